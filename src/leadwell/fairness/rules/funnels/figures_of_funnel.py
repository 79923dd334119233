"""FAR-48: Every funnel is looked at stage by stage, group by group, without anybody asking for it.

For each stage and each group: which share of those who came to the stage before it came on to it. For each
grouping: how many times as likely one group was as the other, always so that a value above 1 means that the
group more often left behind did worse; and the same of the whole way, taken apart by every column the funnel
names. Where the first stage is being a member of staff, nobody has a case of it: the whole is all staff. Of a
first stage that nobody notes nothing is told: all who are known would have come on.
Source: house rule: one idea for every decision; the own rules of the system are always on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leadwell.fairness.rules.facts import Funnel, Indicator, Kind, Selection
from leadwell.fairness.rules.funnels.facts import PAIRS, PREFIX, Step, code_of, pair_of, steps_of

CALLED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("disability", "as-asked"): ("People without a disability", "Disabled people"),
    ("sex", "as-asked"): ("Men", "Women"),
    ("tie", "tie"): ("People with a tie to a decider", "People without one"),
}
# Columns of a few values, by which every step is taken apart; by the others only the whole way is.
NARROW = ("from_abroad", "internal", "openly", "leads")
STAFF = "staff"  # the code of a first stage that everybody in post has come to
METHOD = (
    "Cases of the year that came at least to each stage. People whose group is not known are in neither"
    " group. Shares have Wilson's interval, ratios Koopman's."
)
OF_STAFF = (
    "People to whom it happened in the year, each counted once, out of all staff of their group but bank"
    " staff on the last day of the year. People whose group is not known are in neither group. Shares have"
    " Wilson's interval, ratios Koopman's."
)
Titles = Mapping[tuple[str, str], Mapping[str, str]]


def figures_of_funnel(funnel: Funnel, titles: Titles) -> tuple[Indicator, ...]:
    """The figures a funnel gives. `titles` are the groups of each grouping it names, with their titles."""
    found = [
        figure
        for step in steps_of(funnel)
        for asked in funnel.groups
        for figure in _figures(funnel, step, asked, titles[asked])
    ]
    return tuple(
        replace(one, number=str(order), order=order) for order, one in enumerate(found, start=1)
    )


def _figures(
    funnel: Funnel, step: Step, asked: tuple[str, str], titles: Mapping[str, str]
) -> Iterator[Indicator]:
    base, after = _base(funnel, step, asked), funnel.stages[step.after - 1]
    for group in titles:
        name = _called(asked, group, titles)
        yield replace(
            base, code=code_of(funnel, step, asked, group), kind=Kind.RATE, first=group, split_by=(),
            title=f"{base.title}: {_small(name)}", says=f"{name}: {{value}} {after.did}.",
        )  # fmt: skip
    pair = pair_of(funnel, asked, tuple(titles))
    if pair is None:
        return
    first, second = pair
    above, below = _called(asked, first, titles), _called(asked, second, titles)
    yield replace(
        base, first=first, second=second,
        favours=f"Above 1, {_small(above)} were more likely {after.likely}.",
        says=f"{above} were {{value}} times as likely as {_small(below)} {after.likely}.",
    )  # fmt: skip


def _base(funnel: Funnel, step: Step, asked: tuple[str, str]) -> Indicator:
    before, after = funnel.stages[step.before - 1], funnel.stages[step.after - 1]
    whole_way = step.before == funnel.first_noted and step.after == len(funnel.stages)
    narrow = tuple(column for column in funnel.split_by if column in NARROW)
    of_staff = before.code == STAFF
    above = Selection("step", funnel=funnel.code, reached=step.after, once=of_staff)
    below = Selection("step", funnel=funnel.code, reached=step.before)
    return Indicator(
        code=code_of(funnel, step, asked), set=f"{PREFIX}{funnel.code}", number="",
        title=f"{before.title} → {after.title}",
        asks=f"Of those at “{before.title}”, who came to “{after.title}”?",
        kind=Kind.LIKELIHOOD, characteristic=asked[0], grouping=asked[1],
        part=above, whole=Selection("staff", where={"bank": ("false",)}) if of_staff else below,
        split_by=funnel.split_by if whole_way else narrow,
        method=OF_STAFF if of_staff else METHOD, source="House rule, from the declaration of the funnel.",
        from_on=funnel.from_on, until_on=funnel.until_on, version=funnel.code,
        to_be_verified=funnel.to_be_verified,
    )  # fmt: skip


def _called(asked: tuple[str, str], group: str, titles: Mapping[str, str]) -> str:
    """A group as a sentence begins with it."""
    if group in PAIRS.get(asked, ()) and asked in CALLED:
        return CALLED[asked][PAIRS[asked].index(group)]
    return f"{titles[group]} people" if asked[0] == "ethnicity" else f"People in “{titles[group]}”"


def _small(words: str) -> str:
    """A group within a sentence. Names of groups of people keep their capital."""
    known = {"People ": "people ", "Men": "men", "Women": "women", "Disabled": "disabled"}
    for start, small in known.items():
        if words.startswith(start):
            return small + words.removeprefix(start)
    return words
