import pytest

from leadwell.measures.rules.a_flow_adds_up import a_flow_adds_up


@pytest.mark.parametrize(
    ("flow", "said"),
    [
        pytest.param((22_555, 280, 201, 22_634), "", id="a-trust-that-adds-up"),
        pytest.param((500, 10, 5, 507), "are 2 fewer than the 507", id="more-at-the-end"),
        pytest.param((500, 10, 5, 499), "are 6 more than the 499", id="fewer-at-the-end"),
    ],
)
def test_the_residual_is_said_in_words(flow, said):
    start, joined, left, end = flow
    found = a_flow_adds_up(start=start, joined=joined, left=left, end=end)
    assert bool(found) == bool(said)
    assert said in " ".join(map(str, found))
