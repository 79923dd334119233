"""What groups of people are called within a sentence: as people, or as those who work somewhere."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.fairness.rules.funnels.facts import Asked


def people(asked: Asked, code: str, title: str) -> str:
    """A group within a sentence, as people."""
    known = {
        ("ethnicity", "white"): _("White people"),
        ("ethnicity", "bme"): _("Black and minority ethnic people"),
        ("disability", "yes"): _("disabled people"),
        ("disability", "no"): _("people without a disability"),
        ("sex", "female"): _("women"),
        ("sex", "male"): _("men"),
        ("tie", "tie"): _("people with a tie to a decider"),
        ("tie", "none"): _("people without one"),
    }
    said = known.get((asked[0], code))
    return said or _("people in “{group}”").format(group=_(title))


def staff(asked: Asked, code: str, title: str) -> str:
    """A group of those who work somewhere, within a sentence."""
    known = {
        ("ethnicity", "white"): _("White staff"),
        ("ethnicity", "bme"): _("Black and minority ethnic staff"),
        ("disability", "yes"): _("disabled staff"),
        ("disability", "no"): _("staff without a disability"),
        ("sex", "female"): _("women on the staff"),
        ("sex", "male"): _("men on the staff"),
    }
    said = known.get((asked[0], code))
    return said or _("staff in “{group}”").format(group=_(title))
