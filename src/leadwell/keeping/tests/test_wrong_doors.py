"""Those who try the doors of others."""

from __future__ import annotations

from leadwell.access.tests.factories import GrantFactory
from leadwell.keeping import actions
from leadwell.keeping.models import DisposalProposal, Dispute, LegalHold
from leadwell.keeping.tests.doors import asha, elsewhere, entered, in_role, place, read
from leadwell.keeping.tests.factories import NOW, asked, disputed, employee
from leadwell.people.models import Person

__all__ = ["asha", "elsewhere", "place"]


def test_what_another_asked_is_not_there(client, asha, place, elsewhere):
    dispute, request = disputed(*asha), asked(asha[0], place)
    ben, _ = employee(place, "Ben")
    entered(client, ben)
    for address in (
        f"/my/record/disputes/{dispute.pk}/",
        f"/my/record/requests/{request.pk}/",
        f"/my/record/requests/{request.pk}/withdraw/",
        f"/my/record/wrong/tenure/{asha[1].pk}/title/",
        f"/my/record/wrong/person/{asha[0].person_id}/name/",
    ):
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"should_say": "x", "reply": "x" * 20}).status_code == 404
    assert not Dispute.objects.exclude(pk=dispute.pk).exists()


def test_hr_of_elsewhere_gets_nowhere(client, asha, place, elsewhere):
    dispute, request = disputed(*asha), asked(asha[0], place)
    claim = actions.claim_record(
        by=asha[0], kind="workforce", organisation_code="ZT1", value="1", says="", now=NOW
    )
    held = LegalHold.objects.create(
        organisation=place, because="x", from_on=NOW.date(), placed_by="t"
    )
    DisposalProposal.objects.create(
        kept_as="request", person_id=asha[0].person_id, organisation=place, ended_on=NOW.date(),
        proposed_at=NOW,
    )  # fmt: skip
    in_role(client, "hr-officer", elsewhere)
    for address in (
        f"/keeping/disputes/{dispute.pk}/",
        f"/keeping/requests/{request.pk}/",
        f"/keeping/claims/{claim.pk}/",
        f"/keeping/holds/{held.pk}/end/",
        "/keeping/over/request/ZT1/",
        "/keeping/over/request/NOPE/",
        f"/keeping/disputes/{10**18}/",
    ):
        assert client.get(address).status_code == 404, address
    for address in ("/keeping/", "/keeping/holds/", "/keeping/over/"):
        assert "Asha" not in read(client, address)


def test_staff_and_strangers_do_not_answer(client, asha):
    entered(client, asha[0])
    for address in ("/keeping/", "/keeping/holds/", "/keeping/over/", "/keeping/joining/"):
        assert client.get(address).status_code == 403
    client.logout()
    for address in ("/my/record/ask/", "/my/record/claim/", "/keeping/"):
        assert client.get(address).status_code in (302, 403)


def test_somebody_who_answers_meets_their_own_question_without_a_button(client, place):
    by, tenure = employee(place)
    GrantFactory(person=Person.objects.get(pk=by.person_id), role="hr-officer", organisation=place)
    made, request = disputed(by, tenure), asked(by, place)
    entered(client, by)
    for address in (f"/keeping/disputes/{made.pk}/", f"/keeping/requests/{request.pk}/"):
        said = read(client, address)
        assert "This is about you" in said
        assert "Send the answer" not in said
    sent = client.post(f"/keeping/disputes/{made.pk}/", {"answer": "kept", "because": "x" * 20})
    assert sent.status_code == 409
