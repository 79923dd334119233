"""What never reaches a log: passwords, codes, keys and the one-time part of a reset address."""

from __future__ import annotations

import logging
import re

HIDDEN = "[hidden]"
_NAMED = re.compile(
    r"(?P<name>[\"']?\b\w*(?:password|passwd|secret|token|api_?key|sessionid|authorization|otp)\w*[\"']?"
    r"\s*[=:]\s*)(?P<value>\"[^\"]*\"|'[^']*'|\[[^\]]*\]|[^\s,;&})]+)",
    re.IGNORECASE,
)
_RESET = re.compile(r"(?P<name>/password/reset/key/[0-9A-Za-z]+-)(?P<value>[^/\s\"']+)")


class NoSecrets(logging.Filter):
    """Writes `[hidden]` over anything that is named like a secret, whoever logged it."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        quiet = without_secrets(said)
        if quiet != said:
            record.msg, record.args = quiet, None
        return True


def without_secrets(text: str) -> str:
    """The same text with the values of secrets hidden and their names kept."""
    for pattern in (_RESET, _NAMED):
        text = pattern.sub(rf"\g<name>{HIDDEN}", text)
    return text
