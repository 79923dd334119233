"""What staff read of their own employer: in plain words, from what it published."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.rules.facts import Shown, ShownGroup
from leadwell.fairness.tests.factories import even, result, withheld
from leadwell.fairness.tests.reports.full_trust import full_trust, published
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.measures.tests.factories import england, figure, publish
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import hold, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust() -> Organisation:
    return full_trust()


def test_staff_read_what_their_employer_published(client, trust):
    nurse = account_with_role("staff", trust)
    client.force_login(nurse)
    assert "You hold no post today" in text(client, "/my/fairness/")
    hold(nurse.person, post(trust))
    assert "has not published fairness figures here yet" in text(client, "/my/fairness/")
    published(trust)
    said = text(client, "/my/fairness/")
    assert (
        "Of 100 White people who were shortlisted, about 18 were appointed."
        " Of 100 Black and minority ethnic people who were shortlisted, about 10."
        " That is more than chance would bring. White: about 90 of 500;"
    ) in said
    assert (
        said.index("What stands out")
        < said.index("Of 100 White people")
        < said.index("Other figures")
    )
    others = said.partition("Other figures")[2]
    assert "This could be chance." in others
    assert "compatible" not in said
    assert "Read every figure: Workforce Race Equality Standard" in others
    assert "See and correct what you said about yourself" in said
    with CaptureQueriesContext(connection) as asked:
        client.get("/my/fairness/")
    assert len(asked) <= 12, [each["sql"][:120] for each in asked]


def staff_read(client, trust: Organisation, lines: list[Shown]) -> str:
    result(trust, lines, year=2027)
    published(trust)
    nurse = account_with_role("staff", trust)
    hold(nurse.person, post(trust))
    client.force_login(nurse)
    return text(client, "/my/fairness/")


def test_staff_read_that_nothing_stands_out_in_plain_words(client, trust):
    rare = (
        ShownGroup("bme", "Black and minority ethnic", 10, 2_700),
        ShownGroup("white", "White", 30, 6_000),
    )
    hidden_counts = (ShownGroup("white", "White", None, 500), ShownGroup("bme", "BME", None, 400))
    said = staff_read(client, trust, [
        even("wres-3", first=rare[0], second=rare[1]), withheld("wres-4"),
        even("wres-2", first=hidden_counts[0], second=hidden_counts[1]),
    ])  # fmt: skip
    assert "nothing is further apart than chance alone may bring it" in said
    assert (
        "Of 1,000 Black and minority ethnic staff, about 4 entered the formal disciplinary process."
        " Of 1,000 White staff, about 5. This could be chance."
    ) in said
    assert "White people were 1.12 times as likely" in said
    assert "1 figure is hidden, because so few people are behind it" in said


def test_staff_of_a_small_employer_read_that_nobody_can_say(client, trust):
    said = staff_read(client, trust, [withheld("wres-2"), withheld("wres-3")])
    assert "Too few people are counted to say whether it is fair. That is no all-clear." in said
    assert "2 figures are hidden" in said
    assert "Other figures" not in said


def test_staff_read_what_they_said_beside_england(client, trust):
    england()
    publish(
        figure("ZT1", measure="bullying-by-managers", value=12.3, base=2_000),
        figure("ENG", measure="bullying-by-managers", value=9.8, base=500_000),
        figure("ZT1", measure="fair-progression", value=55.1, base=2_000),
    )
    said = staff_read(client, trust, [even()])
    assert (
        "What staff say How many people were bullied, harassed or abused by a manager?"
        " 12.3% of staff here, 9.8% across England."
    ) in said
    assert "55.1% of staff here." in said
