"""The coreference that a pipeline sets on a Doc, beside the rules: heard where they are weak, never against facts."""

from __future__ import annotations

from spacy.tokens import Doc

from hand_parsed import doc_of_rows
from newsgraph.model import Article, EntityType, Mention, MentionKind, Span
from newsgraph.resolve.coreference import profiles_of

PERSON, ORG, THING = EntityType.PERSON, EntityType.ORG, EntityType.THING
Row = tuple[str, EntityType, MentionKind]
NAME, NOMINAL, PRONOUN = MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN

TWO_MEN = "Luis Prado met Marco Stein. He thanked the reformer."
TWO_MEN_PARSE = """
* Luis Luis PROPN NNP 2 nsubj
  Prado Prado PROPN NNP 0 flat
  met meet VERB VBD 2 ROOT
  Marco Marco PROPN NNP 2 obj
  Stein Stein PROPN NNP 3 flat
  . . PUNCT . 2 punct
* He he PRON PRP 7 nsubj
  thanked thank VERB VBD 7 ROOT
  the the DET DT 9 det
  reformer reformer NOUN NN 7 obj
  . . PUNCT . 7 punct
"""
TWO_MEN_MENTIONS = (
    ("Luis Prado", PERSON, NAME),
    ("Marco Stein", PERSON, NAME),
    ("He", PERSON, PRONOUN),
    ("the reformer", PERSON, NOMINAL),
)
FIRMS = "Norvik sued Tarn Foods. The firm sold the plant. The firm closed the plants."
FIRMS_PARSE = """
* Norvik Norvik PROPN NNP 1 nsubj
  sued sue VERB VBD 1 ROOT
  Tarn Tarn PROPN NNP 3 compound
  Foods Foods PROPN NNPS 1 obj
  . . PUNCT . 1 punct
* The the DET DT 6 det
  firm firm NOUN NN 7 nsubj
  sold sell VERB VBD 7 ROOT
  the the DET DT 9 det
  plant plant NOUN NN 7 obj
  . . PUNCT . 7 punct
* The the DET DT 12 det
  firm firm NOUN NN 13 nsubj
  closed close VERB VBD 13 ROOT
  the the DET DT 15 det
  plants plant NOUN NNS 13 obj
  . . PUNCT . 13 punct
"""
FIRMS_MENTIONS = (
    ("Norvik", ORG, NAME),
    ("Tarn Foods", ORG, NAME),
    ("The firm", ORG, NOMINAL),
    ("the plant", THING, NOMINAL),
    ("The firm", ORG, NOMINAL),
    ("the plants", THING, NOMINAL),
)


def things(
    text: str,
    parse: str,
    mentions: tuple[tuple[str, EntityType, MentionKind], ...],
    *given: tuple[tuple[int, int], ...],
) -> list[list[str]]:
    """The mentions of each thing, by their words; ``given`` are the pipeline's clusters as token ranges."""
    doc: Doc = doc_of_rows(text, parse)
    for number, ranges in enumerate(given):
        doc.spans[f"coref_clusters_{number}"] = [doc[start:end] for start, end in ranges]
    found, at = [], 0
    for words, kind, form in mentions:
        at = text.index(words, at)
        span = Span.of(text, at, at + len(words))
        start = span.start if form is not NOMINAL else span.start + words.rindex(" ") + 1
        found.append(Mention("x", span, Span.of(text, start, span.end), kind, form))
        at = span.end
    profiles = profiles_of(doc, Article("x", text), found, ())
    return [[mention.span.text for mention in profile.mentions] for profile in profiles]


def two_men(*given: tuple[tuple[int, int], ...]) -> list[list[str]]:
    return things(TWO_MEN, TWO_MEN_PARSE, TWO_MEN_MENTIONS, *given)


def firms(*given: tuple[tuple[int, int], ...]) -> list[list[str]]:
    return things(FIRMS, FIRMS_PARSE, FIRMS_MENTIONS, *given)


