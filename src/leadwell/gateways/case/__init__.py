"""CASE 1.1, the exchange format for frameworks: read leniently, written strictly.

`read_package` takes a CASE 1.0 or 1.1 document as people really send them and answers one that keeps to
the published schema, with a report of every repair. Nothing is lost: what the schema has no place for goes
into `extensions`. `shapes` says what each type may hold; the same table reads and checks.
"""

from leadwell.gateways.case.reading import NotCase, Package, read_package
from leadwell.gateways.case.values import OURS, Repair, derived, is_identifier, moment

__all__ = [
    "OURS",
    "NotCase",
    "Package",
    "Repair",
    "derived",
    "is_identifier",
    "moment",
    "read_package",
]
