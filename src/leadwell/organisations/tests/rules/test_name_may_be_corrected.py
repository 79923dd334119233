from __future__ import annotations

from leadwell.organisations.rules.name_may_be_corrected import name_may_be_corrected


def test_an_employer_corrects_the_name_of_those_who_work_for_nobody_else():
    assert name_may_be_corrected(known_elsewhere=False) == []
    assert [each.code for each in name_may_be_corrected(known_elsewhere=True)] == ["ORG-30"]
