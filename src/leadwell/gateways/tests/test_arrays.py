import numpy as np

from leadwell.gateways.arrays import keep_arrays, kept_arrays


def test_before_anything_is_kept_there_is_nothing(tmp_path):
    assert kept_arrays(tmp_path) is None


def test_a_set_is_kept_whole_and_the_old_one_goes(tmp_path):
    for n in (1, 2):
        keep_arrays(tmp_path, {"person": np.arange(n), "level": np.zeros(n)}, {"on": f"day {n}"})
    kept = kept_arrays(tmp_path)
    assert kept.about == {"on": "day 2"}
    assert kept.arrays["person"].tolist() == [0, 1]
    assert len([each for each in tmp_path.iterdir() if each.is_dir()]) == 1


def test_an_array_opened_for_changing_is_changed_in_place(tmp_path):
    keep_arrays(tmp_path, {"person": np.arange(3)}, {})
    kept_arrays(tmp_path, changing=True).arrays["person"][1] = 9
    assert kept_arrays(tmp_path).arrays["person"].tolist() == [0, 9, 2]
