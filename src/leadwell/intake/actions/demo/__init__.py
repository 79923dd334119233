"""The demo's story: a made-up region, its people and its planted problems."""

from leadwell.intake.actions.demo.story import fill_demo

__all__ = ["fill_demo"]
