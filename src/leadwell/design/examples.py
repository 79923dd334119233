"""Made-up charts and tables for the gallery and the tests: nothing here is about anyone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leadwell.design.charts import Chart
from leadwell.design.pages import Cell, Column, Row, Table, Tag

NATIONAL = "England"


def strip() -> Chart:
    """A trust among sixty others."""
    peers = [
        {"name": f"Made-up Trust {n}", "value": round(11.4 + ((n * 37) % 61 - 30) / 12, 1)}
        for n in range(60)
    ]
    own = {"name": "Made-up Vale Trust", "value": 10.1, "low": 9.2, "high": 11.1, "you": True}
    return Chart(
        family="strip",
        title="Staff who were bullied or harassed by a manager",
        says="Made-up Vale Trust: 10.1%, between 9.2% and 11.1%. England: 11.9%. "
        "The middle one of 60 similar trusts: 11.4%.",
        rows=(*peers, own),
        options={
            "unit": "%",
            "national": 11.9,
            "national_name": NATIONAL,
            "median": 11.4,
            "peers_name": "similar trusts",
            "axis_title": "Share of staff who answered. Lower is better.",
        },
    )


def control() -> Chart:
    """Three years of sickness with a change in the last."""
    values = [4.6, 4.4, 4.5, 4.8, 4.7, 4.9, 5.1, 5.0, 4.8, 4.6, 4.5, 4.4, 4.5, 4.7, 4.6, 4.8, 4.9]
    values += [4.6, 4.3, 4.4, 4.7, 4.8, 4.5, 4.6, 3.4, 4.9, 4.8, 4.6, 5.0, 5.1, 5.2, 5.1, 5.3, 5.4]
    values += [5.3, 6.4]
    return Chart(
        family="control",
        title="Working days lost to sickness, month by month",
        says="36 months from April 2022. The usual range is 3.7% to 5.7%. "
        "The last eight months are above the average: something changed.",
        rows=tuple(
            {
                "on": date(2022 + (n + 3) // 12, (n + 3) % 12 + 1, 1),
                "value": value,
                "mean": 4.7,
                "lower": 3.7,
                "upper": 5.7,
                "signal": _signal(n),
            }
            for n, value in enumerate(values)
        ),
        options={"unit": "%"},
    )


def _signal(n: int) -> str:
    if n >= 28:
        return "concern"
    return "improvement" if n == 24 else ""


def neither() -> Chart:
    """A change where neither way is better."""
    rows = tuple(
        {"on": date(2024, n + 1, 1), "value": v, "mean": 310, "lower": 290, "upper": 330,
         "signal": "neither" if n > 9 else ""}
        for n, v in enumerate([305, 312, 308, 316, 303, 311, 309, 318, 300, 312, 341, 344])
    )  # fmt: skip
    return Chart(
        family="control",
        title="Managers in post",
        says="In November and December 2024 there were more managers than the usual range.",
        rows=rows,
        options={"decimals": 0, "target": 325, "target_name": "Planned number"},
    )


def trend() -> Chart:
    """Five years, one of them withheld."""
    values = [(6.5, 6.3, 6.7, 6.8), (6.6, 6.4, 6.8, 6.7), (None, None, None, 6.6)]
    values += [(6.8, 6.6, 7.0, 6.7), (7.0, 6.8, 7.2, 6.8)]
    return Chart(
        family="trend",
        title="Compassionate and inclusive leadership, year by year",
        says="Made-up Vale Trust rose from 6.5 in 2020 to 7.0 in 2024. 2022 is withheld. "
        "England stayed between 6.6 and 6.8.",
        rows=tuple(
            {"label": str(2020 + n), "value": v, "low": low, "high": high, "national": national}
            for n, (v, low, high, national) in enumerate(values)
        ),
        options={"national_name": NATIONAL, "you_name": "Made-up Vale Trust", "decimals": 2},
    )


def ratings() -> Chart:
    """Well-led and overall since 2015."""
    history = (
        ("Well-led", date(2015, 3, 1), date(2018, 6, 1), "Requires improvement"),
        ("Well-led", date(2018, 6, 1), date(2021, 9, 1), "Good"),
        ("Well-led", date(2021, 9, 1), None, "Outstanding"),
        ("Overall", date(2015, 3, 1), date(2019, 2, 1), "Requires improvement"),
        ("Overall", date(2019, 2, 1), None, "Good"),
    )
    return Chart(
        family="ratings",
        title="What the regulator found",
        says="Well-led: Requires improvement from 2015, Good from 2018, Outstanding from 2021. "
        "Overall: Requires improvement from 2015, Good from 2019.",
        rows=tuple(
            {"domain": domain, "from": begin, "to": end, "rating": rating}
            for domain, begin, end, rating in history
        ),
        options={"until": date(2026, 3, 12)},
    )


def dots() -> Chart:
    """Four trusts with their intervals, one withheld, one with a very long name."""
    return Chart(
        family="dots",
        title="Staff who feel safe to speak up",
        says="Made-up Dale 63.0%, Made-up Hill 60.4%, Made-up Vale 66.2%; one is withheld. "
        "England: 61.5%.",
        rows=(
            {"name": "Made-up Dale Trust", "value": 63.0, "low": 60.1, "high": 65.8},
            {"name": "Made-up Hill and Surrounding Villages Community Trust",
             "value": 60.4, "low": 58.0, "high": 62.7},
            {"name": "Made-up Mere Trust", "value": None},
            {"name": "Made-up Vale Trust", "value": 66.2, "low": 63.5, "high": 68.8, "you": True},
        ),
        options={
            "unit": "%",
            "national": 61.5,
            "national_name": NATIONAL,
            "axis_title": "Share of staff who answered. Higher is better.",
        },
    )  # fmt: skip


def bars() -> Chart:
    """Leavers by staff group."""
    return Chart(
        family="bars",
        title="People who left in a year, by staff group",
        says="Managers 12.4%, senior managers 9.8%, all staff 10.9%; ambulance staff are withheld.",
        rows=(
            {"name": "All staff", "value": 10.9},
            {"name": "Managers", "value": 12.4, "low": 11.0, "high": 13.9, "you": True},
            {"name": "Senior managers", "value": 9.8},
            {"name": "Ambulance staff", "value": None},
        ),
        options={"unit": "%", "axis_title": "Share of those in post"},
    )


def funnel() -> Chart:
    """Twelve trusts about parity, one picked out."""
    spread = ((1.05, 0.3), (0.9, 0.22), (1.2, 0.26), (1.01, 0.1), (0.97, 0.12), (1.1, 0.15),
              (0.85, 0.34), (1.3, 0.4), (1.04, 0.08), (0.99, 0.06), (1.15, 0.2), (1.9, 0.1))  # fmt: skip
    rows = tuple(
        {"name": f"Made-up Trust {n}", "value": value, "you": value > 1.5,
         "low": value * 2.718 ** (-1.96 * error), "high": value * 2.718 ** (1.96 * error)}
        for n, (value, error) in enumerate(spread)
    )  # fmt: skip
    return Chart(
        family="funnel",
        title="How many times as likely to be appointed",
        says="Twelve made-up trusts; one stands out, at 1.90.",
        rows=rows,
        options={"decimals": 2, "target": 1.0, "target_name": "the same for both groups",
                 "you_name": "stands out", "peers_name": "a trust",
                 "axis_title": "More people counted, and surer, to the right"},
    )  # fmt: skip


def funnel_of_many() -> Chart:
    """The same twelve, where limits allow for how much they differ at all, about a figure of their own."""
    more = {"around": 1.06, "around_name": "all of them together", "between": 0.02}
    few = funnel()
    title = "How many times as likely, where trusts differ more than chance would bring"
    return replace(few, title=title, options={**few.options, **more})


CHARTS = {
    "strip": strip,
    "control": control,
    "neither": neither,
    "trend": trend,
    "ratings": ratings,
    "dots": dots,
    "bars": bars,
    "funnel": funnel,
    "funnel-of-many": funnel_of_many,
}


def small_table() -> Table:
    """Numbers, a tag, the reader's own row and a withheld figure."""
    return Table(
        caption="Staff who were bullied or harassed by a manager, 2024",
        columns=(
            Column("Organisation"),
            Column("Share", numeric=True),
            Column("Between", numeric=True),
            Column("Answers", numeric=True),
            Column("Compared with similar"),
        ),
        rows=(
            Row(
                (
                    Cell("Made-up Vale Trust", href="/design/", is_data=True),
                    "10.1%",
                    "9.2% to 11.1%",
                    "3,904",
                    Cell("", tag=Tag("Lower", "good")),
                ),
                you=True,
            ),
            Row(
                (
                    Cell("Made-up Dale Trust", href="#tables", is_data=True),
                    "13.8%",
                    "12.9% to 14.8%",
                    "5,120",
                    Cell("", tag=Tag("Higher", "attention")),
                )
            ),
            Row(
                (
                    Cell("Made-up Mere Trust", is_data=True),
                    Cell("withheld", tone="quiet"),
                    "",
                    "fewer than 11",
                    Cell("", tag=Tag("Not known", "quiet")),
                )
            ),
        ),
    )
