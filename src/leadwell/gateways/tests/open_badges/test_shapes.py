"""The shape of a badge: what we issue has it, and what a signature would not notice is noticed here."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.gateways.open_badges import proofs, shapes
from leadwell.gateways.open_badges.badges import document
from leadwell.gateways.open_badges.shapes import What
from leadwell.gateways.tests.open_badges.made_up import LEVEL, NOW, SECRET, SIGNER, badge

SIGNED = proofs.signed(document(badge()), by=SIGNER, created=NOW)
ENTRY = SIGNED["credentialStatus"]


def changed(where: str, value: object) -> dict:
    found = copy.deepcopy(SIGNED)
    *path, last = where.split(".")
    at = found
    for step in path:
        at = at[step]
    at[last] = value
    return found


def without(where: str) -> dict:
    found = copy.deepcopy(SIGNED)
    *path, last = where.split(".")
    at = found
    for step in path:
        at = at[step]
    del at[last]
    return found


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(badge(), id="with-an-end"),
        pytest.param(badge(valid_until=None), id="for-good"),
    ],
)
def test_what_we_issue_has_the_right_shape(one):
    assert shapes.problems(proofs.signed(document(one), by=SIGNER, created=NOW)) == ()


ACHIEVEMENT = "credentialSubject.achievement"
INDEX = "credentialStatus.statusListIndex"
ELSEWHERE = [{"id": "https://a.example/1"}]


@pytest.mark.parametrize(
    ("wrong", "where", "what"),
    [
        (changed("name", None), "name", What.EMPTY),
        (changed("name", 7), "name", What.TEXT),
        (changed("name", ["X", 7]), "name", What.TEXT),
        (changed("name", {"@value": "X", "en": "Y"}), "name.en", What.KIND),
        (changed("proof", SIGNED["proof"][0]), "proof", What.LIST),
        (without("proof"), "proof", What.MISSING),
        (without("id"), "id", What.MISSING),
        (changed("id", ["urn:a:b"]), "id", What.ADDRESS),
        (changed("id", "3527"), "id", What.ADDRESS),
        (changed("type", "OpenBadgeCredential"), "type", What.LIST),
        (changed("type", ["OpenBadgeCredential"]), "type", What.TYPE),
        (changed("@context", SIGNED["@context"][::-1]), "@context", What.CONTEXT),
        (changed("issuer", "https://leadwell.example"), "issuer", What.KIND),
        (changed("issuer.type", "Profile"), "issuer.type", What.LIST),
        (changed("validFrom", "2026-03-01"), "validFrom", What.MOMENT),
        (changed("validFrom", "2026-03-01T00:00:00"), "validFrom", What.MOMENT),
        (changed("validFrom", "2026-02-30T00:00:00Z"), "validFrom", What.MOMENT),
        (changed("validUntil", "2020-01-01T00:00:00Z"), "validUntil", What.ORDER),
        (changed("evidence", []), "evidence", What.EMPTY),
        (changed("evidence", ELSEWHERE), "evidence.type", What.MISSING),
        (changed("credentialSchema", {"id": "https://a.example/1"}), "credentialSchema.type", What.MISSING),
        (changed("termsOfUse", ELSEWHERE), "termsOfUse.type", What.MISSING),
        (changed("refreshService", {"id": "https://a.example/1"}), "refreshService.type", What.MISSING),
        (changed("relatedResource", ELSEWHERE), "relatedResource.digestSRI", What.MISSING),
        (changed("relatedResource", [{"id": "urn:a:b", "digestSRI": "x"}] * 2), "relatedResource", What.SAME),
        (changed("credentialStatus", [ENTRY]), "credentialStatus", What.KIND),
        (changed("credentialStatus", {"id": "urn:a:b"}), "credentialStatus.type", What.MISSING),
        (changed(INDEX, 94567), INDEX, What.KIND),
        (changed(INDEX, "094567"), INDEX, What.KIND),
        (changed("credentialStatus.id", ENTRY["statusListCredential"]), "credentialStatus.id", What.SAME),
        (changed("credentialSubject", [SIGNED["credentialSubject"]]), "credentialSubject", What.KIND),
        (without("credentialSubject.id"), "credentialSubject.id", What.MISSING),
        (without(f"{ACHIEVEMENT}.description"), f"{ACHIEVEMENT}.description", What.MISSING),
        (changed(f"{ACHIEVEMENT}.name", ["X"]), f"{ACHIEVEMENT}.name", What.TEXT),
        (changed(f"{ACHIEVEMENT}.criteria", {"type": "X"}), f"{ACHIEVEMENT}.criteria.id", What.MISSING),
        (changed(f"{ACHIEVEMENT}.criteria", "Passed"), f"{ACHIEVEMENT}.criteria", What.KIND),
        (changed(f"{ACHIEVEMENT}.alignment", {"type": ["Alignment"]}), f"{ACHIEVEMENT}.alignment", What.LIST),
        (changed(f"{ACHIEVEMENT}.creditsAvailable", True), f"{ACHIEVEMENT}.creditsAvailable", What.KIND),
        (changed("credentialSubject.identifier", [{"type": "IdentityObject", "hashed": "yes",
                 "identityHash": "x", "identityType": "emailAddress"}]),
         "credentialSubject.identifier.hashed", What.KIND),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_named_where_it_is_wrong(wrong, where, what):
    assert shapes.Problem(where, what) in shapes.problems(wrong)


@pytest.mark.parametrize(
    "fine",
    [
        changed("name", {"@value": "Leading", "@language": "en"}),
        changed("description", [{"@value": "Arwain", "@language": "cy"}, "Leading"]),
        changed("validUntil", "2029-03-01T00:00:00.5+01:00"),
        changed("credentialSchema", [{"id": "https://a.example/1", "type": "JsonSchema"}]),
        changed("relatedResource", [{"id": "https://a.example/1", "digestSRI": "sha384-x"}]),
        changed("credentialStatus", {"id": "urn:a:b", "type": "AnotherWay"}),
        changed(f"{ACHIEVEMENT}.creditsAvailable", 7.5),
    ],
)
def test_what_others_may_write_is_accepted(fine):
    assert shapes.problems(fine) == ()


def test_a_change_of_shape_alone_keeps_the_signature_and_is_caught_by_the_shape():
    wrong = changed(f"{ACHIEVEMENT}.name", [LEVEL.name])
    proofs.insist_on_signature(wrong, SECRET.public_key())
    assert shapes.problems(wrong)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from([*SIGNED, ACHIEVEMENT, "issuer.id"]), json_values)
def test_whatever_is_written_somewhere_the_shape_can_be_judged(where, value):
    assert isinstance(shapes.problems(changed(where, value)), tuple)
