"""One's own record: what is disputed and asked, and how it is answered."""

from __future__ import annotations

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import Actor, Grant, Permission
from leadwell.keeping import actions, queries
from leadwell.keeping.models import RightsRequest
from leadwell.keeping.tests.doors import asha, entered, in_role, place, read
from leadwell.keeping.tests.factories import NOW, asked, disputed, employee

__all__ = ["asha", "place"]


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
