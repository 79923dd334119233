"""The star as plain Python works it out from the rows, one by one. Nothing here is shared with its views."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from leadwell.appointments.models import Application
from leadwell.equality.models import Declaration
from leadwell.equality.queries.definitions import ORDER
from leadwell.fairness.models import Case, Pay
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.people.models import Person
from tests.sealed.star_drawn import CLINICAL, DOCTORS, ON, ROWS, SINCE, TIERS


def in_python() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the three tables of facts."""
    _times.cache_clear()
    _lines.cache_clear()
    return {"staff": list(_staff()), "step": list(_steps()), "pay": list(_pay())}


def _human(person: Person) -> int:
    return int(person.joined_to_id or person.pk)


def _standing() -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(lambda: dict.fromkeys(ORDER, ""))
    whose = {person.pk: _human(person) for person in Person.objects.all()}
    rows = Declaration.objects.using("equality").all()
    for row in sorted(rows, key=lambda r: (r.through == "own", r.given_on, r.noted_at, r.pk)):
        for column in ORDER:
            if said := getattr(row, column):
                found[whose[row.person_id]][column] = said
    return found


def _declared(human: int, standing: dict[int, dict[str, str]]) -> tuple[str, ...]:
    return tuple(standing[human][column] for column in ORDER)


def _row(band: str, staff_group: str, title: str) -> str:
    if ROWS[band] not in ("", "other"):
        return ROWS[band]
    return DOCTORS[title] if CLINICAL.get(staff_group) == "medical" else ROWS[band]


@cache
def _times(*, banks: bool = True) -> list[Tenure]:
    held = list(Tenure.objects.select_related("post", "person").order_by("pk"))
    return [one for one in held if banks or one.kind != "bank"]


@cache
def _lines() -> dict[tuple[int, int], ReportingLine]:
    return {(line.post_id, line.to_post_id): line for line in ReportingLine.objects.all()}


def _holds(one: Tenure | ReportingLine, day: date) -> bool:
    return one.from_on <= day and (one.until_on is None or one.until_on > day)


def _best(held: list[Tenure]) -> Tenure:
    return min(held, key=lambda t: (t.kind == "bank", -float(t.fte if t.fte is not None else -1),
                                    t.from_on, t.pk))  # fmt: skip


def _staff() -> Iterator[tuple[object, ...]]:
    at_work: dict[tuple[int, int], list[Tenure]] = defaultdict(list)
    for one in _times():
        if _holds(one, ON):
            at_work[one.post.organisation_id, _human(one.person)].append(one)
    standing = _standing()
    for (organisation, human), held in at_work.items():
        best = _best(held)
        post = best.post
        row = _row(post.band, post.staff_group, post.title)
        yield (organisation, row, TIERS.get(row, ""), CLINICAL[post.staff_group], post.level, post.leads,
               post.board, post.votes, post.executive, best.kind == "bank", best.kind,
               *_declared(human, standing))  # fmt: skip


def _cases() -> Iterator[dict[str, object]]:
    for one in Application.objects.select_related("advert", "person"):
        names = ("applied_on", "shortlisted_on", "interviewed_on", "offered_on", "appointed_on")
        days = [getattr(one, name) for name in names if getattr(one, name)]
        reached = [day for day in days if day <= ON]
        if reached and reached[-1] >= SINCE:
            advert = one.advert
            panel = [_human(member.person) for member in advert.panel.select_related("person")]
            yield {"funnel": "recruitment", "at": advert.organisation_id, "on": reached[-1],
                   "reached": len(reached), "human": _human(one.person), "internal": one.internal,
                   "openly": advert.advertised_on is not None, "deciders": panel, "day": days[0],
                   "band": advert.band, "group": advert.staff_group, "title": advert.title,
                   "leads": advert.leads, "order": (1, one.pk)}  # fmt: skip
    for told in Case.objects.select_related("person"):
        came = [day for day in map(date.fromisoformat, told.stages.values()) if day <= ON]
        if came and max(came) >= SINCE:
            held = [t for t in _times() if t.person_id == told.person_id and _holds(t, told.began_on)
                    and t.post.organisation_id == told.organisation_id]  # fmt: skip
            post = _best(held).post if held else None
            deciders = [_human(one.person) for one in told.deciders.select_related("person")]
            yield {"funnel": told.funnel, "at": told.organisation_id, "on": max(came), "reached": len(came),
                   "human": _human(told.person), "internal": None, "openly": None, "deciders": deciders,
                   "day": told.began_on, "band": told.band or (post.band if post else ""),
                   "group": told.staff_group, "title": post.title if post else "",
                   "leads": post.leads if post else False, "order": (2, told.pk)}  # fmt: skip
    yield from _left()
    yield from _risen()


