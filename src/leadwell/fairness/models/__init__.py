"""Snapshots, results and returns; cases and pay from files; what is done about a figure."""

from leadwell.fairness.models.acting import (
    CostEstimate,
    EvidencePack,
    Grade,
    Objective,
    Plan,
    PlanNote,
    StaffSpokenTo,
)
from leadwell.fairness.models.cases import Case, Decider, Pay
from leadwell.fairness.models.pooled import PooledResult
from leadwell.fairness.models.snapshots import FreeTable, Result, Return, Snapshot, TriedVersion
from leadwell.fairness.models.standing_out import StandsOut

__all__ = [
    "Case",
    "CostEstimate",
    "Decider",
    "EvidencePack",
    "FreeTable",
    "Grade",
    "Objective",
    "Pay",
    "Plan",
    "PlanNote",
    "PooledResult",
    "Result",
    "Return",
    "Snapshot",
    "StaffSpokenTo",
    "StandsOut",
    "TriedVersion",
]
