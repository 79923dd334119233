"""Every test runs against a real PostgreSQL, as the same database role as the site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from leadwell.config.environment import database_settings, sealed_settings
from tests.databases import as_role, copy_of, make_template, server_url

__all__ = ["as_role", "make_template"]


def pytest_configure(config: pytest.Config) -> None:
    """Django's settings are read before this file, so what the mode decides is said again here:
    pages are tested without collected static files."""
    from django.conf import settings

    os.environ["LEADWELL_MODE"] = "test"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.LEADWELL_MODE = "test"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def admin_url() -> str:
    """An account that may make databases, on a throw-away server."""
    return server_url()


@pytest.fixture(scope="session")
def template_database(admin_url: str) -> str:
    """A migrated, empty database to copy from; made again only when the tables change."""
    return make_template(admin_url)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, admin_url, template_database) -> Iterator[None]:
    """A database of this process's own, reached as the web role."""
    from django.db import connections

    with copy_of(template_database, admin_url=admin_url, name=f"test_{os.getpid()}") as url:
        _have_sealed_connection()
        _point_at(url, admin_url)
        yield
        with django_db_blocker.unblock():
            connections.close_all()


@pytest.fixture
def committed_database(
    django_db_setup, django_db_blocker, admin_url, template_database
) -> Iterator[str]:
    """A fresh database in which work is really committed, for tests with several connections.

    The tables cannot be emptied afterwards (the site's role may not), so it is thrown away.
    """
    from django.db import connections

    before = {one.alias: dict(one.settings_dict) for one in connections.all()}
    with copy_of(template_database, admin_url=admin_url, name=f"committed_{os.getpid()}") as url:
        with django_db_blocker.unblock():
            _point_at(url, admin_url)
            yield url
            connections.close_all()
        for alias, settings in before.items():
            connections[alias].settings_dict.update(settings)


def _have_sealed_connection() -> None:
    """The settings were read without an address for the sealed room; tests have one."""
    from django.db import connections

    if "equality" not in connections.settings:
        whole = {**connections.settings, "equality": sealed_settings("", pooled=False)}
        connections.settings["equality"] = connections.configure_settings(whole)["equality"]


def _point_at(url: str, admin_url: str) -> None:
    """Each connection to this database, as its own role."""
    from django.conf import settings as ours
    from django.db import connections

    name = urlsplit(url).path.lstrip("/")
    ours.LEADWELL_SNAPSHOT_URL = as_role(admin_url, name, "leadwell_snapshot")
    sealed = as_role(admin_url, name, "leadwell_equality")
    found = {
        "default": database_settings(url, pooled=False),
        "equality": sealed_settings(sealed, pooled=False),
    }
    for alias, settings in found.items():
        connections[alias].close()
        connections[alias].settings_dict.update(settings)
