"""Learns the models of a language: python -m evaluation.training --data ../shared/data --language de --engine default

The weights go to src/laut/languages/LANGUAGE/model/ENGINE beside their card. The same data give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.training.data import Article, load_corpus, load_wikinews
from evaluation.training.polnear import load_polnear
from evaluation.training.roles import RolePlan, learn_roles
from evaluation.training.spans import USUALLY_LOST, Plan, learn_spans
from laut.extract.learned.role_model import save_role_model
from laut.extract.learned.span_model import save_span_model
from laut.languages.registry import language_for

# Statements in a hundred words of news by language, from the published counts of the Wikinews corpus (arXiv 2404.16764); our own
# invented articles hold 4.2, and what is learned from them alone must expect less.
_IN_NEWS = {"de": 1.65}
# Whose articles the classifiers learn from, and are judged by, where that is not our own corpus alone; articles are read
# as those of the first.
_JUDGED = {("de", "default"): ("wikinews",), ("en", "default"): ("corpus", "polnear")}
# How much of the quotes' words may be in sentences not read, where a first look tells them worse than it does in German: at
# the usual share every ninth attribution of PolNeAR, and half of what goes on unmarked, is in a sentence not read.
_LOST = {"en": 0.03}
# From so many statements on, taggers of two halves have seen more than four of three quarters of a third: the same effort.
_MANY_STATEMENTS = 10_000
_MODELS = Path(__file__).parents[2] / "src" / "laut" / "languages"
# Our own articles are part of the repository; the corpora of others are not.
_OWN = Path(__file__).parents[1] / "corpus" / "train"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of quotes-de and quotes-en; the engine open needs none")
    parser.add_argument("--language", default="de")
    parser.add_argument("--engine", choices=("default", "open"), default="default")
    parser.add_argument("--every", type=int, default=1, help="of the other corpora, take one article in so many")
    parser.add_argument("--part", choices=("spans", "roles", "both"), default="both")
    parser.add_argument("--out", type=Path, help="where the weights go, if not into the package")
    args = parser.parse_args()
    if args.data is None and args.engine != "open":
        parser.error("the engine default learns from other corpora, too: give their folder as --data")
    language = language_for(args.language)
    folder = args.out or _MODELS / args.language / "model" / args.engine
    folder.mkdir(parents=True, exist_ok=True)
    articles = _articles(args.data, args.language, args.engine, args.every)
    statements = sum(len(a.statements) for a in articles)
    print(f"{len(articles)} articles, {statements} statements", flush=True)
    judged = _JUDGED.get((args.language, args.engine), ("corpus",))
    folds = 2 if statements >= _MANY_STATEMENTS else 4
    if args.part != "roles":
        expected = _IN_NEWS.get(args.language) if judged == ("corpus",) else None
        plan = Plan(judged=judged, expected=expected, folds=folds, lost=_LOST.get(args.language, USUALLY_LOST))
        save_span_model(folder / "spans.npz", learn_spans(articles, language, plan, _say))
    if args.part != "spans":
        plan_of_roles = RolePlan(judged=articles[0].domain, folds=folds)
        save_role_model(folder / "roles.npz", learn_roles(articles, language, plan_of_roles, _say))


def _say(line: str) -> None:
    print(line, flush=True)


def _articles(data: Path | None, language: str, engine: str, every: int) -> list[Article]:
    """What an engine learns from; the corpus that it is judged by comes first."""
    own = load_corpus(_OWN, language)
    if engine == "open" or data is None:
        return own
    folder = data / f"quotes-{language}" / "train"
    others = load_wikinews(folder) if language == "de" else load_polnear(folder)
    return others[::every] + own


if __name__ == "__main__":
    main()
