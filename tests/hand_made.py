"""Analyses of two short invented articles, made by hand: what the later rooms are tested on without any NLP."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import (
    Analysis,
    Argument,
    Article,
    Attribution,
    Certainty,
    Claim,
    Decision,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Polarity,
    Profile,
    Relation,
    Resolution,
    SourceKind,
    Span,
    Time,
    Value,
    Verdict,
    mentions_of,
)
from newsgraph.vocabulary import RelationType, Trigger, Vocabulary

PERSON, ORG, GPE, FAC, GROUP = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.FAC,
    EntityType.GROUP,
)


def relation_type(
    relation_id: str, verb: str, label: str, *, event: bool = True, symmetric: bool = False
) -> RelationType:
    """A row of a small vocabulary."""
    return RelationType(
        id=relation_id,
        label=label,
        verb=verb,
        definition=f"Someone {label} something.",
        kind="event" if event else "state",
        triggers=(Trigger(verb, "verb"),),
        symmetric=symmetric,
    )


VOCABULARY = Vocabulary(
    {
        row.id: row
        for row in (
            relation_type("authorizes", "authorize", "authorizes"),
            relation_type("uses", "use", "uses", event=False),
            relation_type("meets", "meet", "meets", symmetric=True),
            relation_type("closes", "close", "closes"),
            relation_type("pays", "pay", "pays"),
            relation_type("leads", "lead", "leads", event=False),
            relation_type("partOf", "be part of", "is part of", event=False),
        )
    }
)


@dataclass(slots=True)
class Writer:
    """Finds the places of phrases in an article, so that tests can say claims in the article's own words."""

    article: Article
    claims: list[Claim] = field(default_factory=list)

    def span(self, text: str, nth: int = 0) -> Span:
        """The ``nth`` place where the article has the text."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(text, start + 1)
        return Span.of(self.article.text, start, start + len(text))

    def sentence(self, span: Span) -> Span:
        """The sentence around a span; sentences end in a full stop and a space or line end."""
        text = self.article.text
        start = max(text.rfind(mark, 0, span.start) + len(mark) for mark in (". ", "\n"))
        start = start if text[max(0, start - 2) : start] == ". " or text[start - 1 : start] == "\n" else 0
        ends = [end for end in (text.find(". ", span.end), text.find(".\n", span.end)) if end >= 0]
        return Span.of(text, start, min(ends, default=len(text) - 1) + 1)

    def mention(self, text: str, of: EntityType, kind: MentionKind = MentionKind.NAME, nth: int = 0) -> Mention:
        """A mention by its words."""
        span = self.span(text, nth)
        head = span if kind is MentionKind.NAME else Span(span.end - len(text.split()[-1]), span.end, text.split()[-1])
        return Mention(self.article.id, span, head, of, kind)

    def value(self, text: str, of: EntityType, normal: str | None = None) -> Value:
        """A value by its words."""
        return Value(of, self.span(text), normal)

    def says(
        self,
        subject: Mention,
        relation: str,
        words: str,
        obj: Mention | Value,
        *,
        lemma: str | None = None,
        nth: int = 0,
        content: Claim | None = None,
        polarity: Polarity = Polarity.POSITIVE,
        certainty: Certainty = Certainty.FACT,
        modality: str | None = None,
        attribution: Attribution | None = None,
        time: Time | None = None,
        place: Mention | None = None,
        arguments: tuple[Argument, ...] = (),
        confidence: float = 0.9,
    ) -> Claim:
        """A claim of the article."""
        span = self.span(words, nth)
        known = VOCABULARY.relations.get(relation)
        claim = Claim(
            article_id=self.article.id,
            subject=subject,
            relation=Relation(relation, lemma or (known.verb if known else words), span, known is not None),
            object=obj,
            sentence=self.sentence(span),
            subject_phrase=subject.span,
            object_phrase=obj.span,
            content=content.id if content else None,
            polarity=polarity,
            certainty=certainty,
            modality=modality,
            attribution=attribution,
            time=time,
            place=place,
            arguments=arguments,
            rule="by hand",
            confidence=confidence,
        )
        self.claims.append(claim)
        return claim

    def profile(self, label: str, of: EntityType, *mentions: Mention, **further: object) -> Profile:
        """A profile of mentions in the article."""
        names = sorted({m.span.text for m in mentions if m.kind is MentionKind.NAME})
        counts = tuple((name, sum(m.span.text == name for m in mentions)) for name in names)
        date = self.article.date
        return Profile(self.article.id, date, label, of, mentions, names=counts, **further)  # type: ignore[arg-type]

    def analysis(self, *profiles: Profile) -> Analysis:
        """The analysis with the claims made so far."""
        return Analysis(self.article, mentions_of(self.claims), profiles, tuple(self.claims))


HARBOUR = Article(
    id="harbour-1",
    text=(
        "Mayor Ann Mwangi will let Norvik Lines use the old pier, officials said on Tuesday.\n"
        "The company paid $2 million, according to the harbour union. It sails for Port Salla. "
        "Mwangi met Tor Lund on March 3. Lund reportedly did not close the ferry terminal.\n"
    ),
    title="Old pier may open again",
    date="2031-03-05",
    outlet="Harbour Post",
    url="https://example.org/harbour/1",
    author="Ida Berg",
    extra=(("section", "local"),),
)
WIRE = Article(
    id="wire 2 é",
    text=(
        "Ann Mwangi, who leads Port Salla, met the ferry owner Tor Lund. "
        '"Norvik Lines did not pay 2 million dollars," the harbour union said. '
        "Lund closed the ferry terminal in March.\n"
    ),
    title='Mayor & owner meet: "no deal"',
    date="2031-03-06",
    outlet="Island Wire",
)


def harbour_analysis() -> Analysis:
    """The first article: a permission told by officials, an unnamed relation, a dated meeting, a hedged denial."""
    at = Writer(HARBOUR)
    nominal, pronoun = MentionKind.NOMINAL, MentionKind.PRONOUN
    ann, ann_again = at.mention("Ann Mwangi", PERSON), at.mention("Mwangi", PERSON, nth=1)
    norvik, company = at.mention("Norvik Lines", ORG), at.mention("The company", ORG, nominal)
    it = at.mention("It", ORG, pronoun)
    pier, terminal = at.mention("the old pier", FAC, nominal), at.mention("the ferry terminal", FAC, nominal)
    officials, union = at.mention("officials", GROUP, nominal), at.mention("the harbour union", ORG, nominal)
    port, tor, lund = at.mention("Port Salla", GPE), at.mention("Tor Lund", PERSON), at.mention("Lund", PERSON, nth=1)
    tuesday = Time("2031-03-04", at.span("Tuesday"), anchor="2031-03-05")
    said = Attribution(officials, SourceKind.ANONYMOUS_GROUP, at.span("said"))
    by_union = Attribution(union, SourceKind.ORGANISATION, at.span("according to"))
    use = at.says(
        norvik, "uses", "use", pier,
        certainty=Certainty.POSSIBLE, modality="permitted", attribution=said, confidence=0.8,
    )  # fmt: skip
    at.says(
        ann, "authorizes", "let", norvik, content=use, certainty=Certainty.FUTURE, attribution=said,
        time=tuesday, arguments=(Argument("on", at.span("Tuesday")),), confidence=0.85,
    )  # fmt: skip
    at.says(company, "pays", "paid", at.value("$2 million", EntityType.MONEY, "USD 2000000"), attribution=by_union)
    at.says(it, "sailFor", "sails for", port, lemma="sail for", confidence=0.6)
    third = Time("2031-03-03", at.span("March 3"), anchor="2031-03-05")
    at.says(ann_again, "meets", "met", tor, time=third, place=port)
    hedge = Attribution(None, SourceKind.UNATTRIBUTED, at.span("reportedly"))
    at.says(lund, "closes", "close", terminal, polarity=Polarity.NEGATIVE, attribution=hedge, confidence=0.75)
    return at.analysis(
        at.profile("Ann Mwangi", PERSON, ann, ann_again, roles=("mayor",), neighbours=("Norvik Lines", "Tor Lund")),
        at.profile("Norvik Lines", ORG, norvik, company, it, nominals=(("company", 1),), reasons=("only ORG",)),
        at.profile("old pier", FAC, pier, nominals=(("old pier", 1),)),
        at.profile("ferry terminal", FAC, terminal, nominals=(("ferry terminal", 1),)),
        at.profile("officials", GROUP, officials, nominals=(("officials", 1),)),
        at.profile("harbour union", ORG, union, nominals=(("harbour union", 1),)),
        at.profile("Port Salla", GPE, port, country="XX"),
        at.profile("Tor Lund", PERSON, tor, lund),
    )


def wire_analysis() -> Analysis:
    """The second article: a role in a relative clause, the meeting undated, a quoted denial, a vague date."""
    at = Writer(WIRE)
    nominal = MentionKind.NOMINAL
    ann, port, tor = at.mention("Ann Mwangi", PERSON), at.mention("Port Salla", GPE), at.mention("Tor Lund", PERSON)
    norvik, union = at.mention("Norvik Lines", ORG), at.mention("the harbour union", ORG, nominal)
    lund, terminal = at.mention("Lund", PERSON, nth=1), at.mention("the ferry terminal", FAC, nominal)
    at.says(ann, "leads", "leads", port)
    at.says(tor, "meets", "met", ann)
    quoted = Attribution(
        union, SourceKind.ORGANISATION, at.span("said"), direct=True,
        via=Attribution(None, SourceKind.UNATTRIBUTED, at.span("said")),
    )  # fmt: skip
    money = at.value("2 million dollars", EntityType.MONEY, "USD 2000000")
    at.says(norvik, "pays", "pay", money, polarity=Polarity.NEGATIVE, attribution=quoted)
    at.says(lund, "closes", "closed", terminal, time=Time("2031-03", at.span("March")), confidence=0.95)
    return at.analysis(
        at.profile("Ann Mwangi", PERSON, ann),
        at.profile("Port Salla", GPE, port),
        at.profile("Tor Lund", PERSON, tor, lund, roles=("ferry owner",)),
        at.profile("Norvik Lines", ORG, norvik),
        at.profile("harbour union", ORG, union),
        at.profile("ferry terminal", FAC, terminal),
    )


IDS = {
    "Ann Mwangi": "ann-mwangi-01",
    "Norvik Lines": "norvik-lines-02",
    "old pier": "old-pier-03",
    "ferry terminal": "ferry-terminal-04",
    "officials": "officials-05",
    "harbour union": "harbour-union-06",
    "Port Salla": "port-salla-07",
    "Tor Lund": "tor-lund-08",
}


def resolved_by_label(*analyses: Analysis) -> Resolution:
    """A resolution that takes profiles of one label for one thing."""
    profiles = sorted({p.id: p for row in analyses for p in row.profiles}.values(), key=lambda p: p.order)
    members: dict[str, list[Profile]] = {}
    for profile in profiles:
        members.setdefault(IDS[profile.label], []).append(profile)
    entities = tuple(
        Entity(
            id=key,
            label=rows[0].label,
            type=rows[0].type,
            profiles=tuple(row.id for row in rows),
            aliases=tuple(sorted({name: count for row in rows for name, count in row.names}.items())),
            links=("https://example.org/known/port-salla",) if rows[0].label == "Port Salla" else (),
            country=rows[0].country,
        )
        for key, rows in members.items()
    )
    decisions = tuple(
        Decision(rows[0].id, other.id, Verdict.SAME, 0.97, ("same name", "same type"))
        for rows in members.values()
        for other in rows[1:]
    )
    entity_of = tuple(sorted((key, entity.id) for entity in entities for key in entity.profiles))
    return Resolution(entities, entity_of, decisions)


def hand_made_graph() -> KnowledgeGraph:
    """The graph of both articles."""
    rows = (harbour_analysis(), wire_analysis())
    return KnowledgeGraph.assemble(rows, resolved_by_label(*rows), vocabulary=VOCABULARY)
