"""What a phrase for someone is made of: article, words for what they are, the name, what follows.

"der Leiter der Behörde, Jan Tomsik," is the definite article, the head "Leiter",
the name "Jan Tomsik" and the description "Leiter der Behörde". Languages that
write nouns small ("opposition leader Jan Tomsik") are read by the same steps: a
name is the run of capitals after the last word that says what somebody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from laut.base.language import Language
from laut.extract.people_core import QUOTATION, end_of_core, name_start
from laut.extract.people_words import ADJECTIVAL, Noun, PeopleWords

__all__ = ["Phrase", "dissect"]

_DEEPEST = 3
# What an article allows that is the accusative of one man or the dative of many.
_MANY_OR_HIM = "mp"
_KEPT_AT_MOST = 50_000
_LONGEST_KEPT = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for someone, taken apart.

    ``name``: the parts of the proper name; ``head``: the dictionary form of the
    noun for what they are, lower case; ``label``: the description without its
    article, in the nominative; ``genders``: some of "mfnp", those that the phrase
    allows; ``in_marks``: the name stands in quotation marks with an article at most
    before it.
    """

    name: tuple[str, ...] = ()
    head: str = ""
    label: str = ""
    noun: Noun | None = None
    genders: str = "mfnp"
    definite: bool = False
    determined: bool = False
    pronoun: str = ""
    own_outlet: bool = False
    in_marks: bool = False
    one_of_many: bool = False
    nobody: bool = False
    asides: tuple[str, ...] = ()

    @property
    def sort(self) -> str:
        """The sort of noun at its head, or "" where no lexicon knows it."""
        return self.noun.sort if self.noun else ""


def dissect(forms: Sequence[str], words: PeopleWords) -> Phrase:
    """The anatomy of the phrase that ``forms`` (words in order, marks as words of their own) make.

    News names the same people again and again: what a phrase is made of is worked out once and kept.
    """
    if len(forms) > _LONGEST_KEPT:
        return _dissected(forms, words)
    key, known = tuple(forms), _known(words.language)
    phrase = known.get(key)
    if phrase is None:
        if len(known) >= _KEPT_AT_MOST:
            known.clear()
        phrase = known[key] = _dissected(key, words)
    return phrase


@cache
def _known(language: Language) -> dict[tuple[str, ...], Phrase]:
    """The phrases of ``language`` already taken apart."""
    return {}


def _dissected(forms: Sequence[str], words: PeopleWords, depth: int = 0) -> Phrase:
    """The anatomy of the phrase, ``depth`` phrases inside another."""
    forms = _hyphens_closed(forms)
    start, stop = _trimmed(forms, words)
    if start == stop:
        return Phrase()
    lower = [form.lower() for form in forms]
    if pronoun := _pronoun(lower, start, stop, words):
        return pronoun
    i, article = start, ""
    if (
        lower[start] in words.one_of
        and stop - start > 1
        and (lower[start + 1] in words.definite or lower[start + 1] in words.prepositions)
    ):
        return _one_of_many(forms[start:stop], words, depth)
    while (
        i < stop
        and (words.determiners.get(lower[i]) or forms[i].isdigit())
        and (i == start or lower[i] not in words.owner or lower[i] in words.determiners)
    ):
        article = article or lower[i]
        i += 1
    first = i
    end = end_of_core(forms, lower, first, stop, words)
    if report := _reported_by(forms, lower, (start, first, end, stop), words, depth):
        return report
    at = name_start(forms, lower, first, end, words, determined=bool(article))
    name = tuple(form for form in forms[at:end] if form not in QUOTATION and form.lower() not in words.links)
    title = [form for form in forms[first:at] if form not in QUOTATION and form.lower() not in words.links]
    noun, head_at = _head(title, words)
    if name and name[-1] in words.not_names and QUOTATION.isdisjoint(forms[first:at]):
        name = name[:-1]  # "der Küstenwache Dienstag": a day of its own
    firm = len(name) > 1 and (name[-1] in words.firms or "&" in name)
    if firm and (noun is None or noun.sort == "person"):
        noun, head_at = Noun("organisation", name[-1].lower(), name[-1].lower(), "n"), -1
    if noun is None and not title and not name:
        return Phrase(definite=article in words.definite, determined=bool(article))
    genders, body = _genders(article, noun, title, name, words), _is_body(noun)
    label = _label(title, head_at, name if body else (), article, genders, words)
    complement, asides = _after(forms[end:stop])
    if complement and not name and words.not_names.isdisjoint(complement):  # a day is no part of the description
        label = " ".join([label, *complement]).strip()
    named = _name_of_body(name, title[head_at:], noun, words) if body else _possessive_off(name, words)
    phrase = Phrase(
        name=named,
        head=noun.base if noun else (title[head_at].lower() if title else ""),
        label=label,
        noun=noun,
        genders=genders,
        definite=article in words.definite,
        determined=bool(article),
        own_outlet=article in words.own_outlet and noun is not None and noun.sort == "outlet",
        in_marks=bool(name) and noun is None and not title and forms[first] in QUOTATION,
    )
    return _with_asides(phrase, asides, words, depth) if asides else phrase


