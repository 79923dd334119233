"""How numbers of managers are said, and held against those that were published."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from leadwell.actor import ANYONE
from leadwell.measures import pages, queries
from leadwell.measures.models import ManagerRelease
from leadwell.measures.tests.factories import counted as published_count
from leadwell.measures.tests.factories import figure, publish
from leadwell.measures.tests.full_trust import (
    COUNTER,
    FIRST,
    exact_page,
    more_of,
    staffed_trust,
    text,
)
from leadwell.organisations.queries.staff_group_flow import staff_group_flow
from leadwell.organisations.tests.factories import hold, person, post
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return staffed_trust()


def as_published(start: int, joined: int, left: int, end: int) -> None:
    """Managers of the trust in September, as a published return has them."""
    counts = {
        "headcount-at-start": start,
        "joiners": joined,
        "leavers": left,
        "headcount-at-end": end,
    }
    publish(
        *(
            published_count("ZT1", measure, 1, 1, value=float(count), breakdown="Managers",
                            numerator=None, denominator=None, line=line,
                            began_on=date(2026, 9, 1), ended_on=date(2026, 9, 30))
            for line, (measure, count) in enumerate(counts.items())
        )
    )  # fmt: skip


def by_job_title(at, people: int) -> None:
    """Managers by job title: two of them came in September, one left, one changed posts."""
    posts = [post(at, staff_group="Managers", number=f"M{n}") for n in range(people + 2)]
    for n in range(people):
        joined = date(2026, 9, 7) if n < 2 else date(2022, 5, 3)
        hold(person(), posts[n], from_on=joined)
    hold(person(), posts[-1], until_on=date(2026, 9, 10))
    moved = posts[-2].tenures.model.objects.get(post=posts[2])
    moved.until_on = date(2026, 9, 20)
    moved.save()
    hold(moved.person, posts[-2], from_on=date(2026, 9, 20))


def test_the_published_flow_is_held_against_ours_and_never_made_to_agree(trust):
    by_job_title(trust, 32)
    as_published(start=30, joined=2, left=1, end=33)
    page = exact_page(trust)
    chapter = next(c for c in page.chapters if c.id == "published")
    assert chapter.sentence.endswith(
        "33 managers and senior managers were published. The posts held here have 32 by the same job "
        "titles: a difference of \N{MINUS SIGN}1."
    )
    assert [row.cells for row in chapter.table.rows] == [
        ("At the start", "30", "31", "+1"), ("Joined", "2", "2", "0"), ("Left", "1", "1", "0"),
        ("At the end", "33", "32", "\N{MINUS SIGN}1"),
    ]  # fmt: skip
    said = more_of(page, "published")
    assert "In the published numbers, 30 at the start, and 2 who joined, less 1 who left" in said
    assert "are 2 fewer than the 33 at the end" in said
    assert "This page counts 22 managers by what posts do." in said


def test_where_both_agree_the_page_says_yes(trust):
    by_job_title(trust, 32)
    as_published(start=31, joined=2, left=1, end=32)
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert chapter.sentence.startswith("Yes: at the end of September 2026")
    assert chapter.more[0] == "The published numbers add up among themselves."


def test_where_no_post_has_such_a_title_nothing_is_compared(trust):
    as_published(start=30, joined=2, left=1, end=31)
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert "The posts held here name none by these job titles" in chapter.sentence


def test_without_published_figures_the_exact_page_says_so_and_the_public_one_nothing(trust, client):
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert chapter.sentence.startswith("No published turnover figures")
    as_published(start=30, joined=2, left=1, end=31)
    assert "Do the published figures agree?" not in text(
        client, "/organisations/ZT1/managers/public/"
    )


def test_the_flow_by_job_title_is_for_those_who_answer_for_the_place(trust):
    with pytest.raises(NotPermitted):
        staff_group_flow(trust, ["Managers"], by=ANYONE, since=FIRST, on=FIRST)


def test_an_area_is_held_against_all_its_organisations_together(trust):
    publish(
        *(
            published_count("ZT1", measure, 1, 1, value=10.0, breakdown=part, numerator=None,
                            denominator=None, line=line)
            for line, (measure, part) in enumerate(
                [("headcount-at-start", "Managers"), ("headcount-at-end", "Managers"),
                 ("headcount-at-start", "Senior managers"), ("headcount-at-end", "Senior managers")]
            )
        )
    )  # fmt: skip
    shown = queries.managers_exactly("ENG", by=COUNTER, on=FIRST)
    assert (shown.published.start, shown.published.end) == (20, 20)
    page = pages.managers_page(shown)
    assert "The published numbers add up among themselves." in more_of(page, "published")


def test_the_operational_number_stands_beside_what_staff_say(trust):
    publish(figure("ZT1", measure="compassionate-and-inclusive", value=7.2))
    labels = [stat.label for stat in exact_page(trust).stats]
    assert labels == ["Managers per hundred staff", "Compassionate and inclusive leadership"]


def test_hours_are_said_beside_heads(trust):
    hold(person(), post(trust), fte=None)
    said = more_of(exact_page(trust), "levels")
    assert "22.0 full-time posts' worth of managing in 182.0" in said
    assert "Of 1 time in a post nobody told the hours." in said


def test_posts_on_no_line_are_said(trust):
    post(trust)
    assert "1 post is on no line that leads to the top." in more_of(exact_page(trust), "layers")


def test_a_rate_says_its_counts(trust):
    facts = {fact.key: fact.value for fact in exact_page(trust).method}
    assert "22 managers, divided by 182 staff, times 100, is 12.1" in facts["Rate"]


def test_the_leadership_picture_leads_here(client, trust):
    door = "/organisations/ZT1/managers/public/"
    assert door in text(client, "/organisations/ZT1/"), "also where nothing was published"
    publish(published_count("ZT1", "managers-per-hundred-staff", 30, 300))
    assert door in text(client, "/organisations/ZT1/")


def test_today_is_read_at_the_door(client, trust):
    client.get("/organisations/ZT1/managers/public/")
    made = ManagerRelease.objects.get()
    assert made.as_at == timezone.localdate().replace(day=1)
    assert str(made).startswith("managers of ")
