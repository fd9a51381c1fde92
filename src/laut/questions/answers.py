"""Signs, in the words of a statement and of those who report it, that it answers another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.records import Statement
from laut.extract.evidence_words import evidence_words
from laut.languages.registry import language_for
from laut.questions.terms import words

__all__ = ["Signs", "names_material", "signs"]

_SOON = 3  # words behind a negation within which it turns round what calls a thing untrue


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words of a statement do.

    ``negates``: they say no; ``dismisses``: they call something untrue; ``upholds``: they say that it is not
    untrue ("It is not a forgery"); ``narrows``: they leave no exception, or nothing more ("All hatches were
    shut", "merely returned fire"); ``forged``: they call material a forgery; ``silent``: they decline to
    answer; ``replies``: the report around them says that they answer ("X disputed that. ...").
    """

    negates: bool
    dismisses: bool
    upholds: bool
    narrows: bool
    forged: bool
    silent: bool
    replies: bool


def signs(statement: Statement, told: str, language: str) -> Signs:
    """The signs in ``statement``; ``told`` are the words that lead to it."""
    answers = _answers(language)
    quote = statement.quote.text
    forms = [form for _, _, form in words(quote)]
    attribution = statement.frame or statement.cue
    around = [form for _, _, form in words(f"{told} {attribution.text if attribution else ''}")]
    return Signs(
        negates=_negates(quote, answers),
        dismisses=_begins(forms, answers.dismissal),
        upholds=_upholds(forms, answers),
        narrows=not answers.narrowing.isdisjoint(forms),
        forged=_begins(forms, answers.forgery),
        silent=_begins(forms, answers.silence),
        replies=_begins(around, answers.reply),
    )


def names_material(name: str, language: str) -> bool:
    """Whether a speaker's name is that of a list, a report, a video: material may be called a forgery."""
    kind = evidence_words(language_for(language)).kind
    return any(kind(word) for word in name.lower().split())


@dataclass(frozen=True, slots=True)
class _Answers:
    negation: frozenset[str]
    dismissal: tuple[str, ...]
    silence: tuple[str, ...]
    reply: tuple[str, ...]
    narrowing: frozenset[str]
    forgery: tuple[str, ...]


def _begins(forms: Sequence[str], beginnings: tuple[str, ...]) -> bool:
    return any(form.startswith(beginnings) for form in forms)


def _negates(quote: str, answers: _Answers) -> bool:
    """Whether the quote says no; behind a comma a negation is a contrast ("beds, not heads")."""
    found = [start for start, _, form in words(quote) if form in answers.negation]
    return any(not quote[:start].rstrip().endswith((",", "–", "—")) for start in found)


def _upholds(forms: Sequence[str], answers: _Answers) -> bool:
    negations = (n for n, form in enumerate(forms) if form in answers.negation)
    return any(_begins(forms[n + 1 : n + 1 + _SOON], answers.dismissal) for n in negations)


@cache
def _answers(code: str) -> _Answers:
    lexicon = language_for(code).lexicon("answers")
    return _Answers(
        negation=frozenset(lexicon.words("negation")),
        dismissal=lexicon.words("dismissal"),
        silence=lexicon.words("silence"),
        reply=lexicon.words("reply"),
        narrowing=frozenset(lexicon.words("narrowing")),
        forgery=lexicon.words("forgery"),
    )
