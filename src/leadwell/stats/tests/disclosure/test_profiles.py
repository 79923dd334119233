"""What may be shown about few people, at every turn of every profile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.disclosure import (
    AS_PUBLISHED,
    HES_2018,
    INTERNAL_EXACT,
    PROFILES,
    SURVEY_11,
    TEN_FIVE,
    Profile,
    may_show_ratio,
    show_count,
    what_is_known,
)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (1002, 1000), (1003, 1005)],
)
def test_the_hospital_statistics_rule(count, shown):
    assert show_count(count, HES_2018) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (10, None), (11, 11), (13, 13)])
def test_the_staff_survey_rule(count, shown):
    assert show_count(count, SURVEY_11) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (9, None), (10, 10), (13, 15)])
def test_the_ten_five_rule(count, shown):
    assert show_count(count, TEN_FIVE) == shown


@pytest.mark.parametrize(
    "profile",
    [
        *(one for one in PROFILES.values() if not one.noise),
        Profile("five", 1, 0, 5, "made up"),
        Profile("ten", 1, 1, 10, "made up"),
    ],
    ids=lambda p: p.name,
)
def test_what_is_known_is_every_count_that_would_be_shown_so_and_no_other(profile):
    counts = {count: show_count(count, profile) for count in range(60)}
    for shown in {value for count, value in counts.items() if count < 40} - {None}:
        fits = [count for count, value in counts.items() if value == shown]
        assert what_is_known(shown, profile) == (min(fits), max(fits))


@pytest.mark.parametrize("profile", [INTERNAL_EXACT, AS_PUBLISHED], ids=lambda p: p.name)
@given(count=st.integers(0, 10**9))
def test_the_exact_profiles_show_every_count_as_it_is(profile, count):
    assert show_count(count, profile) == count
    assert may_show_ratio(count, max(count, 1), profile) == []


@given(st.integers(0, 10**6), st.sampled_from(list(PROFILES.values())))
def test_a_count_shown_is_never_further_off_than_half_a_step(count, profile):
    shown = show_count(count, profile)
    assert (shown is None) == (profile.hide_from <= count <= profile.hide_to)
    assert shown is None or abs(shown - count) <= profile.round_to / 2
    assert shown is None or shown % profile.round_to == 0


def test_halfway_goes_up():
    assert show_count(15, Profile("ten", 1, 0, 10, "made up")) == 20


def test_a_count_below_nought_is_refused():
    with pytest.raises(ValueError, match="below nought"):
        show_count(-1, INTERNAL_EXACT)


@pytest.mark.parametrize(
    ("numerator", "denominator", "profile", "codes"),
    [
        (8, 8, HES_2018, []),
        (0, 8, HES_2018, []),
        (7, 900, HES_2018, ["STA-02"]),
        (0, 7, HES_2018, ["STA-03"]),
        (3, 7, HES_2018, ["STA-02", "STA-03"]),
        (0, 0, HES_2018, ["STA-01"]),
        (3, 11, SURVEY_11, []),
        (3, 10, SURVEY_11, ["STA-03"]),
        (1, 2, INTERNAL_EXACT, []),
        (0, 0, INTERNAL_EXACT, ["STA-01"]),
    ],
)
def test_when_a_ratio_may_be_shown(numerator, denominator, profile, codes):
    found = may_show_ratio(numerator, denominator, profile)
    assert [reason.code for reason in found] == codes


def test_the_reasons_name_the_limits_and_never_the_counts():
    for reason in may_show_ratio(3, 6, HES_2018):
        assert "1 to 7" in str(reason)
        assert "3" not in str(reason)
        assert "6" not in str(reason)


def test_a_profile_is_found_by_its_name():
    assert set(PROFILES) == {
        "internal-exact", "hes-2018", "survey-11", "ten-five", "cell-key", "as-published",
    }  # fmt: skip
    assert PROFILES["hes-2018"] is HES_2018
