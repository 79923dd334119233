"""Whether the files that declare funnels and indicators make sense."""
