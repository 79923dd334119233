"""Is it fair where I work? What one's employer published, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page
from leadwell.design.words import day
from leadwell.fairness.pages.reports import story, words
from leadwell.fairness.pages.reports.plain import Plain, plain, survey_value
from leadwell.fairness.queries.reports.returns import Mine, Published
from leadwell.fairness.queries.survey_answers import SurveyAnswer
from leadwell.fairness.rules.facts import Kind, Reading
from leadwell.organisations.rules.name_to_read import name_to_read

DECLARATIONS = "/my/declarations/"  # behind the seal: linked by address, never imported


# In this order: what people at work do to each other first.
SURVEY = (
    "bullying-by-managers",
    "bullying-by-colleagues",
    "fair-progression",
    "bullying-by-public",
)
MOST, MOST_OF_SURVEY, MOST_OUT = 6, 3, 4


@dataclass(frozen=True, slots=True)
class OneReturn:
    """The door to a whole return, and when it was published."""

    published: str
    way: Link


@dataclass(frozen=True, slots=True)
class Employer:
    """Where the reader works: what stands out, what staff said, some other figures, and the door to all."""

    id: str
    name: str
    stands_out: tuple[Plain, ...]
    none_stands_out: str
    more: str
    survey: tuple[str, ...]
    others: tuple[Plain, ...]
    hidden: str
    returns: tuple[OneReturn, ...]
    way: Link


@dataclass(frozen=True, kw_only=True)
class MyFairnessPage(Page):
    """Is it fair where I work?"""

    answer: str
    employers: tuple[Employer, ...]
    declare: Link


def my_fairness_page(mine: tuple[Mine, ...]) -> MyFairnessPage:
    """The words of the page."""
    return MyFairnessPage(
        title=_("Is it fair where I work?"),
        purpose=_(
            "What your employer published about who is appointed, trained, disciplined and paid."
        ),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        made_up=any(one.organisation.made_up for one in mine),
        answer=_answer(mine),
        employers=tuple(_employer(one) for one in mine),
        declare=Link(_("See and correct what you said about yourself"), DECLARATIONS),
    )


def _answer(mine: tuple[Mine, ...]) -> str:
    if not mine:
        return _("You hold no post today, so there is no employer to show.")
    if not any(one.returns for one in mine):
        return _("Your employer has not published fairness figures here yet.")
    return _("These are the latest figures your employer published.")


def _employer(one: Mine) -> Employer:
    told = [each for held in one.returns for each in _told(held)]
    out = [each for found, each in sorted(told, key=_people_first) if found]
    survey = _survey(one.survey)
    room = max(1, MOST - len(out[:MOST_OUT]) - len(survey))
    code = one.organisation.code
    return Employer(
        id=f"at-{code}",
        name=name_to_read(one.organisation.name),
        stands_out=tuple(out[:MOST_OUT]),
        more=_more(len(out) - MOST_OUT),
        none_stands_out=_none(one, out),
        survey=survey,
        others=tuple(each for found, each in told if not found)[:room],
        hidden=_hidden(one),
        returns=tuple(_return(each) for each in one.returns),
        way=Link(_("Everything it published, with what it took back"),
                 reverse("fairness:returns", args=[code])),
    )  # fmt: skip


def _people_first(told: tuple[bool, Plain]) -> bool:
    """Figures that compare people come before rows of a table."""
    return not told[1].of_people


def _told(one: Published) -> list[tuple[bool, Plain]]:
    """Each figure that compares two groups and has a value, with whether it stands out in its return; and
    each row of a table that does."""
    known = {each.code: each for each in one.indicators}
    findings = story.among_themselves(one.year.lines)
    return [
        (found, plain(line, known[line.indicator], profile=one.year.profile, stands_out=found))
        for line in one.year.lines
        if not line.split and line.value is not None and line.indicator in known
        if (found := findings.holds(line)) or known[line.indicator].kind is Kind.LIKELIHOOD
    ]


def _none(one: Mine, out: list[Plain]) -> str:
    if out or not one.returns:
        return ""
    if not any(story.compared(each.year.lines) for each in one.returns):
        return _("Too few people are counted to say whether it is fair. That is no all-clear.")
    return _("In the latest figures nothing is further apart than chance alone may bring it.")


def _more(rest: int) -> str:
    """That more stands out than is told here."""
    if rest < 1:
        return ""
    text = ngettext(
        "{n} more stands out. It is in the returns below.",
        "{n} more stand out. They are in the returns below.",
        rest,
    )
    return text.format(n=rest)


def _survey(answers: tuple[SurveyAnswer, ...]) -> tuple[str, ...]:
    """What all staff said, beside England; nothing where the survey published nothing of the employer."""
    by_slug = {each.measure.slug: each for each in answers}
    found = [by_slug[slug] for slug in SURVEY if slug in by_slug and by_slug[slug].own]
    return tuple(_said(each) for each in found)[:MOST_OF_SURVEY]


def _said(one: SurveyAnswer) -> str:
    own, nation = (each.value if each else None for each in (one.own, one.nation))
    if nation is None:
        text = _("{question} {own} of staff here.")
    else:
        text = _("{question} {own} of staff here, {nation} across England.")
    return text.format(
        question=_(one.measure.question), own=survey_value(own), nation=survey_value(nation)
    )


def _hidden(one: Mine) -> str:
    """How many figures are not shown, since few people are behind them."""
    count = sum(
        line.reading is Reading.WITHHELD and not line.split and line.row in ("", "all")
        for each in one.returns
        for line in each.year.lines
    )
    if not count:
        return ""
    text = ngettext(
        "{n} figure is hidden, because so few people are behind it that somebody might be known by it.",
        "{n} figures are hidden, because so few people are behind them that somebody might be known by them.",
        count,
    )
    return text.format(n=count)


def _return(one: Published) -> OneReturn:
    return OneReturn(
        published=_("Figures for the {year}, published on {day}.").format(
            year=words.year(one.year.ended_on), day=day(one.published_at)
        ),
        way=Link(_("Read every figure: {set}").format(set=_(one.set_title)),
                 reverse("fairness:return", args=[one.number])),
    )  # fmt: skip