def _one_of_many(forms: Sequence[str], words: PeopleWords, depth: int) -> Phrase:
    """Someone out of a group: "einer von ihnen, der …", "eine der Frauen"."""
    said, asides = _after(forms)
    phrase = Phrase(
        label=" ".join([said[0].lower(), *said[1:]]),
        genders=words.determiners[said[0].lower()],
        determined=True,
        one_of_many=True,
    )
    return _with_asides(phrase, asides, words, depth)


def _hyphens_closed(forms: Sequence[str]) -> list[str]:
    """The words with "88", "-", "seitigen" made one again."""
    out: list[str] = []
    for form in forms:
        if len(out) > 1 and out[-1] == "-" and out[-2].isdigit() and form.isalpha():
            out[-2:] = [f"{out[-2]}-{form}"]
        else:
            out.append(form)
    return out


def _trimmed(forms: Sequence[str], words: PeopleWords) -> tuple[int, int]:
    """Where the phrase begins and ends without marks at its edges, words that only stress ("fast", "selbst"), and who holds it.

    "a memo seen by the Courier": who has got hold of a paper is no part of what it is.
    """
    start, stop = 0, len(forms)
    if words.held:
        stop = next(
            (i for i, (one, two) in enumerate(pairwise(forms)) if i and (one.lower(), two.lower()) in words.held), stop
        )
    while stop - start > 1 and forms[stop - 1] in words.stressing:
        stop -= 1
    while stop - start > 1 and (forms[start].lower() in words.stressing or forms[start].lower() in words.belonging):
        start += 1
    while start < stop and not forms[start][0].isalnum():
        start += 1
    while stop > start and not forms[stop - 1][-1].isalnum() and forms[stop - 1] != ")":
        stop -= 1
    return start, stop


def _pronoun(lower: list[str], start: int, stop: int, words: PeopleWords) -> Phrase | None:
    """The phrase as a pronoun, or None: alone, or with nothing but a word that doubles it."""
    form = lower[start]
    if stop - start == 1 and form in words.inclusive_we:
        return Phrase(pronoun=form, genders="mfp")
    if stop - start == 1 and form in words.personal:
        return Phrase(pronoun=form, genders=words.personal[form], definite=True)
    if stop - start == 1 and form in words.owner:
        return Phrase(pronoun=form, genders=words.owner[form], definite=True)
    if stop - start == 1 and form in words.demonstrative:
        return Phrase(pronoun=form, genders=words.demonstrative[form], definite=True)
    return None


def _head(title: list[str], words: PeopleWords) -> tuple[Noun | None, int]:
    """The last noun of the title that the lexicon knows, else its last word; and where it stands."""
    for i in range(len(title) - 1, -1, -1):
        if title[i][-1].isalpha() and not (words.capitals and title[i][0].islower()) and (noun := words.noun(title[i])):
            return noun, i
    return None, len(title) - 1


def _is_body(noun: Noun | None) -> bool:
    """Whether what follows the noun is the name of a body or a thing and no person's."""
    return noun is not None and noun.sort in ("organisation", "outlet", "document")


def _is_named_body(phrase: Phrase) -> bool:
    """Whether an apposition can only be a body ("der Eigentümer, die Firma Laniva"), and no line of an address."""
    return phrase.determined and phrase.sort in ("organisation", "outlet")


