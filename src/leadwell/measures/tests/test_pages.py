from __future__ import annotations

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import pages, queries
from leadwell.measures.models import Source
from leadwell.measures.pages import sentences, words
from leadwell.measures.pages.phrases import Relation
from leadwell.measures.queries import Peers
from leadwell.measures.tests.factories import (
    TODAY,
    counted,
    england,
    figure,
    month,
    organisation,
    publish,
)
from leadwell.organisations.models import Organisation, Succession

pytestmark = pytest.mark.django_db


@pytest.fixture
def trusts():
    england()
    organisation("ZR1", "Westmarch", kind="region", sector="national", path="/ENG/ZR1/")
    for number in range(1, 6):
        organisation(f"ZZ{number}", f"Trust {number}", path=f"/ENG/ZR1/ZZ{number}/")


def survey(mine: float, others: float, *, measure: str = "bullying-by-managers", base: int = 2000):
    facts = [
        figure(f"ZZ{n}", line=n, measure=measure, value=others, base=base) for n in range(2, 6)
    ]
    return [figure("ZZ1", line=1, measure=measure, value=mine, base=base), *facts]


def page(code="ZZ1", on=TODAY):
    return pages.picture_page(queries.picture(code, by=ANYONE, on=on), today=TODAY)


def in_full(code, slug):
    one = queries.one_measure(code, slug, by=ANYONE, on=TODAY)
    return pages.measure_page(one, today=TODAY)


def chapter(of, id_):
    return next(each for each in of.chapters if each.id == id_)


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        pytest.param(10.1, "less often than in similar organisations (10.1% against 11.9%)", id="less"),
        pytest.param(14.0, "more often than in similar organisations (14.0% against 11.9%)", id="more"),
        pytest.param(11.5, "against 11.9%): the difference may be chance", id="about-the-same"),
    ],
)  # fmt: skip
def test_a_difference_smaller_than_its_doubt_is_not_called_one(trusts, mine, says):
    publish(*survey(mine, 11.9))
    assert says in page().answer
    assert "2,000 answers" in page().doubt


def test_a_score_is_rated_and_not_reported(trusts):
    publish(*survey(7.8, 7.2, measure="compassionate-and-inclusive"))
    assert page().answer.startswith(
        "Staff here rate compassionate and inclusive leadership higher than in similar organisations"
    )


def test_a_figure_that_was_held_back_is_said_and_never_drawn(trusts):
    publish(*survey(10.0, 11.9)[1:], figure("ZZ1", line=1, value=None, suppressed=True, base=None))
    fair = chapter(page(), "fair")
    assert "held back by the publisher: too few answers. That is not nought." in fair.sentence
    assert fair.pictures == ()


def test_one_year_cannot_say_whether_it_is_getting_better(trusts):
    publish(*survey(10.0, 11.9))
    assert (
        "Only the 2024 survey has been loaded, so nobody can say from this whether it is getting better."
        in chapter(page(), "fair").sentence
    )


@pytest.mark.parametrize(
    ("before", "says"),
    [
        pytest.param(14.0, "It has got better since 2023 (14.0% then, 10.0% now).", id="better"),
        pytest.param(6.0, "It has got worse since 2023 (6.0% then, 10.0% now).", id="worse"),
        pytest.param(10.5, "No clear change since 2023 (10.5% then, 10.0% now).", id="no-change"),
    ],
)
def test_two_years_say_whether_it_is_getting_better(trusts, before, says):
    then = {"began_on": date(2023, 1, 1), "ended_on": date(2023, 12, 31), "base": 2000}
    publish(*survey(10.0, 11.9), figure("ZZ1", value=before, **then))
    assert says in chapter(page(), "fair").sentence
    full = in_full("ZZ1", "bullying-by-managers")
    assert says in full.answer
    assert full.years.title == "Bullying by managers over time"


