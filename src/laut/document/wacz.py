"""A packed web archive (WACZ: a zip of WARCs, https://specs.webrecorder.net/wacz/1.1.1/) -> the pages in it.

Nothing is unpacked under the names that the zip gives, so no name can lead
anywhere; its list of pages and its indexes are not needed.
"""

from __future__ import annotations

import lzma
import shutil
import struct
import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from laut.base.errors import InputError, one_line
from laut.document.warc import ArchivedPage, pages

__all__ = ["packed_pages"]

_ARCHIVES = (".warc", ".warc.gz")
_MOST_GROWTH = 100  # WARCs are packed already, and HTML packs to a tenth at best
_MOST_LISTED = 64_000_000  # bytes of the zip's own list of what it holds; a collection of 100,000 files has 10 MB
_IN_MEMORY = 16_000_000
_PIECE = 1 << 12  # the last piece of a member is lost where its check sum is wrong
_FAULTS = (BadZipFile, EOFError, OSError, RuntimeError, ValueError, lzma.LZMAError, struct.error, zlib.error)


class _Bounded:
    """A file that gives no more than a bound at once: ``zipfile`` reads a zip's list whole, as long as that says it is."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """As of a file; raises ValueError where that is more than a zip's list has."""
        content = self._file.read(min(size, _MOST_LISTED + 1) if size >= 0 else _MOST_LISTED + 1)
        if len(content) > _MOST_LISTED:
            raise ValueError("its list of files is too long")
        return content


def packed_pages(file: IO[bytes], source: str) -> Iterator[ArchivedPage | InputError]:
    """The pages of all WARCs in a WACZ, in the zip's order; what cannot be read is an InputError in its place."""
    try:
        with ZipFile(cast("IO[bytes]", _Bounded(file))) as whole:
            yield from _members(whole, source)
    except _FAULTS as error:
        yield InputError(
            f"{source!r} is no WACZ that can be read ({one_line(error)}); get the archive again", source=source
        )


def _members(whole: ZipFile, source: str) -> Iterator[ArchivedPage | InputError]:
    members = [each for each in whole.infolist() if each.filename.lower().endswith(_ARCHIVES)]
    if not members:
        yield InputError(f"{source!r} holds no WARC (archive/*.warc.gz); give another archive", source=source)
    offset = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        name = f"{source}/{member.filename}"
        wrong = _bomb(member, offset)
        if wrong:
            yield InputError(f"{name!r}: {wrong}; get the archive again", source=name)
            continue
        offset = member.header_offset + member.compress_size
        yield from _pages_of(whole, member, name)


def _bomb(member: ZipInfo, offset: int) -> str | None:
    """Why a member is not looked into, None where it is as an archive is; ``offset`` is where the one before ends."""
    if member.file_size > _MOST_GROWTH * max(member.compress_size, 1):
        return f"grows to more than {_MOST_GROWTH} times its size"
    return "lies over another" if member.header_offset < offset else None


def _pages_of(whole: ZipFile, member: ZipInfo, name: str) -> Iterator[ArchivedPage | InputError]:
    # A copy, since a zip's members can only be read forwards, and behind a broken record reading goes back.
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        try:
            with whole.open(member) as packed:
                shutil.copyfileobj(packed, copy, _PIECE)
        except _FAULTS as error:
            yield InputError(
                f"{name!r} is broken ({one_line(error)}); what came before was read, get the archive again", source=name
            )
            if not copy.tell():
                return
        yield from pages(cast("IO[bytes]", copy), name)
