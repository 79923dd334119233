"""The chapters on managers: where they lead, how many, what is empty, who came and went."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median_high

from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.design.charts import size_of
from leadwell.design.pages import Cell, Column, Figure, Row, Stat, Table
from leadwell.measures.pages import manager_charts as charts
from leadwell.measures.pages import manager_words as told
from leadwell.measures.pages import reconciling, words
from leadwell.measures.pages.chapters import Chapter
from leadwell.measures.pages.figures import address
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import ManagerNumbers, ManagersShown
from leadwell.measures.queries.manager_numbers import UNKNOWN
from leadwell.organisations.models import Kind
from leadwell.organisations.queries.manager_counts import ManagerCounts

FELT = "compassionate-and-inclusive"
PUBLISHED = "managers-per-hundred-staff"


def all_of(shown: ManagersShown) -> tuple[Chapter, ...]:
    """Every chapter there is something to say in."""
    numbers = shown.numbers
    if numbers is None:  # pragma: no cover - asked only where there are numbers
        return ()
    made = (levels, posts, moves, spans, layers, groups, reconciled)
    return tuple(chapter for make in made if (chapter := make(shown, numbers)) is not None)


def who_told(shown: ManagersShown) -> tuple[Chapter, ...]:
    """Of an area: how many employers of each kind the numbers come from."""
    if not shown.told:
        return ()
    rows = tuple(
        Row((str(words.KINDS[Kind(one.kind)]), told.cell(one.told), told.cell(one.employers)))
        for one in shown.told
    )
    columns = (
        Column(_("Kind of employer")),
        Column(_("Have told us"), True),
        Column(_("Employers"), True),
    )
    title = _("Which employers are counted?")
    said = _(
        "An employer tells us with a staff file, or by adding its staff by hand. "
        "The others are not in these numbers."
    )
    table = Table(title, columns, rows, stacked=True, caption_hidden=True)
    return (Chapter("told", title, said, table=table),)


def levels(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter:
    """At which level they lead."""
    acting = numbers.cells.get("acting")
    said = _("Nobody is acting up.")
    if acting is None:
        said = _("How many of them are acting up is hidden.")
    elif acting:
        said = _("Acting up: {count} ({share} of managers).").format(
            count=told.count(numbers, "acting"), share=told.percent(numbers, "acting")
        )
    return Chapter(
        "levels",
        _("At which level do they lead?"),
        said,
        more=_hours(shown.counts),
        pictures=_pictures(shown, numbers, "levels"),
    )


def _hours(counts: ManagerCounts | None) -> tuple[str, ...]:
    if counts is None or counts.is_area:
        return ()
    lead = sum(hours.fte for hours in counts.hours if hours.leads)
    everybody = sum(hours.fte for hours in counts.hours)
    if not everybody:
        return ()
    text = _(
        "In hours: {lead} full-time posts' worth of managing in {all}, {rate} for every hundred."
    )
    said = [text.format(lead=design_words.number(lead, 1), all=design_words.number(everybody, 1),
                        rate=design_words.number(100 * lead / everybody, 1))]  # fmt: skip
    if unknown := sum(hours.unknown for hours in counts.hours):
        text = ngettext("Of {count} time in a post nobody told the hours.",
                        "Of {count} times in posts nobody told the hours.", unknown)  # fmt: skip
        said.append(text.format(count=design_words.number(unknown)))
    return tuple(said)


def groups(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter | None:
    """In which work."""
    parts, whole = numbers.part("group"), numbers.part("group-staff")
    if not any(name != UNKNOWN for name in whole):
        return None
    rows = tuple(
        Row((
            _("Not said") if name == UNKNOWN else Cell(name, is_data=True),
            told.cell(parts[name]), told.cell(whole[name]), told.rate(numbers, f"group:{name}"),
        ))
        for name in sorted(whole, key=lambda name: (name == UNKNOWN, name))
    )  # fmt: skip
    columns = (Column(_("Staff group")), Column(_("Managers"), True), Column(_("Staff"), True),
               Column(_("Managers per hundred"), True))  # fmt: skip
    title = _("In which work?")
    said = _("Of every hundred people in a staff group, so many lead others.")
    return Chapter("groups", title, said,
                   table=Table(title, columns, rows, stacked=True, caption_hidden=True))  # fmt: skip


def spans(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter | None:
    """How many people report to a post that leads."""
    if not numbers.part("span"):
        return None
    said = _("People who report to each post that leads and is held ({count} such posts).")
    return Chapter(
        "spans",
        _("How many people does each of them lead?"),
        said.format(count=told.count(numbers, "held")),
        more=_widest(shown.counts),
        pictures=_pictures(shown, numbers, "spans"),
        missing=() if shown.counts else (_widest_is_one(),),
    )


def _widest(counts: ManagerCounts | None) -> tuple[str, ...]:
    if counts is None:
        return ()
    middle = median_high([span for span, posts in counts.spans.items() for _one in range(posts)])
    text = _("In the middle of them, {median} people report to a post; at the most, {widest}.")
    return (text.format(median=middle, widest=max(counts.spans)),)


def _widest_is_one() -> str:
    return _("The widest is about one person, so it is not shown (STA-08).")


def layers(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter | None:
    """How many layers there are from the top."""
    parts = numbers.part("layer")
    if not parts:
        return None
    said = ngettext("There is {count} layer of posts.",
                    "There are {count} layers of posts from the top down.", len(parts))  # fmt: skip
    more: tuple[str, ...] = ()
    if shown.counts and shown.counts.unplaced:
        text = ngettext("{count} post is on no line that leads to the top.",
                        "{count} posts are on no line that leads to the top.",
                        shown.counts.unplaced)  # fmt: skip
        more = (text.format(count=design_words.number(shown.counts.unplaced)),)
    return Chapter("layers", _("How many layers are there?"), said.format(count=len(parts)),
                   more=more, pictures=_pictures(shown, numbers, "layers"))  # fmt: skip


def moves(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter:
    """Who became a manager in the year, and who ceased to be one."""
    text = _("In the year to {day}, {left} people stopped being managers here: {rate} of managers.")
    if numbers.rates.get("turnover") is None:
        text = _("In the year to {day}, {left} people stopped being managers here.")
    if numbers.cells["left"] is None:
        text = _("How many people stopped being managers here in the year to {day} is hidden.")
    said = text.format(
        day=design_words.day(numbers.day),
        left=told.count(numbers, "left"),
        rate=told.percent(numbers, "turnover"),
    )
    stats = (
        Stat(_("A year before"), told.count(numbers, "start"), design_words.day(numbers.since)),
        Stat(_("Became managers"), told.count(numbers, "joined")),
        Stat(_("Stopped being managers"), told.count(numbers, "left")),
        Stat(_("Now"), told.count(numbers, "managers"), design_words.day(numbers.day), "you"),
    )
    return Chapter("moves", _("Do they stay?"), said, stats=stats)


def reconciled(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter | None:
    """Our count beside the published one, for those who see both exactly."""
    if shown.counts is None:
        return None
    title = _("Do the published figures agree?")
    if shown.published is None:
        said = _("No published turnover figures have been loaded to hold these numbers against.")
        return Chapter("published", title, said)
    ours = numbers.cells.get("managers") or 0
    return Chapter(
        "published",
        title,
        reconciling.answer(shown.published),
        more=reconciling.doubts(shown.published, leading=ours),
        table=reconciling.table(shown.published),
    )


def posts(shown: ManagersShown, numbers: ManagerNumbers) -> Chapter | None:
    """Which leading posts are empty, since when, and how long filling takes."""
    if "open" not in numbers.cells:
        return None
    text = _("{empty} of {open} posts that lead have nobody in them ({rate}).")
    if numbers.rates.get("empty") is None:
        text = _("{empty} of {open} posts that lead have nobody in them.")
    if numbers.cells["empty"] is None:
        text = _("How many of {open} posts that lead have nobody in them is hidden.")
    said = text.format(
        empty=told.count(numbers, "empty"),
        open=told.count(numbers, "open"),
        rate=told.percent(numbers, "empty"),
    )
    return Chapter("posts", _("Which posts are empty?"), said[:1].upper() + said[1:],
                   more=_filling(numbers), table=_empty_posts(shown, numbers))  # fmt: skip


def _filling(numbers: ManagerNumbers) -> tuple[str, ...]:
    if numbers.cells.get("filled") == 0:
        return (_("No leading post that had been empty was filled in the year."),)
    if numbers.median_days is None:
        return (
            _("How long it takes to fill a post is not shown: too few were filled in the year."),
        )
    if numbers.exact:
        text = _("In the year {count} empty posts were filled. Half of them took {time} or less.")
    else:
        text = _("In the year {count} empty posts were filled. About half took {time} or less.")
    count = told.count(numbers, "filled")
    return (text.format(count=count, time=_time(numbers)),)


def _time(numbers: ManagerNumbers) -> str:
    days = numbers.median_days or 0
    if numbers.exact:
        text = ngettext("{count} day", "{count} days", round(days))
        return text.format(count=design_words.number(days))
    text = ngettext("{count} week", "{count} weeks", round(days / 7))
    return text.format(count=design_words.number(days / 7))


def _empty_posts(shown: ManagersShown, numbers: ManagerNumbers) -> Table | None:
    parts = numbers.part("empty-level")
    if not parts or not any(value != 0 for value in parts.values()):
        return None
    longest = {_key(v.level): v.longest for v in shown.counts.vacancies} if shown.counts else {}
    rows = tuple(
        Row((told.level(name), told.cell(value), *_since(longest, name)))
        for name, value in parts.items()
    )
    columns = [Column(_("Level")), Column(_("Empty posts"), True)]
    if longest:
        columns.append(Column(_("Longest empty, days"), True))
    return Table(_("Empty posts by level"), tuple(columns), rows, caption_hidden=True)


def _key(level: int | None) -> str:
    return UNKNOWN if level is None else str(level)


def _since(longest: dict[str, int | None], name: str) -> Iterable[str]:
    return (design_words.number(longest.get(name)) or "–",) if longest else ()


def _pictures(shown: ManagersShown, numbers: ManagerNumbers, name: str) -> tuple[Figure, ...]:
    """A picture with its table; nothing where every number in it is hidden or nought."""
    chart = charts.chart_of(numbers, name)
    if chart is None:
        return ()
    width, height = size_of(chart)
    route = "measures:managers-chart" if shown.counts else "measures:public-managers-chart"
    code = shown.organisation.code
    rows = tuple(Row((row["name"], told.cell(row["count"]))) for row in chart.rows)
    columns = (Column(charts.subject(name)), Column(charts.counted(name), True))
    return (
        Figure(
            href=address(route, code, name),
            title=chart.title, says=chart.says, width=width, height=height,
            table=Table(chart.title, columns, rows, caption_hidden=True),
        ),
    )  # fmt: skip