def _moved(one: Tenure, funnel: str, day: date, order: int) -> dict[str, object]:
    return {"funnel": funnel, "at": one.post.organisation_id, "on": day, "reached": 2, "openly": None,
            "human": _human(one.person), "internal": True if funnel == "promotions" else None, "deciders": [],
            "day": day, "band": one.post.band, "group": one.post.staff_group, "title": one.post.title,
            "leads": one.post.leads, "order": (order, one.pk)}  # fmt: skip


def _here(one: Tenure) -> list[Tenure]:
    return [t for t in _times(banks=False) if _human(t.person) == _human(one.person)
            and t.post.organisation_id == one.post.organisation_id]  # fmt: skip


def _left() -> Iterator[dict[str, object]]:
    gone: dict[tuple[int, int, date], list[Tenure]] = defaultdict(list)
    for one in _times(banks=False):
        until = one.until_on
        if until and SINCE <= until <= ON and not any(_holds(t, until) for t in _here(one)):
            gone[one.post.organisation_id, _human(one.person), until].append(one)
    for (_, _, until), held in gone.items():
        last = min(held, key=lambda t: (-float(t.fte if t.fte is not None else -1), t.pk))
        yield _moved(last, "leavers", until, 3)


def _risen() -> Iterator[dict[str, object]]:
    rose: dict[tuple[int, int, date], list[Tenure]] = defaultdict(list)
    for one in _times(banks=False):
        if SINCE <= one.from_on <= ON and one.post.level is not None:
            eve = one.from_on - timedelta(days=1)
            before = [
                t.post.level for t in _here(one) if _holds(t, eve) and t.post.level is not None
            ]
            if before and one.post.level > max(before):
                rose[one.post.organisation_id, _human(one.person), one.from_on].append(one)
    for (_, _, began), held in rose.items():
        yield _moved(min(held, key=lambda t: (-(t.post.level or 0), t.pk)), "promotions", began, 4)


def _tied(human: int, decider: int, day: date) -> bool:
    """Looked at day by day: was there one before it on which they reported, or shared a small unit?"""
    mine = [t for t in _times() if _human(t.person) == human]
    theirs = [t for t in _times() if _human(t.person) == decider]
    for one in mine:
        for other in theirs:
            same = one.post.unit and (one.post.organisation_id, one.post.unit) == (
                other.post.organisation_id, other.post.unit)  # fmt: skip
            line = _lines().get((one.post_id, other.post_id))
            for when in _changes(day):
                reported = line and _holds(line, when)
                together = _holds(one, when) and _holds(other, when)
                if together and (reported or (same and _people_in(other.post, when) <= 10)):
                    return True
    return False


def _changes(before: date) -> list[date]:
    """Every day before that one on which anything about times in posts or lines changes."""
    found = {t.from_on for t in _times()} | {t.until_on for t in _times() if t.until_on}
    found |= {line.from_on for line in _lines().values()}
    return sorted(day for day in found if day < before)


def _people_in(post: Post, when: date) -> int:
    return sum(_holds(t, when) and (t.post.organisation_id, t.post.unit) == (post.organisation_id, post.unit)
               for t in _times())  # fmt: skip


def _steps() -> Iterator[tuple[object, ...]]:
    cases, standing = list(_cases()), _standing()
    years: dict[object, list[dict[str, object]]] = defaultdict(list)
    for one in cases:
        years[one["funnel"], one["at"], one["human"]].append(one)  # all days are of one year
    first = {min(held, key=lambda c: (-c["reached"], c["on"], c["order"]))["order"]
             for held in years.values()}  # fmt: skip
    for one in cases:
        deciders = [d for d in one["deciders"] if d != one["human"]]
        tie = any(_tied(one["human"], each, one["day"]) for each in deciders)
        row = _row(one["band"], one["group"], one["title"])
        yield (one["funnel"], one["at"], one["on"], one["reached"], one["order"] in first, one["internal"],
               one["openly"], ("tie" if tie else "none") if deciders else "", row, TIERS.get(row, ""),
               CLINICAL[one["group"]], one["leads"], *_declared(one["human"], standing))  # fmt: skip


def _pay() -> Iterator[tuple[object, ...]]:
    standing = _standing()
    best: dict[tuple[int, int], Pay] = {}
    for one in Pay.objects.select_related("person").order_by("hourly"):
        best[one.organisation_id, _human(one.person)] = one
    for (at, human), one in best.items():
        held = [t for t in _times() if t.person_id == one.person_id and _holds(t, ON)
                and t.post.organisation_id == at]  # fmt: skip
        post = _best(held).post if held else None
        row = _row(post.band, post.staff_group, post.title) if post else ""
        yield (at, one.as_at, float(one.hourly), None, one.full_pay, row,
               CLINICAL[post.staff_group] if post else "", *_declared(human, standing))  # fmt: skip
