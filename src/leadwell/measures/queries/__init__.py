"""Every read of published figures."""

from leadwell.measures.queries.combining import combine, why_not_combine
from leadwell.measures.queries.definitions import by_question, definitions, measure

__all__ = ["by_question", "combine", "definitions", "measure", "why_not_combine"]
