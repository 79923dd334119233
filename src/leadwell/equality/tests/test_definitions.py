from __future__ import annotations

from datetime import date

import pytest

from leadwell.equality import actions
from leadwell.equality.models import Declaration
from leadwell.equality.queries.definitions import (
    FOLDER,
    ORDER,
    characteristics,
    groupings_on,
    known_texts,
    read,
)

TODAY = date(2026, 11, 22)
WHOLE = {"slug", "title", "question", "ask", "source", "to_be_verified", "schemes", "groupings"}
OF_A_LIST = {"id", "title", "source", "advice", "codes"}
MAY_SAY = {"from", "until", "second_sign_is_local", "not_said", "not_asked"}


@pytest.mark.parametrize("slug", ORDER)
def test_every_definition_is_whole_and_says_nothing_nobody_reads(slug):
    written = read(slug)
    assert WHOLE <= written.keys() <= WHOLE | {"method_note"}
    for one in written["schemes"]:
        assert OF_A_LIST <= one.keys() <= OF_A_LIST | MAY_SAY
    for one in written["groupings"]:
        assert (
            {"id", "title", "by"} <= one.keys() <= {"id", "title", "by", "from", "until", "groups"}
        )
    assert slug == written["slug"]


def test_every_file_is_asked_and_every_column_has_its_file():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(ORDER)
    assert set(ORDER) == set(Declaration.Privacy.special)
    assert ORDER == actions.CHARACTERISTICS
    columns = {field.column for field in Declaration._meta.fields} - {"id"}
    assert set(actions.DECLARED_COLUMNS) == columns


def test_every_kept_value_fits_its_column():
    longest = Declaration._meta.get_field("ethnicity").max_length or 0
    kept = {value for slug in ORDER for value in known_texts(slug, scheme="nhs").values()}
    assert max(map(len, kept)) <= longest


@pytest.mark.parametrize("slug", ORDER)
def test_every_answer_falls_in_exactly_one_group_of_every_grouping(slug):
    about = characteristics()[slug]
    for grouping in about.groupings:
        for scheme in about.schemes:
            for code in scheme.codes:
                assert code.falls_in[grouping.by] in grouping.groups


@pytest.mark.parametrize("slug", ORDER)
def test_a_person_chooses_from_a_list_that_is_there(slug):
    about = characteristics()[slug]
    assert len(about.scheme(about.ask).codes) >= 2


def test_the_lists_have_the_codes_they_are_known_by():
    found = {one.slug: [c.kept.split(":")[1] for c in one.codes]
             for one in characteristics()["ethnicity"].schemes}  # fmt: skip
    assert "".join(found["nhs"]) == "ABCDEFGHJKLMNPRS"
    assert sorted(map(int, found["c21"])) == list(range(1, 20))
    assert sorted(map(int, found["asc"])) == [*range(31, 48), 98]


def test_what_cannot_be_mapped_back_is_said():
    """Some answers had no box in 2001; some older ones hold people of newer boxes."""
    codes = [c for one in characteristics()["ethnicity"].schemes for c in one.codes]
    assert {c.kept for c in codes if "nhs" in c.loses} == {
        "c21:15",
        "c21:16",
        "c21:18",
        "asc:33",
        "asc:47",
    }
    assert {c.kept for c in codes if "c21" in c.guessed} == {"nhs:C", "nhs:S", "asc:34"}


def test_the_groups_of_2021_are_not_used_for_days_before_the_census():
    about = characteristics()["ethnicity"]
    assert "five-2021" not in groupings_on(about, date(2021, 3, 20))
    assert "five-2021" in groupings_on(about, date(2021, 3, 21))
    assert "c21:13" not in known_texts("ethnicity", scheme="nhs", on=date(2020, 1, 1))
    assert known_texts("ethnicity", scheme="nhs", on=TODAY)["c21:13"] == "c21:13"


@pytest.mark.parametrize("text", ["not known", "unspecified", "99", ""])
def test_what_nobody_asked_is_kept_as_not_asked(text):
    assert {actions.read_declared(slug, text) for slug in ORDER} == {""}


@pytest.mark.parametrize("text", ["-", "Prefer not to say", "NOT DECLARED", "Not  stated "])
def test_what_somebody_would_not_say_is_kept_as_that(text):
    assert {actions.read_declared(slug, text) for slug in ORDER} == {"-"}


def test_a_whole_file_can_be_joined_to_the_table_of_known_cells():
    known = actions.known_cells("ethnicity")
    assert known[actions.plainly(" A  White - British")] == "nhs:A"
    assert actions.read_declared("ethnicity", "Irish") == known["irish"] == "nhs:B"


@pytest.mark.parametrize("slug", ORDER)
def test_advice_says_what_to_write(slug):
    advice = actions.advice_for(slug)
    assert advice.code == "EQU-01a"
    assert "Write" in str(advice)


def test_the_band_is_kept_of_a_birth_date():
    assert actions.age_band_of(date(1980, 2, 29), on=TODAY) == "lw:45-49"
    assert [first for first, _kept in actions.age_bands()] == [0, 16, *range(20, 75, 5)]
