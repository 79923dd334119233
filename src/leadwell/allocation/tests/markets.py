"""Small draws of every shape, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from leadwell.allocation.draw import Outcome, hold_draw
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import commitment
from leadwell.allocation.terms import Cohort, Reserve, Terms

FACTS = ("never-had-a-place", "region:north", "small")
SECRET = b"\x01" * 32


@st.composite
def cohorts(draw, most=4):
    """Up to `most` cohorts with a few places, some of them reserved, some cohorts with none."""
    found = []
    for n in range(draw(st.integers(1, most))):
        places = draw(st.integers(0, 4))
        left, reserves = places, []
        for fact in draw(st.permutations(FACTS)):
            count = draw(st.integers(0, left)) if draw(st.booleans()) else 0
            if count:
                reserves.append(Reserve(fact, count))
                left -= count
        found.append(Cohort(f"C{n}", places, tuple(reserves), draw(st.booleans())))
    return tuple(found)


@st.composite
def entrants(draw, on_offer, most=8):
    """Up to `most` people with true wishes and facts."""
    names = [cohort.id for cohort in on_offer]
    lists = st.permutations(names).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n]))
    )
    people = draw(st.lists(st.tuples(lists, st.sets(st.sampled_from(FACTS))), max_size=most))
    return [
        Entrant(f"E{n}", choices, frozenset(facts)) for n, (choices, facts) in enumerate(people)
    ]


@st.composite
def draws(draw, most_cohorts=4, most_people=8):
    """The terms and entrants of a draw."""
    on_offer = draw(cohorts(most_cohorts))
    name = f"D{draw(st.integers(0, 10**6))}"
    terms = Terms(name, "drand round 4711", on_offer, commitment(SECRET))
    return terms, draw(entrants(on_offer, most_people))


def held(terms: Terms, people, **more) -> Outcome:
    return hold_draw(terms, people, secret=SECRET, public="public", **more)


def liking(entrant: Entrant, place) -> int:
    """How far down their list somebody ended: the smaller the better."""
    return entrant.choices.index(place.cohort) if place else len(entrant.choices)
