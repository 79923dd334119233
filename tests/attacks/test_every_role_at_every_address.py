"""Every address, as anyone and as each person of the demo, against the register of permissions.

To add an address: write it into the file of its app in tests/attacks/addresses/, with who may open it
(PLAIN, AT_A_PLACE or ABOUT_ONE; the head of that package says which). Nothing changes here.

What somebody may open is worked out there a second time, from their grants and from plain SQL over
the made-up region, never by asking the functions that guard the pages. An address that nobody put
into a table fails the test, and so does one that is no longer there.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from leadwell.actor import ANYONE, Actor
from tests.attacks.addresses import ALL, TOLD, visits
from tests.attacks.region import people as people
from tests.attacks.region import region as region
from tests.attacks.visits import Visit
from tests.house.test_addresses import view_classes
from tests.site import filled_database as filled_database

NOBODY, REFUSED, SENT_TO_SIGN_IN = 404, 403, 302
SENT_ON = 302  # to the page that says why there is nothing to do here


def test_every_address_is_in_the_table_and_nothing_else_is():
    assert view_classes(get_resolver()), "the test looks at nothing"
    assert sorted(TOLD) == ALL


@pytest.mark.parametrize("name", ALL)
def test_everybody_opens_what_the_register_says_and_nothing_more(name, region, people):
    cache.clear()  # what other tests printed in this minute counts for nobody here
    wrong = []
    for visit in visits(name, region):
        for who, (client, by) in people.items():
            status = client.get(visit.address).status_code
            if not _as_it_should(visit, by, status):
                wrong.append(f"{who} at {visit.address}: {status}, allowed {visit.allowed(by)}")
    assert not wrong, "\n".join(wrong)


def _as_it_should(visit: Visit, by: Actor, status: int) -> bool:
    if visit.allowed(by):
        return status == 200 if visit.there else status in (200, SENT_ON, NOBODY, 409)
    return status in ((SENT_TO_SIGN_IN, NOBODY) if by is ANYONE else (REFUSED, NOBODY))
