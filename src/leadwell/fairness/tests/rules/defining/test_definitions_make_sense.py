from __future__ import annotations

from datetime import date

import pytest

from leadwell.fairness.rules.defining.a_funnel_makes_sense import a_funnel_makes_sense
from leadwell.fairness.rules.defining.a_selection_makes_sense import a_selection_makes_sense
from leadwell.fairness.rules.defining.an_indicator_makes_sense import an_indicator_makes_sense
from leadwell.fairness.rules.defining.definitions_stand_together import definitions_stand_together
from leadwell.fairness.tests.rules.defining.known import KNOWN

APPOINTED = {"fact": "step", "funnel": "recruitment", "reached": "appointed"}
SHORTLISTED = {"fact": "step", "funnel": "recruitment", "reached": "shortlisted"}
GOOD = {
    "code": "made-up-1", "number": "1", "title": "Made up", "asks": "Made up?", "kind": "likelihood",
    "characteristic": "ethnicity", "grouping": "white-bme", "first": "white", "second": "bme",
    "favours": "Above 1, white people.", "says": "{value} times as likely.", "part": APPOINTED,
    "whole": SHORTLISTED, "split_by": ["pay_row"], "method": "Made up.", "source": "made up",
    "from": date(2020, 4, 1),
}  # fmt: skip
SURVEY = {
    **{name: GOOD[name] for name in ("code", "number", "title", "asks", "method", "source", "from")},
    "kind": "survey", "measures": {"answer": "bullying"},
}  # fmt: skip
LEFT_OUT = object()


def wrong(**changes):
    return judged({**GOOD, **changes})


def judged(data):
    kept = {name: value for name, value in data.items() if value is not LEFT_OUT}
    return [(why.code, why.facts["at"]) for why in an_indicator_makes_sense(kept, KNOWN)]


def test_an_indicator_that_makes_sense_is_not_refused():
    assert wrong() == []
    assert judged(SURVEY) == []
    staff = {"fact": "staff", "where": {"bank": False, "band": ["Band 5"]}}
    ended = date(2021, 3, 31)
    assert wrong(rows="pay_row", until=ended, part={"fact": "staff"}, whole=staff) == []


def test_one_that_is_another_under_its_own_name_needs_no_counts():
    assert wrong(part=LEFT_OUT, whole=LEFT_OUT, made_of=["made-up-2"]) == []


def test_one_that_compares_no_groups_has_everyone_as_its_group():
    alone = {"characteristic": LEFT_OUT, "grouping": LEFT_OUT, "second": LEFT_OUT, "kind": "share"}
    assert wrong(**alone, first="everyone", favours=LEFT_OUT) == []


@pytest.mark.parametrize("name", ["code", "number", "title", "asks", "method", "source", "from"])
def test_nothing_a_reader_needs_is_left_out(name):
    assert wrong(**{name: LEFT_OUT}) == [("FAR-01a", name)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"colour": "red"}, ("FAR-01b", "colour"), id="a-field-nobody-reads"),
        pytest.param({"kind": "guess"}, ("FAR-01c", "kind"), id="an-unknown-kind"),
        pytest.param({"code": "Made Up"}, ("FAR-01d", "code"), id="a-code-with-a-space"),
        pytest.param({"from": "2020"}, ("FAR-01e", "from"), id="a-year-is-no-date"),
        pytest.param({"until": 7}, ("FAR-01e", "until"), id="a-number-is-no-date"),
        pytest.param(
            {"until": date(2020, 3, 31)}, ("FAR-01f", "until"), id="it-ends-before-it-begins"
        ),
        pytest.param({"favours": LEFT_OUT}, ("FAR-01g", "favours"), id="no-direction"),
        pytest.param({"says": LEFT_OUT}, ("FAR-01h", "says"), id="no-sentence"),
        pytest.param({"says": "Twice."}, ("FAR-01h", "says"), id="a-sentence-without-its-value"),
        pytest.param(
            {"grouping": "five"}, ("FAR-01i", "grouping"), id="an-unknown-way-to-group-people"
        ),
        pytest.param({"first": "green"}, ("FAR-01j", "first"), id="an-unknown-group"),
        pytest.param({"second": LEFT_OUT}, ("FAR-01j", "second"), id="only-one-group"),
        pytest.param({"second": "white"}, ("FAR-01k", "second"), id="a-group-and-itself"),
        pytest.param({"split_by": "band"}, ("FAR-01l", "split_by"), id="a-split-that-is-no-list"),
        pytest.param(
            {"split_by": ["pay_row", "bank"]}, ("FAR-01m", "split_by.1"), id="a-split-nobody-has"
        ),
        pytest.param({"rows": "tier"}, ("FAR-01m", "rows"), id="rows-of-an-unknown-column"),
        pytest.param({"measures": ["a"]}, ("FAR-01n", "measures"), id="measures-in-a-list"),
        pytest.param(
            {"measures": {"answer": "joy"}}, ("FAR-01o", "measures.answer"), id="no-such-measure"
        ),
        pytest.param({"part": LEFT_OUT}, ("FAR-02a", "part"), id="nothing-counted"),
    ],
)
def test_each_thing_that_makes_no_sense_is_said_where_it_stands(changes, expected):
    assert wrong(**changes) == [expected]