def _name_of_body(name: tuple[str, ...], head: Sequence[str], noun: Noun | None, words: PeopleWords) -> tuple[str, ...]:
    """The name of a body, where it tells it by itself ("die Reederei Nautika", but "Landgericht 2").

    Of an outlet the word for what it is may be the first part: "Radio Hall", "Channel Nine".
    """
    if not any(form[:1].isalpha() for form in name):
        return ()
    if noun is not None and noun.sort == "outlet" and len(head) == 1:
        part = noun.base in words.name_heads if words.capitals else head[0][:1].isupper()
        return (*head, *name) if part else name
    return name


def _genders(article: str, noun: Noun | None, title: list[str], name: Sequence[str], words: PeopleWords) -> str:
    """What article, noun and honorific agree on."""
    genders = words.determiners.get(article, "mfnp")
    if article in words.numerals:
        return "p"
    if noun is not None:
        inflected = article in words.oblique and bool(title) and title[-1].lower() != noun.base
        if genders == _MANY_OR_HIM and inflected and noun.genders != ADJECTIVAL:
            return "p"  # "den Forschern": of a singular the form would be the dictionary's
        if noun.genders == ADJECTIVAL and genders == "mfp" and title and title[-1].lower() != noun.base:
            return "fp"  # "der Liberalen"
        genders = "".join(g for g in noun.genders if g in genders) or ("p" if "p" in genders else noun.genders)
        if noun.genders == ADJECTIVAL and title and title[-1].lower() == noun.base and article in words.nominative:
            return words.nominative[article]
        if not article and not name and "p" in genders and (words.capitals or title[-1].lower() != noun.base):
            return "p"
    for form in title:
        if form in words.honorifics:
            genders = words.honorifics[form]
    if not name or _is_body(noun):
        return genders
    genders = "".join(g for g in genders if g in "mf") or "mf"
    return "".join(g for g in words.first_names.get(name[0].lower(), genders) if g in genders) or genders


def _possessive_off(name: tuple[str, ...], words: PeopleWords) -> tuple[str, ...]:
    """The name without a clitic possessive on its last part."""
    if name and not words.capitals:
        return (*name[:-1], words.language.grammar.nominative_noun(name[-1], ""))
    return name


def _label(title: list[str], head_at: int, name: Sequence[str], article: str, genders: str, words: PeopleWords) -> str:
    """The description without its article, in the nominative."""
    if not title:
        return " ".join(name)
    grammar, gender = words.language.grammar, genders[:1]
    out = [
        grammar.nominative_adjective(form, gender) if i < head_at and _bends(form, words) else form
        for i, form in enumerate(title)
    ]
    noun = words.noun(title[head_at]) if head_at >= 0 else None
    if (article in words.oblique or not article) and head_at >= 0:
        form = title[head_at]
        if noun and (form.lower() == noun.base or (gender != "p" and form.lower().startswith(noun.base))):
            out[head_at] = form[: len(noun.base)]
        elif article or noun:
            dative = (
                noun is not None and genders == "p" and form.lower() == noun.base + "en" and noun.sort == "document"
            )
            out[head_at] = form[:-1] if dative else grammar.nominative_noun(form, genders)
    number = [article] if article in words.numerals else []
    return " ".join([*number, *out, *name])


def _bends(form: str, words: PeopleWords) -> bool:
    """Whether a word before the noun is an adjective with an ending, also in a name ("das Rote Kreuz"); "Berliner" has none."""
    return words.capitals and (form[0].islower() or (words.noun(form) is None and not form.endswith("er")))


