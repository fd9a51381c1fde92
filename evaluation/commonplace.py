"""Makes ``lexicon/commonplace.toml``: capitalised words that stand in articles of several events, so tell none apart.

    python -m evaluation.commonplace

Counted on evaluation/corpus, whose events are all different (CC BY 4.0).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evaluation.markup import read_article
from laut.languages.registry import available, language_for
from laut.questions.sketches import capitalised

CORPUS = Path(__file__).parent / "corpus"
LEAST = 2  # articles


def main() -> None:
    """Write the list of every language."""
    for code in available():
        counts = Counter[str]()
        for path in sorted(CORPUS.glob(f"*/{code}-*.txt")):
            counts.update(set(capitalised(read_article(path.read_text("utf-8")).marked.text)))
        words = sorted(word for word, count in counts.items() if count >= LEAST)
        listed = "".join(f'  "{word}",\n' for word in words)
        head = "# Capitalised words, folded, that stand in articles of several events. Made by `python -m evaluation.commonplace`.\n"
        (language_for(code).folder / "lexicon" / "commonplace.toml").write_text(f"{head}words = [\n{listed}]\n", "utf-8")


if __name__ == "__main__":
    main()
