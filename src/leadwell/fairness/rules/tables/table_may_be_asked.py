"""FAR-25: A table that readers make themselves may be asked for, before anything is counted.

Every filter makes the people it is of fewer, and every characteristic tells them further apart. Who asks for
too much of either would get noise, or somebody; so they are told before, and nothing is counted. A count that
is told in very many ways is told without noise: of one place there are only so many different tables.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leadwell.fairness.rules.tables.facts import Asked, Dimension, TableTerms
from leadwell.reasons import Reason


def table_may_be_asked(
    asked: Asked,
    *,
    dimensions: Mapping[str, Dimension],
    terms: TableTerms,
    lately: int = 0,
    here: int = 0,
) -> list[Reason]:
    """Say what stands in the way. An empty list means yes. `lately` is how many tables the asker asked for
    within a day, `here` how many were made of the place from the snapshot that stands."""
    if lately >= terms.most_a_day:
        return [
            Reason(
                "FAR-25g",
                "You have asked for {most} tables within a day. Ask for the next one tomorrow.",
                {"most": terms.most_a_day},
            )
        ]
    if here >= terms.most_a_place:
        return [
            Reason(
                "FAR-25h",
                "{most} tables were made of this place within three months. More would tell what each of "
                "them keeps hidden. Read those that there are.",
                {"most": terms.most_a_place},
            )
        ]
    named = [asked.rows, asked.columns, *(name for name, _ in asked.filters)]
    if strange := [name for name in named if name not in dimensions]:
        return [Reason("FAR-25a", "Staff are not told apart by {what}.", {"what": strange[0]})]
    return list(_too_much(asked, [dimensions[name] for name in named], dimensions, terms))


def _too_much(
    asked: Asked, used: list[Dimension], dimensions: Mapping[str, Dimension], terms: TableTerms
) -> Iterator[Reason]:
    columns = [one.column for one in used]
    if len(set(columns)) < len(columns):
        yield Reason(
            "FAR-25b", "Rows, columns and filters have to be about different things. Choose others."
        )
    if any(value not in dimensions[name].values for name, value in asked.filters):
        yield Reason("FAR-25c", "A filter asks for a value that there is not.")
    if len(asked.filters) > terms.most_filters:
        yield Reason(
            "FAR-25d",
            "That is more than {most} filters. Each makes the people fewer, until one is left.",
            {"most": terms.most_filters},
        )
    if len({one.characteristic for one in used} - {""}) > terms.most_characteristics:
        yield Reason(
            "FAR-25e",
            "That is about more than {most} things people said of themselves. Choose fewer.",
            {"most": terms.most_characteristics},
        )
    if len(used[0].values) * len(used[1].values) > terms.most_cells:
        yield Reason(
            "FAR-25f",
            "The table would have more than {most} numbers. Choose a coarser grouping.",
            {"most": terms.most_cells},
        )
