"""The frameworks that come with the programme."""

from datetime import date

import pytest
from django.core.management import call_command

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.reasons import NotPermitted
from leadwell.standards import queries
from leadwell.standards.actions import adopt_shipped
from leadwell.standards.models import Definition, Framework, Item, Link, Mark, Version
from leadwell.standards.queries.shipped import shipped_versions
from leadwell.standards.rules.rule_tree import keys_of, read_rule
from leadwell.standards.tests.factories import NOW, version

pytestmark = pytest.mark.django_db
SHIPPER = system_actor("a test", Permission.PUBLISH_STANDARDS)
ON = date(2026, 11, 22)


@pytest.fixture
def adopted():
    return adopt_shipped(by=SHIPPER, now=NOW)


def test_every_framework_we_ship_is_in_force_and_each_left_an_event(adopted):
    assert {one.framework.slug for one in queries.versions_in_force(ON)} == {
        "core", "values", "people-promise", "board-2024", "care-pathway", "care-certificate",
        "fmlm", "igpm", "social-care-diplomas",
    }  # fmt: skip
    told = events("standards.adopted")
    assert {one.pk for one in told} == {one.noted_in for one in adopted}


def test_taking_them_in_twice_is_once(adopted):
    before = [*(model.objects.count() for model in (Version, Item, Link)), events().count()]
    assert adopt_shipped(by=SHIPPER, now=NOW) == ()
    after = [*(model.objects.count() for model in (Version, Item, Link)), events().count()]
    assert after == before


def test_every_home_has_the_same_identifiers(adopted):
    listen = Item.objects.get(key="core:2.1")
    assert str(listen.identifier) == "0468408c-b85e-59c1-b728-40db34286b04"
    assert {one.identifier.version for one in Item.objects.all()} == {5}
    assert {one.identifier.version for one in Link.objects.all()} == {5}


def test_what_somebody_else_published_stays_and_ours_is_left_out():
    theirs = version("core", "9")
    adopt_shipped(by=SHIPPER, now=NOW)
    assert list(Version.objects.filter(framework__slug="core")) == [theirs]
    assert not Link.objects.filter(kind="isRelatedTo").exists(), "their items are not ours"


def test_nobody_else_may_take_them_in():
    with pytest.raises(NotPermitted):
        adopt_shipped(by=ANYONE, now=NOW)
    assert not Version.objects.exists()


def test_only_the_core_is_an_example_and_says_so(adopted):
    examples = Framework.objects.filter(example=True)
    assert [one.slug for one in examples] == ["core"]
    assert "example" in examples[0].title


def test_every_version_says_where_it_comes_from_and_what_nobody_checked(adopted):
    for one in adopted:
        assert one.source, one.title
        assert one.unverified, one.title


def test_a_licence_is_given_only_where_it_is_known(adopted):
    assert [one.version.framework.slug for one in Definition.objects.all()] == ["core"]


def test_not_yet_observed_is_on_the_scale_and_is_no_number(adopted):
    assert [one.words for one in Mark.objects.filter(observed=False)] == ["Not yet observed"]
    assert Mark.objects.filter(observed=True).count() == 4


def test_every_item_a_requirement_names_is_there(adopted):
    known = set(Item.objects.values_list("key", flat=True))
    for one in queries.requirements_on(ON):
        assert keys_of(read_rule(one.rule)) <= known, one.code


def test_a_ward_managers_level_refuses_since_march_and_needs_four_standards(adopted):
    [level_2] = [one for one in queries.requirements_on(ON) if one.level == 2]
    assert not level_2.binds_on(date(2026, 2, 28))
    assert level_2.binds_on(date(2026, 3, 1))


def test_there_are_five_levels_and_six_values(adopted):
    assert [one.number for one in queries.levels_on(ON)] == [1, 2, 3, 4, 5]
    assert len(queries.values_on(ON).values) == 6
    assert Item.objects.filter(key__startswith="care-certificate:").count() == 16
    assert Item.objects.filter(key__startswith="care-pathway:").count() == 8


def test_prior_learning_may_count_and_never_counts_by_itself(adopted):
    assert "core:3.4" in queries.may_count(ON)["igpm:MIGPM"]
    assert queries.crosswalk(ON) == {}


def test_items_hang_where_they_belong(adopted):
    behaviour = Item.objects.get(key="core:2.1.b")
    assert (behaviour.parent.key, behaviour.parent.parent.key) == ("core:2.1", "core:people")


def test_the_command_takes_them_in(capsys):
    call_command("adopt_standards")
    assert Version.objects.count() == len(shipped_versions())
