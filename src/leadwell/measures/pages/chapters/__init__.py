"""The five chapters of the leadership picture. An operational number never stands alone here."""

from leadwell.measures.pages.chapters.chapter import Chapter
from leadwell.measures.pages.chapters.inspected import found
from leadwell.measures.pages.chapters.own import own_staff
from leadwell.measures.pages.chapters.staff import enough, health
from leadwell.measures.pages.chapters.survey import fair, led

__all__ = ["Chapter", "enough", "fair", "found", "health", "led", "own_staff"]
