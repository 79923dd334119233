"""Each morning: remind people of what runs out, waits or falls due, each once."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.training.actions.reminders import note_reminders
from leadwell.training.pages.reminders import letter_of
from leadwell.training.queries.reminders import LetterDue, letters_due

LOG = logging.getLogger(__name__)
REMINDER = system_actor("the reminders", Permission.KEEP_PROGRAMMES)


@app.periodic(cron="10 6 * * *", periodic_id="send_reminders")
@app.task(queueing_lock="send_reminders", lock="send_reminders", pass_context=False)
def send_reminders(timestamp: int) -> int:
    """Write to everybody whom something reminds of today; give how many letters went out."""
    due = letters_due(by=REMINDER, today=timezone.localdate())
    return sum(_sent(letter) for letter in due)


def _sent(letter: LetterDue) -> bool:
    """Whether it went out. One that cannot be sent is not noted, and goes out the next morning."""
    words = letter_of(letter)

    def send() -> None:
        send_mail(words.subject, words.body, None, [letter.address])

    try:
        new = note_reminders(by=REMINDER, letter=letter, send=send, now=timezone.now())
    except (OSError, SMTPException):
        LOG.exception("A reminder could not be sent")
        return False
    return new > 0
