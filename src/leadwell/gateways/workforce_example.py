"""A filled staff file about made-up people, to look at and to try things out with."""

from __future__ import annotations

import csv
import io

from leadwell.gateways.workforce_profile import profile

_ROWS = (
    {"staff_number": "10001", "name": "Ngozi Okafor", "position_number": "P-1000",
     "job_title": "Chief nurse", "unit": "Board", "staff_group": "Nursing and midwifery",
     "band": "VSM", "leads_people": "yes", "board_member": "yes", "board_votes": "yes",
     "board_executive": "yes", "fte": "1", "started_on": "2021-09-01"},
    {"staff_number": "10007", "name": "Siân Pritchard", "position_number": "P-3300",
     "job_title": "Matron", "unit": "Theatres", "staff_group": "Nursing and midwifery", "band": "8a",
     "leads_people": "yes", "reports_to_position": "P-1000", "footing": "substantive", "fte": "1",
     "started_on": "2019-02-04", "ethnicity": "nhs:A", "disability": "no", "sex": "female"},
    {"staff_number": "10042", "assignment_number": "10042-1", "name": "Asha Patel",
     "position_number": "P-3301", "job_title": "Ward manager", "unit": "Theatres",
     "staff_group": "Nursing and midwifery", "band": "7", "leads_people": "yes",
     "reports_to_position": "P-3300", "footing": "acting", "fte": "0.6",
     "started_on": "2024-04-01", "ethnicity": "-", "disability": "-"},
    {"staff_number": "10042", "assignment_number": "10042-2", "name": "Asha Patel",
     "position_number": "P-5110", "job_title": "Lecturer practitioner", "unit": "Education",
     "staff_group": "Nursing and midwifery", "band": "7", "footing": "joint", "fte": "0.4",
     "started_on": "2025-01-06"},
    {"staff_number": "10058", "name": "Tomás Ferreira", "position_number": "P-3302",
     "job_title": "Theatre nurse", "unit": "Theatres", "staff_group": "Nursing and midwifery",
     "band": "5", "reports_to_position": "P-3301", "fte": "0.8", "started_on": "2023-10-16"},
    {"staff_number": "10061", "name": "Mai", "job_title": "Clerk", "unit": "Theatres",
     "staff_group": "Administrative and clerical", "band": "3", "manager_staff_number": "10042",
     "footing": "bank", "started_on": "2025-03-03", "ended_on": "2025-12-31"},
)  # fmt: skip


def example() -> bytes:
    """The example as a CSV file, with a mark at its start so that a spreadsheet reads its letters."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, profile().names, restval="")
    writer.writeheader()
    writer.writerows(_ROWS)
    return text.getvalue().encode("utf-8-sig")
