"""The template environment."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Jinja with what every template may use."""
    return Environment(**options)  # noqa: S701 - Django passes autoescape on