def test_two_questions_of_a_survey_do_not_make_one_figure():
    two = {"measures": {"one": "bullying", "two": "other"}}
    assert judged({**SURVEY, **two}) == []
    assert judged({**SURVEY, **two, "says": "{value}"}) == [("MEA-03", "measures")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(None, ("FAR-02a", "part"), id="nothing"),
        pytest.param({"fact": "sky"}, ("FAR-02b", "part.fact"), id="an-unknown-fact"),
        pytest.param({"fact": "staff", "whom": 1}, ("FAR-02c", "part.whom"), id="unknown-field"),
        pytest.param({**APPOINTED, "once": "yes"}, ("FAR-02d", "part.once"), id="once-in-words"),
        pytest.param({**APPOINTED, "fact": "staff", "reached": 1, "funnel": ""} | {"funnel": ""},
                     ("FAR-02e", "part.funnel"), id="staff-in-a-funnel"),
        pytest.param({"fact": "step", "funnel": "gate"}, ("FAR-02f", "part.funnel"), id="funnel"),
        pytest.param({**APPOINTED, "reached": "won"}, ("FAR-02g", "part.reached"), id="stage"),
        pytest.param({"fact": "staff", "where": []}, ("FAR-02h", "part.where"), id="no-columns"),
        pytest.param({"fact": "staff", "where": {"tier": "upper"}},
                     ("FAR-02i", "part.where.tier"), id="an-unknown-column"),
        pytest.param({"fact": "staff", "where": {"pay_row": ["5", "55"]}},
                     ("FAR-02j", "part.where.pay_row"), id="a-value-it-never-has"),
        pytest.param({"fact": "staff", "where": {"bank": "perhaps"}},
                     ("FAR-02j", "part.where.bank"), id="neither-true-nor-false"),
    ],
)  # fmt: skip
def test_what_is_counted_is_there_to_be_counted(data, expected):
    found = a_selection_makes_sense(data, at="part", known=KNOWN)
    assert (found[0].code, found[0].facts["at"]) == expected


FUNNEL = {
    "code": "made-up", "title": "Made up", "about": "Made up.", "source": "case", "good": True,
    "deciders_known": False, "from": date(2020, 4, 1), "split_by": ["openly"],
    "stages": [{"code": "asked", "title": "Asked"}, {"code": "given", "title": "Given",
                                                    "likely": "to be given it", "did": "were given it"}],
    "groups": [{"characteristic": "ethnicity", "grouping": "white-bme"}],
}  # fmt: skip


def test_a_funnel_that_makes_sense_is_not_refused():
    assert a_funnel_makes_sense(FUNNEL, KNOWN) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"about": ""}, ("FAR-03a", "about")),
        ({"good": "very"}, ("FAR-03b", "good")),
        ({"colour": "red"}, ("FAR-03c", "colour")),
        ({"source": "rumour"}, ("FAR-03d", "source")),
        ({"from": "2020"}, ("FAR-03e", "from")),
        ({"until": date(2019, 1, 1)}, ("FAR-03f", "until")),
        ({"stages": FUNNEL["stages"][:1]}, ("FAR-03g", "stages")),
        ({"stages": "asked, given"}, ("FAR-03g", "stages")),
        ({"stages": ["asked", FUNNEL["stages"][1]]}, ("FAR-03h", "stages.0")),
        ({"stages": [*FUNNEL["stages"], FUNNEL["stages"][1]]}, ("FAR-03i", "stages.2.code")),
        (
            {"stages": [FUNNEL["stages"][0], {"code": "given", "title": "Given"}]},
            ("FAR-03n", "stages.1"),
        ),
        (
            {"stages": [{**FUNNEL["stages"][0], "verb": "ask"}, FUNNEL["stages"][1]]},
            ("FAR-03h", "stages.0"),
        ),
        ({"noted_from": "offered"}, ("FAR-03o", "noted_from")),
        ({"noted_from": "given"}, ("FAR-03o", "noted_from")),
        ({"groups": "all"}, ("FAR-03j", "groups")),
        ({"groups": ["ethnicity"]}, ("FAR-03k", "groups.0")),
        ({"split_by": "openly"}, ("FAR-03l", "split_by")),
        ({"split_by": ["bank"]}, ("FAR-03m", "split_by.0")),
    ],
)
def test_each_thing_in_a_funnel_that_makes_no_sense_is_said_where_it_stands(changes, expected):
    (why,) = a_funnel_makes_sense({**FUNNEL, **changes}, KNOWN)
    assert (why.code, why.facts["at"]) == expected


def version(code, begins, ends=None, made_of=()):
    return {"code": code, "from": begins, "until": ends, "made_of": list(made_of)}


OLD, NEW = date(2015, 4, 1), date(2023, 4, 1)


def together(*given):
    return [(why.code, why.facts["of"]) for why in definitions_stand_together(given)]


def test_versions_follow_each_other():
    assert (
        together(version("a", OLD, date(2023, 3, 31)), version("a", NEW), version("b", OLD)) == []
    )


def test_two_versions_never_hold_on_one_day():
    assert together(version("a", OLD, NEW), version("a", NEW)) == [("FAR-04a", 1)]
    assert together(version("a", OLD), version("a", NEW)) == [("FAR-04a", 1)]


def test_nothing_is_made_of_what_is_not_there():
    assert together(version("a", OLD, made_of=["b"])) == [("FAR-04b", 0)]


def test_nothing_is_made_of_itself_by_however_long_a_way():
    assert together(version("a", OLD, made_of=["a"])) == [("FAR-04c", 0)]
    ring = [version("a", OLD, made_of=["b"]), version("b", OLD, made_of=["c"])]
    assert together(*ring, version("c", OLD, made_of=["a"])) == [("FAR-04c", n) for n in range(3)]
    assert together(*ring, version("c", OLD)) == []
