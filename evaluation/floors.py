"""The quality floors that CI enforces, on the corpus that ships with laut (evaluation/corpus/dev).

    python -m evaluation.floors                      compares, and fails where a measure fell below its floor
    python -m evaluation.floors --update             raises the floors to what is measured now, less the margin
    python -m evaluation.floors --update --allow-regression    … and lowers those that fell

``floors.json`` holds the digest of the corpus it was made on: a changed corpus
makes the floors void, and they must be made anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation import figures, judgement, statements, times, when
from evaluation.training.data import load_corpus
from laut.base.records import Engine
from laut.languages.registry import available, language_for
from laut.reader import read_text

CORPUS = Path(__file__).parent / "corpus" / "dev"
FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.02  # what a rule for another construction may cost on sets of 15 to 24 articles before it is asked about


def measured() -> dict[str, float]:
    """Every measure of every language that has articles in the corpus, by name: 'de statements grammar joint'."""
    found: dict[str, float] = {}
    for code in available():
        if articles := load_corpus(CORPUS, code):
            for engine in _engines(code):
                readings = [read_text(a.text, published=a.published, language=code, engine=engine) for a in articles]
                scores = statements.score(articles, readings).figures()
                found |= {f"{code} statements {engine} {name}": value for name, value in scores.items()}
            found |= {f"{code} {name}": value for name, value in _others(code)}
    return found


def _engines(code: str) -> list[Engine]:
    engines: tuple[Engine, ...] = ("default", "open", "grammar")
    return [e for e in engines if e == "grammar" or language_for(code).model(e) is not None]


def _others(code: str) -> Iterator[tuple[str, float]]:
    counts = figures.score([(article, figures.read(article)) for article in figures.load(CORPUS, code)])
    yield from ((f"figures {name}", counts.f1(name)) for name in ("found", "whole"))
    yield from ((f"figures {name}", counts.share(name)) for name in ("measure", "source", "hedge", "place", "unit"))
    yield "figures when", when.share(when.read(code))
    gold = times.load(CORPUS, code)
    scored = times.score((each.times, times.read(each)) for each in gold)
    yield from ((f"times {name}", scored[name].f1) for name in ("strict", "value"))
    tally, hedges, evidence = judgement.Tally(), Counter[str](), Counter[str]()
    for article in judgement.articles(CORPUS, code):
        one = judgement.judged(article, "open")
        judgement.score_statements(one, tally, hedges)
        judgement.score_evidence(one, tally, evidence)
    yield from ((f"judgement {name}", tally.share(name)) for name in ("name", "act", "via"))
    yield "judgement hedge", judgement.f1(hedges)
    yield "evidence found", judgement.f1(evidence)


def digest() -> str:
    """SHA-256 over the corpus's files, by name."""
    summed = hashlib.sha256()
    for path in sorted(CORPUS.glob("*.txt")):
        summed.update(path.name.encode() + path.read_bytes())
    return summed.hexdigest()


def main() -> int:
    """Compare or update; 1 where a floor is broken."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--update", action="store_true")
    options.add_argument("--allow-regression", action="store_true")
    asked = options.parse_args()
    now = measured()
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"corpus": digest(), "floors": {}}
    if asked.update:
        least = {name: round(max(0.0, value - MARGIN), 3) for name, value in now.items()}
        old = {} if asked.allow_regression else kept["floors"]
        floors = {name: max(value, old.get(name, 0.0)) for name, value in sorted(least.items())}
        FLOORS.write_text(json.dumps({"corpus": digest(), "floors": floors}, indent=1) + "\n", "utf-8")
        kept = json.loads(FLOORS.read_text("utf-8"))
    if kept["corpus"] != digest():
        print("evaluation/corpus/dev is not the one that the floors were made on; run with --update --allow-regression")
        return 1
    broken = [name for name, floor in kept["floors"].items() if now.get(name, 0.0) < floor]
    for name, value in now.items():
        floor = kept["floors"].get(name)
        print(
            f"{name:<36}{value:.3f}   floor {floor if floor is not None else '-'}{'   BROKEN' if name in broken else ''}"
        )
    print(f"{len(now) - len(broken)} passed, {len(broken)} failed")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
