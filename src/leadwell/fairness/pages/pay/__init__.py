"""Is pay fair here? The pay gaps of a place in words, its quarters as a picture, and the figures."""

from leadwell.fairness.pages.pay.page import pay_page
from leadwell.fairness.pages.pay.quarters import QUARTER_NAMES, quarters_chart
from leadwell.fairness.pages.pay.words import people, says

__all__ = ["QUARTER_NAMES", "pay_page", "people", "quarters_chart", "says"]
