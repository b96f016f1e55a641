from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.language.lemma_scripts import apply_script, edit_script


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_makes_the_lemma_it_was_made_from(word, lemma):
    script = edit_script(word, lemma)
    made = apply_script(word, script)
    assert made == lemma or made is None


@pytest.mark.parametrize(
    ("word", "lemma", "like", "expected"),
    [
        ("carried", "carry", "buried", "bury"),
        ("Ministers", "minister", "Envoys", "envoy"),
        ("Danes", "Dane", "Swedes", "Swede"),
        ("were", "be", "'m", "be"),
    ],
)
def test_scripts_carry_over(word, lemma, like, expected):
    assert apply_script(like, edit_script(word, lemma)) == expected


def test_a_word_too_short_for_its_script_has_no_lemma():
    assert apply_script("as", edit_script("glasses", "glass")) is None
