"""The browser that takes the pictures of docs/ and walks the page in tests: where it is, and how it is started."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

__all__ = ["CHROMIUM", "launched"]

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# It runs as root in a container, without a screen, and asks nobody for anything.
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def launched(playwright: Playwright) -> Browser:
    """A Chromium, started."""
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))
