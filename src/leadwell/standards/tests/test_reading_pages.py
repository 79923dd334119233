"""What everybody reads about the standards."""

from datetime import date

import pytest
from django.urls import reverse

from leadwell.access.tests.factories import account_with_role, england
from leadwell.actor import Permission, system_actor
from leadwell.standards.actions import adopt_shipped
from leadwell.standards.models import Version
from leadwell.standards.tests.factories import NOW, item, requirement, version
from tests.journeys.html_check import html_faults

pytestmark = pytest.mark.django_db
SHIPPER = system_actor("a test", Permission.PUBLISH_STANDARDS)
MOST_QUERIES = 12


@pytest.fixture
def adopted():
    return adopt_shipped(by=SHIPPER, now=NOW)


def test_the_shelf_has_the_values_first_and_the_example_labelled(
    client, adopted, django_assert_max_num_queries
):
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get("/standards/").content.decode()
    assert html_faults(text) == []
    assert (
        text.index("Everyone counts")
        < text.index("The core standards")
        < text.index("Care Certificate")
    )
    assert "example in our own words" in text


@pytest.mark.parametrize("address", ["/standards/core/", "/standards/core/1.0/"])
def test_a_version_says_that_it_is_an_example_what_each_level_asks_and_whose_words_it_is(
    client, adopted, django_assert_max_num_queries, address
):
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get(address).content.decode()
    assert html_faults(text) == []
    assert "Example, not the national text" in text
    assert "Level 2: Leading a team" in text
    assert "At least 3 of these:" in text
    assert "On hold" in text
    assert "Not verified yet" in text
    assert "band 7, first line manager" in text


def test_names_of_others_carry_no_example_label_but_their_source(client, adopted):
    text = client.get("/standards/board-2024/").content.decode()
    assert "Example, not the national text" not in text
    assert "www.england.nhs.uk" in text
    assert "Driving high-quality and sustainable outcomes" in text


def test_an_item_says_what_one_sees_who_asks_for_it_and_what_may_count(
    client, adopted, django_assert_max_num_queries
):
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get("/standards/core/1.0/3.1/").content.decode()
    assert html_faults(text) == []
    assert "Not yet observed" in text
    assert "To lead a service" in text
    assert "Level 5 diploma" in text
    assert "/training/?standard=core%3A3.1" in text
    assert "Making good leading normal" in text, "what it leads to"


def test_a_crosswalk_is_read_from_the_other_side_too(client, adopted):
    text = client.get("/standards/igpm/2022/MIGPM/").content.decode()
    assert "Planning a service" in text


@pytest.mark.parametrize(
    "address",
    ["/standards/nothing/", "/standards/core/9/", "/standards/core/1.0/9.9/", "/standards/nothing/compare/",
     "/standards/core/compare/?before=1.0&after=7"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, adopted, address):
    assert client.get(address).status_code == 404


def test_a_draft_is_read_by_those_who_work_on_it_only(client, adopted):
    version("core", "1.1", status="draft", from_on=None)
    address = reverse("standards:version", args=["core", "1.1"])
    assert client.get(address).status_code == 404
    client.force_login(account_with_role("assurer", england()))
    text = client.get(address).content.decode()
    assert "Draft" in text
    assert "Not published yet." in text


@pytest.mark.parametrize(
    ("from_on", "until_on", "says"),
    [
        (date(2020, 1, 1), None, "In force since 1 January 2020."),
        (date(2020, 1, 1), date(2090, 1, 1), "It ends on 1 January 2090."),
        (
            date(2020, 1, 1),
            date(2021, 1, 1),
            "Was in force from 1 January 2020 until 1 January 2021.",
        ),
        (date(2090, 1, 1), None, "In force from 1 January 2090."),
    ],
)
def test_a_version_says_when_it_holds(client, from_on, until_on, says):
    version("core", "1.0", from_on=from_on, until_on=until_on)
    assert says in client.get("/standards/core/").content.decode()


def test_a_requirement_that_names_what_nobody_knows_still_reads(client):
    requirement(1, {"any": [{"item": "gone:1"}, {"item": "core:1.1"}]}, bites_on=None)
    item("core:l1", kind="level", level=1)
    text = client.get("/standards/core/").content.decode()
    assert "gone:1" in text
    assert "One of these:" in text
    assert "Explains, and refuses nobody." in text


def test_a_requirement_that_cannot_be_read_says_so(client):
    requirement(1, {"none": []}, bites_on=date(2090, 1, 1))
    item("core:l1", kind="level", level=1)
    text = client.get("/standards/core/").content.decode()
    assert "This rule cannot be read." in text
    assert "From 1 January 2090." in text


def _two_versions():
    item("core:l1", kind="level", level=1)
    item("core:1.1", statement="Listens to people every day.", short="Listen", level=1)
    item("core:1.2", statement="Is gone.")
    requirement(1, {"item": "core:1.1"})
    Version.objects.update(until_on=date(2026, 6, 1))
    new = version("core", "1.1", from_on=date(2026, 6, 1))
    said = {"version": new, "changed_at": NOW, "kind": "standard"}
    for code, statement, more in (
        ("1.1", "Listens to staff every day.", {"short": "Hear", "notes": "New", "kind": "other"}),
        ("1.3", "Is new.", {}),
    ):
        new.items.create(**said | more, code=code, key=f"core:{code}", statement=statement)
    new.requirements.create(code="level-1", title="Level 1", level=1, rule={"item": "core:1.3"})
    new.requirements.create(code="level-2", title="Level 2", level=2, rule={"item": "core:1.3"})
    return new


def test_two_versions_are_compared_word_by_word(client, django_assert_max_num_queries):
    _two_versions()
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get("/standards/core/compare/").content.decode()
    assert html_faults(text) == []
    assert "1 added, 2 removed, 1 changed; what 2 levels asks is different." in text
    assert "Listens to <del>people</del> every day." in text
    assert "Listens to <ins>staff</ins> every day." in text
    assert "It was called “Listen” and is called “Hear”." in text
    for says in (
        "It stands on another level.",
        "It is another kind of item.",
        "Its notes are different.",
    ):
        assert says in text
    assert "Nothing was asked." in text


def test_comparing_backwards_says_what_was_added_as_removed(client):
    _two_versions()
    text = client.get("/standards/core/compare/?before=1.1&after=1.0").content.decode()
    assert "2 added, 1 removed, 1 changed" in text
    assert "Nothing is asked." in text


def test_a_version_beside_itself_says_the_same(client):
    version()
    text = client.get("/standards/core/compare/?before=1.0&after=1.0").content.decode()
    assert "The two say the same." in text


def test_one_version_cannot_be_compared_yet_and_the_page_says_so(client):
    version()
    assert "There is one version so far." in client.get("/standards/core/compare/").content.decode()
