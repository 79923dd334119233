"""How the induction goes at a place: counts for many, names for few, and the parts it adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.charts import Chart, size_of
from leadwell.design.doorways import Download
from leadwell.design.pages import (
    Cell,
    Column,
    Crumb,
    Fact,
    Figure,
    Link,
    Page,
    Row,
    Stat,
    Table,
    Tag,
    Turn,
)
from leadwell.design.words import data, day, number, percent
from leadwell.organisations.models import Organisation
from leadwell.training.models import Part
from leadwell.training.pages import induction_words as words
from leadwell.training.pages.induction_team import tags_of
from leadwell.training.queries.induction_counts import (
    ALL,
    STATES,
    InductionCounts,
    Line,
    Share,
    sector_name,
)
from leadwell.training.queries.induction_people import InductionPeople, PartsOfPlace


@dataclass(frozen=True, kw_only=True)
class PlaceInductionPage(Page):
    """The induction at a place, in counts."""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    figures: tuple[Figure, ...]
    table: Table | None
    hidden: tuple[tuple[str, str], ...]
    method: tuple[Fact, ...]
    doors: tuple[Link, ...]
    empty: str


def place_induction_page(
    counts: InductionCounts, *, sees_people: bool, keeps: bool
) -> PlaceInductionPage:
    """Who was asked, who finished, who is late; by sector or place, and by quarter."""
    place = counts.organisation
    known = counts.whole is not None and counts.whole.counts[ALL] != 0
    return PlaceInductionPage(
        title=_("Does everybody who joins get an induction?"),
        purpose=_("How many are on the national induction, how many finish, and whether in time."),
        crumbs=(Crumb(words.place_name(place), _picture(place), is_data=True),),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        answer=_answer(counts),
        doubt=_doubt(counts),
        stats=_stats(counts) if known else (),
        figures=tuple(figure for name in ("by", "quarters") if (figure := _figure(counts, name))),
        table=_table(counts) if known else None,
        hidden=tuple((reason.in_words(_), reason.code) for reason in counts.reasons),
        method=_method(counts),
        doors=tuple(_doors(counts, sees_people=sees_people, keeps=keeps, known=known)),
        empty="" if known or counts.refused else _empty(),
    )


def _empty() -> str:
    return _(
        "Nobody has joined since the induction began. People appear here the day they begin, "
        "as soon as a staff file or the staff desk says so."
    )


def _picture(place: Organisation) -> str:
    return f"{reverse('organisations:search')}{place.code}/"


def _answer(counts: InductionCounts) -> str:
    if counts.whole is None:
        return _("How many are on the induction is not shown, because there are so few people.")
    share = counts.whole.finished
    if share.of is None or share.part is None:
        return _("How many have finished is not shown, because there are so few people.")
    if not share.of:
        return _("Nobody is on the induction here yet.")
    said = ngettext(
        "{part} of {of} person who was asked has finished the induction",
        "{part} of {of} people who were asked have finished the induction",
        share.of,
    ).format(part=number(share.part), of=number(share.of))
    late = counts.whole.counts["overdue"]
    if not late:
        return f"{said}."
    more = ngettext("{n} is overdue", "{n} are overdue", late).format(n=number(late))
    return f"{said}; {more}."


def _doubt(counts: InductionCounts) -> str:
    if counts.exact:
        return _(
            "These are exact numbers, for those who see the people. Do not pass small ones on."
        )
    return _("Counts are rounded to the nearest 5, and those from 1 to 7 are hidden.")


def _stats(counts: InductionCounts) -> tuple[Stat, ...]:
    whole = counts.whole
    if whole is None:  # pragma: no cover - asked only where something is known
        return ()
    of = _("{part} of {of}")
    saved = _("not shown") if counts.days is None else words.days_said(counts.days)
    return (
        Stat(_("Finished"), _percent(whole.finished), _part(whole.finished, of), "you"),
        Stat(_("Finished in time"), _percent(whole.on_time), _part(whole.on_time, of)),
        Stat(_("Not repeated"), saved, _("parts that were shown before")),
    )


def _percent(share: Share) -> str:
    return _("not shown") if share.percent is None else percent(share.percent, 0)


def _part(share: Share, sentence: str) -> str:
    if share.of is None or share.part is None:
        return ""
    return sentence.format(part=number(share.part), of=number(share.of))


def line_name(line: Line, counts: InductionCounts) -> str:
    """A sector in words, a place by its name, and the rest."""
    if not line.name:
        return _("All other places")
    return sector_name(line.name) if counts.area else line.name


def induction_chart(counts: InductionCounts, name: str) -> Chart | None:
    """The picture called `name`; None where there is none, or nothing to draw."""
    lines = {"by": counts.lines, "quarters": counts.quarters}.get(name, ())
    drawn = [(_label(line, counts, name), _share(line, name)) for line in lines]
    if not any(share.percent is not None for _, share in drawn):
        return None
    by_place = name == "by" and not counts.area
    said = _range(drawn) if by_place else _each(drawn)
    rows = tuple(_drawn(label, share, name) for label, share in drawn)
    options = {"unit": "%", "decimals": 0, "axis": (0, 100), "axis_title": _title(counts, name)}
    family = "bars" if name == "by" else "trend"
    return Chart(family, _title(counts, name), said, rows, options)


def _each(drawn: Sequence[tuple[str, Share]]) -> str:
    return "; ".join(f"{label}: {_percent(share)}" for label, share in drawn) + "."


def _range(drawn: Sequence[tuple[str, Share]]) -> str:
    """Names of places stay in the table: the sentence says how far they lie apart."""
    shares = [share.percent for _label, share in drawn if share.percent is not None]
    said = ngettext("{n} place: {low}.", "{n} places: from {low} to {high}.", len(shares))
    return said.format(n=len(shares), low=percent(min(shares), 0), high=percent(max(shares), 0))


def _label(line: Line, counts: InductionCounts, name: str) -> str:
    return line_name(line, counts) if name == "by" else line.name


def _share(line: Line, name: str) -> Share:
    return line.finished if name == "by" else line.on_time


def _drawn(label: str, share: Share, name: str) -> Mapping[str, Any]:
    if name == "by":
        return {"name": label, "value": share.percent, "you": True}
    return {"label": label, "value": share.percent, "low": None, "high": None, "national": None}


def _title(counts: InductionCounts, name: str) -> str:
    if name == "quarters":
        return _("Finished in time, by the quarter in which they joined")
    return _("Finished, by sector") if counts.area else _("Finished, by place")


def _figure(counts: InductionCounts, name: str) -> Figure | None:
    chart = induction_chart(counts, name)
    if chart is None:
        return None
    code = counts.organisation.code
    width, height = size_of(chart)
    lines = counts.lines if name == "by" else counts.quarters
    return Figure(
        href=reverse("training:induction-chart", args=[code, name]),
        title=chart.title,
        says=chart.says,
        table=_small_table(counts, lines, name),
        width=width,
        height=height,
    )


def _small_table(counts: InductionCounts, lines: Sequence[Line], name: str) -> Table:
    columns = (Column(_("Who")), Column(_("Part"), True), Column(_("Of"), True), Column("%", True))
    rows = tuple(
        Row((
            Cell(_label(line, counts, name), is_data=name == "by" and not counts.area),
            _count(_share(line, name).part), _count(_share(line, name).of),
            _percent(_share(line, name)),
        ))
        for line in lines
    )  # fmt: skip
    return Table(_title(counts, name), columns, rows, caption_hidden=True)


def _count(value: int | None) -> str:
    return _("hidden") if value is None else number(value)


def state_name(state: str) -> str:
    """How far people are, as the head of a column."""
    return {
        "on-time": _("Finished in time"),
        "late": _("Finished late"),
        "overdue": _("Overdue"),
        "under-way": _("Under way"),
        "exempt": _("Exempt"),
        "left": _("Left before"),
        ALL: _("Everybody"),
    }[state]


def _table(counts: InductionCounts) -> Table:
    columns = (
        Column(_("Sector") if counts.area else _("Place")),
        *(Column(state_name(state), True) for state in (*STATES, ALL)),
    )
    return Table(
        _("How far everybody is"),
        columns,
        tuple(_row(line, counts) for line in counts.lines),
        stacked=True,
    )


def _row(line: Line, counts: InductionCounts) -> Row:
    name = Cell(line_name(line, counts), is_data=not counts.area and bool(line.name))
    return Row((name, *(_count(line.counts[state]) for state in (*STATES, ALL))))


def _method(counts: InductionCounts) -> tuple[Fact, ...]:
    hours = number(counts.hours_a_day, 1)
    return (
        Fact(_("Who is counted"), _("Everybody who began with an employer here on the induction's "
             "first day or later, once for each employer. Whoever was there before is not asked.")),
        Fact(_("Finished"), _("Of those who are asked: without the exempt, and without those who left "
             "before they had finished (TRN-17).")),
        Fact(_("In time"), _("Of those who finished or are overdue: finished by the last day of their "
             "last part.")),
        Fact(_("Not repeated"), _("The planned minutes of the parts that were shown before, at another "
             "employer or by a training record, as working days of {hours} hours (TRN-11, TRN-18). It "
             "is time not asked, not money saved.").format(hours=hours)),
        Fact(_("Whose content"), _("The parts are an example in our own words, until the national ones "
             "are published.")),
    )  # fmt: skip


def _doors(counts: InductionCounts, *, sees_people: bool, keeps: bool, known: bool) -> list[Link]:
    code, doors = [counts.organisation.code], []
    if sees_people:
        doors.append(
            Link(_("Who is due, by name"), reverse("training:induction-people", args=code))
        )
    if keeps:
        doors.append(
            Link(_("The parts, and those we add"), reverse("training:induction-parts", args=code))
        )
    if known:
        doors.append(
            Link(_("Download these numbers (CSV)"), reverse("training:induction-sheet", args=code))
        )
    return doors


def induction_sheet(counts: InductionCounts) -> Download:
    """Every count of the page, to take away."""
    place = counts.organisation
    head = (_("organisation code"), _("kind"), _("name"), _("how far"), _("people"))
    groups = ((_("all"), () if counts.whole is None else (counts.whole,)),
              (_("sector") if counts.area else _("place"), counts.lines),
              (_("quarter"), counts.quarters))  # fmt: skip
    rows = [
        (place.code, kind, line.name, state_name(state), "" if value is None else value)
        for kind, lines in groups
        for line in lines
        for state, value in line.counts.items()
    ]
    return Download(f"{place.code}-induction.csv", head, rows, made_up=place.made_up)


# Those who see the people


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the list."""

    person: Link
    about: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, kw_only=True)
