"""The code lists of the format, as the dated definition beside this file gives them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

IN_FORCE = Path(__file__).parent / "definitions" / "2026-08.toml"

FIRST_LEADING_ROLE, LAST_LEADING_ROLE = 1, 5
REGISTERED_MANAGER, SOCIAL_WORKER, NURSE = 4, 6, 16
OTHER_ROLES = frozenset({23, 27})
BRITISH = 826

YES_NO_UNKNOWN: Mapping[int, str] = {1: "Yes", 2: "No", 999: "Don't know"}


@cache
def definition() -> Mapping[str, Any]:
    """The whole definition in force."""
    with IN_FORCE.open("rb") as file:
        return MappingProxyType(tomllib.load(file))


@cache
def job_roles() -> Mapping[int, str]:
    """What each job role is called."""
    return _numbered(definition()["job_roles"])


@cache
def training_categories() -> Mapping[int, Mapping[str, Any]]:
    """What each training category is called, and the number the service keeps for it."""
    return _numbered(definition()["training_categories"])


@cache
def ethnicities() -> Mapping[int, str]:
    """What each ethnic background is called."""
    return _numbered(definition()["ethnicities"])


@cache
def numbers(name: str) -> frozenset[int]:
    """One list of bare numbers, such as the nationalities."""
    return frozenset(definition()["numbers"][name])


@cache
def message_number(file: str, name: str) -> int:
    """The number of a message. Numbers repeat within and between files; names do not within one."""
    number: int = definition()["messages"][file][name]
    return number


def leads_people(job_role: int | None) -> bool:
    """Whether a job role is one of those that lead people."""
    return job_role is not None and FIRST_LEADING_ROLE <= job_role <= LAST_LEADING_ROLE


def _numbered(table: Mapping[str, Any]) -> Mapping[int, Any]:
    return MappingProxyType({int(code): told for code, told in table.items()})
