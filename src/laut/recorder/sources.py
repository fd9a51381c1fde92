"""Folders and patterns -> single sources, in an order that does not depend on the file system."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from laut.recorder.shards import SHARD

__all__ = ["spread"]

# What a folder is searched for; a file named by itself may have any name.
_KINDS = (".htm", ".html", ".jsonl", ".pdf", SHARD, ".txt", ".wacz", ".warc", ".warc.gz", ".xhtml")


def spread(sources: Iterable[str]) -> Iterator[str]:
    """Every source by itself: the articles of a folder and its folders, the files that a pattern meets, or as named."""
    for source in sources:
        path = Path(source)
        if source == "-" or path.is_file():
            yield source
        elif path.is_dir():
            yield from (
                str(found)
                for found in sorted(path.rglob("*"))
                if found.is_file() and found.name.lower().endswith(_KINDS)
            )
        elif found_by_pattern := sorted(glob.glob(source, recursive=True)):
            yield from spread(found_by_pattern)
        else:
            yield source  # an address, or a mistake that reading it will name
