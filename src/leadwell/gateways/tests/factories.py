"""Small made-up files in the social-care format, for the tests of every app."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from leadwell.gateways.asc_wds.codes import definition

WORKPLACE: Mapping[str, str] = {
    "LOCALESTID": "Elm House", "STATUS": "UPDATE", "ESTNAME": "Elm House", "ADDRESS1": "1 Elm Street",
    "POSTTOWN": "Kelder", "POSTCODE": "KE1 1EL", "ESTTYPE": "6", "PERMCQC": "1", "PERMLA": "0",
    "REGTYPE": "2", "PROVNUM": "1-1000001", "LOCATIONID": "1-2000001", "MAINSERVICE": "1",
    "ALLSERVICES": "1", "CAPACITY": "12", "UTILISATION": "11", "SERVICEUSERS": "1", "TOTALPERMTEMP": "2",
    "ALLJOBROLES": "8", "STARTERS": "1", "LEAVERS": "0", "VACANCIES": "2",
}  # fmt: skip
WORKER: Mapping[str, str] = {
    "LOCALESTID": "Elm House", "UNIQUEWORKERID": "7", "STATUS": "NEW", "DISPLAYID": "Worker G",
    "NINUMBER": "AA000000A", "POSTCODE": "KE1 1EL", "DOB": "10/12/1982", "GENDER": "1", "ETHNICITY": "41",
    "NATIONALITY": "826", "COUNTRYOFBIRTH": "826", "DISABLED": "0", "CARECERT": "3", "L2CARECERT": "3",
    "RECSOURCE": "16", "STARTDATE": "12/11/2001", "STARTINSECT": "2001", "DHA": "1", "APPRENTICE": "2",
    "EMPLSTATUS": "1", "ZEROHRCONT": "2", "DAYSSICK": "1", "SALARYINT": "1", "SALARY": "20000",
    "MAINJOBROLE": "4", "CONTHOURS": "23", "SCQUAL": "2", "NONSCQUAL": "2", "CWPCATEGORY": "1",
}  # fmt: skip
TRAINING: Mapping[str, str] = {
    "LOCALESTID": "Elm House", "UNIQUEWORKERID": "7", "CATEGORY": "6", "TRAININGNAME": "Fire safety",
    "ACCREDITED": "1", "WHODELIVERED": "1", "HOWDELIVERED": "2", "VALIDITY": "24",
    "DATECOMPLETED": "21/04/2024", "EXPIRYDATE": "20/04/2026",
}  # fmt: skip


def columns(file: str) -> list[str]:
    """The columns of one of the three files, in their order."""
    return list(definition()["columns"][file])


def care_file(
    file: str, rows: Sequence[Mapping[str, str]], *, header: Sequence[str] = (), end: str = "\r\n"
) -> bytes:
    """One of the three files."""
    text = io.StringIO(newline="")
    names = list(header) or columns(file)
    writer = csv.DictWriter(text, names, restval="", lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def content(data: bytes) -> Callable[[], Iterator[bytes]]:
    """Bytes the way a waiting file gives them: asked for as often as one likes."""
    return lambda: iter([data])
