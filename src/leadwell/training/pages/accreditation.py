"""What an assurer meets: what waits for a decision, and one accreditation with all that happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Row
from leadwell.design.words import day
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import Accreditation
from leadwell.training.pages.programmes import standing
from leadwell.training.pages.programmes_shapes import PlacesPage, Words, my_crumbs, part
from leadwell.training.rules.programmes.facts import AccreditationFacts

Standing = tuple[Accreditation, AccreditationFacts]


def accreditations_page(found: Sequence[Standing], *, today: date) -> PlacesPage:
    """What waits first, then what counts and what does not."""
    waits = [each for each in found if each[1].open]
    says = ngettext(
        "%(n)s course waits for your decision.", "%(n)s courses wait for your decision.", len(waits)
    )
    others = [each for each in found if not each[1].open]
    columns = (_("Course"), _("Taught by"), _("State"), _("Until"))
    empty = _("Nothing waits. When a provider asks, it stands here.")
    return PlacesPage(
        title=_("Which courses wait for accreditation?"),
        purpose=_("A course counts once somebody who does not teach it has looked at the evidence."),
        answer=says % {"n": len(waits)},
        parts=(
            part("waits", _("Waiting"), columns, [_row(each, today=today) for each in waits], empty),
            part("decided", _("Decided"), columns, [_row(each, today=today) for each in others],
                 _("Nothing has been decided yet.")),
        ),
        crumbs=my_crumbs(),
    )  # fmt: skip


def _row(each: Standing, *, today: date) -> Row:
    kept, facts = each
    door = reverse("training:accreditation", args=[kept.pk])
    return Row(
        (
            Cell(kept.programme.title, href=door, is_data=True),
            Cell(name_to_read(kept.provider.organisation.name), is_data=True),
            Cell("", tag=standing(facts, today=today)),
            day(kept.withdrawn_on or kept.until_on),
        )
    )


STEPS = {
    "asked": lambda: _("Asked for"),
    "evidence": lambda: _("More evidence"),
    "granted": lambda: _("Accredited"),
    "refused": lambda: _("Refused"),
    "renewed": lambda: _("Renewed"),
    "withdrawn": lambda: _("Withdrawn"),
}


def accreditation_page(
    kept: Accreditation, facts: AccreditationFacts, *, in_the_way: tuple[str, ...], today: date
) -> PlacesPage:
    """The evidence, what happened, and the decision that is open."""
    steps = list(kept.steps.all())
    written = [Words(f"step-{n}", f"{STEPS[one.kind]()}, {day(one.at)}", one.because)
               for n, one in enumerate(steps)]  # fmt: skip
    open_ = not in_the_way and (facts.open or facts.in_force(today))
    title = _("Does {course} count, taught by {place}?")
    return PlacesPage(
        title=title.format(
            course=kept.programme.title, place=name_to_read(kept.provider.organisation.name)
        ),
        purpose=_("Read the evidence. What you decide, and why, stands in the public register."),
        in_the_way=in_the_way,
        facts=(
            Fact(_("State"), standing(facts, today=today).text),
            Fact(_("Counts from"), day(kept.from_on) or _("Not yet")),
            Fact(_("Counts until"), day(kept.withdrawn_on or kept.until_on) or _("Not yet")),
            Fact(_("Standards it teaches"), str(kept.programme.coverage.count())),
        ),
        written=tuple(written),
        button=_("Decide") if open_ else "",
        crumbs=my_crumbs(
            Crumb(_("Which courses wait for accreditation?"), reverse("training:accreditations"))
        ),
    )


def answers_open(facts: AccreditationFacts) -> list[tuple[str, str]]:
    """What can be decided now."""
    if facts.open:
        return [("grant", _("It counts")), ("refuse", _("It does not count"))]
    return [("renew", _("It counts for longer")), ("withdraw", _("It counts no more, from today"))]
