"""Claims of records: nobody learns which numbers exist."""

from __future__ import annotations

from django.utils import timezone

from leadwell.keeping import actions
from leadwell.keeping.tests.doors import asha, elsewhere, entered, in_role, place, read
from leadwell.people.models import Identifier, Scheme
from leadwell.people.tests.factories import PersonFactory

__all__ = ["asha", "elsewhere", "place"]


def test_claims_of_numbers_that_exist_and_do_not_are_answered_alike(client, asha, elsewhere):
    scheme = Scheme.objects.create(kind="workforce", place=elsewhere.code)
    Identifier.objects.create(person=PersonFactory(), scheme=scheme, value="1")
    entered(client, asha[0])
    answers = []
    for value in ("1", "2"):
        typed = {"kind": "workforce", "place": elsewhere.code, "value": value, "says": ""}
        sent = client.post("/my/record/claim/", typed)
        answers.append((sent.status_code, sent["Location"], sent.content))
    assert answers[0] == answers[1]
    said = read(client, "/my/record/")
    assert said.count("Claim of a record") == 2


def test_guessing_numbers_is_stopped(client, asha, elsewhere):
    entered(client, asha[0])
    codes = [
        client.post(
            "/my/record/claim/",
            {"kind": "workforce", "place": elsewhere.code, "value": str(number), "says": ""},
        ).status_code
        for number in range(6)
    ]
    assert codes == [302] * 5 + [409]


def test_a_claim_is_answered_where_it_belongs(client, asha, elsewhere):
    found = PersonFactory(name="A Patel")
    scheme = Scheme.objects.create(kind="workforce", place=elsewhere.code)
    Identifier.objects.create(person=found, scheme=scheme, value="1")
    claim = actions.claim_record(
        by=asha[0],
        kind="workforce",
        organisation_code="ZT2",
        value="1",
        says="",
        now=timezone.now(),
    )
    in_role(client, "hr-officer", elsewhere)
    assert "A Patel" in read(client, f"/keeping/claims/{claim.pk}/")
    client.post(f"/keeping/claims/{claim.pk}/", {"accepted": "yes", "because": "Seen the badge"})
    found.refresh_from_db()
    assert found.joined_to_id == asha[0].person_id
    assert "Seen the badge" in read(client, f"/keeping/claims/{claim.pk}/")
