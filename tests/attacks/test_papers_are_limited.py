"""Somebody asks for papers to print over and over, so that the site has no time for others."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.fairness.tests.factories import NOW
from leadwell.fairness.tests.reports.full_trust import full_trust, published

pytestmark = pytest.mark.django_db


def test_one_address_is_given_so_many_papers_in_a_minute_and_no_more(client, settings, monkeypatch):
    settings.LEADWELL_PAPERS_A_MINUTE = 3
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    address = f"/returns/{published(full_trust()).pk}/return.pdf"
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 200]
    refused = client.get(address)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert "Wait a minute, then try again." in refused.content.decode()
    assert client.get(address, REMOTE_ADDR="198.51.100.7").status_code == 200
    assert client.get(address.replace("return.pdf", "")).status_code == 200, (
        "pages are for everybody"
    )
