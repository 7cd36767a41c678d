"""The measures of a guide as sentences: "At most one emoji in a post"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from masthead.guide import Mechanics
from masthead.site.voice_labels import Labels

Texts = tuple[str, str, str, str]

COUNTS: Mapping[str, tuple[Texts, Texts, Texts]] = {
    "emoji": (
        ("No emoji.", "Tanpa emoji.", "Walang emoji.", "Без эмодзи."),
        (
            "At most one emoji in a post.",
            "Paling banyak satu emoji dalam satu post.",
            "Hanggang isang emoji sa isang post.",
            "Не больше одного эмодзи в посте.",
        ),
        (
            "At most {} emoji in a post.",
            "Paling banyak {} emoji dalam satu post.",
            "Hanggang {} emoji sa isang post.",
            "Не больше {} эмодзи в посте.",
        ),
    ),
    "exclamation": (
        (
            "No exclamation marks.",
            "Tanpa tanda seru.",
            "Walang tandang padamdam.",
            "Без восклицательных знаков.",
        ),
        (
            "At most one exclamation mark.",
            "Paling banyak satu tanda seru.",
            "Hanggang isang tandang padamdam.",
            "Не больше одного восклицательного знака.",
        ),
        (
            "At most {} exclamation marks.",
            "Paling banyak {} tanda seru.",
            "Hanggang {} tandang padamdam.",
            "Не больше {} восклицательных знаков.",
        ),
    ),
    "question": (
        ("No questions.", "Tanpa pertanyaan.", "Walang tanong.", "Без вопросов."),
        (
            "At most one question.",
            "Paling banyak satu pertanyaan.",
            "Hanggang isang tanong.",
            "Не больше одного вопроса.",
        ),
        (
            "At most {} questions.",
            "Paling banyak {} pertanyaan.",
            "Hanggang {} tanong.",
            "Не больше {} вопросов.",
        ),
    ),
    "hashtags": (
        ("No hashtags.", "Tanpa tagar.", "Walang hashtag.", "Без хештегов."),
        (
            "At most one hashtag.",
            "Paling banyak satu tagar.",
            "Hanggang isang hashtag.",
            "Не больше одного хештега.",
        ),
        (
            "At most {} hashtags.",
            "Paling banyak {} tagar.",
            "Hanggang {} hashtag.",
            "Не больше {} хештегов.",
        ),
    ),
    "capitals": (
        (
            "No words in capitals.",
            "Tanpa kata berhuruf besar semua.",
            "Walang salitang puro malaking titik.",
            "Слов из одних прописных нет.",
        ),
        (
            "At most one word in capitals.",
            "Paling banyak satu kata berhuruf besar semua.",
            "Hanggang isang salitang puro malaking titik.",
            "Не больше одного слова из одних прописных.",
        ),
        (
            "At most {} words in capitals.",
            "Paling banyak {} kata berhuruf besar semua.",
            "Hanggang {} salitang puro malaking titik.",
            "Не больше {} слов из одних прописных.",
        ),
    ),
    "sentence": (
        ("No sentences.", "Tanpa kalimat.", "Walang pangungusap.", "Без предложений."),
        (
            "A sentence has one word.",
            "Satu kalimat satu kata.",
            "Isang salita ang pangungusap.",
            "В предложении одно слово.",
        ),
        (
            "A sentence has at most {} words.",
            "Satu kalimat paling panjang {} kata.",
            "Hanggang {} salita ang pangungusap.",
            "В предложении не больше {} слов.",
        ),
    ),
    "paragraph": (
        ("No paragraphs.", "Tanpa paragraf.", "Walang talata.", "Без абзацев."),
        (
            "A paragraph is one sentence.",
            "Satu paragraf satu kalimat.",
            "Isang pangungusap ang talata.",
            "Абзац из одного предложения.",
        ),
        (
            "A paragraph has at most {} sentences.",
            "Satu paragraf paling panjang {} kalimat.",
            "Hanggang {} pangungusap ang talata.",
            "В абзаце не больше {} предложений.",
        ),
    ),
    "title-words": (
        ("No titles.", "Tanpa judul.", "Walang pamagat.", "Без заголовков."),
        (
            "A title is one word.",
            "Judul satu kata.",
            "Isang salita ang pamagat.",
            "Заголовок из одного слова.",
        ),
        (
            "A title has at most {} words.",
            "Judul paling panjang {} kata.",
            "Hanggang {} salita ang pamagat.",
            "В заголовке не больше {} слов.",
        ),
    ),
}
"""Sentences for none, for one and for more, by the measure's name in rule ids."""

