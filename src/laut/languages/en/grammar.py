"""Rules of English that data cannot hold (see laut.base.language.Grammar)."""

from __future__ import annotations
