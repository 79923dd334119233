"""Made-up figures to print, in short."""

from __future__ import annotations

from dataclasses import replace

from leadwell.fairness.rules.disclosing.facts import Disclosed, Words
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import (
    ALL,
    Count,
    Indicator,
    Kind,
    Line,
    Reading,
    Selection,
    Shown,
)
from leadwell.stats.disclosure import HES_2018, Profile

WORDS = Words(groups={"bme": "BME", "white": "White"}, rows={"5": "Band 5", ALL: "All bands"})
STAFF = Selection("staff")
SHORTLISTED = Selection("step", funnel="recruitment", reached=2)
APPOINTED = Selection("step", funnel="recruitment", reached=5)
BARE = Indicator(
    code="", set="made-up", number="", title="", asks="", kind=Kind.LIKELIHOOD,
    characteristic="ethnicity", grouping="wres", first="bme", second="white",
)  # fmt: skip
BANDS = replace(BARE, code="bands", kind=Kind.SHARE, part=STAFF, rows="pay_row")
APPOINTING = replace(BARE, code="appointing", part=APPOINTED, whole=SHORTLISTED)
TRAINED = replace(BARE, code="trained", part=Selection("step", funnel="places"), whole=STAFF)
TIERS = replace(
    BARE, code="tiers", kind=Kind.DISPARITY, part=Selection("staff", {"tier": ("upper",)}),
    whole=Selection("staff", {"tier": ("lower",)}),
)  # fmt: skip
BOARD = replace(
    BARE,
    code="board",
    kind=Kind.DIFFERENCE,
    part=Selection("staff", {"board": ("true",)}),
    whole=STAFF,
)
VOTING = replace(
    BOARD, code="voting", part=Selection("staff", {"board": ("true",), "votes": ("true",)})
)
SURVEYED = replace(BARE, code="surveyed", kind=Kind.SURVEY)
SAID = replace(BARE, code="said", kind=Kind.NARRATIVE)
INDICATORS = {
    one.code: one for one in (BANDS, APPOINTING, TRAINED, TIERS, BOARD, VOTING, SURVEYED, SAID)
}


def line(indicator, first, second, unknown=(0, 0), *, row="", split="", **more) -> Line:
    """A line of an indicator with its counts as (part, whole) or None, and a value of 1.25."""
    told = {
        "value": 1.25, "low": 1.0, "high": 1.5, "test": "Fisher", "p": 0.04,
        "reading": Reading.ABOVE, **more,
    }  # fmt: skip
    counts = [None if count is None else Count(*count) for count in (first, second, unknown)]
    return Line(1, indicator.code, row, split, *counts, **told)


def band(row, white, bme, unknown=0) -> Line:
    """A row of the table of pay bands: each group out of everybody in the band."""
    whole = white + bme + unknown
    return line(BANDS, (bme, whole), (white, whole), (unknown, whole), row=row)


def printed(*lines: Line, profile: Profile = HES_2018, **more) -> Disclosed:
    """What may be printed of these lines."""
    return may_be_printed(lines, indicators=INDICATORS, words=WORDS, profile=profile, **more)


def codes(shown: Shown) -> list[str]:
    """The codes of the reasons why a figure is withheld."""
    return [why.code for why in shown.withheld]