def test_what_is_missing_is_named_with_what_would_have_to_be_loaded(trusts):
    publish(*survey(10.0, 11.9))
    told = {each.id: each for each in page().chapters}
    assert list(told) == ["led", "fair", "enough", "health", "found"]
    assert told["enough"].missing[0].startswith("Turnover by staff group has not been loaded")
    assert told["health"].missing == (
        "Monthly sickness absence has not been loaded for this organisation.",
    )
    assert told["found"].missing[0].startswith("No ratings have been loaded")


def test_without_a_survey_the_chapters_of_the_staff_say_so(trusts):
    publish(*(month("ZZ1", n, 40.0) for n in range(1, 8)))
    assert chapter(page(), "led").missing[0].startswith("No staff survey has been loaded")


def test_where_nothing_is_known_it_is_said_once(trusts):
    said = page()
    assert said.chapters == ()
    assert said.answer.startswith("Nothing about how this place is led has been loaded")


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


def test_a_care_home_gets_a_short_honest_page(trusts):
    organisation("1-1", "A Home", kind="care-location", sector="social-care")
    rated = {
        "base": None,
        "peer_group": "",
        "began_on": date(2020, 5, 6),
        "ended_on": date(2020, 5, 6),
    }
    publish(figure("1-1", measure="cqc-well-led", value=3.0, label="Good", **rated),
            figure("1-1", measure="cqc-safe", value=3.0, label="Good", **rated))  # fmt: skip
    home = page("1-1")
    assert [each.id for each in home.chapters] == ["found"]
    assert home.answer == "The regulator's latest word here is Good, published on 6 May 2020."
    assert home.without.startswith("Staff surveys, sickness and turnover are not published")
    assert len(home.chapters[0].pictures) == 1
    assert len(home.chapters[0].table.rows) == 1


def test_an_inspection_without_a_rating_leaves_the_rating_in_force(trusts):
    organisation("1-1", "A Home", kind="care-location", sector="social-care")
    for number, (day, label, level) in enumerate(
        [(date(2018, 5, 1), "Good", 3.0), (date(2020, 12, 18), "Inspected but not rated", None)]
    ):
        publish(figure("1-1", line=number, measure="cqc-overall", value=level, label=label, base=None,
                       peer_group="", began_on=day, ended_on=day), digest=label)  # fmt: skip
    found = chapter(page("1-1"), "found")
    assert found.sentence == "Overall rating: Good, published on 1 May 2018."
    assert "It was inspected again without a new rating on 18 December 2020." in found.more
    beside = queries.side_by_side(["1-1"], ["cqc-overall"], by=ANYONE, on=TODAY)
    assert [each.label for each in beside.latest.values()] == ["Good"]


def test_a_place_nobody_wrote_about_says_so(trusts):
    organisation("ZP1", "A Practice", kind="practice", sector="primary-care")
    assert page("ZP1").chapters == ()
    assert page("ZP1").answer.startswith("Nothing about how this place is led has been loaded yet")
    assert page("ZP1").without == ""


def test_a_place_without_a_survey_is_not_told_that_none_is_published_when_sickness_is(trusts):
    organisation("ZN1", "A Body", kind="national-body", sector="national")
    publish(*(month("ZN1", m, 4.0) for m in range(1, 4)))
    assert "sickness and turnover are not published" not in page("ZN1").without


def test_an_earlier_organisation_known_from_lists_only_is_not_said_to_be_open(trusts):
    organisation("347", "347", kind="predecessor")
    assert page("347").status.startswith("Known only from the lists")


def test_the_ratings_of_the_places_are_counted_in_the_answer(trusts):
    organisation("ZC1", "A Provider", kind="care-provider", sector="social-care", path="/ZC1/")
    organisation("ZC11", "A Home", kind="care-location", path="/ZC1/ZC11/")
    publish(figure("ZC11", measure="cqc-overall", value=3.0, label="Good", base=None))
    assert page("ZC1").answer == "The regulator has rated its places one by one: Good 1."


