"""Lines survive being kept."""

from __future__ import annotations

import json

import pytest

from leadwell.fairness.queries.results import digest_of, from_json, to_json
from leadwell.fairness.tests.factories import likelihood, not_calculable, share, withheld


def test_lines_come_back_as_they_were() -> None:
    lines = (likelihood(), share(), withheld(), not_calculable())
    assert from_json(json.loads(json.dumps(to_json(lines)))) == lines


def test_the_same_lines_have_the_same_fingerprint_after_a_round_trip() -> None:
    kept = to_json([likelihood(), withheld()])
    assert digest_of(json.loads(json.dumps(kept))) == digest_of(kept)


def test_a_changed_count_changes_the_fingerprint() -> None:
    before = to_json([likelihood(part=40)])
    assert digest_of(to_json([likelihood(part=45)])) != digest_of(before)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest_of(to_json([likelihood(value=float("nan"))]))
