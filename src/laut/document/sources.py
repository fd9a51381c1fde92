"""A source (path, '-', folder, address, .jsonl, WARC) -> inputs, one an article, in order; a bad one is an error in its place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from laut.base.errors import InputError, UsageError
from laut.document.article import Facts
from laut.document.charset import scalar
from laut.document.dates import only_iso
from laut.document.page import MAX_BYTES
from laut.document.warc import pages

__all__ = ["Input", "inputs"]

_PAGES = frozenset({".htm", ".html", ".xhtml", ".txt", ".md", ".text"})
_LONGEST_ROW = 4 * MAX_BYTES  # a page in JSON, its quotation marks and line ends escaped
_FACTS = ("title", "published", "url", "outlet", "language")


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one article and what is known of it; ``as_is`` where they are the text itself."""

    data: bytes
    facts: Facts
    as_is: bool = False


def inputs(source: str) -> Iterator[Input | InputError]:
    """The articles that ``source`` names; one that cannot be read is yielded as its error."""
    try:
        yield from _inputs(source)
    except OSError as error:
        yield _error(source, f"{source!r} cannot be read ({error.strerror or error}); check its name and permissions")


def _inputs(source: str) -> Iterator[Input | InputError]:
    if source == "-":
        yield Input(sys.stdin.buffer.read(MAX_BYTES + 1), Facts(source="-"))
    elif source.lower().startswith(("http://", "https://")):
        yield _fetched(source)
    elif "\0" in source:
        yield _error(source, f"{source!r} is no path; give a path, '-' or a .jsonl")
    elif (path := Path(source)).is_dir():
        yield from _folder(path, source)
    elif not path.exists():
        yield _error(source, f"no such file: {source!r}; give a path, '-' or a .jsonl")
    elif path.suffix == ".jsonl":
        yield from _rows(path, source)
    elif source.endswith((".warc", ".warc.gz")):
        yield from _archive(path, source)
    else:
        yield Input(_bytes(path), Facts(source=source))


def _fetched(address: str) -> Input | InputError:
    from laut.document.fetch import shared_fetcher  # noqa: PLC0415  its libraries load only where an address is named

    try:
        page = shared_fetcher().get(address)
    except InputError as error:
        return _error(address, str(error))
    return Input(page.content, Facts(source=address, url=page.url))


def _error(source: str, message: str) -> InputError:
    return InputError(message, source=source)


def _bytes(path: Path) -> bytes:
    """A file's bytes, one more than is read where it is too large: the reader then refuses it by size."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _folder(path: Path, source: str) -> Iterator[Input | InputError]:
    """The pages and texts in a folder, sorted by name; folders in it are not entered."""
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in _PAGES and file.is_file())
    if not found:
        yield _error(source, f"{source!r} is a folder without .html or .txt files; give a file")
    for file in found:
        yield Input(_bytes(file), Facts(source=str(file)))


def _archive(path: Path, source: str) -> Iterator[Input | InputError]:
    """The HTML responses of a WARC, each by its address."""
    with path.open("rb") as file:
        for page in pages(file, source):
            if isinstance(page, InputError):
                yield page
                continue
            facts = Facts(source=page.url, url=page.url, html=page.html, charset=page.charset)
            yield Input(page.data, facts)


def _rows(path: Path, source: str) -> Iterator[Input | InputError]:
    """The articles of a .jsonl, a line each; a broken line is an error that names its number."""
    with path.open("rb") as file:
        yield from _lines(file, source)


def _lines(file: IO[bytes], source: str) -> Iterator[Input | InputError]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_ROW), b""), 1):
        place = f"{source}:{number}"
        if len(line) == _LONGEST_ROW:
            while len(line) == _LONGEST_ROW and not line.endswith(b"\n"):
                line = file.readline(_LONGEST_ROW)  # noqa: PLW2901  the rest of it is passed over
            yield _error(place, f"{source!r}, line {number}: longer than {_LONGEST_ROW / 1e6:.0f} MB; give the article alone")
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield _error(place, f"{source!r}, line {number}: not JSON ({error}); mend the line")
            continue
        yield _row(row, source, number)


def _row(row: Any, source: str, number: int) -> Input | InputError:
    place = f"{source}:{number}"
    if not isinstance(row, dict):
        return _error(place, f'{source!r}, line {number}: not an object; give {{"text": …}} or {{"html": …}}')
    html = row.get("text") is None
    content = row.get("html" if html else "text")
    if not isinstance(content, str):
        return _error(place, f"{source!r}, line {number}: neither 'text' nor 'html' is a string; give one of them")
    wrong = next((key for key in _FACTS if not isinstance(row.get(key), (str, type(None)))), None)
    if wrong:
        return _error(place, f"{source!r}, line {number}: {wrong!r} is not a string; write it in quotation marks")
    if row.get("published"):
        try:
            only_iso(row["published"])
        except UsageError as error:
            return _error(place, f"{source!r}, line {number}: {error}")
    known = {key: scalar(row[key]) for key in _FACTS if row.get(key)}
    name = row.get("id")
    key = None if name is None else scalar(name if isinstance(name, str) else json.dumps(name, ensure_ascii=False))
    return Input(scalar(content).encode("utf-8"), Facts(id=key, source=place, html=html, charset="utf-8", **known))