def test_the_places_of_a_trust_are_listed_and_not_averaged(trusts):
    organisation("ZZ101", "A hospital", kind="site", path="/ENG/ZR1/ZZ1/ZZ101/")
    publish(
        figure("ZZ101", measure="cqc-overall", value=2.0, label="Requires improvement", base=None)
    )
    found = chapter(page(), "found")
    assert "listed and not averaged" in found.sentence
    assert [cell.text for cell in found.table.rows[0].cells[:1]] == ["A hospital"]


def test_a_closed_organisation_leads_to_its_successor(trusts):
    old = organisation("ZO1", "Old Trust", closed_on=date(2022, 4, 1))
    Succession.objects.create(
        predecessor=old, successor=organisation("ZZ1"), on=date(2022, 4, 1), source="a test"
    )
    closed = page("ZO1")
    assert closed.status == "Closed on 1 April 2022. Its work went on elsewhere."
    assert [(link.text, link.href) for link in closed.continued_by] == [
        ("Trust 1", "/organisations/ZZ1/")
    ]
    assert page("ZZ1").before.rows[0].cells[0].text == "Old Trust"


def test_as_at_an_earlier_day_nothing_later_is_told(trusts):
    publish(*survey(10.0, 11.9))
    early = page(on=date(2020, 5, 1))
    assert (
        early.answer
        == "Nothing about how this place is led has been loaded for 1 May 2020 or before."
    )
    assert early.csv_href.endswith("?on=2020-05-01")


def test_a_region_is_pooled_and_says_so(trusts):
    publish(*survey(10.0, 11.9))
    region = page("ZR1")
    assert region.answer == "11.5% of staff here report bullying by managers."
    assert "never averages of averages" in region.doubt
    assert [row.cells[0].text for row in region.beneath.rows] == [f"Trust {n}" for n in range(1, 6)]
    (row,) = chapter(region, "fair").table.rows
    assert row.cells[4] == "5 organisations, 10,000 answers"


def test_one_measure_in_full_names_its_peers_in_order_of_name(trusts):
    publish(*survey(10.0, 11.9))
    full = in_full("ZZ1", "bullying-by-managers")
    assert [row.cells[0].text for row in full.peers.rows] == [f"Trust {n}" for n in range(1, 6)]
    assert [row.you for row in full.peers.rows] == [True, False, False, False, False]
    said = {fact.key for fact in (*full.method, *full.small_print)}
    assert said >= {"What is counted", "Formula", "Source", "Licence", "Rule"}


def test_a_measure_that_was_not_loaded_says_so(trusts):
    assert in_full("ZZ1", "morale").answer == (
        "This measure has not been loaded for this organisation."
    )


def test_counts_that_do_not_meet_are_explained(trusts):
    heads = {"headcount-at-start": 100, "joiners": 12, "leavers": 9, "headcount-at-end": 101}
    publish(*(counted("ZZ1", slug, 1, 1, value=float(n), numerator=None, denominator=None)
              for slug, n in heads.items()))  # fmt: skip
    assert "come to +2 and not to 0" in in_full("ZZ1", "joiners").doubt


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        pytest.param([], "Add two organisations or more", id="none"),
        pytest.param(["ZZ1"], "Add one more", id="one"),
        pytest.param(["ZZ2", "ZZ1"], "Where intervals overlap", id="two"),
        pytest.param([f"ZZ{n}" for n in range(1, 8)], "Six is the most", id="seven"),
    ],
)
def test_a_comparison_says_what_it_needs(trusts, codes, says):
    for code in codes:
        organisation(code)
    publish(*survey(10.0, 11.9))
    beside = queries.side_by_side(codes, pages.COMPARED, by=ANYONE, on=TODAY)
    shown = pages.compare_page(beside, day=TODAY)
    assert shown.says.startswith(says)
    assert bool(shown.tables) is (len(codes) == 2)


def give_words_to_search():
    for one in Organisation.objects.all():
        Organisation.objects.filter(pk=one.pk).update(search_text=f" {one.name.lower()} ")


