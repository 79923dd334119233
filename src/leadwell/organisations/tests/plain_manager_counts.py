"""The managers of a place counted a second time, row by row, as the rules say and no faster."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.rules.counts_as_a_manager import counts_as_a_manager
from leadwell.organisations.rules.is_a_vacancy import is_a_vacancy

ONE = timedelta(1)


def holds(row, day: date) -> bool:
    return row.from_on <= day and (row.until_on is None or day < row.until_on)


class Plainly:
    """Every number of `ManagerCounts`, for one employer."""

    def __init__(self, place: Organisation, day: date, since: date) -> None:
        self.day, self.since = day, since
        self.posts = list(Post.objects.filter(organisation=place))
        mine = Tenure.objects.filter(post__organisation=place).select_related("person", "post")
        self.tenures = list(mine)
        self.lines = [line for line in ReportingLine.objects.all() if holds(line, day)]

    def human(self, tenure: Tenure) -> int:
        return tenure.person.joined_to_id or tenure.person_id

    def held(self, day: date) -> list[Tenure]:
        return [
            t for t in self.tenures if holds(t, day) and holds(t.post, day) and t.kind != "bank"
        ]

    def leading(self, day: date) -> set[int]:
        return {
            self.human(t)
            for t in self.held(day)
            if not counts_as_a_manager(leads=t.post.leads, kind=t.kind)
        }

    def staff(self) -> int:
        return len({self.human(t) for t in self.held(self.day)})

    def by_level(self) -> dict[int | None, int]:
        found: dict[int, list[int]] = {}
        for t in self.held(self.day):
            if t.post.leads:
                found.setdefault(self.human(t), []).append(t.post.level or 0)
        return dict(Counter(max(levels) or None for levels in found.values()))

    def moved(self) -> tuple[int, int, int]:
        days = [self.since + ONE * n for n in range((self.day - self.since).days + 1)]
        leading = [self.leading(day) for day in days]
        joined = sum(len(after - before) for before, after in pairwise(leading))
        left = sum(len(before - after) for before, after in pairwise(leading))
        return len(leading[0]), joined, left

    def spans(self) -> dict[int, int]:
        found: Counter[int] = Counter()
        for post in {t.post for t in self.held(self.day) if t.post.leads}:
            under = {line.post_id for line in self.lines if line.to_post_id == post.pk}
            found[len({self.human(t) for t in self._everywhere() if t.post_id in under})] += 1
        return dict(found)

    def _everywhere(self) -> list[Tenure]:
        return [t for t in Tenure.objects.select_related("person") if holds(t, self.day)]

    def layers(self) -> dict[int, int]:
        here = {post.pk for post in self.posts if holds(post, self.day)}
        up = {line.post_id: line.to_post_id for line in self.lines}
        up = {post: to for post, to in up.items() if post in here and to in here}
        return dict(Counter(self._steps(post, up, set(up.values())) for post in here))

    def _steps(self, post: int, up: dict[int, int], above: set[int]) -> int:
        if post not in up and post not in above:
            return 0
        seen = [post]
        while post in up:
            post = up[post]
            if post in seen:
                return 0
            seen.append(post)
        return len(seen)

    def empty(self) -> list[tuple[int | None, int]]:
        found = []
        for post in self.posts:
            mine = [t for t in self.tenures if t.post_id == post.pk and t.from_on <= self.day]
            facts = {
                "holders_known": post.holders_known,
                "held": any(holds(t, self.day) for t in mine),
            }
            if post.leads and not is_a_vacancy(
                **facts, from_on=post.from_on, until_on=post.until_on, on=self.day
            ):
                since = max([post.from_on, *(t.until_on for t in mine)])
                found.append((post.level, (self.day - since).days))
        return found

    def filling(self) -> tuple[int, float | None]:
        gaps = []
        for post in self.posts:
            mine = sorted(
                (
                    t
                    for t in self.tenures
                    if t.post_id == post.pk and post.leads and post.holders_known
                ),
                key=lambda t: (t.from_on, t.pk),
            )
            empty = post.from_on
            for place, t in enumerate(mine):
                if place:
                    empty = max((b.until_on or date.max) for b in mine[:place])
                if empty < t.from_on and self.since < t.from_on <= self.day:
                    gaps.append((t.from_on - empty).days)
        return len(gaps), median(gaps) if gaps else None
