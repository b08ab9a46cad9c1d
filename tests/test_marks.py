"""Marks as reviewers write them in each language, above a text and below it, plain and in bold."""

from __future__ import annotations

import pytest

import filmmeta
from languages import text_in

MARKS: dict[str, tuple[tuple[str, float | None, float | None], ...]] = {
    "fr": (
        ("Note : 4/5", 4, 5),
        ("Ma note : 16/20", 16, 20),
        ("Note: 7,5/10", 7.5, 10),
        ("★★★☆☆", 3, 5),
        ("Verdict : 3,5 étoiles sur 5", 3.5, 5),
        ("Ma note : 8", 8, None),
        ("4 étoiles sur 5", 4, 5),
    ),
    "de": (
        ("Wertung: 7 von 10 Punkten", 7, 10),
        ("Bewertung: 3,5/5", 3.5, 5),
        ("8/10 Punkte", 8, 10),
        ("Meine Wertung: 7,5/10", 7.5, 10),
        ("4 von 5 Sternen", 4, 5),
        ("Fazit: 6 von 10", 6, 10),
        ("Punkte: 8 von 10", 8, 10),
        ("Wertung: 75%", 75, 100),
        ("7,5 von 10", 7.5, 10),
    ),
    "es": (
        ("Nota: 8", 8, None),
        ("Puntuación: 7/10", 7, 10),
        ("Mi nota: 7,5", 7.5, None),
        ("Calificación: 4 de 5", 4, 5),
        ("Valoración: 3,5/5", 3.5, 5),
        ("4 estrellas de 5", 4, 5),
        ("Puntaje: 8/10", 8, 10),
        ("Nota: 8 sobre 10", 8, 10),
    ),
    "it": (
        ("Voto: 7", 7, None),
        ("Voto: 7,5/10", 7.5, 10),
        ("Voto 7 e mezzo", 7.5, None),
        ("Voto: ***1/2", 3.5, None),
        ("Valutazione: 4/5", 4, 5),
        ("Giudizio: 3 stelle su 5", 3, 5),
        ("VOTO: 8/10", 8, 10),
    ),
    "pt": (
        ("Nota: 8", 8, None),
        ("Nota: 8,5/10", 8.5, 10),
        ("Avaliação: 4 de 5", 4, 5),
        ("Cotação: 3/5", 3, 5),
        ("4 estrelas", 4, None),
        ("Nota 9,0", 9, None),
        ("Classificação: 7/10", 7, 10),
    ),
    "nl": (
        ("Cijfer: 8", 8, None),
        ("Score: 7,5/10", 7.5, 10),
        ("Waardering: 4 sterren", 4, None),
        ("Beoordeling: 3,5 uit 5", 3.5, 5),
        ("Eindcijfer: 7", 7, None),
        ("Oordeel: 4/5", 4, 5),
        ("8 van de 10", 8, 10),
    ),
    "sv": (
        ("Betyg: 4 av 5", 4, 5),
        ("Betyg: 7/10", 7, 10),
        ("Betyg: 3", 3, None),
        ("Betyg: 4+", None, None),
        ("4/5 popcorn", 4, 5),
        ("Slutbetyg: 8 av 10", 8, 10),
    ),
    "da": (
        ("Karakter: 4/6", 4, 6),
        ("Vurdering: 4 ud af 6 stjerner", 4, 6),
        ("Bedømmelse: 5/6", 5, 6),
        ("4 ud af 6", 4, 6),
        ("Karakter: 8/10", 8, 10),
    ),
    "no": (
        ("Terningkast: 5", 5, 6),
        ("Terningkast 4", 4, 6),
        ("Karakter: 7/10", 7, 10),
        ("Vurdering: 4 av 6", 4, 6),
    ),
    "fi": (
        ("Arvosana: 4/5", 4, 5),
        ("Arvio: 3,5/5", 3.5, 5),
        ("Pisteet: 8/10", 8, 10),
        ("4 tähteä viidestä", 4, 5),
        ("Tähdet: ★★★★", 4, None),
    ),
    "pl": (
        ("Ocena: 7/10", 7, 10),
        ("Moja ocena: 8/10", 8, 10),
        ("Ocena końcowa: 6,5/10", 6.5, 10),
        ("Ocena: 4 na 5", 4, 5),
        ("Ocena: 5/6", 5, 6),
    ),
    "cs": (
        ("Hodnocení: 80 %", 80, 100),
        ("Hodnocení: 7/10", 7, 10),
        ("Moje hodnocení: 4/5", 4, 5),
        ("Verdikt: 8/10", 8, 10),
    ),
    "sk": (
        ("Hodnotenie: 7/10", 7, 10),
        ("Hodnotenie: 80 %", 80, 100),
        ("Moje hodnotenie: 4/5", 4, 5),
    ),
    "ru": (
        ("Оценка: 8 из 10", 8, 10),
        ("Моя оценка: 7/10", 7, 10),
        ("8 из 10", 8, 10),
        ("Рейтинг: 4/5", 4, 5),
        ("Итог: 7 из 10", 7, 10),
        ("Оценка: 4 из 5", 4, 5),
    ),
    "uk": (
        ("Оцінка: 8 з 10", 8, 10),
        ("Моя оцінка: 7/10", 7, 10),
        ("8 із 10", 8, 10),
    ),
    "tr": (
        ("Puan: 7/10", 7, 10),
        ("Puanım: 8", 8, None),
        ("Puanım: 7,5/10", 7.5, 10),
        ("10 üzerinden 8", 8, 10),
        ("5 üzerinden 3,5", 3.5, 5),
        ("Notum: 7/10", 7, 10),
    ),
    "hu": (
        ("Értékelés: 8/10", 8, 10),
        ("Pontszám: 7/10", 7, 10),
        ("Osztályzat: 4/5", 4, 5),
    ),
    "ro": (
        ("Nota: 8/10", 8, 10),
        ("Nota mea: 7", 7, None),
        ("Rating: 4/5", 4, 5),
        ("Nota 8", 8, None),
    ),
    "el": (
        ("Βαθμολογία: 7/10", 7, 10),
        ("Βαθμός: 8", 8, None),
        ("3,5/5", 3.5, 5),
    ),
    "ja": (
        ("評価: ★★★★☆", 4, 5),
        ("評価：8/10", 8, 10),
        ("★★★★☆", 4, 5),
        ("評価：4.5", 4.5, None),
        ("満足度：★★★☆☆", 3, 5),
        ("採点：80点", 80, 100),
    ),
    "zh": (
        ("评分：8.5/10", 8.5, 10),
        ("★★★★☆", 4, 5),
        ("我的评分：8分", 8, None),
        ("评分：★★★★", 4, None),
        ("推荐指数：★★★★☆", 4, 5),
        ("个人评分：7.5", 7.5, None),
        ("打分：8/10", 8, 10),
        ("四星半", 4.5, None),
    ),
    "ko": (
        ("별점: ★★★★", 4, None),
        ("평점: 8/10", 8, 10),
        ("★★★☆☆", 3, 5),
        ("평점 4.5/5", 4.5, 5),
        ("내 평점: 4점", 4, None),
    ),
    "id": (
        ("Nilai: 8/10", 8, 10),
        ("Rating: 4/5", 4, 5),
        ("Skor: 7/10", 7, 10),
        ("Penilaian: 7,5/10", 7.5, 10),
    ),
    "he": (
        ("ציון: 8/10", 8, 10),
        ("דירוג: 4 מתוך 5", 4, 5),
    ),
    "ar": (
        ("التقييم: 8/10", 8, 10),
        ("تقييمي: 4 من 5", 4, 5),
    ),
    "fa": (
        ("امتیاز: 8 از 10", 8, 10),
        ("نمره: 7/10", 7, 10),
    ),
    "en": (
        ("Rating: 4/5", 4, 5),
        ("My rating: 3.5 stars", 3.5, None),
        ("Score: 7.5/10", 7.5, 10),
        ("Grade: B+", None, None),
        ("Verdict: 8 out of 10", 8, 10),
        ("4 stars out of 5", 4, 5),
        ("Final score: 85%", 85, 100),
        ("Overall: 3.5/5", 3.5, 5),
        ("Rating: ***1/2", 3.5, None),
        ("I give it 7/10.", 7, 10),
        ("Rating: 4 out of 5 stars", 4, 5),
    ),
}
"""Each with its number, None where it is a letter or a sign, and its scale, None where the mark tells none."""


