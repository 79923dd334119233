"""A real browser against a real site. Every journey carries the mark `journey`."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from launcher import browser as browsers
from launcher.places import home
from leadwell.design import pseudo
from tests.journeys.story import Story
from tests.journeys.walking import Visit, walk
from tests.site import Site, running_site
from tests.site import filled_database as filled_database
from tests.site import site as site

HERE = Path(__file__).parent
expect.set_options(timeout=15_000)  # a picture that nobody asked for before is drawn first


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all of this process's journeys; each journey has its own window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browsers.find(), args=browsers.arguments()
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pseudo_site(admin_url: str, filled_database: str, tmp_path_factory) -> Iterator[Site]:
    """The same site in the made-up language."""
    with (home() / "pseudo.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)  # one process at a time writes the same file
        pseudo.build()
    folder = tmp_path_factory.mktemp("pseudo")
    with running_site(
        admin_url, filled_database, folder, LEADWELL_LANGUAGE=pseudo.LANGUAGE
    ) as found:
        yield found


@pytest.fixture(scope="session")
def visits(site: Site) -> list[Visit]:
    """Every page somebody can reach by following links, one of each sort."""
    return walk(site)


@pytest.fixture
def story(browser: Browser, site: Site) -> Iterator[Story]:
    """A person at the start page, in a window of their own."""
    with ExitStack() as afterwards:
        yield Story(browser, site, afterwards)
