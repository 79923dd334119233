"""Keeping times, holds, and joined records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Tag
from leadwell.design.plain_pages import plain_table
from leadwell.design.words import day
from leadwell.keeping.models import LegalHold
from leadwell.keeping.pages.shapes import AskPage, ListPage, Part, keeping_crumbs
from leadwell.keeping.queries import Candidate
from leadwell.keeping.rules.facts import DisposalAction, RetentionRule
from leadwell.people.models import Person
from leadwell.reasons import Reason


def times_page(schedule: Mapping[str, RetentionRule]) -> ListPage:
    rules = list(schedule.values())
    unsure = sum(1 for rule in rules if not rule.verified)
    rows = [
        Row(
            (
                _(rule.name),
                how_long(rule),
                _(rule.trigger),
                Cell(_(rule.source), tag=_checked(rule)),
            )
        )
        for rule in rules
    ]
    columns = (_("What"), _("How long"), _("Counted from"), _("Who says so"))
    answer = ngettext(
        "%(n)s of these times still has to be checked against its source.",
        "%(n)s of these times still have to be checked against their source.",
        unsure,
    )
    return ListPage(
        title=_("How long is what kept?"),
        purpose=_(
            "When the time is over, somebody is asked, and the record goes. A hold always wins."
        ),
        answer=answer % {"n": unsure},
        parts=(
            Part("times", _("Keeping times"), plain_table(_("Keeping times"), columns, rows, "")),
        ),
    )


def how_long(rule: RetentionRule) -> str:
    match rule.action:
        case DisposalAction.NEVER:
            return _("For good")
        case DisposalAction.REPLACE:
            return _("While it is needed")
        case _:
            years = rule.years or 0
            return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def _checked(rule: RetentionRule) -> Tag | None:
    return None if rule.verified else Tag(_("To be verified"), "attention")


def holds_page(found: Sequence[LegalHold], *, today: date) -> ListPage:
    live = sum(1 for each in found if _in_force(each, today))
    columns = (_("What is held"), _("Why"), _("Since"), _("Until"), _("End it"))
    answer = ngettext("%(n)s hold is in force.", "%(n)s holds are in force.", live)
    rows = [_hold(each, today=today) for each in found]
    empty = _("Nothing is held. Place a hold when a court or an inquiry may ask for records.")
    return ListPage(
        title=_("Which records are held?"),
        purpose=_("A held record stays, whatever its time, until somebody ends the hold."),
        answer=answer % {"n": live},
        ways=(Link(_("Place a hold"), reverse("keeping:place-hold")),),
        parts=(Part("holds", _("Holds"), plain_table(_("Holds"), columns, rows, empty)),),
        crumbs=keeping_crumbs(),
    )


def _in_force(each: LegalHold, today: date) -> bool:
    return each.until_on is None or today < each.until_on


def _hold(each: LegalHold, *, today: date) -> Row:
    end = reverse("keeping:end-hold", args=[each.pk])
    return Row(
        (
            Cell(held_thing(each), is_data=True),
            Cell(each.because, is_data=True),
            day(each.from_on),
            day(each.until_on) or _("No end"),
            Cell(_("End"), href=end, hidden=held_thing(each)) if _in_force(each, today) else "–",
        )
    )


def held_thing(each: LegalHold) -> str:
    """What a hold covers, by name."""
    if each.person:
        return f"{each.person.name}, {each.organisation.name}"
    if each.post:
        return f"{each.post.title} ({each.post.number}), {each.organisation.name}"
    return each.organisation.name


def place_hold_page() -> AskPage:
    return AskPage(
        title=_("Place a hold"),
        purpose=_(
            "Keep the records of one person, one post or a whole place from being disposed of."
        ),
        button=_("Hold them"),
        crumbs=_to_holds(),
    )


def end_hold_page(hold: LegalHold) -> AskPage:
    return AskPage(
        title=_("End hold {n}?").format(n=hold.pk),
        purpose=_("Records whose time is over may then be disposed of."),
        facts=(
            Fact(_("What is held"), held_thing(hold), is_data=True),
            Fact(_("Why"), hold.because, is_data=True),
            Fact(_("Placed by"), hold.placed_by, is_data=True),
        ),
        button=_("End the hold"),
        careful=True,
        crumbs=_to_holds(),
    )


def _to_holds() -> tuple[Crumb, ...]:
    return keeping_crumbs(Crumb(_("Which records are held?"), reverse("keeping:holds")))


def joining_page(
    found: Sequence[Candidate],
    keep: Candidate | None,
    joined: Sequence[Person],
    *,
    words: str,
) -> ListPage:
    columns = (_("Name"), _("Posts"), _("Record"), _("Choose"))
    rows = [
        _candidate(each, keep, words) for each in found if not keep or each.person != keep.person
    ]
    empty = _("Nobody of that name.") if words else _("Write a name to look for.")
    undo = [
        Row(
            (
                Cell(each.name, is_data=True),
                Cell(f"{each.joined_to.name} ({each.joined_to.pk})", is_data=True)
                if each.joined_to
                else "–",
                Cell(
                    _("Undo"),
                    href=reverse("keeping:undo-joining", args=[each.pk]),
                    hidden=f"{each.name} ({each.pk})",
                ),
            )
        )
        for each in joined
    ]
    heading = _("Which other record is the same person?") if keep else _("Which record is kept?")
    never = _("No records have been joined.")
    return ListPage(
        title=_("Are two records one person?"),
        purpose=_("Joining moves nothing and can be undone. First choose the record that is kept."),
        answer=_("You keep the record of {name} ({n}).").format(name=keep.person.name, n=keep.person.pk)
        if keep
        else _("Look for a name."),
        parts=(
            Part("found", heading, plain_table(heading, columns, rows, empty)),
            Part("joined", _("Joined so far"),
                 plain_table(_("Joined"), (_("Record"), _("Joined to"), _("Undo it")), undo, never)),
        ),
    )  # fmt: skip


def _candidate(each: Candidate, keep: Candidate | None, words: str) -> Row:
    person = each.person
    href = (
        reverse("keeping:join", args=[keep.person.pk, person.pk])
        if keep
        else f"{reverse('keeping:joining')}?keep={person.pk}"
    )
    choose = Cell(
        _("Join it") if keep else _("Keep it"), href=href, hidden=f"{person.name} {person.pk}"
    )
    posts = "; ".join(each.posts)
    return Row(
        (
            Cell(person.name, is_data=True),
            Cell(posts, is_data=True) if posts else "–",
            str(person.pk),
            choose,
        )
    )


def join_page(keep: Candidate, join: Candidate, *, in_the_way: Sequence[Reason]) -> AskPage:
    return AskPage(
        title=_("Join record {join} to record {keep}?").format(
            join=join.person.pk, keep=keep.person.pk
        ),
        purpose=_("From then on both are shown as one person. Nothing is moved."),
        in_the_way=tuple(reason.in_words(_) for reason in in_the_way),
        facts=tuple(
            Fact(text, "; ".join((each.person.name, *each.posts)), is_data=True)
            for text, each in ((_("Kept"), keep), (_("Joined to it"), join))
        ),
        button=_("Join them"),
        careful=True,
        crumbs=_to_joining(),
    )


def undo_page(joined: Candidate) -> AskPage:
    return AskPage(
        title=_("Take record {n} apart again?").format(n=joined.person.pk),
        purpose=_("Both records are then as they were before."),
        facts=(Fact(_("Record"), "; ".join((joined.person.name, *joined.posts)), is_data=True),),
        button=_("Take them apart"),
        crumbs=_to_joining(),
    )


def _to_joining() -> tuple[Crumb, ...]:
    return (Crumb(_("Are two records one person?"), reverse("keeping:joining")),)
