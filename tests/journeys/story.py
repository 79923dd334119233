"""A person in front of the site, in sentences a manager could check."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from tests.journeys.looking import window
from tests.site import Site


class Story:
    """Steps of a journey. What a person does begins with `when`, what they find with `then`."""

    def __init__(self, browser: Browser, site: Site, afterwards: ExitStack) -> None:
        self.browser, self.site, self.afterwards = browser, site, afterwards
        self.page: Page = self._window()
        self.steps = 0

    def _window(self, **more: object) -> Page:
        return self.afterwards.enter_context(window(self.browser, **more))
