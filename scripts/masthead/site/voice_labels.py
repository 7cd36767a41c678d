"""What the pages of a guide say around its entries, in the guide's language where we speak it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

LANGUAGES = ("en", "id", "tl", "ru")
"""The languages of `LABELS`, in the order of its columns; others get the first, marked as such."""

LABELS: Mapping[str, tuple[str, str, str, str]] = {
    # headings of tables that a guide's text does not place
    "voice": ("Traits", "Sifat", "Mga katangian", "Черты"),
    "situations": ("Situations", "Situasi", "Mga sitwasyon", "Ситуации"),
    "names": ("Names", "Nama", "Mga pangalan", "Названия"),
    "words": ("Words", "Kata", "Mga salita", "Слова"),
    "claims": ("Claims", "Klaim", "Mga pahayag", "Утверждения"),
    "mechanics": ("Mechanics", "Aturan penulisan", "Mga tuntunin sa pagsulat", "Оформление"),
    "typography": ("Typography", "Tipografi", "Tipograpiya", "Типографика"),
    "numbers": ("Numbers", "Angka", "Mga bilang", "Числа"),
    "address": ("Address", "Sapaan", "Pagtawag", "Обращение"),
    "channels": ("By channel", "Per kanal", "Bawat channel", "По каналам"),
    "audiences": ("By audience", "Per audiens", "Bawat mambabasa", "По аудиториям"),
    "disclosures": ("Disclosures", "Keterbukaan", "Mga pagsisiwalat", "Раскрытие"),
    "packs": ("Imported styles", "Gaya impor", "Mga inangkat na estilo", "Внешние правила"),
    "examples": ("Examples", "Contoh", "Mga halimbawa", "Примеры"),
    # traits and situations
    "do": ("So", "Begini", "Ganito", "Так"),
    "dont": ("Not so", "Bukan begini", "Hindi ganito", "Не так"),
    "not": ("not", "tidak", "hindi", "не"),
    "without": ("Without", "Tanpa", "Walang", "Исключаем"),
    "judged": ("for people to judge", "dinilai manusia", "tao ang huhusga", "решает человек"),
    "checked": ("found by a rule", "ditemukan aturan", "nahahanap ng tuntunin", "находит правило"),
    # tables
    "languages": ("Languages", "Bahasa", "Mga wika", "Языки"),
    "write": ("We write", "Kami tulis", "Isinusulat", "Пишем"),
    "wrong": ("Not", "Bukan", "Hindi", "Не пишем"),
    "why": ("Why", "Alasan", "Bakit", "Почему"),
    "word": ("Word", "Kata", "Salita", "Слово"),
    "instead": ("Instead", "Gantinya", "Sa halip", "Лучше"),
    "forms": ("also", "juga", "pati", "также"),
    "lemma": ("in every form", "semua bentuk", "lahat ng anyo", "во всех формах"),
    "unless": ("right in", "boleh dalam", "tama sa", "можно"),
    "pattern": ("pattern", "pola", "padron", "шаблон"),
    "claim": ("Claim", "Klaim", "Pahayag", "Утверждение"),
    "needs": ("Needs", "Perlu", "Kailangan", "Нужно"),
    "evidence": ("evidence", "bukti", "patunay", "источник"),
    "legal": ("legal approval", "persetujuan hukum", "payo ng abogado", "согласие юриста"),
    "channel": ("Channel", "Kanal", "Channel", "Канал"),
    "differs": ("What differs", "Yang berbeda", "Ang naiiba", "Что отличается"),
    "market": ("Where", "Di mana", "Saan", "Где"),
    "everywhere": ("elsewhere", "di tempat lain", "sa ibang lugar", "в других странах"),
    "anywhere_market": ("everywhere", "di mana saja", "kahit saan", "везде"),
    "says": ("The post says", "Post menyebut", "Sinasabi ng post", "В посте есть"),
    "any_of": ("one of", "salah satu", "isa sa", "одно из"),
    "all_of": ("all of", "semuanya", "lahat ng", "всё вместе"),
    "start": ("at the start", "di awal", "sa simula", "в начале"),
    "end": ("at the end", "di akhir", "sa dulo", "в конце"),
    "anywhere": ("anywhere", "di mana saja", "kahit saan", "где угодно"),
    "commercial": ("When", "Kapan", "Kailan", "Когда"),
    "paid": ("paid for", "dibayar", "binayaran", "оплачено"),
    "gift": ("a gift", "hadiah", "regalo", "подарок"),
    "affiliate": ("affiliate link", "tautan afiliasi", "affiliate link", "партнёрская ссылка"),
    "employee": ("one of us", "karyawan", "empleyado", "наш сотрудник"),
    "level": ("at most", "paling berat", "hanggang", "не выше"),
    "off": ("switched off", "dimatikan", "nakapatay", "выключено"),
    # words and their search
    "use": ("use", "pakai", "gamitin", "пишем"),
    "careful": ("careful", "hati-hati", "mag-ingat", "осторожно"),
    "avoid": ("avoid", "hindari", "iwasan", "избегаем"),
    "banned": ("banned", "dilarang", "bawal", "нельзя"),
    "liked": ("Words we like", "Kata yang kami suka", "Mga salitang gusto namin", "Наши слова"),
    "other": ("Other words", "Kata lainnya", "Iba pang salita", "Другие слова"),
    "find": ("Find a word", "Cari kata", "Maghanap ng salita", "Найти слово"),
    "found_none": ("No word found", "Kata tidak ditemukan", "Walang nahanap", "Ничего не найдено"),
    "all": ("all", "semua", "lahat", "все"),
    # address and examples
    "we_say": ("We say", "Kami pakai", "Sinasabi namin", "Говорим"),
    "we_avoid": ("We do not say", "Tidak kami pakai", "Hindi namin sinasabi", "Не говорим"),
    "not_inside": (
        "Never inside a sentence",
        "Tidak di tengah kalimat",
        "Hindi sa gitna ng pangungusap",
        "Не внутри предложения",
    ),
    "individual": ("To one person", "Untuk satu orang", "Sa isang tao", "Одному человеку"),
    "care_desk": ("At the care desk", "Di meja bantuan", "Sa mga sagot", "В ответах"),
    "capital": ("Capital letter", "Huruf besar", "Malaking titik", "Прописная"),
    "polite": ("Courtesy", "Kesantunan", "Paggalang", "Вежливость"),
    "mixing": ("Never mixed", "Tidak dicampur", "Huwag paghaluin", "Не смешиваем"),
    "we": ("Who speaks", "Siapa bicara", "Sino ang nagsasalita", "Кто говорит"),
    "emoji": ("emoji", "emoji", "emoji", "эмодзи"),
    "exclamation": ("exclamation marks", "tanda seru", "tandang padamdam", "восклицания"),
    "links": ("links", "tautan", "link", "ссылки"),
    "questions": ("questions", "pertanyaan", "mga tanong", "вопросы"),
    "hashtags": ("hashtags", "tagar", "hashtag", "хештеги"),
    "contractions": ("Contractions", "Kontraksi", "Pinaikli", "Сокращения"),
    "spelling": ("Spelling", "Ejaan", "Baybay", "Орфография"),
    "good": ("Good", "Baik", "Ganito", "Хорошо"),
    "rules": ("rules", "aturan", "tuntunin", "правил"),
    "tests": ("examples tested", "contoh diuji", "halimbawang sinusubok", "проверенных примеров"),
    # names of typographic habits, and values that are words
    "quotes": ("Quotation marks", "Tanda petik", "Panipi", "Кавычки"),
    "inner_quotes": ("Inner marks", "Petik dalam", "Panipi sa loob", "Внутренние кавычки"),
    "apostrophe": ("Apostrophe", "Apostrof", "Kudlit", "Апостроф"),
    "dash": ("Dash", "Tanda pisah", "Gatlang", "Тире"),
    "ellipsis": ("Ellipsis", "Elipsis", "Elipsis", "Многоточие"),
    "decimal": ("Decimal mark", "Tanda desimal", "Desimal", "Десятичный знак"),
    "thousands": ("Thousands", "Pemisah ribuan", "Libo", "Разряды тысяч"),
    "dash_spaces": (
        "Spaces around a dash",
        "Spasi tanda pisah",
        "Espasyo ng gatlang",
        "Пробелы у тире",
    ),
    "both sides": ("on both sides", "di kedua sisi", "sa magkabila", "с обеих сторон"),
    "spaces": ("Spaces", "Spasi", "Mga espasyo", "Пробелы"),
    "percent": ("Percent", "Persen", "Porsiyento", "Проценты"),
    "none": ("none", "tidak dipakai", "wala", "нет"),
    "allowed": ("allowed", "boleh", "puwede", "можно"),
    "words_up_to": ("In words up to", "Dengan huruf sampai", "Sa titik hanggang", "Словами до"),
    "unit": ("Units", "Satuan", "Yunit", "Единицы"),
    "money": ("Money", "Uang", "Pera", "Деньги"),
    "date": ("Dates", "Tanggal", "Petsa", "Даты"),
    "time": ("Times", "Waktu", "Oras", "Время"),
    "zone": ("Zone", "Zona waktu", "Sona", "Пояс"),
}
"""Each label by name, in the order of `LANGUAGES`."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one guide's page."""

    lang: str

    def __call__(self, name: str) -> Markup:
        """Return a label as HTML; one in another language than the guide's says so.

        What has no label stands for itself: a key of the guide, `percent_sign` as `Percent sign`.
        """
        if name not in LABELS:
            return Markup("{}").format(name)
        return self.mark(LABELS[name])

    def known(self, name: str) -> bool:
        """Return whether there is a label of this name."""
        return name in LABELS

    def mark(self, texts: tuple[str, ...]) -> Markup:
        """Return a text of ours, of which `texts` has one version for each of `LANGUAGES`."""
        lang = self.lang.partition("-")[0].lower() or LANGUAGES[0]
        if lang in LANGUAGES:
            return Markup("{}").format(texts[LANGUAGES.index(lang)])
        return Markup('<span lang="{}" dir="ltr">{}</span>').format(LANGUAGES[0], texts[0])
