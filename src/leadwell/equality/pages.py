"""What a person's own pages about their declarations say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import (
    Cell,
    Column,
    Crumb,
    ErrorPage,
    Fact,
    Link,
    Page,
    Row,
    Table,
)
from leadwell.design.words import day
from leadwell.equality.queries.own import Held
from leadwell.equality.rules.facts import NOT_ASKED, NOT_SAID, Characteristic, Said

NO_ANSWER, EVERYTHING = "none", "everything"
Mine = Mapping[str, Held]


@dataclass(frozen=True, kw_only=True)
class DeclarationsPage(Page):
    """Everything that is held about the reader, question by question."""

    answer: str
    doubt: str
    why: tuple[str, ...]
    never: tuple[str, ...]
    facts: tuple[Fact, ...]
    take_back: Link


@dataclass(frozen=True, kw_only=True)
class QuestionPage(Page):
    """One question, and what is held of it."""

    hint: str
    held: Table | None
    back: Link


@dataclass(frozen=True, kw_only=True)
class TakeBackPage(Page):
    """Taking answers back."""

    next: tuple[str, ...]
    anything: bool
    back: Link


def declarations_page(mine: Mine) -> DeclarationsPage:
    answered = [one for one in mine.values() if one.stands]
    return DeclarationsPage(
        title=_("What have I said about myself?"),
        purpose=_("Only you see this page. Answer what you like, change it or take it back."),
        crumbs=(_home(),),
        answer=_summary(len(answered), len(mine)),
        doubt=_latest(answered),
        why=(
            _("To find out if people are treated fairly: who gets the jobs, the training and the blame."),
            _("Only numbers about ten people or more ever leave this part of Leadwell."),
            _("You do not have to answer anything, and nothing changes for you if you do not."),
        ),
        never=(
            _("Your manager, HR, Leadwell's administrators: no page shows them your answers."),
            _("Whoever chooses people for a job or a course cannot look at them."),
            _("The rest of Leadwell can put answers in, from staff files, but cannot read one."),
            _("Its record of events says that you answered something, never what."),
            _("Only somebody in control of the whole computer could get round this lock."),
        ),
        facts=tuple(_fact(held) for held in mine.values()),
        take_back=Link(_("Take answers back"), _address("take-back")),
    )  # fmt: skip


def question_page(held: Held) -> QuestionPage:
    return QuestionPage(
        title=_(held.about.question),
        purpose=_("Only you see your answer. Others see numbers about ten people or more."),
        crumbs=(_home(), _list()),
        hint=_(held.about.hint) if held.about.hint else "",
        held=_held_table(held) if held.said else None,
        back=Link(_("Back without changing anything"), _address("declarations")),
    )


def take_back_page(mine: Mine) -> TakeBackPage:
    return TakeBackPage(
        title=_("Take answers back"),
        purpose=_("They are removed at once and cannot be brought back."),
        crumbs=(_home(), _list()),
        next=(
            _("What you take back is counted as “not asked” from then on."),
            _(
                "If an employer's file says it again, it will come back. To stop that, answer "
                "“I prefer not to say”: your own word goes before any file."
            ),
        ),
        anything=any(one.said for one in mine.values()),
        back=Link(_("Back without changing anything"), _address("declarations")),
    )  # fmt: skip


def closed_page() -> ErrorPage:
    return ErrorPage(
        status=503,
        title=_("These pages are not open here"),
        purpose=_("What people declare about themselves is kept behind a lock of its own."),
        what_now=(
            _("This part of the site was not given the key. Nothing is lost."),
            _("Try again later. If it stays like this, tell whoever runs Leadwell for you."),
        ),
        links=(Link(_("Go to my page"), "/my/"),),
    )


# What is offered, and how it comes back


def choices(held: Held) -> list[tuple[str, str]]:
    """Every answer to one question; one's own can be taken back too."""
    offered = [
        (code.kept, in_words(code.kept, held.about))
        for code in held.about.scheme(held.about.ask).codes
    ]
    offered.append((NOT_SAID, _("I prefer not to say")))
    if _own(held):
        offered.append((NO_ANSWER, _("I take my answer back")))
    return offered


