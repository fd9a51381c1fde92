"""The same ledgers as for ``tests/ledger``."""

from tests.ledger.conftest import target

__all__ = ["target"]
