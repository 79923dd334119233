"""The columns of the star by which definitions may choose rows, give lines or take a figure apart.

The full list, with what each means, is in docs/star.md. A column without values may hold any text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

PAY_ROWS = (
    "under-1", "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm",
    "consultant", "career-grade", "trainee", "other-medical", "other", "",
)  # fmt: skip
TIERS = ("lower", "middle", "upper", "")
CLINICAL = ("clinical", "non-clinical", "medical", "")
TIE = ("tie", "none", "")
FLAG = ("true", "false")
UNSURE = (*FLAG, "")
ANY: tuple[str, ...] = ()

_WORK: Mapping[str, Collection[str]] = {
    "pay_row": PAY_ROWS,
    "clinical": CLINICAL,
}
COLUMNS: Mapping[str, Mapping[str, Collection[str]]] = {
    "staff": {
        **_WORK,
        "tier": TIERS,
        "band": ANY,
        "staff_group": ANY,
        "job_role": ANY,
        "level": ANY,
        "leads": FLAG,
        "board": FLAG,
        "votes": UNSURE,
        "executive": UNSURE,
        "bank": FLAG,
        "kind": ANY,
    },
    "step": {
        **_WORK,
        "tier": TIERS,
        "staff_group": ANY,
        "leads": UNSURE,
        "internal": UNSURE,
        "from_abroad": UNSURE,
        "openly": UNSURE,
        "tie": TIE,
    },
    "pay": {**_WORK, "full_pay": FLAG},
}
# Who brings the cases of a funnel. "staff": worked out from posts; "case": files of another system.
SOURCES = ("appointments", "training", "staff", "case")
