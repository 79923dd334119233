"""Writing a draft, from its start to what it may say."""

from datetime import date, timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards import actions
from leadwell.standards.models import (
    Definition,
    Framework,
    Item,
    Link,
    Mark,
    Requirement,
    Scale,
    Step,
    Version,
)
from leadwell.standards.queries import drafts as reads
from leadwell.standards.tests.factories import NOW, item, requirement, version

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def drafter():
    return actor_with_role("assurer", england())


@pytest.fixture
def colleague():
    return actor_with_role("assurer", england())


@pytest.fixture
def published():
    """A version with a level, two standards (the first before the second), and a requirement."""
    item("core:l1", kind="level", level=1, order=1)
    domain = item("core:people", kind="domain", order=2)
    first = item("core:1.1", parent=domain, level=1, order=3, case={"uri": "x", "notes": "kept"})
    second = item("core:1.2", parent=domain, level=1, order=4)
    outside = item("fmlm:fellow")
    base = first.version
    for kind, to in (("precedes", second), ("isRelatedTo", outside)):
        Link.objects.create(version=base, kind=kind, origin=first, destination=to, changed_at=NOW)
    requirement(1, {"item": "core:1.1"})
    scale = Scale.objects.create(version=base, title="How often", changed_at=NOW)
    Mark.objects.create(scale=scale, position=1, words="Not yet observed", observed=False)
    Definition.objects.create(version=base, kind="CFLicenses", title="Open", changed_at=NOW)
    return base


@pytest.fixture
def draft(published, drafter):
    return actions.start_draft(by=drafter, framework="core", number="1.1", now=NOW)


def item_said(**also):
    said = {"kind": "standard", "code": "1.3", "short": "Listen", "statement": "Listens.",
            "level": 1, "parent": "", "after": [], "notes": ""}  # fmt: skip
    return said | also


def keep(by, draft, item_id=None, seen_at=None, **also):
    return actions.keep_item(
        by=by, version_id=draft.pk, item_id=item_id, said=item_said(**also), seen_at=seen_at,
        now=LATER,
    )  # fmt: skip


def codes(broken):
    return [reason.code for reason in broken.value.reasons]


def test_a_draft_begins_as_a_copy_that_keeps_the_keys(published, draft):
    old = {one.key: one for one in Item.objects.filter(version=published)}
    new = {one.key: one for one in Item.objects.filter(version=draft)}
    assert set(new) == set(old)
    assert not {one.identifier for one in new.values()} & {one.identifier for one in old.values()}
    assert new["core:1.1"].parent == new["core:people"]
    assert new["core:1.1"].case == {"notes": "kept"}
    assert (draft.title, draft.status, draft.from_on) == ("core 1.1", "draft", None)


def test_the_copy_has_its_links_scales_words_and_requirements(published, draft):
    links = Link.objects.filter(version=draft)
    before = links.get(kind="precedes")
    assert (before.origin.version, before.destination.version) == (draft, draft)
    assert links.get(kind="isRelatedTo").destination.key == "fmlm:fellow"
    replaced = links.get(kind="replacedBy", origin__key="core:1.1")
    assert (replaced.origin.version, replaced.destination.version) == (published, draft)
    assert [one.observed for one in Mark.objects.filter(scale__version=draft)] == [False]
    assert Definition.objects.get(version=draft).title == "Open"
    assert Requirement.objects.get(version=draft).rule == {"item": "core:1.1"}
    assert Requirement.objects.filter(version=published).count() == 1


def test_starting_a_draft_is_told_to_the_ledger_and_names_who_started_it(draft, drafter):
    event = events("standards.draft_started").get()
    assert event.about_id == str(draft.pk)
    assert reads.drafters_of(draft) == {drafter.person_id}


def test_a_framework_without_a_version_begins_with_an_empty_draft(drafter):
    Framework.objects.create(slug="local", title="Ours (example)", publisher="Us", example=True)
    draft = actions.start_draft(by=drafter, framework="local", number="1", now=NOW)
    assert (draft.title, draft.creator, draft.example) == ("Ours (example)", "Us", True)
    assert not Item.objects.exists()


def test_two_drafts_never_share_a_number(draft, drafter):
    with pytest.raises(RuleBroken) as broken:
        actions.start_draft(by=drafter, framework="core", number="1.1", now=NOW)
    assert codes(broken) == ["STD-12b"]
    assert Version.objects.filter(framework__slug="core").count() == 2


