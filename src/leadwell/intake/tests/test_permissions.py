"""Who may see what was loaded: the answer for one load and the answer for the list agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.intake import permissions, queries
from leadwell.intake.models import LoadedFile

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
