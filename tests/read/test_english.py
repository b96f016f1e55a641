"""English passes, with many names too; other languages are named."""

from __future__ import annotations

import pytest

from newsgraph.read.english import foreign_language

ENGLISH = {
    "report": (
        "Two ferries collided in thick fog off the northern coast on Sunday, and at least nine "
        "passengers were hurt, the coast guard said. It was not clear who had been at the helm."
    ),
    "names": (
        "Mayor Luísa da Costa e Silva, Paolo de la Rosa of Banca di Verona, Jean-Luc du Bois of Société "
        "des Eaux and Jan van den Heuvel of De Haagse Courant met Emre Yıldız in Den Haag on Friday."
    ),
    "results": (
        "5,000 metres: 1. Kiplagat (Kenya) 13:02, 2. Abdi (Norway) 13:05, 3. Haile (Ethiopia), 4. Costa "
        "(Portugal), 5. Müller (Germany), 6. de la Cruz (Spain), 7. van den Berg (Netherlands), 8. di "
        "Marco (Italy), 9. Okafor, 10. Sy."
    ),
    "quotation": (
        "“Nous ne pouvons pas continuer avec ce plan, qui est une erreur pour la ville,” she told the "
        "council, and then said it again in English so that the visitors could understand what she meant "
        "by it."
    ),
    "capitals": (
        "TWO FERRIES COLLIDED IN THICK FOG OFF THE NORTHERN COAST ON SUNDAY AND AT LEAST NINE PASSENGERS "
        "WERE HURT THE COAST GUARD SAID"
    ),
    "short": "Die Regierung hat den Plan abgelehnt.",
}
FOREIGN = {
    "French": (
        "Deux ferries sont entrés en collision dimanche dans un épais brouillard au large de la côte, et "
        "neuf passagers ont été blessés, selon les garde-côtes, qui ne savent pas qui était à la barre."
    ),
    "Spanish": (
        "Dos transbordadores chocaron el domingo en una densa niebla frente a la costa norte y al menos "
        "nueve pasajeros resultaron heridos, según la guardia costera, que no sabe quién estaba al "
        "timón."
    ),
    "Italian": (
        "Due traghetti si sono scontrati domenica nella nebbia al largo della costa e almeno nove "
        "passeggeri sono rimasti feriti, ha detto la guardia costiera, che non sa chi fosse al timone."
    ),
    "Portuguese": (
        "Dois barcos colidiram no domingo em um nevoeiro denso ao largo da costa norte e pelo menos nove "
        "passageiros ficaram feridos, disse a guarda costeira, que não sabe quem estava ao leme."
    ),
    "Dutch": (
        "Twee veerboten zijn zondag in dichte mist voor de kust op elkaar gebotst en zeker negen "
        "passagiers raakten gewond, zegt de kustwacht, die nog niet weet wie er aan het roer stond."
    ),
    "Swedish": (
        "Två färjor kolliderade på söndagen i tät dimma utanför kusten och minst nio passagerare "
        "skadades, säger kustbevakningen, som inte vet vem det var som hade rodret."
    ),
    "Polish": (
        "Dwa promy zderzyły się w niedzielę w gęstej mgle na północ od wybrzeża i co najmniej dziewięciu "
        "pasażerów jest rannych, podała straż, która nie wie, kto był za sterem."
    ),
    "a language of another script": (
        "Два парома столкнулись в воскресенье в густом тумане у северного побережья, и девять пассажиров "
        "пострадали, сообщила береговая охрана."
    ),
    "another language": (
        "Divi prāmji svētdien sadūrās biezā miglā pie ziemeļu krasta, vismaz deviņi pasažieri tika "
        "ievainoti, paziņoja krasta apsardze, nav zināms, kurš bijis pie stūres tajā brīdī."
    ),
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_passes(kind: str) -> None:
    assert foreign_language(ENGLISH[kind]) is None


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language
