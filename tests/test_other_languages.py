"""Habits of pages in languages other than English, each with what looks like it and is none."""

from datetime import date

import pytest

import filmmeta
from filmmeta import Film, Review
from filmmeta.values.bylines import after_by, by_within, byline_people, is_opening
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import parse_date
from filmmeta.values.rating import find_ratings
from filmmeta.values.titles import strip_site

TEXT = {
    "it": "Il film di Bellandi prende il suo tempo. La regia aspetta, gli attori aspettano con lei, e la palude fa "
    "quello che fanno le paludi al cinema: tiene quello che riceve. Nessuno spettatore ne esce asciutto.",
    "fr": "Le film prend son temps. La mise en scène attend, les acteurs attendent avec elle, et le marais fait ce "
    "que font les marais au cinéma : il garde ce qu'on lui donne. Aucun spectateur n'en sort au sec.",
    "de": "Der Film nimmt sich Zeit. Die Regie wartet, die Schauspieler warten mit ihr, und das Moor tut, was Moore "
    "im Kino tun: Es behält, was es bekommt. Kein Zuschauer kommt hier trocken heraus.",
    "es": "La película se toma su tiempo. La directora espera, los actores esperan con ella, y la marisma hace lo que "
    "hacen las marismas en el cine: se queda con lo que recibe. Ningún espectador sale seco.",
    "pl": "Film się nie spieszy. Reżyserka czeka, aktorzy czekają razem z nią, a bagno robi to, co bagna robią w "
    "kinie: zatrzymuje wszystko, co dostanie. Żaden widz nie wyjdzie stąd suchy.",
    "ja": "時間をかけて進む映画である。カメラは待ち、俳優も待ち、湿地は映画の中の湿地らしく、何も離さない。",
    "nl": "De film neemt de tijd. De regisseur wacht, de acteurs wachten met haar mee, en het moeras doet wat een "
    "moeras in de bioscoop doet: het houdt wat het krijgt. Geen kijker komt hier droog vandaan.",
}
MORE = {
    "it": "Alla fine del film restano la diga e la nebbia. La pellicola non spiega nulla, e la sceneggiatura fa bene.",
    "fr": "À la fin du film restent la digue et la brume. Le scénario n'explique rien, et le réalisateur a raison.",
    "de": "Am Ende des Films bleiben der Deich und der Nebel. Das Drehbuch erklärt nichts, der Regisseur hat recht.",
    "es": "Al final de la película quedan el dique y la niebla. El guion no explica nada, y la directora hace bien.",
    "pl": "Na końcu filmu zostają grobla i mgła. Scenariusz niczego nie wyjaśnia, a reżyserka ma rację.",
    "ja": "映画の終わりには堤防と霧だけが残る。脚本は何も説明せず、観客もそれでよいと思う。",
    "nl": "Aan het eind van de film blijven de dijk en de mist. Het scenario verklaart niets, zegt de regisseur.",
}
TITLE = {
    "it": "La palude (recensione)",
    "fr": "Critique : La Palude",
    "de": "Kritik: La Palude",
    "es": "Crítica: La Palude",
    "pl": "Recenzja: La Palude",
    "ja": "映画『湿地』レビュー",
    "nl": "Recensie: La Palude",
}


def page(language: str, above: str = "", below: str = "") -> filmmeta.Page:
    title = TITLE[language]
    return filmmeta.parse(
        f"<html lang={language}><title>{title}</title><h1>{title}</h1>{above}<p>{TEXT[language]}</p>"
        f"<p>{MORE[language]}</p>{below}",
        format="html",
    )


def film(language: str, above: str = "", below: str = "") -> Film:
    found = page(language, above, below).film
    assert found is not None
    return found


def review(language: str, above: str = "", below: str = "") -> Review:
    found = page(language, above, below).review
    assert found is not None
    return found


def names(people: object) -> list[str]:
    return [person.name for person in people]  # type: ignore[attr-defined]


# ---------------------------------------------------------------- facts in lines


def test_a_credit_ends_with_its_sentence() -> None:
    found = film(
        "it", "<p>Un film di Tea Bellandi. Con Alba Ferrer, Mirko Zan. Drammatico, 112 min. - Italia 2018.</p>"
    )
    assert names(found.directors) == ["Tea Bellandi"]
    assert names(found.actors) == ["Alba Ferrer", "Mirko Zan"]
    assert (found.year, found.countries) == (2018, ["Italia"])


def test_an_initial_ends_no_sentence() -> None:
    assert names(film("de", "<p>Regie: Jens U. Hartmann, Ada B. Moor</p>").directors) == [
        "Jens U. Hartmann",
        "Ada B. Moor",
    ]


