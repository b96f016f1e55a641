"""Whether a text is English, by the share of its words that are function words of English and of other languages."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

_FUNCTION_WORDS = {
    "English": "the of and to in that is was for on with as it by at from his her he she they be are were has had have "
    "this which not but an or their who its after will would been said when there what about into than more also a i "
    "we you if no one all can could over up out",
    "German": "der die das und ist nicht ein eine einen einem einer zu den dem des von mit auf für im sich auch als "
    "an er sie es wird nach bei aus hat dass wie werden sind wurde noch aber oder um zum zur über war haben so",
    "French": "le la les des et est une un du de à en que qui dans pour pas sur au aux par avec ce cette il elle sont "
    "ont été plus se son sa ses ne mais ou nous vous leur d l s n qu être avait après",
    "Spanish": "el la los las de del y en que un una es por con para no se su sus al lo como más pero ha fue este esta "
    "son han entre también sobre o le ya desde según",
    "Italian": "il lo la i gli le di del della dei delle e è che un una in per non con si da dal dalla sono ha nel "
    "nella al alla come anche più ma su l dell è stato questo ai",
    "Portuguese": "o a os as de do da dos das e em no na nos nas que um uma é por com para não se ao à foi são como "
    "mais mas ele ela pelo pela entre também sua seu já",
    "Dutch": "de het een en van in is dat op te zijn met voor niet die aan er om ook als bij naar heeft wordt uit door "
    "maar hij zij ze was over nog werd hebben dan",
    "Swedish": "och att det som en ett är på av för med den till inte har de om var han hon från vid kan men så ska "
    "efter sig eller under",
    "Danish or Norwegian": "og at det som en et er på af av for med den til ikke har de om var han hun fra ved kan men "
    "så skal efter etter sig seg eller i",
    "Polish": "i w na z do nie że się jest o to jak po od za przez dla są był była oraz ale przy jego tym które który "
    "także już roku",
    "Czech": "a v na se je že z do s o i k pro jako by to za po ale od byl jsou které který také jeho aby jen už",
    "Romanian": "și în de la a cu pe din că nu o un este sunt pentru care au fost mai prin după ce sau al ai lui se",
    "Hungarian": "a az és hogy nem is egy ez volt meg azt csak de már még el ki mint vagy szerint amely után ha",
    "Finnish": "ja on ei se että oli hän mutta ovat kun myös joka ole kuin sen tai mukaan jo niin vain ollut hänen",
    "Turkish": "ve bir bu için ile de da olarak daha olan gibi çok ne en sonra kadar ama her değil oldu dedi",
    "Indonesian or Malay": "yang dan di dari ini itu untuk dengan dalam tidak pada akan ke oleh adalah juga telah "
    "mereka ada bahwa karena sebagai saat",
    "Vietnamese": "của và là các có cho trong được với không một những người này đã khi đến từ ở ra về",
    "Swahili": "na ya wa kwa ni la za katika kuwa cha hiyo huo hilo kama baada yake hii alisema pia",
}
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")

_FEWEST_WORDS = 20  # below, a text may be all names
_FEWEST_LETTERS = 40
_WORDS_READ = 5_000
# shares of all words; some 0.4 of a text are function words of its own language
_ENOUGH = 0.12
_LITTLE = 0.03
_MARGIN = 1.2


def foreign_language(text: str) -> str | None:
    """The language a text seems to be in if that is not English, else None; also None under twenty words.

    A text is English unless its function words are clearly those of another language, or it has next to none of
    English, or most of its letters are not Latin. Names and long foreign quotations do not make it foreign.

    >>> foreign_language("Die Regierung hat am Montag mitgeteilt, dass der Hafen nach dem Streik wieder geöffnet wird "
    ...     "und die Schiffe mit der Ladung noch in der Nacht aus dem Hafen auslaufen.")
    'German'
    """
    words = [match[0] for match in islice(_WORD.finditer(unicodedata.normalize("NFC", text)), _WORDS_READ)]
    letters = "".join(words)
    if sum(_is_latin(char) for char in letters) * 2 < len(letters):
        # scripts without spaces have few "words"
        return "a language of another script" if len(letters) >= _FEWEST_LETTERS else None
    # function words are in lower case but at the start of a sentence; where they are few, the rest is names
    plain = [word for word in words if word.islower()]
    if len(words) < _FEWEST_WORDS or len(plain) * 3 < len(words):
        return None
    share = {language: sum(word in known for word in plain) / len(words) for language, known in _SETS.items()}
    english = share.pop("English")
    # ties go to the language named first
    best = max(share, key=lambda language: share[language])
    if share[best] > max(_MARGIN * english, _ENOUGH):
        return best
    return "another language" if english < _LITTLE else None


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char < "\u1f00"
