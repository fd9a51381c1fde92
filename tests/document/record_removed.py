"""Write what is removed from each fixture page into its JSON, to be reviewed by eye; texts are written by hand.

python tests/document/record_removed.py
"""

from __future__ import annotations

import json
from pathlib import Path

from laut.document.article import Facts
from laut.document.page import read_page
from laut.languages.registry import available, language_for

HERE = Path(__file__).parent


def main() -> None:
    """Rewrite the field ``removed`` of every expectation."""
    languages = [language_for(code) for code in available()]
    for path in sorted([*HERE.glob("pages/*.html"), *HERE.glob("copies/*.txt")]):
        document = read_page(path.read_bytes(), Facts(), languages)
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        expected["removed"] = [[piece.reason, piece.text] for piece in document.removed]
        path.with_suffix(".json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
