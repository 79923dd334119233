"""The leadership picture of one organisation or area, as at a day: everything the page needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from leadwell.actor import Actor
from leadwell.measures.queries import areas
from leadwell.measures.queries.control import Usual, usual_of
from leadwell.measures.queries.own import by_measure, figures_of, in_force
from leadwell.measures.queries.peers import Peers, peers_of
from leadwell.measures.queries.rated_places import RatedPlace, rated_places
from leadwell.measures.queries.shown import Shown
from leadwell.measures.rules.facts import WHOLE_AREA
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.queries import Picture as Place

LED = ("compassionate-and-inclusive", "voice-that-counts", "morale", "engagement")
FAIR = (
    "bullying-by-managers", "bullying-by-colleagues", "discrimination-at-work", "fair-progression",
    "speak-up",
)  # fmt: skip
ENOUGH = ("managers-per-hundred-staff", "managers-turnover", "senior-managers-turnover")
HEALTH = ("sickness-absence",)
RATINGS = ("cqc-well-led", "cqc-overall")
OTHER_RATINGS = ("cqc-safe", "cqc-effective", "cqc-caring", "cqc-responsive")
POOLED = (*LED, *FAIR, *ENOUGH, *HEALTH)
SHOWN = (*POOLED, *RATINGS, *OTHER_RATINGS)

Series = Mapping[str, tuple[Shown, ...]]


@dataclass(frozen=True, slots=True)
class LeadershipPicture:
    """An organisation as at a day, with its figures, its peers' and England's.

    `series`: its own figures by measure, oldest first; for an area those of everybody beneath,
    pooled, with `pools` saying how many went in. `latest` gives the last of each. `own_staff`: the
    latest figures of the people a board itself employs.
    """

    place: Place
    above: tuple[Organisation, ...]
    predecessors: Sequence[organisations.Step]
    successors: Sequence[organisations.Step]
    series: Series
    england: Series
    peers: Mapping[str, Peers]
    sickness: Usual | None
    rated: Sequence[RatedPlace] = ()
    pools: Mapping[tuple[str, date], areas.Pool] = field(default_factory=dict)
    beneath: areas.Beneath | None = None
    rating_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    publishers_own: frozenset[str] = frozenset()
    own_staff: tuple[Shown, ...] = ()

    @property
    def organisation(self) -> Organisation:
        return self.place.organisation

    @property
    def day(self) -> date:
        return self.place.day

    def latest(self, slug: str) -> Shown | None:
        """The figure of a measure that holds; None where nothing was loaded."""
        return in_force(self.series.get(slug, ()))

    def england_for(self, figure: Shown) -> float | None:
        """England's figure for the same period: the publisher's, else everybody's pooled."""
        slug = figure.measure.slug
        same = [f for f in self.england.get(slug, ()) if f.ended_on == figure.ended_on]
        if same:
            return same[-1].value
        return self.peers[slug].everybody if slug in self.peers else None


def picture(code: str, *, by: Actor, on: date) -> LeadershipPicture | None:
    """The picture as at a day, or None where there is no such organisation. At most 12 queries."""
    organisation = called(code, by=by)
    if organisation is None:
        return None
    make = _of_an_area if areas.is_area(organisation) else _of_one
    return make(organisation, by=by, on=on)


def called(code: str, *, by: Actor) -> Organisation | None:
    """The organisation with this code, by its own code first: that is one look at one index."""
    own = organisations.by_codes([code], by=by)
    return next(iter(own.values()), None) or organisations.by_code(code, by=by)


def ratings_of(code: str, *, by: Actor, on: date) -> Sequence[tuple[Shown, ...]]:
    """Its ratings over time, well-led first; nothing where it was never rated. Two queries."""
    organisation = called(code, by=by)
    if organisation is None:
        return ()
    series = by_measure(figures_of(organisation, RATINGS, by=by, on=on))
    return [series[slug] for slug in RATINGS if slug in series]


