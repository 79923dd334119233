"""Somebody with patience and a calculator reads every public number of managers there is."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.measures import actions, pages, queries
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries.manager_numbers import exactly
from leadwell.organisations.queries.manager_counts import manager_counts
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.stats.disclosure import HES_2018, what_is_known

pytestmark = pytest.mark.django_db

JOB = system_actor("the monthly job", Permission.SEE_MANAGERS)
PUBLIC = "/organisations/ZT1/managers/public/"
PICTURES = {"levels": "level", "spans": "span", "layers": "layer"}
A_TOKEN = re.compile(rb'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"')


def staffed(at, *, leaders: int, staff: int, seed: int) -> None:
    """A made-up employer with small numbers at its upper levels, and some who act up."""
    chance = random.Random(seed)
    leading = [
        post(at, leads=True, level=1 + (n % 4 == 0) + (n % 12 == 0), number=f"L{n}",
             staff_group=chance.choice(("Nursing", "Nursing", "Estates")))
        for n in range(leaders)
    ]  # fmt: skip
    for n, one in enumerate(leading):
        if n:
            reports(one, leading[n // 6])
        if n % 9 != 8:
            hold(person(), one, kind="acting" if n % 6 == 0 else "substantive")
    for n in range(staff):
        one = post(at, number=f"S{n}", level=1, staff_group=chance.choice(("Nursing", "Estates")))
        hold(person(), one)
        reports(one, chance.choice(leading))


def file_of(code: str, day: date) -> dict[str, int | None]:
    """The public file as it was on a day: what is counted, and the count or nothing."""
    sheet = pages.managers_sheet(queries.managers_in_public(code, by=ANYONE, on=day))
    assert sheet is not None
    return {row[3]: None if row[4] == "" else row[4] for row in sheet.rows if row[2] == "count"}


def true_counts(code: str, day: date) -> dict[str, int]:
    at = queries.managers_in_public(code, by=ANYONE, on=day).organisation
    return dict(exactly(manager_counts(at, by=JOB, on=day)).cells)


def test_the_files_of_two_months_never_differ_by_one_or_two_people():
    staffed(trust := place("ZT1"), leaders=30, staff=160, seed=3)
    chance, moved, changed = random.Random(8), 0, 0
    months = [date(2026, month, 1) for month in range(2, 12)]
    for month in months:
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            new = post(trust, leads=True, level=chance.choice((1, 2)), number=f"N{moved}",
                       staff_group="Nursing")  # fmt: skip
            hold(person(), new, from_on=month - timedelta(3))
            moved += 1
        now = datetime(2026, month.month, 2, tzinfo=UTC)
        actions.release_managers(by=ANYONE, code="ZT1", now=now)
    for before, after in pairwise(months):
        first, second = file_of("ZT1", before), file_of("ZT1", after)
        was, is_now = true_counts("ZT1", before), true_counts("ZT1", after)
        for key in first.keys() & second.keys():
            if None not in (first[key], second[key]) and first[key] != second[key]:
                changed += 1
                assert abs(first[key] - second[key]) >= HES_2018.round_to
        # Whoever knows that one person came between two months sees nothing move.
        if abs(is_now["managers"] - was["managers"]) == 1:
            assert first["managers"] == second["managers"] or _moved_before(before, months)
    assert changed, "numbers that never change would prove nothing"


def _moved_before(month: date, months: list[date]) -> bool:
    """Whether one newcomer was only the last of three since the number was printed."""
    printed = file_of("ZT1", month)["managers"]
    same = [m for m in months if m <= month and file_of("ZT1", m)["managers"] == printed]
    return true_counts("ZT1", month)["managers"] - true_counts("ZT1", same[0])["managers"] >= 2


@pytest.mark.parametrize("seed", range(3))
def test_a_region_less_its_other_parts_is_never_a_small_number(seed):
    region, codes = place("ZR1", kind="region", sector="national"), [f"ZT{n}" for n in range(4)]
    for n, code in enumerate(codes):
        staffed(place(code, region), leaders=14 + 9 * n + seed, staff=60 + 20 * n, seed=seed + n)
    actions.release_all_managers(by=JOB, now=datetime(2026, 11, 2, tzinfo=UTC))
    day = date(2026, 11, 2)
    whole, parts = file_of("ZR1", day), [file_of(code, day) for code in codes]
    tried = 0
    for key, total in whole.items():
        told = [part.get(key, 0) for part in parts]
        if total is None or None not in told:
            continue
        known = [what_is_known(count, HES_2018) for count in told if count is not None]
        most = what_is_known(total, HES_2018)[1] - sum(low for low, _high in known)
        tried += 1
        assert told.count(None) > 1 or most > HES_2018.hide_to, key
    assert tried, "no total stands over a hidden part"


def test_page_file_and_pictures_say_the_same_and_nothing_of_what_is_hidden(
    client, settings, tmp_path
):
    settings.CHART_CACHE = tmp_path / "once"
    staffed(place("ZT1"), leaders=26, staff=150, seed=5)
    printed = _everything(client)
    release = ManagerRelease.objects.get()
    hidden = [key for key, value in release.table["cells"].items() if value is None]
    assert hidden, "the made-up trust has small numbers"
    # What is printed is made of the table alone, and the table does not hold what is hidden ...
    settings.CHART_CACHE = tmp_path / "again"
    ManagerRelease.objects.update(basis={key: [None, 6] for key in release.basis})
    assert _everything(client) == printed
    kept = json.dumps(release.table)
    assert not any(re.search(rf'"{re.escape(key)}": \d', kept) for key in hidden)
    # ... and a picture has the same words as the file: where a count is hidden, no number and no bar.
    for name, part in PICTURES.items():
        cells = {k: v for k, v in release.table["cells"].items() if k.startswith(f"{part}:")}
        words = _words_of(printed[f"{name}.svg"])
        assert words.count("hidden") == list(cells.values()).count(None)
        assert {str(count) for count in cells.values() if count is not None} <= set(words)


def _everything(client) -> dict[str, bytes]:
    """Every byte that anyone gets of the place's managers, without tokens that change each time."""
    found = {}
    for end in ("", "managers.csv", *(f"{name}.svg" for name in PICTURES)):
        answer = client.get(PUBLIC + end)
        assert answer.status_code == 200, end
        found[end] = A_TOKEN.sub(b"", answer.getvalue())
    return found


def _words_of(picture: bytes) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)</text>", picture.decode())
