"""What a credential is given for."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Link, Page
from leadwell.gateways.open_badges.badges import AchievementSaid


@dataclass(frozen=True, kw_only=True)
class AchievementPage(Page):
    answer: str
    facts: tuple[Fact, ...]
    standard: Link


def achievement_page(said: AchievementSaid) -> AchievementPage:
    """What a credential stands for: the address it carries leads here."""
    (standard,) = said.standards
    return AchievementPage(
        title=said.name,
        title_is_data=True,
        purpose=_("What somebody who has this credential has achieved."),
        answer=said.description,
        facts=(
            Fact(_("How it is achieved"), said.criteria, is_data=True),
            Fact(_("Standards"), standard.framework, is_data=True),
            *((Fact(_("Code"), standard.code, is_data=True),) if standard.code else ()),
        ),
        standard=Link(_("The same for other computer systems (CASE)"), standard.address),
        crumbs=(Crumb(_("Check a credential"), reverse("training:verify")),),
    )
