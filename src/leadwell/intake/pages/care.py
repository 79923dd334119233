"""Social-care files in and out: what to load, what to take away, and what is never in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page
from leadwell.design.words import data, number
from leadwell.intake.pages.listing import files_crumb
from leadwell.intake.queries.care import CareTold
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, kw_only=True)
class CarePage(Page):
    """The social-care files of one employer."""

    answer: str
    files: tuple[Link, ...]
    steps: tuple[str, ...]
    left_out: tuple[str, ...]


def care_page(told: CareTold) -> CarePage:
    """The page. Without a workplace file there is nothing to take away."""
    return CarePage(
        title=format_html(_("The social-care files of {place}"), place=data(_name(told))),
        purpose=_("Enter staff and training once, here, and take the files to ASC-WDS."),
        crumbs=(files_crumb(), Crumb(_name(told), _place_address(told), is_data=True)),
        answer=_answer(told),
        files=_files(told),
        steps=(
            _(
                "Download your files from ASC-WDS and load them here. Nobody leaves by not being in them."
            ),
            _("Keep staff here, by hand or with files."),
            _("Take the files away, look through them, and upload them to ASC-WDS."),
        ),
        left_out=(
            _("What people declared about themselves: it is sealed here, and nobody can see it."),
            _(
                "National Insurance numbers, pay, hours and qualifications: Leadwell does not keep them."
            ),
            _(
                "A worker whose row says UPDATE or NEW has these columns empty. "
                "Fill them in before you upload, or ASC-WDS may lose what it holds. "
                "A row that says NOCHANGE changes nothing there."
            ),
        ),
    )


def _answer(told: CareTold) -> str:
    count = len(told.workplaces)
    if not count:
        return _(
            "No workplace file was loaded yet. Load yours once, and the files can be made here."
        )
    words = ngettext(
        "Files can be made for %(n)s workplace.", "Files can be made for %(n)s workplaces.", count
    )
    return words % {"n": number(count)}


def _files(told: CareTold) -> tuple[Link, ...]:
    names = {
        "workplace": _("Workplace file (CSV)"),
        "worker": _("Worker file (CSV)"),
        "training": _("Training file (CSV)"),
    }
    code = told.organisation.code
    return tuple(
        Link(names[file], reverse("intake:care_file", args=[code, file])) for file in told.files
    )


def _name(told: CareTold) -> str:
    return name_to_read(told.organisation.name)


def _place_address(told: CareTold) -> str:
    return f"{reverse('organisations:search')}{told.organisation.code}/"
