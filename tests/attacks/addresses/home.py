"""The front, the pages that are the same for everybody, and the description of the interface."""

from __future__ import annotations

PLAIN = [
    "home:front",
    "home:my",
    "home:record",
    "home:record-json",
    "home:record-pdf",
    "home:about",
    "home:figures",
    "home:accessibility",
    "home:privacy",
    "home:security",
    "home:alive",
    "home:ready",
    "api:interface",
]
ELSEWHERE = {
    "interface:": "for programs: tests/fuzz and api/tests; all of it is public",
    "design:": "the gallery: shown outside production only, and holds no data",
}
