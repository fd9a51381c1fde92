"""What was held about one proposition, step by step: who first alleged, denied, admitted, confirmed it.

A denial, an admission or a confirmation is the pivot of a turn; its proposition is
known by its words. Pivots about the same thing are one turn. Looking back from it, an
earlier statement that denies less plainly is the first denial, and the claim of
another side is what was alleged; looking forward, a denier who says the thing
admits it. A copy's statements are its original's and take no step of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from laut.base.comparison import Article, Question, StepAct, Turn, record_id
from laut.base.records import Act
from laut.questions.denials import gravity, judged
from laut.questions.propositions import Asked, Held, allied, held
from laut.questions.terms import cosine

__all__ = ["turns"]

PIVOT = 2.0  # how surely a statement must deny to be a pivot
HINT = 1.0  # the same where a pivot tells that there is something to deny
ALONE = 4.5  # the same where nobody is found who alleged it
DISMISSED = 3.5  # the same for one that calls it untrue: somebody has said it
SAME = 0.35  # cosine of two propositions from which they are one
NEAR = 0.42  # the same for an allegation in a pivot's own article
ADMITTED = 0.35  # the same for what a denier says in the end

_SPEAKER = 0.10  # added where one speaker takes the same step again
_CLOSE, _REACH = 0.15, 3  # added for a claim just before a pivot, shared among as many statements
_GRAVE = 0.08  # added for an accusation, or what is marked as unconfirmed; twice for both
_NAMED = 0.25  # added where the pivot names who alleged it ("the lawmaker's figures are an insult")
_FORGED = 0.35  # added for what a list, a video tells, where the pivot calls such a thing a forgery
_SAYS_NO = -0.10
_LEAST_STEMS = 3  # words of a quote that say what is held
_STEPS: tuple[StepAct, ...] = ("denied", "admitted", "confirmed")
_STEP_OF: dict[Act, StepAct] = {"admit": "admitted", "confirm": "confirmed"}
_NO_ALLEGATION: frozenset[Act] = frozenset({"admit", "confirm", "demand", "deny", "praise", "promise"})
_SAYS: frozenset[Act] = frozenset({"admit", "announce", "claim", "confirm", "explain"})


@dataclass(frozen=True, slots=True)
class _Pivot:
    """A statement that answers a proposition, and how."""

    said: Held
    act: StepAct


def turns(articles: Sequence[Article], copied: AbstractSet[str], questions: Sequence[Question] = ()) -> list[Turn]:
    """The turns of one story, by the day of their first step.

    ``copied`` are the ids of whole copies; ``questions`` are those that the story's figures answer.
    """
    said = judged(held([article for article in articles if article.id not in copied], Asked.by(questions)))
    found = []
    for topic in _topics(_pivots(said)):
        steps = _answered(topic, said) + _first_hint(topic, said)
        steps += _admission(topic, steps, said)
        steps += _allegations(topic, steps, said)
        if _tells(steps):
            found.append(_turn(topic, steps))
    return sorted(found, key=lambda turn: (turn.steps[0].date or "", turn.id))


def _pivots(said: Sequence[Held]) -> list[_Pivot]:
    """What answers a proposition; where only the act is told ("On Friday it gave in."), the words quoted behind it."""
    pivots = []
    for n, each in enumerate(said):
        act = _STEP_OF.get(each.statement.act)
        if each.signs.upholds:
            pivots.append(_Pivot(each, "confirmed"))
        elif each.denial >= PIVOT:
            pivots.append(_Pivot(each, "denied"))
        elif act and len(each.stems) >= _LEAST_STEMS:
            pivots.append(_Pivot(each, act))
        elif act:
            behind = (quoted for quoted in said[n + 1 : n + 2] if _quotes(quoted, each) and quoted.denial < PIVOT)
            pivots += [_Pivot(quoted, act) for quoted in behind if quoted.statement.act not in _STEP_OF]
    return pivots


def _quotes(each: Held, told: Held) -> bool:
    """Whether a statement is the quotation that goes with what is told just before it."""
    next_to_it = (
        each.article.id == told.article.id and each.number == told.number + 1 and each.paragraph - told.paragraph <= 1
    )
    return next_to_it and each.statement.type == "direct"


def _topics(pivots: Sequence[_Pivot]) -> list[list[_Pivot]]:
    """Pivots about the same proposition, put together in order of time."""
    topics: list[list[_Pivot]] = []
    for pivot in pivots:
        closeness = [max(_closeness(pivot, other) for other in topic) for topic in topics]
        best = max(range(len(topics)), key=closeness.__getitem__, default=None)
        if best is not None and closeness[best] > SAME:
            topics[best].append(pivot)
        else:
            topics.append([pivot])
    return topics


def _closeness(one: _Pivot, other: _Pivot) -> float:
    again = one.act == other.act and one.said.by is not None and one.said.by == other.said.by
    return cosine(one.said.vector, other.said.vector) + _SPEAKER * again


def _answered(topic: Sequence[_Pivot], said: Sequence[Held]) -> list[_Pivot]:
    """The first of each act, and the words in which it was said where the act is told and then quoted."""
    steps = []
    for act in _STEPS:
        these = [pivot for pivot in topic if pivot.act == act]
        if these:
            first = these[0].said
            passage = [
                p for p in these if p.said.article.id == first.article.id and p.said.paragraph - first.paragraph <= 1
            ]
            told = max(passage, key=lambda p: p.said.denial) if act == "denied" else passage[0]
            steps += [told, *(_Pivot(quoted, act) for quoted in _quoted(told.said, passage, said)[:1])]
    return steps


def _quoted(told: Held, passage: Sequence[_Pivot], said: Sequence[Held]) -> list[Held]:
    """The quotations of what a statement tells: of its passage, or just behind one that only names the act.

    Quoted words inside of what is told ("denied that it had sent “soldiers”") are no step of their own.
    """
    if told.statement.type == "direct":
        return []
    quoted = [p.said for p in passage if p.said.statement.type == "direct" and not _holds(told, p.said)]
    if told.statement.type != "reported" or quoted:
        return quoted
    return [each for each in said if _quotes(each, told)]


def _holds(told: Held, quoted: Held) -> bool:
    """Whether a statement's words lie in another's, of the same article."""
    outer, inner = told.statement.quote.spans, quoted.statement.quote.spans
    return told.article.id == quoted.article.id and all(any(o.holds(i) for o in outer) for i in inner)


def _first_hint(topic: Sequence[_Pivot], said: Sequence[Held]) -> list[_Pivot]:
    """An earlier statement that denies the same less plainly than any pivot."""
    denials = _denials(topic)
    if not denials:
        return []
    first = min(each.order for each in denials)
    hints = (
        each
        for each in said
        if each.order < first
        and HINT <= each.denial < PIVOT
        and (each.signs.negates or each.signs.dismisses or each.statement.act == "deny")
        and _about(each, denials) >= SAME
    )
    return [_Pivot(each, "denied") for each in list(hints)[:1]]


def _admission(topic: Sequence[_Pivot], steps: Sequence[_Pivot], said: Sequence[Held]) -> list[_Pivot]:
    """The first plain statement by a denier of what was denied, in a later article or behind a denial that is recalled."""
    if any(step.act == "admitted" for step in steps):
        return []
    taken = {id(pivot.said) for pivot in [*topic, *steps]}
    denials = _denials(topic)
    admissions = (
        each
        for each in said
        if id(each) not in taken
        and each.statement.act in _SAYS
        and each.statement.hedge == "none"
        and not (each.signs.negates or each.signs.dismisses)
        and len(each.stems) >= _LEAST_STEMS
        and any(_gives_in(each, denial) for denial in denials)
    )
    return [_Pivot(each, "admitted") for each in list(admissions)[:1]]


def _gives_in(each: Held, denial: Held) -> bool:
    recalled = (
        each.article.id == denial.article.id
        and not _quotes(each, denial)
        and denial.statement.hedge == "denied"
        and abs(each.number - denial.number) <= _REACH + 1
    )
    later = denial.order[0] < each.order[0]
    return allied(each, denial) and (later or recalled) and cosine(each.vector, denial.vector) >= ADMITTED


def _allegations(topic: Sequence[_Pivot], steps: Sequence[_Pivot], said: Sequence[Held]) -> list[_Pivot]:
    """Who alleged it: the first of another side to say the same, and the likeliest in a pivot's own article."""
    pivots = [pivot.said for pivot in topic]
    taken = {id(pivot.said) for pivot in [*topic, *steps]}
    files = {each.article.id for each in pivots}
    denials = _denials(topic)
    scored = [
        (_alleges(each, answered), each)
        for each in said
        if each.denial < PIVOT
        and (each.statement.act not in _NO_ALLEGATION or "?" in each.statement.quote.text)
        and each.statement.hedge != "planned"
        and id(each) not in taken
        and len(each.stems) >= _LEAST_STEMS
        and not any(allied(each, denial) for denial in denials)
        and (
            answered := [
                pivot.said
                for pivot in topic
                if _may_answer(pivot.said, each) and not _is_of_another_number(pivot, each)
            ]
        )
    ]
    first = next((each for score, each in scored if score >= SAME), None)
    beside = [(score, -each.number, each) for score, each in scored if score >= NEAR and each.article.id in files]
    likeliest = max(beside, key=lambda found: found[:2])[2] if beside else None
    if first and likeliest and (likeliest is first or _goes_on(likeliest, first)):
        likeliest = None
    return [_Pivot(each, "alleged") for each in (first, likeliest) if each]


