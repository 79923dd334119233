"""Successions, memberships and other names."""

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations import actions, queries
from leadwell.organisations.models import Membership, Organisation, Succession
from leadwell.organisations.rules.facts import AliasFacts, MembershipFacts, SuccessionFacts
from leadwell.organisations.tests.factories import NOW, REGISTRAR, note, organisation, row
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db

MERGED = date(2017, 10, 1)


def succeed(*pairs):
    facts = [SuccessionFacts(line, *pair) for line, pair in enumerate(pairs, start=1)]
    return actions.note_successions(by=REGISTRAR, facts=facts, source="ods-successors", now=NOW)


def outcome(noted):
    return (len(noted.added), len(noted.changed), len(noted.unchanged), len(noted.refused))


def join(*facts):
    return actions.note_memberships(by=REGISTRAR, facts=facts, source="ods-pcn", now=NOW)


def call(*facts):
    return actions.note_aliases(by=REGISTRAR, facts=facts, source="organisation-aliases", now=NOW)


def test_an_old_code_leads_to_its_successor():
    note(row("ZT9", "Zed"))
    assert outcome(succeed(("ZT1", "ZT9", MERGED), ("ZT2", "ZT9", MERGED))) == (2, 0, 0, 0)
    old = organisation("ZT1")
    assert (old.name, old.kind, old.closed_on) == ("ZT1", "predecessor", date(2017, 9, 30))
    found = queries.successors(old, by=ANYONE)
    assert [(step.organisation.code, step.on, step.step) for step in found] == [("ZT9", MERGED, 1)]


def test_a_chain_is_followed_to_its_end_and_back():
    succeed(("ZT1", "ZT2", date(2001, 4, 1)), ("ZT2", "ZT3", MERGED), ("ZT0", "ZT3", MERGED))
    onwards = queries.successors(organisation("ZT1"), by=ANYONE)
    assert [(step.organisation.code, step.step) for step in onwards] == [("ZT2", 1), ("ZT3", 2)]
    back = queries.predecessors(organisation("ZT3"), by=ANYONE)
    assert [(step.organisation.code, step.step) for step in back] == [
        ("ZT0", 1), ("ZT2", 1), ("ZT1", 2),
    ]  # fmt: skip


def test_a_split_has_two_successors():
    succeed(("ZQ1", "ZQ2", MERGED), ("ZQ1", "ZQ3", MERGED))
    found = queries.successors(organisation("ZQ1"), by=ANYONE)
    assert [step.organisation.code for step in found] == ["ZQ2", "ZQ3"]


def test_a_ring_in_a_file_ends():
    succeed(("ZT1", "ZT2", MERGED), ("ZT2", "ZT1", MERGED))
    found = queries.successors(organisation("ZT1"), by=ANYONE)
    assert [step.organisation.code for step in found] == ["ZT2"]


def test_the_same_successions_again_change_nothing():
    succeed(("ZT1", "ZT9", MERGED))
    assert outcome(succeed(("ZT1", "ZT9", MERGED))) == (0, 0, 1, 0)
    assert Succession.objects.count() == 1
    assert events("organisations.successions_noted").count() == 1


def test_one_pair_on_two_days_counts_from_the_later():
    assert outcome(succeed(("ZT1", "ZT9", MERGED), ("ZT1", "ZT9", date(2018, 4, 1)))) == (
        1,
        0,
        1,
        0,
    )
    assert Succession.objects.get().on == date(2018, 4, 1)
    assert outcome(succeed(("ZT1", "ZT9", date(2019, 4, 1)))) == (0, 1, 0, 0)


def test_nobody_succeeds_themselves():
    noted = succeed(("ZT1", "zt1", MERGED))
    assert [one.reason.code for one in noted.refused] == ["ORG-08"]
    assert not Organisation.objects.exists()


def test_a_succession_with_a_code_that_is_none_is_refused():
    noted = succeed(("Z T", "ZT1", MERGED), ("ZT1", "ZT2", MERGED))
    assert [(one.line, one.reason.code) for one in noted.refused] == [(1, "ORG-01a")]
    assert noted.added == frozenset({2})


def test_a_register_knows_better_whether_an_old_code_is_closed():
    succeed(("ZT1", "ZT9", MERGED))
    note(row("ZT1", "Zed still open"))
    succeed(("ZT1", "ZT8", MERGED))
    assert organisation("ZT1").closed_on is None


def test_a_board_whose_work_went_on_elsewhere_is_closed():
    note(row("ZQ1", "Board", "icb", tells_closing=False))
    succeed(("ZQ1", "ZQ2", date(2026, 4, 1)))
    assert organisation("ZQ1").closed_on == date(2026, 3, 31)


def test_a_practice_belongs_to_a_network_from_a_day():
    note(row("ZP1", "Surgery", "practice"), row("ZN1", "Network", "pcn"))
    facts = MembershipFacts(1, "ZP1", "ZN1", MERGED, None)
    assert outcome(join(facts)) == (1, 0, 0, 0)
    assert outcome(join(facts)) == (0, 0, 1, 0)
    mine = queries.memberships(organisation("ZP1"), by=ANYONE)
    assert [(each.group.code, each.from_on) for each in mine] == [("ZN1", MERGED)]
    assert [each.member.code for each in queries.members(organisation("ZN1"), by=ANYONE)] == ["ZP1"]


def test_the_end_of_a_membership_is_kept_beside_its_beginning():
    join(MembershipFacts(1, "ZP1", "ZN1", MERGED, None))
    assert outcome(join(MembershipFacts(1, "ZP1", "ZN1", MERGED, date(2020, 1, 1)))) == (0, 1, 0, 0)
    assert Membership.objects.get().until_on == date(2020, 1, 1)


def test_a_membership_without_days_is_kept_once():
    join(MembershipFacts(1, "ZP1", "ZN1", None, None))
    assert outcome(join(MembershipFacts(1, "ZP1", "ZN1", None, None))) == (0, 0, 1, 0)


def test_a_membership_with_a_code_that_is_none_is_refused():
    noted = join(MembershipFacts(1, "ZP1", "Z N", None, None))
    assert [(one.line, one.reason.code) for one in noted.refused] == [(1, "ORG-01a")]


def test_other_names_are_for_finding_and_kept_once():
    note(row("ZT1", "ZED NHS TRUST"))
    facts = AliasFacts(1, "zt1", ("Zed NHS Trust", "The Royal Zed", "the royal zed"))
    assert outcome(call(facts)) == (0, 1, 0, 0)
    assert outcome(call(facts)) == (0, 0, 1, 0)
    zed = organisation("ZT1")
    assert [name.name for name in zed.names.filter(alias=True)] == ["the royal zed"]
    assert (zed.name, " royal zed" in zed.search_text) == ("ZED NHS TRUST", True)


def test_names_of_an_organisation_nobody_knows_are_refused():
    noted = call(AliasFacts(1, "ZT1", ("Zed",)))
    assert [one.reason.code for one in noted.refused] == ["ORG-09a"]


@pytest.mark.parametrize(
    "do",
    [actions.note_successions, actions.note_memberships, actions.note_aliases],
    ids=lambda do: do.__name__,
)
def test_somebody_without_the_grant_is_refused(do):
    with pytest.raises(NotPermitted):
        do(by=ANYONE, facts=[], source="x", now=NOW)


def test_many_successions_are_noted_like_few():
    pairs = [(f"ZT{n:03}", f"ZU{n:03}", MERGED) for n in range(600)]
    assert outcome(succeed(*pairs)) == (600, 0, 0, 0)
    assert outcome(succeed(*pairs)) == (0, 0, 600, 0)
