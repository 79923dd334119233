"""Learning who has an account from how the post behaves."""

from __future__ import annotations

import logging
import threading
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail import EmailMessage

from leadwell.access.tests.factories import AccountFactory

ADDRESS = "/account/password/reset/"


@pytest.fixture
def production(settings, db):
    settings.LEADWELL_MODE = "production"


def asked(client, email: str) -> tuple[int, str]:
    answer = client.post(ADDRESS, {"email": email})
    return answer.status_code, answer["Location"]


def wait_for_letters():
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and "_send_or_note" in thread.name:
            thread.join(10)


def test_nobody_waits_for_the_post(client, production, monkeypatch):
    slow, sent = threading.Event(), []

    def send(letter, fail_silently=False):
        slow.wait(10)
        sent.append(letter.to)

    monkeypatch.setattr(EmailMessage, "send", send)
    account = AccountFactory()
    assert asked(client, account.email) == asked(client, "nobody@made-up.example")
    assert sent == []
    slow.set()
    wait_for_letters()
    assert sent == [[account.email]]


def test_a_post_that_fails_tells_nobody(client, production, monkeypatch, caplog):
    def send(letter, fail_silently=False):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(EmailMessage, "send", send)
    account = AccountFactory()
    with caplog.at_level(logging.ERROR):
        assert asked(client, account.email) == asked(client, "nobody@made-up.example")
        wait_for_letters()
    assert "A letter could not be sent" in caplog.text
