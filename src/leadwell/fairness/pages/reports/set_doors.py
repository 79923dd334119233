"""What leads on from a set: its files, its other years, its return; and where its figures come from."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Fact, Link
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.years import last_whole


def of_year(one: OneSet, href: str) -> str:
    """An address about the year that is shown."""
    return href if is_latest(one) else f"{href}?year={one.chosen.year}"


def is_latest(one: OneSet) -> bool:
    return one.chosen == last_whole(one.years).ended_on


def method(one: OneSet) -> tuple[Fact, ...]:
    """Where the figures come from."""
    year = one.year
    return (
        Fact(_("Period"), words.year(year.ended_on)),
        Fact(_("Worked out"), design_words.moment(year.made_at)),
        Fact(_("From the facts of"), design_words.day(year.snapshot_on)),
        Fact(_("Small numbers"), words.profile(year)),
        Fact(_("Definitions"), year.definitions[:12], is_data=True),
        Fact(_("Fingerprint of these figures"), year.digest[:12], is_data=True),
        *([Fact(_("Standard"), one.source, is_data=True)] if one.source else []),
    )


def other_years(one: OneSet) -> tuple[Link, ...]:
    """The same page for each other year."""
    if one.exact:
        return ()
    here = reverse("fairness:set", args=[one.place.code, one.code])
    others = [year for year in reversed(one.years) if year.ended_on != one.chosen]
    return tuple(
        Link(
            _("Read {year} in full").format(year=words.column_of(each)),
            f"{here}?year={each.ended_on.year}",
        )
        for each in others
    )


def publish(one: OneSet) -> Link | None:
    day = one.year.ended_on
    may = one.is_published and one.place.may_publish
    if one.exact or not may or day in one.returns or not is_latest(one):
        return None
    href = reverse("fairness:publish", args=[one.place.code, one.code])
    return Link(_("Publish these figures as a return"), href)


def doors(one: OneSet) -> tuple[Link, ...]:
    code, set_code = one.place.code, one.code
    found: list[Link] = []
    if one.exact:
        return (
            Link(
                _("The figures as others see them"), reverse("fairness:set", args=[code, set_code])
            ),
        )
    if number := one.returns.get(one.year.ended_on):
        found.append(
            Link(_("The published return of this year"), reverse("fairness:return", args=[number]))
        )
    found += [
        Link(
            _("Download for a spreadsheet (XLSX)"),
            of_year(one, reverse("fairness:set-xlsx", args=[code, set_code])),
        ),
        Link(_("Download the rows (CSV)"), reverse("fairness:set-csv", args=[code, set_code])),
        Link(
            _("Download to print (PDF)"),
            of_year(one, reverse("fairness:set-pdf", args=[code, set_code])),
        ),
        Link(_("What this organisation has published"), reverse("fairness:returns", args=[code])),
    ]
    if one.has_exact:
        exact = reverse("fairness:set-exact", args=[code, set_code])
        found.append(
            Link(_("The exact numbers, for you"), f"{exact}?year={one.year.ended_on.year}")
        )
    return tuple(found)
