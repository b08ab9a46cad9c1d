"""Bylines as weblog software writes them in each language, above a text and below it."""

from __future__ import annotations

import pytest

import filmmeta
from languages import text_in

NAMES = {
    "fr": "Ana Boldt",
    "de": "Ana Boldt",
    "es": "Ana Boldt",
    "it": "Ana Boldt",
    "nl": "Ana Boldt",
    "sv": "Ana Boldt",
    "da": "Ana Boldt",
    "no": "Ana Boldt",
    "fi": "Ana Boldt",
    "pl": "Ana Boldt",
    "cs": "Ana Boldt",
    "sk": "Ana Boldt",
    "pt": "Ana Boldt",
    "ru": "Анна Больдт",
    "uk": "Анна Больдт",
    "tr": "Ana Boldt",
    "hu": "Ana Boldt",
    "ro": "Ana Boldt",
    "el": "Άννα Μπόλη",
    "ja": "堂本みずほ",
    "zh": "沈知白",
    "ko": "김서윤",
    "id": "Ana Boldt",
    "he": "אנה בולד",
    "ar": "آنا بولد",
    "fa": "آنا بولد",
    "en": "Ana Boldt",
}
LINES = {
    "fr": (
        "Publié le 3 mai 2020 par {n}",
        "Publié par {n} à 21:14",
        "Posté le 3 mai 2020 par {n} dans Cinéma",
        "{n} 3 mai 2020 Laisser un commentaire",
        "Rédigé par {n} et publié depuis Overblog",
    ),
    "de": (
        "Veröffentlicht am 3. Mai 2020 von {n}",
        "Eingestellt von {n} um 21:14",
        "Geschrieben von {n} am 3. Mai 2020",
        "Von {n} | 3. Mai 2020",
        "3. Mai 2020 {n} Hinterlasse einen Kommentar",
        "Posted on 3. Mai 2020 by {n}",
    ),
    "es": (
        "Publicado el 3 mayo, 2020 por {n}",
        "Publicado por {n} en 21:14",
        "Publicado por {n} el 3 mayo, 2020",
        "3 mayo, 2020 por {n} Deja un comentario",
    ),
    "it": (
        "Pubblicato il 3 maggio 2020 da {n}",
        "Pubblicato da {n} alle 21:14",
        "Di {n} - 3 Maggio 2020",
        "Postato da {n} il 3 maggio 2020",
        "Scritto da {n} in data 3 maggio 2020",
    ),
    "nl": (
        "Geplaatst op 3 mei 2020 door {n}",
        "Gepost door {n} op 21:14",
        "Door {n} op 3 mei 2020",
        "3 mei 2020 door {n} Geef een reactie",
    ),
    "sv": (
        "Postat den 3 maj, 2020 av {n}",
        "Upplagd av {n} kl. 21:14",
        "Publicerat den 3 maj, 2020 av {n}",
        "Av {n} den 3 maj, 2020",
    ),
    "da": (
        "Udgivet den 3. maj 2020 af {n}",
        "Indsendt af {n} kl. 21.14",
        "Skrevet af {n} den 3. maj 2020",
        "Af {n} 3. maj 2020",
    ),
    "no": (
        "Publisert den 3. mai 2020 av {n}",
        "Lagt inn av {n} kl. 21:14",
        "Skrevet av {n} 3. mai 2020",
        "Postet 3. mai 2020 av {n}",
    ),
    "fi": (
        "Julkaistu 3.5.2020 kirjoittanut {n}",
        "Lähettänyt {n} klo 21.14",
        "Kirjoittanut {n} 3.5.2020",
        "Kirjoittaja: {n} | 3.5.2020",
        "{n} 3.5.2020 Jätä kommentti",
    ),
    "pl": (
        "Opublikowano 3 maja 2020 przez {n}",
        "Autor: {n} o 21:14",
        "Opublikowane przez {n} w dniu 3 maja 2020",
        "Przez {n} 3 maja 2020",
        "Napisane przez {n} 3 maja 2020",
    ),
    "cs": (
        "Publikováno 3.5.2020 autorem {n}",
        "Vystavil {n} v 21:14",
        "Autor: {n} | 3. 5. 2020",
        "Napsal {n} dne 3. května 2020",
        "Od {n} 3. května 2020",
    ),
    "sk": (
        "Publikované 3. mája 2020 autorom {n}",
        "Uverejnil {n} v 21:14",
        "Napísal {n} 3. mája 2020",
        "Od {n} 3. mája 2020",
    ),
    "pt": (
        "Publicado em 3 de maio de 2020 por {n}",
        "Postado por {n} às 21:14",
        "Por {n} em 3 de maio de 2020",
        "Escrito por {n} em 3 de maio de 2020",
        "Publicada por {n} à(s) 21:14",
    ),
    "ru": (
        "Опубликовано 03.05.2020 автором {n}",
        "Автор: {n} на 21:14",
        "Опубликовал {n} 3 мая 2020",
        "Автор {n} 3 мая 2020",
        "Опубликовано 3 мая 2020 by {n}",
        "От {n} 03.05.2020",
    ),
    "uk": (
        "Опубліковано 03.05.2020 автором {n}",
        "Опубліковано {n} о 21:14",
        "Автор: {n} на 21:14",
        "Від {n} 3 травня 2020",
    ),
    "tr": (
        "3 Mayıs 2020 tarihinde {n} tarafından gönderildi",
        "Gönderen {n} zaman: 21:14",
        "{n} tarafından 3 Mayıs 2020 tarihinde yayınlandı",
        "Yazar: {n} 3 Mayıs 2020",
        "Yayınlayan {n}, 3 Mayıs 2020",
    ),
    "hu": (
        "Közzétéve: 2020. május 3. Szerző: {n}",
        "Bejegyezte: {n} dátum: 21:14",
        "Írta: {n} 2020. május 3.",
        "Szerző: {n}, 2020. május 3.",
    ),
    "ro": (
        "Publicat pe 3 mai 2020 de {n}",
        "Publicat de {n} la 21:14",
        "De {n} pe 3 mai 2020",
        "Scris de {n} în 3 mai 2020",
    ),
    "el": (
        "Δημοσιεύτηκε στις 3 Μαΐου 2020 από {n}",
        "Αναρτήθηκε από {n} στις 21:14",
        "Από {n} 3 Μαΐου 2020",
    ),
    "ja": (
        "投稿日: 2020年5月3日 作成者: {n}",
        "投稿者: {n} 投稿日: 2020年5月3日",
        "投稿者 {n} 時刻: 21:14",
        "2020年5月3日 by {n}",
    ),
    "zh": (
        "发表于 2020年5月3日 由 {n}",
        "发布于2020年5月3日 由{n}",
        "张贴者： {n} 于 21:14",
        "張貼者： {n} 於 晚上9:14",
        "作者：{n} 2020年5月3日",
        "由 {n} 发表于 2020年5月3日",
    ),
    "ko": (
        "작성자: {n} 시간: 오후 9:14",
        "작성자 {n} 작성일 2020년 5월 3일",
        "게시자: {n}",
        "글쓴이 {n} 2020년 5월 3일",
    ),
    "id": (
        "Diposting oleh {n} di 21.14",
        "Oleh {n} 3 Mei 2020",
        "Ditulis oleh {n} pada 3 Mei 2020",
        "Diposkan pada 3 Mei 2020 oleh {n}",
    ),
    "he": (
        "פורסם ב- 3 במאי 2020 מאת {n}",
        "פורסם על ידי {n} ב- 21:14",
        "מאת {n} 3 במאי 2020",
    ),
    "ar": (
        "مرسلة بواسطة {n} في 9:14 م",
        "نُشر في 3 مايو 2020 بواسطة {n}",
        "كتبه {n} في 3 مايو 2020",
    ),
    "fa": (
        "ارسال شده توسط {n} در 21:14",
        "نویسنده: {n}",
    ),
    "en": (
        "Posted on May 3, 2020 by {n}",
        "Posted by {n} at 9:14 PM",
        "By {n} on May 3, 2020 in Film",
        "May 3, 2020 By {n} Leave a Comment",
        "by {n} · Published May 3, 2020 · Updated May 4, 2020",
        "{n} May 3, 2020 3 min read",
        "Written by {n} May 3rd, 2020",
        "{n} | May 3, 2020 | 0 Comments",
        "Submitted by {n} on Sun, 05/03/2020 - 21:14",
    ),
}
ABOVE_ALONE = {
    "3. Mai 2020 {n} Hinterlasse einen Kommentar",
    "{n} May 3, 2020 3 min read",
    "{n} 3.5.2020 Jätä kommentti",
    "{n} 3 mai 2020 Laisser un commentaire",
    "Diposkan pada 3 Mei 2020 oleh {n}",
    "Postet 3. mai 2020 av {n}",
    "{n} tarafından 3 Mayıs 2020 tarihinde yayınlandı",
    "发布于2020年5月3日 由{n}",
}
"""Lines that say too little below a text, where comments and other posts begin."""
LANGUAGES_WITHOUT_FEET = ("fa", "he")
"""Caseless lines below a text read like its last paragraph."""


