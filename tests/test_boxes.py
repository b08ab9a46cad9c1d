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


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("form", FORMS)
def test_fact_boxes_are_read_whole(language: str, form: str) -> None:
    director, writer, one, other = PEOPLE.get(language, OTHERS)
    duration, country, genre = VALUES[language]
    cast = f"{one}、{other}" if language in ("ja", "zh") else f"{one}, {other}"
    values = (director, writer, cast, duration, country, "2019", genre, writer, one)
    box, row, between = FORMS[form]
    rows = between.join(row.format(*pair) for pair in zip(LABELS[language], values, strict=True))
    text = text_in(language)
    page = filmmeta.parse(
        f'<html lang="{language}"><head><title>Low Water – Lantern Weekly</title></head><body><article>'
        f"<h1>Low Water</h1>{box.format(rows)}<div><p>{text}</p><p>{text}</p><p>{text}</p></div>"
        "</article></body></html>"
    )
    wanted = ([director], [writer], [one, other], 102, [country], 2019, [genre], [writer], [one])
    assert facts(page.films[0]) == dict(zip(PROPERTIES, wanted, strict=True))
    assert page.films[0].name == "Low Water"


def test_turkish_capitals_have_dots_or_none() -> None:
    page = filmmeta.parse(
        "<html lang=tr><title>Low Water</title><h1>Low Water</h1><p>YÖNETMEN: Ana Boldt<br>YAPIM YILI: 2019</p>"
    )
    assert page.films[0].year == 2019
