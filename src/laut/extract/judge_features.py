"""What an attribution shows of the act done and of how sure the article is: words by role, and what the lexicon says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from laut.base.language import Language, Lexicon
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution, holders
from laut.extract.hedge import hedge_by_signs, hedge_signs

__all__ = ["ActWords", "Setting", "act_words", "features", "settings"]
_MOST_WORDS = 300  # of one role: a quotation that holds a thousand others would be looked through for each


@dataclass(frozen=True, eq=False)
class ActWords:
    """The tables of ``lexicon/acts.toml``: acts by verb lemma and by noun, signals by word of the content."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    content: Mapping[str, str]
    stems: Mapping[str, str]
    verb_stems: Mapping[str, str]
    verb_endings: tuple[str, ...]

    def act(self, lemma: str) -> str | None:
        """The act that a verb's lemma or a lower-case noun (by itself or as the end of a compound) tells."""
        found = self.verbs.get(lemma) or self.nouns.get(lemma) or self._by_stem(lemma)
        if found is None and len(lemma) > _SHORTEST_COMPOUND:
            found = next(
                (self.nouns[lemma[i:]] for i in range(2, len(lemma) - _SHORTEST_NOUN) if lemma[i:] in self.nouns), None
            )
        return found

    def _by_stem(self, form: str) -> str | None:
        """The act of a regular verb whose lemma the analysis does not know: "verneinte" is "vernein" and an ending."""
        for ending in self.verb_endings:
            if ending and form.endswith(ending) and (act := self.verb_stems.get(form[: len(form) - len(ending)])):
                return act
        return None

    def signals(self, word: str) -> Iterator[str]:
        """What a lower-case word of the content points to, by itself and by how it begins."""
        if word in self.content:
            yield self.content[word]
        for end in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            if word[:end] in self.stems:
                yield self.stems[word[:end]]


_SHORTEST_STEM, _LONGEST_STEM = 3, 14
_SHORTEST_COMPOUND = 8
_SHORTEST_NOUN = 4


@cache
def act_words(language: Language) -> ActWords:
    """The words for acts of ``language``."""
    lexicon = language.lexicon("acts")
    verbs, infinitive = _inverted(lexicon, "verbs"), lexicon.words("forms.infinitive")
    return ActWords(
        verbs=verbs,
        nouns=_inverted(lexicon, "nouns"),
        content=_inverted(lexicon, "content"),
        stems=_inverted(lexicon, "stems"),
        verb_stems={
            verb[: len(verb) - len(ending)]: act
            for verb, act in verbs.items()
            for ending in infinitive
            if verb.endswith(ending)
        },
        verb_endings=lexicon.words("forms.endings"),
    )


def _inverted(lexicon: Lexicon, key: str) -> dict[str, str]:
    return {word: name for name, words in lexicon.groups(key).items() for word in words}


@dataclass(frozen=True, slots=True)
class Setting:
    """An attribution among the others: the one whose quote holds it, and the one before it in its paragraph."""

    one: Attribution
    around: Attribution | None
    before: Attribution | None


def settings(analysis: Analysis, attributions: Sequence[Attribution]) -> list[Setting]:
    """Each attribution with its neighbours."""
    found: list[Setting] = []
    paragraphs = [_paragraph(analysis, a) for a in attributions]
    for i, (one, holding) in enumerate(zip(attributions, holders(attributions), strict=True)):
        around = attributions[holding[-1]] if holding else None
        before = attributions[i - 1] if i and paragraphs[i - 1] == paragraphs[i] else None
        found.append(Setting(one, around, before))
    return found


def _paragraph(analysis: Analysis, attribution: Attribution) -> int:
    words = analysis.words.within(attribution.quote[0])
    return analysis.paragraph_of[words.start] if words else -1


def features(analysis: Analysis, setting: Setting) -> list[str]:
    """Names of what holds of the attribution, sorted, each once."""
    one = setting.one
    table = act_words(analysis.language)
    found = {"bias", f"type={one.type}", f"medium={one.medium}"}
    found |= _cue(analysis, one, table, "c")
    found |= {f"f={word}" for word in _outside(analysis, one.frame, one.cue)}
    found |= _content(analysis, one, table)
    signs = hedge_signs(analysis, one)
    found |= {f"h={sign}" for sign in signs} | {f"hr={hedge_by_signs(signs, one)}"}
    found |= {f"s={word}" for word in _words(analysis, one.speaker)}
    if not one.speaker:
        found.add("s=-")
    if setting.around:
        found.add(f"in={setting.around.type}")
        found |= {f"o{name}" for name in _content(analysis, setting.around, table) if not name.startswith("q=")}
    if setting.before and not one.cue:
        found.add(f"b={setting.before.type}")
        found.add("bs=same" if setting.before.speaker == one.speaker else "bs=other")
        found |= {f"b{name}" for name in _cue(analysis, setting.before, table, "c")}
        found |= {f"b{name}" for name in _content(analysis, setting.before, table) if name.startswith("qa=")}
    return sorted(found)


def _cue(analysis: Analysis, one: Attribution, table: ActWords, name: str) -> set[str]:
    lemmas = _lemmas(analysis, one.cue)
    found = {f"{name}={lemma}" for lemma in lemmas}
    found |= {f"{name}a={act}" for lemma in (*lemmas, *_words(analysis, one.frame)) if (act := table.act(lemma))}
    if not lemmas:
        found.add(f"{name}=-")
    return found


def _content(analysis: Analysis, one: Attribution, table: ActWords) -> set[str]:
    lemmas, words = _lemmas(analysis, one.quote), _words(analysis, one.quote)
    found = {f"q={lemma}" for lemma in lemmas}
    found |= {f"q1={word}" for word in words[:1]}
    found |= {f"q{word}" for word in words[-1:] if word in "?!…."}
    signals = sorted({signal for word in words for signal in table.signals(word)} | _number(analysis, one.quote))
    found |= {f"qc={signal}" for signal in signals}
    found |= {f"qp={one_signal}+{other}" for one_signal, other in combinations(signals, 2)}
    if one.type == "reported":
        found |= {f"qa={act}" for lemma in lemmas if (act := table.act(lemma))}
    else:
        found |= {f"qx={act}" for lemma in lemmas if (act := table.act(lemma))}
    found |= {f"m={mood}" for mood in _moods(analysis, one.quote)}
    found.add(f"qn={min(len(words) // 6, 4)}")
    return found


def _number(analysis: Analysis, spans: Iterable[Span]) -> set[str]:
    return {"number"} if any(analysis.tags[i] in ("number", "numeral") for i in _reach(analysis, spans)) else set()


def _reach(analysis: Analysis, spans: Iterable[Span]) -> Iterable[int]:
    return islice((i for span in spans for i in analysis.words.within(span)), _MOST_WORDS)


def _lemmas(analysis: Analysis, spans: Iterable[Span]) -> list[str]:
    return [analysis.lemmas[i] for i in _reach(analysis, spans) if analysis.words.forms[i][0].isalnum()]


def _words(analysis: Analysis, spans: Iterable[Span]) -> list[str]:
    return [analysis.lower[i] for i in _reach(analysis, spans)]


def _moods(analysis: Analysis, spans: Iterable[Span]) -> set[str]:
    return {analysis.moods[i] for i in _reach(analysis, spans) if analysis.moods[i]}


def _outside(analysis: Analysis, frame: Iterable[Span], cue: Iterable[Span]) -> set[str]:
    taken = set(_reach(analysis, cue))
    return {
        analysis.lower[i] for i in _reach(analysis, frame) if i not in taken and analysis.words.forms[i][0].isalnum()
    }
