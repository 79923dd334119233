"""Who may see what was loaded: the answer for one load and the answer for the list agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.intake import permissions, queries
from leadwell.intake.models import LoadedFile, StaffFile
from leadwell.organisations.tests.factories import note, organisation, row

NOW = datetime(2031, 7, 1, tzinfo=UTC)
READER = system_actor("a reader", Permission.SEE_LOADED_FILES)
LOADER = system_actor("a loader", Permission.LOAD_FILES)


@pytest.fixture
def loaded(db):
    return LoadedFile.objects.create(
        kind="ods-trusts", file_name="a.csv", digest="d", edition="An edition", accepted=1,
        unchanged=0, changed=0, rejected=0, loaded_by="somebody", loaded_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("by", "sees"),
    [
        pytest.param(READER, True, id="who-may-see-loads"),
        pytest.param(LOADER, False, id="who-may-only-load"),
        pytest.param(ANYONE, False, id="anyone"),
    ],
)
def test_the_two_answers_agree(loaded, by, sees):
    assert permissions.may_see(by, loaded) is sees
    assert queries.loaded_files(by=by).exists() is sees


@pytest.mark.django_db
def test_who_sees_a_staff_file_in_two_answers_that_agree():
    note(row("ZT1", "Zed"), row("ZT2", "Other"))
    here, elsewhere = organisation("ZT1"), organisation("ZT2")
    file = StaffFile.objects.create(
        kind="workforce", organisation=here, file_name="a.csv", digest="d", as_at=NOW.date(),
        offered_by="somebody", offered_at=NOW, moved_at=NOW,
    )  # fmt: skip
    for permission in (Permission.LOAD_STAFF, Permission.SEE_LOADED_FILES, Permission.KEEP_STAFF):
        for path in ("/", here.path, elsewhere.path):
            by = Actor("somebody", None, frozenset({Grant(permission, path)}))
            may = permission is not Permission.KEEP_STAFF and path != elsewhere.path
            assert permissions.may_see_staff_file(by, file) is may
            listed = StaffFile.objects.filter(permissions.staff_files_visible_to(by))
            assert listed.exists() is may
            makes = permission is Permission.KEEP_STAFF and path != elsewhere.path
            assert permissions.may_make_care_files(by, here) is makes
