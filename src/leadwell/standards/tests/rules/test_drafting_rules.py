"""What a draft may say, at the boundaries."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from leadwell.standards.rules.comment_may_be_made import comment_may_be_made
from leadwell.standards.rules.draft_may_be_changed import draft_may_be_changed
from leadwell.standards.rules.draft_may_be_started import draft_may_be_started
from leadwell.standards.rules.drafters_do_not_sign_off import drafters_do_not_sign_off
from leadwell.standards.rules.example_stays_labelled import example_stays_labelled
from leadwell.standards.rules.facts import ItemFacts, RequirementFacts
from leadwell.standards.rules.item_may_be_kept import item_may_be_kept
from leadwell.standards.rules.levels_do_not_skip import levels_do_not_skip
from leadwell.standards.rules.nothing_comes_before_itself import nothing_comes_before_itself
from leadwell.standards.rules.reason_is_said import reason_is_said
from leadwell.standards.rules.requirement_may_be_kept import requirement_may_be_kept
from leadwell.standards.rules.step_follows import step_follows
from leadwell.standards.rules.version_is_complete import version_is_complete
from leadwell.standards.rules.version_may_be_published import version_may_be_published
from leadwell.standards.rules.version_may_be_retired import version_may_be_retired
from leadwell.standards.rules.what_changed import what_changed

TODAY = date(2026, 11, 2)
TOMORROW, YESTERDAY = date(2026, 11, 3), date(2026, 11, 1)


def codes(found):
    return [reason.code for reason in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([], [], id="no-levels-at-all"),
        pytest.param([1], [], id="one"),
        pytest.param([3, 1, 2], [], id="three-in-any-order"),
        pytest.param([1, 3], ["STD-01b"], id="the-second-is-missing"),
        pytest.param([2, 3], ["STD-01b"], id="the-first-is-missing"),
        pytest.param([0, 1], ["STD-01b"], id="begins-at-nought"),
        pytest.param([1, 1, 2], ["STD-01a"], id="one-twice"),
    ],
)
def test_levels_do_not_skip(numbers, expected):
    assert codes(levels_do_not_skip(numbers)) == expected


ITEM = ItemFacts("core:2.1", "standard", "2.1", "Listen", "Listens to people.", 2)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, [], id="a-standard-as-it-should-be"),
        pytest.param({"level": None}, [], id="for-all-levels"),
        pytest.param({"code": ""}, ["STD-02a"], id="no-code"),
        pytest.param({"code": "a b"}, ["STD-02a"], id="a-code-with-a-space"),
        pytest.param({"code": "a/b"}, ["STD-02a"], id="a-code-that-breaks-its-address"),
        pytest.param({"code": "x" * 41}, ["STD-02a"], id="too-long-a-code"),
        pytest.param({"code": "1.1"}, ["STD-02b"], id="a-code-that-is-taken"),
        pytest.param({"statement": "  "}, ["STD-02c"], id="says-nothing"),
        pytest.param({"kind": "level", "level": None}, ["STD-02d"], id="a-level-without-number"),
        pytest.param({"kind": "level", "level": 3}, [], id="a-new-level"),
        pytest.param({"level": 3}, ["STD-02e"], id="on-a-level-that-is-not-there"),
    ],
)
def test_what_an_item_needs(changed, expected):
    item = replace(ITEM, **changed)
    assert codes(item_may_be_kept(item, taken={"1.1"}, levels={1, 2})) == expected


ASKED = RequirementFacts("core", "1.1", 1, "level-2", "Level 2", 2, {"item": "core:2.1"})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, [], id="as-it-should-be"),
        pytest.param({"rule": {"item": "core:9.9"}}, ["STD-03a"], id="names-what-is-not-there"),
        pytest.param({"rule": {"all": []}}, ["STD-40c"], id="cannot-be-read"),
        pytest.param({"code": "level-1"}, ["STD-03b"], id="a-code-that-is-taken"),
        pytest.param({"level": 7}, ["STD-03c"], id="for-a-level-that-is-not-there"),
        pytest.param({"on_hold": True}, ["STD-03d"], id="on-hold-without-a-reason"),
        pytest.param({"on_hold": True, "because": "Under review"}, [], id="on-hold-with-one"),
    ],
)
def test_what_a_requirement_needs(changed, expected):
    asked = replace(ASKED, **changed)
    found = requirement_may_be_kept(asked, taken={"level-1"}, known={"core:2.1"}, levels={1, 2})
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("pairs", "circle"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([("a", "b"), ("b", "c"), ("a", "c")], "", id="two-ways-to-one-end"),
        pytest.param([("a", "a")], "a", id="itself"),
        pytest.param([("a", "b"), ("b", "a")], "a, b", id="each-other"),
        pytest.param(
            [("in", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "out")],
            "a, b, c",
            id="only-the-circle-is-named",
        ),
    ],
)
def test_nothing_comes_before_itself(pairs, circle):
    found = nothing_comes_before_itself(pairs)
    assert [reason.facts["keys"] for reason in found] == ([circle] if circle else [])


@pytest.mark.parametrize(
    ("from_on", "begun", "expected"),
    [
        pytest.param(TODAY, [], [], id="the-first-version-from-today"),
        pytest.param(YESTERDAY, [], ["STD-05a"], id="not-from-yesterday"),
        pytest.param(TOMORROW, [TODAY], [], id="a-day-after-the-one-before"),
        pytest.param(TODAY, [TODAY], ["STD-05b"], id="not-on-the-same-day"),
        pytest.param(TODAY, [YESTERDAY, TOMORROW], ["STD-05b"], id="not-before-one-to-come"),
    ],
)
def test_when_a_version_may_begin(from_on, begun, expected):
    assert codes(version_may_be_published(from_on, begun=begun, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(3, [], id="a-colleague"),
        pytest.param(2, ["STD-06b"], id="one-who-drafted-it"),
        pytest.param(None, ["STD-06a"], id="a-job-of-our-own"),
    ],
)
def test_nobody_signs_off_what_they_drafted(person, expected):
    assert codes(drafters_do_not_sign_off(person, drafters={1, 2})) == expected


THEN, LATER = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "seen", "expected"),
    [
        pytest.param("draft", None, [], id="a-draft"),
        pytest.param("draft", THEN, [], id="a-draft-nobody-touched-since"),
        pytest.param("draft", LATER, ["STD-07d"], id="a-draft-somebody-changed-meanwhile"),
        pytest.param("in-review", None, ["STD-07a"], id="in-review"),
        pytest.param("signed-off", None, ["STD-07b"], id="signed-off"),
        pytest.param("published", None, ["STD-07c"], id="published"),
        pytest.param("retired", None, ["STD-07c"], id="retired"),
    ],
)
def test_when_a_draft_may_be_changed(status, seen, expected):
    assert codes(draft_may_be_changed(status, changed_at=THEN, seen_at=seen)) == expected


@pytest.mark.parametrize(
    ("title", "example", "was", "source", "expected"),
    [
        pytest.param("Standards (Example)", True, True, "ours", [], id="an-example-that-says-so"),
        pytest.param("Standards", True, True, "ours", ["STD-08a"], id="one-that-does-not"),
        pytest.param("Standards", False, True, "ours", ["STD-08b"], id="a-label-taken-off"),
        pytest.param("Standards", False, True, "gov.uk", [], id="replaced-by-somebodys-words"),
        pytest.param("Standards", False, False, "ours", [], id="never-was-one"),
    ],
)
def test_an_example_stays_labelled(title, example, was, source, expected):
    found = example_stays_labelled(
        title=title, example=example, was_example=was, source=source, source_before="ours"
    )
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("step", "status", "expected"),
    [
        ("sent", "draft", []),
        ("sent", "in-review", ["STD-09a"]),
        ("returned", "in-review", []),
        ("returned", "signed-off", []),
        ("returned", "published", ["STD-09b"]),
        ("signed-off", "in-review", []),
        ("signed-off", "draft", ["STD-09c"]),
        ("published", "signed-off", []),
        ("published", "in-review", ["STD-09d"]),
        ("retired", "published", []),
        ("retired", "retired", ["STD-09e"]),
    ],
)
def test_steps_follow_in_order(step, status, expected):
    assert codes(step_follows(step, status=status)) == expected


def test_what_is_sent_for_review_leaves_nothing_open():
    assert version_is_complete(items=1, source="a page", creator="us", open_comments=0) == []
    found = version_is_complete(items=0, source=" ", creator="", open_comments=2)
    assert codes(found) == ["STD-11a", "STD-11b", "STD-11c", "STD-11d"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1.1", []), ("2026-a", []), ("1.0", ["STD-12b"]), ("", ["STD-12a"]), ("1 1", ["STD-12a"])],
)
def test_a_draft_has_a_number_of_its_own(number, expected):
    assert codes(draft_may_be_started(number, taken={"1.0"})) == expected


@pytest.mark.parametrize(
    ("until", "from_on", "ends", "because", "expected"),
    [
        pytest.param(TODAY, YESTERDAY, None, "Replaced", [], id="from-today"),
        pytest.param(YESTERDAY, date(2026, 1, 1), None, "x", ["STD-13a"], id="not-backwards"),
        pytest.param(TOMORROW, TOMORROW, None, "x", ["STD-13a"], id="not-on-its-first-day"),
        pytest.param(TOMORROW, YESTERDAY, TODAY, "x", ["STD-13b"], id="not-made-longer"),
        pytest.param(TODAY, YESTERDAY, TODAY, " ", ["STD-13c"], id="not-without-a-reason"),
    ],
)
def test_when_a_version_may_end(until, from_on, ends, because, expected):
    found = version_may_be_retired(
        until, from_on=from_on, ends_already=ends, today=TODAY, because=because
    )
    assert codes(found) == expected


def _items(*said):
    return [replace(ITEM, key=f"core:{code}", code=code, statement=text) for code, text in said]


def test_what_changed_is_told_by_the_key_and_in_one_order():
    before = _items(("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"))
    after = _items(("a", "1"), ("d", "1"), ("c", "2"), ("e", "1"))
    found = what_changed(before, after)
    assert [(one.key, one.kind) for one in found] == [
        ("core:a", "same"),
        ("core:b", "removed"),
        ("core:d", "same"),
        ("core:c", "changed"),
        ("core:e", "added"),
    ]


def test_what_was_removed_at_the_top_stays_at_the_top():
    assert [one.key for one in what_changed(_items(("a", "1")), _items(("b", "1")))] == [
        "core:a",
        "core:b",
    ]


def test_what_was_added_and_taken_away_again_is_no_change():
    before = _items(("a", "1"), ("b", "1"))
    assert {one.kind for one in what_changed(before, before)} == {"same"}


@pytest.mark.parametrize(
    ("status", "answered", "expected"),
    [
        ("draft", False, []),
        ("signed-off", False, []),
        ("published", False, ["STD-15a"]),
        ("draft", True, ["STD-15b"]),
    ],
)
def test_when_a_comment_or_its_answer_may_be_made(status, answered, expected):
    assert codes(comment_may_be_made(status, answered=answered)) == expected


def test_words_are_needed_where_a_reason_is_asked_for():
    assert reason_is_said("It is too long.") == []
    assert codes(reason_is_said(" \n")) == ["STD-14a"]
