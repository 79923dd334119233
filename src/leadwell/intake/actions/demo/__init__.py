"""The demo's story: a made-up region, its people and its planted problems."""

from leadwell.intake.actions.demo.story import fill_posts, fill_region

__all__ = ["fill_posts", "fill_region"]
