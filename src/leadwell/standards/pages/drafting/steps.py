"""The steps a draft goes through, and the way back to it."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Crumb
from leadwell.standards.models import StepKind, Version
from leadwell.standards.pages.words import called

VERBS: Mapping[StepKind, str] = {
    StepKind.SENT: "send",
    StepKind.RETURNED: "send-back",
    StepKind.SIGNED_OFF: "sign-off",
    StepKind.PUBLISHED: "publish",
    StepKind.RETIRED: "retire",
}
STEPS = {verb: step for step, verb in VERBS.items()}
TITLES = {
    "send": gettext_lazy("Send it for review"),
    "send-back": gettext_lazy("Send it back to its drafters"),
    "sign-off": gettext_lazy("Sign it off"),
    "publish": gettext_lazy("Publish it"),
    "retire": gettext_lazy("End it"),
}
PURPOSES = {
    "send": gettext_lazy("From now on nobody changes it: others read it and comment."),
    "send-back": gettext_lazy("It is a draft again. Say what should change."),
    "sign-off": gettext_lazy("You say that it is right. Nobody signs off what they drafted."),
    "publish": gettext_lazy(
        "From that day it holds for everybody, and never changes. The version before it ends there."
    ),
    "retire": gettext_lazy("Nothing takes its place. Records made under it keep it."),
}
NEXT = {
    "draft": gettext_lazy("It is being written. When it is ready, send it for review."),
    "in-review": gettext_lazy(
        "It is being read. Comment on it; somebody who did not write it signs it off or sends it back."
    ),
    "signed-off": gettext_lazy("It is signed off. The national team publishes it from a day."),
    "published": gettext_lazy(
        "It is published, and never changes. The next version begins as a draft."
    ),
    "retired": gettext_lazy("It has ended. Records made under it keep it."),
}


def to_desk() -> tuple[Crumb, ...]:
    """The way back to the desk."""
    return (Crumb(_("Which standards are being written?"), reverse("standards:drafts")),)


def to_draft(version: Version) -> tuple[Crumb, ...]:
    """The way back to the draft, and from there to the desk."""
    address = reverse("standards:draft", args=[version.pk])
    return (*to_desk(), Crumb(called(version), address, is_data=True))
