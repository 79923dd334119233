"""A framework comes in by a page, with its report, and goes out as a file for Moodle."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leadwell.access.tests.factories import account_with_role
from leadwell.organisations.tests.factories import place
from leadwell.standards.forms import importing
from leadwell.standards.models import Status, Version
from leadwell.standards.tests.case_frameworks import messy, whole_framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafter():
    client = Client()
    national = place("ENG", kind="country", sector="national")
    client.force_login(account_with_role("national-lead", national))
    return client


def sent(client, content):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client.post("/standards/import/", {"file": SimpleUploadedFile("case.json", raw)})


def test_a_file_becomes_a_draft_with_a_report(drafter):
    assert "Take it in" in drafter.get("/standards/import/").content.decode()
    answer = sent(drafter, messy())
    shown = answer.content.decode()
    assert answer.status_code == 200
    version = Version.objects.get(status=Status.DRAFT)
    assert f"/standards/drafts/{version.pk}/" in shown
    assert "were mended" in shown
    again = sent(drafter, messy())
    assert again.status_code == 409
    assert Version.objects.count() == 1


def test_what_is_no_framework_is_refused_in_words(drafter, monkeypatch):
    assert sent(drafter, b"no JSON").status_code == 409
    assert drafter.post("/standards/import/", {}).status_code == 422
    monkeypatch.setattr(importing, "LARGEST", 3)
    assert "larger than 20 megabytes" in sent(drafter, b"[1, 2]").content.decode()
    assert not Version.objects.exists()


def test_only_drafters_take_frameworks_in(client):
    assert client.get("/standards/import/").status_code == 302
    other = Client()
    other.force_login(account_with_role("inspector", place("T7")))
    assert sent(other, messy()).status_code == 403
    assert not Version.objects.exists()


def test_a_published_version_goes_out_for_moodle(client):
    version = whole_framework()
    slug = version.framework.slug
    address = f"/standards/{slug}/{version.number}/moodle.csv"
    answer = client.get(address)
    assert answer["Content-Disposition"] == f'attachment; filename="{slug}-moodle.csv"'
    assert answer.content.decode().count("\r\n") > 3
    assert client.get(f"/standards/{slug}/99/moodle.csv").status_code == 404
    assert address in client.get(f"/standards/{slug}/{version.number}/").content.decode()
