"""The pages of versions that are tried group by group."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.actions.tried import answer_tried
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.pages import reads
from leadwell.fairness.tests.tried import NOW, TODAY, core, jobs, made_up, region, team
from leadwell.organisations.tests.factories import place
from leadwell.standards.models import Version
from leadwell.standards.tests.factories import version

__all__ = ["core", "jobs", "made_up", "region", "team"]
pytestmark = pytest.mark.django_db
EVERY = "/organisations/R/fairness/what-if/"


@pytest.fixture
def here(client, core, region):
    client.force_login(account_with_role("regional-talent-lead", region))
    return f"{EVERY}{core.pk}/"


@pytest.fixture
def counted(client, here):
    """A version that was counted."""
    client.post(f"{here}count/")
    answer_tried(by=COUNTER, now=NOW)
    return here


def test_a_version_is_counted_from_the_page_and_read_there(client, here):
    assert "None has been counted by group here yet" in reads(client, EVERY)
    assert "has not been counted by group here yet" in reads(client, here)
    assert "Count it by group" in reads(client, f"{here}count/")
    assert client.post(f"{here}count/")["Location"] == here
    waits = reads(client, here)
    assert "It was asked for." in waits
    assert "It is being counted. Load this page again" in waits
    assert "Being counted" in reads(client, EVERY)
    answer_tried(by=COUNTER, now=NOW)
    assert "Counted" in reads(client, EVERY)
    html = reads(client, here)
    assert (
        "Black and minority ethnic people are 1.60 times as likely as White people not to meet it."
        in html
    )
    assert "about 80 of 100" in html
    assert "about 140 of 280" in html
    assert "Above 1, Black and minority ethnic people fall short more often" in html
    assert "FAR-85" in html
    assert "22 November 2026" in html


def test_what_chance_may_bring_among_groups_is_no_finding(client, counted):
    kept = TriedVersion.objects.get()
    for line in kept.lines:
        if line["unit"] == "ratio":
            away = "ethnicity" in line["indicator"]
            said = {"value": 1.4, "low": 1.05, "high": 1.9, "p": 0.04, "reading": "above"}
            even = {"value": 1.0, "low": 0.8, "high": 1.2, "p": 0.9, "reading": "no-difference"}
            line.update(said if away else even)
    TriedVersion.objects.update(lines=kept.lines)
    html = reads(client, counted)
    assert "Nothing stands out beyond chance. 1 lies to one side of parity" in html
    assert "What may be chance: look again next year" not in html
    assert "What may be chance" in html
    assert "What stands out" not in html
    assert "1.40 times as likely as White people not to meet it. Nothing stands out" not in html


def test_no_two_religions_are_held_against_each_other(client, counted):
    assert "there are too many" in reads(client, counted)


def test_what_nobody_has_told_of_is_said_once_and_has_no_table(client, here, made_up):
    made_up.ethnicity = lambda n: "not-asked"
    client.post(f"{here}count/")
    answer_tried(by=COUNTER, now=NOW)
    html = reads(client, here)
    assert "is in any group of: Ethnicity." in html
    assert "Who would not meet it, by ethnicity" not in html
    assert "Who would not meet it, by sex" in html


def test_what_is_not_calculable_says_so_and_never_infinity(client, here, made_up):
    """Of the 280 nobody falls short: there is nothing to divide by."""
    made_up.short = lambda n: n <= 100
    client.post(f"{here}count/")
    answer_tried(by=COUNTER, now=NOW)
    html = reads(client, here)
    assert "Not calculable" in html
    assert "infinit" not in html.casefold()
    assert "∞" not in html


def test_small_groups_are_hidden_and_the_page_says_why(client, here, made_up):
    made_up.ethnicity = lambda n: "bme" if n <= 6 else "white"
    client.post(f"{here}count/")
    answer_tried(by=COUNTER, now=NOW)
    html = reads(client, here)
    assert "A number from 1 to 7 is hidden." in html
    assert client.get(f"{here}ethnicity.svg").status_code == 404


def test_a_refusal_says_why_and_an_answer_before_it_still_stands(client, counted, made_up, region):
    made_up.asked[region.path].append(401)
    TriedVersion.objects.update(asked_at=NOW - timedelta(days=1))
    client.post(f"{counted}count/")
    assert "It is being counted anew" in reads(client, counted)
    answer_tried(by=COUNTER, now=NOW + timedelta(days=1))
    html = reads(client, counted)
    assert "The last time it was asked for: Beside an answer that was given before" in html
    assert "1.60" in html
    assert "Refused" in reads(client, EVERY)


def test_a_refusal_by_itself_is_the_answer(client, here, made_up, region):
    made_up.asked[region.path] = [1, 2, 3]
    client.post(f"{here}count/")
    answer_tried(by=COUNTER, now=NOW)
    assert "of fewer than 50 people here" in reads(client, here)


def test_a_version_that_was_changed_since_says_so(client, counted, core):
    Version.objects.filter(pk=core.pk).update(changed_at=NOW + timedelta(days=900))
    assert "The version was changed since." in reads(client, counted)


def test_who_asks_too_often_is_told_on_the_page(client, here, core, region):
    account = account_with_role("national-lead", place("ENG", kind="country", sector="national"))
    region.path = "/ENG/R/"
    region.save()
    one = {"organisation": region, "version": version("other"), "asked_by": account.person}
    TriedVersion.objects.bulk_create(
        TriedVersion(asked_at=NOW + timedelta(days=900), answered_at=NOW, **one) for _ in range(40)
    )
    client.force_login(account)
    answer = client.post(f"{here}count/")
    assert answer.status_code == 409
    assert "You have asked 40 times within a day." in answer.content.decode()


def test_there_are_pictures_of_all_together_and_of_each_grouping(client, counted):
    for name in ("together", "ethnicity", "gender-identity", "religion"):
        answer = client.get(f"{counted}{name}.svg")
        assert answer.status_code == 200, name
        assert answer["Content-Type"].startswith("image/svg+xml")
    assert client.get(f"{counted}shoe-size.svg").status_code == 404


def test_there_is_no_picture_before_it_is_counted(client, here):
    assert client.get(f"{here}together.svg").status_code == 404
    assert client.get(f"{here}ethnicity.svg").status_code == 404


def test_a_draft_is_there_only_for_those_who_see_it(client, here):
    draft = version("core", "2.0", status="draft", from_on=None)
    draft.requirements.create(code="new", title="New", level=2, rule={"item": "core:2.1"})
    reads(client, f"{EVERY}{draft.pk}/", 404)
    assert client.post(f"{EVERY}{draft.pk}/count/").status_code == 404


def test_it_is_not_for_those_who_see_people_by_name(client, core):
    trust = place("T")
    client.force_login(account_with_role("hr-officer", trust))
    assert client.get("/organisations/T/fairness/what-if/").status_code == 403
    assert client.get(f"/organisations/T/fairness/what-if/{core.pk}/").status_code == 403
    assert "Which groups of people would fall short?" not in reads(
        client, "/organisations/T/what-if/"
    )
    assert "What would new standards do" not in reads(client, "/organisations/T/fairness/")


def test_the_gates_page_and_the_overview_lead_there(client, here, core, region):
    assert f'href="{EVERY}"' in reads(client, "/organisations/R/what-if/")
    assert f'href="{here}"' in reads(client, f"/organisations/R/what-if/?version={core.pk}")
    assert f'href="{EVERY}"' in reads(client, "/organisations/R/fairness/")


def test_before_any_standards_there_is_nothing_to_choose(client, region):
    client.force_login(account_with_role("regional-talent-lead", region))
    assert "No version of the standards asks for anything yet." in reads(client, EVERY)


def test_a_page_asks_the_database_the_same_few_questions_however_often_it_was_counted(
    client, counted, django_assert_max_num_queries, region, core
):
    one = {"organisation": region, "version": core, "asked_by": TriedVersion.objects.get().asked_by}
    TriedVersion.objects.bulk_create(
        TriedVersion(asked_at=NOW - timedelta(days=n), answered_at=NOW, counted_on=TODAY, **one)
        for n in range(1, 30)
    )
    for address in (counted, EVERY):
        with django_assert_max_num_queries(12):
            reads(client, address)
