"""How a measure is worked out, and the small print of a figure: its source, its licence, its doubt."""

from __future__ import annotations

from leadwell.design import words as design_words
from leadwell.design.pages import Fact
from leadwell.measures.pages import words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import OPEN_GOVERNMENT, Shown
from leadwell.measures.rules.facts import Measure, Unit

# the rule that stands behind a measure's arithmetic, by unit
RULES = {
    Unit.SCORE: "MEA-04",
    Unit.RATING: "MEA-05",
    Unit.PERCENT: "MEA-01",
    Unit.PER_HUNDRED: "MEA-01",
}


def method(measure: Measure, latest: Shown | None) -> tuple[Fact, ...]:
    """How a figure was worked out: what is counted, out of what, the formula, the counts, the source."""
    facts = [
        Fact(_("What is counted"), _(measure.numerator)) if measure.numerator else None,
        Fact(_("Out of what"), _(measure.denominator)) if measure.denominator else None,
        Fact(_("Formula"), _(measure.how)),
        _counts(latest) if latest else None,
        Fact(_("Source"), words.source(latest), is_data=True) if latest and latest.edition else None,
        _licence(latest) if latest and latest.licence else None,
    ]  # fmt: skip
    return tuple(fact for fact in facts if fact)


def small_print(measure: Measure, latest: Shown | None) -> tuple[Fact, ...]:
    """The rest of how a figure was worked out, for somebody who wants to check it."""
    facts = [
        Fact(_("Interval"), _interval(measure)),
        Fact(_("Which way is better"), words.good_way(measure)),
        Fact(_("Question in the publication"), measure.question_id, is_data=True)
        if measure.question_id else None,
        Fact(_("Source dated"), design_words.day(latest.source_as_at))
        if latest and latest.source_as_at else None,
        Fact(_("Small numbers"), _disclosure(measure)),
        Fact(_("Rule"), RULES.get(measure.unit, "MEA-02"), is_data=True),
    ]  # fmt: skip
    return tuple(fact for fact in facts if fact)


def _licence(figure: Shown) -> Fact:
    """The words a licence asks for, where it asks for some; else what the source says of itself."""
    if figure.licence != OPEN_GOVERNMENT:
        return Fact(_("Licence"), figure.licence, is_data=True)
    text = _("Contains public sector information licensed under the Open Government Licence v3.0.")
    return Fact(_("Licence"), text)


def _counts(figure: Shown) -> Fact | None:
    if figure.hidden:
        return Fact(_("Counts"), words.told(figure))
    if figure.numerator is not None and figure.denominator is not None:
        text = _("{part} out of {whole}")
        part, whole = design_words.number(figure.numerator), design_words.number(figure.denominator)
        return Fact(_("Counts"), text.format(part=part, whole=whole))
    return Fact(_("Counts"), words.answered(figure)) if figure.base is not None else None


def _interval(measure: Measure) -> str:
    return {
        "wilson": _("95% interval by Wilson's method, from the number counted."),
        "widest": _(
            "The widest 95% interval there could be for a score from 0 to 10. The publisher gives no "
            "spread; the true interval is narrower."
        ),
        "none": _("None: everybody or everything was counted."),
    }[measure.interval]


def _disclosure(measure: Measure) -> str:
    if measure.disclosure == "hes-2018":
        return _(
            "From 1 to 7 people are never shown, nor any rate that rests on them; other counts are "
            "rounded to the nearest 5."
        )
    return _("As published. What the publisher held back is held back here, and is not nought.")
