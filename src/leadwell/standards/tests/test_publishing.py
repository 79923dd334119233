"""From a draft to what holds for everybody, and who may do it."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards import actions, queries
from leadwell.standards.models import Comment, Framework, Item, Step, Version
from leadwell.standards.permissions import may_comment, may_draft, may_publish, may_see, visible_to
from leadwell.standards.queries import drafts as reads
from leadwell.standards.tests.factories import FROM, NOW, item, requirement, version

pytestmark = pytest.mark.django_db
TODAY = localdate(NOW)
NEXT = date(2027, 1, 1)


@pytest.fixture
def drafter():
    return actor_with_role("assurer", england())


@pytest.fixture
def publisher():
    return actor_with_role("national-lead", england())


@pytest.fixture
def draft(drafter):
    item("core:l1", kind="level", level=1)
    item("core:1.1", level=1)
    requirement(1, {"item": "core:1.1"})
    Version.objects.update(source="A page")
    return actions.start_draft(by=drafter, framework="core", number="1.1", now=NOW)


@pytest.fixture
def sent(draft, drafter):
    return actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW)


@pytest.fixture
def signed(sent, publisher):
    return actions.sign_off(by=publisher, version_id=sent.pk, now=NOW)


@pytest.fixture
def published(signed, publisher):
    return actions.publish(by=publisher, version_id=signed.pk, from_on=NEXT, now=NOW)


def codes(broken):
    return [reason.code for reason in broken.value.reasons]


def test_the_whole_way_is_told_step_by_step(published):
    assert [one.kind for one in Step.objects.filter(version=published)] == [
        "started", "sent", "signed-off", "published",
    ]  # fmt: skip
    assert set(events().values_list("what", flat=True)) >= {
        "standards.sent_for_review", "standards.signed_off", "standards.published",
    }  # fmt: skip


def test_the_version_before_ends_where_the_next_begins(published):
    eve = NEXT - timedelta(days=1)
    assert queries.version_in_force("core", eve).number == "1.0"
    assert queries.version_in_force("core", NEXT).number == "1.1"


def test_a_record_keeps_the_version_it_was_made_under(published):
    made_under = Item.objects.get(key="core:1.1", version__number="1.0")
    assert made_under.version.until_on == NEXT
    assert made_under.version.status == "published"


def test_a_version_that_was_to_end_later_ends_when_the_next_begins(signed, publisher):
    Version.objects.filter(number="1.0").update(until_on=date(2028, 1, 1))
    actions.publish(by=publisher, version_id=signed.pk, from_on=NEXT, now=NOW)
    assert Version.objects.get(number="1.0").until_on == NEXT


def test_pressing_twice_is_once(draft, drafter, publisher):
    for _twice in range(2):
        actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW)
    for _twice in range(2):
        actions.sign_off(by=publisher, version_id=draft.pk, now=NOW)
    for _twice in range(2):
        actions.publish(by=publisher, version_id=draft.pk, from_on=NEXT, now=NOW)
    assert Step.objects.filter(version=draft).count() == 4


def test_nobody_signs_off_what_they_drafted(sent, publisher):
    Step.objects.create(version=sent, kind="changed", person_id=publisher.person_id, at=NOW)
    with pytest.raises(RuleBroken) as broken:
        actions.sign_off(by=publisher, version_id=sent.pk, now=NOW)
    assert codes(broken) == ["STD-06b"]
    sent.refresh_from_db()
    assert sent.status == "in-review"


def test_a_job_of_our_own_does_not_sign_off(sent):
    job = system_actor("a job", Permission.PUBLISH_STANDARDS)
    with pytest.raises(RuleBroken) as broken:
        actions.sign_off(by=job, version_id=sent.pk, now=NOW)
    assert codes(broken) == ["STD-06a"]


@pytest.mark.parametrize("verb", ["sign_off", "publish", "retire"])
def test_who_only_drafts_does_not_decide(sent, drafter, verb):
    more = {"publish": {"from_on": NEXT}, "retire": {"until_on": NEXT, "because": "x"}}
    with pytest.raises(NotPermitted):
        getattr(actions, verb)(by=drafter, version_id=sent.pk, now=NOW, **more.get(verb, {}))
    with pytest.raises(Version.DoesNotExist):
        getattr(actions, verb)(by=ANYONE, version_id=sent.pk, now=NOW, **more.get(verb, {}))


def test_who_only_publishes_does_not_send_for_review(draft):
    job = system_actor("a job", Permission.PUBLISH_STANDARDS)
    with pytest.raises(NotPermitted):
        actions.send_for_review(by=job, version_id=draft.pk, now=NOW)


def test_a_draft_without_source_or_with_a_gap_is_not_sent(draft, drafter):
    Version.objects.filter(pk=draft.pk).update(source="")
    draft.items.filter(kind="level").update(level=2)
    with pytest.raises(RuleBroken) as broken:
        actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW)
    assert codes(broken) == ["STD-11b", "STD-01b", "STD-03c"]


def test_a_draft_without_requirements_can_be_sent(draft, drafter):
    draft.requirements.all().delete()
    assert actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW).status == "in-review"


def test_the_first_version_of_a_framework_can_be_sent_and_published(drafter, publisher):
    Framework.objects.create(slug="local", title="Ours", publisher="Us")
    draft = actions.start_draft(by=drafter, framework="local", number="1", now=NOW)
    Item.objects.create(version=draft, code="1", key="local:1", statement="x", changed_at=NOW)
    Version.objects.filter(pk=draft.pk).update(source="Us")
    actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW)
    actions.sign_off(by=publisher, version_id=draft.pk, now=NOW)
    actions.publish(by=publisher, version_id=draft.pk, from_on=TODAY, now=NOW)
    assert queries.version_in_force("local", TODAY) == draft


def test_sent_back_with_a_reason_it_is_a_draft_again(sent, drafter):
    with pytest.raises(RuleBroken) as broken:
        actions.send_back(by=drafter, version_id=sent.pk, because=" ", now=NOW)
    assert codes(broken) == ["STD-14a"]
    actions.send_back(by=drafter, version_id=sent.pk, because=" Too long ", now=NOW)
    sent.refresh_from_db()
    assert sent.status == "draft"
    assert Step.objects.get(version=sent, kind="returned").because == "Too long"


def test_it_is_not_published_before_it_is_signed_off_nor_backwards(sent, publisher):
    with pytest.raises(RuleBroken) as broken:
        actions.publish(by=publisher, version_id=sent.pk, from_on=NEXT, now=NOW)
    assert codes(broken) == ["STD-09d"]
    actions.sign_off(by=publisher, version_id=sent.pk, now=NOW)
    with pytest.raises(RuleBroken) as broken:
        actions.publish(by=publisher, version_id=sent.pk, from_on=FROM, now=NOW)
    assert codes(broken) == ["STD-05a"]
    assert Version.objects.get(number="1.0").until_on is None


def test_when_the_national_text_is_published_the_framework_is_no_example_any_more(published):
    published.framework.refresh_from_db()
    assert not published.framework.example, "the version's own label decides"


def test_a_version_is_retired_with_a_reason_and_nothing_is_in_force_after(publisher):
    kept = version()
    actions.retire(by=publisher, version_id=kept.pk, until_on=NEXT, because="Replaced", now=NOW)
    kept.refresh_from_db()
    assert (kept.status, kept.until_on) == ("retired", NEXT)
    assert queries.version_in_force("core", NEXT) is None
    assert queries.version_in_force("core", TODAY) == kept
    assert events("standards.retired").get().details["until_on"] == "2027-01-01"


def test_a_version_is_not_retired_backwards(publisher):
    kept = version()
    with pytest.raises(RuleBroken) as broken:
        actions.retire(by=publisher, version_id=kept.pk, until_on=FROM, because="x", now=NOW)
    assert codes(broken) == ["STD-13a"]


def test_a_draft_is_not_retired(draft, publisher):
    with pytest.raises(RuleBroken) as broken:
        actions.retire(by=publisher, version_id=draft.pk, until_on=NEXT, because="x", now=NOW)
    assert codes(broken) == ["STD-09e"]


def comment(by, draft, said="Too vague.", code="1.1"):
    return actions.comment_on(by=by, version_id=draft.pk, item_code=code, said=said, now=NOW)


def test_a_comment_is_made_once_and_answered_once(sent, drafter, publisher):
    made = comment(publisher, sent)
    assert comment(publisher, sent) == made
    assert made.item.code == "1.1"
    for _twice in range(2):
        actions.answer_comment(
            by=drafter, version_id=sent.pk, comment_id=made.pk, answer="Mended.", now=NOW
        )
    with pytest.raises(RuleBroken) as broken:
        actions.answer_comment(
            by=drafter, version_id=sent.pk, comment_id=made.pk, answer="Again.", now=NOW
        )
    assert codes(broken) == ["STD-15b"]
    made.refresh_from_db()
    assert (made.answer, made.answered_by_id) == ("Mended.", drafter.person_id)
    assert events().filter(what__startswith="standards.comment").count() == 2


def test_a_comment_may_be_about_the_whole(sent, publisher):
    assert comment(publisher, sent, code="").item is None


def test_an_open_comment_keeps_it_from_being_signed_off(sent, publisher):
    comment(publisher, sent)
    with pytest.raises(RuleBroken) as broken:
        actions.sign_off(by=publisher, version_id=sent.pk, now=NOW)
    assert codes(broken) == ["STD-11d"]


@pytest.mark.parametrize("said", ["", "  "])
def test_an_empty_comment_or_answer_is_refused(sent, publisher, said):
    made = comment(publisher, sent)
    with pytest.raises(RuleBroken):
        comment(publisher, sent, said)
    with pytest.raises(RuleBroken):
        actions.answer_comment(
            by=publisher, version_id=sent.pk, comment_id=made.pk, answer=said, now=NOW
        )
    assert Comment.objects.count() == 1


def test_what_is_published_is_not_commented_on(publisher):
    with pytest.raises(RuleBroken) as broken:
        comment(publisher, version())
    assert codes(broken) == ["STD-15a"]


def test_only_those_who_work_on_drafts_comment(sent):
    made = comment(actor_with_role("assurer", england()), sent)
    with pytest.raises(Version.DoesNotExist):
        comment(ANYONE, sent)
    with pytest.raises(NotPermitted):
        comment(system_actor("a job", Permission.DRAFT_STANDARDS), sent)
    with pytest.raises(NotPermitted):
        comment(ANYONE, version())
    with pytest.raises(NotPermitted):
        actions.answer_comment(
            by=ANYONE, version_id=version().pk, comment_id=made.pk, answer="x", now=NOW
        )
    assert Comment.objects.count() == 1


def test_who_drafted_and_commented_stays_among_those_who_work_on_drafts(sent, publisher):
    made = comment(publisher, sent)
    Version.objects.filter(number="1.0").update(until_on=NEXT)
    Version.objects.filter(pk=sent.pk).update(status="published", from_on=NEXT)
    assert list(reads.comments_of(sent, by=publisher)) == [made]
    assert reads.steps_of(sent, by=publisher).count() == 2
    assert not reads.comments_of(sent, by=ANYONE)
    assert not reads.steps_of(sent, by=ANYONE)


@pytest.mark.parametrize("role", ["assurer", "national-lead", "staff", None])
def test_the_two_answers_about_seeing_agree(draft, published, role):
    version("values", "1", status="retired", until_on=NEXT)
    by = actor_with_role(role, england()) if role else ANYONE
    seen = set(Version.objects.filter(visible_to(by)))
    assert seen == {one for one in Version.objects.all() if may_see(by, one)}
    assert (len(seen) == Version.objects.count()) == (may_draft(by) or may_publish(by)) or (
        not Version.objects.filter(status="draft").exists()
    )
    assert may_comment(by) == (role in ("assurer", "national-lead"))
