"""`laut export --format parquet`: articles, statements, figures, questions and reports as one file each, for analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle
from laut.show.export_csv import FIGURE_FIELDS, figure_records
from laut.show.export_fields import FieldType
from laut.show.export_json import article_records

__all__ = ["export_parquet"]

_Rows = Iterator[dict[str, Any]]
_AT_ONCE = 5000  # rows of one row group; more are not held in memory
_TYPES: dict[FieldType, pa.DataType] = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "date": pa.string(),
    "year": pa.int64(),
}


def _strings(*names: str) -> list[pa.Field]:
    return [pa.field(name, pa.string()) for name in names]


_VIA = pa.field("via", pa.list_(pa.string()))
_SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema([
        *_strings("id", "given_id", "source", "url", "outlet", "title", "author", "published", "modified", "language"),
        pa.field("credits", pa.list_(pa.string())), *_strings("text", "sha256", "copy_of", "version_of", "story"),
    ]),
    "statements": pa.schema([
        *_strings("id", "article", "type", "medium", "act", "hedge", "quote", "speaker", "speaker_text", "person", "cue", "addressee"),
        _VIA, pa.field("start", pa.int64()), pa.field("end", pa.int64()), pa.field("confidence", pa.float64()),
        *_strings("found_by", "review"),
    ]),
    "figures": pa.schema([_VIA if each.name == "via" else pa.field(each.name, _TYPES[each.type]) for each in FIGURE_FIELDS]),
    "questions": pa.schema([
        *_strings("id", "story", "text_de", "text_en", "measure", "population", "place"),
        pa.field("low", pa.float64()), pa.field("high", pa.float64()), pa.field("independent", pa.int64()),
        pa.field("disputes", pa.int64()),
    ]),
    "reports": pa.schema([
        *_strings("question", "figure", "article", "source_name", "published", "as_of"),
        pa.field("low", pa.float64()), pa.field("high", pa.float64()), *_strings("copy"),
    ]),
}  # fmt: skip


def export_parquet(ledger: Ledger, folder: Path) -> None:
    """Write one Parquet file a table into ``folder``, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "articles", (_article(each) for each in whole.articles(ledger)))
    _write(folder, "statements", (row for each in whole.articles(ledger) for row in _statements(each)))
    _write(
        folder, "figures", ({each.name: each.of(record) for each in FIGURE_FIELDS} for record in figure_records(ledger))
    )
    _write(folder, "questions", _questions(ledger))
    _write(folder, "reports", _reports(ledger))


def _write(folder: Path, name: str, rows: Iterable[dict[str, Any]]) -> None:
    source = iter(rows)
    schema = _SCHEMAS[name]
    with pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
        while some := list(islice(source, _AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def _article(kept: KeptArticle) -> dict[str, Any]:
    return article_records(kept)["articles"][0]


def _statements(kept: KeptArticle) -> _Rows:
    for plain in article_records(kept)["statements"]:
        speaker, spans = plain["speaker"] or {}, plain["quote"]["spans"]
        yield {
            **plain, "quote": plain["quote"]["text"], "start": spans[0]["start"], "end": spans[-1]["end"],
            "speaker": speaker.get("name"), "speaker_text": speaker.get("text"), "person": speaker.get("person"),
            "cue": plain["cue"] and plain["cue"]["text"], "addressee": plain["addressee"] and plain["addressee"]["text"],
        }  # fmt: skip


def _questions(ledger: Ledger) -> _Rows:
    for story in whole.stories(ledger):
        for each in story.questions:
            yield {
                "id": each.id, "story": story.id, "text_de": each.text.de, "text_en": each.text.en, "measure": each.measure,
                "population": each.population, "place": each.place, "low": each.low, "high": each.high,
                "independent": each.independent, "disputes": len(each.disputes),
            }  # fmt: skip


def _reports(ledger: Ledger) -> _Rows:
    for story in whole.stories(ledger):
        for asked in story.questions:
            for each in asked.reports:
                yield {
                    "question": asked.id, "figure": each.figure, "article": each.article, "source_name": each.source_name,
                    "published": each.published, "as_of": each.as_of, "low": each.low, "high": each.high, "copy": each.copy,
                }  # fmt: skip
