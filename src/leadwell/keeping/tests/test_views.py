"""The doors of asking and answering, as a browser meets them; and those who try the wrong ones."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from leadwell.access.tests.factories import GrantFactory, account_with_role, england
from leadwell.actor import Actor, Grant, Permission
from leadwell.keeping import actions, queries
from leadwell.keeping.models import DisposalProposal, Dispute, LegalHold, RightsRequest
from leadwell.keeping.tasks import propose_disposals
from leadwell.keeping.tests.factories import NOW, PlaceFactory, asked, disputed, employee, held_post
from leadwell.people.models import Claim, Identifier, Person, Scheme
from leadwell.people.tests.factories import PersonFactory


@pytest.fixture
def place(db):
    return PlaceFactory(code="ZT1", parent=england(), name="Made-up Trust")


@pytest.fixture
def elsewhere(place):
    return PlaceFactory(code="ZT2", parent=place.parent)


@pytest.fixture
def asha(place):
    return employee(place)


def entered(client, by_or_account):
    account = (
        by_or_account
        if hasattr(by_or_account, "email")
        else get_user_model().objects.get(person_id=by_or_account.person_id)
    )
    client.force_login(account)
    return client


def in_role(client, role, place):
    return entered(client, account_with_role(role, place))


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


# One's own record


def test_a_fact_is_disputed_and_the_record_says_so(client, asha, place):
    by, tenure = asha
    entered(client, by)
    address = f"/my/record/wrong/tenure/{tenure.pk}/title/"
    assert "Ward manger" in read(client, address)
    sent = client.post(address, {"should_say": "Ward manager", "because": ""})
    assert (sent.status_code, sent["Location"]) == (302, "/my/record/")
    said = read(client, "/my/record/")
    assert "Your employer has been told" in said
    assert "Dispute" in said
    again = client.post(address, {"should_say": "Ward manager", "because": ""})
    assert again.status_code == 409
    assert "said so already" in again.content.decode()


def test_a_form_without_words_is_given_back(client, asha):
    entered(client, asha[0])
    address = f"/my/record/wrong/tenure/{asha[1].pk}/title/"
    assert client.post(address, {}).status_code == 422


def test_a_request_is_made_paused_answered_and_read(client, asha, place):
    entered(client, asha[0])
    typed = {"kind": "access", "place": "zt1", "says": "Please show me all of it"}
    assert client.post("/my/record/ask/", typed).status_code == 302
    made = RightsRequest.objects.get()
    address = f"/keeping/requests/{made.pk}/"
    hr = account_with_role("hr-officer", place)
    entered(client, hr)
    assert "Asha Patel" in read(client, "/keeping/")
    assert "Please show me all of it" in read(client, address)
    paused = client.post(address, {"step": "pause", "words": "Which of you two is it?"})
    assert paused["Location"] == "/keeping/"
    assert "Clock stands" in read(client, "/keeping/")
    entered(client, asha[0])
    mine = f"/my/record/requests/{made.pk}/"
    assert "Which of you two is it?" in read(client, mine)
    assert client.post(mine, {"says": "The one of ward 7"}).status_code == 302
    entered(client, hr)
    client.post(address, {"step": "answer", "words": "Here it is, all of it"})
    entered(client, asha[0])
    assert "Here it is, all of it" in read(client, mine)


def test_what_one_asked_is_taken_back(client, asha, place):
    made = asked(asha[0], place)
    entered(client, asha[0])
    assert "Take it back" in read(client, f"/my/record/requests/{made.pk}/withdraw/")
    client.post(f"/my/record/requests/{made.pk}/withdraw/")
    assert "Taken back" in read(client, "/my/record/")


def test_the_person_replies_to_the_answer(client, asha, place):
    made = disputed(*asha)
    entered(client, asha[0])
    assert "Keep my reply" not in read(client, f"/my/record/disputes/{made.pk}/")
    in_role(client, "hr-officer", place)
    answer = {"answer": "kept", "because": "The contract says so"}
    assert client.post(f"/keeping/disputes/{made.pk}/", answer).status_code == 302
    entered(client, asha[0])
    assert "The contract says so" in read(client, f"/my/record/disputes/{made.pk}/")
    client.post(f"/my/record/disputes/{made.pk}/", {"reply": "It does not say so"})
    assert "It does not say so" in read(client, f"/my/record/disputes/{made.pk}/")
    in_role(client, "hr-officer", place)
    assert "It does not say so" in read(client, f"/keeping/disputes/{made.pk}/")


def test_a_dispute_leads_to_the_record_it_is_about(client, asha, place):
    made = disputed(*asha)
    in_role(client, "hr-officer", place)
    said = read(client, f"/keeping/disputes/{made.pk}/")
    person, staff = f"/people/{made.person_id}/", f"/organisations/ZT1/staff/{asha[1].pk}/"
    assert (f'href="{person}"' in said, f'href="{staff}"' in said) == (True, True)
    read(client, person)
    read(client, staff)


def test_a_time_that_is_over_is_not_changed_by_hand(client, asha, place):
    made = disputed(*asha)
    asha[1].until_on = NOW.date()
    asha[1].save()
    in_role(client, "hr-officer", place)
    said = read(client, f"/keeping/disputes/{made.pk}/")
    assert (f"/people/{made.person_id}/" in said, "/staff/" in said) == (True, False)


def test_a_disputed_name_leads_to_the_person_alone(client, asha, place):
    by = asha[0]
    made = actions.dispute_fact(
        by=by, about_kind="person", about_id=by.person_id, fact="name", should_say="Asha P.",
        because="", now=NOW,
    )  # fmt: skip
    in_role(client, "hr-officer", place)
    said = read(client, f"/keeping/disputes/{made.pk}/")
    assert (f"/people/{by.person_id}/" in said, "/staff/" in said) == (True, False)


def test_who_only_answers_is_led_nowhere(asha, place):
    made = disputed(*asha)
    answers = Actor(
        "only answers", grants=frozenset({Grant(Permission.ANSWER_REQUESTS, place.path)})
    )
    stands = queries.where_it_stands(made, by=answers, today=NOW.date())
    assert (stands.person, stands.tenure) == (None, None)


# Claims: nobody learns which numbers exist


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


# The wrong doors


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


# Keeping and disposing


def test_anybody_reads_how_long_things_are_kept(client, db):
    said = read(client, "/keeping/times/")
    assert "To be verified" in said
    assert "6 years" in said


def test_a_hold_is_placed_and_ended(client, place):
    in_role(client, "hr-officer", place)
    typed = {"place": "ZT1", "because": "A tribunal asks for it"}
    assert client.post("/keeping/holds/place/", typed).status_code == 302
    said = read(client, "/keeping/holds/")
    assert "1 hold is in force" in said
    made = LegalHold.objects.get()
    assert "A tribunal asks" in read(client, f"/keeping/holds/{made.pk}/end/")
    client.post(f"/keeping/holds/{made.pk}/end/", {"because": "It is over now"})
    assert "0 holds are in force" in read(client, "/keeping/holds/")


def test_a_place_that_is_not_there_is_said_on_the_same_page(client, place):
    in_role(client, "hr-officer", place)
    typed = {"place": "NOPE", "because": "A tribunal asks for it"}
    sent = client.post("/keeping/holds/place/", typed)
    assert sent.status_code == 409
    assert "No organisation has that code" in sent.content.decode()


def test_records_whose_time_is_over_are_decided_by_kind(client, place):
    old = PersonFactory(name="Old Timer")
    held_post(old, place, until_on=NOW.date().replace(year=2015, month=12))
    assert propose_disposals(0) == 1
    in_role(client, "hr-officer", place)
    assert "1 record waits" in read(client, "/keeping/over/")
    address = "/keeping/over/staff-record/ZT1/"
    said = read(client, address)
    assert "Old Timer" in said
    assert "&lt;span" not in said
    number = DisposalProposal.objects.get().pk
    sent = client.post(
        address, {"records": [number], "answer": "dispose", "because": "It is over now"}
    )
    assert sent.status_code == 302
    old.refresh_from_db()
    assert old.name != "Old Timer"


def proposed(place, count, ended_on):
    DisposalProposal.objects.bulk_create(
        DisposalProposal(kept_as="staff-record", person=PersonFactory(name=f"Leaver {n} of {ended_on.year}"),
                         organisation=place, ended_on=ended_on, proposed_at=NOW)
        for n in range(count)
    )  # fmt: skip


OVER = "/keeping/over/staff-record/ZT1/"


def test_what_waits_says_why_and_since_when(client, place):
    proposed(place, 2, date(2018, 3, 12))
    proposed(place, 1, date(2019, 1, 1))
    in_role(client, "hr-officer", place)
    said = read(client, "/keeping/over/")
    assert "3 records wait for you" in said
    assert "6 years have passed since the last day they worked there" in said
    assert "12 March 2018" in said


def test_records_are_decided_a_year_at_a_time(client, place):
    proposed(place, 2, date(2018, 3, 12))
    proposed(place, 1, date(2019, 1, 1))
    in_role(client, "hr-officer", place)
    said = read(client, OVER)
    assert "These are all 2 records of 2018." in said
    assert "The day beside each name is the last day they worked there." in said
    assert ("Leaver 0 of 2018" in said, "12 March 2018" in said) == (True, True)
    assert ("Leaver 0 of 2019" in said, f'href="{OVER}?year=2019"' in said) == (False, True)
    later = read(client, f"{OVER}?year=2019")
    assert "This is the 1 record of 2019." in later
    assert (f'href="{OVER}"' in later, "Leaver 0 of 2018" in later) == (True, False)


def test_only_what_stands_on_the_page_is_decided(client, place):
    proposed(place, 2, date(2018, 3, 12))
    proposed(place, 1, date(2019, 1, 1))
    in_role(client, "hr-officer", place)
    of = {each.ended_on.year: each.pk for each in DisposalProposal.objects.all()}
    typed = {"answer": "keep", "because": "An inquiry may ask"}
    assert client.post(OVER, {**typed, "records": [of[2019]]}).status_code == 422
    assert client.post(f"{OVER}?year=2019", {**typed, "records": [of[2019]]}).status_code == 302
    assert DisposalProposal.objects.get(state="kept").pk == of[2019]


def test_many_records_have_pages(client, place):
    proposed(place, 51, date(2018, 3, 12))
    in_role(client, "hr-officer", place)
    first, second = read(client, OVER), read(client, f"{OVER}?page=2")
    assert "These are 1 to 50 of 51 records of 2018." in first
    assert f'href="{OVER}?page=2"' in first
    assert "These are 51 to 51 of 51 records of 2018." in second
    assert f'href="{OVER}" rel="prev"' in second
    assert (first.count("Leaver "), second.count("Leaver ")) == (50, 1)


@pytest.mark.parametrize("asked", ["year=1900", "year=x", "page=0", "page=99", "page=²", "page=-1"])
def test_a_year_or_page_nobody_can_read_is_the_first(client, place, asked):
    proposed(place, 1, date(2018, 3, 12))
    in_role(client, "hr-officer", place)
    assert "This is the 1 record of 2018." in read(client, f"{OVER}?{asked}")


# Joining


def test_two_records_are_found_joined_and_parted(client, place):
    two = [PersonFactory(name=name) for name in ("Asha Patel", "Asha Patel-Jones")]
    for each in two:
        held_post(each, place)
    in_role(client, "administrator", place)
    assert "Look for a name" in read(client, "/keeping/joining/")
    keep, join = two
    assert f"keep={keep.pk}" in read(client, "/keeping/joining/?q=asha")
    address = f"/keeping/joining/{keep.pk}/{join.pk}/"
    assert address in read(client, f"/keeping/joining/?q=asha&keep={keep.pk}")
    assert "Asha Patel-Jones" in read(client, address)
    client.post(address, {"because": "The same birthday"})
    assert "one person now" in read(client, "/keeping/joining/")
    undo = f"/keeping/joining/{join.pk}/undo/"
    assert "Asha Patel-Jones" in read(client, undo)
    client.post(undo, {"because": "They are cousins"})
    join.refresh_from_db()
    assert join.joined_to is None
    assert client.get(undo).status_code == 404


def test_an_administrator_of_elsewhere_finds_nobody(client, place, elsewhere):
    two = PersonFactory.create_batch(2)
    for each in two:
        held_post(each, place)
    in_role(client, "administrator", elsewhere)
    assert two[0].name not in read(client, "/keeping/joining/?q=person")
    address = f"/keeping/joining/{two[0].pk}/{two[1].pk}/"
    assert client.get(address).status_code == 404
    assert client.get("/keeping/joining/?keep=%F0%9F%99%82&q=%00").status_code in (200, 400)
    assert Claim.objects.count() == 0


def test_the_waiting_page_costs_the_same_however_much_waits(
    client, place, django_assert_max_num_queries
):
    for number in range(5):
        by, tenure = employee(place, f"Person {number}")
        disputed(by, tenure)
        asked(by, place)
    in_role(client, "hr-officer", place)
    with django_assert_max_num_queries(12):
        read(client, "/keeping/")
