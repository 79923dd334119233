"""Numbers nobody may know are planted, and every address that shows groups of people is read for them.

Every true count planted here is a number that rounding changes, so that none of them may stand anywhere: not
in a page, a chart, a sheet, a workbook, a paper or the open interface. Nor may a figure that is withheld.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import FreeTable, Result, Return, TriedVersion
from leadwell.fairness.queries.definitions import every_set, indicators_of
from leadwell.fairness.queries.results import from_json, to_json
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.queries.tried.terms import tried_figures
from leadwell.fairness.rules.disclosing.digits_as_printed import DIGITS, digits_as_printed
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import ALL, NOT_KNOWN, Count, Indicator, Line, Shown, Tally
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.tests.factories import result
from leadwell.organisations.tests.factories import person, place
from leadwell.standards.tests.factories import requirement, version
from leadwell.stats.disclosure import HES_2018

pytestmark = pytest.mark.django_db
ENDED = date(2026, 3, 31)
NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
SETS = ("wres", "disparity")
AS_MANY = 3  # figures of a set: each has the same doors
DRAWING = re.compile(
    r'\s(d|x|y|x1|x2|y1|y2|r|cx|cy|dx|dy|width|height|transform|points|viewBox)="[^"]*"'
)
A_SECRET = re.compile(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"')
ROWS = ("5", "6", "7", "8a", "vsm")


class Planting:
    """True counts, no two alike, none of which rounding leaves as it is."""

    def __init__(self) -> None:
        self.next = 10_003
        self.planted: set[int] = set()

    def many(self) -> int:
        self.next += 137
        self.next += self.next % 5 == 0
        self.planted.add(self.next)
        return self.next

    def tally(self, one: Indicator, row: str, split: str, number: int) -> Tally:
        """Mostly many people; at every third place few of them, by part or whole."""
        groups = {
            name: Count(self.many(), 0) for name in (one.first, one.second, NOT_KNOWN[0]) if name
        }
        groups = {
            name: Count(count.part, count.part + self.many()) for name, count in groups.items()
        }
        if number % 3 == 0 and one.first:
            groups[one.first] = Count(3, 3 + self.many())
        if number % 3 == 1 and one.second:
            groups[one.second] = Count(2, 6)
        return Tally(1, one.code, row, split, groups)


def figures(
    indicators: Sequence[Indicator], planting: Planting
) -> tuple[list[Line], tuple[Shown, ...]]:
    """Figures as counted, and as they may be printed."""
    lines: list[Line] = []
    for number, one in enumerate(indicators):
        rows = ROWS if one.rows else ("",)
        told = [planting.tally(one, row, "", number + place) for place, row in enumerate(rows)]
        lines += work_out(one, told)
    sums = {count.whole for line in lines for count in (line.first, line.second) if count}
    planting.planted |= {number for number in sums if number > 1_000 and number % 5}
    found = may_be_printed(
        lines, indicators={one.code: one for one in indicators}, words=words_of(indicators),
        profile=HES_2018,
    )  # fmt: skip
    return lines, found.shown


@pytest.fixture
def planted(settings, tmp_path):
    """A trust in a region with every set, a published return, a table and a pack of evidence."""
    settings.LEADWELL_HOME = tmp_path
    region = place("ZR1", kind="region", sector="national")
    trust = place("ZT1", region)
    planting, lines, shown = Planting(), [], []
    for code in planted_sets():
        counted, printed = figures(indicators_of(code, ENDED), planting)
        lines += counted
        shown += printed
        for at, area in ((trust, False), (region, True)):
            kept = result(
                at, printed, set_code=code, profile="hes-2018", area=area, sealed=b"sealed"
            )
        if code == "wres":
            returned = kept_at(trust, kept)
    FreeTable.objects.create(
        organisation=trust, asked_by=person(), asked_at=NOW, answered_at=NOW,
        asks={"rows": "pay_row", "columns": "leads", "filters": []},
        answer={"as_at": "2026-03-31", "rows": ["5"], "columns": ["true"], "cells": [[None, 41], [43, 42]]},
    )  # fmt: skip
    counted, printed = figures(tried_figures(), planting)
    tried_at(region, printed)
    return trust, planting, lines + counted, shown + list(printed), returned


def tried_at(region, printed) -> None:
    """A version that was tried group by group."""
    requirement(2, {"item": "core:2.1"})
    TriedVersion.objects.create(
        organisation=region, version=version(), asked_by=person(), asked_at=NOW, answered_at=NOW,
        counted_on=ENDED, lines=to_json(printed), sealed=b"sealed",
    )  # fmt: skip


def kept_at(trust, kept):
    own = Result.objects.get(organisation=trust, set_code=kept.set_code)
    return Return.objects.create(
        result=own, organisation=trust, published_by=person(), published_at=NOW
    )


def routes() -> Iterator[str]:
    """The address of every door of fairness, with the names of what stands in it."""
    yield from _routes(get_resolver().url_patterns, "/")


def _routes(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, before + str(one.pattern))
        elif "fairness" in f"{one.callback.__module__}{before}{one.pattern}":
            yield before + str(one.pattern)


def planted_sets() -> list[str]:
    """Two sets of the standards, and one that a funnel gives by itself."""
    return [*SETS, next(code for code in every_set() if code.startswith(PREFIX))]


def addresses(trust, returned) -> list[str]:
    """Every door of fairness with whatever may stand in it, of the trust and of its region."""
    numbers = sorted({returned.pk, *FreeTable.objects.values_list("pk", flat=True)})
    found: list[str] = []
    for code in planted_sets():
        figures = [one.code for one in indicators_of(code, ENDED)][:AS_MANY]
        charts = [f"{kind}-{one}" for kind in ("rows", "years") for one in figures]
        known = {
            "code": [trust.code, "ZR1"], "set_code": [code], "number": numbers, "indicator": figures,
            "slug": ["parity", "together", "ethnicity", *charts], "version": [version().pk],
            "funnel": [code.removeprefix(PREFIX)], "outcome": ["eds-1a"],
        }  # fmt: skip
        found += [way for route in routes() for way in _every(route, known)]
    return sorted(set(found))


def _every(route: str, known: dict[str, list]) -> list[str]:
    asked = re.findall(r"<(?:\w+:)?(\w+)>", route)
    ways = [{}]
    for name in asked:
        ways = [{**way, name: value} for way in ways for value in known.get(name, [])]
    return [_filled(route, way) for way in ways]


def _filled(route: str, way: dict[str, object]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(way[found[1]]), route)


def text_of(answer) -> str:
    """Everything an answer says, whatever kind of file it is."""
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer["Content-Type"]
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(whole)).pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(whole)) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    return A_SECRET.sub("", DRAWING.sub("", whole.decode()))


def told(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?<!\d[,.]){number:,}(?!\d)|(?<!\d)(?<!\d\.){number}(?!\d)")


def spoken(value: float) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?<!\d\.){re.escape(f'{value:.2f}')}")


def finer(one: Shown) -> Iterator[re.Pattern[str]]:
    """A figure that is printed, with one digit more than its page prints; not where that is nought."""
    digits = DIGITS[one.unit] + 1
    for number in (one.value, one.low, one.high):
        if number is not None and abs(number) >= 1:
            whole, _point, more = f"{abs(number):.9f}".partition(".")
            if more[digits - 1] != "0":
                yield re.compile(rf"(?<!\d)(?<!\d[.,]){whole}\.{more[:digits]}")


def read(client, account, places: Sequence[str]) -> dict[str, str]:
    if account is None:
        client.logout()
    else:
        client.force_login(account)
    answers = {one: client.get(one) for one in places}
    return {one: text_of(answer) for one, answer in answers.items() if answer.status_code == 200}


def test_no_planted_number_stands_anywhere(client, planted):
    trust, planting, lines, shown, returned = planted
    places = addresses(trust, returned)
    people = [None, *(account_with_role(role, trust) for role in ("equality-lead", "board-member"))]
    people.append(account_with_role("regional-talent-lead", trust.parent))
    said = [read(client, who, places) for who in people]
    assert sum("what-if" in one for one in said[-1]) >= 4, "the walk reaches a tried version"
    assert len(said[1]) > 50, "the walk reaches the figures"
    kinds = {one.rpartition(".")[2] for each in said for one in each if "." in one}
    assert kinds >= {"csv", "xlsx", "pdf", "svg"}
    visible = {f"{one.value:.2f}" for one in shown if one.value is not None}
    secret = {
        line.value for line, one in zip(lines, shown, strict=True)
        if one.value is None and line.value and f"{line.value:.2f}" not in visible and line.value > 1.3
    }  # fmt: skip
    assert len(secret) >= 2
    assert any(one.value is not None for one in shown)
    needles = [*map(told, planting.planted), *map(spoken, secret)]
    hay = re.compile("|".join(needle.pattern for needle in needles))
    found = [
        f"{one}: {hit[0]}"
        for each in said
        for one, text in each.items()
        if (hit := hay.search(text))
    ]
    assert not found, "\n".join(found)


def test_the_walk_would_see_a_planted_number(client, planted):
    trust, planting, *_ = planted
    number = min(planting.planted)
    FreeTable.objects.update(
        answer={
            "as_at": "2026-03-31",
            "rows": ["5"],
            "columns": ["true"],
            "cells": [[number, 1], [1, 1]],
        }
    )
    where = reverse("fairness:table", args=[trust.code, FreeTable.objects.get().pk])
    page = read(client, account_with_role("equality-lead", trust), [where, f"{where}table.csv"])
    assert all(told(number).search(text) for text in page.values())
    assert len(page) == 2


def test_no_figure_has_more_digits_than_its_page_prints(client, planted):
    """Counts are rounded: all digits of a ratio would say which counts it was divided from."""
    trust, _planting, _lines, shown, returned = planted
    places = [
        *addresses(trust, returned),
        *(f"/api/v1/returns{one}" for one in ("", f"/{returned.pk}")),
    ]
    said = read(client, account_with_role("equality-lead", trust), places)
    assert places[-1] in said
    printed = [line for line in from_json(returned.result.lines) if line.value is not None]
    assert printed
    given = {line["value"] for line in json.loads(said[places[-1]])["lines"]}
    assert given >= {digits_as_printed(line.value, line.unit) for line in printed}
    hay = re.compile("|".join(needle.pattern for one in shown for needle in finer(one)))
    found = [f"{one}: {hit[0]}" for one, text in said.items() if (hit := hay.search(text))]
    assert not found, "\n".join(found)


def test_what_is_shown_is_as_planted_where_nothing_is_hidden(planted):
    _trust, _planting, lines, shown, _returned = planted
    for line, one in zip(lines, shown, strict=True):
        assert one.value in (None, line.value)
        if line.first and HES_2018.hides(line.first.part):
            assert one.value is None
    assert {line.indicator for line in lines} == {one.indicator for one in shown}
    assert {line.row for line in lines} >= {ALL, *ROWS}
