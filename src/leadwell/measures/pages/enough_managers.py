"""Are there enough managers? The same page twice: exactly, and with care for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.design.pages import Crumb, Fact, Link, Page, Stat
from leadwell.measures.pages import manager_chapters as chapters
from leadwell.measures.pages import manager_words as told
from leadwell.measures.pages import words
from leadwell.measures.pages.chapters import Chapter
from leadwell.measures.pages.figures import address
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import ManagerNumbers, ManagersShown, Shown, is_area


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is hidden, and the rule that says so."""

    text: str
    code: str


@dataclass(frozen=True, kw_only=True)
class ManagersPage(Page):
    """Are there enough managers at this place?"""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    chapters: tuple[Chapter, ...]
    hidden: tuple[Why, ...]
    method: tuple[Fact, ...]
    empty: str
    next: str
    for_whom: str
    doors: tuple[Link, ...]


def _title(*, exact: bool) -> str:
    if exact:
        return _("Are there enough managers?")
    return _("Are there enough managers? What everybody sees")


def managers_page(shown: ManagersShown) -> ManagersPage:
    """The words of the page, from numbers as they may be shown."""
    numbers = shown.numbers
    exact = shown.counts is not None
    known = numbers is not None and not numbers.refused
    return ManagersPage(
        title=_title(exact=exact),
        purpose=_exact_purpose() if exact else _public_purpose(),
        crumbs=_crumbs(shown),
        made_up=shown.organisation.made_up,
        organisation_name=shown.name,
        answer=_answer(shown),
        doubt=" ".join(filter(None, (told.of_how_many(shown.told), _doubt(numbers)))),
        stats=_stats(shown) if known and numbers else (),
        chapters=(*(chapters.all_of(shown) if known else ()), *chapters.who_told(shown)),
        hidden=_hidden(numbers),
        method=_method(numbers) if numbers is not None else (),
        empty="" if numbers is not None else _nothing_yet(shown, exact=exact),
        next=_next(shown.day, exact=exact),
        for_whom=_for_whom(shown),
        doors=_doors(shown, exact=exact, known=known),
    )


def _exact_purpose() -> str:
    return _(
        "How many people lead others here, how many people each of them leads, which of these posts "
        "are empty, and who came and went. These are exact numbers, for those who answer for this place."
    )


def _public_purpose() -> str:
    return _(
        "How many people lead others here, how many people each of them leads, and which of these "
        "posts are empty. Small numbers are hidden, so that nobody can be recognised."
    )


def _crumbs(shown: ManagersShown) -> tuple[Crumb, ...]:
    above = [
        Crumb(words.name(one), address("measures:picture", one.code), is_data=True)
        for one in shown.above
    ]
    here = address("measures:picture", shown.organisation.code)
    return (*above, Crumb(shown.name, here, is_data=True))


def _answer(shown: ManagersShown) -> str:
    numbers = shown.numbers
    if numbers is None:
        return _("How many managers there are here is not known yet.")
    if numbers.refused:
        return _("How many managers there are here is not shown, because there are so few people.")
    return " ".join(filter(None, (told.whole(numbers), told.empty(numbers))))


def _doubt(numbers: ManagerNumbers | None) -> str:
    if numbers is None:
        return ""
    if numbers.refused:
        return " ".join(reason.in_words(_) for reason in numbers.reasons)
    if numbers.exact:
        return _("A manager here is whoever holds a post that leads people, whatever it is called.")
    return _(
        "Counts are rounded to the nearest 5, and those from 1 to 7 are hidden. "
        "The rate is worked out before rounding. The numbers change once a month."
    )


def _stats(shown: ManagersShown) -> tuple[Stat, ...]:
    """The operational number, and what staff say of how they are led, side by side."""
    numbers, felt = shown.numbers, shown.felt.get(chapters.FELT)
    if numbers is None:  # pragma: no cover - asked only where there are numbers
        return ()
    own = Stat(
        _("Managers per hundred staff"), told.rate(numbers, "managers"), told.as_at(numbers), "you"
    )
    return (own, *_published(shown), _felt(felt, shown))


