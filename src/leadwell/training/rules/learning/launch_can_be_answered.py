"""TRN-59: Who opened a course is told once, soon, to the tool it was opened in, and to no other address.

Source: house rule, from the OpenID Connect launch flow of LTI 1.3.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Asked, Opened

LASTS = timedelta(minutes=5)
LONGEST_NONCE, LONGEST_STATE = 500, 2_000
SIGNED = {"response_type": "id_token", "response_mode": "form_post", "scope": "openid",
          "prompt": "none"}  # fmt: skip


def launch_can_be_answered(asked: Asked, *, opened: Opened, now: datetime) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    reasons = []
    if not opened.own:
        reasons.append(Reason("TRN-59a", "Somebody else opened this course. Open it yourself."))
    if opened.used:
        reasons.append(Reason("TRN-59b", "This opening was used already. Open the course again."))
    if not opened.made_at <= now <= opened.made_at + LASTS:
        reasons.append(Reason("TRN-59c", "This took too long. Open the course again."))
    if opened.ended or asked.client_id != opened.client_id:
        reasons.append(Reason("TRN-59d", "The course was opened in another learning system."))
    if asked.redirect_uri != opened.launch_url:
        text = "The learning system names an address that its provider did not register."
        reasons.append(Reason("TRN-59e", text))
    if not 0 < len(asked.nonce) <= LONGEST_NONCE or len(asked.state) > LONGEST_STATE:
        reasons.append(Reason("TRN-59f", "The learning system sent no nonce, or too long a one."))
    if any(getattr(asked, name) != value for name, value in SIGNED.items()):
        reasons.append(Reason("TRN-59g", "The learning system did not ask as LTI 1.3 says."))
    return reasons
