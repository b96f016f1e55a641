"""Facts to claims: tokens become mentions and values, words become relations, and every claim gets its qualifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsgraph.extract.arguments import obliques
from newsgraph.extract.attribution import Attributions, Said
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.confidence import confidence
from newsgraph.extract.expletives import is_expletive
from newsgraph.extract.facts import Fact
from newsgraph.extract.force import Forces
from newsgraph.extract.hedges import hedged_by_argument, is_shared_out, noun_force, role_force
from newsgraph.extract.lexicon import actions, noun_type, words
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.mood import Force
from newsgraph.extract.phrases import full_phrase
from newsgraph.extract.predicates import is_predicate, predicate_above
from newsgraph.extract.roles import office_of
from newsgraph.extract.sources import source_kind
from newsgraph.extract.time_place import Circumstances
from newsgraph.extract.tree import span_of
from newsgraph.model import (
    Argument,
    Attribution,
    Certainty,
    Claim,
    EntityType,
    Mention,
    MentionKind,
    Polarity,
    Relation,
    Span,
    Value,
)
from newsgraph.names import is_title
from newsgraph.vocabulary import Vocabulary, own_relation_id

_ROLE = "holdsRole"


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to make claims of the facts of one Doc."""

    doc: Doc
    article_id: str
    clauses: Clauses
    forces: Forces
    attributions: Attributions
    circumstances: Circumstances
    mentions: MentionIndex
    vocabulary: Vocabulary
    rolesets: Mapping[int, str]  # the senses of predicates, by token, where the pipeline tells them

    def claims(self, facts: Iterator[Fact]) -> list[tuple[Fact, Claim]]:
        """The claims of the facts that have a mention at both ends, each (clause, subject, relation, object) once."""
        found: dict[tuple[int, int, str, int], tuple[Fact, Claim]] = {}
        for fact in facts:
            claim = self._claim(fact)
            if claim is None:
                continue
            key = (claim.relation.span.start, claim.subject.span.start, claim.relation.id, claim.object.span.start)
            found.setdefault(key, (fact, claim))
        return list(found.values())

    def _claim(self, fact: Fact) -> Claim | None:
        subject = self.mentions.referent(fact.subject)
        obj = self._object(fact)
        if subject is None or obj is None or subject.span == obj.span or _nobody(subject) or _nobody(obj):
            return None
        if is_shared_out(fact.subject, fact.object):
            return None
        if is_expletive(fact.subject) or is_expletive(fact.object):
            return None
        if self.mentions.is_hollow(fact.subject, acts=True):
            return None
        if isinstance(obj, Mention) and self.mentions.is_hollow(fact.object):
            return None
        relation, inverse = self._relation(fact, obj)
        subject_phrase, object_phrase = full_phrase(fact.subject), _covering(full_phrase(fact.object), obj.span)
        if inverse and isinstance(obj, Mention):
            subject, obj = obj, subject
            subject_phrase, object_phrase = object_phrase, subject_phrase
        force = self._force(fact)
        time = self.circumstances.time(fact.clause, force.certainty)
        if force.certainty is Certainty.FACT and self.circumstances.is_to_come(fact.clause, time):
            force = replace(force, certainty=Certainty.FUTURE)
        place = self.circumstances.place(fact.clause, self.mentions.places)
        place_mention = self.mentions.referent(place) if place is not None else None
        ends = {subject.span, obj.span}
        return Claim(
            article_id=self.article_id,
            subject=subject,
            relation=relation,
            object=obj,
            sentence=_sentence(fact.clause),
            subject_phrase=_covering(subject_phrase, subject.span),
            object_phrase=_covering(object_phrase, obj.span),
            polarity=Polarity.NEGATIVE if force.negative else Polarity.POSITIVE,
            certainty=force.certainty,
            modality=fact.modality or force.modality,
            attribution=self._attribution(self.attributions.said(fact.clause, described=fact.rule in _DESCRIPTIONS)),
            time=time,
            place=place_mention if place_mention is not None and place_mention.span not in ends else None,
            arguments=tuple(self._arguments(fact, ends)),
            rule=fact.rule,
            confidence=confidence(fact, subject, obj, canonical=relation.canonical),
        )

    def _object(self, fact: Fact) -> Mention | Value | None:
        if fact.value:
            kind = EntityType.TEXT
            if fact.rule in ("title", "apposition", "appointment"):
                kind = EntityType.TITLE
                span = self._title_span(fact)
                return Value(kind, span)
            mention = self.mentions.at(fact.object)
            value = self.mentions.value(fact.object)
            if value is not None:
                return value
            if mention is not None and mention.type is EntityType.PERSON and fact.rule == "copula":
                kind = EntityType.TITLE
            return Value(kind, full_phrase(fact.object) if mention is None else mention.span)
        return self.mentions.value(fact.object) or self.mentions.referent(fact.object)

    def _title_span(self, fact: Fact) -> Span:
        """The title without the article and what it is a title of."""
        head = fact.object
        start, end = head.i, head.i + 1
        doc = self.doc
        while (
            start > 0
            and doc[start - 1].head.i in (head.i, *range(start, end))
            and doc[start - 1].dep_ in ("amod", "compound", "nmod:desc", "advmod", "flat", "punct")
            and not doc[start - 1].ent_type_
        ):
            start -= 1
        if (
            end + 1 < len(doc)
            and doc[end].lower_ in ("of", "for")
            and doc[end + 1].text[:1].isupper()
            and not doc[end + 1].ent_type_
        ):
            end += 2
        elif (office := office_of(head)) is not None:
            end = office.i + 1  # "minister of science"
        if start > 1 and doc[start - 1].text == "-" and doc[start - 2].text[:1].isupper():
            start -= 2  # "Secretary-General"
        while doc[start].is_punct and start < head.i:
            start += 1
        return span_of(doc, start, end)

    def _relation(self, fact: Fact, obj: Mention | Value) -> tuple[Relation, bool]:
        """The relation, and whether the vocabulary turns its ends round."""
        span = _relation_span(fact)
        object_lemma = fact.object.lemma_.lower()
        of_noun = fact.pos == "noun" or fact.lemma.startswith("be ")
        if of_noun and not words("titles", "not_now").isdisjoint(fact.lemma.split()[:2]):
            # a former mayor holds no role now: the text's own words stay; who elects or ousts somebody does so
            lemma = fact.lemma if fact.lemma.startswith("be ") else f"be {fact.lemma}"
            return Relation(own_relation_id(lemma), lemma, span, False), False
        tried: list[tuple[str, str]] = []
        for lemma in (*fact.alternatives, fact.lemma):
            tried.append((lemma, fact.pos))
            if fact.rule.startswith("action"):
                tried.insert(0, (lemma, "noun"))
        if fact.pos == "noun":
            tried.extend((form, "noun") for form in _shorter(fact.lemma))
        names_action = fact.clause.lemma_.lower() in words("relations", "changes") or fact.clause.lemma_ in actions()
        if fact.rule in ("copula with noun", "copula with owner") and names_action:
            tried.clear()  # "consequences are loss of sight": they lose nothing
        roleset = self.rolesets.get(fact.clause.i)
        for lemma, pos in tried:
            match = self.vocabulary.match(
                lemma,
                "noun" if pos == "noun" else "verb",
                object_lemma=object_lemma,
                object_type=obj.type,
                roleset=roleset,
            )
            if match is not None and not (match.inverse and not isinstance(obj, Mention)):
                return Relation(match.id, fact.lemma, span, True), match.inverse
        role = fact.rule in _ROLE_RULES
        if fact.rule == "apposition" and not _may_be_held(fact.clause) and isinstance(obj, Mention):
            # "Germany, the bloc's largest economy": what it is, no office
            lemma = f"be {fact.lemma}"
            return Relation(own_relation_id(lemma), lemma, span, False), False
        copula = (
            fact.rule.startswith("copula with")
            and obj.type in _BODIES
            and noun_type(fact.clause.lemma_.lower()) in _PEOPLE
        )
        role = role or copula
        titled = isinstance(obj, Value) and obj.type is EntityType.TITLE
        if (role or titled) and _ROLE in self.vocabulary:
            return Relation(_ROLE, fact.lemma, span, True), False
        return Relation(own_relation_id(fact.lemma), fact.lemma, span, False), False

    def _force(self, fact: Fact) -> Force:
        if is_predicate(fact.clause):
            force = self.forces.force(fact.clause) if fact.rule not in _NOUN_RULES else role_force(fact.clause)
        elif fact.rule.startswith("action"):
            force = noun_force(fact.clause, self.forces)
        elif fact.rule == "measure":
            force = self._force_of_size(fact.clause)
        else:
            force = role_force(fact.clause) if fact.rule in _NOUN_RULES else Force()
        if fact.negative:
            force = replace(force, negative=True)
        for argument in (fact.subject, fact.object):
            force = hedged_by_argument(force, argument)
        return force

    def _force_of_size(self, noun: Token) -> Force:
        """ "Will propose a grant of $15m": no grant yet. What is not done to it says nothing of its size."""
        above = predicate_above(noun)
        force = self.forces.force(above)
        if force.certainty is Certainty.FACT and above.lemma_.lower() in words("relations", "wished"):
            return Force(certainty=Certainty.REQUESTED, modality="requested")
        return Force() if force.negative else force

    def _attribution(self, said: Said | None) -> Attribution | None:
        if said is None:
            return None
        source = self.mentions.referent(said.source) if said.source is not None else None
        cue = span_of(self.doc, min(t.i for t in said.cue), max(t.i for t in said.cue) + 1)
        return Attribution(source, source_kind(source, said.source), cue, said.direct, self._attribution(said.via))

    def _arguments(self, fact: Fact, ends: set[Span]) -> Iterator[Argument]:
        if not is_predicate(fact.clause) or fact.rule in _NOUN_RULES:
            return
        for oblique in obliques(fact.clause, self.clauses):
            mention = self.mentions.at(oblique.token)
            if mention is None or mention.span not in ends:
                yield Argument(oblique.preposition, full_phrase(oblique.token), mention)


