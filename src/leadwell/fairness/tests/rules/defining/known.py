"""What the definitions in these tests may speak of: a small star."""

from __future__ import annotations

from leadwell.fairness.rules.facts import Known

KNOWN = Known(
    columns={
        "staff": {"pay_row": ("5", "6", ""), "bank": ("true", "false"), "band": ()},
        "step": {"pay_row": ("5", "6", ""), "openly": ("true", "false", "")},
        "pay": {"pay_row": ("5", "6", "")},
    },
    groupings={("ethnicity", "white-bme"): ("white", "bme"), ("tie", "tie"): ("tie", "none")},
    funnels={"recruitment": ("applied", "shortlisted", "appointed")},
    measures=("bullying", "fairness", "other"),
    sources=("appointments", "case"),
)
