"""What the caller names (paths, '-', .jsonl) -> inputs, one an article, in order; a bad one is a fault in its place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from laut.base.errors import InputError
from laut.document.article import Facts

__all__ = ["Input", "inputs"]


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one article and what is known of it; ``as_is`` where they are the text itself."""

    data: bytes
    facts: Facts
    as_is: bool = False


def inputs(source: str) -> Iterator[Input | InputError]:
    """The articles that ``source`` names; an article that cannot be read is yielded as its error."""
    if source == "-":
        yield Input(sys.stdin.buffer.read(), Facts(source="-"))
        return
    path = Path(source)
    if not path.is_file():
        yield InputError(f"no such file: {source!r}; give a path, '-' or an address", source=source)
    elif path.suffix == ".jsonl":
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            row = json.loads(line)
            facts = Facts(source=f"{source}:{number}", **{k: row.get(k) for k in ("id", "title", "published", "url", "outlet", "language")})
            yield Input(str(row.get("text", row.get("html"))).encode(), facts)
    else:
        yield Input(path.read_bytes(), Facts(source=source))
