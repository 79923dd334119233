"""What one place or one set hides, no area and no later set tells."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from leadwell.fairness.queries import bases, printed_places
from leadwell.fairness.queries.definitions import every_set
from leadwell.fairness.queries.elsewhere import Elsewhere, OtherSets
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.disclosing import released_counts
from leadwell.fairness.rules.disclosing.facts import Seen, named_within
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.working_out.a_snapshot import BLACK, current, run
from leadwell.gateways.sealed_secret import seal
from leadwell.organisations.tests.factories import place
from leadwell.reasons import Reason, RuleBroken

pytestmark = pytest.mark.django_db


def band_5(at, **more):
    lines = from_json(current(at, **more).lines)
    return next(x for x in lines if (x.indicator, x.row, x.split) == ("wres-1", "5", ""))


def test_an_area_goes_silent_where_it_would_tell_what_one_of_two_places_hides(facts):
    """A board with two trusts: 43 less 40 are 3."""
    facts.more = [place("T2", facts.area)]
    facts.staff(facts.more[0], 70, 3)
    run(facts)
    assert band_5(facts.trust).first.part == 40
    assert band_5(facts.more[0]).first.part is None
    area = band_5(facts.area, area=True)
    assert (area.first.part, area.value, area.low, area.p) == (None, None, None, None)
    assert run(facts).changed == 0


def test_an_area_that_is_as_it_was_is_looked_at_again_when_a_place_begins_to_hide(facts):
    facts.more = [place("T2", facts.area)]
    facts.staff(facts.more[0], 70, 11)
    run(facts)
    assert band_5(facts.area, area=True).first.part == 50
    facts.staff(facts.trust, 0, 8)
    facts.rows["staff"] = [
        row for row in facts.rows["staff"]
        if (row["organisation_id"], row["ethnicity"]) != (facts.more[0].pk, BLACK)
    ]  # fmt: skip
    facts.staff(facts.more[0], 0, 3)
    run(facts)
    assert band_5(facts.area, area=True).first.part is None


def test_a_place_that_shows_nothing_at_all_is_not_told_by_the_area_above_it(facts, monkeypatch):
    """What was refused whole is hidden, and not nobody."""
    facts.more = [place("T2", facts.area)]
    facts.staff(facts.more[0], 70, 3)
    released = released_counts.release

    def refuse(book, *args, **more):
        if {3, 70} <= set(book.counts.values()):
            raise RuleBroken([Reason("STA-04", "Too few.")])
        return released(book, *args, **more)

    monkeypatch.setattr(released_counts, "release", refuse)
    run(facts)
    assert band_5(facts.more[0]).second.part is None
    area = band_5(facts.area, area=True)
    assert (area.first.part, area.second.part) == (None, None)


def basis_of(at, code: str):
    kept = current(at, set_code=code)
    about = bases.about_result(at.pk, code, kept.ended_on, area=False)
    return bases.behind(bytes(kept.sealed), about=about).basis


def some_are_few_in_one_band(facts):
    """Three of a group in one band, and all of that group a total that another set prints, too."""
    for number, band in ((3, "9"), (9, "8b")):
        said = {"ethnicity": BLACK, "pay_row": band, "tier": "upper"}
        row = made_up.a_row("staff", organisation_id=facts.trust.pk, **said)
        facts.rows["staff"] += [row] * number


def set_of(meaning):
    return next(iter(meaning.indicators.values())).set


EVERYBODY_BLACK = "staff//0//ethnicity:white-bme/bme/bank=false"


@pytest.mark.parametrize("apart", [True, False], ids=["one-run-each", "one-run"])
def test_what_one_set_hides_no_later_set_prints(facts, apart, monkeypatch):
    """Otherwise the one book less the other is somebody."""
    some_are_few_in_one_band(facts)
    printed = printed_places.printed

    def hides_the_total(meaning, what):
        """As a set may have to, to guard somebody in a band."""
        if set_of(meaning) == "wres":
            what = replace(what, also={*what.also, EVERYBODY_BLACK})
        return printed(meaning, what)

    monkeypatch.setattr(printed_places, "printed", hides_the_total)
    asked = ["wres", "six-actions", "psed"]
    runs = [[one] for one in asked] if apart else [asked]
    for sets in runs:
        run(facts, sets=sets)
    found = [basis_of(facts.trust, code) for code in asked]
    assert [basis[EVERYBODY_BLACK] for basis in found if EVERYBODY_BLACK in basis] == [
        (None, 52)
    ] * 3
    hidden = {name for basis in found for name, (shown, _) in basis.items() if shown is None}
    shows = {name for basis in found for name, (shown, _) in basis.items() if shown is not None}
    assert not hidden & shows
    assert {run(facts, sets=sets).changed for sets in runs} == {0}


def test_what_any_set_prints_is_known_whatever_others_hide():
    told = Elsewhere()
    assert told.of((1, False)) == {}
    told.add((1, False), {"a": (Seen.HIDDEN, 3), "b": (Seen.EXACT, 40)})
    told.add((1, False), {"b": (Seen.HIDDEN, 40), "c": (Seen.ROUNDED, 15)})
    found = {"a": (Seen.HIDDEN, 3), "b": (Seen.EXACT, 40), "c": (Seen.ROUNDED, 15)}
    assert told.of((1, False)) == found
    assert told.of((1, True)) == {}


def test_what_was_sealed_before_sets_were_guarded_together_is_printed_again(facts):
    run(facts)
    kept = current(facts.trust)
    about = bases.about_result(facts.trust.pk, "wres", kept.ended_on, area=False)
    last = bases.behind(bytes(kept.sealed), about=about)
    said = zlib.compress(json.dumps([last.basis, last.fingerprint]).encode())
    old = seal(said, key=settings.LEADWELL_SNAPSHOT_KEY, about=about)
    assert bases.behind(old, about=about) == bases.Behind(last.basis, "")


def test_a_set_is_looked_at_again_when_an_earlier_one_hides_more(facts):
    facts.staff(facts.trust, 0, 10)
    run(facts, sets=["wres", "psed"])
    asked = []
    printed = printed_places.printed

    def noted(meaning, what):
        asked.append((set_of(meaning), what.place.organisation_id))
        return printed(meaning, what)

    some_are_few_in_one_band(facts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printed_places, "printed", noted)
        run(facts, sets=["wres", "psed"])
    assert {code for code, number in asked if number == facts.trust.pk} == {"wres", "psed"}


def leave_out_of_wres(monkeypatch, of):
    """As a set may have to, that cannot print all of its lines of a place."""
    printed = printed_places.printed

    def left_out(meaning, what):
        if set_of(meaning) == "wres" and what.place.key == (of.pk, False):
            lines = {(line.indicator, line.row, line.split) for line in what.place.lines}
            what = replace(what, without={*what.without, *lines})
        return printed(meaning, what)

    monkeypatch.setattr(printed_places, "printed", left_out)


@pytest.mark.parametrize(
    ("sets", "prints", "area_prints"),
    [(["wres"], [None], 50), (["wres", "psed"], [None, 40], None)],
    ids=["one-set", "and-another"],
)
def test_an_area_minds_what_any_set_prints_of_a_place(
    facts, monkeypatch, sets, prints, area_prints
):
    """Five places hide theirs, one of them 40: once a later set prints the 40, four are too few to hide."""
    facts.more = [place(f"T{n}", facts.area) for n in range(2, 6)]
    for other in facts.more:
        facts.staff(other, 70, 3)
    leave_out_of_wres(monkeypatch, facts.trust)
    run(facts, sets=sets)
    assert [basis_of(facts.trust, code)[EVERYBODY_BLACK][0] for code in sets] == prints
    assert band_5(facts.area, area=True, set_code="wres").first.part == area_prints
    assert run(facts, sets=sets).changed == 0


def test_what_a_set_left_out_of_a_run_prints_of_a_place_is_minded_too(facts, monkeypatch):
    facts.more = [place("T2", facts.area)]
    facts.staff(facts.more[0], 70, 3)
    run(facts, sets=["psed"])
    leave_out_of_wres(monkeypatch, facts.trust)
    run(facts, sets=["wres"])
    assert band_5(facts.area, area=True, set_code="wres").first.part is None


def test_a_count_of_an_area_is_in_print_also_where_it_is_of_some_kinds_and_as_many():
    trusts = frozenset({("kind", tuple(sorted(every_set()["wres"].kinds)))})
    told = Elsewhere()
    told.add((9, True), {named_within(EVERYBODY_BLACK, trusts): (Seen.EXACT, 55)})
    others = OtherSets(told, (), date(2026, 3, 31))
    others.ask([9], area=True)
    assert others.in_print(9, {EVERYBODY_BLACK: (None, 55), "another": (None, 55)}) == {
        EVERYBODY_BLACK
    }
    assert others.in_print(9, {EVERYBODY_BLACK: (None, 56)}) == frozenset()
