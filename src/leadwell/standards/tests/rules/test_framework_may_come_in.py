from leadwell.standards.rules.framework_may_come_in import framework_may_come_in

TAKEN = frozenset({"1.0"})


def test_a_new_version_comes_in():
    assert framework_may_come_in(known_identifier=False, number="1.1", taken=TAKEN) == []


def test_the_same_version_again_changes_nothing():
    (reason,) = framework_may_come_in(known_identifier=True, number="1.1", taken=TAKEN)
    assert reason.code == "STD-50"


def test_a_number_that_is_taken_is_named():
    (reason,) = framework_may_come_in(known_identifier=False, number="1.0", taken=TAKEN)
    assert "1.0" in str(reason)
