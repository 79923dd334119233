"""Using up what there is of something: tries, connections, time, room on the disk."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from leadwell.access.tests.factories import AccountFactory
from leadwell.config.environment import database_settings
from leadwell.design.charts import drawing
from leadwell.design.charts.chart import Chart


def test_many_guesses_at_once_count_as_many(committed_database):
    account = AccountFactory()

    def attempt(number: int) -> int:
        try:
            typed = {"login": account.email, "password": f"wrong {number}"}
            return Client().post("/account/login/", typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(attempt, range(12)))
    assert sorted(answers) == [200] * 5 + [429] * 7


def serving() -> psycopg.Connection:
    """A connection as what answers requests makes it."""
    now = connection.settings_dict
    options = database_settings("", pooled=False, serving=True)["OPTIONS"]
    return psycopg.connect(
        dbname=now["NAME"], user=now["USER"], password=now["PASSWORD"] or None,
        host=now["HOST"], port=now["PORT"], **options,
    )  # fmt: skip


def shown(cursor, name: str) -> str:
    return cursor.execute(f"SHOW {name}").fetchone()[0]


def test_a_question_of_a_page_is_ended_after_fifteen_seconds(db):
    with serving() as asked:
        assert shown(asked, "statement_timeout") == "15s"
        assert shown(asked, "idle_in_transaction_session_timeout") == "30s"
        asked.execute("SET statement_timeout = '50ms'")
        with pytest.raises(psycopg.errors.QueryCanceled):
            asked.execute("SELECT pg_sleep(5)")


def test_a_load_may_take_as_long_as_it_needs(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_only_what_answers_requests_is_hurried():
    asked = (
        "from leadwell.config.wsgi import application\n"
        "from django.conf import settings\n"
        "print(settings.DATABASES['default']['OPTIONS']['options'])"
    )
    folder = settings.PACKAGE.parent
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", asked], cwd=folder, text=True, capture_output=True,
        env={"LEADWELL_HOME": str(settings.LEADWELL_HOME), "PYTHONPATH": str(folder)}, check=True,
    )  # fmt: skip
    assert "statement_timeout=15s" in done.stdout


def test_charts_that_anybody_may_ask_for_do_not_fill_the_disk(tmp_path, settings, monkeypatch):
    settings.CHART_CACHE = tmp_path
    monkeypatch.setattr(drawing, "MOST_KEPT", 6)
    monkeypatch.setattr(drawing, "_render", lambda chart, language, key: "<svg/>")
    monkeypatch.setattr(drawing, "key_of", lambda chart, language: f"aa{chart.title}")
    for number in range(30):
        drawing.draw(Chart("bars", str(number), "It says so.", ({"name": "a", "value": 1},)))
    kept = {path.stem for path in (tmp_path / "aa").iterdir()}
    assert len(kept) <= 6
    assert "aa29" in kept
