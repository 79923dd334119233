"""Noting organisations: what is new, what moved, and what stays for ever."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations import actions
from leadwell.organisations.models import Organisation, OrganisationName, Placement
from leadwell.organisations.tests.factories import (
    NOW,
    REGISTRAR,
    note,
    organisation,
    region,
    row,
)
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db

EARLY, LATE, LATEST = date(2018, 7, 31), date(2025, 12, 1), date(2026, 7, 1)


def names(code):
    found = organisation(code).names.filter(alias=False).order_by("from_on", "until_on")
    spoken = [(each.name, each.from_on, each.until_on) for each in found]
    return sorted(spoken, key=lambda each: each[1] or date.min)


def places(code):
    found = organisation(code).placements.select_related("parent")
    spoken = [(each.parent.code, each.from_on, each.until_on) for each in found]
    return sorted(spoken, key=lambda each: each[1] or date.min)


def outcome(noted):
    return (len(noted.added), len(noted.changed), len(noted.unchanged), len(noted.refused))


def test_a_new_organisation_has_a_name_a_place_and_a_path():
    region()
    assert outcome(note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1", town="ZEDTOWN"))) == (
        1, 0, 0, 0,
    )  # fmt: skip
    zed = organisation("ZT1")
    assert (zed.path, zed.parent.code, zed.town) == ("/ENG/ZR1/ZQ1/ZT1/", "ZQ1", "ZEDTOWN")
    assert names("ZT1") == [("ZED NHS TRUST", None, None)]
    assert places("ZT1") == [("ZQ1", None, None)]


def test_the_order_of_rows_in_a_file_does_not_matter():
    note(
        row("ZT101", "Clinic", "site", parent_code="ZT1"),
        row("ZT1", "Zed", parent_code="ZQ1"),
        row("ZQ1", "Board", "icb", parent_code="ZR1"),
        row("ZR1", "Region", "region", parent_code="ENG"),
    )
    assert organisation("ZT101").path == "/ENG/ZR1/ZQ1/ZT1/ZT101/"


def test_the_same_file_again_changes_nothing():
    rows = [row("ZT1", "Zed", parent_code="ZQ1", town="Zedtown", other_codes=(("ons", "E9"),))]
    note(*rows)
    before = list(Organisation.objects.values()), events().count()
    assert outcome(note(*rows)) == (0, 0, 1, 0)
    assert (list(Organisation.objects.values()), events().count()) == before


def test_a_newer_file_moves_the_name_and_keeps_the_old_one():
    note(row("ZT1", "Zed"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed and Brack"), as_at=LATEST)) == (0, 1, 0, 0)
    assert organisation("ZT1").name == "Zed and Brack"
    assert names("ZT1") == [("Zed", None, LATEST), ("Zed and Brack", LATEST, None)]
    assert " zed " in organisation("ZT1").search_text


def test_an_older_file_adds_to_the_past_and_leaves_today_alone():
    note(row("ZT1", "Zed and Brack", town="Zedtown", closed_on=EARLY), as_at=LATEST)
    assert outcome(note(row("ZT1", "Zed", town="Oldtown"), as_at=LATE)) == (0, 1, 0, 0)
    zed = organisation("ZT1")
    assert (zed.name, zed.town, zed.closed_on) == ("Zed and Brack", "Zedtown", EARLY)
    assert names("ZT1") == [("Zed", None, LATEST), ("Zed and Brack", LATEST, None)]


@pytest.mark.parametrize(
    "order",
    [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)],
    ids=lambda order: "".join(map(str, order)),
)
def test_three_editions_in_any_order_tell_the_same_story(order):
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    editions = [
        (row("ZT1", "Zed", parent_code="ZQ1"), EARLY),
        (row("ZT1", "Zed University", parent_code="ZQ1"), LATE),
        (row("ZT1", "Zed and Brack", parent_code="ZQ2"), LATEST),
    ]
    for number in order:
        facts, as_at = editions[number]
        note(facts, as_at=as_at)
    assert names("ZT1") == [
        ("Zed", None, LATE),
        ("Zed University", LATE, LATEST),
        ("Zed and Brack", LATEST, None),
    ]
    assert places("ZT1") == [("ZQ1", None, LATEST), ("ZQ2", LATEST, None)]
    assert organisation("ZT1").name == "Zed and Brack"
    assert organisation("ZT1").path == "/ENG/ZR2/ZQ2/ZT1/"
    assert [outcome(note(facts, as_at=as_at)) for facts, as_at in editions] == [(0, 0, 1, 0)] * 3


def test_an_older_file_with_the_same_name_moves_the_day_of_the_change():
    note(row("ZT1", "Zed"), as_at=EARLY)
    note(row("ZT1", "Zed and Brack"), as_at=LATEST)
    assert outcome(note(row("ZT1", "Zed and Brack"), as_at=LATE)) == (0, 1, 0, 0)
    assert names("ZT1") == [("Zed", None, LATE), ("Zed and Brack", LATE, None)]


def test_a_name_in_other_capitals_is_the_same_name():
    note(row("ZT1", "ZED NHS TRUST"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed NHS Trust"), as_at=LATEST)) == (0, 0, 1, 0)


def test_what_contradicts_an_edition_of_the_same_day_is_only_for_finding():
    note(row("ZT1", "Zed"), as_at=LATE)
    note(row("ZT1", "Zed Brack"), as_at=LATE, source="ods-sites")
    assert names("ZT1") == [("Zed", None, None)]
    assert organisation("ZT1").names.get(alias=True).name == "Zed Brack"


def test_whatever_sits_in_a_moved_organisation_moves_with_it():
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    note(row("ZT1", "Zed", parent_code="ZQ1"), row("ZT101", "Clinic", "site", parent_code="ZT1"))
    note(row("ZT1", "Zed", parent_code="ZQ2"), as_at=LATEST)
    assert organisation("ZT101").path == "/ENG/ZR2/ZQ2/ZT1/ZT101/"


def test_a_board_and_its_trust_may_move_in_one_file():
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    note(
        row("ZQ1", "", "icb", parent_code="ZR2"), row("ZT1", "Zed", parent_code="ZQ2"), as_at=LATEST
    )
    assert organisation("ZQ1").path == "/ENG/ZR2/ZQ1/"
    assert organisation("ZT1").path == "/ENG/ZR2/ZQ2/ZT1/"


def test_opening_and_closing_follow_the_newest_register():
    note(row("ZT1", "Zed"), as_at=LATE)
    note(row("ZT1", "Zed", closed_on=date(2026, 3, 31)), as_at=LATEST)
    assert organisation("ZT1").closed_on == date(2026, 3, 31)
    note(row("ZT1", "Zed", opened_on=EARLY), as_at=date(2026, 8, 1))
    assert (organisation("ZT1").closed_on, organisation("ZT1").opened_on) == (None, EARLY)


def test_a_file_that_does_not_tell_what_is_closed_opens_nothing():
    note(row("ZT1", "Zed", closed_on=EARLY), as_at=LATE)
    note(row("ZT1", "Zed", tells_closing=False), as_at=LATEST)
    assert organisation("ZT1").closed_on == EARLY


def test_what_a_newer_file_leaves_empty_is_kept():
    note(row("ZT1", "Zed", town="Zedtown", postcode="ZE1 1AA"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed"), as_at=LATEST)) == (0, 0, 1, 0)
    assert organisation("ZT1").town == "Zedtown"


def test_a_place_nobody_has_described_is_kept_under_its_code_until_a_file_names_it():
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    assert (organisation("ZQ1").name, organisation("ZQ1").kind) == ("ZQ1", "icb")
    assert organisation("ZT1").path == "/ENG/ZQ1/ZT1/"
    note(row("ZQ1", "NHS Zed Board", "icb", parent_code="ZR1"), source="icb-names")
    assert organisation("ZQ1").name == "NHS Zed Board"
    assert names("ZQ1") == [("NHS Zed Board", None, None)]


def test_a_place_only_pointed_at_may_turn_out_to_be_of_a_kind_that_says_more():
    note(row("ZQ1", "", "commissioner"))
    assert outcome(note(row("ZQ1", "", "icb"))) == (0, 1, 0, 0)
    assert organisation("ZQ1").kind == "icb"


def test_a_body_outside_england_is_not_put_into_england():
    note(row("ZW1", "Zed Cymru NHS Trust"))
    assert (organisation("ZW1").parent, organisation("ZW1").path) == (None, "/ZW1/")


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


def test_text_that_could_break_the_copy_is_kept_as_it_is():
    note(row("ZT1", "Zed \\ \"Brack\" \\N 'x' \t tab", town="Z\x1fT", address="a\nb"))
    zed = organisation("ZT1")
    assert (zed.name, zed.town, zed.address) == (
        "Zed \\ \"Brack\" \\N 'x' tab", "Z T", "a b",
    )  # fmt: skip


def test_one_event_for_a_batch_says_what_came_of_it():
    note(row("ZT1", "Zed"), row("ZT2", "Brack"), source="ods-trusts", as_at=LATE)
    event = events().get()
    assert (event.what, event.by_name) == ("organisations.noted", REGISTRAR.name)
    assert event.details == {
        "source": "ods-trusts", "as_at": "2025-12-01", "added": 2, "changed": 0, "refused": 0,
    }  # fmt: skip


def test_somebody_without_the_grant_is_refused_and_nothing_is_written():
    with pytest.raises(NotPermitted):
        actions.note_organisations(
            by=ANYONE, facts=[row("ZT1", "Zed")], source="ods-trusts", as_at=None, now=NOW
        )
    assert not Organisation.objects.exists()


def test_nothing_to_note_is_no_trouble():
    assert outcome(note()) == (0, 0, 0, 0)


def test_england_is_made_when_it_is_first_needed_and_once():
    first = actions.ensure_england(by=REGISTRAR, now=NOW)
    assert actions.ensure_england(by=REGISTRAR, now=NOW).pk == first.pk
    assert (first.name, first.kind, first.path) == ("England", "country", "/ENG/")


def test_two_official_names_at_one_time_are_refused_by_the_database():
    note(row("ZT1", "Zed"))
    with pytest.raises(IntegrityError, match="one_official_name_at_a_time"), transaction.atomic():
        OrganisationName.objects.create(
            organisation=organisation("ZT1"), name="Brack", from_on=EARLY, source="x"
        )


def test_two_places_at_one_time_are_refused_by_the_database():
    region()
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    with pytest.raises(IntegrityError, match="one_place_at_a_time"), transaction.atomic():
        Placement.objects.create(
            organisation=organisation("ZT1"), parent=organisation("ZR1"), from_on=EARLY, source="x"
        )


def test_a_batch_of_many_is_noted_like_one_of_few():
    region()
    rows = [row(f"ZT{n:03}", f"Zed {n}", parent_code="ZQ1", line=n + 1) for n in range(600)]
    assert outcome(note(*rows)) == (600, 0, 0, 0)
    assert outcome(note(*rows)) == (0, 0, 600, 0)
    moved = [replace(one, name=f"{one.name} and Brack") for one in rows]
    assert outcome(note(*moved, as_at=LATEST)) == (0, 600, 0, 0)
    assert names("ZT007") == [("Zed 7", None, LATEST), ("Zed 7 and Brack", LATEST, None)]


def test_a_row_that_only_points_at_something_known_says_nothing_new():
    note(row("ZT1", "Zed"))
    assert outcome(note(row("ZT1", "", "predecessor"))) == (0, 0, 1, 0)
    assert organisation("ZT1").kind == "trust"


def test_what_follows_in_the_same_transaction_is_planned_as_ever():
    note(row("ZT1", "Zed"))
    note(*(row(f"ZT{n:03}", f"Zed {n}", line=n) for n in range(600)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('enable_nestloop'), current_setting('enable_seqscan')"
        )
        assert cursor.fetchone() == ("on", "on")
