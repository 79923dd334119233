"""Every request is read as UTF-8, whatever it says about itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_NAMES_AN_ALPHABET = re.compile("charset", re.IGNORECASE)


def only_utf8(application: Application) -> Application:
    """The application, deaf to an alphabet that a request names. Django reads even an address in
    it: some cannot be read in at all, and in others letters stand for signs no database keeps."""

    def reading(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said = environ.get("CONTENT_TYPE", "")
        environ["CONTENT_TYPE"] = _NAMES_AN_ALPHABET.sub("alphabet", said)
        return application(environ, start_response)

    return reading
