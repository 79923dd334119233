from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leadwell.fairness.queries import definitions
from leadwell.fairness.queries.definition_files import DefinitionRefused, read_file
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.facts import Kind

ON = date(2026, 3, 31)
INDICATOR = """\
code: made-up
number: "1"
title: Made up
asks: Made up?
kind: likelihood
characteristic: ethnicity
grouping: white-bme
first: white
second: bme
favours: Above 1, white people.
says: White people were {value} times as likely.
part: {fact: step, funnel: recruitment, reached: appointed}
whole:
  fact: step
  funnel: recruitment
  reached: shortlisted
  where:
    openly: true
method: Made up.
source: made up
from: 2020-04-01
"""


def refused(folder: Path, text: str, *others: str) -> str:
    (folder / "made").mkdir(exist_ok=True)
    for number, one in enumerate([text, *others]):
        (folder / "made" / f"{number}.yaml").write_text(one, "utf-8")
    with pytest.raises(DefinitionRefused) as refusal:
        definitions.read_indicators(folder)
    return str(refusal.value.reasons[0])


def test_every_funnel_and_indicator_that_we_ship_makes_sense():
    assert set(definitions.sets()) >= {
        "wres", "wdes", "disparity", "sc-wres", "connections", "six-actions", "eds", "psed", "pay-gap",
        "own-rules",
    }  # fmt: skip
    for code in definitions.sets():
        assert definitions.indicators_of(code, ON)
    for path in (definitions.HERE / "funnels").glob("*.yaml"):
        assert path.stem in definitions.funnels()


def test_files_are_named_after_what_they_define():
    for path in (definitions.HERE / "indicators").glob("*/*.yaml"):
        if path.name != "set.yaml":
            assert path.stem.startswith(read_file(path).data["code"])


def test_each_set_is_in_the_order_of_its_standard():
    numbers = [one.number for one in definitions.indicators_of("wres", ON)]
    assert numbers == [*(str(number) for number in range(1, 10)), "9", "9"]
    order = [one.order for one in definitions.sets().values()]
    assert order == sorted(order)


def test_no_title_says_again_what_stands_in_its_number():
    for one in definitions.indicators().values():
        if one.is_numbered:
            again = set(re.findall("[a-z]{3,}", one.number)) & set(one.title.lower().split())
            assert not again, f"{one.number}. {one.title}"


def test_the_direction_of_each_standard_is_its_own():
    found = {code: (one.first, one.second) for code, one in definitions.indicators().items()}
    assert found["wres-2"] == ("white", "bme")
    assert found["wres-3"] == ("bme", "white")
    assert found["wres-4"] == ("white", "bme")
    assert found["wdes-2"] == ("no", "yes")
    assert found["wdes-3"] == ("yes", "no")
    assert found["sc-wres-shortlisting"] == ("bme", "white")


@pytest.mark.parametrize(("code", "column"), [("voting", "votes"), ("executive", "executive")])
@pytest.mark.parametrize("board", ["wres-9", "wdes-10"])
def test_voting_and_executive_members_are_a_part_of_the_board_beside_the_same_workforce(
    board, code, column
):
    whole, part = (definitions.indicators()[one] for one in (board, f"{board}-{code}"))
    assert part.part.where == {**whole.part.where, column: ("true",)}
    assert (part.whole, part.first, part.grouping) == (whole.whole, whole.first, whole.grouping)


def test_metric_3_of_the_disability_standard_is_capability_and_never_discipline():
    metric = definitions.indicators()["wdes-3"]
    assert metric.part is not None
    assert metric.part.funnel == "capability"
    assert "capability" in metric.title


def test_a_stage_becomes_its_number():
    part = definitions.indicators()["wres-2"].part
    assert part is not None
    assert (part.funnel, part.reached) == ("recruitment", 5)


def test_an_indicator_that_is_another_counts_what_that_one_counts():
    found = definitions.indicators()
    assert found["hia-2a-race"].part == found["wres-2"].part
    assert found["hia-2a-race"].split_by == found["wres-2"].split_by
    assert found["disparity-lower-upper"].part != found["disparity-lower-middle"].part


def test_what_nobody_has_checked_says_so():
    unchecked = [one for one in definitions.versions() if one.set in ("disparity", "sc-wres")]
    assert unchecked
    assert not any(one.verified for one in unchecked)
    assert all(one.to_be_verified for one in definitions.sets().values() if one.code == "eds")


def test_the_fingerprint_changes_with_the_set_and_stays_the_same_otherwise():
    first = definitions.definitions_digest("wres", ON)
    assert first == definitions.definitions_digest("wres", date(2025, 3, 31))
    assert first != definitions.definitions_digest("wdes", ON)
    assert definitions.definitions_digest("six-actions", date(2022, 3, 31)) != (
        definitions.definitions_digest("six-actions", ON)
    )


