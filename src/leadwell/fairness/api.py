"""What organisations published about fairness, in the open interface.

Whoever asks is answered as anyone would be: it gives returns, which are published, and nothing else.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Literal

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from leadwell.actor import ANYONE
from leadwell.design.interface import (
    GO_ON,
    Code,
    Day,
    ListOf,
    Number,
    Slug,
    Turn,
    answers,
    next_address,
)
from leadwell.fairness.queries.reports.listing import WantedReturns, page_of_returns
from leadwell.fairness.queries.reports.returns import Published, published
from leadwell.fairness.rules.disclosing.digits_as_printed import digits_as_printed
from leadwell.fairness.rules.facts import Shown, ShownGroup

router = Router()
# Written out rather than taken from the rules: what programs rely on changes on purpose only.
Unit = Literal["ratio", "percent", "points", "pounds", "score", "words"]
Says = Literal["above", "below", "no-difference", "not-calculable", "withheld"]


class Group(Schema):
    """A group's counts as printed. A hidden count is null, never nought."""

    group: str
    title: str
    part: int | None
    whole: int | None


class Between(Schema):
    """Where the true value lies, with 95% confidence. Without an upper end nothing rules one out."""

    low: float
    high: float | None


class WhyNot(Schema):
    """Why there is no value, with the code of its rule."""

    code: str
    text: str


class FairnessLine(Schema):
    """One line of one indicator. Its value comes from unrounded counts; counts and digits are as printed."""

    indicator: str
    row: str = Field(description="The part of the whole it speaks of, such as a pay level.")
    split: str = Field(description="How it was taken apart: column:value; empty for everybody.")
    first: Group | None = Field(description="The group above the line.")
    second: Group | None = Field(description="The group below the line.")
    value: float | None
    interval: Between | None
    unit: Unit
    reading: Says = Field(description="What interval and test say together.")
    declared: float | None = Field(description="Of how many per cent the group is known.")
    withheld: list[WhyNot]


class ReturnInBrief(Schema):
    """A return without its lines."""

    number: int
    organisation: str = Field(description="The code of the organisation.")
    set: str = Field(description="The set of indicators, such as wres.")
    began_on: date
    ended_on: date = Field(description="The last day of its year.")
    published_at: datetime
    withdrawn_at: datetime | None = Field(description="When it was taken back, where it was.")
    withdrawn_because: str
    profile: str = Field(description="How small numbers are kept safe.")
    definitions: str = Field(description="The fingerprint of what the indicators meant.")
    digest: str = Field(description="The fingerprint of its lines.")
    made_up: bool = Field(description="Whether it is about nobody real.")


class ReturnInFull(ReturnInBrief):
    """A return exactly as it was published."""

    says: str = Field(description="What the organisation says about it.")
    lines: list[FairnessLine]


class ReturnList(ListOf):
    """A page of returns, in order of publication."""

    items: list[ReturnInBrief]


class Asked(Turn):
    """Which returns. Leave all out for everything."""

    cursor: Number | None = Field(None, description=GO_ON)
    organisation: Code | None = Field(None, description="Only of the organisation with this code.")
    set: Slug | None = Field(None, description="Only of this set of indicators.")
    since: Day | None = Field(None, description="Only years that end on or after this day.")
    until: Day | None = Field(None, description="Only years that end on or before this day.")


@router.get("returns", response=answers(ReturnList), operation_id="returns")
def returns(request: HttpRequest, asked: Query[Asked]):
    """List what organisations published about fairness, with what they took back."""
    wanted = WantedReturns(asked.organisation, asked.set, asked.since, asked.until)
    found, last = page_of_returns(wanted, by=ANYONE, after=asked.cursor or 0, limit=asked.limit)
    return {
        "items": [ReturnInBrief(**asdict(one)) for one in found],
        "next": next_address(request, last),
    }


@router.get("returns/{number}", response=answers(ReturnInFull), operation_id="return")
def one_return(request: HttpRequest, number: Path[Number]):
    """One return: every line, exactly as it was published."""
    try:
        return _full(published(number, by=ANYONE))
    except ObjectDoesNotExist:
        raise Http404(_("No return has this number. The list of returns has them all.")) from None


def _full(one: Published) -> ReturnInFull:
    year = one.year
    return ReturnInFull(
        number=one.number,
        organisation=one.organisation.code,
        set=year.set_code,
        began_on=year.began_on,
        ended_on=year.ended_on,
        published_at=one.published_at,
        withdrawn_at=one.withdrawn_at,
        withdrawn_because=one.withdrawn_because,
        profile=year.profile,
        definitions=year.definitions,
        digest=year.digest,
        made_up=year.made_up,
        says=one.says,
        lines=[_line(line) for line in year.lines],
    )


def _line(line: Shown) -> FairnessLine:
    value, low, high = (
        digits_as_printed(each, line.unit) for each in (line.value, line.low, line.high)
    )
    interval = None if low is None else Between(low=low, high=high)
    return FairnessLine(
        indicator=line.indicator,
        row=line.row,
        split=line.split,
        first=_group(line.first),
        second=_group(line.second),
        value=value,
        interval=interval,
        unit=line.unit,  # type: ignore[arg-type]  # one of the units
        reading=line.reading.value,
        declared=digits_as_printed(line.declared, "declared"),
        withheld=[WhyNot(code=why.code, text=why.in_words(_)) for why in line.withheld],
    )


def _group(group: ShownGroup | None) -> Group | None:
    if group is None:
        return None
    return Group(group=group.group, title=group.title, part=group.part, whole=group.whole)
