"""The made-up region as plain SQL tells of it, and everybody in it who has an account."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from conftest import _point_at
from leadwell.access.models import Account
from leadwell.access.queries import actor_for
from leadwell.actor import ANYONE, Actor
from tests.databases import copy_of
from tests.site import accounts_of

PLACES = ("XXT01", "XXT13", "XXC01", "XXC02", "XXP01", "XXR1")
TODAYS_POST = (
    "SELECT t.{what} FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id"
    " JOIN organisations_organisation o ON o.id = p.organisation_id"
    " JOIN people_person n ON n.id = t.person_id"
    " WHERE o.code = %s AND t.until_on IS NULL AND n.name LIKE %s ORDER BY t.id LIMIT 1"
)
THING = (
    "SELECT min(x.id) FROM {table} x JOIN organisations_organisation o"
    " ON o.id = x.organisation_id WHERE o.code = %s"
)


@dataclass(frozen=True)
class Region:
    """What plain SQL says of the made-up region."""

    paths: dict[str, str]

    def one(self, question: str, *values: Any) -> int:
        """The first number it answers."""
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchone()[0]

    def all(self, question: str, *values: Any) -> list:
        """Every first column it answers."""
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return [row[0] for row in cursor.fetchall()]

    def records(self, person_id: int) -> list[int]:
        """The records of one human being."""
        return self.all(
            "SELECT b.id FROM people_person a JOIN people_person b"
            " ON coalesce(a.joined_to_id, a.id) = coalesce(b.joined_to_id, b.id) WHERE a.id = %s",
            person_id,
        )

    def managers_of(self, posts: list[int]) -> set[int]:
        """Everybody who today holds a post to which one of these reports."""
        found = self.all(
            "SELECT t.person_id FROM organisations_reportingline l"
            " JOIN organisations_tenure t ON t.post_id = l.to_post_id"
            " WHERE l.post_id = ANY(%s) AND l.until_on IS NULL AND t.until_on IS NULL",
            posts,
        )
        return {record for person in found for record in self.records(person)}


@pytest.fixture(scope="module")
def region(filled_database, admin_url, django_db_setup, django_db_blocker) -> Iterator[Region]:
    """A copy of the made-up region, with both of the site's connections."""
    before = {one.alias: dict(one.settings_dict) for one in connections.all()}
    with copy_of(filled_database, admin_url=admin_url, name=f"roles_{os.getpid()}") as url:
        with django_db_blocker.unblock():
            _point_at(url, admin_url)
            with connection.cursor() as cursor:
                cursor.execute("SELECT code, path FROM organisations_organisation")
                yield Region(dict(cursor.fetchall()))
            connections.close_all()
        for alias, settings in before.items():
            connections[alias].settings_dict.update(settings)


@pytest.fixture(scope="module")
def people(region, filled_database) -> dict[str, tuple[Client, Actor]]:
    """Anyone, and everybody with an account, signed in."""
    found = {"anyone": (Client(), ANYONE)}
    for told in json.loads(accounts_of(filled_database).read_text())["accounts"]:
        account = Account.objects.get(email=told["email"])
        client = Client()
        client.force_login(account)
        found[told["email"].partition("@")[0]] = (client, actor_for(account, today=date.today()))  # noqa: DTZ011 - the story is filled as of today
    return found
