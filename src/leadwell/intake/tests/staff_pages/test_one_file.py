"""One staff file: under way, held, taken, with its rejected rows."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import (
    account_with_role,
    actor_with_role,
)
from leadwell.intake.models import RejectedRow
from leadwell.intake.pages.one_file import file_page
from leadwell.intake.queries import showing
from leadwell.intake.tests.staff_pages.a_file import HELD, a_file, words

pytestmark = pytest.mark.django_db


def test_a_file_under_way_shows_how_far_it_is_and_looks_again(client, officer, trust):
    begun = timezone.now() - timedelta(minutes=4)
    file = a_file(trust, state="reading", rows=20_000, rows_done=5_000, moved_at=begun)
    page = words(client.get(f"/files/{file.pk}/"))
    assert "5,000 of 20,000 rows read so far." in page
    assert "About 12 minutes are left." in page
    assert 'max="20000" value="5000"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "You can leave this page" in page


def test_whoever_wants_a_page_that_stays_gets_one(client, officer, trust):
    file = a_file(trust, state="reading")
    page = words(client.get(f"/files/{file.pk}/?still=1"))
    assert 'http-equiv="refresh"' not in page
    assert 'data-live="0"' in page
    assert "progress.js" not in page


def test_a_file_that_has_gone_in_looks_no_more(client, officer, trust):
    page = words(client.get(f"/files/{a_file(trust).pk}/"))
    assert 'http-equiv="refresh"' not in page
    assert "<progress" not in page


@pytest.mark.parametrize(
    ("rows", "done", "seconds", "says"),
    [
        (20_000, 999, 60, ""),
        (20_000, 1_000, 3, "Less than a minute is left."),
        (20_000, 10_000, 61, "About 1 minute is left."),
        (0, 0, 60, ""),
    ],
)
def test_the_time_left_is_said_once_there_is_a_pace(trust, rows, done, seconds, says):
    now = timezone.now()
    file = a_file(
        trust, state="reading", rows=rows, rows_done=done, moved_at=now - timedelta(seconds=seconds)
    )
    told = showing.told_of(file.pk, by=actor_with_role("hr-officer", trust))
    page = file_page(told, now=now, still=False)
    assert page.progress is not None
    assert page.progress.left == says


def test_a_held_file_says_why_and_what_would_change_and_asks(client, officer, trust):
    file = a_file(trust, state="held", in_the_way=HELD, leavers=1200)
    page = words(client.get(f"/files/{file.pk}/"))
    assert "Why is it held?" in page
    assert "1,200 of 4,118 people would have left at once." in page
    assert "1,200 people would be noted as having left." in page
    assert "12 people would join." in page
    assert "37 rows would be left out." in page
    assert 'value="release"' in page
    assert 'value="decline"' in page


def test_whoever_only_looks_is_told_who_decides(client, trust):
    file = a_file(trust, state="held", in_the_way=HELD)
    client.force_login(account_with_role("administrator", trust))
    page = words(client.get(f"/files/{file.pk}/"))
    assert "Somebody who loads files for this organisation decides." in page
    assert 'value="release"' not in page


def test_rejected_rows_say_where_and_what_to_write(client, officer, trust):
    file = a_file(trust, rejected=150)
    RejectedRow.objects.bulk_create(
        RejectedRow(file=file, line=n, column="fte", code="INT-1",
                    advice="Write the share of full time as 1 or 0.8, between 0 and {most}.",
                    facts={"most": 2})
        for n in range(2, 152)
    )  # fmt: skip
    RejectedRow.objects.create(file=file, line=900, column="band", advice="Odd", warning=True)
    page = words(client.get(f"/files/{file.pk}/"))
    assert page.count("between 0 and 2.") == showing.ROWS_SHOWN
    assert "These are the first 100 of 150. The rest is in the download." in page
    assert "These rows were taken. Something about them may be wrong." in page
    sheet = b"".join(client.get(f"/files/{file.pk}/rejected.csv")).decode()
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert len(rows) == 151
    assert rows[0] == {
        "Line": "2", "Column": "fte", "Rejected or only to look at": "Rejected", "Rule": "INT-1",
        "What to do": "Write the share of full time as 1 or 0.8, between 0 and 2.",
    }  # fmt: skip
    assert rows[-1]["Rejected or only to look at"] == "To look at"


def test_who_decided_and_why_stays_to_be_read(client, officer, trust):
    file = a_file(
        trust, state="declined", decided_by="Ngozi Okafor", decided_at=timezone.now(),
        decided_because="It was the wrong month",
    )  # fmt: skip
    page = words(client.get(f"/files/{file.pk}/"))
    assert "It was the wrong month" in page


def test_how_columns_were_matched_stays_to_be_read(client, officer, trust):
    file = a_file(trust, columns={"job_title": "What They Do"})
    page = words(client.get(f"/files/{file.pk}/"))
    assert "What They Do" in page
    assert "Job title" in page
