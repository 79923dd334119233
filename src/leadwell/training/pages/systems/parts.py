"""What the pages about learning systems share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to a provider's systems."""
    desk = Crumb(_("What do we teach?"), reverse("training:desk"))
    return (desk, Crumb(_("Our learning systems"), reverse("training:systems")), *more)


def no_provider() -> str:
    """What stands in the way of somebody without a provider."""
    return _("You offer training for no provider yet.")
