"""Small groups in a tried version are hidden, and no sum of what is printed gives one of them away."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from leadwell.equality.queries.counts import Counted, known_groups
from leadwell.fairness.queries.tried import groups
from leadwell.fairness.queries.tried.groups import Counter as Counting
from leadwell.fairness.queries.tried.groups import lines_of, printed
from leadwell.fairness.queries.tried.terms import tried_terms
from leadwell.fairness.rules.tried.facts import EVERYBODY, Tried
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.tried import NOW, TODAY
from leadwell.stats.disclosure import HES_2018, Balance, Book, betrayed

UNKNOWN = ("not-said", "not-asked", "unknown")
ALL = "everybody"
WHAT = ("asked", "short", "meet")


def people(seed: int) -> tuple[Tried, dict]:
    """Some hundred people, of whom some fall short, and what each of them said: some groups are small."""
    chance = np.random.default_rng(seed)
    asked = np.arange(1, int(chance.integers(60, 400)))
    short = asked[chance.random(asked.size) < chance.uniform(0.1, 0.9)]
    said = {}
    for way in tried_terms().ways:
        known = [*known_groups(TODAY)[way.asked], *UNKNOWN]
        weights = chance.dirichlet(np.full(len(known), 0.5))
        said[way.asked] = dict(
            zip(asked.tolist(), chance.choice(known, asked.size, p=weights), strict=True)
        )
    return Tried("/E/R/", 1, asked, short), said


def counts_of(said, person_ids, characteristic, grouping) -> dict[str, int]:
    group = said[characteristic, grouping]
    known = dict.fromkeys((*known_groups(TODAY)[characteristic, grouping], *UNKNOWN), 0)
    return known | Counter(str(group[n]) for n in person_ids)


def shown_of(seed: int, monkeypatch) -> tuple[Tried, dict, dict]:
    tried, said = people(seed)

    def counts(*, person_ids, characteristic, grouping, **_more):
        found = counts_of(said, person_ids, characteristic, grouping)
        return Counted(characteristic, grouping, found, len(person_ids))

    monkeypatch.setattr(groups, "counts", counts)
    disclosed = printed(lines_of(tried, Counting(COUNTER, TODAY, NOW)), before=None)
    return tried, said, {line.indicator: line for line in disclosed.shown}


def book_of(tried, said, shown, way) -> tuple[Book, np.ndarray]:
    """What a reader can add up of one grouping, written down anew: all groups and everybody, those asked,
    those who fall short and those who do not; and which of it is not printed."""
    codes = [*known_groups(TODAY)[way.asked], "not known"]
    sets = dict(zip(WHAT, tried.sets, strict=True))
    counted = {what: counts_of(said, who.tolist(), *way.asked) for what, who in sets.items()}
    for each in counted.values():
        each["not known"] = sum(each.pop(code) for code in UNKNOWN)
    counts = {(what, code): counted[what][code] for what in WHAT for code in codes}
    counts |= {(what, ALL): sets[what].size for what in WHAT}
    adding = [
        Balance((("asked", each),), (("short", each), ("meet", each))) for each in (*codes, ALL)
    ]
    adding += [Balance(((what, ALL),), tuple((what, each) for each in codes)) for what in WHAT]
    told = {("short", code): line.first.part for code, line in rates(shown, way).items()}
    told |= {("asked", code): line.first.whole for code, line in rates(shown, way).items()}
    known = {(what, ALL) for what in WHAT}
    valued = {code for code, line in rates(shown, way).items() if line.value is not None}
    certain = known | {(what, code) for what in ("asked", "short") for code in valued}
    ratio = shown.get(way.ratio)
    if ratio and ratio.declared is not None:
        certain.add(("asked", "not known"))
    printed_cells = {key for key, value in told.items() if value is not None} | certain
    never = {key for key in counts if key[0] == "meet" or key[1] == "not known"} - certain
    book = Book(
        counts,
        tuple(adding),
        wholes=frozenset(known),
        certain=frozenset(certain),
        silent=frozenset(never),
    )
    return book, book.mask(counts.keys() - printed_cells)


def rates(shown, way):
    codes = known_groups(TODAY)[way.asked]
    return {code: shown[way.rate(code)] for code in codes}


@pytest.mark.parametrize("seed", range(25))
def test_no_small_number_of_a_group_is_printed_or_can_be_worked_out(seed, monkeypatch):
    tried, said, shown = shown_of(seed, monkeypatch)
    hidden = 0
    for way in tried_terms().ways:
        book, away = book_of(tried, said, shown, way)
        small = np.array([HES_2018.hides(int(n)) for n in book.values])
        assert not (small & ~away).any(), way
        assert not betrayed(book, away, HES_2018).any(), way
        hidden += int(away.sum())
    assert hidden


@pytest.mark.parametrize("seed", range(5))
def test_how_many_fall_short_altogether_is_printed_for_it_is_known_anyway(seed, monkeypatch):
    tried, _said, shown = shown_of(seed, monkeypatch)
    line = shown[EVERYBODY]
    assert line.value == pytest.approx(100 * tried.short.size / tried.asked.size)


def test_a_ratio_is_withheld_where_one_of_its_four_numbers_is_small(monkeypatch):
    told = withheld = 0
    for seed in range(25):
        tried, said, shown = shown_of(seed, monkeypatch)
        for way in (way for way in tried_terms().ways if way.first):
            sets = (tried.asked, tried.short)
            found = [counts_of(said, who.tolist(), *way.asked) for who in sets]
            four = [each[group] for each in found for group in (way.first, way.second)]
            line = shown[way.ratio]
            if any(HES_2018.hides(number) for number in four):
                assert (line.value, line.low, line.p) == (None, None, None)
                withheld += 1
            told += line.value is not None
    assert told
    assert withheld
