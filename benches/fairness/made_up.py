"""Made-up facts of national size: a star without a single real person, the same for the same seed.

215 trusts employ two in five people, practices and care homes the others. Ethnic groups, bands and what
became of an application are drawn with chances that differ from place to place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

ORGANISATIONS, STAFF, APPLICATIONS = 46_500, 3_100_000, 4_000_000
TRUSTS, REGIONS, BOARDS = 215, 7, 42
SMALL = 40  # times smaller
NHS = tuple(f"nhs:{letter}" for letter in "ABCDEFGHJKLMNPRS")
WHITE = {"nhs:A", "nhs:B", "nhs:C"}
CODES = (*NHS, "-", "")
CHANCES = (0.60, 0.01, 0.06, 0.004, 0.003, 0.005, 0.008, 0.06, 0.02, 0.007, 0.05, 0.02, 0.06, 0.01, 0.008,
           0.03, 0.015, 0.03)  # fmt: skip
ROWS = ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm", "consultant",
        "career-grade", "trainee", "other-medical", "")  # fmt: skip
ROW_CHANCES = (0.01, 0.17, 0.14, 0.10, 0.20, 0.13, 0.08, 0.03, 0.012, 0.006, 0.003, 0.001, 0.002, 0.04,
               0.015, 0.04, 0.001, 0.02)  # fmt: skip
PARTS = ("clinical", "non-clinical", "medical", "")


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make up."""

    organisations: int
    staff: int
    applications: int


def size(scale: str) -> Size:
    """England, or a fortieth of it for a quick look."""
    by = SMALL if scale == "small" else 1
    return Size(ORGANISATIONS // by, STAFF // by, APPLICATIONS // by)


def star(asked: Size) -> dict[str, pa.Table]:
    """All tables of the star."""
    chance = np.random.default_rng(2015)
    weights = _weights(asked.organisations, chance)
    return {
        "staff": _staff(asked, weights, chance),
        "step": _steps(asked, weights, chance),
        "organisation": _organisations(asked.organisations),
        "grouping": _grouping(),
    }


def _weights(organisations: int, chance: np.random.Generator) -> np.ndarray:
    """How large each organisation is, as a share of everybody."""
    trusts = min(TRUSTS, -(-organisations // 10))
    large = chance.gamma(4, 1, trusts)
    little = chance.gamma(0.8, 1, organisations - trusts)
    return np.concatenate([0.42 * large / large.sum(), 0.58 * little / little.sum()])


def _drawn(
    values: tuple[str, ...], chances: object, n: int, chance: np.random.Generator
) -> pa.Array:
    weights = np.asarray(chances, dtype=float)
    places = chance.choice(len(values), n, p=weights / weights.sum()).astype(np.int8)
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(values)).cast(pa.string())


def _staff(asked: Size, weights: np.ndarray, chance: np.random.Generator) -> pa.Table:
    n = asked.staff
    return pa.table(
        {
            "organisation_id": np.sort(chance.choice(len(weights), n, p=weights)) + 1,
            **_about_people(n, chance),
            "board": chance.random(n) < 0.004,
            "votes": chance.random(n) < 0.8,
            "executive": chance.random(n) < 0.5,
            "bank": chance.random(n) < 0.05,
        }
    )


def _about_people(n: int, chance: np.random.Generator) -> dict[str, pa.Array]:
    return {
        "ethnicity": _drawn(CODES, CHANCES, n, chance),
        "pay_row": _drawn(ROWS, ROW_CHANCES, n, chance),
        "clinical": _drawn(PARTS, (0.55, 0.30, 0.10, 0.05), n, chance),
    }


def _steps(asked: Size, weights: np.ndarray, chance: np.random.Generator) -> pa.Table:
    """Applications, and a hundredth as many disciplinary cases, a fifth as many courses asked for."""
    numbers = {
        "recruitment": asked.applications,
        "disciplinary": asked.applications // 100,
        "non-mandatory-training": asked.applications // 5,
    }
    return pa.concat_tables(_of_funnel(funnel, n, weights, chance) for funnel, n in numbers.items())


def _of_funnel(funnel: str, n: int, weights: np.ndarray, chance: np.random.Generator) -> pa.Table:
    """Cases of fifteen months, of which twelve count."""
    days = np.datetime64("2025-01-01") + np.sort(chance.integers(0, 455, n))
    reached = 1 + (chance.random((4, n)) < [[0.4], [0.5], [0.5], [0.8]]).cumprod(0).sum(0)
    return pa.table(
        {
            "funnel": pa.array([funnel]).take(pa.array(np.zeros(n, dtype=np.int8))),
            "organisation_id": chance.choice(len(weights), n, p=weights) + 1,
            "happened_on": pa.array(days.astype("datetime64[D]")),
            "reached": reached.astype(np.int16),
            "first_in_year": chance.random(n) < 0.9,
            **_about_people(n, chance),
            **{name: _perhaps(n, chance) for name in ("internal", "from_abroad", "openly")},
        }
    )


def _perhaps(n: int, chance: np.random.Generator) -> pa.Array:
    """Yes, no, or nobody knows: once in ten."""
    return pa.array(chance.random(n) < 0.3, mask=chance.random(n) < 0.1)


def _organisations(n: int) -> pa.Table:
    """The country and its regions and boards are numbered after the employers."""
    numbers = np.arange(n)
    board = numbers % BOARDS
    region = board % REGIONS
    paths = [f"/E/R{r}/B{b}/O{o}/" for r, b, o in zip(region, board, numbers, strict=True)]
    areas = ["/E/", *(f"/E/R{r}/" for r in range(REGIONS))]
    areas += [f"/E/R{b % REGIONS}/B{b}/" for b in range(BOARDS)]
    kinds = ["country", *["region"] * REGIONS, *["icb"] * BOARDS]
    everything = n + len(areas)
    return pa.table(
        {
            "organisation_id": np.arange(everything) + 1,
            "code": [path.split("/")[-2] for path in (*paths, *areas)],
            "kind": ["trust"] * n + kinds,
            "path": [*paths, *areas],
        }
    )


def _grouping() -> pa.Table:
    groups = ["white" if code in WHITE else "bme" for code in NHS]
    return pa.table(
        {
            "characteristic": ["ethnicity"] * len(CODES),
            "grouping": ["white-bme"] * len(CODES),
            "value": list(CODES),
            "group_code": [*groups, "not-said", "not-asked"],
        }
    )
