"""The doors every page shows: header, footer, signing in. A door that is not built is not shown.

`settings.LEADWELL_DOORS` may move one: a mapping from the names below to addresses.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.translation import gettext_lazy

ADDRESSES = {
    "home": "/",
    "find": "/organisations/",
    "compare": "/compare/",
    "standards": "/standards/",
    "training": "/training/",
    "fairness": "/fairness/",
    "about": "/about/",
    "figures": "/about/figures/",
    "sign-in": "/accounts/login/",
    "sign-out": "/accounts/logout/",
    "account": "/account/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "api": "/api/",
    "ledger": "/history/checkpoints/",
    "verify": "/verify/",
    "security": "/.well-known/security.txt",
    "gallery": "/design/",
}
NAVIGATION = (
    ("find", gettext_lazy("Find an organisation")),
    ("compare", gettext_lazy("Compare organisations")),
    ("standards", gettext_lazy("Standards for leaders")),
    ("training", gettext_lazy("Training that counts")),
    ("fairness", gettext_lazy("Is it fair?")),
    ("figures", gettext_lazy("How figures work")),
)
FOOTER = (
    ("about", gettext_lazy("About Leadwell")),
    ("accessibility", gettext_lazy("Accessibility")),
    ("privacy", gettext_lazy("Privacy")),
    ("api", gettext_lazy("Open data interface")),
    ("verify", gettext_lazy("Check a credential")),
    ("ledger", gettext_lazy("Can the past be changed here?")),
    ("security", gettext_lazy("Report a security problem")),
)


def address(name: str) -> str:
    """Where a door is, whether or not it is built."""
    return getattr(settings, "LEADWELL_DOORS", {}).get(name, ADDRESSES[name])


def built(name: str) -> bool:
    """Whether anything answers at that address."""
    return _answers(address(name), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=64)
def _answers(path: str, urlconf: str) -> bool:
    try:
        resolve(path, urlconf)
    except Resolver404:
        return False
    return True


def navigation(request: HttpRequest | None) -> list[dict[str, Any]]:
    """The links of the header, with the one we are under marked."""
    here = getattr(request, "path", "")
    return [
        {"href": address(name), "text": text, "current": here.startswith(address(name))}
        for name, text in NAVIGATION
        if built(name)
    ]


def footer() -> list[tuple[str, Any]]:
    """The links at the foot of every page."""
    return [(address(name), text) for name, text in FOOTER if built(name)]


def signed_in_as(request: HttpRequest | None) -> str:
    """The name of whoever is signed in; empty for anyone. Safe where the door never opened."""
    if request is None or not hasattr(request, "actor"):
        return ""
    by = request.actor()
    return by.name if by.person_id is not None else ""


def demo() -> bool:
    """Whether everything here is made up."""
    return getattr(settings, "LEADWELL_MODE", "") == "demo"


def language() -> str:
    """The language of the page as HTML writes it."""
    from django.utils.translation import get_language

    primary, _, region = (get_language() or "en-gb").partition("-")
    return f"{primary}-{region.upper()}" if region else primary
