"""Looking at what somebody brings: every part by itself, each in its own words."""

from __future__ import annotations

import copy
import json
from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.gateways.open_badges import proofs, tokens
from leadwell.gateways.open_badges.badges import Issuer, document
from leadwell.gateways.open_badges.documents import NotReadable
from leadwell.gateways.open_badges.examining import Known, Outcome, examine
from leadwell.gateways.open_badges.proofs import Signer
from leadwell.gateways.tests.open_badges.made_up import (
    BEGAN,
    ENDS,
    ISSUER,
    KID,
    LIST,
    METHOD,
    NOW,
    OTHER,
    SECRET,
    SIGNER,
    badge,
    keys,
    rsa_key,
)

SIGNED = proofs.signed(document(badge()), by=SIGNER, created=NOW)
FOREIGN = Issuer("https://elsewhere.example/issuer", "Elsewhere")


def clear(address: str, index: int) -> bool | None:
    return False if (address, index) == (LIST, 94_567) else None


def looked_at(content: object, *, now=NOW, bit=clear, known=None):
    text = content if isinstance(content, str) else json.dumps(content)
    return examine(text, keys=keys() if known is None else known, bit=bit, now=now)


def cases(examined) -> dict[str, str]:
    return {part.name: part.case for part in examined.parts}


def signed(**said: object) -> dict:
    return proofs.signed(document(badge(**said)), by=SIGNER, created=NOW)


def test_one_of_ours_is_right_in_every_part():
    found = looked_at(SIGNED)
    assert found.holds
    assert found.genuine
    assert cases(found) == {
        "shape": "right", "signature": "right", "issuer": "ours", "dates": "in-time",
        "status": "clear",
    }  # fmt: skip


def test_a_token_of_ours_is_right_too():
    found = looked_at(f"\n{tokens.token(document(badge()), key=rsa_key(), kid=KID)}\n")
    assert found.holds
    assert found.document == document(badge())


def test_one_that_is_over_is_history_and_still_genuine():
    found = looked_at(SIGNED, now=ENDS)
    assert found.genuine
    assert not found.holds
    assert found.part("dates").outcome is Outcome.PAST


def test_one_that_was_suspended_or_withdrawn_is_genuine_and_does_not_hold():
    found = looked_at(SIGNED, bit=lambda address, index: True)
    assert found.genuine
    assert cases(found)["status"] == "set"
    assert not found.holds


def test_a_foreign_issuer_is_no_forgery_and_nothing_is_said_of_the_signature():
    method = "https://elsewhere.example/key"
    theirs = proofs.signed(document(badge(issuer=FOREIGN)), by=Signer(method, OTHER), created=NOW)
    found = looked_at(theirs, bit=lambda address, index: None)
    assert cases(found) == {
        "shape": "right", "signature": "not-looked-at", "issuer": "foreign", "dates": "in-time",
        "status": "not-our-list",
    }  # fmt: skip
    assert not found.genuine


def test_who_uses_our_name_with_another_key_is_found_out():
    theirs = proofs.signed(
        document(badge()), by=Signer("https://elsewhere.example/key", OTHER), created=NOW
    )
    found = looked_at(theirs)
    assert (found.part("signature").outcome, found.part("issuer").outcome) == (
        Outcome.BAD,
        Outcome.BAD,
    )


def test_who_names_our_key_without_having_it_is_found_out():
    theirs = proofs.signed(document(badge()), by=Signer(METHOD, OTHER), created=NOW)
    assert cases(looked_at(theirs))["signature"] == "changed"


def test_a_key_of_ours_signs_for_nobody_else():
    found = looked_at(signed(issuer=FOREIGN))
    assert cases(found)["issuer"] == "not-the-keys"
    assert not found.genuine


def test_a_key_that_was_replaced_still_proves_what_it_signed_before():
    known = {METHOD: Known(ISSUER.id, SECRET.public_key(), BEGAN, NOW)}
    assert looked_at(SIGNED, known=known).holds


