"""What facts, requests and states are called: the same words for whoever asks and whoever answers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.design.pages import Tag


def fact(name: str) -> str:
    """A held fact, as a person would call it."""
    return {
        "title": _("Job title"),
        "organisation": _("Employer"),
        "unit": _("Team or ward"),
        "band": _("Band or pay"),
        "kind": _("Footing"),
        "hours": _("Hours"),
        "from_on": _("First day"),
        "until_on": _("Day it ended"),
        "name": _("Name"),
    }.get(name, name)


def kind(name: str) -> str:
    """What somebody asks for."""
    return {
        "access": _("See what is held"),
        "correction": _("Put something right"),
        "erasure": _("Take something out"),
        "objection": _("Object to a use"),
        "complaint": _("Complaint"),
    }.get(name, name)


def state(name: str) -> Tag:
    """Where something that was asked has got to."""
    words: dict[str, Tag] = {
        "open": Tag(_("Waiting for an answer"), "attention"),
        "waiting": Tag(_("They asked you something"), "attention"),
        "answered": Tag(_("Answered"), "good"),
        "refused": Tag(_("Refused"), "quiet"),
        "withdrawn": Tag(_("Taken back"), "quiet"),
        "corrected": Tag(_("Put right"), "good"),
        "kept": Tag(_("Kept as it is"), "quiet"),
    }
    return words.get(name, Tag(name, "quiet"))
