"""Other names belong to an organisation that is known."""

import pytest

from leadwell.organisations.rules.facts import AliasFacts
from leadwell.organisations.rules.names_may_be_noted import names_may_be_noted


@pytest.mark.parametrize(
    ("names", "known", "codes"),
    [
        pytest.param(("Zed",), True, [], id="a-name-of-a-known-one"),
        pytest.param((), True, [], id="no-names-are-no-trouble"),
        pytest.param(("Zed",), False, ["ORG-09a"], id="a-name-of-an-unknown-one"),
        pytest.param(("Z" * 250,), True, [], id="a-name-of-250"),
        pytest.param(("Z" * 251,), True, ["ORG-09b"], id="a-name-of-251"),
        pytest.param(("",), True, ["ORG-09b"], id="an-empty-name"),
    ],
)
def test_which_names_may_be_kept(names, known, codes):
    facts = AliasFacts(1, "ZT1", names)
    assert [reason.code for reason in names_may_be_noted(facts, known=known)] == codes
