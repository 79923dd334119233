"""Is it fair where I work? What one's employer published, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Link, Page
from leadwell.design.words import day
from leadwell.fairness.pages.reports import story, words
from leadwell.fairness.queries.reports.returns import Published
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read

DECLARATIONS = "/my/declarations/"  # behind the seal: linked by address, never imported


@dataclass(frozen=True, slots=True)
class OneReturn:
    """A return in plain words."""

    id: str
    title: str
    answer: str
    sentences: tuple[str, ...]
    published: str
    way: Link


@dataclass(frozen=True, slots=True)
class Employer:
    """Where the reader works, and what was published there."""

    id: str
    name: str
    returns: tuple[OneReturn, ...]
    way: Link


@dataclass(frozen=True, kw_only=True)
class MyFairnessPage(Page):
    """Is it fair where I work?"""

    answer: str
    employers: tuple[Employer, ...]
    declare: Link


def my_fairness_page(
    mine: tuple[tuple[Organisation, tuple[Published, ...]], ...],
) -> MyFairnessPage:
    """The words of the page."""
    return MyFairnessPage(
        title=_("Is it fair where I work?"),
        purpose=_(
            "What your employer published about who is appointed, trained, disciplined and paid."
        ),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        made_up=any(one.made_up for one, _returns in mine),
        answer=_answer(mine),
        employers=tuple(_employer(one, returns) for one, returns in mine),
        declare=Link(_("See and correct what you said about yourself"), DECLARATIONS),
    )


def _answer(mine: tuple[tuple[Organisation, tuple[Published, ...]], ...]) -> str:
    if not mine:
        return _("You hold no post today, so there is no employer to show.")
    if not any(returns for _one, returns in mine):
        return _("Your employer has not published fairness figures here yet.")
    return _("These are the latest figures your employer published.")


def _employer(one: Organisation, returns: tuple[Published, ...]) -> Employer:
    return Employer(
        id=f"at-{one.code}",
        name=name_to_read(one.name),
        returns=tuple(_return(each) for each in returns),
        way=Link(_("Everything it published, with what it took back"),
                 reverse("fairness:returns", args=[one.code])),
    )  # fmt: skip


def _return(one: Published) -> OneReturn:
    said = story.chapters(one.year.lines, one.indicators)
    out = said[0].sentences if said and story.stands_out(one.year.lines) else ()
    return OneReturn(
        id=f"return-{one.number}",
        title=_(one.set_title),
        answer=story.answer(one.year.lines),
        sentences=out[:4],
        published=_("Figures for the {year}, published on {day}.").format(
            year=words.year(one.year.ended_on), day=day(one.published_at)
        ),
        way=Link(_("Read the whole return"), reverse("fairness:return", args=[one.number]),
                 hidden=_(one.set_title)),
    )  # fmt: skip
