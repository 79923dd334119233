"""The way of a draft in the browser, from its start to its publication."""

from datetime import date

import pytest
from django.urls import reverse

from leadwell.access.tests.factories import account_with_role, england
from leadwell.actor import Permission, system_actor
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.actions import adopt_shipped
from leadwell.standards.forms.drafting import boxes_of
from leadwell.standards.models import Item, Version
from leadwell.standards.tests.factories import NOW
from tests.journeys.html_check import html_faults

pytestmark = pytest.mark.django_db
SHIPPER = system_actor("a test", Permission.PUBLISH_STANDARDS)
MOST_QUERIES = 24  # two of them sign in; a draft asks everything that stands in the way as well


@pytest.fixture
def people():
    adopt_shipped(by=SHIPPER, now=NOW)
    return account_with_role("assurer", england()), account_with_role("national-lead", england())


@pytest.fixture
def drafter(client, people):
    client.force_login(people[0])
    return client


@pytest.fixture
def draft(drafter):
    answer = drafter.post("/standards/drafts/start/", {"framework": "core", "number": "1.1"})
    assert answer.status_code == 302
    return Version.objects.get(number="1.1", framework__slug="core")


def at(name, draft, *more):
    return reverse(f"standards:{name}", args=[draft.pk, *more])


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    assert html_faults(text) == [], address
    return text


def test_the_door_is_shut_to_others(client, people):
    assert client.get("/standards/drafts/").status_code == 302
    client.force_login(account_with_role("staff", england()))
    assert client.get("/standards/drafts/").status_code == 403


def test_the_desk_lists_what_is_written_and_what_is_published(drafter, draft):
    text = text_of(drafter, "/standards/drafts/")
    assert "1 version is being worked on." in text
    assert "Care Certificate" in text


def test_an_empty_desk_says_so(drafter):
    assert "Nothing is being written at the moment." in text_of(drafter, "/standards/drafts/")


def test_a_number_that_is_taken_is_refused_on_the_same_page(drafter):
    answer = drafter.post("/standards/drafts/start/", {"framework": "core", "number": "1.0"})
    assert answer.status_code == 409
    assert "There is a version 1.0 already." in answer.content.decode()


def test_every_page_of_a_draft_opens(drafter, draft):
    item, asks = draft.items.get(code="2.1"), draft.requirements.get(code="level-2")
    drafter.post(at("comments", draft), {"item": "2.1", "said": "Too vague."})
    comment = draft.comments.get()
    for address in (
        at("draft", draft), at("describe", draft), at("affected", draft), at("item-add", draft),
        at("item-change", draft, item.pk), at("item-remove", draft, item.pk),
        at("requirement-add", draft), at("requirement-change", draft, asks.pk),
        at("requirement-remove", draft, asks.pk), at("comments", draft),
        at("answer", draft, comment.pk), at("step", draft, "send"), at("step", draft, "publish"),
        at("step", draft, "send-back"), at("step", draft, "sign-off"), at("step", draft, "retire"),
    ):  # fmt: skip
        assert text_of(drafter, address)
    assert drafter.get(at("step", draft, "nonsense")).status_code == 404
    assert drafter.post(at("step", draft, "nonsense")).status_code == 404


def test_what_is_in_the_way_is_said_before_the_button(drafter, draft):
    assert "It has to be signed off first." in text_of(drafter, at("step", draft, "publish"))


@pytest.mark.parametrize("name", ["item-change", "item-remove", "requirement-change", "answer"])
def test_parts_of_another_version_are_not_found(drafter, draft, name):
    other = Item.objects.filter(version__number="1.0").first()
    assert drafter.get(at(name, draft, other.pk)).status_code == 404


def test_an_item_is_changed_by_its_form_and_nobody_is_overwritten(drafter, draft):
    item = draft.items.get(code="2.1")
    address = at("item-change", draft, item.pk)
    typed = {
        "seen": item.changed_at.isoformat(), "kind": "standard", "code": "2.1", "short": "New name",
        "statement": "New words.", "level": "2", "parent": "people", "after": "1.1, 1.2", "notes": "",
    }  # fmt: skip
    assert drafter.post(address, typed).status_code == 302
    item.refresh_from_db()
    assert (item.short, item.parent.code) == ("New name", "people")
    assert 'value="1.1, 1.2"' in text_of(drafter, address)
    again = drafter.post(address, {**typed, "statement": "Others."})
    assert again.status_code == 409
    assert "Somebody else changed this" in again.content.decode()
    assert "Others." in again.content.decode(), "what was typed is still there"


def test_an_item_is_added_and_taken_out(drafter, draft):
    typed = {"kind": "standard", "code": "2.9", "short": "More", "statement": "More.", "level": "2",
             "parent": "people", "after": "", "notes": "", "seen": "nonsense"}  # fmt: skip
    assert drafter.post(at("item-add", draft), typed).status_code == 302
    made = draft.items.get(code="2.9")
    assert drafter.post(at("item-remove", draft, made.pk)).status_code == 302
    assert not draft.items.filter(code="2.9").exists()


def test_a_requirement_is_written_in_plain_boxes(drafter, draft):
    asks = draft.requirements.get(code="level-2")
    text = text_of(drafter, at("requirement-change", draft, asks.pk))
    assert "induction\n2.1" in text
    typed = {
        "code": "level-2", "title": "To lead a team", "level": "2", "staff_group": "",
        "always": "induction\n2.1\n2.3", "count": "2", "choice": "2.2\n2.4\n2.5", "tree": "",
        "bites_on_day": "1", "bites_on_month": "3", "bites_on_year": "2027", "because": "",
    }  # fmt: skip
    assert drafter.post(at("requirement-change", draft, asks.pk), typed).status_code == 302
    asks.refresh_from_db()
    assert asks.bites_on == date(2027, 3, 1)
    assert asks.rule["all"][2:] == [
        {"item": "core:2.3"},
        {"at_least": 2, "of": [{"item": "core:2.2"}, {"item": "core:2.4"}, {"item": "core:2.5"}]},
    ]


