"""Two people at the same moment: one version holds on a day, and nobody's words are lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from django.db import connection

from leadwell.actor import Actor, Grant, Permission
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import RuleBroken
from leadwell.standards import actions
from leadwell.standards.models import Item, Version
from leadwell.standards.tests.factories import NOW, item

NEXT = date(2027, 1, 1)


def _actor() -> Actor:
    person = PersonFactory()
    may = (Permission.DRAFT_STANDARDS, Permission.PUBLISH_STANDARDS)
    return Actor(person.name, person.pk, frozenset(Grant(one, "/") for one in may))


def _together(*calls) -> list[object]:
    """What each call answers when all begin at once: what it made, or why it was refused."""
    start = Barrier(len(calls))

    def answer(call):
        try:
            start.wait(timeout=30)
            return call()
        except RuleBroken as broken:
            return [one.code for one in broken.reasons]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [made.result(timeout=60) for made in [pool.submit(answer, call) for call in calls]]


def test_two_versions_published_from_one_day_at_once_do_not_both_hold(committed_database):
    item("core:1.1")
    Version.objects.update(source="A page")
    drafter, publisher = _actor(), _actor()
    drafts = []
    for number in ("1.1", "1.2"):
        draft = actions.start_draft(by=drafter, framework="core", number=number, now=NOW)
        actions.send_for_review(by=drafter, version_id=draft.pk, now=NOW)
        drafts.append(actions.sign_off(by=publisher, version_id=draft.pk, now=NOW).pk)

    def publish(pk):
        return lambda: actions.publish(by=publisher, version_id=pk, from_on=NEXT, now=NOW)

    answers = _together(*(publish(pk) for pk in drafts))
    assert sorted(type(one).__name__ for one in answers) == ["Version", "list"]
    assert ["STD-05b"] in answers
    assert Version.objects.filter(from_on=NEXT).count() == 1


def test_two_drafters_who_save_one_item_at_once_do_not_overwrite_each_other(committed_database):
    item("core:1.1")
    one, other = _actor(), _actor()
    draft = actions.start_draft(by=one, framework="core", number="1.1", now=NOW)
    there = Item.objects.get(version=draft)

    def keep(by, words, minute):
        said = {"kind": "standard", "code": "1.1", "short": "", "statement": words, "level": None,
                "parent": "", "after": [], "notes": ""}  # fmt: skip
        return lambda: actions.keep_item(
            by=by, version_id=draft.pk, item_id=there.pk, said=said, seen_at=there.changed_at,
            now=NOW.replace(minute=minute),
        )  # fmt: skip

    answers = _together(keep(one, "Mine.", 1), keep(other, "Yours.", 2))
    assert sum(answer == ["STD-07d"] for answer in answers) == 1
    [kept] = [answer for answer in answers if isinstance(answer, Item)]
    there.refresh_from_db()
    assert there.statement == kept.statement