def page_of(language: str, above: str = "", below: str = "") -> str:
    """A page with a review, a line between headline and text, and one below the text."""
    text = text_in(language)
    return (
        f'<html lang="{language}"><head><title>Low Water (2019) – Lantern Weekly</title></head><body><article>'
        f'<h1>Low Water (2019)</h1>{above}<div><p>{text}</p><p>{text}</p><p>{text} <a href="https://www.imdb.com/title/tt0123456/">IMDb</a></p>'
        f"<p>8/10</p></div>{below}</article></body></html>"
    )


def authors(html: str) -> list[str]:
    return [author.name for review in filmmeta.parse(html).reviews for author in review.authors]


@pytest.mark.parametrize("language", LINES)
def test_a_byline_above_the_text_names_the_author(language: str) -> None:
    name = NAMES[language]
    said = {line.format(n=name): f"<p>{line.format(n=name)}</p>" for line in LINES[language]}
    assert {line: authors(page_of(language, above=block)) for line, block in said.items()} == dict.fromkeys(
        said, [name]
    )


@pytest.mark.parametrize("language", [name for name in LINES if name not in LANGUAGES_WITHOUT_FEET])
def test_a_byline_below_the_text_names_the_author(language: str) -> None:
    name = NAMES[language]
    lines = [line for line in LINES[language] if line not in ABOVE_ALONE]
    said = {line.format(n=name): f"<p>{line.format(n=name)}</p>" for line in lines}
    assert {line: authors(page_of(language, below=block)) for line, block in said.items()} == dict.fromkeys(
        said, [name]
    )


@pytest.mark.parametrize("language", LINES)
def test_a_byline_with_a_day_tells_it(language: str) -> None:
    name = NAMES[language]
    said = {line.format(n=name): f"<p>{line.format(n=name)}</p>" for line in LINES[language] if "2020" in line}
    days = {
        line: [str(review.date_published)[:10] for review in filmmeta.parse(page_of(language, above=block)).reviews]
        for line, block in said.items()
    }
    assert days == dict.fromkeys(said, ["2020-05-03"])