def chosen(held: Held) -> dict[str, str]:
    """What is marked at first: the person's own answer, never one from a file."""
    own = _own(held)
    return {"answer": own.value} if own else {}


def answer_from(choice: str) -> str:
    """The answer to keep."""
    return NOT_ASKED if choice == NO_ANSWER else choice


def channels(mine: Mine) -> list[tuple[str, str]]:
    """Every channel through which something is held."""
    found = dict.fromkeys(said.through for held in mine.values() for said in held.said)
    offered = [(through, _all_of(through)) for through in found]
    return [*offered, (EVERYTHING, _("Everything that is held here about me"))]


def channel_from(choice: str) -> str:
    """The channel to empty; nothing named means all of them."""
    return "" if choice == EVERYTHING else choice


def in_words(kept: str, about: Characteristic) -> str:
    """An answer as people read it."""
    if kept == NOT_SAID:
        return _("Prefer not to say")
    code = about.code(kept)
    if code is None:
        return _("An answer we no longer know")
    return f"{_(code.family)}: {_(code.title)}" if code.family else _(code.title)


def _own(held: Held) -> Said | None:
    return next((said for said in held.said if said.own), None)


def _summary(answered: int, asked: int) -> str:
    if not answered:
        return _("Nothing is held here about you yet.")
    says = ngettext(
        "%(n)s of %(all)s questions has an answer.",
        "%(n)s of %(all)s questions have an answer.",
        answered,
    )
    return says % {"n": answered, "all": asked}


def _latest(answered: list[Held]) -> str:
    days = [one.stands.given_on for one in answered if one.stands]
    return _("The latest is of {day}.").format(day=day(max(days))) if days else ""


def _fact(held: Held) -> Fact:
    title = _(held.about.title)
    stands = held.stands
    change = _("Change") if stands and stands.own else _("Answer")
    address = _address("question", held.about.slug.replace("_", "-"))
    action = Link(change, address, hidden=title)
    if stands is None:
        return Fact(title, _("No answer yet"), action=action)
    said = _("{answer} ({channel}, {day})").format(
        answer=in_words(stands.value, held.about),
        channel=_through(stands.through),
        day=day(stands.given_on),
    )
    return Fact(title, said, action=action)


def _through(through: str) -> str:
    if through == "own":
        return _("you said so here")
    return _file(through)


def _file(through: str) -> str:
    """A channel's name is a kind of file and the code of who sent it."""
    kind, _space, place = through.partition(" ")
    if kind == "workforce":
        return _("a staff file of {place} said so").format(place=place)
    if kind == "asc-wds":
        return _("a social-care file of {place} said so").format(place=place)
    return _("a file of {place} said so").format(place=place or kind)


def _all_of(through: str) -> str:
    if through == "own":
        return _("What I said here")
    return _("All of which {file}").format(file=_file(through))


def _held_table(held: Held) -> Table:
    return Table(
        caption=_("What is held of this"),
        columns=tuple(Column(text) for text in (_("How it came"), _("Answer"), _("Day"))),
        rows=tuple(_row(said, held) for said in held.said),
        stacked=True,
    )


def _row(said: Said, held: Held) -> Row:
    counts = _("This is the one that counts.") if said == held.stands else ""
    answer = in_words(said.value, held.about)
    return Row(
        (Cell(_through(said.through)), Cell(f"{answer}. {counts}".strip()), day(said.given_on))
    )


def _home() -> Crumb:
    return Crumb(_("My page"), "/my/")


def _list() -> Crumb:
    return Crumb(_("What have I said about myself?"), _address("declarations"))


def _address(name: str, *given: str) -> str:
    return reverse(f"equality:{name}", args=given)
