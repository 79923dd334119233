"""The five chapters of the leadership picture. An operational number never stands alone here."""

from leadwell.measures.pages.chapters.chapter import Chapter as Chapter
from leadwell.measures.pages.chapters.inspected import found as found
from leadwell.measures.pages.chapters.own import own_staff as own_staff
from leadwell.measures.pages.chapters.staff import enough as enough
from leadwell.measures.pages.chapters.staff import health as health
from leadwell.measures.pages.chapters.survey import fair as fair
from leadwell.measures.pages.chapters.survey import led as led
