"""What part of the whole a line is about, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.fairness.queries.row_words import PAY_ROWS, ROWS
from leadwell.fairness.rules.facts import Shown


def row(line: Shown) -> str:
    """What part of the whole a line is about."""
    parts = [_row_title(line)] if line.row_title else []
    if line.split:
        parts.append(split(line.split))
    return ", ".join(parts) or _("Everybody")


def _row_title(line: Shown) -> str:
    """What its row is called. A row of a pay gap may name one of its two groups."""
    if line.row not in PAY_ROWS or line.first is None or line.second is None:
        return _(line.row_title)
    names = {"first": _(line.first.title), "second": _(line.second.title)}
    return _(PAY_ROWS[line.row]).format(**names)


def split(key: str) -> str:
    """A part of a figure in words."""
    column, _colon, said = key.partition(":")
    said = {"yes": "true", "no": "false"}.get(said, said)
    known = {
        ("leads", "true"): _("The post leads people"),
        ("leads", "false"): _("The post leads nobody"),
        ("internal", "true"): _("Already worked here"),
        ("internal", "false"): _("Came from outside"),
        ("from_abroad", "true"): _("Recruited from abroad"),
        ("from_abroad", "false"): _("Recruited in the UK"),
        ("openly", "true"): _("Openly advertised"),
        ("openly", "false"): _("Not openly advertised"),
        ("tier", "lower"): _("Lower"),
        ("tier", "middle"): _("Middle"),
        ("tier", "upper"): _("Upper"),
        ("clinical", "clinical"): _("Clinical"),
        ("clinical", "non-clinical"): _("Not clinical"),
        ("clinical", "medical"): _("Doctors and dentists"),
        ("alike", "pay_row"): _("Like with like: people at the same level of pay"),
        ("alike", "from_abroad"): _("Like with like: from abroad, or from the UK"),
        ("alike", "internal"): _("Like with like: from inside, or from outside"),
        ("alike-printed", "pay_row"): _(
            "Like with like: people at the same level of pay, from the printed counts"
        ),
        ("alike-printed", "from_abroad"): _(
            "Like with like: from abroad, or from the UK, from the printed counts"
        ),
        ("alike-printed", "internal"): _(
            "Like with like: from inside, or from outside, from the printed counts"
        ),
    }
    if (column, said) in known:
        return known[column, said]
    if said in ("", "unknown"):
        return {
            "internal": _("Not known whether from inside"),
            "from_abroad": _("Not known whether from abroad"),
            "openly": _("Not known whether advertised"),
            "clinical": _("Not known whether clinical"),
            "pay_row": _("Level not known"),
        }.get(column, _("Not known"))
    return _(ROWS.get(said, said)) if column == "pay_row" else said
