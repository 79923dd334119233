"""What those meet who assess, and those who keep a register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day, moment
from leadwell.reasons import Reason
from leadwell.training.models import Outcome, Run, Session
from leadwell.training.queries.completions import Told
from leadwell.training.queries.learning import OnRun, PassGiven


def _crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_("Who passed?"), reverse("training:to-assess")), *more)


def to_assess_page(runs: Sequence[Run]) -> ListPage:
    """The runs on which somebody waits for a result."""
    rows = tuple(
        Row(
            (
                Cell(run.title, href=reverse("training:assess-run", args=[run.code]), is_data=True),
                Cell(run.provider.organisation.name, is_data=True),
                Cell(day(run.ends_on)),
                Cell(str(run.waiting)),  # type: ignore[attr-defined]  # counted by the query
            )
        )
        for run in runs
    )
    columns = (_("Run"), _("Provider"), _("Ends"), _("Waiting"))
    table = Table(
        caption=_("Runs with people who wait for a result"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=rows,
        empty=_("Nobody waits for a result."),
        stacked=True,
    )
    count = len(rows)
    return ListPage(
        title=_("Who passed?"),
        purpose=_(
            "You assess for neither the employer nor the provider. What you say opens posts."
        ),
        answer=ngettext("%(n)s run waits for you.", "%(n)s runs wait for you.", count)
        % {"n": count}
        if count
        else _("Nobody waits for a result today."),
        parts=(Part("runs", _("Runs"), table),),
    )


def assess_run_page(
    run: Run, people: Sequence[OnRun], sessions: int, told: Mapping[int, Sequence[Told]]
) -> ListPage:
    """Everybody on a run, with how often they came, what systems said and what was found."""
    columns = (_("Who"), _("Sessions they came to"), _("What systems said"), _("Result"))
    table = Table(
        caption=_("People on this run"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(_person(one, told.get(one.place.pk, ())) for one in people),
        empty=_("Nobody has taken a place on this run."),
        stacked=True,
    )
    passed = sum(1 for one in people if one.passed and not one.taken_back)
    return ListPage(
        title=run.title,
        title_is_data=True,
        purpose=_("Say for each person whether they passed. They read what you write."),
        answer=_("{passed} of {all} have passed. The run has {sessions} sessions.").format(
            passed=passed, all=len(people), sessions=sessions
        ),
        crumbs=_crumbs(),
        parts=(Part("people", _("People"), table),),
        made_up=run.made_up,
    )


def _person(one: OnRun, told: Sequence[Told]) -> Row:
    address = reverse("training:give-result", args=[one.place.pk])
    return Row(
        (
            Cell(one.place.person.name, href="" if one.passed else address, is_data=True),
            Cell(_("{came} of {noted} noted").format(came=one.came, noted=one.noted)),
            Cell("; ".join(_told(each) for each in told) or _("Nothing"), is_data=bool(told)),
            _result(one),
        )
    )


def _told(one: Told) -> str:
    """What one system said, with where it comes from."""
    says = _("completed") if one.shows else _("not completed")
    points = f" ({one.points})" if one.points else ""
    return _("{system}: {says}{points} on {day}").format(
        system=one.system, says=says, points=points, day=day(one.on)
    )


def _result(one: OnRun) -> Cell:
    """How it stands; from a pass there is a way to take it back."""
    if one.taken_back:
        return Cell("", tag=Tag(_("Counts no more"), "attention"))
    if one.passed:
        href = reverse("training:take-back-pass", args=[one.place.pk])
        name = one.place.person.name
        return Cell(_("Was it a mistake?"), href=href, hidden=name, tag=Tag(_("Passed"), "good"))
    waits = Tag(_("Waiting"), "quiet")
    return Cell("", tag=Tag(_("Not passed yet"), "attention") if one.results else waits)


def give_result_page(
    one: OnRun, run: Run, in_the_way: Sequence[str], told: Sequence[Told] = ()
) -> AskPage:
    """A result for one person, with what systems said: evidence, and not a result."""
    came = _("{came} of {noted} noted").format(came=one.came, noted=one.noted)
    return AskPage(
        title=one.place.person.name,
        title_is_data=True,
        purpose=_("What you say is kept with your name. A pass counts for the gate from that day."),
        crumbs=_crumbs(
            Crumb(run.title, reverse("training:assess-run", args=[run.code]), is_data=True)
        ),
        in_the_way=tuple(in_the_way),
        facts=(
            Fact(_("Run"), run.title, is_data=True),
            Fact(_("Sessions they came to"), came),
            *(Fact(_("What a system said"), _told(each), is_data=True) for each in told),
            *_results(one),
        ),
        button="" if in_the_way else _("Keep this result"),
        made_up=run.made_up,
    )


def _results(one: OnRun) -> list[Fact]:
    return [
        Fact(
            day(found.assessed_on),
            f"{Outcome(found.outcome).label}: {found.because}",
            is_data=True,
        )
        for found in one.results
    ]


def take_back_page(found: PassGiven, in_the_way: Sequence[str]) -> AskPage:
    """Taking back a pass that was a mistake."""
    run, who = found.run, found.one.place.person
    back = reverse("training:assess-run", args=[run.code])
    counts = "; ".join(one.item.short or one.item.statement for one in found.counts)
    return AskPage(
        title=format_html(_("Take back the pass of {name}?"), name=data(who.name)),
        purpose=_(
            "For a pass that should not have been given. What it counted for counts no more."
        ),
        crumbs=_crumbs(Crumb(run.title, back, is_data=True)),
        in_the_way=tuple(in_the_way),
        facts=(
            Fact(_("Run"), run.title, is_data=True),
            *_results(found.one),
            *((Fact(_("Counts today"), counts, is_data=True),) if counts else ()),
        ),
        words=(
            _("The result stays in the record, with your name and your reason beside it."),
            _("Their credentials are withdrawn, and the gate asks for it again from today."),
            _("It cannot be given again on this run: they are assessed on another one."),
        ),
        button="" if in_the_way else _("Take it back"),
        careful=True,
        ways=(Link(_("Back to the run"), back),),
        made_up=run.made_up,
    )


def sessions_page(run: Run, sessions: Sequence[Session]) -> ListPage:
    """The meetings of a run, each with its register."""
    table = Table(
        caption=_("Sessions of this run"),
        caption_hidden=True,
        columns=(Column(_("Session")), Column(_("When")), Column(_("Where"))),
        rows=tuple(_session(one) for one in sessions),
        empty=_("No sessions are planned yet."),
        stacked=True,
    )
    return ListPage(
        title=_("Who came to {run}?").format(run=run.title),
        purpose=_("Keep the register of each session on its day."),
        answer=ngettext("%(n)s session.", "%(n)s sessions.", len(sessions)) % {"n": len(sessions)}
        if sessions
        else _("No day is planned yet."),
        ways=(Link(_("Add a day"), reverse("training:plan-session", args=[run.code])),),
        parts=(Part("sessions", _("Sessions"), table),),
        made_up=run.made_up,
    )


def _session(one: Session) -> Row:
    address = reverse("training:register", args=[one.pk])
    title = one.title or _("Session")
    cancelled = Tag(_("Cancelled"), "attention") if one.cancelled else None
    return Row(
        (
            Cell(title, href="" if one.cancelled else address, is_data=bool(one.title)),
            Cell(moment(one.starts_at), tag=cancelled),
            Cell(one.where, is_data=True),
        )
    )


def register_page(session: Session, people: int, in_the_way: Sequence[Reason]) -> AskPage:
    """The register of one session."""
    told = tuple(reason.in_words(_) for reason in in_the_way)
    run = session.run
    return AskPage(
        title=_("Who came on {when}?").format(when=moment(session.starts_at)),
        purpose=_("Tick everybody who was there. You can put it right later."),
        crumbs=(Crumb(run.title, reverse("training:run-sessions", args=[run.code]), is_data=True),),
        in_the_way=told,
        words=() if people else (_("Nobody has taken a place on this run."),),
        button="" if told or not people else _("Keep the register"),
        made_up=run.made_up,
    )