# Written out, as every picture asks it: building the question takes longer than answering it.
_ABOVE = "SELECT * FROM organisations_organisation WHERE path = ANY(%s) ORDER BY length(path)"


def ancestors(organisation: Organisation) -> tuple[Organisation, ...]:
    """Everything above it, the country first. One query."""
    steps = organisation.path.strip("/").split("/")[:-1]
    paths = ["/" + "/".join(steps[: place + 1]) + "/" for place in range(len(steps))]
    if not paths:
        return ()
    above = list(Organisation.objects.raw(_ABOVE, [paths]))
    if above and above[-1].pk == organisation.parent_id:
        organisation.parent = above[-1]  # so that nobody looks it up again
    return tuple(above)


def _of_one(organisation: Organisation, *, by: Actor, on: date) -> LeadershipPicture:
    figures = figures_of(organisation, SHOWN, by=by, on=on, everywhere=True)
    own = by_measure(f for f in figures if f.organisation_id == organisation.pk)
    england = by_measure(f for f in figures if f.organisation_id != organisation.pk)
    above = ancestors(organisation)
    return LeadershipPicture(
        place=organisations.as_at(organisation, on),
        above=above,
        predecessors=organisations.predecessors(organisation, by=by),
        successors=organisations.successors(organisation, by=by),
        series=own,
        england=england,
        peers=peers_of([series[-1] for series in own.values()]),
        sickness=usual_of(own.get("sickness-absence", ())),
        rated=() if any(slug in own for slug in RATINGS) else rated_places(organisation, on=on),
    )


def _of_an_area(organisation: Organisation, *, by: Actor, on: date) -> LeadershipPicture:
    pooled, pools = areas.pooled_figures(organisation, POOLED, on=on)
    published = figures_of(organisation, POOLED, by=by, on=on, everywhere=True, area=True)
    is_country = organisation.kind == Kind.COUNTRY
    own = [f for f in published if f.breakdown == WHOLE_AREA or is_country]
    series = {**by_measure(pooled), **by_measure(own)}
    above = ancestors(organisation)
    return LeadershipPicture(
        place=organisations.as_at(organisation, on),
        above=above,
        predecessors=organisations.predecessors(organisation, by=by),
        successors=organisations.successors(organisation, by=by),
        series=series,
        england=by_measure(f for f in published if f.organisation_id != organisation.pk),
        peers=peers_of([figures[-1] for figures in series.values()]),
        sickness=usual_of(series.get("sickness-absence", ())),
        pools=pools,
        beneath=areas.beneath(organisation, by=by),
        rating_counts=areas.rating_counts(organisation, on=on),
        publishers_own=frozenset(by_measure(own)),
        own_staff=() if is_country else _own_staff(published, organisation),
    )


def _own_staff(figures: Sequence[Shown], organisation: Organisation) -> tuple[Shown, ...]:
    mine = by_measure(
        f for f in figures if f.organisation_id == organisation.pk and not f.breakdown
    )
    return tuple(mine[slug][-1] for slug in POOLED if slug in mine)


def latest_of_area(
    area: Organisation, measures: Sequence[str], *, by: Actor, on: date
) -> tuple[Mapping[str, Shown], Mapping[str, int]]:
    """The latest figure of each measure, as the picture of the area shows it: the publisher's own of the
    whole area, else everybody's pooled; and of how many organisations, where it was pooled. Two queries."""
    pooled, pools = areas.pooled_figures(area, measures, on=on)
    published = figures_of(area, measures, by=by, on=on, area=True)
    whole = area.kind == Kind.COUNTRY
    own = by_measure(f for f in published if f.breakdown == WHOLE_AREA or whole)
    series = {**by_measure(pooled), **own}
    latest = {slug: figures[-1] for slug, figures in series.items()}
    counted = {
        slug: pools[slug, figure.ended_on].counted
        for slug, figure in latest.items()
        if slug not in own
    }
    return latest, counted
