"""Which organisation somebody means who typed a name."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor
from leadwell.measures.queries.named_places import plain_name
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Kind
from leadwell.organisations.queries import Found

MOST_OFFERED = 6
LARGE = (Kind.COUNTRY, Kind.REGION, Kind.ICB, Kind.TRUST)


def meant_by(name: str, *, by: Actor, today: date) -> tuple[Found, ...]:
    """The one it must be, by itself; else a few to choose from; nothing where nothing is like it.

    It must be the only one found, the only one called just that, or the only large one found
    without changing a letter.
    """
    answer = organisations.search(name, by=by, today=today, open_only=True, size=MOST_OFFERED)
    called_so = [one for one in answer.found if plain_name(one.name) == plain_name(name)]
    large = [one for one in answer.found if one.kind in LARGE and not answer.similar]
    only = [found[0] for found in (answer.found, called_so, large) if len(found) == 1]
    return (only[0],) if only else answer.found
