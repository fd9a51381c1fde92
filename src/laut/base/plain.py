"""Records <-> JSON, and the JSON Schema of a reading; the one place that knows the edge's shape.

pydantic reads the dataclasses as they stand: all faults of an input are reported
together, each with its path.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from laut.base.errors import InputError
from laut.base.records import Reading

__all__ = ["from_plain", "schema", "to_json", "to_plain"]


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def to_plain(reading: Reading) -> dict[str, Any]:
    """A reading as dicts and lists that JSON can hold; nulls are kept."""
    plain: dict[str, Any] = _adapter().dump_python(reading, mode="json")
    return plain


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """A reading as JSON text, non-ASCII letters as they are."""
    return json.dumps(to_plain(reading), ensure_ascii=False, indent=indent)


def from_plain(plain: object) -> Reading:
    """The reading that ``plain`` holds; raises InputError that names every fault with its path."""
    try:
        return _adapter().validate_python(plain)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise InputError(f"not a reading of laut: {faults}") from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``laut read`` prints for one article."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema(mode="serialization")}
