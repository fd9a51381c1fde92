"""The page as a person sees it: served on this machine, and the browser that takes docs/' pictures and walks it in tests."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from laut.ledger.store import Ledger
from laut.show.web.safety import Rules
from laut.show.web.site import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

__all__ = ["CHROMIUM", "launched", "served"]

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# It runs as root in a container, without a screen, and asks nobody for anything.
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def launched(playwright: Playwright) -> Browser:
    """A Chromium, started."""
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))


@contextmanager
def served(ledger: Ledger, reviewer: str) -> Iterator[str]:
    """The page over ``ledger``, reviews signed by ``reviewer``: its address on this machine, at a free port."""
    server = uvicorn.Server(uvicorn.Config(site(ledger, Rules(), reviewer), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
