"""What somebody reads before a course opens in another system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Page
from leadwell.design.plain_pages import AskPage
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.actions.launching import Answer
from leadwell.training.models import ToolLink


@dataclass(frozen=True, kw_only=True)
class LaunchPage(Page):
    """The form that a person's browser carries to a learning system; nothing where it may not."""

    to: str = ""
    id_token: str = ""
    state: str = ""
    words: tuple[str, ...] = ()


def open_course_page(link: ToolLink) -> AskPage:
    """A course in another system, before it is opened."""
    provider = name_to_read(link.tool.provider.organisation.name)
    programme = reverse("training:programme", args=[link.programme.code])
    return AskPage(
        title=link.title,
        title_is_data=True,
        purpose=_("This course is in a learning system of its provider. You leave Leadwell."),
        crumbs=(Crumb(link.programme.title, programme, is_data=True),),
        facts=(
            Fact(_("Provider"), provider, is_data=True),
            Fact(_("Learning system"), link.tool.title, is_data=True),
            Fact(_("What it learns about you"), _("A number that stands for you there. No name.")),
            Fact(
                _("What it tells us"),
                _("What you scored. An assurer sees it; it is not a pass by itself."),
            ),
        ),
        button=_("Open the course"),
    )


def launch_page(answer: Answer) -> LaunchPage:
    """One step before the course."""
    return LaunchPage(
        title=answer.title,
        title_is_data=True,
        purpose=_("The last step before your course."),
        words=(_("The learning system knows now that it is you. Go on within five minutes."),),
        to=answer.to,
        id_token=answer.id_token,
        state=answer.state,
    )


def not_opened_page(in_the_way: Sequence[str]) -> LaunchPage:
    """Why a course does not open."""
    return LaunchPage(
        title=_("The course could not be opened"),
        purpose=_("Nothing was told to the learning system."),
        in_the_way=tuple(in_the_way),
        words=(_("Go back to the programme and open the course again."),),
    )
