import pytest

from leadwell.organisations.rules.counts_as_a_manager import counts_as_a_manager


@pytest.mark.parametrize(
    ("leads", "kind", "codes"),
    [
        pytest.param(True, "substantive", [], id="a-post-that-leads"),
        pytest.param(True, "acting", [], id="acting-up-counts"),
        pytest.param(False, "substantive", ["ORG-60a"], id="a-grand-title-that-leads-nobody"),
        pytest.param(True, "bank", ["ORG-60b"], id="bank-work-does-not"),
        pytest.param(False, "bank", ["ORG-60a", "ORG-60b"], id="neither"),
    ],
)
def test_who_counts_as_a_manager(leads, kind, codes):
    assert [r.code for r in counts_as_a_manager(leads=leads, kind=kind)] == codes
