"""Nothing is released that a reader could work out, from one set or from all."""

from leadwell.fairness.rules.disclosing import released_counts as module
from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.disclosing.facts import Seen
from leadwell.fairness.rules.disclosing.released_counts import released_counts
from leadwell.fairness.rules.facts import ALL
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    INDICATORS,
    band,
    codes,
    line,
    printed,
)
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import HES_2018


def test_a_table_that_cannot_be_protected_is_not_printed(monkeypatch):
    def refuse(*args, **more):
        raise RuleBroken([Reason("STA-04", "Too few.")])

    monkeypatch.setattr(module, "release", refuse)
    found = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    assert codes(found.shown[0]) == ["STA-04"]
    assert found.shown[0].first.whole is None
    assert {shown for shown, _ in found.basis.values()} == {None}
    assert 41 in {counted for _, counted in found.basis.values()}


def test_what_another_set_prints_already_is_known_and_others_are_hidden_in_its_stead():
    lines = [band("5", 200, 90), band("8b", 150, 20), band("9", 90, 3), band(ALL, 440, 113)]
    (name,) = [n for n in printed(*lines).basis if n.endswith("/bme/")]
    found = printed(*lines, others={name: (Seen.EXACT, 113)})
    assert found.basis[name] == (115, 113)
    assert [line.first.part is None for line in found.shown[1:3]] == [True, True]
    small = printed(
        band("9", 90, 3), others={"staff//0//ethnicity:wres/bme/pay_row=9": (Seen.EXACT, 3)}
    )
    assert small.shown[0].first.part is None


def test_a_cell_that_another_organisation_needs_hidden_is_hidden():
    one = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    name = next(name for name in printed(one).basis if "/2/" in name and "bme" in name)
    (shown,) = printed(one, also=[name, "no cell of this one"]).shown
    assert (shown.first.whole, shown.value) == (None, None)


def test_of_some_lines_only_their_own_counts_are_released():
    lines = [band("5", 200, 90, 12), band(ALL, 440, 113, 30)]
    row, everybody = cells_of_lines(lines, indicators=INDICATORS, only=frozenset())
    released = released_counts([row, everybody], profile=HES_2018, before=None, also=(), others={})
    assert released([]) == ({}, ())
    found, refused = released([everybody])
    assert refused == ()
    assert set(found) >= {cell.name for cell in everybody.counts}
    assert not {cell.name for cell in row.counts} & found.keys()
