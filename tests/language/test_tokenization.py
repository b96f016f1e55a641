from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-supplied radar", "The U.S. - supplied radar"),
        ("a state-owned non-profit", "a state - owned non-profit"),
        ("They re-elected the pro-reform vice-chair", "They re-elected the pro-reform vice-chair"),
        ("We cannot, can't and won’t", "We can not , ca n't and wo n’t"),
        ("Ostmark's ships, the crews’ pay", "Ostmark 's ships , the crews ’ pay"),
        ("It cost £1.4bn, $2 million or 20%.", "It cost £ 1.4 bn , $ 2 million or 20 % ."),
        ("HARBOUR TOWN, Ostmark (NW) — Rain", "HARBOUR TOWN , Ostmark ( NW ) — Rain"),
        ("“No,” she said—twice.", "“ No , ” she said — twice ."),
        ("at 6pm on Sept. 3 in the U.S.", "at 6 pm on Sept. 3 in the U.S."),
        ("boats and/or planes!!", "boats and / or planes !!"),
        ("a 10-year-old, 7,000-strong", "a 10 - year - old , 7,000 - strong"),
        ("“Stop”—then silence", "“ Stop ” — then silence"),
        ("Lt. Brandt et al. met Dr. Voss", "Lt. Brandt et al. met Dr. Voss"),
        ("Ostmark–Westmark talks", "Ostmark – Westmark talks"),
    ],
)
def test_words_are_those_of_the_treebanks(nlp, text, words):
    assert [token.text for token in nlp.make_doc(text)] == words.split()


@given(st.text(max_size=80))
def test_no_character_is_lost(nlp, text):
    assert nlp.make_doc(text).text == text


@given(st.text(alphabet=" \n\t\u00a0.,'’“”-–—/$€%()!?abcAZU.S0189", max_size=60))
def test_no_character_is_lost_among_marks(nlp, text):
    assert nlp.make_doc(text).text == text
