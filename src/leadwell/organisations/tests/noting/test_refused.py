"""Rows that cannot be true lose nothing but themselves."""

import pytest

from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import (
    note,
    organisation,
    row,
)
from leadwell.organisations.tests.noting.test_editions import LATEST
from leadwell.reasons import RuleBroken

pytestmark = pytest.mark.django_db


def test_a_site_of_an_unknown_trust_is_refused_and_nothing_of_it_is_kept():
    noted = note(row("ZT101", "Clinic", "site", parent_code="ZT1", line=4))
    assert [(one.line, one.reason.code) for one in noted.refused] == [(4, "ORG-02b")]
    assert not Organisation.objects.filter(code__in=["ZT1", "ZT101"]).exists()


def test_one_bad_row_loses_no_good_one():
    noted = note(row("Z T", "Bad", line=1), row("ZT1", "Zed", line=2))
    assert (noted.added, [one.line for one in noted.refused]) == (frozenset({2}), [1])


def test_a_code_twice_with_the_same_details_is_one_organisation():
    noted = note(row("ZT1", "Zed", line=1), row("zt1", "Zed", line=2))
    assert (noted.added, noted.unchanged) == (frozenset({1}), frozenset({2}))


def test_a_code_twice_with_other_details_is_refused_the_second_time():
    noted = note(row("ZT1", "Zed", line=1), row("ZT1", "Brack", line=2))
    assert [(one.line, one.reason.code) for one in noted.refused] == [(2, "ORG-01e")]
    assert organisation("ZT1").name == "Zed"


def test_an_organisation_is_not_put_beneath_itself():
    note(row("ZT1", "Zed"), row("ZT101", "Clinic", "site", parent_code="ZT1"))
    noted = note(row("ZT1", "Zed", parent_code="ZT101", line=9), as_at=LATEST)
    assert [(one.line, one.reason.code) for one in noted.refused] == [(9, "ORG-01d")]
    assert organisation("ZT1").path == "/ZT1/"


def test_new_organisations_in_a_ring_are_refused_together():
    ring = [row("ZA1", "A", parent_code="ZB1"), row("ZB1", "B", parent_code="ZA1")]
    with pytest.raises(RuleBroken, match="ORG-01d"):
        note(*ring)


def test_known_organisations_that_would_move_into_a_ring_are_refused_together():
    note(row("ZA1", "A"), row("ZB1", "B"))
    ring = [row("ZA1", "A", parent_code="ZB1"), row("ZB1", "B", parent_code="ZA1")]
    with pytest.raises(RuleBroken, match="ORG-01d"):
        note(*ring, as_at=LATEST)
    assert organisation("ZA1").parent is None