def _goes_on(each: Held, other: Held) -> bool:
    """Whether two statements are of one speaker in one article: one allegation, told at length."""
    return each.by is not None and each.by == other.by and each.article.id == other.article.id


def _may_answer(pivot: Held, each: Held) -> bool:
    """Whether a pivot may answer a statement: one told before, or a grave one told just behind."""
    behind = each.number - pivot.number if each.article.id == pivot.article.id else 0
    return each.order < pivot.order or (0 < behind <= _REACH and gravity(each) > 0)


def _is_of_another_number(pivot: _Pivot, each: Held) -> bool:
    """Whether a pivot grants one number and a statement tells another: "37 dead" confirms no "60 missing"."""
    granted, told = ({stem for stem in one.stems if stem[0].isdigit()} for one in (pivot.said, each))
    return pivot.act != "denied" and bool(granted and told) and granted.isdisjoint(told)


def _alleges(each: Held, pivots: Sequence[Held]) -> float:
    """How likely a statement is what the pivots answer."""
    closest = max(
        cosine(each.vector, pivot.vector) + _neighbourhood(each, pivot) + _pointed_at(each, pivot) for pivot in pivots
    )
    return closest + _GRAVE * gravity(each) + _SAYS_NO * each.signs.negates


def _neighbourhood(each: Held, pivot: Held) -> float:
    """What standing close to a pivot of the same article adds."""
    distance = abs(pivot.number - each.number)
    return _CLOSE / distance if each.article.id == pivot.article.id and 0 < distance <= _REACH else 0.0


