"""Two records of one person are joined, and parted again."""

from __future__ import annotations

from leadwell.keeping.tests.doors import elsewhere, in_role, place, read
from leadwell.keeping.tests.factories import held_post
from leadwell.people.models import Claim
from leadwell.people.tests.factories import PersonFactory

__all__ = ["elsewhere", "place"]


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
