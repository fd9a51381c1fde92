"""Bytes -> characters: what the bytes themselves prove, before what they claim, before a guess."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from laut.base.errors import InputError

__all__ = ["decoded", "scalar"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "a gzip archive"), (b"\x7fELF", "a program"),
    (b"RIFF", "a media file"), (b"ID3", "a sound file"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"), (b"OggS", "a media file"), (b"7z\xbc\xaf", "a 7z archive"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# The WHATWG Encoding Standard reads these names as windows-1252, as all browsers do.
_WINDOWS = frozenset({"ascii", "iso8859-1", "iso8859-15", "latin-1"})
# Either checked before, or codecs of Python that are no charset of any page (punycode takes quadratic time at that).
_NO_CLAIM = frozenset(
    {"utf-8", "utf-16", "utf-32", "utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"}
)
# Control characters that no text holds; escape (terminal colours) and null (UTF-16) are looked at apart.
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1b")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEAD = 4096
_FEW = 4  # control characters that even a short text may hold, unless it is hardly longer than they are
_GUESS_FROM = 100_000
# Letters and marks above ASCII that German and English news is made of.
_AT_HOME = frozenset("äöüÄÖÜßéèáàâçñëïøåæœ„“”‚‘’»«›‹–—…€§°·•©®½¼²³\xa0\xad")


def decoded(data: bytes, *, source: str = "", declared: str | None = None) -> str:
    """The characters of ``data``, newlines as they are.

    ``declared`` is a charset named outside (by HTTP, or by a caller who encoded the
    text): "utf-8" that is valid is taken to the letter. Else a byte order mark wins,
    then UTF-8 where the bytes are valid UTF-8 (whatever the page claims), then the
    declared charset, then a guess; a byte that fits nothing becomes U+FFFD.
    Raises InputError where the bytes are no text at all.
    """
    if declared and declared.lower() == "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # HTTP lies too
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if _looks_like_utf16(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, declared)


def scalar(text: str) -> str:
    """``text`` with lone surrogates, which UTF-8 cannot hold, as U+FFFD; no offset moves."""
    return _SURROGATE.sub("\ufffd", text)


def _refuse_binary(data: bytes, source: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{source!r} is {kind}, no page and no text; give HTML or plain text", source=source)
    head = data[:_HEAD]
    odd = len(head) - len(head.translate(None, _CONTROLS))
    unprintable = odd + head.count(0)
    if unprintable > max(_FEW, len(head) // 20) or unprintable * 4 > len(head):
        raise InputError(f"{source!r} is binary, no page and no text; give HTML or plain text", source=source)


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every other byte of the beginning is null, as in Latin text in UTF-16."""
    head = data[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(head) > 20 and max(even, odd) > len(head) // 3 and min(even, odd) < len(head) // 40


def _eight_bit(data: bytes, declared: str | None) -> str:
    """Bytes that are not valid UTF-8: UTF-8 with a few broken bytes, or one byte a character."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken * 10 < sum(char > "\x7f" for char in mended):
        return mended
    windows = data.decode("cp1252", "replace")
    claim = declared or _claimed(data)
    if claim:
        try:
            name = codecs.lookup(claim).name
            if name in _WINDOWS or name == "cp1252":
                return windows
            if name not in _NO_CLAIM:
                return data.decode(name, "replace")
        except LookupError:
            pass  # a charset nobody knows claims nothing
    if _at_home(windows):
        return windows
    guess = from_bytes(data[:_GUESS_FROM]).best()
    return data.decode(guess.encoding, "replace") if guess else windows


def _claimed(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return match.group(1).decode("ascii", "replace") if match else None


def _at_home(text: str) -> bool:
    """Whether nearly all letters above ASCII are ones that German or English news uses."""
    above = [char for char in text if char > "\x7f"]
    return sum(char in _AT_HOME for char in above) >= 0.9 * len(above)
