"""A month's extract judged by what changed leaves what it would if every row of it were judged: whoever
moves, leaves, joins, stands twice or reports to whom."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.db import transaction

from leadwell.intake.actions.staff import again, reading
from leadwell.intake.models import RejectedRow, StaffFile
from leadwell.intake.tests.staff import MAY, load, row, sheet
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place

COUNTS = ("state", "rows", "unchanged", "changed", "joiners", "leavers", "rejected")
MANY = 60
Row = dict[str, str]


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    for code in ("ZZ1", "ZZ2"):
        note(place(code, f"{code} Trust"))


def one(number: int, by_chance: Random) -> Row:
    """Somebody with a manager or a position above them. Every ninth is another post of the one before; some
    share positions."""
    above = by_chance.choice(["", "manager_staff_number", "reports_to_position"])
    boss = by_chance.randrange(1, MANY)
    return row(
        str(number - (number % 9 == 0)),
        f"Person {number - (number % 9 == 0)}",
        assignment_number=str(number) if number % 9 in (0, 8) else "",
        position_number=by_chance.choice(
            ["", f"P{number}", f" P{number} ", f"P{number - number % 2}"]
        ),
        band=by_chance.choice(["5", "6"]),
        fte=by_chance.choice(["1", "0.5"]),
        birth_date=by_chance.choice(["", "1990-06-15"] * 5 + ["1996-04-15", "15/04/1980"]),
        ended_on=by_chance.choice([""] * 20 + ["2026-03-01", "2026-04-20"]),
        manager_staff_number=f"{boss}" if above.startswith("m") else "",
        reports_to_position=f"P{boss}" if above.startswith("r") else "",
        **a_seat(by_chance),
    )


def a_seat(by_chance: Random) -> Row:
    """Few sit on the board, and not of every seat is it said whether it votes."""
    if by_chance.randrange(4):
        return {}
    answers = [by_chance.choice(["", "yes", "no"]) for _ in range(2)]
    return {"board_member": "yes", "board_votes": answers[0], "board_executive": answers[1]}


def a_month_later(rows: list[Row], by_chance: Random) -> Iterator[Row]:
    """Most say the same; a few say something else, are gone, stand twice or work elsewhere."""
    for said in rows:
        what = by_chance.randrange(30)
        if what == 0:
            continue
        number = int(said["assignment_number"] or said["staff_number"])
        yield one(number, by_chance) if what == 1 else said
        if what == 2:
            yield said
    yield from (one(number, by_chance) for number in (MANY + 1, MANY + 2))


def left(file: StaffFile) -> dict[str, list[Any]]:
    """Everything a file leaves behind that anybody could ask about."""
    rejected = RejectedRow.objects.filter(file=file).order_by("line", "column", "code", "warning")
    return {
        "counts": [getattr(file, name) for name in COUNTS],
        "in the way": file.in_the_way,
        "rejected": list(rejected.values_list("line", "column", "code", "warning")),
        "times": sorted(
            Tenure.objects.values_list(
                "reference", "person__name", "post__number", "post__band", "kind", "fte", "from_on",
                "until_on", "said", "heard",
            ), key=repr,
        ),
        "posts": sorted(
            Post.objects.values_list(
                "number", "band", "votes", "executive", "from_on", "until_on"
            ), key=repr,
        ),
        "lines": sorted(
            ReportingLine.objects.values_list(
                "post__number", "post__band", "to_post__number", "to_post__band", "from_on", "until_on"
            ), key=repr,
        ),
    }  # fmt: skip


def tried(content: bytes) -> dict[str, list[Any]]:
    """What a file would leave, and nothing left of it."""
    with transaction.atomic():
        found = left(load(content, as_at=MAY))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_judging_what_changed_leaves_what_judging_everybody_would(seed, monkeypatch):
    by_chance = Random(seed)
    rows = [one(number, by_chance) for number in range(1, MANY + 1)]
    load(sheet(rows))
    later = list(a_month_later(rows, by_chance))
    by_chance.shuffle(later)
    looked_at: list[str] = []
    judging = again.judge_some
    monkeypatch.setattr(
        again, "judge_some", lambda desk, some: (looked_at.append(some), judging(desk, some))
    )
    by_what_changed = tried(sheet(later))
    assert looked_at, "every row was judged"
    monkeypatch.setattr(reading, "lay_out_again", lambda *_: None)
    assert tried(sheet(later)) == by_what_changed
