"""A source (path, '-', folder, address, .jsonl, WARC, WACZ) -> inputs, one an article, in order; a bad one is an error in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from laut.base.errors import InputError
from laut.document.article import Facts
from laut.document.charset import scalar
from laut.document.page import MAX_BYTES
from laut.document.rows import rows
from laut.document.wacz import packed_pages
from laut.document.warc import pages

__all__ = ["Input", "inputs"]

_PAGES = frozenset({".htm", ".html", ".xhtml", ".txt", ".md", ".text"})


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one article and what is known of it; ``as_is`` where they are the text itself."""

    data: bytes
    facts: Facts
    as_is: bool = False


def inputs(source: str) -> Iterator[Input | InputError]:
    """The articles that ``source`` names; one that cannot be read is yielded as its error."""
    name = _name(source)
    try:
        yield from _inputs(source, name)
    except OSError as error:
        yield _error(name, f"{source!r} cannot be read ({error.strerror or error}); check its name and permissions")


def _name(source: str) -> str:
    """A source as text that can be written down: the name of a file need not be UTF-8."""
    return scalar(source).replace("\0", "\ufffd")


def _inputs(source: str, name: str) -> Iterator[Input | InputError]:
    kind = source.lower()
    if source == "-":
        yield Input(sys.stdin.buffer.read(MAX_BYTES + 1), Facts(source="-"))
    elif kind.startswith(("http://", "https://")):
        yield _fetched(source, name)
    elif "\0" in source:
        yield _error(name, f"{source!r} is no path; give a path, '-' or a .jsonl")
    elif (path := Path(source)).is_dir():
        yield from _folder(path, name)
    elif not path.exists():
        yield _error(name, f"no such file: {source!r}; give a path, '-' or a .jsonl")
    elif kind.endswith(".jsonl"):
        yield from _rows(path, name)
    elif kind.endswith((".warc", ".warc.gz", ".wacz")):
        yield from _archive(path, name)
    else:
        yield Input(_bytes(path), Facts(source=name))


def _fetched(address: str, name: str) -> Input | InputError:
    from laut.document.fetch import shared_fetcher  # noqa: PLC0415  its libraries load only where an address is named

    try:
        page = shared_fetcher().get(address)
    except InputError as error:
        return _error(name, str(error))
    return Input(page.content, Facts(source=name, url=page.url))


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
        yield Input(_bytes(file), Facts(source=_name(str(file))))


def _archive(path: Path, source: str) -> Iterator[Input | InputError]:
    """The HTML responses of a WARC or WACZ, each by its address."""
    read = packed_pages if source.lower().endswith(".wacz") else pages
    with path.open("rb") as file:
        for page in read(file, source):
            if isinstance(page, InputError):
                yield page
                continue
            facts = Facts(source=page.url, url=page.url, html=page.html, charset=page.charset)
            yield Input(page.data, facts)


def _rows(path: Path, source: str) -> Iterator[Input | InputError]:
    """The articles of a .jsonl, each by its line."""
    with path.open("rb") as file:
        for row in rows(file, source):
            yield row if isinstance(row, InputError) else Input(row.content, row.facts)