class InductionPeoplePage(Page):
    """Who is on the induction at a place."""

    organisation_name: str
    answer: str
    listed: tuple[Listed, ...]
    empty: str
    turn: Turn
    doors: tuple[Link, ...]


def induction_people_page(found: InductionPeople) -> InductionPeoplePage:
    """By name, the earliest due first."""
    place = found.organisation
    here = reverse("training:induction-people", args=[place.code])
    ask: dict[str, str | int] = {"show": found.show, "after": found.next}
    counts = reverse("training:place-induction", args=[place.code])
    return InductionPeoplePage(
        title=_("Who is on the induction?"),
        purpose=_("Those who joined, the earliest due first. Open one to sign, or to exempt them."),
        crumbs=(
            Crumb(words.place_name(place), _picture(place), is_data=True),
            Crumb(_("The induction"), counts),
        ),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        answer=ngettext("{n} person", "{n} people", found.count).format(n=number(found.count)),
        listed=tuple(_listed(one, place) for one in found.pictures),
        empty=_("Nobody here is like that today."),
        turn=Turn(next=f"{here}?{urlencode(ask)}" if found.next else ""),
        doors=(Link(_("How it goes, in numbers"), counts),),
    )


def _listed(one: Any, place: Organisation) -> Listed:
    period = one.period
    said = _("{done}, due by {day}").format(
        done=words.progress(one.complete, len(one.parts)), day=day(period.due_on)
    )
    if period.organisation_id != place.pk:
        said = words.named("{said} · {at}", said=said, at=words.place_name(period.organisation))
    to = reverse("training:induction", args=[period.pk])
    name = Link(period.enrolment.person.name, to, is_data=True)
    return Listed(name, said, tuple(tags_of(one)))


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of the induction."""

    title: str
    about: str
    facts: str
    end: Link | None


@dataclass(frozen=True, kw_only=True)
class InductionPartsPage(Page):
    """The parts of whoever joins a place."""

    organisation_name: str
    local: tuple[PartShown, ...]
    national: tuple[tuple[str, tuple[PartShown, ...]], ...]
    empty: str
    button: str


def induction_parts_page(found: PartsOfPlace) -> InductionPartsPage:
    """The local parts first: those can be ended. The national ones nobody alters."""
    place = found.organisation
    tracks = dict.fromkeys(part.track for part in found.national)
    counts = reverse("training:place-induction", args=[place.code])
    return InductionPartsPage(
        title=_("What do those who join us do?"),
        purpose=_("Add what is needed here, for this place and everything beneath it. The national "
                  "parts stay as they are."),
        crumbs=(
            Crumb(words.place_name(place), _picture(place), is_data=True),
            Crumb(_("The induction"), counts),
        ),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        local=tuple(_shown(part, place) for part in found.local),
        national=tuple(
            (words.track_name(track),
             tuple(_shown(part, place) for part in found.national if part.track == track))
            for track in tracks
        ),
        empty=_("No local part yet. Add the first below."),
        button=_("Add this part"),
    )  # fmt: skip


def _shown(part: Part, place: Organisation) -> PartShown:
    facts = [
        ngettext("due after {n} week", "due after {n} weeks", part.due_weeks).format(
            n=part.due_weeks
        ),
        words.how_long(part.minutes),
        _("two people sign") if part.supervisor_signs else _("the line manager signs"),
    ]
    if part.organisation and part.organisation_id != place.pk:
        facts.append(words.named(_("from {place}"), place=words.place_name(part.organisation)))
    if part.organisation:
        facts.append(_("for those who join from {day}").format(day=day(part.from_on)))
    if part.until_on:
        facts.append(_("ends on {day}").format(day=day(part.until_on)))
    own = part.organisation_id == place.pk and part.until_on is None
    to = reverse("training:induction-end-part", args=[part.pk]) if own else ""
    end = Link(_("End this part"), to, hidden=data(part.title)) if own else None
    return PartShown(part.title, part.about, str(words.joined(facts)), end)
