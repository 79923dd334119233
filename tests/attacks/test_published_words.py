"""Words that were published stay, also for somebody who has got hold of the database's password."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from leadwell.standards.models import Item, Requirement, Version
from leadwell.standards.tests.factories import item, requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    requirement(3, {"item": "core:3.1"})
    return item("core:3.1").version


@pytest.mark.parametrize("model", [Item, Requirement])
def test_what_was_published_is_not_rewritten_by_the_sites_own_role(published, model):
    change = {Item: {"statement": "Does less"}, Requirement: {"rule": {"item": "core:1.1"}}}[model]
    with pytest.raises(ProgrammingError, match="never change"), transaction.atomic():
        model.objects.filter(version=published).update(**change)


def test_a_published_item_is_not_taken_away(published):
    with pytest.raises(ProgrammingError, match="never change"), transaction.atomic():
        Item.objects.all().delete()


def test_a_draft_is_still_written(published):
    Version.objects.update(status="draft")
    assert Item.objects.update(statement="Does more") == 1
    assert Requirement.objects.all().delete()[0] == 1
