"""laut reads news and keeps a ledger of who says what, how many, on whose word, and who says otherwise."""

from laut.base.errors import InputError, LautError, LedgerError, UsageError
from laut.base.records import Document, Evidence, Figure, Part, Person, Reading, Speaker, Statement, Time
from laut.base.span import Span
from laut.ledger.store import Ledger
from laut.reader import VERSION as __version__  # noqa: N811  the name that tools ask a package for
from laut.reader import read, read_text

__all__ = [
    "Document",
    "Evidence",
    "Figure",
    "InputError",
    "LautError",
    "Ledger",
    "LedgerError",
    "Part",
    "Person",
    "Reading",
    "Span",
    "Speaker",
    "Statement",
    "Time",
    "UsageError",
    "__version__",
    "read",
    "read_text",
]
