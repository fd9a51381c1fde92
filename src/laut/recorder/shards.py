"""What was read, in files on their own way to the ledger: arrivals <-> the rows of a Parquet shard.

A row is a page with all that ``add`` keeps of it (its bytes, its reading, its
sketch), or why it could not be read. Anybody may have written a shard: what it
says is checked before it is taken for true.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from laut.base.comparison import Key, Sketch
from laut.base.errors import InputError, one_line
from laut.base.plain import from_plain
from laut.base.sound import faults
from laut.document.charset import scalar
from laut.document.page import MAX_BYTES
from laut.ledger.entries import Entry, Failure, Page, Told, digest_of, identified, pack_reading
from laut.reader import VERSION

__all__ = ["SHARD", "counted", "from_shard", "to_shard"]

SHARD = ".shard.parquet"
_MARK, _FORM = b"laut.shard", b"1"
_AT_ONCE = 64  # rows in memory
_MOST_GROUP = (
    2_000_000_000  # bytes that a group of rows says it unpacks to: more than 64 of the largest pages and readings
)
_MOST_READING = 20 * MAX_BYTES  # of JSON: a text, and all that stands in it several times over
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # as JSON writes it, not a text that speaks of "\\u0000"
_SCHEMA = pa.schema(
    [
        pa.field("source", pa.string()),
        pa.field("digest", pa.string()),
        pa.field("failure", pa.string()),
        pa.field("told", pa.string()),
        pa.field("page", pa.large_binary()),
        pa.field("given_id", pa.string()),
        pa.field("reading", pa.large_binary()),
        pa.field("day", pa.int32()),
        pa.field("keys", pa.string()),
    ],
    metadata={_MARK: _FORM, b"laut": VERSION.encode()},
)


def to_shard(arrivals: Iterable[Entry | Failure], path: Path) -> None:
    """Write a shard at ``path``, holding no more than a few pages in memory; raises OSError."""
    rest = iter(arrivals)
    with pq.ParquetWriter(path, _SCHEMA, compression="zstd") as writer:
        while rows := [_row(each) for each in islice(rest, _AT_ONCE)]:
            writer.write_table(pa.Table.from_pylist(rows, _SCHEMA))


def counted(path: Path) -> tuple[int, int] | None:
    """How many pages and failures a shard holds; None where there is none that is whole. Raises OSError."""
    try:
        failure = pq.read_table(path, columns=["failure"])["failure"]
    except (FileNotFoundError, pa.ArrowInvalid):
        return None
    return failure.null_count, len(failure) - failure.null_count


def _row(arrival: Entry | Failure) -> dict[str, Any]:
    if isinstance(arrival, Failure):
        return {"source": scalar(arrival.source), "digest": arrival.digest, "failure": scalar(arrival.reason)}
    page, sketch = arrival.page, arrival.sketch
    return {
        "source": scalar(page.source),
        "digest": page.digest,
        "told": json.dumps(dict(page.told)),
        "page": page.packed,
        "given_id": arrival.given_id,
        "reading": pack_reading(arrival.reading),
        "day": sketch.day,
        "keys": json.dumps([[key.text, key.weight] for key in sketch.keys]),
    }


def from_shard(path: str) -> Iterator[Entry | Failure | InputError]:
    """What a shard holds, in order; a row that is none, or a file that is no shard, is an InputError in its place."""
    try:
        with pq.ParquetFile(path, thrift_string_size_limit=100_000_000, thrift_container_size_limit=10_000_000) as file:
            if wrong := _unfit(file):
                yield InputError(f"{path!r} {wrong}", source=path)
                return
            rows = (row for batch in file.iter_batches(_AT_ONCE) for row in batch.to_pylist())
            for number, row in enumerate(rows, 1):
                yield _arrival(row, f"{path}:{number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        yield InputError(f"{path!r} is no shard that can be read ({one_line(error)}); write it again", source=path)


def _unfit(file: pq.ParquetFile) -> str | None:
    """Why a Parquet file is no shard, None where it is one."""
    said = file.schema_arrow.metadata or {}
    if _MARK not in said or file.schema_arrow.types != _SCHEMA.types or file.schema_arrow.names != _SCHEMA.names:
        return "is no shard of laut; give what `laut add --shards` wrote"
    if said[_MARK] != _FORM:
        return "is a shard of a newer laut; install that"
    groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
    if any(group.total_byte_size > _MOST_GROUP for group in groups):
        return f"says that it unpacks to more than {_MOST_GROUP / 1e9:.0f} GB at once; no shard does"
    return None


def _arrival(row: dict[str, Any], place: str) -> Entry | Failure | InputError:
    try:
        if row["failure"] is not None:
            return Failure(_digest(row["digest"]), _line(row["source"]), _line(row["failure"]))
        return _entry(row)
    except (InputError, AttributeError, TypeError, ValueError, RecursionError, OverflowError, zlib.error) as error:
        return InputError(f"{place!r} is no page of a shard ({one_line(error)}); write it again", source=place)


def _entry(row: dict[str, Any]) -> Entry:
    """An entry whose digests, ids and spans all are what they say; raises what is caught above."""
    data, told = _unpacked(row["page"], MAX_BYTES), _told(json.loads(row["told"]))
    page = Page(digest_of(data, told), hashlib.sha256(data).hexdigest(), _line(row["source"]), told, row["page"])
    plain = _unpacked(row["reading"], _MOST_READING)
    if _NUL.search(plain):
        raise ValueError("a text with NUL, which no database keeps")
    reading, given = from_plain(json.loads(plain)), row["given_id"]
    document = replace(reading.document, id=given or reading.document.sha256[:16])
    if page.digest != row["digest"] or identified(replace(reading, document=document)) != (reading, given):
        raise ValueError("its digests are of something else")
    if wrong := faults(reading):
        raise ValueError(f"its reading is not sound: {wrong[0]}")
    keys = tuple(Key(_line(text), int(weight)) for text, weight in json.loads(row["keys"]))
    return Entry(page, given, reading, Sketch(reading.document.id, row["day"], keys))


def _unpacked(packed: bytes, most: int) -> bytes:
    machine = zlib.decompressobj()
    data = machine.decompress(packed, most + 1)
    if len(data) > most or not machine.eof or machine.unused_data:
        raise ValueError("too large, or cut")
    return data


def _told(plain: Any) -> Told:
    if not isinstance(plain, dict) or not all(isinstance(value, (str, bool, type(None))) for value in plain.values()):
        raise ValueError("what was told of the page is not as it should be")
    return plain


def _digest(value: Any) -> str:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise ValueError("no digest")
    return value


def _line(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no line of text")
    return " ".join(value.split())
