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
_SMALL_NOUNS = frozenset({"noun", "name", "adjective"})
# Small words between the name of a body and the word for it.
_MOST_SMALL = 3
# The name of a paper or a body in quotation marks is no longer than this.
_LONGEST_TITLE = 5
_OPENING, _CLOSING = frozenset("„“»«›‹‚\"'"), frozenset("“”«»‹›‘’\"'")
# What a word that opens such a run may be; a capital at the head of a sentence may be anything else.
_NOMINAL = frozenset({"noun", "name", "article", "determiner", "adjective"})
# Between an article and its noun none of these stands.
_ENDS_PHRASE = frozenset(
    {"finite", "preposition", "pronoun", "subordinator", "question", "infinitive", "prefix", "mark"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase for someone and where it stands: half-open code points, and the sentence it is in.

    ``takes_up``: it means somebody only if they were met before (a bare surname, a pronoun of the narration).
    ``owns``: it only says whose something is; ``attribute``: it stands in the genitive behind a noun; ``asks``: what they say is a question;
    ``direct``: what they say is quoted.
    """

    phrase: Phrase
    spans: tuple[Span, ...]
    sentence: int
    opens_sentence: bool = False
    is_speaker: bool = False
    takes_up: bool = False
    owns: bool = False
    attribute: bool = False
    asks: bool = False
    direct: bool = False

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
    """Names of persons and bodies, and descriptions of a sort the lexicon knows, in order.

    Bare single names and pronouns of the third person are among them, to be taken up or let go.
    """
    text, tags, found = analysis.words, analysis.tags, list[Mention]()
    forms = text.forms
    for number, sentence in enumerate(text.sentences):
        at = sentence.start
        while at < sentence.stop:
            if tags[at] == "pronoun":
                genders = words.personal.get(analysis.lower[at], "")
                if genders and "n" not in genders and analysis.quoted[at] < 0:
                    phrase = Phrase(pronoun=analysis.lower[at], genders=genders, definite=True)
                    span = Span(text.starts[at], text.ends[at])
                    found.append(Mention(phrase, (span,), number, at == sentence.start, takes_up=True))
                at += 1
                continue
            if not forms[at][0].isupper():
                if not words.capitals and _names_body(analysis, at, sentence, words):
                    start = _first_word(analysis, at, sentence, words)
                    body = _described(analysis, range(start, at + 1), number, words)
                    # "the infrastructure ministry" is one body of its kind; which one "the team" is, its own words do not say.
                    if body is not None and analysis.lower[start] in words.definite and at - start > 1:
                        found.append(body)
                at += 1
                continue
            if tags[at] not in _NOMINAL or _opens_before_name(forms, at, sentence, words):
                at += 1
                continue
            start, stop = _first_word(analysis, at, sentence, words), _last_word(analysis, at, sentence, words)
            if start + 1 == stop and words.noun(forms[at]) is None:
                if analysis.lower[at] not in words.determiners:
                    found.append(_single(text, at, number, sentence, words))
            elif (mention := _described(analysis, range(start, stop), number, words)) is not None:
                found.append(mention)
            at = stop
    return found


def _names_body(analysis: Analysis, at: int, sentence: range, words: PeopleWords) -> bool:
    """Whether a noun without a capital ends a phrase for a body: "the infrastructure ministry" where only names have capitals."""
    if analysis.tags[at] != "noun":
        return False
    last = at + 1 == sentence.stop or analysis.tags[at + 1] not in ("noun", "name")
    noun = words.noun(analysis.words.forms[at]) if last else None
    return noun is not None and noun.sort == "organisation"


def _single(text: Words, at: int, number: int, sentence: range, words: PeopleWords) -> Mention:
    """A capital by itself: somebody's surname if they were named before."""
    form = text.forms[at]
    name = form if words.capitals else words.language.grammar.nominative_noun(form, "")
    span = Span(text.starts[at], text.ends[at])
    phrase = Phrase(name=(name,), genders="mf")
    return Mention(phrase, (span,), number, at == sentence.start, takes_up=True, owns=name != form)


def _described(analysis: Analysis, core: range, number: int, words: PeopleWords) -> Mention | None:
    """The mention that the words of ``core`` make with a name in apposition; None where they name nobody."""
    text, stop = analysis.words, core.stop
    sentence = text.sentences[number]
    phrase = dissect(text.forms[core.start : stop], words)
    if phrase.sort == "person" and not phrase.name:
        stop = _past_apposition(analysis, stop, sentence, words)
        if stop > core.stop:
            phrase = dissect(text.forms[core.start : stop], words)
    if not _tells_someone(phrase, text.forms[core.start : stop], words) or _is_thing(analysis, core, phrase, words):
        return None
    span = Span(text.starts[core.start], text.ends[stop - 1])
    behind_noun = core.start > sentence.start and analysis.tags[core.start - 1] in ("noun", "name")
    attribute = behind_noun and words.capitals and analysis.lower[core.start] in words.definite
    return Mention(phrase, (span,), number, core.start == sentence.start, attribute=attribute)


def _is_thing(analysis: Analysis, core: range, phrase: Phrase, words: PeopleWords) -> bool:
    """Whether an adjective and a noun that open a sentence only look like two names ("Rechtliche Schritte")."""
    return words.capitals and phrase.noun is None and analysis.tags[core.start] == "adjective"


def _opens_before_name(forms: Sequence[str], at: int, sentence: range, words: PeopleWords) -> bool:
    """Whether the word at ``at`` has its capital from opening the sentence and a first name follows ("Ask Jane Holm")."""
    return (
        at == sentence.start
        and at + 2 < sentence.stop
        and forms[at + 1].lower() in words.first_names
        and forms[at + 2][0].isupper()
        and forms[at].lower() not in words.first_names
        and forms[at] not in words.honorifics
        and words.noun(forms[at]) is None
    )


def _past_apposition(analysis: Analysis, at: int, sentence: range, words: PeopleWords) -> int:
    """Behind the name between commas that says who is described before ``at`` ("der Minister von Tarn, Jan Tomsik,")."""
    forms, lower = analysis.words.forms, analysis.lower
    i = at
    if i < sentence.stop and (lower[i] in words.prepositions or lower[i] in words.definite):
        i += 1
        while (
            i < sentence.stop
            and i - at <= _FARTHEST_ARTICLE
            and forms[i].isalpha()
            and analysis.tags[i] not in _ENDS_PHRASE
        ):
            i += 1
    if i >= sentence.stop or forms[i] != ",":
        return at
    end = i + 1
    while end < sentence.stop and (forms[end][0].isupper() or forms[end] in words.particles):
        end += 1
    name = forms[i + 1 : end]
    closes = end < sentence.stop and (forms[end] in ",.;:)" or analysis.tags[end] == "finite")
    named = len(name) > 1 and words.noun(name[0]) is None and name[-1][0].isupper() and not words.not_names & set(name)
    return end if closes and named else at


def _first_word(analysis: Analysis, at: int, sentence: range, words: PeopleWords) -> int:
    """The article of the noun at ``at``, with small words between them, or the words for what somebody is; else ``at``."""
    forms, lower = analysis.words.forms, analysis.lower
    if lower[at] in words.determiners:
        return at
    if at - 2 >= sentence.start and forms[at - 1] in _OPENING and lower[at - 2] in words.determiners:
        return at - 2
    best = at
    for i in range(at - 1, max(sentence.start, at - _FARTHEST_ARTICLE - 1) - 1, -1):
        form = forms[i]
        if lower[i] in words.determiners:
            return i
        if not (form.isalpha() or form.isdigit() or form == "-"):
            break
        if analysis.tags[i] in _ENDS_PHRASE and form != "-" and lower[i] not in words.links:
            break
        if words.capitals and form[0].isupper():
            break
        if not words.capitals and best == i + 1 and words.noun(form) is not None:
            best = i
    return best


def _last_word(analysis: Analysis, at: int, sentence: range, words: PeopleWords) -> int:
    """Behind the last word of the run that the capital at ``at`` opens."""
    text, lower = analysis.words, analysis.lower
    i = at + 1
    if lower[at] in words.determiners:
        while i < sentence.stop and text.forms[i][0].islower() and i - at <= _FARTHEST_ARTICLE:
            if analysis.tags[i] in _ENDS_PHRASE or lower[i] in words.determiners:
                return at + 1
            i += 1
        if i == sentence.stop or not text.forms[i][0].isupper():
            return at + 1
    while i < sentence.stop:
        form = text.forms[i]
        if form[0].isupper() and form not in words.not_names:
            if _possesses(text.forms, i, words):
                break
            i += 1
        elif (
            (form == "&" or (form in words.particles and not words.capitals))
            and i + 1 < sentence.stop
            and text.forms[i + 1][0].isupper()
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
    return _past_title(text, _past_body(analysis, i, sentence, words), sentence, words)


def _past_body(analysis: Analysis, at: int, sentence: range, words: PeopleWords) -> int:
    """Behind the small words for a body or an outlet that follow its name ("the Nordic news agency"); else ``at``."""
    if words.capitals:
        return at
    for i in range(at, min(at + _MOST_SMALL, sentence.stop)):
        form = analysis.words.forms[i]
        if not form.isalpha() or not form[0].islower() or analysis.tags[i] not in _SMALL_NOUNS:
            break
        noun = words.noun(form)
        if noun is not None and noun.sort in ("organisation", "outlet"):
            return at if i + 1 < sentence.stop and analysis.words.forms[i + 1][0].isupper() else i + 1
    return at


def _possesses(forms: Sequence[str], i: int, words: PeopleWords) -> bool:
    """Whether the word before ``i`` names whose the noun at ``i`` is ("Jan Tomsiks Büro")."""
    before = forms[i - 1]
    return (
        words.capitals
        and before[-1] == "s"
        and before.lower() not in words.determiners
        and words.noun(before) is None
        and words.noun(forms[i]) is not None
        and before[0].isupper()
    )


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


def _tells_someone(phrase: Phrase, forms: Sequence[str], words: PeopleWords) -> bool:
    """Whether the phrase names a person or a body, and no document, place or thing."""
    if phrase.sort in ("person", "organisation", "outlet"):
        return True
    if phrase.noun is not None or not phrase.name:
        return False
    if phrase.name[0].lower() in words.first_names:
        return len(phrase.name) > 1
    if any(form in words.honorifics for form in forms):
        return True
    return len(phrase.name) > 1 and not any(form in words.not_names or form in words.places for form in forms)