def test_nobody_else_starts_a_draft(published):
    with pytest.raises(NotPermitted):
        actions.start_draft(by=ANYONE, framework="core", number="1.1", now=NOW)
    assert Version.objects.filter(framework__slug="core").count() == 1


@pytest.fixture
def reader():
    """Somebody who publishes and does not draft sees drafts, and cannot change them."""
    from leadwell.actor import Permission, system_actor

    return system_actor("a publisher", Permission.PUBLISH_STANDARDS)


@pytest.mark.parametrize(
    "change",
    [
        lambda by, d: keep(by, d),
        lambda by, d: actions.remove_item(
            by=by, version_id=d.pk, item_id=d.items.first().pk, now=LATER
        ),
        lambda by, d: describe(by, d),
        lambda by, d: ask(by, d),
        lambda by, d: actions.remove_requirement(
            by=by, version_id=d.pk, requirement_id=d.requirements.first().pk, now=LATER
        ),
    ],
)
def test_a_draft_is_changed_by_drafters_only(draft, reader, change):
    before = list(draft.items.values_list("key", "statement"))
    with pytest.raises(NotPermitted):
        change(reader, draft)
    with pytest.raises(Version.DoesNotExist):
        change(ANYONE, draft)
    assert list(draft.items.values_list("key", "statement")) == before


def test_an_item_is_added_at_the_end_and_hangs_where_it_was_put(draft, drafter):
    made = keep(drafter, draft, parent="people", after=["1.2", "nothing"])
    assert (made.key, made.parent.code, made.order) == ("core:1.3", "people", 5)
    assert ("core:1.2", "core:1.3") in reads.steps_between(draft)
    assert events("standards.draft_changed").get().details == {"what": "core:1.3"}


def test_the_first_item_of_an_empty_draft_comes_first(drafter):
    Framework.objects.create(slug="local", title="Ours", publisher="Us")
    draft = actions.start_draft(by=drafter, framework="local", number="1", now=NOW)
    assert keep(drafter, draft, level=None).order == 1


def test_changing_an_item_changes_only_the_draft(published, draft, drafter):
    there = draft.items.get(code="1.2")
    keep(drafter, draft, there.pk, code="1.2", statement="New words.", after=[])
    there.refresh_from_db()
    assert (there.statement, there.parent) == ("New words.", None)
    assert published.items.get(code="1.2").statement == "Does 1.2"
    assert reads.steps_between(draft) == (), "what came before it was taken off"


def test_what_comes_first_is_kept_as_it_is_when_nothing_changes(draft, drafter):
    there = draft.items.get(code="1.2")
    link = Link.objects.get(version=draft, kind="precedes")
    keep(drafter, draft, there.pk, code="1.2", parent="people", after=["1.1"])
    assert Link.objects.get(version=draft, kind="precedes") == link


def test_a_link_that_an_imported_file_made_follows_the_parent(draft, drafter):
    there = draft.items.get(code="1.2")
    link = Link.objects.create(
        version=draft, kind="isChildOf", origin=there, destination=there.parent, changed_at=NOW
    )
    keep(drafter, draft, there.pk, code="1.2", parent="people")
    assert Link.objects.filter(pk=link.pk).exists()
    keep(drafter, draft, there.pk, code="1.2", parent="")
    assert not Link.objects.filter(pk=link.pk).exists()


def test_items_do_not_come_before_each_other_in_a_circle(draft, drafter):
    first = draft.items.get(code="1.1")
    with pytest.raises(RuleBroken) as broken:
        keep(drafter, draft, first.pk, code="1.1", after=["1.2"])
    assert codes(broken) == ["STD-04a"]
    assert reads.steps_between(draft) == (("core:1.1", "core:1.2"),)


def test_nothing_is_put_inside_itself(draft, drafter):
    domain = draft.items.get(code="people")
    with pytest.raises(RuleBroken) as broken:
        keep(drafter, draft, domain.pk, code="people", kind="domain", parent="1.1", level=None)
    assert codes(broken) == ["STD-04a"]


def test_a_code_is_used_once(draft, drafter):
    with pytest.raises(RuleBroken) as broken:
        keep(drafter, draft, code="1.1")
    assert codes(broken) == ["STD-02b"]


def test_two_drafters_do_not_overwrite_each_other(draft, drafter, colleague):
    there = draft.items.get(code="1.2")
    seen = there.changed_at
    keep(drafter, draft, there.pk, seen_at=seen, code="1.2", statement="First.")
    with pytest.raises(RuleBroken) as broken:
        keep(colleague, draft, there.pk, seen_at=seen, code="1.2", statement="Second.")
    assert codes(broken) == ["STD-07d"]
    there.refresh_from_db()
    assert there.statement == "First."
    assert reads.drafters_of(draft) == {drafter.person_id}


