"""Small made-up files for the tests of loading."""

from __future__ import annotations

import csv
import io
from pathlib import Path

WIDTH = 27


def trusts(*rows: tuple[str, str], closed: str = "", opened: str = "20100401") -> str:
    """A register of made-up trusts: (code, name), all of one board in one region."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for code, name in rows:
        place = ["Y99", "QZ9", "1 LONG LANE", "", "", "OLDTOWN", "", "OT1 1AA", opened, closed]
        writer.writerow([code, name, *place] + [""] * (WIDTH - 2 - len(place)))
    return text.getvalue()


def sickness(*rows: tuple[str, str, str, str], day: str = "30/06/2031") -> str:
    """One month's sickness: (code, days lost, days available, published rate)."""
    head = (
        "DATE,NHSE_REGION_CODE,NHSE_REGION_NAME,ICS_CODE,ICS_NAME,ORG_CODE,ORG_NAME,ORG_TYPE,"
        "FTE_DAYS_LOST,FTE_DAYS_AVAILABLE,SICKNESS_ABSENCE_RATE_PERCENT"
    )
    body = [
        f"{day},Y99,Somewhere,QZ9,Some Board,{c},Trust {c},Acute,{x},{n},{r}" for c, x, n, r in rows
    ]
    return "\n".join([head, *body]) + "\n"


def write(folder: Path, content: str | bytes, name: str = "file.csv") -> Path:
    """The file on disk."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
