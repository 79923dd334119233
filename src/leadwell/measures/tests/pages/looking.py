"""Looking at a page of a made-up trust."""

from __future__ import annotations

from leadwell.actor import ANYONE
from leadwell.measures import pages, queries
from leadwell.measures.tests.factories import (
    TODAY,
    figure,
)


def survey(mine: float, others: float, *, measure: str = "bullying-by-managers", base: int = 2000):
    facts = [
        figure(f"ZZ{n}", line=n, measure=measure, value=others, base=base) for n in range(2, 6)
    ]
    return [figure("ZZ1", line=1, measure=measure, value=mine, base=base), *facts]


def page(code="ZZ1", on=TODAY):
    return pages.picture_page(queries.picture(code, by=ANYONE, on=on), today=TODAY)


def in_full(code, slug):
    one = queries.one_measure(code, slug, by=ANYONE, on=TODAY)
    return pages.measure_page(one, today=TODAY)


def chapter(of, id_):
    return next(each for each in of.chapters if each.id == id_)
