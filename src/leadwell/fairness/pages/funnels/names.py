"""What groups, steps and columns of a funnel are called in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.fairness.rules.facts import Funnel
from leadwell.fairness.rules.funnels.facts import Asked, Step


def group(asked: Asked, code: str, title: str) -> str:
    """A group by its own name, also where the answer was yes or no."""
    known = {
        ("disability", "yes"): _("Disabled people"),
        ("disability", "no"): _("People without a disability"),
        ("sex", "female"): _("Women"),
        ("sex", "male"): _("Men"),
        ("tie", "tie"): _("People with a tie"),
        ("tie", "none"): _("People without a tie"),
    }
    return known.get((asked[0], code)) or _(title)


def sentence(words: str) -> str:
    """Words as a sentence begins with them."""
    return f"{words[:1].upper()}{words[1:]}"


def characteristic(asked: Asked) -> str:
    """By what people are told apart, as a heading says it."""
    known = {
        "ethnicity": _("Ethnicity"),
        "disability": _("Disability"),
        "sex": _("Sex"),
        "gender_identity": _("Gender identity"),
        "sexual_orientation": _("Sexual orientation"),
        "religion": _("Religion or belief"),
        "age_band": _("Age"),
        "caring": _("Caring for somebody"),
        "armed_forces": _("Armed forces"),
        "background": _("Family background"),
        "tie": _("Who knows somebody who decides"),
    }
    return known.get(asked[0], asked[0])


def step(funnel: Funnel, one: Step) -> str:
    """A step by its two stages: Applied → Shortlisted."""
    before, after = funnel.stages[one.before - 1], funnel.stages[one.after - 1]
    return _("{before} → {after}").format(before=_(before.title), after=_(after.title))


def later(funnel: Funnel, one: Step) -> str:
    """The stage a step leads to."""
    return _(funnel.stages[one.after - 1].title)


def did(funnel: Funnel) -> str:
    """What those did who came on, within a sentence: "left"; of more than two stages "came to each stage"."""
    if len(funnel.stages) == 2:
        return _(funnel.stages[1].did)
    return _("came to each stage, of those at the one before")


def column(name: str) -> str:
    """By what a figure is taken apart."""
    known = {
        "pay_row": _("By pay band"),
        "clinical": _("By kind of work"),
        "internal": _("From inside or outside"),
        "from_abroad": _("From the UK or from abroad"),
        "openly": _("By open competition or not"),
        "leads": _("By whether the post leads people"),
        "tier": _("By tier of pay"),
        "alike": _("Like with like"),
        "alike-printed": _("Like with like, from the printed counts"),
    }
    return known.get(name, name)


def within(words: str) -> str:
    """Words of a heading as they stand within a sentence."""
    return f"{words[:1].lower()}{words[1:]}"
