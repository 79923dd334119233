"""A better source describes anew, a mention fills what is empty."""

import pytest

from leadwell.organisations.tests.factories import (
    note,
    organisation,
    region,
    row,
)
from leadwell.organisations.tests.noting.test_editions import EARLY, LATEST
from leadwell.organisations.tests.noting.told import names, outcome

pytestmark = pytest.mark.django_db


def test_a_mention_adds_what_is_unknown():
    note(row("ZT1", "Zed Trust", "employer", sector="unknown"), source="staff-survey")
    assert (organisation("ZT1").name, organisation("ZT1").kind) == ("Zed Trust", "employer")


def test_a_mention_never_overrides_a_register():
    region()
    note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1", closed_on=EARLY))
    mention = row("ZT1", "Zed Hospital", "employer", parent_code="ZR1", tells_closing=False)
    assert outcome(note(mention, source="staff-survey", as_at=LATEST)) == (0, 1, 0, 0)
    zed = organisation("ZT1")
    assert (zed.name, zed.kind, zed.parent.code, zed.closed_on) == (
        "ZED NHS TRUST", "trust", "ZQ1", EARLY,
    )  # fmt: skip
    assert zed.names.get(alias=True).name == "Zed Hospital"
    assert " hospital" in zed.search_text
    assert outcome(note(mention, source="staff-survey", as_at=LATEST)) == (0, 0, 1, 0)


def test_a_register_overrides_a_mention_whenever_it_comes():
    region()
    note(row("ZT1", "Zed Hospital", "employer"), source="staff-survey", as_at=LATEST)
    note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1"), as_at=EARLY)
    zed = organisation("ZT1")
    assert (zed.name, zed.kind, zed.path) == ("ZED NHS TRUST", "trust", "/ENG/ZR1/ZQ1/ZT1/")
    assert names("ZT1") == [("ZED NHS TRUST", None, None)]
    assert zed.names.get(alias=True).name == "Zed Hospital"


def test_a_lower_source_fills_what_is_empty():
    note(row("ZT1", "Zed"))
    note(row("ZT1", "Zed", town="Zedtown", area="Zedshire"), source="cqc-ratings")
    assert (organisation("ZT1").town, organisation("ZT1").area) == ("Zedtown", "Zedshire")


def test_a_code_of_the_regulator_that_is_known_already_is_the_same_organisation():
    region()
    note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1"))
    note(
        row("ZT1", "Zed NHS Trust", "care-provider"),
        row("ZT1-9", "Zed Ward", "care-location", parent_code="ZT1"),
        source="cqc-ratings",
    )
    assert organisation("ZT1").kind == "trust"
    assert organisation("ZT1-9").path == "/ENG/ZR1/ZQ1/ZT1/ZT1-9/"


def test_another_code_is_kept_once_and_found():
    note(row("ZQ1", "Board", "icb", other_codes=(("ons", "E54"),)))
    assert outcome(note(row("ZQ1", "Board", "icb", other_codes=(("ons", "E54"),)))) == (0, 0, 1, 0)
    assert " e54 " in organisation("ZQ1").search_text
    note(row("ZQ1", "Board", "icb", other_codes=(("ons", "E55"),)))
    assert " e55 " in organisation("ZQ1").search_text
