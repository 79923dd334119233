"""Taking in one file: all of it or nothing, and never twice."""

from __future__ import annotations

import csv
import gc
import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.gateways.rows import UnusableFile
from leadwell.history.tests.factories import events
from leadwell.intake.actions import load_file, loading, refresh_statistics
from leadwell.intake.models import LoadedFile
from leadwell.intake.tests import files
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted

NOW = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)
LOADER = system_actor(
    "the loader", Permission.LOAD_FILES, Permission.NOTE_ORGANISATIONS, Permission.PUBLISH_FIGURES
)
TWO = (("ZZ1", "OLDTOWN HOSPITALS NHS TRUST"), ("ZZ2", "NEWTOWN HOSPITALS NHS TRUST"))
MANY = tuple((f"ZZ{n}", f"TRUST {n}") for n in range(9))


@pytest.fixture
def load(tmp_path):
    def go(content, kind="ods-trusts", *, by=LOADER, name="file.csv", **more):
        path = files.write(tmp_path, content, name)
        return load_file(by=by, path=path, kind=kind, now=NOW, rejects=tmp_path / "out", **more)

    return go


def test_a_file_is_taken_in_and_remembered(load, db):
    report = load(files.trusts(*TWO))
    assert (report.accepted, report.unchanged, report.changed, report.rejected) == (2, 0, 0, 0)
    assert LoadedFile.objects.get().loaded_by == "the loader"
    assert events("file.loaded").count() == 1


def test_the_same_bytes_again_change_nothing(load, db):
    load(files.trusts(*TWO))
    again = load(files.trusts(*TWO), name="another-name.csv")
    assert (again.accepted, again.unchanged, again.loaded_before) == (0, 2, True)
    assert LoadedFile.objects.count() == 1


def test_a_newer_file_moves_names(load, db):
    load(files.trusts(*TWO, opened="20100401"))
    newer = files.trusts(
        ("ZZ1", "OLDTOWN AND SHORE NHS TRUST"), TWO[1], ("ZZ3", "THIRD"), opened="20110401"
    )
    report = load(newer)
    assert (report.accepted, report.changed + report.unchanged, report.rejected) == (1, 2, 0)
    assert "SHORE" in Organisation.objects.get(code="ZZ1").name.upper()


def test_one_bad_row_never_loses_a_good_one(load, db, tmp_path):
    report = load(files.trusts(*MANY, ("", "NO CODE AT ALL")))
    assert (report.accepted, report.rejected) == (len(MANY), 1)
    with open(report.rejects_file, encoding="utf-8-sig", newline="") as file:
        head, row = list(csv.reader(file))
    assert head[:3] == ["line", "column", "what to do"]
    assert (row[0], "NO CODE AT ALL" in row) == (str(len(MANY) + 1), True)
    assert row[2].endswith(".")


def test_a_file_of_another_kind_writes_nothing(load, db):
    with pytest.raises(UnusableFile):
        load(files.sickness(("ZZ1", "1", "100", "1")), kind="ods-trusts")
    assert not LoadedFile.objects.exists()
    assert not Organisation.objects.filter(code="ZZ1").exists()


def test_who_may_not_load_is_refused_and_nothing_happens(load, db):
    with pytest.raises(NotPermitted):
        load(files.trusts(*TWO), by=ANYONE)
    assert not Organisation.objects.filter(code="ZZ1").exists()


def test_an_interrupted_load_leaves_nothing(load, db, monkeypatch):
    def cut_off(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "_remember", cut_off)
    with pytest.raises(KeyboardInterrupt):
        load(files.trusts(*TWO))
    assert not Organisation.objects.filter(code="ZZ1").exists()


def test_a_figure_of_a_place_nobody_knew_is_kept(load, db):
    report = load(files.sickness(("ZZ9", "40", "1000", "4")), kind="sickness")
    assert (report.accepted, report.rejected) == (1, 0)
    assert Organisation.objects.get(code="ZZ9").name == "Trust ZZ9"


def test_the_tables_are_looked_at_after_loading(load, db):
    load(files.trusts(*MANY))
    refresh_statistics(by=LOADER, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'organisations_organisation'"
        )
        assert cursor.fetchone()[0] >= len(MANY)


def test_not_everybody_has_the_tables_looked_at(db):
    with pytest.raises(NotPermitted):
        refresh_statistics(by=ANYONE, now=NOW)


def test_a_file_with_not_one_good_row_writes_nothing(load, db):
    with pytest.raises(UnusableFile, match="Not one row"):
        load(files.sickness(("ZZ1", "much", "100", "1")), kind="sickness")
    assert not LoadedFile.objects.exists()


def test_who_collects_no_garbage_goes_on_collecting_none(load, db):
    gc.disable()
    try:
        load(files.trusts(*TWO))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_progress_is_told_while_reading(load, db, monkeypatch):
    monkeypatch.setattr(loading, "PROGRESS_EVERY", 1)
    told = []
    load(files.trusts(*TWO), progress=told.append)
    assert told == [1, 2]


def test_memory_is_tidied_again_after_a_load_that_failed(load, db):
    with pytest.raises(UnusableFile):
        load(files.trusts(*TWO), kind="icb-names")
    assert gc.isenabled()


def test_two_people_loading_the_same_file_at_once_load_it_once(committed_database, tmp_path):
    path = files.write(tmp_path, files.trusts(*TWO))
    reports = []

    def go():
        try:
            reports.append(
                load_file(by=LOADER, path=path, kind="ods-trusts", now=NOW, rejects=tmp_path)
            )
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.accepted for report in reports) == [0, 0, 0, 2]
    assert LoadedFile.objects.count() == 1