HABITS: Mapping[tuple[str, str], Texts] = {
    ("hashtags-case", "camel"): (
        "Each word in a hashtag begins with a capital: #LongNights. Screen readers need it.",
        "Tiap kata dalam tagar berhuruf besar di awal: #MalamPanjang. Pembaca layar perlu itu.",
        "Malaki ang unang titik ng bawat salita: #MahabangGabi. Kailangan ito ng screen reader.",
        "Каждое слово в хештеге с прописной: #ДолгиеВечера. Так его прочтут вслух.",
    ),
    ("hashtags-case", "lower"): (
        "Hashtags are in small letters.",
        "Tagar ditulis dengan huruf kecil.",
        "Maliliit ang titik ng hashtag.",
        "Хештеги строчными буквами.",
    ),
    ("hashtags-place", "end"): (
        "Hashtags stand at the end.",
        "Tagar berdiri di akhir.",
        "Nasa dulo ang mga hashtag.",
        "Хештеги стоят в конце.",
    ),
    ("title-case", "sentence"): (
        "In a title only the first word and names have capitals.",
        "Dalam judul hanya kata pertama dan nama yang berhuruf besar.",
        "Sa pamagat, unang salita at pangalan lamang ang may malaking titik.",
        "В заголовке с прописной только первое слово и имена.",
    ),
    ("title-case", "title"): (
        "In a title each long word has a capital.",
        "Dalam judul tiap kata penting berhuruf besar.",
        "Sa pamagat, may malaking titik ang bawat mahabang salita.",
        "В заголовке с прописной каждое значимое слово.",
    ),
}
"""Sentences for habits, by the measure's name in rule ids and its value."""

ALLOWED: Texts = ("Allowed: {}.", "Boleh: {}.", "Maaari: {}.", "Можно: {}.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One measure in words; `name` is the last part of its rule's id."""

    name: str
    text: Markup


def sentences(mechanics: Mechanics, say: Labels) -> Iterator[Sentence]:
    """Yield a sentence for each measure that a guide sets, in the order of reading."""
    for name, value in _measures(mechanics):
        if isinstance(value, int):
            text = _count(name, value, say)
        elif texts := HABITS.get((name, value)):
            text = say.mark(texts)
        else:
            text = Markup("{}: {}").format(name.replace("-", " ").capitalize(), value)
        if name == "capitals" and mechanics.capitals_allow:
            allowed = ", ".join(mechanics.capitals_allow)
            text += " " + say.mark(tuple(one.format(allowed) for one in ALLOWED))
        yield Sentence(name, text)


def _measures(mechanics: Mechanics) -> Iterator[tuple[str, int | str]]:
    """Yield each measure that is set, by its name in rule ids."""
    values: Mapping[str, int | str | None] = {
        "title-case": mechanics.title_case,
        "title-words": mechanics.title_words,
        "sentence": mechanics.sentence_words,
        "paragraph": mechanics.paragraph_sentences,
        "exclamation": mechanics.exclamation,
        "question": mechanics.question,
        "capitals": mechanics.capitals,
        "emoji": mechanics.emoji,
        "hashtags": mechanics.hashtags,
        "hashtags-case": mechanics.hashtags_case,
        "hashtags-place": mechanics.hashtags_place,
    }
    for name, value in values.items():
        if value is not None and value != "":
            yield name, value


def _count(name: str, value: int, say: Labels) -> Markup:
    texts = COUNTS[name][min(value, 2)]
    return say.mark(tuple(text.format(value) for text in texts))
