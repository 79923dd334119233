"""Pages about decisions in stages."""
