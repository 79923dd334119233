"""The real publications, taken in and read back as a reader would: every number of the list."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.db.models import Count, Sum

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.intake.actions.figures import take_figures
from leadwell.intake.actions.places import take_places
from leadwell.intake.rules.place_kinds import PLACE_KINDS
from leadwell.measures import queries
from leadwell.measures.models import Figure
from leadwell.measures.queries.one_measure import HEADCOUNTS
from leadwell.measures.rules.facts import WHOLE_AREA
from tests.real_data.files import delivered, needs_real_data, rows

pytestmark = needs_real_data

BY = system_actor("a test", Permission.PUBLISH_FIGURES, Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)
SURVEY = "nss-2024-organisational/NSS24_organisational_results.xlsx"
NATIONAL = "nss-2024-national/NSS24_national_results.xlsx"
TURNOVER = "nhs-turnover-2025/turnover_staffgroup_org_2025-11.csv"
RATINGS = "cqc-ratings-2020/cqc_latest_ratings_locations_2020.csv.gz"
HOSPITALS = "cqc-api-2021/cqc_hospitals_redacted.csv"
HOMES = "cqc-api-2021/cqc_care_homes_redacted.csv"
PAY = "gender-pay-gap-2017-18/gpg_2017-18_health_care_councils.csv"
MONTHS = [
    f"nhs-sickness-absence-2024-25/nhs_sickness_absence_2024-{month:02}.csv"
    for month in range(4, 13)
]
REGISTERS = [
    "ods-successors/lookup_nhs_trusts22_nhs_region21.csv",
    "ods-ccg-icb/icb_names_codes_dec_2024.csv",
    "ods-trusts/etr_2026-07.csv",
]


def take(name: str):
    """One real file, read and taken in."""
    file = delivered(name)
    about = {"by": BY, "as_at": file.as_at, "now": NOW}
    if file.kind in PLACE_KINDS:
        return take_places(file.kind, rows(name), source=file.kind, **about)
    return take_figures(file.kind, rows(name), delivery_edition=file.edition, digest=name, **about)


@pytest.fixture(scope="module")
def taken(django_db_setup, django_db_blocker):
    """Every publication, once, in a transaction that is taken back at the end."""
    names = [*REGISTERS, SURVEY, NATIONAL, *MONTHS, TURNOVER, RATINGS, HOSPITALS, HOMES, PAY]
    with django_db_blocker.unblock(), transaction.atomic():
        yield {name: take(name) for name in names}
        transaction.set_rollback(True)


def value(code: str, measure: str, breakdown: str = "") -> Figure:
    figures = Figure.objects.filter(
        organisation__code=code, measure=measure, breakdown=breakdown, current=True
    )
    return figures.latest("ended_on")


@pytest.mark.parametrize(
    ("name", "accepted", "refused"),
    [
        (SURVEY, 263, 0),
        (NATIONAL, 171, 0),
        (MONTHS[0], 285, 0),
        (MONTHS[-1], 280, 0),
        (TURNOVER, 9_351, 0),
        (RATINGS, 74_183, 1),
        (HOSPITALS, 173, 0),
        (HOMES, 728, 0),
    ],
)
def test_every_row_is_taken_or_refused_with_a_reason(taken, name, accepted, refused):
    came = taken[name]
    assert (came.accepted, came.unchanged, came.changed, len(came.refused)) == (
        accepted,
        0,
        0,
        refused,
    )


def test_no_employer_is_guessed_and_none_is_lost(taken):
    pay = taken[PAY]
    assert (pay.accepted, pay.refused) == (1_281, ())
    told = Figure.objects.filter(measure="pay-gap-mean", ended_on=date(2017, 3, 31))
    assert told.values("organisation").distinct().count() == 1_281
    unmatched = told.filter(organisation__known_from="gender-pay-gap")
    assert set(unmatched.values_list("organisation__kind", flat=True)) == {"employer"}


def test_the_one_place_with_two_words_on_one_day_gives_one_back(taken):
    (bad,) = taken[RATINGS].refused
    assert bad.cells[0] == "1-543895080"


# staff survey


@pytest.mark.parametrize(
    ("code", "measure", "expected"),
    [
        ("RJ1", "compassionate-and-inclusive", 7.353),
        ("RJ1", "engagement", 7.148),
        ("RJ1", "fair-progression", 52.535),
        ("RJ1", "discrimination-at-work", 12.470),
        ("RRE", "compassionate-and-inclusive", 7.854),
        ("RRE", "engagement", 7.395),
        ("RRE", "fair-progression", 66.857),
        ("RRE", "discrimination-at-work", 5.100),
    ],
)
def test_two_trusts_have_their_published_results(taken, code, measure, expected):
    assert round(value(code, measure).value, 3) == expected


def test_a_score_comes_with_how_many_answered(taken):
    assert value("RJ1", "compassionate-and-inclusive").base == 13_106
    assert value("RRE", "compassionate-and-inclusive").base == 5_969


def test_every_organisation_has_its_peers(taken):
    groups = Figure.objects.filter(measure="morale", peer_group__gt="").values("peer_group")
    counts = sorted(group["n"] for group in groups.annotate(n=Count("pk")).order_by())
    assert counts == [1, 1, 4, 6, 11, 13, 14, 41, 50, 122]


def test_withheld_answers_stay_withheld(taken):
    held_back = Figure.objects.filter(source__kind="staff-survey", suppressed=True)
    assert held_back.exists()
    assert not held_back.exclude(value=None).exists()


def test_the_ground_of_discrimination_is_not_taken_by_organisation(taken):
    assert not Figure.objects.filter(measure__contains="q16c").exists()


@pytest.mark.parametrize(
    ("measure", "white", "other"),
    [
        ("bullying-by-public", 23.51, 28.63),
        ("bullying-by-managers", 8.97, 10.13),
        ("bullying-by-colleagues", 16.04, 20.86),
        ("fair-progression", 58.85, 49.51),
        ("discrimination-by-public", 4.94, 20.56),
        ("discrimination-at-work", 6.77, 15.20),
    ],
)
def test_the_nation_differs_by_ethnic_background_as_published(taken, measure, white, other):
    group = "Ethnic background (summary): {}"
    others = "Staff from all other ethnic groups combined"
    assert round(value("ENG", measure, group.format("White staff")).value, 2) == white
    assert round(value("ENG", measure, group.format(others)).value, 2) == other


@pytest.mark.parametrize(
    ("measure", "with_", "without"),
    [
        ("bullying-by-public", 29.51, 23.28),
        ("bullying-by-managers", 14.06, 7.75),
        ("bullying-by-colleagues", 23.60, 15.27),
        ("fair-progression", 51.52, 57.67),
    ],
)
def test_the_nation_differs_by_lasting_conditions_as_published(taken, measure, with_, without):
    group = "Long lasting health conditions or illnesses: Staff {}"
    first = group.format("with one or more long lasting health conditions or illnesses")
    second = group.format("without a long lasting health condition or illness")
    assert round(value("ENG", measure, first).value, 2) == with_
    assert round(value("ENG", measure, second).value, 2) == without


def test_a_region_and_a_board_have_the_publishers_own_figure(taken):
    assert round(value("Y56", "bullying-by-managers", WHOLE_AREA).value, 1) == 11.2
    assert value("QKK", "bullying-by-managers").peer_group == "ICBs"
    assert value("QKK", "bullying-by-managers", WHOLE_AREA).base > 20_000


# sickness


@pytest.mark.parametrize(
    ("month", "rate"),
    [(4, 4.7640), (5, 4.7123), (6, 4.8737), (7, 5.1985), (8, 4.7932), (9, 4.9615),
     (10, 5.4124), (11, 5.4299), (12, 5.7449)],
)  # fmt: skip
def test_sickness_of_everybody_is_pooled(taken, month, rate):
    rows_ = Figure.objects.filter(measure="sickness-absence", ended_on__month=month)
    sums = rows_.aggregate(lost=Sum("numerator"), available=Sum("denominator"))
    assert round(100 * float(sums["lost"] / sums["available"]), 4) == rate


def test_sickness_in_june_of_three_organisations(taken):
    june = Figure.objects.filter(measure="sickness-absence", ended_on=date(2024, 6, 30))
    found = {f.organisation.code: round(f.value, 2) for f in june.select_related("organisation")}
    assert [found[code] for code in ("RJ1", "RRE", "0AR")] == [4.39, 5.39, 3.55]


def test_ambulance_trusts_are_pooled_as_peers(taken):
    one = queries.one_measure("RX6", "sickness-absence", by=ANYONE, on=date(2024, 6, 30))
    assert round(one.peers.pooled, 4) == 6.1805


# turnover


@pytest.mark.parametrize(
    ("measure", "total"),
    [
        ("headcount-at-start", 1_501_545),
        ("headcount-at-end", 1_502_405),
        ("joiners", 14_965),
        ("leavers", 14_218),
    ],
)
def test_all_staff_groups_come_to_the_published_totals(taken, measure, total):
    assert (
        Figure.objects.filter(measure=measure, breakdown="").aggregate(n=Sum("value"))["n"] == total
    )


@pytest.mark.parametrize(("group", "total"), [("Managers", 27_780), ("Senior managers", 14_068)])
def test_managers_come_to_the_published_totals(taken, group, total):
    at_end = Figure.objects.filter(measure="headcount-at-end", breakdown=group)
    assert at_end.aggregate(n=Sum("value"))["n"] == total


def test_one_trust_counts_from_start_to_end(taken):
    heads = ("headcount-at-start", "joiners", "leavers", "headcount-at-end")
    assert [value("RJ1", slug).value for slug in heads] == [22_555, 280, 201, 22_634]


def test_what_is_left_over_is_shown_for_94_of_247(taken):
    counts: dict[str, dict[str, float]] = {}
    for code, slug, count in Figure.objects.filter(
        measure__in=HEADCOUNTS, breakdown=""
    ).values_list("organisation__code", "measure", "value"):
        counts.setdefault(code, {})[slug] = count
    left = {
        code: of["headcount-at-start"] + of["joiners"] - of["leavers"] - of["headcount-at-end"]
        for code, of in counts.items()
    }
    assert len(left) == 247
    assert sum(residual == 0 for residual in left.values()) == 153
    assert abs(left["RL4"]) == 6
    assert sum(1 <= abs(residual) <= 3 for residual in left.values()) == 93


def test_a_row_that_is_absent_is_nought(taken):
    nobody = Figure.objects.filter(measure="joiners", breakdown="", value=0)
    assert nobody.filter(organisation__kind="icb").count() == 17


def test_full_time_posts_add_up_over_staff_groups(taken):
    whole = {
        f.organisation_id: f.value
        for f in Figure.objects.filter(measure="fte-at-end", breakdown="")
    }
    parts = Figure.objects.filter(measure="fte-at-end").exclude(breakdown="")
    for row in parts.values("organisation_id").annotate(n=Sum("value")).order_by():
        assert row["n"] == pytest.approx(whole[row["organisation_id"]], abs=0.01)


def test_a_hidden_count_leaves_no_rate_behind(taken):
    shown = queries.one_measure("RJ1", "managers-turnover", by=ANYONE, on=TODAY)
    assert value("RJ1", "managers-turnover").value > 0
    assert (shown.latest.value, shown.latest.numerator) == (None, None)


# ratings


@pytest.mark.parametrize(
    ("rating", "count"),
    [
        ("Good", 26_023),
        ("Requires improvement", 3_985),
        ("Outstanding", 1_613),
        ("Inadequate", 326),
        ("Insufficient evidence to rate", 14),
    ],
)
def test_overall_ratings_are_as_counted(taken, rating, count):
    overall = Figure.objects.filter(measure="cqc-overall", breakdown="", source__digest=RATINGS)
    assert overall.filter(label=rating).count() == count
    assert overall.values("organisation").distinct().count() == 31_959


@pytest.mark.parametrize(
    ("code", "labels"),
    [("1-7453047569", ["Outstanding", "Outstanding"]), ("RX601", ["Good", "Good"])],
)
def test_two_ratings_on_two_days_are_two_ratings(taken, code, labels):
    found = Figure.objects.filter(organisation__code=code, measure="cqc-overall", breakdown="")
    assert [f.label for f in found.order_by("ended_on")] == labels


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            HOMES,
            {"Good": 554, "Requires improvement": 94, "Outstanding": 50, "Inadequate": 15,
             "Inspected but not rated": 1},
        ),
        (
            HOSPITALS,
            {"Good": 7, "Requires improvement": 7, "Outstanding": 5, "No action": 1,
             "No published rating": 25},
        ),
    ],
)  # fmt: skip
def test_the_well_led_ratings_in_force_are_as_counted(taken, name, expected):
    series: dict[int, list[tuple[bool, date, str]]] = {}
    for place, level, day, label in Figure.objects.filter(
        measure="cqc-well-led", source__digest=name
    ).values_list("organisation_id", "value", "ended_on", "label"):
        series.setdefault(place, []).append((level is not None, day, label))
    in_force = [max(words)[2] for words in series.values()]
    assert {label: in_force.count(label) for label in set(in_force)} == expected


# taking it in again


@pytest.mark.parametrize("name", [SURVEY, MONTHS[2], TURNOVER, HOMES])
def test_the_same_file_again_changes_nothing(taken, name):
    before = Figure.objects.count()
    again = take(name)
    assert (again.changed, Figure.objects.count()) == (0, before)


@pytest.mark.parametrize("code", ["RJ1", "QKK", "Y56", "ENG", "RX601"])
def test_a_real_picture_takes_at_most_twelve_queries(taken, code, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        queries.picture(code, by=ANYONE, on=TODAY)
