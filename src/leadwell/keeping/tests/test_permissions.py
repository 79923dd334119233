"""The two answers about what people ask, holds, proposals, claims and joining agree."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.keeping import permissions, queries
from leadwell.keeping.actions import claim_record
from leadwell.keeping.models import DisposalProposal, Dispute, LegalHold, RightsRequest
from leadwell.keeping.tests.factories import NOW, PlaceFactory, asked, disputed, employee
from leadwell.people.models import Claim, Person


@pytest.fixture
def world(db):
    """Two employers in one country, one person at each, and everybody who might look."""
    country = england()
    places = [PlaceFactory(code=code, parent=country) for code in ("ZT1", "ZT2")]
    staff = [employee(place, f"Person of {place.code}") for place in places]
    for place, (by, tenure) in zip(places, staff, strict=True):
        disputed(by, tenure)
        asked(by, place)
        claim_record(
            by=by, kind="workforce", organisation_code=place.code, value="1", says="", now=NOW
        )
        LegalHold.objects.create(
            person_id=by.person_id, organisation=place, because="x", from_on=date(2026, 1, 1),
            placed_by="test",
        )  # fmt: skip
        DisposalProposal.objects.create(
            kept_as="claim", person_id=by.person_id, organisation=place,
            ended_on=date(2019, 1, 1), proposed_at=NOW,
        )  # fmt: skip
    roles = ("hr-officer", "administrator", "practice-manager", "inspector")
    actors = [ANYONE, *(by for by, _ in staff)]
    actors += [actor_with_role(role, place) for role in roles for place in (*places, country)]
    return [*actors, system_actor("night", Permission.DISPOSE_OF_RECORDS)]


@pytest.mark.parametrize(
    ("model", "one", "many"),
    [
        (Dispute, permissions.may_see, permissions.visible_to),
        (RightsRequest, permissions.may_see, permissions.visible_to),
        (Dispute, permissions.may_answer, permissions.answered_by),
        (RightsRequest, permissions.may_answer, permissions.answered_by),
        (LegalHold, permissions.may_see_hold, permissions.holds_visible_to),
        (DisposalProposal, permissions.may_dispose, permissions.proposals_visible_to),
        (Claim, permissions.may_answer_claim, permissions.claims_visible_to),
        (Person, permissions.may_join, permissions.joined_by),
    ],
)
def test_the_row_and_the_list_agree_for_everyone_about_everything(world, model, one, many):
    rows = list(model.objects.all())
    seen = 0
    for by in world:
        listed = set(model.objects.filter(many(by)))
        assert listed == {row for row in rows if one(by, row)}, by
        seen += len(listed)
    assert seen, "nobody sees anything: the test looks at nothing"


def test_hr_of_elsewhere_sees_nothing_of_it(world):
    here = actor_with_role("hr-officer", RightsRequest.objects.first().organisation)
    assert {each.organisation.code for each in queries.disputes(by=here)} == {"ZT1"}
    assert {each.organisation.code for each in queries.requests(by=here)} == {"ZT1"}
    assert {each.scheme.place for each in queries.claims(by=here)} == {"ZT1"}


def test_only_the_nightly_job_proposes(world):
    proposing = [by for by in world if permissions.may_propose(by)]
    assert [by.name for by in proposing] == ["night"]
