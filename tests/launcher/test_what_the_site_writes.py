"""What the running site leaves on the disk."""

from __future__ import annotations

import stat

from launcher import site


def test_what_the_site_writes_is_for_its_owner_only(tmp_path, monkeypatch):
    letter = tmp_path / "letter"
    monkeypatch.setenv("LEADWELL_HOME", str(tmp_path))
    monkeypatch.setattr(site, "_web", lambda port: ["sh", "-c", f"echo key > '{letter}'"])
    with site.children({}, 0, worker=False) as (writer,):
        writer.wait(10)
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600
