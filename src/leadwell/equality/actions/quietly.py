"""PostgreSQL's own words repeat the cell it could not take. Ours do not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import psycopg
from django.db import Error

Given = ParamSpec("Given")


class NotKept(Exception):
    """The database refused. What it said is left out: it may repeat what somebody declared."""


def quietly(act: Callable[Given, None]) -> Callable[Given, None]:
    """Whatever the database says inside goes no further, not even into a log: it is not even the
    cause of what is raised."""

    @wraps(act)
    def quiet(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            return act(*args, **kwargs)
        except (Error, psycopg.Error) as refused:
            code = getattr(refused.__cause__ or refused, "sqlstate", None) or "none"
        raise NotKept(f"What was declared could not be kept. The database's code: {code}.")

    return quiet
