"""How long things are kept, holds, and records whose time is over."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.keeping.models import DisposalProposal, LegalHold
from leadwell.keeping.tasks import propose_disposals
from leadwell.keeping.tests.doors import in_role, place, read
from leadwell.keeping.tests.factories import NOW, held_post
from leadwell.people.tests.factories import PersonFactory

__all__ = ["place"]


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