def _pointed_at(each: Held, pivot: Held) -> float:
    """What it adds that a pivot speaks of who alleges something, or of what shows it."""
    named = each.article.id == pivot.article.id and not each.backing.isdisjoint(pivot.stems)
    forged = pivot.signs.forged and each.material
    return _NAMED * named + _FORGED * forged * (1.0 if each.article.id == pivot.article.id else 0.5)


def _tells(steps: Sequence[_Pivot]) -> bool:
    """Whether the steps are more than one doubtful denial, be it told and then quoted."""
    if any(step.act != "denied" for step in steps) or len({(s.said.by, s.said.article.id) for s in steps}) > 1:
        return True
    surest = max((step.said for step in steps), key=lambda said: said.denial)
    return surest.denial >= (DISMISSED if surest.signs.dismisses else ALONE)


def _turn(topic: Sequence[_Pivot], steps: Sequence[_Pivot]) -> Turn:
    """The turn of a topic, named by its first pivot, which is no other turn's; told in order of time."""
    ordered = sorted(steps, key=lambda step: (step.said.order, step.act))
    named = next((step for step in ordered if step.act == "alleged"), ordered[0])
    name = record_id(topic[0].said.article.id, topic[0].said.statement.id)
    return Turn(
        id=f"t-{name}", topic=named.said.statement.quote.text, steps=tuple(step.said.step(step.act) for step in ordered)
    )


def _denials(topic: Sequence[_Pivot]) -> list[Held]:
    return [pivot.said for pivot in topic if pivot.act == "denied"]


def _about(each: Held, others: Sequence[Held]) -> float:
    return max(cosine(each.vector, other.vector) for other in others)
