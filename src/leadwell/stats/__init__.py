"""Pure numbers: charts, intervals, ratios, limits and small-number rules. One idea per file."""
