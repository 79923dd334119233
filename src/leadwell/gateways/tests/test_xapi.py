"""xAPI statements: what the specification takes is read, what it refuses is refused, by its place."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.gateways.xapi import (
    TooMuch,
    WrongStatement,
    actor_word,
    read_statements,
    same_statement,
)

ID = "fd41c918-b88b-4b20-a0a5-a4c32391aaa0"
PLAIN = {
    "actor": {"mbox": "mailto:Asha@trust.example"},
    "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
    "object": {"id": "https://learn.example/courses/7"},
}
FULL = {
    **PLAIN,
    "id": ID,
    "actor": {
        "objectType": "Agent",
        "name": "Made Up",
        "account": {"homePage": "https://learn.example", "name": "42"},
    },
    "verb": {**PLAIN["verb"], "display": {"en-GB": "completed"}},
    "object": {
        "objectType": "Activity",
        "id": "https://learn.example/courses/7",
        "definition": {
            "name": {"en": "Course"},
            "type": "http://adlnet.gov/expapi/activities/course",
            "choices": [{"id": "a", "description": {"en": "A"}}],
            "correctResponsesPattern": ["a"],
            "extensions": {"https://a.example/x": None},
        },
    },
    "result": {
        "score": {"scaled": 0.9, "raw": 9, "min": 0, "max": 10},
        "success": True,
        "completion": True,
        "response": "a",
        "duration": "PT1H30M",
    },
    "context": {
        "registration": ID,
        "team": {"objectType": "Group", "member": [PLAIN["actor"]]},
        "contextActivities": {"parent": [{"id": "https://learn.example/p"}], "other": []},
        "contextAgents": [],
        "language": "en-GB",
        "statement": {"objectType": "StatementRef", "id": ID},
        "revision": "1",
    },
    "timestamp": "2026-11-02T09:00:00.123Z",
    "stored": "2026-11-02T09:00:01+00:00",
    "version": "1.0.3",
    "attachments": [
        {
            "usageType": "https://a.example/use",
            "display": {"en": "File"},
            "contentType": "text/plain",
            "length": 3,
            "sha2": "0" * 64,
        }
    ],
}


def read(*rows: object) -> list:
    return read_statements(json.dumps(rows[0] if len(rows) == 1 else rows).encode())


def test_a_plain_statement_is_given_an_identifier():
    (said,) = read(PLAIN)
    assert said.actor == "mbox:mailto:asha@trust.example"
    assert said.verb.endswith("completed")
    assert said.activity == "https://learn.example/courses/7"
    assert said.identifier.version == 4


def test_everything_the_specification_names_is_read():
    (said,) = read(FULL)
    assert str(said.identifier) == ID
    assert said.actor == "account:https://learn.example#42"
    assert said.said == FULL


def test_statements_about_people_and_statements_have_no_activity():
    for about in (
        {"objectType": "Agent", "openid": "https://id.example/me"},
        {"objectType": "Group", "mbox_sha1sum": "a" * 40},
        {"objectType": "SubStatement", **PLAIN, "result": {}, "timestamp": "2026-11-02T09:00:00Z"},
    ):
        (said,) = read({**PLAIN, "object": about})
        assert said.activity == ""


def test_voiding_names_the_statement_it_takes_back():
    verb = {"id": "http://adlnet.gov/expapi/verbs/voided"}
    (said,) = read({**PLAIN, "verb": verb, "object": {"objectType": "StatementRef", "id": ID}})
    assert str(said.voids) == ID
    with pytest.raises(WrongStatement, match="StatementRef"):
        read({**PLAIN, "verb": verb})


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        (("colour",), "blue", "no such field"),
        (("id",), "one", "UUID"),
        (("id",), 7, "UUID"),
        (("actor",), None, "an object"),
        (("actor", "openid"), "https://id.example/me", "in one way"),
        (("actor",), {"mbox": "asha@trust.example"}, "mailto"),
        (("actor",), {"objectType": "Robot", "mbox": "mailto:a@b.example"}, "Agent"),
        (("actor",), {"objectType": "Group"}, "members"),
        (("actor",), {"objectType": "Group", "member": {}}, "a list"),
        (("actor",), {"objectType": "Group", "member": [{"objectType": "Group"}]}, "no groups"),
        (("actor",), {"mbox_sha1sum": "xyz"}, "hexadecimal"),
        (("actor",), {"account": {"homePage": "learn", "name": "4"}}, "whole address"),
        (("actor",), {"name": "Nobody"}, "in one way"),
        (("verb", "id"), "done", "whole address"),
        (("verb", "id"), "http://[", "whole address"),
        (("verb", "display"), "done", "each language"),
        (("verb", "display"), {"not a tag": "x"}, "language tag"),
        (("verb", "display"), {"en": 3}, "text"),
        (("object",), {"id": "x y"}, "whole address"),
        (("object",), {"objectType": "Thing", "id": "https://a.example/x"}, "Activity"),
        (("object",), {"objectType": "SubStatement", **PLAIN, "id": ID}, "no such field"),
        (("object", "definition", "choices"), {}, "a list"),
        (("object", "definition", "correctResponsesPattern"), "a", "a list"),
        (("object", "definition", "extensions"), [], "an object"),
        (("object", "definition", "extensions"), {"x y": 1}, "whole address"),
        (("result", "score", "scaled"), 1.2, "from -1 to 1"),
        (("result", "score", "raw"), 11, "between"),
        (("result", "score"), {"min": 5, "max": 4}, "between"),
        (("result", "score", "raw"), True, "a number"),
        (("result", "success"), 1, "true or false"),
        (("result", "duration"), "90 minutes", "time span"),
        (("context", "language"), "?", "language tag"),
        (("context", "contextAgents"), None, "leave out"),
        (("context", "contextActivities"), {"near": []}, "no such field"),
        (("timestamp",), "yesterday", "time"),
        (("timestamp",), "2026-11-02T09:00:00-00:00", "time"),
        (("timestamp",), "2026-11-02", "time"),
        (("version",), "0.9", "1.0 and 2.0"),
        (("attachments",), {}, "a list"),
        (("attachments",), [{}], "missing"),
    ],
)
def test_what_the_specification_refuses_is_refused_by_its_place(where, value, says):
    row = copy.deepcopy(FULL)
    at = row
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    with pytest.raises(WrongStatement, match=says) as told:
        read(row)
    assert str(told.value).startswith("statement 1 / " + where[0])


@pytest.mark.parametrize("missing", ["actor", "verb", "object"])
def test_what_must_be_there_is_named(missing):
    row = {name: value for name, value in PLAIN.items() if name != missing}
    with pytest.raises(WrongStatement, match=f"{missing}: this is missing"):
        read(row)


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"{", b"NaN", b"[]", b"7", b'{"a":1,"a":2}', b"[" * 40 + b"]" * 40]
)
def test_a_body_that_is_no_statement_is_refused(body):
    with pytest.raises(WrongStatement):
        read_statements(body)


def test_all_or_none_and_not_too_many():
    with pytest.raises(WrongStatement, match="statement 2"):
        read(PLAIN, {})
    with pytest.raises(WrongStatement, match="the same"):
        read(FULL, FULL)
    assert len(read(*[PLAIN] * 500)) == 500
    with pytest.raises(TooMuch):
        read(*[PLAIN] * 501)
    with pytest.raises(TooMuch):
        read_statements(b" " * 2_000_001)


def test_a_group_with_members_has_no_word_of_its_own():
    assert actor_word({"objectType": "Group", "member": []}) == ""


def test_a_group_is_nobody_and_a_long_word_stays_the_same():
    assert actor_word({"objectType": "Group", "mbox": "mailto:team@trust.example"}) == ""
    long = {"account": {"homePage": "https://learn.example", "name": "7" * 500}}
    other = {"account": {"homePage": "https://learn.example", "name": "7" * 501}}
    assert actor_word(long) == actor_word(copy.deepcopy(long)) != actor_word(other)
    assert len(actor_word(long)) < 100
    assert actor_word({"mbox_sha1sum": "A" * 40}) == f"mbox_sha1sum:{'a' * 40}"


@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_what_no_database_keeps_is_refused(value):
    for found in (
        {**PLAIN, "result": {"response": value}},
        {**PLAIN, "result": {"extensions": {f"https://x.example/{value}": 1}}},
        {**PLAIN, "result": {"extensions": {"https://x.example/": [value]}}},
    ):
        with pytest.raises(WrongStatement):
            read_statements(json.dumps(found).encode())


def test_a_number_without_end_is_refused():
    body = json.dumps({**PLAIN, "result": {"score": {"raw": 7}}}).replace("7", "1e999")
    with pytest.raises(WrongStatement):
        read_statements(body.encode())


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_that_no_calendar_can_move_is_refused(when):
    with pytest.raises(WrongStatement, match="timestamp"):
        read_statements(json.dumps({**PLAIN, "timestamp": when}).encode())


def test_what_a_store_adds_does_not_make_another_statement():
    assert same_statement(FULL, {**FULL, "stored": "2027-01-01T00:00:00Z"})
    assert not same_statement(FULL, {**FULL, "result": {"success": False}})


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["actor", "verb", "object", "id", "mbox", "objectType", "result"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_that_is_sent_breaks_it(found):
    with suppress(WrongStatement, TooMuch):
        read_statements(json.dumps(found).encode())
