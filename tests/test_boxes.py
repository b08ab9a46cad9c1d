"""Fact boxes in each language, in the forms that sites give them."""

from __future__ import annotations

import pytest

import filmmeta
from languages import text_in

PROPERTIES = (
    "directors", "writers", "actors", "duration", "countries", "year", "genres", "composers", "cinematographers"
)  # fmt: skip
LABELS = {
    "fr": ("Réalisateur", "Scénario", "Avec", "Durée", "Pays", "Année", "Genre", "Musique", "Photographie"),
    "de": ("Regie", "Drehbuch", "Darsteller", "Laufzeit", "Land", "Jahr", "Genre", "Musik", "Kamera"),
    "es": ("Director", "Guion", "Reparto", "Duración", "País", "Año", "Género", "Música", "Fotografía"),
    "it": ("Regia", "Sceneggiatura", "Cast", "Durata", "Paese", "Anno", "Genere", "Musiche", "Fotografia"),
    "pt": ("Direção", "Roteiro", "Elenco", "Duração", "País", "Ano", "Gênero", "Trilha sonora", "Fotografia"),
    "nl": ("Regie", "Scenario", "Cast", "Speelduur", "Land", "Jaar", "Genre", "Muziek", "Camera"),
    "sv": ("Regi", "Manus", "Skådespelare", "Längd", "Land", "År", "Genre", "Musik", "Foto"),
    "da": ("Instruktør", "Manuskript", "Medvirkende", "Længde", "Land", "År", "Genre", "Musik", "Foto"),
    "no": ("Regi", "Manus", "Skuespillere", "Lengde", "Land", "År", "Sjanger", "Musikk", "Foto"),
    "fi": ("Ohjaus", "Käsikirjoitus", "Pääosissa", "Kesto", "Maa", "Vuosi", "Genre", "Musiikki", "Kuvaus"),
    "pl": (
        "Reżyseria",
        "Scenariusz",
        "Obsada",
        "Czas trwania",
        "Kraj",
        "Rok produkcji",
        "Gatunek",
        "Muzyka",
        "Zdjęcia",
    ),
    "cs": ("Režie", "Scénář", "Hrají", "Délka", "Země", "Rok", "Žánr", "Hudba", "Kamera"),
    "sk": ("Réžia", "Scenár", "Hrajú", "Dĺžka", "Krajina", "Rok", "Žáner", "Hudba", "Kamera"),
    "ru": ("Режиссёр", "Сценарий", "В ролях", "Длительность", "Страна", "Год", "Жанр", "Музыка", "Оператор"),
    "uk": ("Режисер", "Сценарій", "У ролях", "Тривалість", "Країна", "Рік", "Жанр", "Музика", "Оператор"),
    "tr": ("Yönetmen", "Senaryo", "Oyuncular", "Süre", "Ülke", "Yapım Yılı", "Tür", "Müzik", "Görüntü Yönetmeni"),
    "hu": ("Rendező", "Forgatókönyvíró", "Szereplők", "Játékidő", "Ország", "Gyártási év", "Műfaj", "Zene", "Operatőr"),
    "ro": ("Regia", "Scenariul", "Distribuția", "Durata", "Țara", "Anul", "Gen", "Muzica", "Imaginea"),
    "el": ("Σκηνοθεσία", "Σενάριο", "Πρωταγωνιστούν", "Διάρκεια", "Χώρα", "Έτος", "Είδος", "Μουσική", "Φωτογραφία"),
    "ja": ("監督", "脚本", "出演", "上映時間", "製作国", "製作年", "ジャンル", "音楽", "撮影"),
    "zh": ("导演", "编剧", "主演", "片长", "制片国家/地区", "年份", "类型", "音乐", "摄影"),
    "ko": ("감독", "각본", "출연", "상영시간", "국가", "개봉연도", "장르", "음악", "촬영"),
    "id": ("Sutradara", "Skenario", "Pemain", "Durasi", "Negara", "Tahun", "Genre", "Musik", "Sinematografi"),
    "he": ("במאי", "תסריט", "שחקנים", "אורך", "ארץ", "שנה", "ז'אנר", "מוזיקה", "צילום"),
    "ar": ("إخراج", "تأليف", "بطولة", "مدة العرض", "البلد", "سنة الإنتاج", "النوع", "موسيقى", "تصوير"),
    "fa": ("کارگردان", "نویسنده", "بازیگران", "مدت زمان", "کشور", "سال تولید", "ژانر", "موسیقی", "فیلمبردار"),
    "en": ("Director", "Writer", "Cast", "Running time", "Country", "Year", "Genre", "Music", "Cinematography"),
}
VALUES = {
    "fr": ("1h 42min", "France", "Drame"),
    "de": ("102 Min.", "Frankreich", "Drama"),
    "es": ("102 min.", "Francia", "Drama"),
    "it": ("102 min", "Francia", "Drammatico"),
    "pt": ("102 minutos", "França", "Drama"),
    "nl": ("102 minuten", "Frankrijk", "Drama"),
    "sv": ("102 min", "Frankrike", "Drama"),
    "da": ("102 min.", "Frankrig", "Drama"),
    "no": ("1 t. 42 min.", "Frankrike", "Drama"),
    "fi": ("102 min", "Ranska", "Draama"),
    "pl": ("102 min", "Francja", "Dramat"),
    "cs": ("102 min", "Francie", "Drama"),
    "sk": ("102 min", "Francúzsko", "Dráma"),
    "ru": ("102 мин.", "Франция", "драма"),
    "uk": ("102 хв.", "Франція", "драма"),
    "tr": ("102 dk.", "Fransa", "Dram"),
    "hu": ("102 perc", "Franciaország", "dráma"),
    "ro": ("102 minute", "Franța", "Dramă"),
    "el": ("102 λεπτά", "Γαλλία", "Δράμα"),
    "ja": ("102分", "フランス", "ドラマ"),
    "zh": ("102分钟", "法国", "剧情"),
    "ko": ("102분", "프랑스", "드라마"),
    "id": ("102 menit", "Prancis", "Drama"),
    "he": ("102 דקות", "צרפת", "דרמה"),
    "ar": ("102 دقيقة", "فرنسا", "دراما"),
    "fa": ("102 دقیقه", "فرانسه", "درام"),
    "en": ("102 min", "France", "Drama"),
}
"""A running time of 102 minutes, a country and a genre."""
PEOPLE = {
    "ru": ("Анна Больдт", "Иван Крот", "Мила Осей", "Лев Пруд"),
    "uk": ("Анна Больдт", "Іван Кріт", "Мила Осей", "Лев Пруд"),
    "ja": ("堂本みずほ", "北川蓮司", "三浦早紀", "高畑実"),
    "zh": ("沈知白", "周小舟", "林微雨", "陈立冬"),
    "ko": ("김서윤", "박도현", "이하은", "최민재"),
    "el": ("Άννα Μπόλη", "Νίκος Ρίζος", "Μαρία Κάππα", "Λέων Δήμος"),
    "he": ("אנה בולד", "יואב לוי", "מיכל כהן", "רון שמש"),
    "ar": ("آنا بولد", "سامي الكاتب", "ليلى حداد", "عمر نجار"),
    "fa": ("آنا بولد", "سام کاتب", "لیلا حداد", "عمر نجار"),
}
OTHERS = ("Ana Boldt", "Ivo Krol", "Mila Osei", "Leo Prudhon")
FORMS = {
    "lines": ("<p>{}</p>", "<b>{}:</b> {}", "<br>"),
    "plain lines": ("<p>{}</p>", "{}: {}", "<br>"),
    "definitions": ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>", ""),
    "table": ("<table>{}</table>", "<tr><td>{}</td><td>{}</td></tr>", ""),
    "list": ("<ul>{}</ul>", "<li><strong>{}</strong>: {}</li>", ""),
    "rows": ("<div>{}</div>", '<div class="row"><span>{}</span><span>{}</span></div>', ""),
    "one paragraph": ("<p>{}</p>", "<b>{}:</b> {}.", " "),
    "strokes": ("<p>{}</p>", "{}: {}", " / "),
    "bars": ("<p>{}</p>", "{}: {}", " | "),
}


