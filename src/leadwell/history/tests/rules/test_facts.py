"""What fixes an event: the same bytes before and after the database, and other bytes for anything else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.history.rules import facts
from leadwell.stats.merkle import leaf_hash

AT = datetime(2026, 11, 21, 12, 0, 0, 5, tzinfo=UTC)
HAPPENING = facts.Happening("post.filled", "organisations.Post", "7", AT, ["ORG-04"], {"band": "1"})
PARTICULARS = facts.Particulars("Asha", 7, "", {"file": "a"})
SALT = bytes(32)

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def test_sorted_keys_no_spaces_and_letters_as_they_are():
    assert facts.canonical({"b": [1, 2.0], "a": "é"}) == '{"a":"é","b":[1,2]}'.encode()


@given(plain)
def test_what_was_read_back_is_written_as_before(value):
    written = facts.canonical(value)
    assert facts.canonical(json.loads(written)) == written
    assert facts.canonical(json.loads(json.dumps(value, indent=2))) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_does_not_know_is_refused(value):
    with pytest.raises(ValueError, match="JSON compliant"):
        facts.canonical(value)


def test_the_leaf_is_the_digest_of_one_line_of_json():
    committed = facts.commitment(SALT, PARTICULARS)
    line = {
        "about_id": "7",
        "about_kind": "organisations.Post",
        "at": "2026-11-21T12:00:00.000005+00:00",
        "commitment": committed.hex(),
        "event": 12,
        "rules": ["ORG-04"],
        "versions": {"band": "1"},
        "what": "post.filled",
    }
    assert facts.leaf(12, HAPPENING, committed) == leaf_hash(facts.canonical(line))


@pytest.mark.parametrize(
    "change",
    [{"what": "post.left"}, {"about_kind": "x"}, {"about_id": "8"}, {"at": AT + timedelta(microseconds=1)},
     {"rules": []}, {"versions": {}}],
)  # fmt: skip
def test_anything_that_stays_changes_the_leaf(change):
    changed = replace(HAPPENING, **change)
    assert facts.leaf(12, changed, SALT) != facts.leaf(12, HAPPENING, SALT)


def test_another_number_or_commitment_is_another_leaf():
    assert facts.leaf(13, HAPPENING, SALT) != facts.leaf(12, HAPPENING, SALT)
    assert facts.leaf(12, HAPPENING, b"\1" * 32) != facts.leaf(12, HAPPENING, SALT)


def test_the_same_moment_told_in_another_zone_is_the_same_leaf():
    there = AT.astimezone(timezone(timedelta(hours=5)))
    assert facts.leaf(1, replace(HAPPENING, at=there), SALT) == facts.leaf(1, HAPPENING, SALT)


@pytest.mark.parametrize(
    "change", [{"by_name": "Ben"}, {"by_person_id": 8}, {"on_behalf_of": "Ben"}, {"details": {}}]
)
def test_any_particular_changes_the_commitment(change):
    changed = replace(PARTICULARS, **change)
    assert facts.commitment(SALT, changed) != facts.commitment(SALT, PARTICULARS)


def test_without_the_salt_the_same_particulars_look_different():
    assert facts.commitment(b"\1" * 32, PARTICULARS) != facts.commitment(SALT, PARTICULARS)


@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=2))
def test_no_text_is_taken_for_the_number(text, versions):
    tricky = replace(HAPPENING, what=f'{text},"event":0,"rules":', versions=versions)
    before, after = facts.around_the_number(tricky, SALT)
    assert json.loads(before + b"31" + after)["event"] == 31
    assert json.loads(before + b"31" + after)["what"] == tricky.what
