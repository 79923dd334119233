"""What operational numbers say: never alone, and over time."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import queries
from leadwell.measures.tests.factories import (
    TODAY,
    counted,
    month,
    publish,
)
from leadwell.measures.tests.pages.looking import chapter, page, survey

pytestmark = pytest.mark.django_db


def test_an_operational_number_never_stands_without_the_staff_beside_it(trusts):
    publish(*survey(6.4, 6.0, measure="morale"),
            *(month("ZZ1", n, 40.0) for n in range(1, 8)),
            counted("ZZ1", "managers-per-hundred-staff", 20, 1000))  # fmt: skip
    health, enough = chapter(page(), "health"), chapter(page(), "enough")
    assert [stat.label for stat in health.stats] == ["Sickness absence", "Morale"]
    assert [stat.value for stat in enough.stats] == ["2.0", "not known"]


def test_months_without_a_signal_are_called_usual(trusts):
    publish(*(month("ZZ1", n, 40.0 + n % 2) for n in range(1, 10)))
    health = chapter(page(), "health")
    assert "Nothing unusual" in health.sentence
    assert "These are trial limits: 9 months are few" in health.sentence
    assert "Usual variation: no significant change." in health.more


def test_months_above_the_usual_level_are_counted_in_words(trusts):
    lost = [40, 42, 40, 42, 40, 42, 40, 42, 41.5, 42.5, 42, 41.5, 42.5, 42]
    series = [month("ZZ1", n % 12 + 1, each, year=2023 + n // 12) for n, each in enumerate(lost)]
    publish(*series)
    health = chapter(page(), "health")
    assert "7 months in a row are above the usual level of 4.1%" in health.sentence
    assert any(said.startswith("Concerning: higher than usual") for said in health.more)
    assert "trial" not in health.sentence


@pytest.mark.parametrize(("way", "says"), [(1, "has risen month"), (-1, "has fallen month")])
def test_seven_months_each_beyond_the_last_are_said_in_words(trusts, way, says):
    lost = [38, 44] * 4 + [41 + way * step for step in (-1.5, -1, -0.5, 0, 0.5, 1, 1.5)]
    series = [month("ZZ1", n % 12 + 1, each, year=2023 + n // 12) for n, each in enumerate(lost)]
    publish(*series)
    assert says in chapter(page(), "health").sentence


def test_too_few_managers_to_show_is_said(trusts):
    publish(counted("ZZ1", "managers-per-hundred-staff", 20, 1000),
            counted("ZZ1", "managers-turnover", 3, 20))  # fmt: skip
    said = chapter(page(), "enough").more
    assert said == (
        "Turnover of managers in November 2025 is not shown. "
        "From 1 to 7 people were counted: too few to show a rate. That is not nought.",
    )


def test_where_nobody_left_the_words_say_so(trusts):
    publish(
        counted("ZZ1", "managers-turnover", 0, 60),
        counted("ZZ1", "managers-per-hundred-staff", 60, 900),
    )
    assert any("nobody left, of about 60." in said for said in chapter(page(), "enough").more)


def test_how_many_managers_there_are_is_a_level_and_gets_no_control_chart(trusts):
    days = [date(2024, n, 28) for n in range(1, 11)]
    publish(
        *(
            counted("ZZ1", "managers-per-hundred-staff", 60 + n, 900, began_on=on, ended_on=on)
            for n, on in enumerate(days)
        )
    )
    assert (
        queries.one_measure("ZZ1", "managers-per-hundred-staff", by=ANYONE, on=TODAY).usual is None
    )