def facts(film: filmmeta.Film) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in PROPERTIES:
        value = getattr(film, name)
        if name == "duration":
            found[name] = value and value.total_seconds() / 60
        else:
            found[name] = [getattr(v, "name", v) for v in value] if isinstance(value, (list, tuple)) else value
    return found


def film_with(language: str, form: str, labels: tuple[str, ...], values: tuple[str, ...]) -> filmmeta.Film:
    """The film of a page with a fact box in one of the forms."""
    box, row, between = FORMS[form]
    rows = between.join(row.format(*pair) for pair in zip(labels, values, strict=True))
    text = text_in(language)
    page = filmmeta.parse(
        f'<html lang="{language}"><head><title>Low Water – Lantern Weekly</title></head><body><article>'
        f"<h1>Low Water</h1>{box.format(rows)}<div><p>{text}</p><p>{text}</p><p>{text}</p></div>"
        "</article></body></html>"
    )
    return page.films[0]


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("form", FORMS)
def test_fact_boxes_are_read_whole(language: str, form: str) -> None:
    director, writer, one, other = PEOPLE.get(language, OTHERS)
    duration, country, genre = VALUES[language]
    cast = f"{one}、{other}" if language in ("ja", "zh") else f"{one}, {other}"
    values = (director, writer, cast, duration, country, "2019", genre, writer, one)
    film = film_with(language, form, LABELS[language], values)
    wanted = ([director], [writer], [one, other], 102, [country], 2019, [genre], [writer], [one])
    assert facts(film) == dict(zip(PROPERTIES, wanted, strict=True))
    assert film.name == "Low Water"


