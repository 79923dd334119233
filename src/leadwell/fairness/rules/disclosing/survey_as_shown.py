"""FAR-105: Of the staff survey a share is shown, and how many answered, never how many said yes.

Figures in words are shown as they are.
Source: house rule, after the way the NHS Staff Survey is published (to be verified).
"""

from __future__ import annotations

from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.disclosing.line_as_shown import line_as_shown
from leadwell.fairness.rules.disclosing.survey_may_be_printed import survey_may_be_printed
from leadwell.fairness.rules.facts import Count, Indicator, Kind, Line, Shown, ShownGroup
from leadwell.stats.disclosure import SURVEY_11, show_count


def survey_as_shown(line: Line, *, indicator: Indicator, words: Words) -> Shown:
    """A figure of the staff survey or one in words."""

    def answered(code: str, count: Count | None) -> ShownGroup | None:
        if count is None:
            return None
        title = words.group(indicator.characteristic, code)
        return ShownGroup(code, title, None, show_count(count.whole, SURVEY_11))

    return line_as_shown(
        line,
        indicator=indicator,
        words=words,
        groups=(answered(indicator.first, line.first), answered(indicator.second, line.second)),
        declared=None,
        why=tuple(survey_may_be_printed(line)) if indicator.kind is Kind.SURVEY else (),
    )
