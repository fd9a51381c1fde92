"""The marked sentences of a language's ``examples.toml``, and how well the grammar engine reads them.

    python -m evaluation.examples [de]        prints the scores and each sentence that is read otherwise

A statement is right where type and quote are exactly those marked; a speaker
where, of the statements that are right, its words are exactly those marked.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.markup import Marked, MarkedStatement, MarkupError, read_marked
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.attribution import Attribution
from laut.extract.rules.engine import by_grammar
from laut.languages.registry import language_for

__all__ = ["Example", "Score", "load_examples", "read_by_grammar", "score"]


@dataclass(frozen=True, slots=True)
class Example:
    """One marked sentence (or a few that belong together) and the construction it shows."""

    shows: str
    published: str
    marked: Marked


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, 0 to 1, over all examples."""

    precision: float
    recall: float
    speakers: float


def load_examples(language: str) -> list[Example]:
    """The examples of a language, in the order of its file; raises MarkupError naming the sentence that is wrong."""
    data = tomllib.loads((language_for(language).folder / "examples.toml").read_text("utf-8"))
    found: list[Example] = []
    for construction in data["construction"]:
        for sentence in construction["sentences"]:
            try:
                found.append(Example(construction["shows"], data["published"], read_marked(sentence)))
            except MarkupError as error:
                raise MarkupError(f"examples of {language!r}, {sentence[:60]!r}: {error}") from error
    return found


def read_by_grammar(example: Example, language: str) -> list[Attribution]:
    """What the grammar engine finds in an example."""
    spoken = language_for(language)
    return by_grammar(analyse(cut(example.marked.text, spoken), spoken))


def score(examples: Iterable[Example], language: str) -> Score:
    """How the grammar engine reads ``examples``."""
    true = read = right = with_speaker = speaker_right = 0
    for example in examples:
        found = read_by_grammar(example, language)
        true += len(example.marked.statements)
        read += len(found)
        for marked in example.marked.statements:
            partner = next((a for a in found if a.type == marked.type and a.quote == marked.quote), None)
            if partner is not None:
                right += 1
                with_speaker += bool(marked.speaker)
                speaker_right += bool(marked.speaker) and partner.speaker == marked.speaker
    return Score(right / max(1, read), right / max(1, true), speaker_right / max(1, with_speaker))


def _shown(statement: MarkedStatement | Attribution, text: str) -> str:
    parts = {"quote": statement.quote, "speaker": statement.speaker, "cue": statement.cue, "frame": statement.frame}
    roles = "; ".join(f"{role}: {' + '.join(s.of(text) for s in spans)}" for role, spans in parts.items() if spans)
    return f"{statement.type}  {roles}"


def main() -> None:
    """Prints the scores, and what is marked and read where the two differ."""
    language = sys.argv[1] if len(sys.argv) > 1 else "de"
    examples = load_examples(language)
    for example in examples:
        text = example.marked.text
        marked = [_shown(s, text) for s in example.marked.statements]
        read = [_shown(a, text) for a in read_by_grammar(example, language)]
        if marked != read:
            print(text, *(f"  - {line}" for line in marked if line not in read), sep="\n")
            print(*(f"  + {line}" for line in read if line not in marked), sep="\n")
    print(f"{len(examples)} examples: {score(examples, language)}")


if __name__ == "__main__":
    main()
