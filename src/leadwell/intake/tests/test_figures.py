from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.gateways.cqc_detail import CqcKeyRating, CqcLocation
from leadwell.gateways.cqc_ratings import CqcRating
from leadwell.gateways.gender_pay_gap import PayGapRow
from leadwell.gateways.sickness import SicknessRow
from leadwell.gateways.staff_survey import SurveyOrganisation, SurveyResult
from leadwell.gateways.staff_survey_national import SurveyNational
from leadwell.gateways.turnover import TurnoverRow
from leadwell.intake.actions.figures import take_figures
from leadwell.intake.actions.pay_figures import codes_of, employers, own_code, pay_figures
from leadwell.intake.actions.rating_figures import detail_figures, rating_figures
from leadwell.intake.actions.sickness_figures import sickness_figures
from leadwell.intake.actions.survey_figures import national_figures, survey_figures
from leadwell.intake.actions.turnover_figures import turnover_figures
from leadwell.measures.queries import one_measure
from leadwell.measures.rules.facts import WHOLE_AREA
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted

DAY = date(2024, 11, 30)
BY = system_actor("a test", Permission.PUBLISH_FIGURES, Permission.NOTE_ORGANISATIONS)
SHEET = "A SHEET"
NEVER, FEW = "% Never", "% 1 to 2"


def result(
    question: str, answer: str, value: float | None, *, held_back: bool = False
) -> SurveyResult:
    base = None if held_back else 40
    return SurveyResult(
        6, SHEET, "ZZ1", "A Trust", "Trusts", question, answer, value, base, held_back
    )


def surveyed(*results: SurveyResult):
    one = SurveyOrganisation(6, "ZZ1", "A Trust", "Trusts", "", "", "Unweighted")
    return survey_figures([one, *results], as_at=DAY)


def staff(kind: str, group: str, heads: int, line: int) -> TurnoverRow:
    return TurnoverRow(
        line, date(2025, 10, 31), date(2025, 11, 30), kind, "ZR1", "Westmarch", "ZQ1", "A Board",
        "ZZ1", "A Trust", "Acute", "Acute - Small", group, heads, Decimal(heads),
    )  # fmt: skip


def rated(line: int, rating: str, on: date, domain: str = "Overall") -> CqcRating:
    return CqcRating(
        line, "1-1", "A Home", True, "Social Care Org", "Residential", ("1 Road",), "Town", "ZZ1 1ZZ",
        "Council", "Westmarch", "Overall", domain, rating, on, False, "1-2", "A Provider",
    )  # fmt: skip


def located(*ratings: CqcKeyRating) -> CqcLocation:
    return CqcLocation(
        2, "1-1", "1-2", "A Home", "", "Social Care Org", "Adult social care", "Registered", None,
        None, False, None, True, (), "Town", "", "ZZ1 1ZZ", "Westmarch", "Council", (), (), ratings,
    )  # fmt: skip


def paid(line: int, name: str, mean: str | None = "12.5") -> PayGapRow:
    gap = None if mean is None else Decimal(mean)
    return PayGapRow(
        line, name, "", "", (), "", "", False, None, gap, None, None, None,
        *[Decimal(50)] * 10,
    )  # fmt: skip


def values(said) -> dict[tuple[str, str], float | None]:
    return {(fact.measure, fact.breakdown): fact.value for fact in said.figures}


# the staff survey


def test_once_or_more_is_a_hundred_less_never():
    said = surveyed(result("Q14b", NEVER, 89.75), result("Q14b", FEW, 10.25))
    (fact,) = said.figures
    assert (fact.measure, fact.value, fact.base) == ("bullying-by-managers", 10.25, 40)
    assert (fact.began_on, fact.ended_on, fact.peer_group) == (
        date(2024, 1, 1), date(2024, 12, 31), "Trusts",
    )  # fmt: skip


def test_agreeing_and_strongly_agreeing_are_put_together():
    said = surveyed(result("Q25e", "% Agree", 40.5), result("Q25e", "% Strongly agree", 20.25))
    assert values(said) == {("speak-up", ""): 60.75}


def test_a_score_is_taken_as_published():
    assert values(surveyed(result("PP1", "score", 7.353))) == {
        ("compassionate-and-inclusive", ""): 7.353
    }


def test_an_answer_that_was_held_back_holds_the_figure_back():
    (fact,) = surveyed(result("Q14b", NEVER, None, held_back=True)).figures
    assert (fact.value, fact.suppressed, fact.base) == (None, True, None)


@pytest.mark.parametrize(
    "results",
    [
        pytest.param([result("Q25e", "% Agree", 40.5)], id="an-answer-is-missing"),
        pytest.param([result("Q14b", NEVER, None)], id="the-cell-is-empty"),
        pytest.param([result("Q99", NEVER, 50.0)], id="nobody-defined-it"),
        pytest.param([result("Q16c_1", "% Ethnic background", 100.0)], id="all-answer-alike"),
    ],
)
def test_what_cannot_be_made_is_left_out(results):
    assert surveyed(*results).figures == []


