from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.measures import actions
from leadwell.measures.models import Figure, Source
from leadwell.measures.tests.factories import NOW, counted, figure, organisation, publish, source
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_trust():
    organisation("ZZ1")


def current() -> Figure:
    return Figure.objects.get(current=True)


def test_a_figure_is_kept_as_it_was_published():
    publish(counted("ZZ1", "managers-turnover", 9, 120))
    kept = current()
    assert (kept.measure, kept.value, kept.numerator) == ("managers-turnover", 7.5, Decimal(9))
    assert (kept.source.edition, kept.restated) == ("Edition first", False)


def test_publishing_twice_is_publishing_once():
    publish(figure())
    again = publish(figure())
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert Figure.objects.count() == Source.objects.count() == 1


def test_the_same_figure_in_a_later_edition_changes_nothing():
    publish(figure())
    again = publish(figure(), digest="second", as_at=date(2026, 3, 1))
    assert again.outcomes == {2: actions.UNCHANGED}
    assert current().source.digest == "first"


def test_a_later_edition_restates_and_the_earlier_figure_stays():
    publish(figure(value=10.0))
    later = publish(figure(value=11.0), digest="second", as_at=date(2026, 3, 1))
    assert (later.changed, later.outcomes) == (1, {2: actions.CHANGED})
    assert (current().value, current().restated) == (11.0, True)
    before = Figure.objects.get(current=False)
    assert (before.value, before.source.digest) == (10.0, "first")


def test_an_older_edition_never_displaces_a_newer_one():
    publish(figure(value=11.0), digest="second", as_at=date(2026, 3, 1))
    late = publish(figure(value=10.0), digest="first", as_at=date(2025, 3, 1))
    assert (late.new, late.changed) == (1, 0)
    assert current().value == 11.0
    assert current().restated, "an older edition said otherwise, so the newer one restates it"
    assert Figure.objects.get(current=False).value == 10.0


def test_an_older_edition_loaded_twice_is_kept_once():
    publish(figure(value=11.0), digest="second", as_at=date(2026, 3, 1))
    publish(figure(value=10.0), digest="first", as_at=date(2025, 3, 1))
    again = publish(figure(value=10.0), digest="first", as_at=date(2025, 3, 1))
    assert (again.new, again.unchanged) == (0, 1)
    assert Figure.objects.count() == 2


def test_an_older_edition_that_agrees_leaves_no_trace():
    publish(figure(), digest="second", as_at=date(2026, 3, 1))
    publish(figure(), digest="first", as_at=date(2025, 3, 1))
    assert not current().restated
    assert Figure.objects.count() == 1


def test_a_new_peer_group_is_a_change_but_not_a_restatement():
    publish(figure())
    later = publish(figure(peer_group="Others"), digest="second", as_at=date(2026, 3, 1))
    assert later.changed == 1
    assert (current().peer_group, current().restated) == ("Others", False)


def test_an_unknown_organisation_is_refused_and_the_others_are_taken():
    done = publish(figure(), figure("ZZ9", line=3))
    assert done.new == 1
    assert {line: reason.code for line, reason in done.refused.items()} == {3: "MEA-13"}


def test_of_two_lines_that_disagree_the_last_is_taken():
    done = publish(figure(line=2, value=10.0), figure(line=5, value=12.0))
    assert current().value == 12.0
    assert {line: reason.code for line, reason in done.refused.items()} == {2: "MEA-14"}


def test_of_two_lines_that_agree_neither_is_refused():
    done = publish(figure(line=2), figure(line=5))
    assert (done.new, done.unchanged, done.refused) == (1, 1, {})


def test_a_figure_that_makes_no_sense_is_refused_and_the_others_are_taken():
    done = publish(figure(line=2, value=140.0), figure(line=3, measure="morale", value=6.0))
    assert done.refused[2].code == "MEA-11d"
    assert current().measure == "morale"


def test_a_line_of_several_figures_tells_the_strongest_thing_that_happened():
    publish(figure(), figure(measure="morale", value=6.0))
    later = publish(
        figure(), figure(measure="morale", value=6.1), figure(measure="engagement", value=7.0),
        digest="second", as_at=date(2026, 3, 1),
    )  # fmt: skip
    assert later.outcomes == {2: actions.CHANGED}


def test_a_suppressed_figure_has_no_value():
    publish(figure(value=None, suppressed=True, base=None))
    assert current().suppressed
    assert current().value is None


def test_history_says_once_what_was_published():
    publish(figure())
    publish(figure())
    (event,) = events("figures.published")
    assert event.details == {"new": 1, "changed": 0, "kind": "staff-survey"}


def test_nobody_publishes_without_the_right():
    with pytest.raises(NotPermitted):
        actions.publish_figures(by=ANYONE, figures=[figure()], source=source(), now=NOW)
    assert not Figure.objects.exists()


@pytest.mark.parametrize("beside", [False, True], ids=["nothing-stands", "something-stands"])
def test_words_come_back_as_they_were_written(beside):
    words = "Tab\there, back\\slash, \\N and\nanother line"
    if beside:
        publish(figure(breakdown=words, value=1.0), digest="before", as_at=date(2020, 1, 1))
    publish(figure(breakdown=words, label=words, peer_group=words))
    kept = current()
    assert (kept.breakdown, kept.label, kept.peer_group, kept.value) == (words, words, words, 10.0)


def test_a_part_nobody_spoke_of_is_new_beside_a_whole_that_stands():
    publish(figure(value=10.0))
    came = publish(figure(value=20.0, breakdown="Nurses"), digest="second")
    assert (came.new, came.changed, came.unchanged) == (1, 0, 0)
    assert set(Figure.objects.filter(current=True).values_list("value", flat=True)) == {10.0, 20.0}


def test_an_edition_without_figures_is_remembered_and_changes_nothing(db):
    published = publish()
    assert (published.new, published.changed, published.unchanged) == (0, 0, 0)
