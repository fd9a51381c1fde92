"""Makes ``lexicon/commonplace.toml``: beginnings of capitalised words that stand in articles of many events.

    python -m evaluation.commonplace --data ../shared/data

Counted on the training articles of quotes-de (CC BY-SA), quotes-en and evaluation/corpus, whose events are
nearly all different; of their texts nothing is kept but that a beginning is common.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.markup import read_article
from laut.languages.registry import available, language_for
from laut.questions.sketches import capitalised

CORPUS = Path(__file__).parent / "corpus"
LEAST = 6  # articles, of 760 German and 860 English ones
_HEAD = """\
# Beginnings of capitalised words, folded, that stand in articles of many events.
# Made by `python -m evaluation.commonplace`, which says from what.
"""


def main() -> None:
    """Write the list of every language."""
    parser = argparse.ArgumentParser(description="Count the words that tell no events apart.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds quotes-de and quotes-en")
    data = parser.parse_args().data
    for code in available():
        counts = Counter[str]()
        for text in _texts(code, data / f"quotes-{code}" / "train"):
            counts.update(set(capitalised(text)))
        listed = "".join(f'  "{stem}",\n' for stem in sorted(counts) if counts[stem] >= LEAST)
        (language_for(code).folder / "lexicon" / "commonplace.toml").write_text(
            f"{_HEAD}stems = [\n{listed}]\n", "utf-8"
        )


def _texts(code: str, marked: Path) -> Iterator[str]:
    for path in sorted(CORPUS.glob(f"*/{code}-*.txt")):
        yield read_article(path.read_text("utf-8")).marked.text
    for path in sorted(marked.glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        yield article.get("text") or article["originalText"]


if __name__ == "__main__":
    main()