def test_an_organisation_is_one_row_whatever_it_answered():
    said = surveyed(result("PP1", "score", 7.0), result("PP3", "score", 6.0))
    assert list(said.rows) == [6]
    assert len(said.figures) == 2


def test_a_group_of_the_nation_keeps_its_name_and_an_area_has_its_own():
    rows = [
        SurveyNational(6, SHEET, "", "", "PP1", "score", 7.2, 900, False),
        SurveyNational(7, SHEET, "Region", "Westmarch", "PP1", "score", 7.1, 90, False),
    ]
    said = national_figures(rows, as_at=DAY, areas={("Region", "Westmarch"): "ZR1"})
    assert [(f.organisation_code, f.breakdown, f.value) for f in said.figures] == [
        ("ENG", "", 7.2),
        ("ENG", "Region: Westmarch", 7.1),
        ("ZR1", WHOLE_AREA, 7.1),
    ]


# the workforce


def test_sickness_is_worked_out_from_its_days():
    row = SicknessRow(
        2, date(2024, 6, 30), "ZR1", "", "ZQ1", "", "ZZ1", "A Trust", "Acute", Decimal("43.9"),
        Decimal(1000), Decimal("4.39"), True,
    )  # fmt: skip
    (fact,) = sickness_figures([row], as_at=DAY).figures
    assert (fact.value, fact.numerator, fact.began_on) == (4.39, Decimal("43.9"), date(2024, 6, 1))


def test_no_days_available_is_no_rate():
    row = SicknessRow(
        2, date(2024, 6, 30), "", "", "", "", "ZZ1", "A Trust", "Acute", Decimal(0), Decimal(0), None,
        True,
    )  # fmt: skip
    (fact,) = sickness_figures([row], as_at=DAY).figures
    assert fact.value is None


def test_a_row_left_out_means_nobody():
    said = turnover_figures(
        [
            staff("Denominator at start of period", "All staff groups", 100, 2),
            staff("Denominator at end of period", "All staff groups", 110, 3),
            staff("Leavers", "All staff groups", 21, 4),
            staff("Denominator at end of period", "Managers", 11, 5),
        ],
        as_at=DAY,
    )
    told = values(said)
    assert (
        told["joiners", ""]
        == told["leavers", "Managers"]
        == told["headcount-at-start", "Managers"]
        == 0
    )
    assert told["staff-turnover", ""] == 20.0
    assert told["managers-turnover", ""] == 0.0
    assert told["managers-per-hundred-staff", ""] == 10.0
    assert ("senior-managers-turnover", "") not in told, "nobody of whom anybody could leave"
    assert {fact.line for fact in said.figures} == {2, 3, 4, 5}
    assert {fact.began_on for fact in said.figures} == {date(2025, 11, 1)}


def test_an_unknown_type_of_row_is_given_back():
    said = turnover_figures([staff("Guesses", "Managers", 3, 9)], as_at=DAY)
    assert list(said.refused) == [9]
    assert said.cells(said.rows[9])[:2] == ("202510 to 202511", "Guesses")


# the regulator


def test_a_rating_is_a_word_with_its_place_in_the_order():
    said = rating_figures(
        [rated(2, "Good", DAY), rated(3, "Unheard of", DAY, "Well-led")], as_at=DAY
    )
    assert [(f.measure, f.label, f.value) for f in said.figures] == [
        ("cqc-overall", "Good", 3.0),
        ("cqc-well-led", "Unheard of", None),
    ]


def test_a_strange_domain_is_given_back_with_its_row():
    said = rating_figures([rated(2, "Good", DAY, "Parking")], as_at=DAY)
    assert (list(said.refused), said.figures) == ([2], [])
    assert said.cells(said.rows[2])[12:15] == ("Parking", "Good", "30/11/2024")


def test_of_two_reports_of_one_day_the_newest_is_taken():
    said = detail_figures(
        [located(
            CqcKeyRating("Well-led", "Good", DAY, False),
            CqcKeyRating("Well-led", "Inadequate", DAY, True),
            CqcKeyRating("Well-led", "Inadequate", date(2020, 1, 1), True),
            CqcKeyRating("Parking", "Good", DAY, False),
        )],
        as_at=DAY,
    )  # fmt: skip
    assert [(f.label, f.ended_on) for f in said.figures] == [
        ("Good", DAY),
        ("Inadequate", date(2020, 1, 1)),
    ]


def test_a_word_without_a_day_holds_as_at_the_file():
    said = detail_figures(
        [located(CqcKeyRating("Overall", "No published rating", None, False))], as_at=DAY
    )
    assert [(f.label, f.ended_on, f.value) for f in said.figures] == [
        ("No published rating", DAY, None)
    ]


# pay


def employed(line, name, number="", current=""):
    return paid(line, name)._replace(company_number=number, current_name=current)


