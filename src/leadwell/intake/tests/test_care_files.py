"""Social-care files, from the desk of a registered manager to people in posts, and out again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.gateways.asc_wds.bundle import open_bundle, pack
from leadwell.gateways.asc_wds.training import check_training
from leadwell.gateways.asc_wds.worker import KnownWorker, check_worker
from leadwell.gateways.asc_wds.workplace import check_workplace
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.tests.factories import TRAINING, WORKER, WORKPLACE, care_file, content
from leadwell.history.tests.factories import events
from leadwell.intake.actions import make_care_files, offer_care_files, read_staff_file
from leadwell.intake.actions.beside import keep_beside
from leadwell.intake.models import CareWorkplace, FileState, RejectedRow
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import note, row
from leadwell.people.models import Identifier, Person
from leadwell.reasons import NotPermitted, Reason, RuleBroken
from leadwell.training.queries import training
from leadwell.training.rules.facts import Noted

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = NOW.date()
MANAGER = system_actor(
    "a registered manager", Permission.LOAD_STAFF, Permission.KEEP_STAFF, Permission.SEE_PEOPLE
)
CARER = {
    **WORKER,
    "UNIQUEWORKERID": "8",
    "DISPLAYID": "Worker H",
    "MAINJOBROLE": "8",
    "ETHNICITY": "99",
}
HOME = "1-2000001"


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(row("1-1000001", "Elm Care", "care-provider", sector="social-care"), source="cqc-ratings")
    note(
        row(HOME, "Elm House", "care-location", sector="social-care", parent_code="1-1000001"),
        source="cqc-ratings",
    )


def load(*files, by=MANAGER, day=TODAY, code="1-1000001"):
    """Offer the files and read them at once."""
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    told = [(f"{number}.csv", content(file)) for number, file in enumerate(files)]
    file = offer_care_files(
        by=by, organisation_code=code, files=told, as_at=day, now=now, enqueued=False
    )
    return read_staff_file(by=by, file_id=file.pk, now=now)


def the_three(workers=(WORKER, CARER), training=(TRAINING,), **workplace):
    files = [
        care_file("workplace", [{**WORKPLACE, **workplace}]),
        care_file("worker", list(workers)),
    ]
    return [*files, care_file("training", list(training))] if training else files


def test_workers_become_people_in_posts_at_their_location():
    file = load(*the_three())
    assert (file.state, file.rows, file.joiners, file.rejected) == (FileState.TAKEN, 2, 2, 0)
    manager = Tenure.objects.select_related("post__organisation", "person").get(post__leads=True)
    assert manager.post.organisation.code == HOME
    assert (manager.person.name, manager.post.title) == ("Worker G", "Registered manager")
    assert (manager.from_on, manager.reference) == (date(2001, 11, 12), f"{HOME}/7")


def test_training_is_kept_once_with_its_last_day():
    load(*the_three())
    load(*the_three(training=[TRAINING, {**TRAINING, "CATEGORY": "7"}]), day=date(2026, 11, 22))
    kept = training(by=MANAGER).order_by("category").values_list("category", "expires_on")
    assert list(kept) == [("asc:6", date(2026, 4, 20)), ("asc:7", date(2026, 4, 20))]


def test_training_may_come_alone_once_the_workplaces_are_known():
    load(*the_three(training=()))
    file = load(care_file("training", [TRAINING]), day=date(2026, 11, 22))
    assert (file.state, file.rows, file.rejected) == (FileState.TAKEN, 0, 0)
    assert training(by=MANAGER).count() == 1
    assert CareWorkplace.objects.get().cells["ESTNAME"] == "Elm House"


def test_the_national_insurance_number_is_nowhere():
    load(*the_three(workers=[WORKER, {**CARER, "NINUMBER": "AA000000Z"}]))
    said = list(RejectedRow.objects.values_list("column", "code", "advice", "facts"))
    assert {(column, code) for column, code, *_ in said if code} == {
        ("worker NINUMBER", "1060"),
        ("workplace TOTALPERMTEMP", "2200"),
    }
    everything = (
        str(said) + str(list(events().values())) + str(list(CareWorkplace.objects.values()))
    )
    assert "AA000000" not in everything


def test_what_was_declared_goes_to_the_sealed_room_by_its_own_codes(monkeypatch):
    sent = []
    monkeypatch.setattr(
        "leadwell.equality.actions.note_declarations",
        lambda **asked: sent.extend(asked["blocks"]),
    )
    load(*the_three(training=()))
    [manager, carer] = b"".join(sent).decode().splitlines()
    assert "asc:41" in manager
    assert "asc:" not in carer.replace("asc-wds", "")
    assert "1982" not in manager


def test_the_same_files_in_another_order_are_the_earlier_ones():
    first = load(*the_three())
    again = load(*reversed(the_three()))
    assert (again.pk, Person.objects.count()) == (first.pk, 2)


def test_the_same_rows_in_another_file_change_nothing():
    load(*the_three())
    again = load(*the_three(SICKPAY="1"), day=date(2026, 11, 22))
    assert (again.unchanged, again.changed, again.joiners, again.rejected) == (2, 0, 0, 0)
    assert CareWorkplace.objects.get().cells["SICKPAY"] == "1"


def test_a_worker_taken_out_has_left_and_one_left_out_stays():
    load(*the_three())
    file = load(
        *the_three(workers=[{**CARER, "STATUS": "DELETE"}], training=()), day=date(2026, 11, 22)
    )
    assert (file.state, file.leavers) == (FileState.TAKEN, 1)
    assert Tenure.objects.filter(until_on=None).count() == 1
    assert Tenure.objects.get(reference=f"{HOME}/8").until_on == date(2026, 11, 22)


def test_a_worker_of_a_rejected_workplace_is_rejected():
    file = load(*the_three(training=(), POSTCODE=""))
    assert (file.rejected, Person.objects.count()) == (2, 0)
    assert "The workplace row was rejected" in RejectedRow.objects.filter(line=3).get().advice


def test_an_unknown_workplace_belongs_to_the_employer_and_keeps_its_numbers_apart():
    load(*the_three(LOCATIONID="1-99", training=()))
    assert set(Identifier.objects.values_list("value", flat=True)) == {"Elm House/7", "Elm House/8"}
    assert set(Tenure.objects.values_list("post__unit", flat=True)) == {"Elm House"}


def test_a_file_of_2019_is_refused_with_what_to_do():
    old = care_file("workplace", [WORKPLACE]).replace(b"REGTYPE", b"SHARELA", 1)
    file = load(old)
    assert file.state == FileState.REFUSED
    assert "layout of 2019" in file.in_the_way[0]["text"]


def test_nobody_else_loads_or_takes_them():
    with pytest.raises(NotPermitted):
        load(*the_three(), by=ANYONE)
    with pytest.raises(NotPermitted):
        make_care_files(by=ANYONE, organisation_code=HOME, now=NOW)


def test_files_are_not_written_for_workplaces_nobody_loaded():
    with pytest.raises(RuleBroken, match="No workplace file was loaded"):
        make_care_files(by=MANAGER, organisation_code="1-1000001", now=NOW)


def test_what_is_written_passes_the_same_checks_and_changes_nothing(tmp_path):
    load(*the_three())
    made = make_care_files(by=MANAGER, organisation_code="1-1000001", now=NOW)
    assert sorted(made) == ["training", "worker", "workplace"]
    assert _errors(made, tmp_path) == []
    before = list(Tenure.objects.order_by("pk").values())
    file = load(*made.values(), day=date(2026, 11, 22))
    assert (file.state, file.unchanged, file.rejected) == (FileState.TAKEN, 2, 0)
    assert (file.changed, file.joiners, file.leavers) == (0, 0, 0)
    assert list(Tenure.objects.order_by("pk").values()) == before
    assert training(by=MANAGER).count() == 1


def test_nothing_declared_is_written():
    load(*the_three())
    made = make_care_files(by=MANAGER, organisation_code="1-1000001", now=NOW)
    for secret in (b"41", b"1982", b"AA000000A"):
        assert secret not in made["worker"]


def test_a_job_changed_by_hand_is_written_as_an_update_and_a_leaver_as_taken_out():
    load(*the_three())
    Tenure.objects.filter(reference=f"{HOME}/7").update(said=None)
    Tenure.objects.filter(reference=f"{HOME}/8").update(said=None, until_on=date(2026, 11, 20))
    made = make_care_files(by=MANAGER, organisation_code="1-1000001", now=NOW)
    lines = made["worker"].decode().splitlines()[1:]
    assert {tuple(line.split(",")[1:3]) for line in lines} == {("7", "UPDATE"), ("8", "DELETE")}


def test_who_took_the_files_is_remembered():
    load(*the_three())
    make_care_files(by=MANAGER, organisation_code="1-1000001", now=NOW)
    told = events("care_files.made").get()
    assert told.details == {"workplace": 1, "worker": 2, "training": 1}


def _errors(made, folder):
    """What the checks of the format find in files that were written."""
    known = KnownWorker()
    checks = {
        "workplace": lambda line, cells: check_workplace(line, cells, known=True),
        "worker": lambda line, cells: check_worker(line, cells, today=TODAY, known=known),
        "training": lambda line, cells: check_training(line, cells, today=TODAY),
    }
    packed = pack([content(data) for data in made.values()], folder)
    with packed, open_bundle(packed.pieces, folder) as bundle:
        rows = [checks[file](line, cells) for file in made for line, cells in bundle.rows(file)]
    return [finding for row in rows for finding in row.findings if not finding.warning]


def test_a_workplace_taken_out_is_forgotten_and_its_people_stay():
    load(*the_three())
    load(care_file("workplace", [{**WORKPLACE, "STATUS": "DELETE"}]), day=date(2026, 11, 22))
    assert not CareWorkplace.objects.exists()
    assert Tenure.objects.filter(until_on=None).count() == 2


def test_training_of_a_worker_who_was_rejected_after_all_is_not_kept():
    file = load(*the_three(workers=[{**WORKER, "DISPLAYID": "=G"}, CARER]))
    assert (file.state, file.rejected) == (FileState.TAKEN, 1)
    assert not training(by=MANAGER).exists()


def test_training_that_cannot_be_kept_is_said_by_its_line(monkeypatch):
    why = Reason("TRN-01a", "Name the training in {longest} characters or fewer.", {"longest": 200})
    monkeypatch.setattr(
        "leadwell.intake.actions.beside.keeping.note_training",
        lambda **asked: Noted(refused=((2, why),)),
    )
    load(*the_three())
    said = RejectedRow.objects.get(code="TRN-01a")
    assert (said.line, said.column, said.facts) == (2, "training", {"longest": 200})


def test_what_comes_beside_is_kept_by_whoever_may_load_it(tmp_path):
    file = load(*the_three())
    with Desk(tmp_path) as desk, pytest.raises(NotPermitted):
        keep_beside(by=ANYONE, desk=desk, file=file, now=NOW)
