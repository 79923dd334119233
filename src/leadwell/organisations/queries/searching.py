"""Finding organisations by name, old name, alias, code, town or postcode, however it is spelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Kind, Organisation, Sector
from leadwell.organisations.permissions import visible_to
from leadwell.organisations.queries.asking import (
    LOOSE,
    Asked,
    cursor_after,
    looked_for,
    place_of,
    rows,
)
from leadwell.organisations.queries.places import regions
from leadwell.organisations.queries.words import words
from leadwell.organisations.rules.facts import Question
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.organisations.rules.read_question import read_question
from leadwell.organisations.rules.search_words import search_words

PAGE = 25
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One organisation in a list of results.

    `former` and `alias` are filled when it was this name, and not today's, that was looked for.
    `places` are the organisations above, nearest first, and `successors` (code, name) pairs of a
    closed one.
    """

    code: str
    name: str
    kind: Kind
    sector: Sector
    town: str
    postcode: str
    area: str
    opened_on: date | None
    closed_on: date | None
    closed: bool
    made_up: bool
    path: str
    former: str = ""
    alias: str = ""
    places: tuple[str, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()

    @property
    def name_to_read(self) -> str:
        """The name with capitals where a reader expects them."""
        return name_to_read(self.name)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results. `similar` says that only similar spellings were found; `regions` are
    the (code, name) pairs one may filter by."""

    question: Question
    found: tuple[Found, ...]
    next: str = ""
    similar: bool = False
    regions: tuple[tuple[str, str], ...] = ()


def search(
    text: str,
    *,
    by: Actor,
    today: date,
    region: str = "",
    sector: str = "",
    kind: str = "",
    open_only: bool = False,
    after: str = "",
    size: int = PAGE,
) -> SearchPage:
    """One page of organisations. At most four queries.

    Without any words it is a list by name of what is open; without any choice either, of what is
    large. With words, closed ones come after open ones.

    `region` is the code of a region, `after` the `next` of the page before. A question such as
    "bullying in Anytown" is read as a place and a topic, unless something is called just that.
    """
    if not by.may(Permission.PUBLIC):
        return SearchPage(Question(text), ())
    text = text[:LONGEST_TEXT].replace("\0", " ").strip()
    question = read_question(text, words=words())
    filters = {"region": region, "sector": sector, "kind": kind}
    asked = Asked(text, filters, open_only, place_of(after), size, today)
    return replace(_answer(asked, question, by), regions=_regions(by))


def _answer(asked: Asked, question: Question, by: Actor) -> SearchPage:
    """What is called just what was typed goes before what the question is about."""
    if not question.topic:
        return _page(asked, question, by)
    named = _page(replace(asked, loose=False), Question(asked.text), by)
    if named.found:
        return named
    if not question.place_words:
        return SearchPage(question, ())
    return _page(replace(asked, text=question.place_words), question, by)


def _regions(by: Actor) -> tuple[tuple[str, str], ...]:
    return tuple((region.code, region.name) for region in regions(by=by))


def _page(asked: Asked, question: Question, by: Actor) -> SearchPage:
    found_rows = rows(asked)
    shown = found_rows[: asked.size]
    places = _places([row["path"] for row in shown], by)
    found = tuple(_found(row, asked.text, places) for row in shown)
    more = cursor_after(shown[-1]) if len(found_rows) > asked.size else ""
    similar = bool(shown) and shown[0]["mode"] == LOOSE
    return SearchPage(question, found, more, similar)


def _found(row: Mapping[str, Any], text: str, places: Mapping[str, str]) -> Found:
    former = _by_which_name(text, row["name"], row["former"])
    alias = "" if former else _by_which_name(text, row["name"], row["aliases"])
    above = [places[code] for code in _codes_above(row["path"]) if code in places]
    return Found(
        code=row["code"], name=row["name"], kind=Kind(row["kind"]), sector=Sector(row["sector"]),
        town=row["town"], postcode=row["postcode"], area=row["area"], opened_on=row["opened_on"],
        closed_on=row["closed_on"], closed=bool(row["closed"]), made_up=row["made_up"],
        path=row["path"], former=former, alias=alias, places=tuple(above),
        successors=tuple(_pair(text) for text in row["successors"]),
    )  # fmt: skip


def _by_which_name(text: str, name: str, others: Sequence[str]) -> str:
    """The other name that has more of the words looked for than today's name has."""
    wanted = looked_for(text)
    if not wanted:
        return ""
    best = max(others, key=lambda other: _has(other, wanted), default="")
    return name_to_read(best) if best and _has(best, wanted) > _has(name, wanted) else ""


def _has(name: str, wanted: Sequence[str]) -> int:
    spelled = f" {search_words(name, same=words().same)}"
    return sum(f" {word}" in spelled for word in wanted)


def _pair(text: str) -> tuple[str, str]:
    code, _, name = text.partition(" ")
    return code, name_to_read(name)


def _codes_above(path: str) -> list[str]:
    """Nearest first, without the country and without itself."""
    return [code for code in reversed(path.strip("/").split("/")[:-1]) if code != "ENG"]


def _places(paths: Sequence[str], by: Actor) -> Mapping[str, str]:
    codes = {code for path in paths for code in _codes_above(path)}
    if not codes:
        return {}
    above = Organisation.objects.filter(visible_to(by), code__in=codes)
    return {code: name_to_read(name) for code, name in above.values_list("code", "name")}
