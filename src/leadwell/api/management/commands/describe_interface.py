"""Write the description of the open interface to docs/openapi.json, so that a change shows in review."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand
from django.test import RequestFactory
from django.urls import resolve

ADDRESS = "/api/v1/openapi.json"
FILE = Path(__file__).resolve().parents[5] / "docs" / "openapi.json"


def described() -> str:
    """The description as it is served, laid out to be read."""
    answer = resolve(ADDRESS).func(RequestFactory().get(ADDRESS))
    return json.dumps(json.loads(answer.content), indent=1, ensure_ascii=False) + "\n"


class Command(BaseCommand):
    help = "Write docs/openapi.json from the open interface as it is."

    def handle(self, *args: object, **options: object) -> None:
        FILE.write_text(described(), encoding="utf-8")
        self.stdout.write("docs/openapi.json is written.")