def mark_of(language: str, above: str = "", below: str = "") -> tuple[float | None, float | None] | None:
    text = text_in(language)
    page = filmmeta.parse(
        f'<html lang="{language}"><head><title>Low Water (2019) – Lantern Weekly</title></head><body><article>'
        f"<h1>Low Water (2019)</h1><p>3.5.2020</p>{above}<div><p>{text}</p><p>{text}</p>"
        f'<p>{text} <a href="https://www.imdb.com/title/tt0123456/">IMDb</a></p>{below}</div></article></body></html>'
    )
    rating = page.reviews[0].rating
    return None if rating is None else (rating.value, rating.best)


@pytest.mark.parametrize("language", MARKS)
@pytest.mark.parametrize("form", ["above", "below", "bold"])
def test_marks_are_read_with_their_scale(language: str, form: str) -> None:
    wrong = {}
    for said, value, best in MARKS[language]:
        block = f"<p><strong>{said}</strong></p>" if form == "bold" else f"<p>{said}</p>"
        found = mark_of(language, above=block) if form == "above" else mark_of(language, below=block)
        if found is None or (value is not None and found[0] != value) or (best is not None and found[1] != best):
            wrong[said] = found
    assert not wrong


def test_a_percentage_or_points_alone_below_the_text_are_the_mark() -> None:
    assert mark_of("cs", below="<p>70%</p>") == (70, 100)
    assert mark_of("ja", below="<p>85点</p>") == (85, 100)