def _published(shown: ManagersShown) -> tuple[Stat, ...]:
    figure = shown.felt.get(chapters.PUBLISHED)
    if figure is None:
        return ()
    said = _("by job title, as published for {period}").format(period=words.period(figure))
    return (Stat(_(figure.measure.title), words.told(figure), said, "quiet"),)


def _felt(figure: Shown | None, shown: ManagersShown) -> Stat:
    if figure is None:
        said = _("No survey result of its own is known here.")
        if is_area(shown.organisation):
            said = _("No survey result of the organisations here is known.")
        return Stat(_("How people feel led"), _("not known"), said, "quiet")
    said = _("{period}, out of 10").format(period=words.period(figure))
    if together := shown.together.get(chapters.FELT):
        said = ngettext(
            "{period}, out of 10, from {n} organisation here",
            "{period}, out of 10, from {n} organisations here together",
            together,
        ).format(period=words.period(figure), n=design_words.number(together))
    return Stat(_(figure.measure.title), words.told(figure), said, "you")


def _hidden(numbers: ManagerNumbers | None) -> tuple[Why, ...]:
    if numbers is None or numbers.refused:
        return ()
    return tuple(Why(reason.in_words(_), reason.code) for reason in numbers.reasons)


def _method(numbers: ManagerNumbers) -> tuple[Fact, ...]:
    facts = [
        Fact(_("Who is a manager"), _("Whoever holds a post that leads people, acting up included, bank work "
             "not. A person with several posts counts once for each employer, at the highest "
             "level they lead at (ORG-60).")),
        *((Fact(_("Rate"), told.formula(numbers)),) if not numbers.refused else ()),
        Fact(_("Who joined and left"), _("Managers on the first day, and those who became one since, less "
             "those who ceased to be, are the managers on the last day. Moving from one leading post to "
             "the next is neither (MEA-17).")),
        Fact(_("An empty post"), _("A post that is open, leads people and has nobody in it, where "
             "it is known who holds posts (ORG-61).")),
        Fact(_("Small numbers"), _small(exact=numbers.exact)),
    ]  # fmt: skip
    return tuple(facts)


def _small(*, exact: bool) -> str:
    if exact:
        return _("Nothing is hidden on this page. Do not pass its small numbers on.")
    return _(
        "The rule of the hospital statistics: from 1 to 7 hidden, others to the nearest 5, no rate "
        "that rests on 1 to 7 (STA-02, STA-06). Where a hidden number could be worked out from the "
        "others, another is hidden too (STA-07). A number changes only when three people or more came "
        "or went (STA-09). Two attacks are tried before anything is shown."
    )


def _nothing_yet(shown: ManagersShown, *, exact: bool) -> str:
    if exact:
        return _("Load a staff file, or add your staff by hand. Then this page counts them.")
    if is_area(shown.organisation):
        return _(
            "The numbers of a whole area are made on the first day of each month, from the "
            "organisations there that have told us their posts."
        )
    return _("This page counts managers once the organisation has told us its posts.")


def _next(day: date, *, exact: bool) -> str:
    if exact:
        return ""
    coming = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return _("The next numbers come on {day}.").format(day=design_words.day(coming))


def _doors(shown: ManagersShown, *, exact: bool, known: bool) -> tuple[Link, ...]:
    code = shown.organisation.code
    doors: list[Link] = []
    if known:
        name = "measures:managers-sheet" if exact else "measures:public-managers-sheet"
        doors.append(Link(_("Download these numbers (CSV)"), address(name, code)))
    if exact:
        there = address("measures:public-managers", code)
        doors.append(Link(_("What everybody sees of this"), there))
    elif shown.may_see_exactly:
        doors.append(Link(_("The exact numbers, for you"), address("measures:managers", code)))
    doors.append(
        Link(_("The whole picture of this organisation"), address("measures:picture", code))
    )
    return tuple(doors)


def _for_whom(shown: ManagersShown) -> str:
    if shown.may_see_exactly:
        return ""
    return _(
        "Those who answer for this place see exact numbers after signing in: its HR officers, its "
        "board, inspectors."
    )


def reasons_in_words(numbers: ManagerNumbers) -> Sequence[str]:
    """Why something is hidden, for a sheet."""
    return [f"{why.text} ({why.code})" for why in _hidden(numbers)]
