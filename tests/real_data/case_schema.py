"""The published OpenAPI definition of CASE 1.1, as a judge of what we send."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from openapi_schema_validator import OAS30Validator, oas30_format_checker

from tests.real_data.files import REAL_DATA

DEFINITION = REAL_DATA / "schemas" / "imscasev1p1_openapi3_v1p0.json"


@cache
def schemas() -> dict[str, Any]:
    """Every type of the definition."""
    return json.loads(DEFINITION.read_text(encoding="utf-8"))["components"]["schemas"]


def faults(kind: str, body: Any) -> list[str]:
    """What the schema of a type ("CFPackageDType") finds wrong; empty when it is valid."""
    schema = {**schemas()[kind], "components": {"schemas": schemas()}}
    found = OAS30Validator(schema, format_checker=oas30_format_checker).iter_errors(body)
    return [f"{'/'.join(str(step) for step in one.path)}: {one.message[:200]}" for one in found]