def test_everybody_who_changed_a_draft_is_a_drafter_once(draft, drafter, colleague):
    keep(colleague, draft, code="1.3")
    keep(colleague, draft, code="1.4")
    assert reads.drafters_of(draft) == {drafter.person_id, colleague.person_id}
    assert Step.objects.filter(version=draft).count() == 2


def test_an_item_is_removed_with_what_hangs_on_it_from_the_draft_only(published, draft, drafter):
    domain = draft.items.get(code="people")
    actions.remove_item(by=drafter, version_id=draft.pk, item_id=domain.pk, now=LATER)
    assert list(draft.items.values_list("code", flat=True)) == ["l1"]
    assert published.items.count() == 4


def test_an_item_of_another_version_is_not_found(published, draft, drafter):
    with pytest.raises(Item.DoesNotExist):
        keep(drafter, draft, published.items.get(code="1.1").pk)
    with pytest.raises(Item.DoesNotExist):
        actions.remove_item(
            by=drafter, version_id=draft.pk, item_id=published.items.first().pk, now=LATER
        )


def describe(by, draft, seen_at=None, **also):
    said = {"title": "Core (example)", "about": "About", "creator": "Us", "source": "A source",
            "unverified": ["All of it"], "example": False} | also  # fmt: skip
    return actions.describe_version(
        by=by, version_id=draft.pk, said=said, seen_at=seen_at, now=LATER
    )


def test_a_draft_says_what_it_is_and_what_nobody_checked(draft, drafter):
    describe(drafter, draft)
    draft.refresh_from_db()
    assert (draft.title, draft.source, draft.unverified) == (
        "Core (example)", "A source", ["All of it"],
    )  # fmt: skip


def test_the_label_stays_until_the_words_are_somebody_elses(published, drafter):
    Version.objects.filter(pk=published.pk).update(example=True, source="Ours")
    draft = actions.start_draft(by=drafter, framework="core", number="2.0", now=NOW)
    assert draft.example
    with pytest.raises(RuleBroken) as broken:
        describe(drafter, draft, source="Ours")
    assert codes(broken) == ["STD-08b"]
    describe(drafter, draft, source="https://www.example.org/national")
    draft.refresh_from_db()
    assert not draft.example


def test_a_description_somebody_changed_meanwhile_is_not_overwritten(draft, drafter):
    seen = draft.changed_at
    describe(drafter, draft, seen_at=seen)
    with pytest.raises(RuleBroken):
        describe(drafter, draft, seen_at=seen, title="Mine")


def ask(by, draft, requirement_id=None, **also):
    said = {"code": "level-1b", "title": "More", "level": 1, "staff_group": "",
            "rule": {"item": "core:1.2"}, "bites_on": date(2027, 1, 1), "on_hold": False,
            "because": ""} | also  # fmt: skip
    return actions.keep_requirement(
        by=by, version_id=draft.pk, requirement_id=requirement_id, said=said, now=LATER
    )


def test_a_requirement_is_added_changed_and_removed(draft, drafter):
    made = ask(drafter, draft)
    ask(drafter, draft, made.pk, title="Even more")
    assert draft.requirements.get(code="level-1b").title == "Even more"
    actions.remove_requirement(by=drafter, version_id=draft.pk, requirement_id=made.pk, now=LATER)
    assert [one.code for one in draft.requirements.all()] == ["level-1"]


def test_a_requirement_may_name_items_of_other_frameworks_in_force(draft, drafter):
    ask(drafter, draft, rule={"any": [{"item": "core:1.1"}, {"item": "fmlm:fellow"}]})
    with pytest.raises(RuleBroken) as broken:
        ask(drafter, draft, code="x", rule={"item": "core:9.9"})
    assert codes(broken) == ["STD-03a"]
    assert not draft.requirements.filter(code="x").exists()


def test_what_is_in_review_is_not_changed(draft, drafter):
    Version.objects.filter(pk=draft.pk).update(status="in-review")
    with pytest.raises(RuleBroken) as broken:
        keep(drafter, draft)
    assert codes(broken) == ["STD-07a"]
    assert draft.items.count() == 4


def test_a_copy_of_the_published_version_is_never_the_draft(published, draft, drafter):
    assert version() == published
    with pytest.raises(RuleBroken):
        keep(drafter, published)