def test_a_credit_ends_where_the_line_below_has_a_label_or_an_origin() -> None:
    found = film("fr", below="<p>Réalisé par Lou Besnard<br>Avec Ana Thév, Karim Bel<br>France, Belgique – Drame</p>")
    assert names(found.directors) == ["Lou Besnard"]
    assert names(found.actors) == ["Ana Thév", "Karim Bel"]


def test_a_credit_goes_on_over_lines_of_names() -> None:
    found = film("fr", below="<p>Avec :<br>Ana Thév<br>Karim Bel</p>")
    assert names(found.actors) == ["Ana Thév", "Karim Bel"]


def test_director_and_cast_in_one_line() -> None:
    found = film("fr", "<p>Un film de Pia Orsini, avec Ana Thév, Karim Bel...</p>")
    assert (names(found.directors), names(found.actors)) == (["Pia Orsini"], ["Ana Thév", "Karim Bel"])


def test_a_country_where_a_company_would_stand() -> None:
    found = film("pl", below="<p>Reżyseria: Ada Grab<br>Produkcja: Polska 2021</p>")
    assert (found.countries, found.production_companies, found.year) == (["Polska"], [], 2021)
    found = film("pl", below="<p>Reżyseria: Ada Grab<br>Produkcja: Studio Lot</p>")
    assert (found.countries, [c.name for c in found.production_companies]) == ([], ["Studio Lot"])


def test_only_who_plays_has_a_character() -> None:
    found = film("es", below="<p>Director: Ada Mor<br>Guion: Pía Sol (novela de Quim Ferrer)</p>")
    assert [(p.name, p.character) for p in found.writers] == [("Pía Sol", None)]


def test_the_last_names_of_a_cast_are_led_over_to() -> None:
    found = film("fr", below="<p>Réalisation : Lou Besnard<br>Avec : Ana Thév, la participation de Maud Rivet</p>")
    assert names(found.actors) == ["Ana Thév", "Maud Rivet"]


def test_a_japanese_directors_other_film_needs_no_marks() -> None:
    text = "この映画は静かな港町の物語で、とても良い作品だった。途中で水野監督のマラソンナイトがふと頭に浮かんだ。"
    assert film("ja", below=f"<p>{text}</p>").directors == []
    assert names(film("ja", below="<p>水野監督のデビュー作になる映画で、とても静かだ。</p>").directors) == ["水野"]


def test_when_a_film_opens_is_not_when_it_was_reviewed() -> None:
    found = page("it", "<p>Un film di Tea Bellandi. In uscita giovedì 8 novembre 2018.</p><p>6 novembre 2018</p>")
    assert found.film is not None
    assert found.film.release_date == date(2018, 11, 8)
    assert found.review is not None
    assert str(found.review.date_published) == "2018-11-06"
    assert is_opening("Kinostart: ", "de")
    assert not is_opening("Veröffentlicht am ", "de")


# ---------------------------------------------------------------- who wrote it


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [
        ("nl", "Geplaatst op 9 november 2017 door Wies Hendriks in Recensies", "Wies Hendriks"),
        ("pl", "Ada Wilk | 3 października 2021 | Recenzje", "Ada Wilk"),
        ("es", "31 de marzo de 2017 · por Rosa Alca", "Rosa Alca"),
    ],
)
def test_authors_beside_a_date(language: str, line: str, author: str) -> None:
    assert names(review(language, f"<p>{line}</p>").authors) == [author]


def test_a_category_beside_a_date_is_no_author() -> None:
    assert review("pl", "<p>Recenzje | 3 października 2021 | Brak komentarzy</p>").authors == []


def test_a_handle_below_the_text_needs_a_time() -> None:
    assert names(review("fr", below="<p>Posté par clochette39 à 21:14</p>").authors) == ["clochette39"]
    assert review("fr", below="<p>Posté par erreur dans la mauvaise rubrique</p>").authors == []


def test_phrases_of_bylines() -> None:
    assert by_within(" om 21:10 door Wies Hendriks", "nl") == "Wies Hendriks"
    assert after_by("نوشته شده در چهارشنبه", "fa") is None
    assert names(byline_people("Marit Hovland Anmelder", "no")) == ["Marit Hovland"]
    assert names(byline_people("Peter Hronský Zobrazenia: 1 432", "sk")) == ["Peter Hronský"]


# ---------------------------------------------------------------- values


def test_persian_days() -> None:
    assert parse_date("چهارشنبه ۱۵ آبان ۱۳۹۸") == date(2019, 11, 6)
    assert parse_date("1399/12/30") == date(2021, 3, 20)  # a leap year's last day
    assert parse_date("1398/13/01") is None


@pytest.mark.parametrize(
    ("text", "value", "best"), [("10 üzerinden 7,5", 7.5, 10), ("5점 만점에 4점", 4, 5), ("10点満点中8点", 8, 10)]
)
def test_the_scale_first(text: str, value: float, best: float) -> None:
    found = [f.value for f in find_ratings(text) if f.kind == "fraction"]
    assert [(r.value, r.best) for r in found] == [(value, best)]