def test_an_employer_is_matched_by_name_and_never_guessed():
    known = {"A Trust": {"ZZ1"}, "Old Name": {"ZZ4"}, "Twins": {"ZZ2", "ZZ3"}}
    rows = [
        employed(2, "A Trust", "1234567"),
        employed(3, "Twins", "02345678"),
        employed(4, "Nobody", "sc345678"),
        employed(5, "New Name", current="Old Name"),
        employed(6, "Nowhere Ltd."),
    ]
    codes = codes_of(rows, known)
    assert [codes[line] for line in (2, 3, 4, 5)] == ["ZZ1", "CH-02345678", "CH-SC345678", "ZZ4"]
    assert re.fullmatch("GPG-[0-9A-F]{8}", codes[6])
    assert [one.code for one in employers(rows, codes)] == [codes[3], codes[4], codes[6]]
    assert {one.kind for one in employers(rows, codes)} == {"employer"}


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        pytest.param(("1234567", "7654321"), {"CH-01234567", "CH-07654321"}, id="two-stay-two"),
        pytest.param(("1234567", "01234567"), {"ZZ1"}, id="one-in-two-years-stays-one"),
    ],
)
def test_two_companies_of_one_name_are_not_taken_for_one(numbers, codes):
    rows = [employed(line, "A Trust", number) for line, number in enumerate(numbers, start=2)]
    assert set(codes_of(rows, {"A Trust": {"ZZ1"}}).values()) == codes


def test_a_name_gives_the_same_code_however_it_is_written():
    one, same, other = (
        own_code(employed(2, name, number))
        for name, number in (("Hill & Dale Ltd.", ""), ("HILL AND DALE LTD", "?"), ("Dale", ""))
    )
    assert one == same != other


def test_what_an_employer_left_empty_is_left_out():
    said = pay_figures([paid(5, "A", None)], snapshot=date(2017, 3, 31), codes={5: "ZZ1"})
    assert len(said.figures) == 6
    assert not said.refused
    assert said.cells(paid(5, "A"))[0] == "A"


def test_a_report_that_says_its_year_is_of_that_year():
    row = paid(2, "A Trust")._replace(year=2019)
    said = pay_figures([row], snapshot=date(2017, 3, 31), codes={2: "ZZ1"})
    assert {fact.ended_on for fact in said.figures} == {date(2019, 3, 31)}


# taken in


@pytest.mark.django_db
class TestTaking:
    def take(self, *rows, by=BY, kind="turnover", digest="first"):
        return take_figures(
            kind, rows, by=by, delivery_edition="Edition", as_at=DAY, digest=digest,
            now=datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip

    def test_an_employer_nobody_knows_is_kept_and_found_again(self):
        rows = [employed(2, "Nobody Ltd", "12345678"), employed(3, "Nobody Ltd", "87654321")]
        for digest, accepted in (("first", 2), ("second", 0)):
            came = self.take(*rows, kind="gender-pay-gap", digest=digest)
            assert (came.accepted, came.unchanged, came.refused) == (accepted, 2 - accepted, ())
        known = Organisation.objects.filter(known_from="gender-pay-gap")
        kept = {(one.code, one.name, one.kind, one.sector) for one in known}
        told = ("Nobody Ltd", "employer", "unknown")
        assert kept == {("CH-12345678", *told), ("CH-87654321", *told)}

    def rows(self):
        return [
            staff("Denominator at start of period", "All staff groups", 100, 2),
            staff("Denominator at end of period", "All staff groups", 110, 3),
            staff("Guesses", "Managers", 3, 9),
        ]

    def test_every_row_is_counted_once(self):
        came = self.take(*self.rows())
        assert (came.accepted, came.unchanged, came.changed) == (2, 0, 0)
        assert [bad.line for bad in came.refused] == [9]

    def test_the_same_rows_again_change_nothing(self):
        self.take(*self.rows())
        came = self.take(*self.rows(), digest="second")
        assert (came.accepted, came.unchanged, came.changed) == (0, 2, 0)

    def test_a_row_that_says_something_else_is_a_change(self):
        self.take(*self.rows())
        came = self.take(staff("Denominator at start of period", "All staff groups", 101, 2),
                         *self.rows()[1:2], digest="second")  # fmt: skip
        assert (came.accepted, came.unchanged, came.changed) == (0, 1, 1)

    def test_a_place_a_publication_names_is_noted_first(self):
        self.take(*self.rows())
        shown = one_measure("ZZ1", "headcount-at-end", by=ANYONE, on=date(2026, 1, 1))
        assert (shown.name, shown.latest.value) == ("A Trust", 110.0)

    def test_a_rated_place_is_noted_first(self):
        came = self.take(rated(2, "Good", DAY), kind="cqc-ratings")
        assert (came.accepted, came.refused) == (1, ())

    def test_nobody_takes_in_figures_without_the_right(self):
        with pytest.raises(NotPermitted):
            self.take(*self.rows(), by=ANYONE)
