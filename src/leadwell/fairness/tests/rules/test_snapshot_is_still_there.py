"""FAR-80."""

from __future__ import annotations

from leadwell.fairness.rules.snapshot_is_still_there import snapshot_is_still_there


def test_a_snapshot_with_its_files_can_be_kept() -> None:
    assert snapshot_is_still_there(removed=False) == []


def test_a_snapshot_without_its_files_cannot() -> None:
    (reason,) = snapshot_is_still_there(removed=True)
    assert reason.code == "FAR-80"
    assert "next one" in str(reason)