FURTHER = {
    "fr": (
        "Réalisateur",
        "Producteur",
        "Montage",
        "Titre original",
        "Date de sortie",
        "Langue",
        "Distributeur",
        "Société de production",
    ),
    "de": ("Regie", "Produzent", "Schnitt", "Originaltitel", "Kinostart", "Sprache", "Verleih", "Produktionsfirma"),
    "es": (
        "Director",
        "Productor",
        "Montaje",
        "Título original",
        "Fecha de estreno",
        "Idioma",
        "Distribuidora",
        "Productora",
    ),
    "it": (
        "Regia",
        "Produttore",
        "Montaggio",
        "Titolo originale",
        "Data di uscita",
        "Lingua",
        "Distribuzione",
        "Casa di produzione",
    ),
    "pt": (
        "Direção",
        "Produtor",
        "Montagem",
        "Título original",
        "Data de lançamento",
        "Idioma",
        "Distribuidora",
        "Produtora",
    ),
    "nl": (
        "Regie",
        "Producent",
        "Montage",
        "Originele titel",
        "Release",
        "Taal",
        "Distributeur",
        "Productiemaatschappij",
    ),
    "sv": ("Regi", "Producent", "Klippning", "Originaltitel", "Premiär", "Språk", "Distributör", "Produktionsbolag"),
    "da": (
        "Instruktør",
        "Producent",
        "Klipper",
        "Originaltitel",
        "Premiere",
        "Sprog",
        "Distributør",
        "Produktionsselskab",
    ),
    "no": ("Regi", "Produsent", "Klipp", "Originaltittel", "Premiere", "Språk", "Distributør", "Produksjonsselskap"),
    "fi": ("Ohjaus", "Tuottaja", "Leikkaus", "Alkuperäinen nimi", "Ensi-ilta", "Kieli", "Levittäjä", "Tuotantoyhtiö"),
    "pl": ("Reżyseria", "Producent", "Montaż", "Tytuł oryginalny", "Premiera", "Język", "Dystrybutor", "Produkcja"),
    "cs": ("Režie", "Producent", "Střih", "Originální název", "Premiéra", "Jazyk", "Distributor", "Produkce"),
    "ru": ("Режиссёр", "Продюсер", "Монтаж", "Оригинальное название", "Премьера", "Язык", "Прокат", "Производство"),
    "tr": ("Yönetmen", "Yapımcı", "Kurgu", "Orijinal Adı", "Vizyon Tarihi", "Dil", "Dağıtım", "Yapım Şirketi"),
    "hu": ("Rendező", "Producer", "Vágó", "Eredeti cím", "Bemutató", "Nyelv", "Forgalmazó", "Gyártó"),
    "ro": (
        "Regia",
        "Producător",
        "Montaj",
        "Titlu original",
        "Premiera",
        "Limba",
        "Distribuitor",
        "Companie de producție",
    ),
    "ja": ("監督", "製作", "編集", "原題", "公開日", "言語", "配給", "製作会社"),
    "zh": ("导演", "制片人", "剪辑", "原名", "上映日期", "语言", "发行公司", "制作公司"),
    "ko": ("감독", "제작자", "편집", "원제", "개봉일", "언어", "배급", "제작사"),
    "id": (
        "Sutradara",
        "Produser",
        "Penyunting",
        "Judul asli",
        "Tanggal rilis",
        "Bahasa",
        "Distributor",
        "Perusahaan produksi",
    ),
    "el": (
        "Σκηνοθεσία",
        "Παραγωγός",
        "Μοντάζ",
        "Πρωτότυπος τίτλος",
        "Πρεμιέρα",
        "Γλώσσα",
        "Διανομή",
        "Εταιρεία παραγωγής",
    ),
    "he": ("במאי", "מפיק", "עריכה", "שם מקורי", "תאריך יציאה", "שפה", "הפצה", "חברת הפקה"),
    "ar": ("إخراج", "المنتج", "مونتاج", "الاسم الأصلي", "تاريخ العرض", "اللغة", "توزيع", "شركة الإنتاج"),
    "fa": ("کارگردان", "تهیه کننده", "تدوین", "نام اصلی", "تاریخ اکران", "زبان", "پخش", "شرکت تولید"),
    "en": (
        "Director",
        "Producer",
        "Editor",
        "Original title",
        "Release date",
        "Language",
        "Distributor",
        "Production company",
    ),
}
FURTHER_VALUES = {
    "fr": ("3 mai 2019", "anglais"),
    "de": ("3. Mai 2019", "Englisch"),
    "es": ("3 de mayo de 2019", "inglés"),
    "it": ("3 maggio 2019", "inglese"),
    "pt": ("3 de maio de 2019", "inglês"),
    "nl": ("3 mei 2019", "Engels"),
    "sv": ("3 maj 2019", "engelska"),
    "da": ("3. maj 2019", "engelsk"),
    "no": ("3. mai 2019", "engelsk"),
    "fi": ("3.5.2019", "englanti"),
    "pl": ("3 maja 2019", "angielski"),
    "cs": ("3. května 2019", "angličtina"),
    "ru": ("3 мая 2019", "английский"),
    "tr": ("3 Mayıs 2019", "İngilizce"),
    "hu": ("2019. május 3.", "angol"),
    "ro": ("3 mai 2019", "engleză"),
    "ja": ("2019年5月3日", "英語"),
    "zh": ("2019年5月3日", "英语"),
    "ko": ("2019년 5월 3일", "영어"),
    "id": ("3 Mei 2019", "Inggris"),
    "el": ("3 Μαΐου 2019", "αγγλικά"),
    "he": ("3 במאי 2019", "אנגלית"),
    "ar": ("3 مايو 2019", "الإنجليزية"),
    "fa": ("3 مه 2019", "انگلیسی"),
    "en": ("May 3, 2019", "English"),
}
"""The third of May 2019 and a language."""


@pytest.mark.parametrize("language", FURTHER)
@pytest.mark.parametrize("form", ["lines", "definitions"])
def test_further_facts_are_read(language: str, form: str) -> None:
    director, producer, editor, _ = PEOPLE.get(language, OTHERS)
    day, spoken = FURTHER_VALUES[language]
    values = (director, producer, editor, "The Lowest Tide", day, spoken, "Harbour Pictures", "Pier Films")
    film = film_with(language, form, FURTHER[language], values)
    assert [person.name for person in film.producers] == [producer]
    assert [person.name for person in film.editors] == [editor]
    assert "The Lowest Tide" in film.alternate_names
    assert str(film.release_date) == "2019-05-03"
    assert list(film.languages) == [spoken]
    assert [company.name for company in film.distributors] == ["Harbour Pictures"]
    assert [company.name for company in film.production_companies] == ["Pier Films"]


def test_turkish_capitals_have_dots_or_none() -> None:
    page = filmmeta.parse(
        "<html lang=tr><title>Low Water</title><h1>Low Water</h1><p>YÖNETMEN: Ana Boldt<br>YAPIM YILI: 2019</p>"
    )
    assert page.films[0].year == 2019