def test_a_scale_below_its_mark_is_none() -> None:
    assert [f for f in find_ratings("4 üzerinden 7") if f.kind == "fraction"] == []


def test_ages_and_marks() -> None:
    assert parse_certificate("12세 관람가") == "12세 관람가"
    assert film("it", below="<p>voto: 7+</p>").content_rating is None


def test_a_percentage_closes_a_review_and_none_stands_within_it() -> None:
    closing = review("de", below="<p>Der Film ist nicht ohne Längen, aber ein Erlebnis für alle Zuschauer. 80 %</p>")
    assert closing.rating is not None
    assert (closing.rating.value, closing.rating.best) == (80, 100)
    within = review("de", below="<p>Der Film wurde zu 80 % im Moor gedreht, und das sehen die Zuschauer ihm an.</p>")
    assert within.rating is None


def test_stars_named_by_a_file_in_any_language() -> None:
    rated = review("es", '<p><img src="/img/estrellas-4.png" alt=""></p>')
    assert rated.rating is not None
    assert rated.rating.value == 4
    assert review("es", '<p><img src="/img/estreno-4.png" alt=""></p>').rating is None


@pytest.mark.parametrize(
    ("title", "headline", "wanted"),
    [
        ("Filmtagebuch: Kritik: Kanal (2013)", "Kritik: Kanal (2013)", ("Kritik: Kanal (2013)", "Filmtagebuch")),
        ("Cisza - recenzja filmu Woda (2016) - Kinoman", "Cisza", ("Cisza - recenzja filmu Woda (2016)", "Kinoman")),
        ("Kritik: Der Kanal", "Der Kanal", ("Kritik: Der Kanal", None)),
    ],
)
def test_sites_in_titles(title: str, headline: str, wanted: tuple[str, str | None]) -> None:
    assert strip_site(title, None, headline) == wanted


# ---------------------------------------------------------------- credits in sentences


@pytest.mark.parametrize(
    ("language", "sentence", "field", "expected"),
    [
        ("it", "Il custode è interpretato in modo superbo da Mirko Zan.", "actors", ["Mirko Zan"]),
        (
            "it",
            "Tra gli attori protagonisti troviamo Mirko Zan (Il molo, …) e Alba Ferrer (La diga).",
            "actors",
            ["Mirko Zan", "Alba Ferrer"],
        ),
        ("it", "Mirko Zan veste i panni di un barcaiolo (Oreste Lama).", "actors", ["Mirko Zan"]),
        ("it", "È tratto dal romanzo La bruma (Ugo Bellandi).", "actors", []),
        ("it", "Vince il premio per la colonna sonora originale (Ugo Bellandi).", "composers", ["Ugo Bellandi"]),
        ("it", "Vince il premio per la colonna sonora originale (Ugo Bellandi).", "actors", []),
        ("fr", "Premier film français de Pia Orsini, il prend son temps.", "directors", ["Pia Orsini"]),
        ("fr", "Le directeur de la photographie, Karim Bel, aime la brume.", "cinematographers", ["Karim Bel"]),
        ("fr", "Ana Thév et Karim Bel, tous deux débutants, jouent les passeurs.", "actors", ["Ana Thév", "Karim Bel"]),
        ("fr", "Nous voilà avec Maud Rivet au pouvoir.", "actors", []),
        ("de", "Kamerafrau Ada Moor findet neue Farben.", "cinematographers", ["Ada Moor"]),
        ("de", "Der Fährmann wird mit großer Ruhe gespielt von Jens Hartmann.", "actors", ["Jens Hartmann"]),
        ("de", "Jens Hartmann als der Pfarrer bleibt trocken.", "actors", ["Jens Hartmann"]),
        ("es", "La fotografía de Quim Ferrer pesa.", "cinematographers", ["Quim Ferrer"]),
        ("nl", "De fraaie zwart-wit fotografie van Jan Moerman helpt.", "cinematographers", ["Jan Moerman"]),
        ("nl", "Het doet denken aan de Deense acteur Jan Moerman.", "actors", []),
        # names in other cases than the nominative
        ("pl", "To debiut w reżyserii Jana Grabowskiego.", "directors", ["Jan Grabowski"]),
        ("pl", "Scenariusz Olgi Lipskiej niczego nie tłumaczy.", "writers", ["Olga Lipska"]),
        ("pl", "W tle słychać film Anna Lipska, głośny kiedyś.", "directors", []),
    ],
)
def test_credits_in_sentences(language: str, sentence: str, field: str, expected: list[str]) -> None:
    assert names(getattr(film(language, below=f"<p>{sentence}</p>"), field)) == expected
