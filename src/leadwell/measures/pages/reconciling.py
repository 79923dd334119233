"""Our count of managers beside the published one, in words. What differs is said, never smoothed away."""

from __future__ import annotations

from leadwell.design import words as design_words
from leadwell.design.pages import Column, Row, Table
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import Published
from leadwell.measures.rules.a_flow_adds_up import a_flow_adds_up


def answer(published: Published) -> str:
    """Whether the two agree on the last day, and by how much they do not."""
    over = published.ours.end - published.end
    if not published.ours.start and not published.ours.end:
        text = _(
            "For {month}, {end} managers and senior managers were published. The posts held here name "
            "none by these job titles, so the two cannot be compared."
        )
    elif over == 0:
        text = _(
            "Yes: at the end of {month} both the published figures and the posts held here have {end} "
            "managers and senior managers, by job title."
        )
    else:
        text = _(
            "Not quite: at the end of {month}, {end} managers and senior managers were published. The "
            "posts held here have {ours} by the same job titles: a difference of {over}."
        )
    return text.format(
        month=design_words.month(published.ended_on),
        end=design_words.number(published.end),
        ours=design_words.number(published.ours.end),
        over=design_words.signed(over, 0),
    )


def doubts(published: Published, *, leading: int) -> tuple[str, ...]:
    """Whether the published numbers add up among themselves, and who else leads people."""
    flow = a_flow_adds_up(
        start=published.start, joined=published.joined, left=published.left, end=published.end
    )
    told = [
        _("In the published numbers, {said}").format(said=_lower(reason.in_words(_)))
        for reason in flow
    ] or [_("The published numbers add up among themselves.")]
    text = _(
        "This page counts {leading} managers by what posts do. Many people who lead others, such as "
        "ward managers, have another job title."
    )
    return (*told, text.format(leading=design_words.number(leading)))


def table(published: Published) -> Table:
    """The four numbers, side by side."""
    ours = published.ours
    pairs = (
        (_("At the start"), published.start, ours.start),
        (_("Joined"), published.joined, ours.joined),
        (_("Left"), published.left, ours.left),
        (_("At the end"), published.end, ours.end),
    )
    caption = _("Managers and senior managers by job title, {month}")
    return Table(
        caption.format(month=design_words.month(published.ended_on)),
        (Column(_("In the month")), Column(_("Published"), True), Column(_("Held here"), True),
         Column(_("Difference"), True)),
        tuple(
            Row((name, design_words.number(theirs), design_words.number(here),
                 design_words.signed(here - theirs, 0)))
            for name, theirs, here in pairs
        ),
        stacked=True,
    )  # fmt: skip


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