def test_a_pronoun_goes_with_the_rules_before_the_pipeline() -> None:
    assert two_men() == [["Luis Prado", "He"], ["Marco Stein"], ["the reformer"]]
    assert two_men(((3, 5), (6, 7))) == two_men()


def test_only_the_head_words_of_the_given_mentions_count() -> None:
    assert two_men(((3, 4), (6, 7))) == two_men(((3, 6), (6, 7)))


def test_a_description_of_which_the_rules_know_nothing_goes_with_the_pipeline() -> None:
    assert two_men(((3, 5), (8, 10))) == [["Luis Prado", "He"], ["Marco Stein", "the reformer"]]


def test_syntax_speaks_against_what_is_given() -> None:
    assert two_men(((6, 7), (8, 10))) == two_men(), "he does not thank himself"


def test_two_names_are_not_joined_because_the_pipeline_joins_them() -> None:
    assert two_men(((0, 2), (3, 5))) == two_men()


def test_what_the_pipeline_joins_with_two_things_goes_where_most_of_it_is() -> None:
    found = firms(((0, 1), (2, 4), (6, 7), (12, 13)))
    assert len([thing for thing in found if "The firm" in thing]) == 1


def test_a_likely_word_of_the_rules_counts_before_the_pipeline() -> None:
    assert firms(((0, 1), (5, 7))) == firms()


def test_number_speaks_against_what_is_given() -> None:
    assert firms(((8, 10), (14, 16))) == firms()


def test_gender_speaks_against_what_is_given() -> None:
    text, parse = TWO_MEN.replace("Marco", "Maria"), TWO_MEN_PARSE.replace("Marco Marco", "Maria Maria")
    mentions = (TWO_MEN_MENTIONS[0], ("Maria Stein", PERSON, NAME), *TWO_MEN_MENTIONS[2:])
    assert ["Luis Prado", "He"] in things(text, parse, mentions, ((3, 5), (6, 7)))


THANKED = "Luis Prado met Marco Stein. A judge thanked him. This surprised Norvik."
THANKED_PARSE = """
* Luis Luis PROPN NNP 2 nsubj
  Prado Prado PROPN NNP 0 flat
  met meet VERB VBD 2 ROOT
  Marco Marco PROPN NNP 2 obj
  Stein Stein PROPN NNP 3 flat
  . . PUNCT . 2 punct
* A a DET DT 7 det
  judge judge NOUN NN 8 nsubj
  thanked thank VERB VBD 8 ROOT
  him he PRON PRP 8 obj
  . . PUNCT . 8 punct
* This this PRON DT 12 nsubj
  surprised surprise VERB VBD 12 ROOT
  Norvik Norvik PROPN NNP 12 obj
  . . PUNCT . 12 punct
"""
THANKED_MENTIONS = (
    ("Luis Prado", PERSON, NAME),
    ("Marco Stein", PERSON, NAME),
    ("A judge", PERSON, NOMINAL),
    ("him", PERSON, PRONOUN),
    ("This", THING, PRONOUN),
    ("Norvik", ORG, NAME),
)


def test_a_pronoun_of_which_rules_and_pipeline_disagree_stays_alone_unless_the_rules_are_sure() -> None:
    assert ["Luis Prado", "him"] in things(THANKED, THANKED_PARSE, THANKED_MENTIONS)
    assert ["Luis Prado", "him"] in things(THANKED, THANKED_PARSE, THANKED_MENTIONS, ((0, 2), (9, 10)))
    assert ["him"] in things(THANKED, THANKED_PARSE, THANKED_MENTIONS, ((3, 5), (9, 10)))


def test_this_goes_with_nothing_that_the_pipeline_joins_it_with() -> None:
    assert ["This"] in things(THANKED, THANKED_PARSE, THANKED_MENTIONS, ((11, 12), (13, 14)), ((6, 8), (11, 12)))
