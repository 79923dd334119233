"""Counting: figures as data become expressions, expressions a long table, and that the tallies of each
organisation.

    count_on_duckdb(duck, indicators, period=…)    the long table; also count_on_postgres, count_on_spark
    sums_of_areas(counted, organisation)           the same for boards, regions and the country
    tallies_of(counted, indicators)                for the rules, an organisation at a time
"""

from leadwell.fairness.queries.counting.areas import areas_above, summed, sums_of_areas
from leadwell.fairness.queries.counting.cube import Period
from leadwell.fairness.queries.counting.engines import (
    LONG,
    count_on_duckdb,
    count_on_postgres,
    count_on_spark,
)
from leadwell.fairness.queries.counting.plan import counts
from leadwell.fairness.queries.counting.tallies import tallies_of

__all__ = [
    "LONG",
    "Period",
    "areas_above",
    "count_on_duckdb",
    "count_on_postgres",
    "count_on_spark",
    "counts",
    "summed",
    "sums_of_areas",
    "tallies_of",
]
