"""Working figures out and keeping them: what is new takes the place of what was; nothing else is written."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.fairness.actions import keeping_results, working_out
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Result
from leadwell.fairness.queries import bases
from leadwell.fairness.queries.elsewhere import Elsewhere
from leadwell.fairness.queries.printing import SetOfFigures
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules import may_be_printed
from leadwell.fairness.rules.disclosing.facts import NOTHING_ELSEWHERE, Other
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.factories import snapshot
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, Reason, RuleBroken
from leadwell.stats.disclosure import StillFound

pytestmark = pytest.mark.django_db
COUNTER = system_actor("counter", Permission.COUNT_DECLARATIONS)
NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
WHITE, BLACK = "nhs:A", "nhs:N"


class Facts:
    """The rows of a made-up snapshot, and the places they are at."""

    def __init__(self) -> None:
        self.area = place("R", kind="region", sector="national")
        self.trust, self.home = place("T", self.area), place("H")
        self.rows: dict = {"staff": [], "step": [], "pay": []}
        self.snapshot = snapshot()
        self.more: list = []
        self.staff(self.trust, 60, 40)
        self.staff(self.home, 9, 2)

    def staff(self, at, white: int, black: int) -> None:
        for ethnicity, number in ((WHITE, white), (BLACK, black)):
            said = {"ethnicity": ethnicity, "pay_row": "5", "tier": "lower"}
            row = made_up.a_row("staff", organisation_id=at.pk, **said)
            self.rows["staff"] += [row] * number

    def decisions(self, at, ethnicity: str, reached: int, number: int) -> None:
        said = {"funnel": "recruitment", "reached": reached, "ethnicity": ethnicity}
        self.rows["step"] += [made_up.a_row("step", organisation_id=at.pk, **said)] * number

    def pay(self, at, sex: str, hourly: float, number: int) -> None:
        said = {"sex": sex, "full_pay": True, "as_at": date(2026, 3, 31), "bonus": None}
        row = made_up.a_row("pay", organisation_id=at.pk, hourly=hourly, **said)
        self.rows["pay"] += [row] * number

    @contextmanager
    def opened(self, snapshot):
        places = [
            {"organisation_id": one.pk, "code": one.code, "kind": one.kind, "path": one.path}
            for one in (self.area, self.trust, self.home, *self.more)
        ]
        pairs = {("ethnicity", "white-bme"): {WHITE: "white", BLACK: "bme"},
                 ("sex", "as-asked"): {"lw:male": "male", "lw:female": "female"}}  # fmt: skip
        grouping = [
            {"characteristic": about, "grouping": by, "value": value, "group_code": code}
            for (about, by), codes in pairs.items()
            for value, code in codes.items()
        ]
        with made_up.in_duckdb({**self.rows, "organisation": places, "grouping": grouping}) as duck:
            yield duck


@pytest.fixture
def facts(monkeypatch, settings):
    settings.LEADWELL_SNAPSHOT_KEY = "a key of the worker's"
    made = Facts()
    monkeypatch.setattr(working_out, "opened", made.opened)
    return made


def run(facts, by=COUNTER, year="2025-26", **more):
    return work_out(
        by=by, snapshot_id=facts.snapshot.pk, year=year, now=NOW, **{"sets": ["wres"], **more}
    )


def current(at, **more):
    return Result.objects.get(organisation=at, current=True, **{"area": False, **more})


def test_only_a_job_of_our_own_works_figures_out(facts):
    for by in (ANYONE, actor_with_role("equality-lead", facts.trust)):
        with pytest.raises(NotPermitted):
            run(facts, by=by)
    assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"year": "2025"}, "FAR-81a"),
        ({"year": "2025-27"}, "FAR-81a"),
        ({"year": "2024-25"}, "FAR-81b"),
        ({"sets": ["wrest"]}, "FAR-83"),
    ],
)
def test_what_cannot_be_worked_out_says_why(facts, more, code):
    with pytest.raises(RuleBroken) as refused:
        run(facts, **more)
    assert [why.code for why in refused.value.reasons] == [code]


def test_nothing_is_worked_out_of_a_snapshot_whose_files_are_gone(facts):
    facts.snapshot.removed_at = NOW
    facts.snapshot.save()
    with pytest.raises(RuleBroken, match="were removed"):
        run(facts)


def test_every_place_with_staff_and_every_area_has_a_result(facts):
    heard = []
    came_to = run(facts, progress=lambda code, done: heard.append((code, done)))
    assert (came_to.places, came_to.changed) == (3, 3)
    assert heard == [("wres", 2), ("wres", 3)]
    found = {(one.organisation_id, one.area, one.profile) for one in Result.objects.all()}
    trust, home, area = facts.trust.pk, facts.home.pk, facts.area.pk
    hes = "hes-2018"
    assert found == {(trust, False, hes), (home, False, hes), (area, True, hes)}
    kept = current(facts.trust)
    assert (str(kept.began_on), str(kept.ended_on), kept.made_up) == (
        "2025-04-01",
        "2026-03-31",
        True,
    )


def test_small_counts_are_hidden_and_rows_have_their_names(facts):
    run(facts)
    large, small = (from_json(current(at).lines) for at in (facts.trust, facts.home))
    (share,) = (
        line for line in large if (line.indicator, line.row, line.split) == ("wres-1", "5", "")
    )
    assert (share.row_title, share.first.part, share.first.title[:5]) == ("Band 5", 40, "Black")
    hidden = [line for line in small if line.indicator == "wres-1"]
    assert all(line.value is None and line.first.part is None for line in hidden)


def test_the_same_snapshot_again_changes_nothing(facts):
    first = run(facts)
    was = list(Result.objects.order_by("pk").values())
    again = run(facts)
    assert (again.unchanged, again.changed, again.ended) == (first.changed, 0, 0)
    assert list(Result.objects.order_by("pk").values()) == was


def test_what_changed_takes_the_place_of_what_was_kept_and_that_stays(facts):
    run(facts)
    before = current(facts.trust)
    facts.staff(facts.trust, 20, 0)
    came_to = run(facts)
    assert (came_to.changed, came_to.unchanged) == (2, 1)
    before.refresh_from_db()
    assert not before.current
    assert current(facts.trust).pk != before.pk
    assert Result.objects.filter(organisation=facts.trust).count() == 2


def test_one_more_person_changes_nothing_that_is_printed(facts):
    run(facts)
    facts.staff(facts.trust, 0, 1)
    assert run(facts).changed == 0
    facts.staff(facts.trust, 0, 2)
    assert run(facts).changed > 0


def test_exact_numbers_are_kept_only_where_somebody_may_see_them(facts):
    lead = actor_with_role("equality-lead", facts.home)
    run(facts)
    exact = current(facts.home, profile="internal-exact")
    assert bytes(exact.sealed) == b""
    (share,) = (
        line for line in from_json(exact.lines)
        if (line.indicator, line.row, line.split) == ("wres-1", "5", "")
    )  # fmt: skip
    assert share.first.part == 2
    assert not Result.objects.filter(organisation=facts.trust, profile="internal-exact").exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_rolegrant SET until_on = from_on WHERE person_id = %s", [lead.person_id]
        )
    assert run(facts).ended == 1
    assert not Result.objects.filter(profile="internal-exact", current=True).exists()


def test_a_place_where_nobody_works_any_more_has_no_current_result(facts):
    run(facts)
    facts.rows["staff"] = [r for r in facts.rows["staff"] if r["organisation_id"] != facts.home.pk]
    assert run(facts).ended == 1
    assert not Result.objects.filter(organisation=facts.home, current=True).exists()


def test_a_run_that_is_stopped_goes_on_where_it_was(facts, monkeypatch):
    monkeypatch.setattr(working_out, "KEPT_AT_ONCE", 1)

    def stop(code: str, done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(facts, progress=stop)
    assert Result.objects.count() == 1
    came_to = run(facts)
    assert (came_to.unchanged, came_to.changed) == (1, 2)


def test_a_run_is_one_event_in_the_ledger(facts):
    run(facts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, about_id FROM history_event ORDER BY id")
        assert cursor.fetchall() == [("fairness.worked_out", str(facts.snapshot.pk))]


def test_what_an_attack_finds_is_not_printed_and_what_stood_before_stays(facts, monkeypatch):
    run(facts, sets=["wres"])
    facts.staff(facts.trust, 30, 30)
    printed = SetOfFigures.printed

    def found(self, where, profile, *, before=None):
        if where.organisation_id in (facts.trust.pk, facts.area.pk):
            raise StillFound("one")
        return printed(self, where, profile, before=before)

    monkeypatch.setattr(keeping_results.SetOfFigures, "printed", found)
    came_to = run(facts)
    assert (came_to.refused, came_to.changed, came_to.ended) == (2, 0, 0)
    assert current(facts.trust)
    Result.objects.update(current=False)
    assert run(facts).refused == 2
    assert not Result.objects.filter(organisation=facts.trust, current=True).exists()


def test_a_place_that_is_gone_from_the_register_is_passed_by(facts):
    facts.rows["staff"] += [made_up.a_row("staff", organisation_id=10**6)] * 9
    assert run(facts).changed == 3


def test_pay_is_worked_out_with_the_figures_of_its_set(facts):
    facts.pay(facts.trust, "lw:male", 22.0, 200)
    facts.pay(facts.trust, "lw:female", 20.0, 200)
    came_to = run(facts, sets=["pay-gap"])
    assert came_to.changed == 2
    lines = from_json(current(facts.trust, set_code="pay-gap").lines)
    values = {(line.indicator, line.row): line.value for line in lines}
    assert values["pay-gap-sex", "median-hourly"] == pytest.approx(9.1, abs=0.05)


def test_all_sets_are_worked_out_unless_some_are_named(facts):
    facts.decisions(facts.trust, WHITE, 5, 30)
    facts.decisions(facts.trust, BLACK, 2, 30)
    run(facts, sets=None)
    assert {"wres", "disparity", "six-actions", "psed"} <= set(
        Result.objects.values_list("set_code", flat=True)
    )


def test_what_is_behind_a_result_opens_as_its_own_only(settings):
    settings.LEADWELL_SNAPSHOT_KEY = "one"
    about = bases.about_result(1, "wres", date(2026, 3, 31), area=False)
    said = bases.Behind({"a": (5, 6), "b": (None, 3)}, "print")
    kept = bases.sealed(said, about=about)
    assert bases.behind(kept, about=about) == said
    other = bases.about_result(1, "wres", date(2026, 3, 31), area=True)
    assert bases.behind(kept, about=other) is None
    assert bases.behind(b"", about=about) is None
    settings.LEADWELL_SNAPSHOT_KEY = "another"
    assert bases.behind(kept, about=about) is None


def test_what_may_be_printed_is_not_asked_again_where_nobody_came_or_went(facts, monkeypatch):
    facts.pay(facts.trust, "lw:male", 22.0, 30)
    asked = []
    printed = SetOfFigures.printed

    def noted(self, where, profile, **more):
        asked.append(where.organisation_id)
        return printed(self, where, profile, **more)

    monkeypatch.setattr(keeping_results.SetOfFigures, "printed", noted)
    both = ["wres", "pay-gap"]
    run(facts, sets=both)
    assert len(asked) == 5
    asked.clear()
    facts.rows["staff"].reverse()
    assert run(facts, sets=both).unchanged == 5
    assert asked == []
    assert run(facts, sets=both, afresh=True).unchanged == 5
    assert len(asked) == 5


def test_a_set_about_care_providers_counts_nobody_of_a_hospital(facts):
    facts.home.kind = "care-location"
    work_out(by=COUNTER, snapshot_id=facts.snapshot.pk, year="2025-26", sets=["sc-wres"], now=NOW)
    assert set(Result.objects.values_list("organisation__code", flat=True)) == {"H"}


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
    released = may_be_printed.release

    def refuse(book, *args, **more):
        if {3, 70} <= set(book.counts.values()):
            raise RuleBroken([Reason("STA-04", "Too few.")])
        return released(book, *args, **more)

    monkeypatch.setattr(may_be_printed, "release", refuse)
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


EVERYBODY_BLACK = "staff//0//ethnicity:white-bme/bme/bank=false"


@pytest.mark.parametrize("apart", [True, False], ids=["one-run-each", "one-run"])
def test_what_one_set_hides_no_later_set_prints(facts, apart, monkeypatch):
    """Otherwise the one book less the other is somebody."""
    some_are_few_in_one_band(facts)
    printed = SetOfFigures.printed

    def hides_the_total(self, where, profile, *, also=(), **more):
        """As a set may have to, to guard somebody in a band."""
        if self.code == "wres":
            also = {*also, EVERYBODY_BLACK}
        return printed(self, where, profile, also=also, **more)

    monkeypatch.setattr(keeping_results.SetOfFigures, "printed", hides_the_total)
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


def test_a_set_that_was_refused_whole_tells_nothing_that_others_have_to_guard():
    told = Elsewhere()
    told.add((1, False), {"a": (None, 3), "b": (None, 40)})
    assert told.of((1, False)) == NOTHING_ELSEWHERE
    told.add((1, False), {"a": (None, 3), "b": (40, 40)})
    told.add((1, False), {"b": (None, 40), "c": (15, 15)})
    assert told.of((1, False)) == Other(frozenset("ab"), frozenset("c"))


def test_a_set_is_looked_at_again_when_an_earlier_one_hides_more(facts):
    facts.staff(facts.trust, 0, 10)
    run(facts, sets=["wres", "psed"])
    asked = []
    printed = SetOfFigures.printed

    def noted(self, where, profile, **more):
        asked.append((self.code, where.organisation_id))
        return printed(self, where, profile, **more)

    some_are_few_in_one_band(facts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping_results.SetOfFigures, "printed", noted)
        run(facts, sets=["wres", "psed"])
    assert {code for code, number in asked if number == facts.trust.pk} == {"wres", "psed"}
