"""A relation keeps the words without which it says another thing: sentences of our own, read by the pipeline."""

from __future__ import annotations

import pytest

from newsgraph.extract import extract
from newsgraph.language import load


@pytest.fixture(scope="module")
def claims():
    """The claims of a text: subject, relation, object."""
    nlp = load()

    def read(text):
        return [(c.subject.span.text, c.relation.id, c.object.span.text) for c in extract(nlp(text))]

    return read


SAID = {
    "an adverb of direction": [
        ("The pilots turned away three ferries.", ("The pilots", "turnAway", "three ferries")),
        ("The scandal brought the premier down.", ("The scandal", "bringDown", "the premier")),
        ("The warden sent the visitors away.", ("The warden", "sendAway", "the visitors")),
        ("Clara Voss comes home from Norhaven on Fridays.", ("Clara Voss", "comeHomeFrom", "Norhaven")),
        ("Clara Voss comes from Norhaven.", ("Clara Voss", "originatesFrom", "Norhaven")),
        ("The premier ordered the pilots back to work.", ("The premier", "orders", "the pilots")),
    ],
    "what an object is taken as": [
        ("The clerk marked the complaint as closed.", ("The clerk", "markAsClosed", "the complaint")),
        ("The guard treated the thieves as enemies.", ("The guard", "treatAsEnemy", "the thieves")),
        ("Clara Voss counts Ada Brill among her allies.", ("Clara Voss", "countAmongAllies", "Ada Brill")),
        ("The board elected Clara Voss as chair.", ("The board", "elects", "Clara Voss")),
    ],
    "the object of a verb with a preposition": [
        ("The fund put $30 million into the bank.", ("The fund", "investsIn", "the bank")),
        ("The council sold the mill to Orrin Bank.", ("The council", "sellTo", "Orrin Bank")),
        ("The council assigned the hall to the players.", ("The council", "assignHallTo", "the players")),
    ],
    "a bare noun": [
        ("The pilots went on strike over pay.", ("The pilots", "protestsAgainst", "pay")),
        ("The pilots went on strike in Norhaven.", ("The pilots", "goOnStrikeIn", "Norhaven")),
        ("The envoys were met with silence in Norhaven.", ("The envoys", "beMetWithSilenceIn", "Norhaven")),
        ("The firm was taken to court by the union.", ("the union", "sues", "The firm")),
        ("The ministry put the scheme on hold in May.", ("The ministry", "suspends", "the scheme")),
        ("The owners are in talks with the union.", ("The owners", "beInTalksWith", "the union")),
        ("The premier is under fire from the unions.", ("The premier", "beUnderFireFrom", "the unions")),
        ("Clara Voss is in charge of the mill.", ("Clara Voss", "responsibleFor", "the mill")),
    ],
    "who is to do something": [
        ("The league requires members to sign a contract.", ("members", "signs", "a contract")),
        ("The mayor urged the council to close the bridge.", ("The mayor", "urges", "the council")),
        ("The council allowed the museum to open.", ("The council", "authorizes", "the museum")),
        ("The storm forced the herders to leave.", ("The storm", "compels", "the herders")),
    ],
    "nouns": [
        ("The firm signed contracts with Orrin Bank.", ("The firm", "makesAgreementWith", "Orrin Bank")),
        ("The agency reacted slowly to calls.", ("The agency", "reactTo", "calls")),
        ("The league took on three coaches.", ("The league", "hires", "three coaches")),
        ("The lawyer spoke for the tenants.", ("The lawyer", "represents", "the tenants")),
    ],
    "sizes": [
        ("Norhaven has a population of about 40,000.", ("Norhaven", "havePopulationOf", "about 40,000")),
        ("The village lies some 30 kilometers from the border.", ("The village", "lieFrom", "the border")),
        ("The yard ordered a fleet of 12 ships.", ("a fleet of 12 ships", "include", "12 ships")),
    ],
}


@pytest.mark.parametrize(("text", "claim"), [row for rows in SAID.values() for row in rows])
def test_a_relation_keeps_the_words_that_make_its_sense(claims, text, claim):
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The pilots turned away three ferries.", "turn"),
        ("The mayor repeatedly called the letter forged.", "call"),
        ("The owners put Clara Voss ahead of their workers.", "put"),
        ("The flood left the valley open to looters.", "leave"),
        ("The vote leaves the union two weeks.", "withdrawsFrom"),
        ("Her mother left her to nurses.", "leaveTo"),
        ("The evacuation was ordered by Clara Voss on the advice of the centre.", "orderOn"),
        ("The fund put $30 million into the bank.", "put"),
        ("The pilots went on strike in Norhaven.", "goIn"),
        ("The pilots went on strike in Norhaven.", "goOn"),
        ("The plan met with anger.", "meets"),
        ("The brewers spoke of a lean year for the town.", "represents"),
        ("The month has passed calmly for shopkeepers.", "passFor"),
        ("The claim for damages that she had brought against Orrin Bank failed.", "bringDamageAgainst"),
        ("The owners are in talks with the union.", "beIn"),
        ("The wind led the crane to fall.", "compels"),
        ("The fault caused the reactor to shut down.", "causes"),
        ("The league requires members to sign a contract.", "requires"),
        ("The rain allowed the crane to fall.", "authorizes"),
        ("The removal of asbestos from the ship took a year.", "dismisses"),
        ("The plan has the consent of 40 donors.", "include"),
        ("The firm signed contracts with Orrin Bank.", "agreesWith"),
        ("The agency reacted slowly to calls.", "replies"),
        ("The director promised the staff that the mill would reopen.", "promises"),
        ("The match ended 1-1 on the scoreboard.", "endOn"),
        ("Norhaven has a population of about 40,000.", "have"),
        ("The rumour took on a life of its own.", "hires"),
    ],
)
def test_a_relation_without_them_is_not_claimed(claims, text, relation):
    assert relation not in [row[1] for row in claims(text)]


def test_a_role_at_large_is_a_role(claims):
    found = claims("Clara Voss is editor at large at Orrin Magazine.")
    assert ("Clara Voss", "holdsRole", "Orrin Magazine") in found
    assert not [row for row in found if row[2] == "large"]
