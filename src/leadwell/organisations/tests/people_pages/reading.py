"""What is read on a page."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

TODAY = date.today()  # noqa: DTZ011 - the pages read the clock
SCRIPT = "<script>alert(1)</script>"


def words(answer):
    html = answer.content.decode().split("<main")[1].split("</main>")[0]
    inside = re.sub(r"</?(span|a|strong)[^>]*>", "", html.partition(">")[2])
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", inside).split()))
