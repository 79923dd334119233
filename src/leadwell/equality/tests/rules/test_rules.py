from __future__ import annotations

from datetime import date

import pytest

from leadwell.equality.queries.definitions import characteristics, known_texts
from leadwell.equality.rules.age_band_of import age_band_of
from leadwell.equality.rules.answer_can_be_given import answer_can_be_given
from leadwell.equality.rules.declared_code_is_known import declared_code_is_known
from leadwell.equality.rules.enough_people_to_count import enough_people_to_count
from leadwell.equality.rules.facts import Said
from leadwell.equality.rules.group_of import group_of
from leadwell.equality.rules.what_stands import what_stands

BANDS = ((0, "lw:under16"), (16, "lw:16-19"), (20, "lw:20-24"), (70, "lw:70+"))
ETHNICITY = characteristics()["ethnicity"]
GROUPINGS = {one.slug: one for one in ETHNICITY.groupings}


def refused(text: str, *, column: str = "ethnicity", scheme: str = "nhs") -> list[str]:
    known = known_texts(column, scheme=scheme)
    about = characteristics()[column]
    found = declared_code_is_known(text, known=known, column=about, scheme=scheme)
    assert not any(text in str(reason.facts) for reason in found if len(text) > 4)
    return [reason.code for reason in found]


@pytest.mark.parametrize(
    ("text", "scheme", "codes"),
    [
        pytest.param("a", "nhs", [], id="an-nhs-letter"),
        pytest.param("cc", "nhs", [], id="with-the-employers-own-second-sign"),
        pytest.param("a white - british", "nhs", [], id="as-payroll-systems-write-it"),
        pytest.param("z", "nhs", [], id="asked-and-did-not-say"),
        pytest.param("99", "nhs", [], id="nobody-asked"),
        pytest.param("31", "nhs", ["EQU-01b"], id="a-social-care-code-in-an-nhs-file"),
        pytest.param("31", "asc", [], id="a-social-care-code-in-a-social-care-file"),
        pytest.param("asc:31", "nhs", [], id="a-social-care-code-that-says-so"),
        pytest.param("a", "asc", ["EQU-01b"], id="an-nhs-letter-in-a-social-care-file"),
        pytest.param("48", "asc", ["EQU-01a"], id="a-number-in-no-list"),
        pytest.param("13", "nhs", ["EQU-01b"], id="a-census-number-without-its-list"),
        pytest.param("c21:13", "nhs", [], id="a-census-number-with-its-list"),
        pytest.param("c21:20", "nhs", ["EQU-01a"], id="a-census-number-that-does-not-exist"),
        pytest.param("ms asha patel 1971", "nhs", ["EQU-01a"], id="something-private-altogether"),
        pytest.param("i", "nhs", ["EQU-01a"], id="a-letter-the-list-leaves-out"),
    ],
)
def test_which_cells_of_ethnicity_are_taken(text, scheme, codes):
    assert refused(text, scheme=scheme) == codes


@pytest.mark.parametrize(
    ("column", "text", "codes"),
    [
        pytest.param("disability", "yes", [], id="a-word"),
        pytest.param("disability", "asc:0", [], id="a-social-care-code"),
        pytest.param("disability", "perhaps", ["EQU-01a"], id="a-word-that-means-nothing"),
        pytest.param("religion", "none", [], id="no-religion-is-an-answer"),
        pytest.param("sex", "prefer not to say", [], id="not-saying-is-an-answer-everywhere"),
    ],
)
def test_which_cells_of_the_others_are_taken(column, text, codes):
    assert refused(text, column=column) == codes


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        pytest.param(date(2006, 11, 22), "lw:20-24", id="twenty-today"),
        pytest.param(date(2006, 11, 23), "lw:16-19", id="twenty-tomorrow"),
        pytest.param(date(2004, 2, 29), "lw:20-24", id="born-on-a-day-that-is-not-in-every-year"),
        pytest.param(date(1936, 1, 1), "lw:70+", id="ninety"),
        pytest.param(date(2026, 11, 22), "lw:under16", id="born-today"),
        pytest.param(date(2026, 11, 23), "", id="not-born-yet"),
        pytest.param(date(1915, 1, 1), "", id="older-than-anybody"),
    ],
)
def test_which_band_a_birth_date_falls_in(born_on, band):
    assert age_band_of(born_on, on=date(2026, 11, 22), bands=BANDS) == band


