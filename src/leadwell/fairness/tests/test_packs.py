"""Packs of evidence: frozen when they open, read for a time, every opening in the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions import packs as actions
from leadwell.fairness.models import EvidencePack, Result
from leadwell.fairness.permissions.acting import may_see_pack, packs_visible_to
from leadwell.fairness.queries.acting.frameworks import (
    frameworks,
    frameworks_on,
    pack_terms,
    read_frameworks,
)
from leadwell.fairness.queries.acting.packs import packs_at
from leadwell.fairness.queries.definition_files import DefinitionRefused
from leadwell.fairness.queries.definitions import sets
from leadwell.fairness.queries.results import digest_of
from leadwell.fairness.rules.acting.facts import PackAsked
from leadwell.fairness.tests.acting import NOW, TODAY, lead, opened, planned
from leadwell.fairness.tests.factories import even, likelihood, result, share, withheld
from leadwell.fairness.tests.inspected import country, inspector, trust
from leadwell.history.tests.factories import events
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["country", "inspector", "trust"]
pytestmark = pytest.mark.django_db
CQC = "cqc-saf-well-led"
ASKED = PackAsked(("workforce-equality", "environment"), "A visit in December, made up.", 30)


def open_(by, trust, asked=ASKED, framework=CQC, now=NOW):
    return actions.open_pack(by=by, code=trust.code, framework=framework, asked=asked, now=now)


def read(by, pack, now=NOW, **more):
    return actions.read_pack(by=by, pack_id=pack.pk, now=now, **more)


def close(by, pack, now=NOW):
    return actions.close_pack(by=by, pack_id=pack.pk, now=now)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def test_a_pack_holds_figures_trend_method_peers_plans_and_stays_as_it_was(
    country, trust, inspector
):
    other = place("O", country)
    result(trust, [likelihood(value=1.9, low=1.4, high=2.6)], year=2025)
    result(trust, [likelihood(), share(), withheld()], year=2026)
    result(other, [even("wres-2")], year=2026)
    planned(trust, "wres-2", who="")
    pack = open_(inspector, trust)
    assert open_(inspector, trust) == pack
    statement, environment = pack.contents["statements"]
    figures = {one["indicator"]: one for one in statement["figures"]}
    assert set(figures) == {"wres-1", "wres-2", "wres-3"}
    two = figures["wres-2"]
    assert [one["ended_on"] for one in two["trend"]] == ["2025-03-31", "2026-03-31"]
    assert two["changed"] == "cannot-tell"
    assert two["similar"] == {
        "kind": {"no-difference": 1},
        "region": {},
        "size": {"no-difference": 1},
    }
    assert two["method"]
    assert statement["plans"][0]["reasons"][0]["code"] == "FAR-65a"
    assert environment["figures"] == []
    assert pack.contents["findings"]["found"][0]["line"]["indicator"] == "wres-2"
    assert [one["indicator"] for one in pack.contents["findings"]["plans"]] == ["wres-2"]
    Result.objects.update(current=False)
    kept = EvidencePack.objects.get()
    assert kept.contents == pack.contents
    assert kept.digest == digest_of([kept.contents])
    assert events("pack.opened").count() == 1


def test_like_is_told_from_like_by_kind_region_and_size(country, inspector):
    here, there = place("R1", country, kind="region"), place("R2", country, kind="region")
    trust, near, far = place("T", here), place("T2", here), place("T3", there)
    result(trust, [likelihood()])
    result(near, [even("wres-2")])
    larger = replace(likelihood(), first=replace(likelihood().first, whole=5_000))
    result(far, [larger])
    (figure,) = open_(inspector, trust).contents["statements"][0]["figures"]
    assert figure["similar"] == {
        "kind": {"no-difference": 1, "above": 1},
        "region": {"no-difference": 1},
        "size": {"no-difference": 1},
    }


def test_exact_numbers_are_never_in_a_pack(trust, inspector):
    result(trust, [likelihood(part=3)], profile="internal-exact")
    assert open_(inspector, trust).contents["statements"][0]["figures"] == []


def test_a_pack_is_opened_only_with_a_reason_for_a_time_and_about_what_is_in_force(
    trust, inspector
):
    assert codes(open_, inspector, trust, PackAsked((), "Why.", 61)) == [
        "FAR-74a", "FAR-74b", "FAR-74c",
    ]  # fmt: skip
    assert codes(open_, inspector, trust, framework="cqc-next-well-led") == ["FAR-74a"]
    assert not EvidencePack.objects.exists()


def test_only_an_inspector_of_the_place_opens_one(trust):
    elsewhere = place("N")
    with pytest.raises(NotPermitted):
        open_(lead(trust), trust)
    for stranger in (actor_with_role("inspector", elsewhere), signed_in(person())):
        with pytest.raises(Organisation.DoesNotExist):
            open_(stranger, trust)


def test_every_reading_is_an_event_and_the_organisation_sees_who_read_what(trust, inspector):
    pack = open_(inspector, trust)
    read(inspector, pack)
    read(inspector, pack, on_paper=True)
    read(lead(trust), pack)
    told = packs_at("T", by=lead(trust), now=NOW)
    assert [moment.by for number, moment in told.openings if number == pack.pk].count(
        inspector.name
    ) == 3
    assert (len(told.openings), told.may_open, told.is_lead) == (4, False, True)
    assert [one.details["on_paper"] for one in events("pack.read").order_by("pk")] == [
        False,
        True,
        False,
    ]


def test_a_pack_is_read_until_its_time_is_over_and_never_after(trust, inspector):
    pack = open_(inspector, trust)
    last = NOW + timedelta(days=30)
    assert read(inspector, pack, now=last - timedelta(seconds=1)) == pack
    for by in (inspector, lead(trust)):
        assert codes(read, by, pack, now=last) == ["FAR-75b"]
    assert codes(close, inspector, pack, now=last) == ["FAR-75b"]
    assert open_(inspector, trust, now=last) != pack


def test_whoever_opened_it_closes_it_once(trust, inspector):
    pack = open_(inspector, trust)
    with pytest.raises(NotPermitted):
        close(lead(trust), pack)
    assert close(inspector, pack).closed_early_at == NOW
    close(inspector, pack)
    assert events("pack.closed").count() == 1
    assert codes(read, inspector, pack) == ["FAR-75a"]


def test_another_inspector_another_place_and_a_guessed_number_find_nothing(
    country, trust, inspector
):
    pack = open_(inspector, trust)
    others = [
        actor_with_role("inspector", country),
        actor_with_role("inspector", trust),
        lead(place("N")),
        lead(country),
        actor_with_role("non-executive", trust),
        signed_in(person()),
    ]
    for by in others:
        for action in (read, close):
            with pytest.raises(EvidencePack.DoesNotExist):
                action(by, pack)
    with pytest.raises(EvidencePack.DoesNotExist):
        actions.read_pack(by=inspector, pack_id=pack.pk + 1, now=NOW)
    assert events("pack.read").count() == 0


def test_who_sees_a_pack_is_the_same_for_one_and_for_many(country, trust, inspector):
    second = actor_with_role("inspector", trust)
    elsewhere = place("N", country)
    some = [opened(trust, inspector), opened(trust, second), opened(elsewhere, inspector)]
    former = signed_in(person())
    some.append(opened(trust, former))
    seen = []
    for by in (inspector, second, lead(trust), lead(elsewhere), lead(country), former):
        listed = set(EvidencePack.objects.filter(packs_visible_to(by)))
        assert listed == {each for each in some if may_see_pack(by, each)}
        seen.append(len(listed))
    assert seen == [2, 1, 3, 1, 0, 0]


def test_the_page_of_packs_is_for_leads_and_inspectors(trust):
    with pytest.raises(NotPermitted):
        packs_at("T", by=actor_with_role("non-executive", trust), now=NOW)


def test_the_frameworks_are_dated_data_and_the_next_one_is_there_already():
    assert [one.code for one in frameworks_on(TODAY)] == [CQC]
    assert [one.code for one in frameworks_on(date(2027, 4, 1))] == ["cqc-next-well-led", CQC]
    assert len(frameworks()[CQC].statements) == 8
    assert all(one.to_be_verified for one in frameworks().values())
    assert pack_terms(TODAY) == pack_terms(date(1990, 1, 1))


def test_every_set_of_figures_speaks_to_a_statement():
    named = {code for one in frameworks()[CQC].statements for code in one.figures}
    assert named == set(sets())


def test_a_framework_that_names_a_figure_we_do_not_have_is_refused_with_its_file(tmp_path):
    (tmp_path / "regulator_x.yaml").write_text(
        "framework: x\ntitle: X\nversion: '1'\nfrom: 2026-01-01\nsource: made up\n"
        "statements:\n  - {code: a, title: A, asks: B, figures: {wres: [wres-77]}}\n"
    )
    with pytest.raises(DefinitionRefused, match=r"regulator_x\.yaml"):
        read_frameworks(tmp_path)
