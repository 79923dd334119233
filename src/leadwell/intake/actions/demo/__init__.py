"""The demo's story: a made-up region, its people and its planted problems."""

from leadwell.intake.actions.demo.story import count_and_act, fill_posts, fill_region

__all__ = ["count_and_act", "fill_posts", "fill_region"]