def test_a_key_that_was_replaced_proves_nothing_signed_afterwards():
    known = {METHOD: Known(ISSUER.id, SECRET.public_key(), BEGAN, NOW - timedelta(seconds=1))}
    assert cases(looked_at(SIGNED, known=known))["signature"] == "too-late"


def test_a_token_signed_in_another_way_is_refused():
    _, *rest = tokens.token(document(badge()), key=rsa_key(), kid=KID).split(".")
    said = json.dumps({"alg": "HS256", "kid": KID, "typ": "JWT"})
    swapped = urlsafe_b64encode(said.encode()).decode().rstrip("=")
    assert cases(looked_at(".".join([swapped, *rest])))["signature"] == "other-way"


def test_a_token_that_was_changed_is_refused():
    head, payload, signature = tokens.token(document(badge()), key=rsa_key(), kid=KID).split(".")
    assert cases(looked_at(f"{head}.{payload}.{signature[:-6]}AAAAAA"))["signature"] == "changed"


def test_a_token_by_somebody_else_is_not_judged():
    theirs = tokens.token(document(badge(issuer=FOREIGN)), key=rsa_key(), kid="https://a.example/k")
    assert cases(looked_at(theirs))["signature"] == "not-looked-at"


def changed(where: str, value: object) -> dict:
    found = copy.deepcopy(SIGNED)
    *path, last = where.split(".")
    at = found
    for step in path:
        at = at[step]
    at[last] = value
    return found


@pytest.mark.parametrize(
    ("wrong", "part", "case"),
    [
        (changed("name", "Leading England"), "signature", "changed"),
        (changed("credentialSubject.nickname", "Asha"), "signature", "unsafe"),
        (changed("credentialSubject.achievement.id", "leading"), "signature", "unsafe"),
        (changed("@context", [*SIGNED["@context"], "https://a.example/c"]), "signature", "unsafe"),
        (changed("proof", []), "signature", "missing"),
        (changed("name", [SIGNED["name"]]), "signature", "right"),
        (changed("credentialSubject.achievement.name", [SIGNED["name"]]), "shape", "wrong"),
        (changed("validFrom", "yesterday"), "dates", "unreadable"),
        (changed("validUntil", None), "dates", "in-time"),
        (changed("validFrom", "2027-01-01T00:00:00Z"), "dates", "not-yet"),
        (changed("credentialStatus", "no"), "status", "unreadable"),
        (changed("credentialStatus.statusListIndex", "x"), "status", "unreadable"),
        (changed("credentialStatus.statusListIndex", "7"), "status", "not-our-list"),
        (changed("credentialStatus", None), "status", "none"),
        (changed("issuer", ISSUER.id), "issuer", "ours"),
        (changed("issuer", None), "issuer", "not-the-keys"),
    ],
)
def test_each_fault_is_reported_where_it_is(wrong, part, case):
    if wrong.get("validUntil", 1) is None:
        del wrong["validUntil"]
        assert cases(looked_at(wrong))["dates"] == "for-good"
        return
    assert cases(looked_at(wrong))[part] == case


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "hello",
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        '{"a": ' * 40 + "1" + "}" * 40,
        "[" * 100_000,
        json.dumps({"a": "x" * 200_001}),
        "a.b.c",
    ],
    ids=[
        "nothing",
        "a-list",
        "words",
        "one-name-twice",
        "no-number",
        "deep",
        "very-deep",
        "long",
        "no-token",
    ],
)
def test_what_cannot_be_read_says_so(content):
    with pytest.raises(NotReadable):
        looked_at(content)


pieces = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from([*SIGNED, "issuer.id", "credentialStatus.statusListIndex"]), pieces)
def test_whatever_somebody_writes_the_answer_is_in_parts(where, value):
    found = looked_at(changed(where, value))
    assert [part.name for part in found.parts] == [
        "shape",
        "signature",
        "issuer",
        "dates",
        "status",
    ]
    assert not found.holds or found.document == SIGNED
