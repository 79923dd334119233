"""Any sequence of extracts leaves what a plain Python model says, however they were mixed."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.intake.tests.staff import APRIL, load, row, sheet
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier, Person

STAFF = "123456"
ROW = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Asha", "Ben", "Zoë"]),
        "band": st.sampled_from(["5", "6"]),
        "job_title": st.sampled_from(["Nurse", "Sister"]),
        "fte": st.sampled_from(["1", "0.5"]),
        "started_on": st.sampled_from(["2020-01-01", "2026-03-01"]),
        "manager_staff_number": st.sampled_from(["", "1", "2"]),
    }
)
EXTRACT = st.tuples(st.dictionaries(st.sampled_from(STAFF), ROW, min_size=1), st.booleans())


class Model:
    """The same rules, one person at a time: a list of [post band, hours, from, until] for each."""

    def __init__(self) -> None:
        self.times: dict[str, list[list]] = {}
        self.said: dict[str, dict[str, str]] = {}
        self.names: dict[str, str] = {}

    def take(self, rows: dict[str, dict[str, str]], full: bool, day: date) -> None:
        for number in [n for n in self.said if full and n not in rows]:
            self.times[number][-1][3] = day
            del self.said[number]
        for number, said in rows.items():
            if number in self.said:
                self._change(number, said, day)
            else:
                self._join(number, said, day)
            self.said[number] = said
            self.names[number] = said["name"]

    def _join(self, number: str, said: dict[str, str], day: date) -> None:
        earlier = self.times.setdefault(number, [])
        begins = date.fromisoformat(said["started_on"])
        if earlier and earlier[-1][3] > begins:
            begins = max(day, earlier[-1][3])
        earlier.append([said["band"], said["fte"], begins, None])

    def _change(self, number: str, said: dict[str, str], day: date) -> None:
        times, last = self.times[number], self.times[number][-1]
        if (said["band"], said["fte"]) != (last[0], last[1]):
            last[3] = day
            times.append([said["band"], said["fte"], day, None])
        elif len(times) == 1 and said != self.said[number]:
            last[2] = date.fromisoformat(said["started_on"])


def kept() -> dict[str, list[list]]:
    found: dict[str, list[list]] = {}
    for one in Tenure.objects.select_related("post").order_by("from_on", "id"):
        hours = f"{one.fte.normalize():f}"
        found.setdefault(one.reference, []).append(
            [one.post.band, hours, one.from_on, one.until_on]
        )
    return found


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(extracts=st.lists(EXTRACT, min_size=1, max_size=5))
def test_the_tables_hold_what_the_model_says(extracts, db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    with transaction.atomic():
        note(place("ZZ1", "Old Town Trust"))
        model, day = Model(), APRIL
        for turn, (rows, full) in enumerate(extracts):
            content = sheet([row(number, **said) for number, said in rows.items()]) + b"\n" * turn
            assert load(content, as_at=day, full=full).state == "taken"
            model.take(rows, full, day)
            assert kept() == model.times
            assert _names() == model.names
            day += timedelta(days=30)
        _nothing_is_left_over()
        transaction.set_rollback(True)


def _names() -> dict[str, str]:
    return dict(Identifier.objects.values_list("value", "person__name"))


def _nothing_is_left_over() -> None:
    assert Person.objects.count() == Identifier.objects.count()
    open_posts = Post.objects.filter(until_on=None)
    assert not open_posts.exclude(tenures__until_on=None, tenures__isnull=False).exists()
    lines = ReportingLine.objects.filter(until_on=None)
    assert not lines.exclude(post__until_on=None, to_post__until_on=None).exists()
