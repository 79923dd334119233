"""The forms that exempt somebody, change their track, or end a part."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Link, Page
from leadwell.training.models import Part
from leadwell.training.queries.induction import PeriodPicture


@dataclass(frozen=True, kw_only=True)
class InductionFormPage(Page):
    """A short form about somebody's induction, or a part."""

    name: str
    says: tuple[str, ...]
    button: str
    careful: bool
    fields: bool
    out: Link


def _form_page(one: PeriodPicture, title: str, purpose: str, button: str, *, fields: bool = True
               ) -> InductionFormPage:  # fmt: skip
    name = one.period.enrolment.person.name
    href = reverse("training:induction", args=[one.period.pk])
    return InductionFormPage(
        title=title,
        purpose=purpose,
        made_up=one.period.organisation.made_up,
        name=name,
        says=(),
        button=button,
        careful=False,
        fields=fields,
        out=Link(_("Back to the induction"), href),
        crumbs=(Crumb(_("The induction"), href),),
    )


def exempt_page(one: PeriodPicture) -> InductionFormPage:
    """Exempt somebody, or ask it of them again."""
    if one.period.exempt_because:
        return _form_page(
            one,
            _("Ask the induction of them again?"),
            _("They are exempt here. You can end that."),
            _("Ask it again"),
            fields=False,
        )
    return _form_page(
        one,
        _("Exempt them from the induction here?"),
        _("What they did so far stays. With another employer the induction is asked again."),
        _("Exempt them"),
    )


def track_page(one: PeriodPicture) -> InductionFormPage:
    """Say which parts somebody has."""
    return _form_page(
        one,
        _("Which parts do they have?"),
        _("Everyone has the national parts. Some jobs have more."),
        _("Save"),
    )


def end_part_page(part: Part) -> InductionFormPage:
    """End a local part."""
    place = part.organisation
    href = reverse("training:induction-parts", args=[place.code]) if place else "/"
    return InductionFormPage(
        title=_("End this part?"),
        purpose=_(
            "Whoever joins from tomorrow on is not asked it. Whoever is here already still is."
        ),
        made_up=bool(place and place.made_up),
        name=part.title,
        says=(),
        button=_("End it"),
        careful=True,
        fields=False,
        out=Link(_("Back to the parts"), href),
        crumbs=(Crumb(_("The parts"), href),),
    )
