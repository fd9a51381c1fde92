"""The .json twins, described (OpenAPI 3.1): made of the records that the pages show, so it cannot lag behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from laut.reader import VERSION

__all__ = ["described"]

_PARTS = re.compile(r"{(\w+)}")
_ERROR = {
    "type": "object",
    "required": ["error", "status"],
    "properties": {
        "error": {"type": "string", "description": "What went wrong, in one line."},
        "status": {"type": "integer"},
    },
}


def described(twins: Iterable[tuple[str, type, str, tuple[str, ...]]]) -> dict[str, Any]:
    """The description of twins, each given as its address, its record, a sentence, and what it may be asked."""
    known = list(twins)
    references, shared = TypeAdapter.json_schemas(
        [(record, "serialization", TypeAdapter(record)) for _, record, _, _ in known],
        ref_template="#/components/schemas/{model}",
    )
    paths = {}
    for address, record, sentence, asked in known:
        named = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _PARTS.findall(address)
        ]
        queried = [{"name": name, "in": "query", "required": False, "schema": {"type": "string"}} for name in asked]
        paths[address] = {
            "get": {
                "summary": sentence,
                "parameters": [*named, *queried],
                "responses": {
                    "200": {
                        "description": sentence,
                        "content": {"application/json": {"schema": references[record, "serialization"]}},
                    },
                    "default": {"description": "An error.", "content": {"application/json": {"schema": _ERROR}}},
                },
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "laut",
            "version": VERSION,
            "description": "Who says what, how many, on whose word. Offsets are half-open ranges of code points.",
        },
        "paths": paths,
        "components": {"schemas": shared.get("$defs", {})},
    }