def test_groups_have_titles():
    assert definitions.group_titles("ethnicity", "white-bme")["bme"] == "Black and minority ethnic"
    assert definitions.group_titles("tie", "tie")["none"] == "Without a tie"
    assert definitions.group_titles("disability", "as-asked")["no"] == "Not disabled"
    assert definitions.group_titles("", "") == {"everyone": "Everyone"}


def test_one_code_of_two_characteristics_keeps_both_its_names():
    words = words_of(definitions.indicators_of("psed", ON))
    assert words.group("disability", "yes") == "Disabled"
    assert words.group("caring", "yes") == "Look after somebody"
    assert words.group("anything", "strange") == "strange"


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("first: white", "first: green", 8, "“green” is not a group here"),
        ("second: bme", "second: white", 9, "not compared with itself"),
        ("favours: Above 1, white people.\n", "", 1, "“favours” is missing"),
        ("    openly: true", "    ward: 7", 18, "has no column “ward”"),
        ("    openly: true", "    openly: often", 18, "“openly” is never “often”"),
        ("  reached: shortlisted", "  reached: liked", 16, "no stage “liked”"),
        ("funnel: recruitment, reached: appointed", "funnel: luck, reached: won", 12, "no funnel"),
        ("from: 2020-04-01", "from: 2020-04-01\nuntil: 2019-04-01", 22, "before it begins"),
        ("from: 2020-04-01", "from: 2020-04-01\nmade_of: [other]", 22, "no indicator “other”"),
        ("from: 2020-04-01", "from: 2020-04-01\nmade_of: [made-up]", 22, "is made of itself"),
        ("source: made up", "source: made up\nsource: again", 21, "said twice"),
        ("title: Made up", "title: [", 5, "not YAML"),
    ],
)
def test_a_file_is_refused_with_its_line_and_the_reason(tmp_path, old, new, line, why):
    said = refused(tmp_path, INDICATOR.replace(old, new))
    assert said.startswith(f"made/0.yaml, line {line}: ")
    assert why in said


def test_a_file_that_is_a_list_is_refused(tmp_path):
    assert refused(tmp_path, "- a\n- b\n").startswith("made/0.yaml, line 1: A definition is")


def test_the_second_definition_of_the_same_days_is_the_one_refused(tmp_path):
    said = refused(tmp_path, INDICATOR, INDICATOR.replace("2020-04-01", "2022-04-01"))
    assert said.startswith("made/1.yaml, line 21: “made-up” has another definition")


def test_a_funnel_is_refused_with_its_line_too(tmp_path):
    (tmp_path / "odd.yaml").write_text("code: odd\ntitle: Odd\nstages: []\n", "utf-8")
    with pytest.raises(DefinitionRefused) as refusal:
        definitions.read_funnels(tmp_path)
    assert "line 3: A funnel has two stages or more." in str(refusal.value)


def test_an_older_version_is_found_by_its_day(tmp_path):
    (tmp_path / "made").mkdir()
    old = INDICATOR.replace("from: 2020", "until: 2022-03-31\nfrom: 2020")
    (tmp_path / "made" / "made-up-2020.yaml").write_text(old, "utf-8")
    (tmp_path / "made" / "made-up.yaml").write_text(
        INDICATOR.replace("2020-04", "2022-04"), "utf-8"
    )
    found = definitions.read_indicators(tmp_path)
    assert [(one.code, one.from_on.year) for one in found] == [("made-up", 2020), ("made-up", 2022)]
    assert {one.kind for one in found} == {Kind.LIKELIHOOD}


def test_the_command_says_what_it_read(capsys):
    call_command("check_indicators")
    assert "indicators in 11 sets" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_and_fails(tmp_path):
    with pytest.raises(CommandError, match="line 1: "):
        call_command("check_indicators", folder=_bad(tmp_path))


def _bad(folder: Path) -> Path:
    (folder / "made").mkdir()
    (folder / "made" / "bad.yaml").write_text("kind: bananas\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param("a: &a [x, x]\nb: &b [*a, *a]\n", 2, id="parts-in-parts"),
        pytest.param("a: 1\nb: &b [*b]\n", 2, id="itself-in-itself"),
        pytest.param("a: \x00\n", 1, id="a-sign-no-text-has"),
    ],
)
def test_a_file_that_would_grow_without_end_or_cannot_be_read_is_refused(tmp_path, said, line):
    path = tmp_path / "made-up.yaml"
    path.write_text(said)
    with pytest.raises(DefinitionRefused, match=f"made-up.yaml, line {line}:"):
        read_file(path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "made-up.yaml"
    path.write_bytes(b"a: \xff\xfe")
    with pytest.raises(DefinitionRefused, match="cannot be read"):
        read_file(path)
