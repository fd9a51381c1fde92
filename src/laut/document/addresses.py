"""Which addresses may be asked: public ones only, checked on the very address that is connected to.

A name is resolved once, all its addresses are checked, and the connection goes to
the address that was checked: a name that changes its mind in between (DNS
rebinding) or a redirect to a private address gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore

from laut.base.errors import InputError

__all__ = ["ForbiddenAddressError", "Guard", "GuardedBackend"]


class ForbiddenAddressError(InputError):
    """An address that laut never asks: loopback, private, link-local, metadata, multicast."""


def _resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets public addresses through, and those few (address, port) that a test names."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    resolve: Callable[[str, int], list[str]] = field(default=_resolve)

    def address_of(self, host: str, port: int) -> str:
        """An address of ``host`` that may be asked.

        Raises ForbiddenAddressError where any of its addresses may not, InputError where it has none.
        """
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise InputError(f"{host!r} has no address ({error}); check the spelling and the network") from error
        for address in found:
            if (address, port) not in self.allowed and not _public(address):
                raise ForbiddenAddressError(
                    f"{host!r} is at {address}, which is not a public address; laut asks only public ones"
                )
        if not found:
            raise InputError(f"{host!r} has no address; check the spelling")
        return found[0]


def _public(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    inner = _inside(ip)
    return ip.is_global and not ip.is_multicast and (inner is None or _public(str(inner)))


def _inside(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one carries: mapped, 6to4, Teredo or NAT64."""
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    return IPv4Address(int(ip) & 0xFFFFFFFF) if int(ip) >> 32 == int(IPv6Address("64:ff9b::")) >> 32 else None


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the address that the guard has checked; TLS still proves the name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to ``host``; raises ForbiddenAddressError where the guard forbids it."""
        address = self._guard.address_of(host, port)
        return self._network.connect_tcp(address, port, timeout, local_address, socket_options)

    def connect_unix_socket(self, *_: object, **__: object) -> httpcore.NetworkStream:
        """Never: a page is no socket of this machine."""
        raise ForbiddenAddressError("a socket of this machine is no address of a page")

    def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks between tries."""
        self._network.sleep(seconds)
