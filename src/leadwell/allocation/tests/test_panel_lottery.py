"""Chances as tickets, and the panel that a seed draws."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadwell.allocation.entrants import close_entrants
from leadwell.allocation.lottery import draw_seed, lottery_number
from leadwell.allocation.panel_chances import leximin
from leadwell.allocation.panel_lottery import (
    TICKETS,
    PanelLottery,
    Row,
    drawn_panel,
    lottery_digest,
    lottery_lines,
    panel_lottery,
    ticket_number,
    tickets,
)
from leadwell.allocation.panel_pricing import programme
from leadwell.allocation.panel_types import Quota, pool_of
from leadwell.allocation.tests.pools import (
    INTERVIEW,
    calls,
    interview_pool,
    leximin_by_enumeration,
    meets,
    people,
)

SEED = sha256(b"example").digest()
ONE_OF_EACH = [Quota("F", 1, 1), Quota("M", 1, 1)]


@pytest.fixture(scope="module")
def interview() -> PanelLottery:
    return panel_lottery(interview_pool(200), INTERVIEW, 5)


def test_tickets_match_the_chances_they_stand_for(interview):
    spread = leximin(programme(interview.pool))
    given_out = {row.seats: row.tickets / TICKETS for row in interview.rows}
    assert sum(row.tickets for row in interview.rows) == TICKETS
    for seats, probability in zip(spread.panels.tolist(), spread.probability, strict=True):
        assert given_out.get(tuple(seats), 0) == pytest.approx(probability, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_tickets_add_up_and_are_rounded_by_less_than_one(parts):
    assume(sum(parts) > 0)
    probability = np.array(parts) / sum(parts)
    whole = tickets(probability, 1000)
    assert sum(whole) == 1000
    assert all(abs(n - p * 1000) < 1 + 1e-9 for n, p in zip(whole, probability, strict=True))


def test_of_equals_the_first_is_rounded_up():
    assert tickets(np.full(3, 1 / 3), 100) == [34, 33, 33]


def test_a_panel_that_would_have_no_ticket_is_not_listed(monkeypatch):
    lottery = panel_lottery(people("F", "M"), [], 1)
    assert [row.tickets for row in lottery.rows] == [TICKETS]
    monkeypatch.setattr("leadwell.allocation.panel_lottery.tickets", lambda _: [0])
    assert panel_lottery(people("F", "M"), [], 1).rows == ()


def test_the_panel_drawn_meets_the_quotas_and_is_the_same_twice(interview):
    of = {person.id: person for person in interview_pool(200)}
    drawn = drawn_panel(interview, draw="D1", seed=SEED)
    assert len(drawn.people) == len(set(drawn.people)) == 5
    assert meets([of[person] for person in drawn.people], INTERVIEW)
    assert drawn == drawn_panel(interview, draw="D1", seed=SEED)
    assert drawn != drawn_panel(interview, draw="D2", seed=SEED)


@given(calls(), st.binary(min_size=32, max_size=32))
def test_every_panel_drawn_meets_the_quotas(call, seed):
    pool, quotas, size = call
    assume(leximin_by_enumeration(*call))
    drawn = drawn_panel(panel_lottery(*call), draw="D1", seed=seed)
    sitting = [person for person in pool if person.id in drawn.people]
    assert len(sitting) == size
    assert meets(sitting, quotas)


def test_the_ticket_is_in_the_row_it_falls_into():
    pool = pool_of(people("F", "M"), [Quota("F", 0, 0)], 1)
    at = ticket_number("D1", SEED)
    edges = {at: Row(TICKETS - at, (1, 0)), at + 1: Row(at + 1, (0, 1))}
    up_to = PanelLottery(pool, (Row(at, (0, 1)), edges[at]))
    beyond = PanelLottery(pool, (edges[at + 1], Row(TICKETS - at - 1, (1, 0))))
    assert drawn_panel(up_to, draw="D1", seed=SEED).people == ("E001",)
    assert drawn_panel(beyond, draw="D1", seed=SEED).people == ("E000",)


def test_inside_a_type_the_smallest_numbers_sit():
    pool = people("F", *["M"] * 6)
    quotas = [Quota("F", 0, 0), Quota("M", 2, 2)]
    drawn = drawn_panel(panel_lottery(pool, quotas, 2), draw="D1", seed=SEED)
    men = [person.id for person in pool[1:]]
    first = sorted(men, key=lambda person: lottery_number("D1", SEED, person))[:2]
    assert drawn.people == tuple(sorted(first))


def test_over_many_seeds_people_sit_as_often_as_their_chances_say():
    lottery = panel_lottery(people("F", "F", "M", "M", "M"), ONE_OF_EACH, 2)
    seats = Counter(
        person
        for n in range(3000)
        for person in drawn_panel(lottery, draw="D1", seed=draw_seed(b"", b"", b"%d" % n)).people
    )
    for person, chance in lottery.chances.items():
        assert seats[person] / 3000 == pytest.approx(float(chance), abs=0.035)


def test_the_lines_say_all_that_is_drawn_from():
    lottery = panel_lottery(people("F", "M", "M", "M x"), ONE_OF_EACH, 2)
    assert lottery_lines(lottery, "D1") == [
        "format leadwell-panel/1",
        "draw D1",
        "panel 2",
        "quota F 1 1",
        "quota M 1 1",
        "type 1 F",
        "type 2 M",
        "tickets 4294967296 1=1 2=1",
    ]
    assert lottery_digest(lottery, "D1").hex() == (
        sha256(("\n".join(lottery_lines(lottery, "D1")) + "\n").encode()).hexdigest()
    )


def test_a_draw_with_a_strange_name_is_refused():
    with pytest.raises(ValueError, match="letters, digits"):
        lottery_lines(panel_lottery(people("F"), [], 1), "D 1")


def test_the_seed_is_that_of_any_other_draw():
    pool = people("F", "F", "M", "M", "M")
    seed = draw_seed(close_entrants(pool).root, b"\x01" * 32, b"public")
    drawn = drawn_panel(panel_lottery(pool, ONE_OF_EACH, 2), draw="D1", seed=seed)
    digest = sha256(b"draw-panel/v1\0D1\0" + seed).digest()
    assert drawn.ticket == int.from_bytes(digest[-4:], "big")
