"""What the search page says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leadwell.design.fields import Form
from leadwell.design.pages import Link, Page, Tag, Turn
from leadwell.design.words import day
from leadwell.organisations.models import Kind
from leadwell.organisations.queries import Found, SearchPage
from leadwell.organisations.rules.name_to_read import name_to_read

# Only these publish figures about their staff; a door to nowhere would only disappoint.
WITH_FIGURES = frozenset({Kind.TRUST, Kind.ICB, Kind.REGION, Kind.SOCIAL_ENTERPRISE})
TOPICS = {
    "bullying-by-managers": gettext_lazy("bullying by managers"),
    "bullying-by-colleagues": gettext_lazy("bullying by colleagues"),
    "discrimination-at-work": gettext_lazy("discrimination at work"),
    "fair-progression": gettext_lazy("fair progression"),
    "morale": gettext_lazy("morale"),
    "engagement": gettext_lazy("engagement"),
    "compassionate-and-inclusive": gettext_lazy("compassionate and inclusive leadership"),
    "voice-that-counts": gettext_lazy("having a voice that counts"),
    "sickness-absence": gettext_lazy("sickness absence"),
    "managers-turnover": gettext_lazy("managers leaving"),
    "senior-managers-turnover": gettext_lazy("senior managers leaving"),
    "managers-per-hundred-staff": gettext_lazy("managers for each hundred staff"),
    "cqc-well-led": gettext_lazy("the “well led” rating"),
    "cqc-overall": gettext_lazy("the overall rating"),
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """One organisation found: its door, what it is, where it sits, and by which name it was found."""

    link: Link
    tags: tuple[Tag, ...]
    code: str
    places: tuple[str, ...]
    town: str
    area: str
    former: str
    alias: str
    successors: tuple[Link, ...]
    topic: Link | None


@dataclass(frozen=True, kw_only=True)
class FindPage(Page):
    """The search box with what was found."""

    form: Form
    narrowed: bool
    heading: str
    says: str
    looked_for: str
    similar: bool
    hint: str
    results: tuple[Result, ...]
    turn: Turn | None
    clear_href: str


def find_page(given: Mapping[str, str], answer: SearchPage, *, form: Form) -> FindPage:
    """The page for what was asked in the address (`given`) and what the search answered, with the
    form that asks again."""
    here = reverse("organisations:search")
    kept = {name: value for name, value in given.items() if name != "after" and value}
    topic = TOPICS.get(answer.question.topic)
    return FindPage(
        title=_("Find an organisation"),
        purpose=_("See how a trust, a practice or a care provider near you is led."),
        form=form,
        narrowed=bool(kept.keys() & {"region", "sector", "kind", "status"}),
        heading=_heading(kept),
        says=_says(given.get("q", "").strip(), answer),
        looked_for=answer.question.place_words or given.get("q", "").strip(),
        similar=answer.similar,
        hint=_hint(answer, topic),
        results=tuple(_result(one, answer.question.topic, here) for one in answer.found),
        turn=_turn(here, kept, answer, beyond_the_first=bool(given.get("after"))),
        clear_href=here if kept else "",
    )


def _heading(kept: Mapping[str, str]) -> str:
    if kept.get("q", "").strip():
        return _("What was found")
    return _("Open organisations, by name") if kept else _("Trusts, boards and regions, by name")


def _says(text: str, answer: SearchPage) -> str:
    """What was found, in one sentence; the template has one for what was not."""
    count = len(answer.found)
    if not answer.found:
        return _nothing(text, answer)
    if answer.next:
        return _("%(n)s on this page. There are more on the next.") % {"n": count}
    return ngettext("%(n)s organisation.", "%(n)s organisations.", count) % {"n": count}


def _nothing(text: str, answer: SearchPage) -> str:
    if answer.question.topic and not answer.question.place_words:
        return _("Which place do you mean? Add the name of a town, a trust or a practice.")
    return "" if text else _("Nothing fits all of these choices. Take one of them away.")


def _hint(answer: SearchPage, topic: Any) -> str:
    """A question about a topic leads on to the topic."""
    return _("You asked about %(topic)s.") % {"topic": topic} if topic else ""


def _result(one: Found, topic: str, here: str) -> Result:
    return Result(
        link=Link(one.name_to_read, _address(one.code, here), is_data=True),
        tags=tuple(_tags(one)),
        code=one.code,
        places=one.places,
        town=name_to_read(one.town),
        area=one.area,
        former=one.former,
        alias=one.alias,
        successors=tuple(
            Link(name, _address(code, here), is_data=True) for code, name in one.successors
        ),
        topic=_topic_link(one, topic, here),
    )


def _tags(one: Found) -> list[Tag]:
    tags = [Tag(str(one.kind.label))]
    if one.closed and one.closed_on:
        tags.append(Tag(_("Closed %(day)s") % {"day": day(one.closed_on)}, "quiet"))
    if one.made_up:
        tags.append(Tag(_("Made up"), "quiet"))
    return tags


def _address(code: str, here: str) -> str:
    """The picture of an organisation stands beneath the search; it is built upstairs."""
    return f"{here}{code}/"


def _topic_link(one: Found, topic: str, here: str) -> Link | None:
    if topic not in TOPICS or one.kind not in WITH_FIGURES or one.closed:
        return None
    words = str(TOPICS[topic])
    href = f"{_address(one.code, here)}measures/{topic}/"
    return Link(words[:1].upper() + words[1:], href, hidden=one.name_to_read)


def _turn(
    here: str, kept: Mapping[str, str], answer: SearchPage, *, beyond_the_first: bool
) -> Turn | None:
    """Forwards only: a list that moves has no page before, but it has a first one."""
    first = f"{here}?{urlencode(kept)}" if beyond_the_first else ""
    further = f"{here}?{urlencode({**kept, 'after': answer.next})}" if answer.next else ""
    return Turn(first, further) if first or further else None
