"""Where people and bodies are named in running text: runs of capitals and the articles before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.base.span import Span
from laut.document.words import Words
from laut.extract.analysis import Analysis
from laut.extract.people_phrase import Phrase, dissect
from laut.extract.people_words import PeopleWords

__all__ = ["Mention", "named_in_text", "phrase_at"]

# An article may stand this many words before its noun ("der für den Hafen zuständige" is let go).
_FARTHEST_ARTICLE = 4
# The name of a paper or a body in quotation marks is no longer than this.
_LONGEST_TITLE = 5
_OPENING, _CLOSING = frozenset("„“»«›‹‚\"'"), frozenset("“”«»‹›‘’\"'")
# What a word that opens such a run may be; a capital at the head of a sentence may be anything else.
_NOMINAL = frozenset({"noun", "name", "article", "determiner", "adjective"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase for someone and where it stands: half-open code points, and the sentence it is in."""

    phrase: Phrase
    spans: tuple[Span, ...]
    sentence: int
    opens_sentence: bool = False
    is_speaker: bool = False

    @property
    def start(self) -> int:
        """Where the mention begins."""
        return self.spans[0].start


def phrase_at(spans: Sequence[Span], analysis: Analysis, words: PeopleWords) -> Phrase:
    """The phrase that the words at ``spans`` make."""
    text, forms = analysis.words, list[str]()
    for span in spans:
        reach = text.within(span)
        forms.extend(text.forms[reach.start : reach.stop])
    return dissect(forms, words)


def named_in_text(analysis: Analysis, words: PeopleWords) -> list[Mention]:
    """Names of persons and bodies, and descriptions of a sort the lexicon knows, in order."""
    text, found = analysis.words, []
    nominal = [tag in _NOMINAL for tag in analysis.tags]
    for number, sentence in enumerate(text.sentences):
        at = sentence.start
        while at < sentence.stop:
            if not nominal[at] or not text.forms[at][0].isupper():
                at += 1
                continue
            start, stop = _first_word(text, at, sentence, words), _last_word(text, at, sentence, words)
            phrase = dissect(text.forms[start:stop], words)
            if _tells_someone(phrase):
                span = Span(text.starts[start], text.ends[stop - 1])
                found.append(Mention(phrase, (span,), number, opens_sentence=start == sentence.start))
            at = stop
    return found


def _first_word(text: Words, at: int, sentence: range, words: PeopleWords) -> int:
    """The article of the noun at ``at``, with small words between them, or the words for what somebody is; else ``at``."""
    if text.forms[at].lower() in words.determiners:
        return at
    best = at
    for i in range(at - 1, max(sentence.start, at - _FARTHEST_ARTICLE - 1) - 1, -1):
        form = text.forms[i]
        if form.lower() in words.determiners:
            return i
        if not (form.isalpha() or form.isdigit() or form == "-"):
            break
        if not words.capitals and best == i + 1 and words.noun(form) is not None:
            best = i
    return best


def _last_word(text: Words, at: int, sentence: range, words: PeopleWords) -> int:
    """Behind the last word of the run that the capital at ``at`` opens."""
    i = at + 1
    if text.forms[at].lower() in words.determiners:
        while i < sentence.stop and text.forms[i][0].islower() and i - at <= _FARTHEST_ARTICLE:
            i += 1
        if i == sentence.stop or not text.forms[i][0].isupper():
            return at + 1
    while i < sentence.stop:
        form = text.forms[i]
        if form[0].isupper() and form not in words.not_names:
            i += 1
        elif (
            form in words.particles and i + 1 < sentence.stop and text.forms[i + 1][0].isupper() and not words.capitals
        ):
            i += 2
        elif (form == "." and text.forms[i - 1] in words.honorifics) or (
            not words.capitals
            and i + 1 < sentence.stop
            and text.forms[i + 1][0].isupper()
            and words.noun(form) is not None
        ):
            i += 1
        else:
            break
    return _past_title(text, i, sentence, words)


def _past_title(text: Words, at: int, sentence: range, words: PeopleWords) -> int:
    """Behind the name in quotation marks that follows a word for a body or an outlet (die Zeitung „Nordstern“); else ``at``."""
    noun = words.noun(text.forms[at - 1])
    if (
        noun is None
        or noun.sort not in ("outlet", "organisation")
        or at >= sentence.stop
        or text.forms[at] not in _OPENING
    ):
        return at
    for i in range(at + 1, min(at + 2 + _LONGEST_TITLE, sentence.stop)):
        if text.forms[i] in _CLOSING:
            return i + 1 if i > at + 1 else at
        if not text.forms[i][0].isalnum() and text.forms[i] not in "&-–":
            break
    return at


def _tells_someone(phrase: Phrase) -> bool:
    """Whether the phrase names a person or a body, and no document, place or thing."""
    return phrase.sort in ("person", "organisation", "outlet") or (phrase.noun is None and len(phrase.name) > 1)
