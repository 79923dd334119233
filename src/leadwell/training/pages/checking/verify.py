"""Whether a credential is real, part by part, for anybody who was handed one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design import words
from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Table, Tag, Tone
from leadwell.gateways.open_badges.examining import Outcome, Part
from leadwell.gateways.open_badges.shapes import What, read_moment
from leadwell.training.queries.credentials import Checked

TAGS: Mapping[Outcome, tuple[Any, Tone]] = {
    Outcome.GOOD: (gettext_lazy("In order"), "good"),
    Outcome.PAST: (gettext_lazy("Over"), "quiet"),
    Outcome.BAD: (gettext_lazy("Not in order"), "attention"),
    Outcome.UNKNOWN: (gettext_lazy("Not known"), "quiet"),
}


PARTS = {
    "shape": gettext_lazy("Shape"),
    "signature": gettext_lazy("Signature"),
    "issuer": gettext_lazy("Who issued it"),
    "dates": gettext_lazy("Dates"),
    "status": gettext_lazy("Suspended or withdrawn?"),
}


CASES = {
    ("shape", "right"): gettext_lazy("It is written as an Open Badge has to be."),
    ("shape", "wrong"): gettext_lazy("It is not written as an Open Badge has to be."),
    ("signature", "right"): gettext_lazy("It is signed by us, and nothing was changed since."),
    ("signature", "missing"): gettext_lazy("It has no signature that can be read."),
    ("signature", "changed"): gettext_lazy(
        "It was changed after it was signed, or we never signed it."
    ),
    ("signature", "unsafe"): gettext_lazy("It holds something that no signature covers."),
    ("signature", "too-late"): gettext_lazy(
        "It was signed with a key after that key was replaced."
    ),
    ("signature", "other-way"): gettext_lazy("It is signed in a way we do not use."),
    ("signature", "key-not-ours"): gettext_lazy("It uses our name with a key that is not ours."),
    ("signature", "not-looked-at"): gettext_lazy(
        "We cannot say: we hold our own keys only, and fetch nobody else's."
    ),
    ("issuer", "ours"): gettext_lazy("It names us, and a key of ours."),
    ("issuer", "foreign"): gettext_lazy("Somebody else says they issued it. Ask them to check it."),
    ("issuer", "not-the-keys"): gettext_lazy("It names an issuer for whom this key does not sign."),
    ("issuer", "key-not-ours"): gettext_lazy("It says it is from us, and it is not."),
    ("dates", "in-time"): gettext_lazy("It counts today, and has a last day."),
    ("dates", "for-good"): gettext_lazy("It counts for good."),
    ("dates", "over"): gettext_lazy("It ran out. It proves what was true until then."),
    ("dates", "not-yet"): gettext_lazy("It does not count yet."),
    ("dates", "unreadable"): gettext_lazy("Its dates cannot be read."),
    ("status", "clear"): gettext_lazy("Neither. Our list says so."),
    ("status", "set"): gettext_lazy("It is suspended for now."),
    ("status", "withdrawn"): gettext_lazy("It was withdrawn for good."),
    ("status", "none"): gettext_lazy("It names no list in which that could be looked up."),
    ("status", "not-our-list"): gettext_lazy(
        "It names a list that is not ours, and we fetch none."
    ),
    ("status", "unreadable"): gettext_lazy("Its place in a list cannot be read."),
}


# Beyond these years no day can be told in every time zone.
SAID_FROM, SAID_UNTIL = datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


WHAT = {
    What.MISSING: gettext_lazy("is missing"),
    What.EMPTY: gettext_lazy("is empty"),
    What.KIND: gettext_lazy("is of the wrong kind"),
    What.TEXT: gettext_lazy("has to be a text"),
    What.LIST: gettext_lazy("has to be a list"),
    What.ADDRESS: gettext_lazy("has to be a whole address"),
    What.MOMENT: gettext_lazy("has to be a moment with its time zone"),
    What.TYPE: gettext_lazy("does not say the right type"),
    What.CONTEXT: gettext_lazy("does not name the vocabularies of Open Badges"),
    What.ORDER: gettext_lazy("lies before it begins"),
    What.SAME: gettext_lazy("stands twice"),
}


@dataclass(frozen=True, kw_only=True)
class VerifyPage(Page):
    answer: str
    tag: Tag | None
    parts_found: Table | None
    facts: tuple[Fact, ...]
    problems: tuple[str, ...]
    ways: tuple[Link, ...]


def verify_page(found: Checked | None = None, *, trouble: str = "") -> VerifyPage:
    """The page before anything was brought, and with what was found in it."""
    return VerifyPage(
        title=_("Is this credential genuine?"),
        purpose=_(
            "Bring a credential of ours, or its number. Nothing you bring is kept, and you need no"
            " account."
        ),
        answer=_verdict(found) if found else trouble,
        tag=_tag(found) if found else None,
        parts_found=_parts(found) if found else None,
        facts=_facts(found.examined.document) if found else (),
        problems=_problems(found.examined.part("shape")) if found else (),
        ways=(Link(_("Our keys and lists, to check without us"), reverse("training:issuer")),),
    )


def _verdict(found: Checked) -> str:
    examined = found.examined
    dates, status = examined.part("dates"), examined.part("status")
    if examined.holds:
        return _("Genuine. We issued it, and it counts today.")
    if examined.genuine and status.outcome is Outcome.BAD:
        return _stopped(found)
    if examined.genuine and dates.outcome is Outcome.PAST:
        return _("Genuine, and it ran out. It is history, not a forgery.")
    if examined.genuine and dates.case == "not-yet":
        return _("Genuine, but it does not count yet.")
    if examined.part("issuer").case == "foreign" and not _any_bad(found):
        return _(
            "This is not one of ours, so we cannot say whether it is genuine. Ask whoever issued it."
        )
    return _("Do not rely on this. Something is not in order: see below.")


def _stopped(found: Checked) -> str:
    if found.withdrawn:
        return _("We issued it and withdrew it for good. Do not rely on it.")
    return _("We issued it, and it is suspended for now. Do not rely on it until that is lifted.")


def _any_bad(found: Checked) -> bool:
    return any(part.outcome is Outcome.BAD for part in found.examined.parts)


def _tag(found: Checked) -> Tag:
    if found.examined.holds:
        return Tag(_("Genuine"), "good")
    if _any_bad(found):
        return Tag(_("Do not rely on it"), "attention")
    return Tag(_("Genuine, and over") if found.examined.genuine else _("Not ours"), "quiet")


def _parts(found: Checked) -> Table:
    rows = tuple(
        Row(
            (
                str(PARTS[part.name]),
                Cell("", tag=Tag(str(TAGS[part.outcome][0]), TAGS[part.outcome][1])),
                str(CASES[part.name, _case(part, found)]),
            )
        )
        for part in found.examined.parts
    )
    columns = (
        Column(_("What we looked at")),
        Column(_("How it stands")),
        Column(_("What we found")),
    )
    return Table(caption=_("Each part by itself"), columns=columns, rows=rows, stacked=True)


def _case(part: Part, found: Checked) -> str:
    return "withdrawn" if part.case == "set" and found.withdrawn else part.case


def _problems(shape: Part) -> tuple[str, ...]:
    return tuple(
        _("“{where}” {what}.").format(where=one.where, what=WHAT[one.what])
        for one in shape.problems
    )


def _facts(document: Mapping[str, Any]) -> tuple[Fact, ...]:
    """What it says, as far as it can be read; whether that is true stands above."""
    achievement = _inner(document, "credentialSubject", "achievement")
    said = (
        (_("What it says"), achievement.get("name")),
        (_("In other words"), achievement.get("description")),
        (_("How it was achieved"), _inner(achievement, "criteria").get("narrative")),
        (_("Issued by"), _inner(document, "issuer").get("name")),
        (_("Issuer's address"), _inner(document, "issuer").get("id")),
        (_("From"), _day(document.get("validFrom"))),
        (_("Until"), _day(document.get("validUntil"))),
        (_("Number"), document.get("id")),
    )
    return tuple(
        Fact(key, value, is_data=True) for key, value in said if isinstance(value, str) and value
    )


def _inner(document: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    found: Any = document
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _day(said: object) -> str:
    at = read_moment(said)
    return words.day(at) if at and SAID_FROM < at < SAID_UNTIL else ""