@pytest.mark.parametrize(
    ("kept", "grouping", "group"),
    [
        pytest.param("nhs:R", "five-2001", "other", id="chinese-was-other-in-2001"),
        pytest.param("nhs:R", "five-2021", "asian", id="chinese-is-asian-in-2021"),
        pytest.param("asc:42", "five-2001", "other", id="in-whichever-list-it-was-given"),
        pytest.param("c21:18", "five-2001", "other", id="arab-had-no-box-in-2001"),
        pytest.param("c21:16", "nhs-16", "C", id="roma-was-any-other-white"),
        pytest.param("c21:16", "census-19", "16", id="and-is-kept-as-what-it-is"),
        pytest.param("nhs:C", "white-bme", "white", id="white-is-a-b-and-c"),
        pytest.param("nhs:CC", "white-bme", "white", id="the-second-sign-changes-nothing"),
        pytest.param("nhs:D", "white-bme", "bme", id="every-other-letter-is-bme"),
        pytest.param("-", "white-bme", "not-said", id="did-not-say"),
        pytest.param("", "white-bme", "not-asked", id="nobody-asked"),
        pytest.param("nhs:Q", "white-bme", "unknown", id="a-code-nobody-knows"),
        pytest.param("zzz", "white-bme", "unknown", id="no-code-at-all"),
    ],
)
def test_which_group_an_answer_is_counted_in(kept, grouping, group):
    found = group_of(kept, characteristic=ETHNICITY, grouping=GROUPINGS[grouping])
    assert found == group


def test_an_answer_from_a_list_that_a_grouping_cannot_place_is_unknown_not_guessed():
    sex = characteristics()["sex"]
    assert group_of("lw:male", characteristic=sex, grouping=GROUPINGS["nhs-16"]) == "unknown"


EARLY, LATE = date(2026, 1, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        pytest.param([], None, id="nobody-said-anything"),
        pytest.param([("", "workforce A", LATE)], None, id="nobody-asked"),
        pytest.param(
            [("nhs:A", "workforce A", LATE), ("c21:3", "own", EARLY)], "c21:3", id="own-goes-first"
        ),
        pytest.param(
            [("nhs:A", "workforce A", LATE), ("-", "own", EARLY)], "-", id="not-saying-goes-first"
        ),
        pytest.param(
            [("nhs:A", "workforce A", LATE), ("", "own", LATE)], "nhs:A", id="not-answering-does-not"
        ),
        pytest.param(
            [("nhs:A", "workforce A", EARLY), ("nhs:B", "asc B", LATE)], "nhs:B", id="the-later-file"
        ),
    ],
)  # fmt: skip
def test_which_answer_stands(said, holds):
    found = what_stands(Said(*one) for one in said)
    assert (found.value if found else None) == holds


def test_what_was_said_does_not_print_itself():
    assert "nhs" not in repr(Said("nhs:A", "own", LATE))


@pytest.mark.parametrize(("people", "codes"), [(0, ["EQU-05"]), (9, ["EQU-05"]), (10, [])])
def test_how_many_people_are_enough_to_count(people, codes):
    assert [reason.code for reason in enough_people_to_count(people)] == codes


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        pytest.param({"ethnicity": "c21:3", "sex": "-"}, [], id="answers-of-the-page"),
        pytest.param({"ethnicity": ""}, [], id="none"),
        pytest.param({"ethnicity": "nhs:A"}, ["EQU-06"], id="a-code-of-another-list"),
        pytest.param({"star_sign": "-"}, ["EQU-06"], id="a-question-nobody-asked"),
    ],
)
def test_which_answers_can_be_given(answers, codes):
    found = answer_can_be_given(answers, characteristics=characteristics())
    assert [reason.code for reason in found] == codes