def _after(rest: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The complement that follows the core, and the asides between commas or brackets."""
    asides: list[list[str]] = []
    here: list[str] = []
    complement = here
    for form in rest:
        if form in ",()–":
            here = []
            asides.append(here)
        elif form not in QUOTATION:
            here.append(form)
    return complement, [aside for aside in asides if aside]


def _with_asides(phrase: Phrase, asides: list[list[str]], words: PeopleWords, depth: int) -> Phrase:
    """The phrase with the name or the descriptions that stand in apposition to it."""
    said: list[str] = []
    for aside in asides:
        if (
            aside[0].lower() in words.relative
            and not aside[0][0].isupper()
            and len(aside) > 2
            and aside[0].lower() not in words.determiners
        ):
            break
        inner = _dissected(aside, words, depth + 1) if depth < _DEEPEST else Phrase()
        person = not _is_body(inner.noun) and (
            len(inner.name) > 1 or (bool(inner.name) and inner.name[0].lower() in words.first_names)
        )
        if not phrase.name and person and phrase.sort in ("", "person", "group", "report"):
            genders = "".join(g for g in phrase.genders if g in "mf") or "mf"
            phrase = replace(phrase, name=inner.name, genders=genders)
        elif (
            (not phrase.name or (len(phrase.name) == 1 and not phrase.label))
            and (inner.name or (phrase.one_of_many and _is_body(inner.noun)))
            and (phrase.sort != "person" or inner.name[-1] in words.firms or _is_named_body(inner))
            and (_is_body(inner.noun) or aside[0][0].isupper())
        ):
            phrase = replace(phrase, name=inner.name, noun=inner.noun or phrase.noun, label=inner.label or phrase.label)
        if inner.label and (inner.noun or phrase.name) and not person:
            said.append(inner.label)
    return replace(phrase, asides=tuple(said))


def _reported_by(
    forms: Sequence[str], lower: list[str], bounds: tuple[int, int, int, int], words: PeopleWords, depth: int
) -> Phrase | None:
    """Whose word it is where the phrase is a word for words or a paper; None where it is neither, or whose is not said.

    "Angaben der Polizei", "seinen Angaben", "Polizeiangaben", "Bericht des Rechnungshofs", "Mitteilung".
    """
    start, first, end, stop = bounds
    at = next(
        (
            i
            for i in range(first, end)
            if forms[i][-1].isalpha() and (noun := words.noun(forms[i])) and noun.sort in ("report", "document")
        ),
        None,
    )
    noun = words.noun(forms[at]) if at is not None else None
    if at is not None and at > first + 1 and forms[at - 2].lower() in words.first_names:
        return _dissected(forms[start:at], words, depth + 1)  # an object run into the name
    if at is None or noun is None or depth >= _DEEPEST or (not words.capitals and at < end - 1):
        return None
    if not words.capitals and (owner := _possessor(forms, first, at, words)):
        return _dissected(owner, words, depth + 1)
    if (rest := _whose(forms, lower, (at, end, stop), words)) is not None:
        whose = _dissected(forms[rest:stop], words, depth + 1)
        if rest == at + 1 and whose.name and not whose.determined:
            whose = replace(whose, name=(*whose.name[:-1], words.language.grammar.nominative_noun(whose.name[-1], "n")))
        return whose if noun.sort == "report" or whose.sort in ("organisation", "outlet", "person") else None
    for i in range(start, at):
        if lower[i] in words.owner:
            return Phrase(pronoun=lower[i], genders=words.owner[lower[i]], definite=True)
    if lower[at] in words.rumours and start == first:
        return Phrase(nobody=True)
    if noun.sort == "document":
        return None
    if len(noun.base) > len(noun.part) and noun.part in words.sources:
        body = _dissected([forms[at][: len(noun.base) - len(noun.part)].rstrip("-")], words, depth + 1)
        return replace(body, definite=True)
    return Phrase(pronoun=lower[at], definite=True)


def _whose(forms: Sequence[str], lower: list[str], bounds: tuple[int, int, int], words: PeopleWords) -> int | None:
    """Where whose word it is begins behind the word for words at ``at``; None where it is not said. ``bounds``: at, end, stop."""
    at, end, stop = bounds
    rest = at + 1
    if rest < stop and lower[rest] in words.belonging:
        rest += 1
    elif rest < stop and lower[rest] in words.prepositions:
        return None  # what follows says something else of it
    opens = rest < stop and forms[rest][0].isalnum()
    return rest if opens and (rest > at + 1 or end > at + 1 or lower[rest] in words.determiners) else None


def _possessor(forms: Sequence[str], first: int, at: int, words: PeopleWords) -> list[str]:
    """The words before ``at`` up to a possessive, without its clitic ("the sheriff’s first statement"); [] where there is none."""
    for i in range(at - 1, first - 1, -1):
        bare = words.language.grammar.nominative_noun(forms[i], "")
        if bare != forms[i]:
            return [*forms[first:i], bare]
    return []