_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_BODIES = frozenset(
    {EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.LOC, EntityType.PERSON, EntityType.GROUP}
)
_ROLE_RULES = frozenset({"title", "title with body", "title by context", "apposition", "appointment"})
_NOUN_RULES = frozenset(
    {"title", "title with body", "title by context", "apposition", "compound", "possession", "measure", "place of"}
)
# what is said in passing is the article's own, also in a report; a size is not
_DESCRIPTIONS = _NOUN_RULES - {"measure"}


def _shorter(lemma: str) -> list[str]:
    """A role's lemma without what makes it special, and without its preposition."""
    *before, noun, preposition = lemma.split()
    forms = [f"{noun} {preposition}"] if before else []
    return [*forms, " ".join([*before, noun]), noun]


def _may_be_held(role: Token) -> bool:
    return noun_type(role.lemma_.lower()) in _PEOPLE or is_title(role.text)


def _nobody(argument: Mention | Value) -> bool:
    """Whether an argument is no thing at all ("nobody", "nothing"), or only stands for one that it does not name."""
    if isinstance(argument, Value):
        return argument.span.text.lower() == "one"  # "has asked for a pledge and was refused one"
    if argument.kind is not MentionKind.PRONOUN:
        return False
    return argument.span.text.lower() in words("truth", "negative_quantities") | {"few", "little"}


def _relation_span(fact: Fact) -> Span:
    """The words of the relation that stand together, around its verb or noun."""
    tokens = sorted(fact.words, key=lambda token: token.i)
    anchor = next((t for t in tokens if t.i == fact.clause.i), tokens[0])
    have = {t.i for t in tokens}
    start = end = anchor.i
    while start - 1 in have:
        start -= 1
    while end + 1 in have:
        end += 1
    return span_of(anchor.doc, start, end + 1)


def _sentence(token: Token) -> Span:
    sent = token.sent
    return span_of(token.doc, sent.start, sent.end)


def _covering(phrase: Span, inner: Span) -> Span:
    """The phrase, or the inner span where the phrase does not hold it."""
    return phrase if phrase.start <= inner.start and inner.end <= phrase.end else inner
