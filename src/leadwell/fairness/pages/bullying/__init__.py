"""What bullying costs, in words, a picture and a table: ranges, and never a single number."""

from leadwell.fairness.pages.bullying.desk import at_first, cost_chart, cost_page
from leadwell.fairness.pages.bullying.words import from_to, pounds

__all__ = ["at_first", "cost_chart", "cost_page", "from_to", "pounds"]
