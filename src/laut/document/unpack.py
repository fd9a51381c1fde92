"""What came packed (HTTP's Content-Encoding) -> its bytes, never more of them than asked for.

Ours, since neither httpx nor FastWARC bounds what one piece may grow to: 1.5 kB of
brotli are a gigabyte of zeros before either gives a byte back.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

__all__ = ["ACCEPTED", "unpacked"]

ACCEPTED = "gzip, deflate, br"  # what to ask a server for
_PIECE = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's numbers for what stands around deflated bytes
_MOST_LAYERS = 2


def unpacked(pieces: Iterable[bytes], encoding: str | None, most: int) -> bytes:
    """The bytes that ``pieces`` hold, ``most`` of them at most; memory stays within that, whatever they would grow to.

    ``encoding`` is the value of the header, None where there is none. Raises
    ValueError where the bytes are not packed so, or in a way that laut does not know.
    """
    layers = [
        name for part in (encoding or "").split(",") if (name := part.strip().lower()) not in ("", "identity", "none")
    ]
    if len(layers) > _MOST_LAYERS:
        raise ValueError(f"packed {len(layers)} times over")
    for name in reversed(layers):
        if name not in _LAYERS:
            raise ValueError(f"packed as {name[:40]!r}, which laut does not know")
        pieces = _LAYERS[name](pieces)
    content = bytearray()
    try:
        for piece in pieces:
            content += piece
            if len(content) >= most:
                break
    except (zlib.error, brotli.error) as error:
        raise ValueError(f"does not unpack as {', '.join(layers)}") from error
    return bytes(content[:most])


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return _inflated(pieces, zlib.decompressobj(_GZIP))


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 9110 means zlib's format, but some servers send bare deflated bytes: the first byte tells."""
    source = iter(pieces)
    first = next((piece for piece in source if piece), b"")
    machine = zlib.decompressobj(_ZLIB if first[:1] and first[0] & 0x0F == zlib.DEFLATED else _RAW)

    def all_pieces() -> Iterator[bytes]:
        yield first
        yield from source

    return _inflated(all_pieces(), machine)


def _inflated(pieces: Iterable[bytes], machine: zlib._Decompress) -> Iterator[bytes]:
    for piece in pieces:
        rest = piece
        while rest and not machine.eof:
            yield machine.decompress(rest, _PIECE)
            rest = machine.unconsumed_tail


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    machine = brotli.Decompressor()
    for piece in pieces:
        if machine.is_finished():
            return
        yield machine.process(piece, output_buffer_limit=_PIECE)
        while not machine.is_finished() and not machine.can_accept_more_data():
            yield machine.process(b"", output_buffer_limit=_PIECE)


_LAYERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "br": _brotli,
    "deflate": _deflate,
    "gzip": _gzip,
    "x-gzip": _gzip,
}