def test_a_requirement_that_fits_no_box_is_written_out(drafter, draft):
    asks = draft.requirements.get(code="level-5")
    assert "&quot;any&quot;" in text_of(drafter, at("requirement-change", draft, asks.pk)).replace(
        "&#34;", "&quot;"
    )
    typed = {"code": "level-6", "title": "More", "level": "5", "tree": '{"item": "core:5.1"}'}
    assert drafter.post(at("requirement-add", draft), typed).status_code == 302
    assert draft.requirements.get(code="level-6").rule == {"item": "core:5.1"}
    wrong = drafter.post(at("requirement-add", draft), {**typed, "code": "x", "tree": "{"})
    assert wrong.status_code == 422
    nothing = drafter.post(at("requirement-add", draft), {**typed, "code": "x", "tree": ""})
    assert nothing.status_code == 409, "a requirement that asks for nothing"
    made = draft.requirements.get(code="level-6")
    assert drafter.post(at("requirement-remove", draft, made.pk)).status_code == 302


@pytest.mark.parametrize(
    ("rule", "boxes"),
    [
        ({"item": "core:1"}, {"always": "1"}),
        ({"all": [{"item": "fmlm:x"}]}, {"always": "fmlm:x"}),
        (
            {"at_least": 1, "of": [{"item": "core:1"}]},
            {"always": "", "count": 1, "choice": "1"},
        ),
        ({"any": [{"item": "core:1"}]}, None),
        ({"all": []}, None),
        ({"all": [{"at_least": 1, "of": [{"all": [{"item": "core:1"}]}]}]}, None),
        ([], None),
    ],
)
def test_a_rule_is_shown_in_boxes_where_it_fits(rule, boxes):
    found = boxes_of(rule, "core")
    assert found == boxes if boxes is not None else set(found) == {"tree"}


def test_the_title_the_source_and_the_label_are_changed_by_their_form(drafter, draft):
    typed = {"title": "National standards", "about": "", "creator": "Somebody", "source": "",
             "unverified": "One\n\nTwo", "seen": ""}  # fmt: skip
    draft.refresh_from_db()
    refused = drafter.post(at("describe", draft), {**typed, "source": draft.source})
    assert refused.status_code == 409
    assert "before the label comes off" in refused.content.decode()
    typed |= {"source": "https://www.example.org/national"}
    assert drafter.post(at("describe", draft), typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.unverified, draft.example) == (["One", "Two"], False)


def test_from_review_to_publication_in_the_browser(client, people, drafter, draft):
    drafter.post(at("step", draft, "send"))
    drafter.post(at("comments", draft), {"item": "", "said": "Is it short enough?"})
    text = text_of(drafter, at("draft", draft))
    assert "Answer the comments first. Still open: 1." in text
    assert "The national team does this" in text
    comment = draft.comments.get()
    assert drafter.post(at("answer", draft, comment.pk), {"answer": "It is."}).status_code == 302
    assert "Every comment has its answer." in text_of(drafter, at("comments", draft))
    client.force_login(people[1])
    assert client.post(at("step", draft, "sign-off")).status_code == 302
    day = {"from_on_day": "1", "from_on_month": "1", "from_on_year": "2090"}
    assert client.post(at("step", draft, "publish"), day).status_code == 302
    assert "It is published, and never changes." in text_of(client, at("draft", draft))
    assert "In force from 1 January 2090." in text_of(client, "/standards/core/1.1/")
    end = {
        "until_on_day": "1",
        "until_on_month": "1",
        "until_on_year": "2091",
        "because": "It was an example",
    }
    assert client.post(at("step", draft, "retire"), end).status_code == 302
    assert "It has ended." in text_of(client, at("draft", draft))


def test_it_is_sent_back_with_words(drafter, draft):
    drafter.post(at("step", draft, "send"))
    assert drafter.post(at("step", draft, "send-back"), {"because": ""}).status_code == 422
    assert drafter.post(at("step", draft, "send-back"), {"because": "Shorter"}).status_code == 302
    assert "Shorter" in text_of(drafter, at("draft", draft))


def test_who_is_touched_is_counted_for_those_who_may_see_counts(client, people, drafter, draft):
    trust = place("T1", england())
    hold(person("Asha"), post(trust, "1", level=2))
    draft.requirements.filter(code="level-2").update(title="More than before")
    text = text_of(drafter, at("affected", draft))
    assert "1 level changes." in text
    assert "How many that is, national and regional teams see." in text
    client.force_login(people[1])
    text = text_of(client, at("affected", draft))
    assert "1 level changes. 1 person stands on it today." in text
    assert f"/organisations/ENG/what-if/?version={draft.pk}" in text


def test_a_draft_that_asks_nothing_new_touches_nobody(drafter, draft):
    assert "No level asks anything else than before." in text_of(drafter, at("affected", draft))


def test_a_draft_without_one_before_it_touches_the_levels_it_asks_of(drafter):
    kept = Version.objects.get(framework__slug="core")
    Version.objects.filter(pk=kept.pk).update(status="draft", from_on=None)
    assert "5 levels change." in text_of(drafter, at("affected", kept))


def test_a_draft_page_asks_few_questions(drafter, draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        drafter.get(at("draft", draft))