def compared(*asked):
    beside = queries.side_by_side(asked, pages.COMPARED, by=ANYONE, on=TODAY)
    return pages.compare_page(beside, day=TODAY)


def test_a_name_nobody_knows_is_named(trusts):
    assert compared("Xyzzy").in_the_way == (
        "Nothing here is called “Xyzzy”. Check the spelling, or try its code.",
    )


def test_a_name_adds_the_organisation_that_is_called_so(trusts):
    give_words_to_search()
    assert compared("ZZ1", "trust 3").codes == ("ZZ1", "ZZ3")


def test_a_name_that_may_mean_several_offers_them_and_keeps_the_rest(trusts):
    give_words_to_search()
    shown = compared("ZZ1", "trust")
    assert shown.codes == ("ZZ1",)
    (several,) = shown.several
    assert several.typed == "trust"
    assert [choice.text for choice in several.choices] == [f"Trust {n}" for n in range(1, 6)]
    assert several.choices[2].href.endswith("?org=ZZ1&org=ZZ3")


def test_the_doubt_names_those_it_compares_with(trusts):
    publish(*survey(10.0, 11.9))
    assert "Similar organisations are the 5 that the publisher groups as" in page().doubt


def test_where_nobody_left_the_words_say_so(trusts):
    publish(
        counted("ZZ1", "managers-turnover", 0, 60),
        counted("ZZ1", "managers-per-hundred-staff", 60, 900),
    )
    assert any("nobody left, of about 60." in said for said in chapter(page(), "enough").more)


def test_an_organisation_known_by_its_code_only_keeps_its_capitals():
    assert words.name(Organisation(code="RKA", name="RKA")) == "RKA"


@pytest.mark.parametrize(
    ("licence", "says"),
    [
        pytest.param(
            "Made up: no licence needed", "Made up: no licence needed", id="its-own-words"
        ),
        pytest.param(
            "Open Government Licence v3.0",
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            id="the-words-it-asks-for",
        ),
    ],
)
def test_a_figure_names_the_licence_of_its_source(trusts, licence, says):
    publish(*survey(10.0, 11.9))
    Source.objects.update(licence=licence)
    told = {fact.key: fact.value for fact in in_full("ZZ1", "bullying-by-managers").method}
    assert told["Licence"] == says


def test_the_sheet_says_no_more_than_the_page(trusts):
    publish(
        counted("ZZ1", "managers-turnover", 3, 101), counted("ZZ2", "managers-turnover", 9, 101)
    )
    one = queries.one_measure("ZZ1", "managers-turnover", by=ANYONE, on=TODAY)
    sheet = pages.measure_sheet(one)
    mine = dict(zip(sheet.head, sheet.rows[0], strict=True))
    assert (mine["value"], mine["counted"], mine["out of"]) == (None, None, 100.0)
    assert mine["why there is no value"] == "not shown: too few people"
    assert "3" not in {str(cell) for cell in sheet.rows[0]}


def test_every_measure_is_in_the_library():
    shown = pages.library_page(queries.definitions().values())
    assert sum(len(table.rows) for table in shown.tables) == len(queries.definitions())


def test_without_an_interval_nothing_is_called_more_or_less():
    nobody = Peers("g", 5, 0, 1.0, 2.0, 3.0, None, None)
    assert sentences.relation(None, nobody.middle) is Relation.UNKNOWN
    assert words.told(None) == "not published"


def test_an_employer_known_from_its_pay_gap_only_is_not_said_to_be_open():
    organisation("CH-01234567", "Nobody Ltd", kind="employer", known_from="gender-pay-gap")
    picture = page("CH-01234567")
    state = next(fact for fact in picture.facts if fact.key == "State")
    assert state.value == "Known only from the gender pay gap reports"
    assert picture.pay.href == "/organisations/CH-01234567/measures/pay-gap-median/"
    assert "the regulator found" not in picture.without


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
