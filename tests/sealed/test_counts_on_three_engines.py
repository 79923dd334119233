"""The same figures counted by DuckDB in a snapshot, by PostgreSQL in the star itself and by Spark: the same
counts, cell by cell, and those of plain loops over the rows. And the figures worked out of it, end to end."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings as ours
from django.core.management import CommandError, call_command
from psycopg.types.json import Json

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions.returns import publish_return
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.queries import reproducing
from leadwell.fairness.queries.counting import (
    Period,
    count_on_duckdb,
    count_on_postgres,
    count_on_spark,
)
from leadwell.fairness.queries.definitions import indicators_of, sets
from leadwell.fairness.queries.reproducing import reproduced
from leadwell.fairness.queries.results import digest_of
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.counting.made_up import as_cells, by_loops
from leadwell.gateways.warehouse import open_star
from leadwell.history.models import Event
from leadwell.history.tests.ledger import Superuser
from tests.databases import as_role
from tests.sealed.star_drawn import NOW, ON, SINCE, draw

YEAR = Period(SINCE, ON)
SAID = "We changed who sits on panels, and we look at every shortlist again in July."
STAR = ("staff", "step", "pay", "organisation", "grouping")


@pytest.fixture
def snapshot(home):
    draw(random.Random(5))
    return take_snapshot(by=COUNTER, as_at=ON, since=SINCE, now=NOW)


@pytest.fixture
def figures():
    return [one for code in sets() for one in indicators_of(code, ON) if one.part]


@pytest.fixture
def by_duckdb(snapshot, figures):
    with opened(snapshot) as duck:
        return as_cells(count_on_duckdb(duck, figures, period=YEAR))


def test_duckdb_counts_what_plain_loops_count(snapshot, figures, by_duckdb):
    with opened(snapshot) as duck:
        star = {name: duck.table(name).to_arrow_table().to_pylist() for name in STAR}
    assert by_duckdb == by_loops(star, figures, YEAR)
    assert len(by_duckdb) > 500


def test_postgres_counts_the_same_in_the_star_itself(figures, by_duckdb):
    with open_star(ours.LEADWELL_SNAPSHOT_URL, on=ON, since=SINCE) as star:
        star.execute("SET search_path = star")
        assert as_cells(count_on_postgres(star, figures, period=YEAR)) == by_duckdb
        assert count_on_postgres(star, [], period=YEAR).num_rows == 0


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, which is not here")
@pytest.mark.filterwarnings("ignore")
def test_spark_counts_the_same(snapshot, figures, by_duckdb, spark):
    with opened(snapshot) as duck:
        for name in STAR:
            table = duck.table(name).to_arrow_table()
            spark.createDataFrame(table).createOrReplaceTempView(name)
    some = [one for one in figures if one.set in ("wres", "connections", "disparity")]
    codes = {one.code for one in some}
    expected = {key: numbers for key, numbers in by_duckdb.items() if key[1] in codes}
    assert as_cells(count_on_spark(spark, some, period=YEAR)) == expected


@pytest.fixture
def spark() -> Iterator[object]:
    """One worker, no pages, nothing said."""
    from pyspark.sql import SparkSession

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.memory": "1g",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[1]").appName("counts")
    for name, value in quiet.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture
def owner(committed_database, admin_url) -> Iterator[psycopg.Connection]:
    """Whoever keeps the database: the site itself rewrites no figures."""
    name = Superuser(committed_database, admin_url).name
    with psycopg.connect(as_role(admin_url, name, "leadwell_owner"), autocommit=True) as found:
        yield found


def test_a_snapshot_is_worked_out_once_and_a_return_of_it_comes_out_the_same(
    snapshot, monkeypatch, owner
):
    first = work_out(by=COUNTER, snapshot_id=snapshot.pk, year="2025-26", now=NOW)
    assert first.changed > 20
    assert (first.unchanged, first.refused) == (0, 0)
    again = work_out(by=COUNTER, snapshot_id=snapshot.pk, year="2025-26", now=NOW)
    assert (again.changed, again.ended, again.unchanged) == (0, 0, first.changed)
    assert Result.objects.filter(area=True, set_code="wres").exists()
    own = Result.objects.filter(set_code="wres", area=False).select_related("organisation").first()
    lead = actor_with_role("equality-lead", own.organisation)
    made = publish_return(by=lead, result_id=own.pk, says=SAID, now=NOW)
    came_out = reproduced(made.pk)
    assert came_out.same
    assert came_out.same_definitions
    _insist_it_is_found_out(owner, made, digest="0" * 64)
    better = [{**line, "value": 1.0} for line in own.lines]
    _insist_it_is_found_out(owner, made, lines=better, digest=digest_of(better))
    _insist_it_is_found_out(owner, made, lines=better)
    monkeypatch.setattr(reproducing, "events_about", lambda made: Event.objects.none())
    assert reproduced(made.pk).same, (
        "where the ledger's particulars are gone the row itself is asked"
    )


def _insist_it_is_found_out(owner, made, **changed):
    kept = Result.objects.values("lines", "digest").get(pk=made.result_id)
    _rewrite(owner, made.result_id, kept | changed)
    with pytest.raises(CommandError, match="not what was published"):
        call_command("reproduce_return", made.pk)
    _rewrite(owner, made.result_id, kept)


def _rewrite(owner, number, values):
    said = "UPDATE fairness_result SET lines = %s, digest = %s WHERE id = %s"
    owner.execute(said, (Json(values["lines"]), values["digest"], number))


def test_the_command_takes_the_snapshot_it_needs(snapshot, capsys):
    call_command("work_out_fairness", year="2025-26", sets=["wres"])
    assert "results are new or changed" in capsys.readouterr().out
    assert {one.snapshot_id for one in Result.objects.all()} == {snapshot.pk}
    call_command("work_out_fairness", year="2024-25", sets=["wres"])
    assert Snapshot.objects.filter(as_at="2025-03-31").count() == 1
    with pytest.raises(CommandError, match="such as 2025-26"):
        call_command("work_out_fairness", year="last", snapshot=snapshot.pk)
    with pytest.raises(CommandError, match="no such return"):
        call_command("reproduce_return", 0)
