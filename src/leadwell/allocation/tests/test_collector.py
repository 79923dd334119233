"""The collector rests, and works again whatever happened."""

import gc

import pytest

from leadwell.allocation.collector import resting_collector


def test_it_rests_inside_and_works_again_afterwards():
    with resting_collector():
        assert not gc.isenabled()
        with resting_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_failure():
    with pytest.raises(ValueError, match="draw"), resting_collector():
        raise ValueError("draw")
    assert gc.isenabled()
