"""The drawn documents say what the code says."""

from launcher import catalogue


def test_the_map_and_the_rules_are_up_to_date():
    stale = catalogue.stale()
    assert not stale, f"{', '.join(stale)}: run ./leadwell map and ./leadwell rules"


def test_a_document_left_behind_is_seen(tmp_path):
    catalogue.write(tmp_path)
    assert catalogue.stale(tmp_path) == []
    (tmp_path / "rules.md").write_text("an old one", "utf-8")
    (tmp_path / "map.md").unlink()
    assert catalogue.stale(tmp_path) == ["docs/map.md", "docs/rules.md"]
