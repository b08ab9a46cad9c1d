"""Values: text in, typed value or nothing out. Each line is a habit of real pages."""

from datetime import date

import pytest

from filmmeta.values.bylines import after_by, byline_people, is_byline
from filmmeta.values.certificates import find_certificate, parse_certificate
from filmmeta.values.counting import spelled_minutes
from filmmeta.values.dates import find_day, find_month_year, find_year, parse_date, parse_moment
from filmmeta.values.duration import find_duration, find_minutes, parse_duration
from filmmeta.values.language import base, detect
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.rating import find_ratings, parse_rating
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean, number
from filmmeta.values.titles import bare_title, strip_site, title_pieces


@pytest.mark.parametrize(
    ("text", "value", "best"),
    [
        ("7,5/10", 7.5, 10),
        ("4.9/5.0", 4.9, 5),
        ("3⁄5", 3, 5),
        ("9 из 10", 9, 10),
        ("8 sobre 10", 8, 10),
        ("8 out of 10", 8, 10),
        ("7 von 10 Punkten", 7, 10),
        ("★★★½", 3.5, None),
        ("★★★☆☆", 3, 5),
        ("★★★½ / 5", 3.5, 5),
        ("🍿🍿🍿", 3, None),
        ("🎬 🎬 🎬 ½", 3.5, None),
        ("🍿🍿🍿/5", 3, 5),
        ("🧀🧀🧀 out of 5", 3, 5),
        ("★★★/★★★★★", 3, 5),
        ("⭐⭐⭐⭐", 4, None),
        ("***", 3, None),
        ("*** (out of ****)", 3, 4),
        ("**1/2 (out of four)", 2.5, 4),
        ("3.5 stars", 3.5, None),
        ("three and a half stars", 3.5, None),
        ("four stars out of five", 4, 5),
        ("1 ½ Stars (out of 4)", 1.5, 4),
        ("Seven out of ten, I think.", 7, 10),
        ("siete y medio sobre diez", 7.5, 10),
        ("sept sur dix", 7, 10),
        ("osm z deseti", 8, 10),
        ("семь из десяти", 7, 10),
        ("7 popcorns out of 10", 7, 10),
        ("Four and a half shovels out of five", 4.5, 5),
        ("3 1/2 severed hands out of five", 3.5, 5),
        ("a generous six cups of tea out of ten from me", 6, 10),
        ("he said four ’ out of five", 4, 5),  # an apostrophe that stands alone
        ("três poltronas e meia (de cinco)", 3.5, 5),
        ("Tři a půl knedlíku z pěti", 3.5, 5),
        ("Négy és fél kacsa az ötből", 4.5, 5),
        ("Kolme ja puoli pullaa viidestä", 3.5, 5),
        ("Τρεισήμισι καρέκλες στις πέντε", 3.5, 5),
        ("ثلاث نجوم ونصف من خمس", 3.5, 5),
        ("שלושה וחצי כוכבים מתוך חמישה", 3.5, 5),
        ("पांच में से साढ़े तीन स्टार", 3.5, 5),
        ("З десяти — вісім", 8, 10),
        ("Von zehn Punkten: acht", 8, 10),
        ("Of ten, eight", 8, 10),
        ("On üzerinden yedi buçuk", 7.5, 10),
        ("твёрдая четвёрка по пятибалльной", 4, 5),
        ("sette e mezzo", 7.5, None),
        ("een dikke acht", 8, None),
        ("en stark fyra", 4, None),
        ("Verdict: 3½ cheese wheels out of 5", 3.5, 5),
        ("6.5 on a scale of 1 to 10", 6.5, 10),
        ("7 auf einer Skala von 1 bis 10", 7, 10),
        ("+2 (-4 to +4)", 2, 4),
        ("five stars of 2019", 5, None),
        ("80%", 80, 100),
        ("8,5", 8.5, None),
        ("★★★½ (out of four stars)", 3.5, 4),
        ("*** out of ****", 3, 4),
        ("dreieinhalb von fünf Sternen", 3.5, 5),
        ("tre stelle e mezza su cinque", 3.5, 5),
        ("quatro estrelas", 4, None),
        ("fem av sex stjärnor", 5, 6),
        ("tři hvězdičky", 3, None),
        ("۳٫۵ از ۵", 3.5, 5),
        ("4 (out of 5)", 4, 5),
        ("10/8", 8, 10),
        ("♥♥♥♡♡", 3, 5),
        ("🌕🌕🌕🌗🌑", 3.5, 5),
        ("PG-13", None, None),
        ("1/2", 1, None),
        ("11/5", None, None),
        ("3/4/2011", None, None),
        ("none", None, None),
    ],
)
def test_rating(text: str, value: float | None, best: float | None) -> None:
    found = parse_rating(text)
    if text == "1/2":
        assert found is None or found.value.best != 2
    else:
        assert (found and (found.value.value, found.value.best)) == (None if value is None else (value, best))


@pytest.mark.parametrize(("text", "grade"), [("B+", "B+"), ("A minus", "A-"), ("C–", "C-"), ("D.", "D")])
def test_grade(text: str, grade: str) -> None:
    found = parse_rating(text)
    assert found is not None
    assert (found.value.text, found.value.value) == (grade, None)


def test_a_scale_below_nothing() -> None:
    found = parse_rating("a -1 on the -4 to +4 scale")
    assert found is not None
    assert (found.value.value, found.value.worst, found.value.best) == (-1, -4, 4)


@pytest.mark.parametrize(
    "text",
    [
        "nine out of ten dentists",
        "He is one of five.",
        "the first of ten films",
        "all of them, one of ten",
        "3 films out of 10 are not bad",
        "chapter 3 (of books 1 to 10)",
        "from 2 to 10",
    ],
)
def test_no_rating_in_counts(text: str) -> None:
    assert list(find_ratings(text)) == []


@pytest.mark.parametrize("text", ["👍👍", "Two thumbs up!", "zwei Daumen hoch"])
def test_thumbs_have_no_number(text: str) -> None:
    (found,) = find_ratings(text)
    assert (found.value.text, found.value.value) == (text.rstrip("!"), None)


@pytest.mark.parametrize("text", ["👍", "thumbs up", "two thumbs up from me and my aunt", "🧀🧀🧀", "🎉🎉"])
def test_no_rating_in_buttons_and_decoration(text: str) -> None:
    assert list(find_ratings(text)) == []


@pytest.mark.parametrize("text", ["on 24/7", "Route 66", "10.11.2012", "in 16:9", "Furious 8", "a 5-star hotel"])
def test_no_rating_in_running_text(text: str) -> None:
    assert [f.value.text for f in find_ratings(text) if f.kind == "fraction"] == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 hr. 56 min.", 116),
        ("1h46", 106),
        ("1 h 46", 106),
        ("106'", 106),
        ("106 мин.", 106),
        ("106分", 106),
        ("1小时45分", 105),
        ("1 год 48 хв", 108),
        ("2hrs", 120),
        ("1 ora e 40 minuti", 100),
        ("PT1H37M", 97),
        ("T1H37M", 97),
        ("PT97M", 97),
        ("1:37", 97),
        ("97", 97),
        *((f"90 {unit}", 90) for unit in ("perc", "dakika", "DK", "min.", "Minuten", "m", "mn", "minuuttia")),
        *((f"2 {unit}", 120) for unit in ("Stunden", "horas", "ore", "godz", "saat", "jam", "timmar", "uur", "tuntia")),
        ("2x75 min", None),
        ("soon", None),
        ("0 min", None),
        ("99999 min", None),
    ],
)
def test_duration(text: str, minutes: int | None) -> None:
    found = parse_duration(text)
    assert (found and found.total_seconds() / 60) == minutes


def test_duration_in_a_line_names_its_place() -> None:
    line = "R, Drama, 1hr 52min"
    found = find_duration(line)
    assert found is not None
    assert line[found[1] : found[2]] == "1hr 52min"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 de marzo de 2011", date(2011, 3, 22)),
        ("26 de March de 2017", date(2017, 3, 26)),
        ("Nov. 4, 2005", date(2005, 11, 4)),
        ("May 3rd, 2020", date(2020, 5, 3)),
        ("2011. 3. 22.", date(2011, 3, 22)),
        ("2019年11月8日", date(2019, 11, 8)),
        ("٢٣/ديسمبر/٢٠١٨", date(2018, 12, 23)),
        ("28 декабря 2015", date(2015, 12, 28)),
        ("2 Marzo 2022", date(2022, 3, 2)),
        ("22/3/2011", date(2011, 3, 22)),
        ("3/22/2011", date(2011, 3, 22)),
        ("5.III.2019", date(2019, 3, 5)),
        ("5 मार्च 2019", date(2019, 3, 5)),
        ("5 říj 2019", date(2019, 10, 5)),
        ("5 сент. 2019", date(2019, 9, 5)),
        ("5.XV.2019", None),
        ("3. 4. '16", None),
        ("31/02/2011", None),
        ("2018", None),
        ("version 1.2.2011.4", None),
    ],
)
def test_date(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_order_of_day_and_month_follows_the_page() -> None:
    assert parse_date("3/4/2011", dayfirst=True) == date(2011, 4, 3)
    assert parse_date("3/4/2011", dayfirst=False) == date(2011, 3, 4)


def test_moments_keep_their_time_and_zone() -> None:
    moment = parse_moment("2019-11-13T20:45:06+01:00")
    assert moment is not None
    assert moment.isoformat() == "2019-11-13T20:45:06+01:00"
    assert parse_moment("20191113") == date(2019, 11, 13)
    assert parse_moment("2019-99-99T20:45:06") is None


def test_years() -> None:
    assert [find_year(t) for t in ("USA, 1994, 154 min", "$1,950", "1920x1080", "1492")] == [1994, None, None, None]
    assert find_month_year("in March 2016") == (2016, 3)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. B. Yehoshua, Bo Yi and Ann Lee", ["A. B. Yehoshua", "Bo Yi", "Ann Lee"]),
        ("Robert Downey, Jr., Jude Law & Rachel McAdams et al.", ["Robert Downey, Jr.", "Jude Law", "Rachel McAdams"]),
        ("Adam Wilk · Zofia Rak | Piotr Sum", ["Adam Wilk", "Zofia Rak", "Piotr Sum"]),
        ("Sonia Grasso (Lucia), Nino Barbera (voice)", ["Sonia Grasso", "Nino Barbera"]),
        ("Анна Крылова, Пётр Сомов и др.", ["Анна Крылова", "Пётр Сомов"]),
        ("森田葉子、是枝裕和", ["森田葉子", "是枝裕和"]),
        ("俞小川 戴敏之 葛平", ["俞小川", "戴敏之", "葛平"]),
        ("片倉 静 大友 良二 伊吹 ひな", ["片倉 静", "大友 良二", "伊吹 ひな"]),
        ("三輪 苑美", ["三輪 苑美"]),
        ("トム クルーズ", ["トム クルーズ"]),
        ("Lars von Trier", ["Lars von Trier"]),
        ("TBA", []),
        ("N/A", []),
        ("the best film of the year", []),
        ("", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [p.name for p in split_people(text)] == names


def test_and_of_the_page_language_only() -> None:
    assert [p.name for p in split_people("Marie y Jean", "fr")] == ["Marie y Jean"]
    assert [p.name for p in split_people("Ana Ruiz y Eva Sol", "es")] == ["Ana Ruiz", "Eva Sol"]


def test_characters() -> None:
    found = split_people(
        "Anthony Hopkins (Anthony), Olivia Colman as Anne, Mark Gatiss ... The Man, Rufus Sewell (uncredited)"
    )
    assert [(p.name, p.character) for p in found] == [
        ("Anthony Hopkins", "Anthony"),
        ("Olivia Colman", "Anne"),
        ("Mark Gatiss", "The Man"),
        ("Rufus Sewell", None),
    ]


@pytest.mark.parametrize("text", ["read more", "Film", "a", "http://x", "It is late. Go home now", "1984", "me@x.org"])
def test_no_names(text: str) -> None:
    assert not looks_like_name(text)


def test_bylines() -> None:
    assert after_by("Par Claire Vautrin", "fr") == "Claire Vautrin"
    assert [p.name for p in byline_people("By Ann Lee and Bo Yi on 3 May 2020", "en")] == ["Ann Lee", "Bo Yi"]
    assert [p.name for p in byline_people("moviefan77", "en", handles=True)] == ["moviefan77"]
    assert byline_people("admin", "en", handles=True) == []
    assert byline_people("3 May 2020 4 min read", "en", handles=True) == []
    assert [p.name for p in byline_people("By M. V. Kjeldal", "en")] == ["M. V. Kjeldal"]
    assert [p.name for p in byline_people("By DORA PENHALLOW Gazette Staff", "en")] == ["DORA PENHALLOW"]
    assert [p.name for p in byline_people("Par M. Perrault", "fr")] == ["Perrault"]
    assert is_byline("BY ROSE KELLER", "en")
    assert not is_byline("By the time the film ends nobody cares", "en")


@pytest.mark.parametrize(
    ("text", "certificate"),
    [
        ("Rated R for violence", "R"),
        ("PG 13", "PG 13"),
        ("12A", "12A"),
        ("FSK 16", "FSK 16"),
        ("16+", "16+"),
        ("4/5", None),
        ("***", None),
    ],
)
def test_certificate(text: str, certificate: str | None) -> None:
    assert parse_certificate(text) == certificate


def test_certificate_in_a_line() -> None:
    assert find_certificate("154 mins. R. Starring:", running=True) == "R"
    assert find_certificate("I am R. Kelly") is None


def test_terms() -> None:
    assert split_terms("Thriller psicológico, drama / (2019) | N/A") == ["Thriller psicológico", "drama"]
    assert split_terms("USA und Kanada") == ["USA", "Kanada"]
    assert split_terms("-") == []


@pytest.mark.parametrize(
    ("headline", "name", "year"),
    [
        ("Movie Review: Upgrade (2018)", "Upgrade", 2018),
        ("Kino: Der stille Kanal", "Der stille Kanal", None),
        ("《雪山的信差》，一封走了三十年的信", "雪山的信差", None),
        ("Рецензия на фильм «Тихая станция»", "Тихая станция", None),
        ("Umbrella Days ★★★½", "Umbrella Days", None),
        ("Flight, 03.12.2017", "Flight", None),
        ("12. Paper Kites (2011)", "Paper Kites", 2011),
        ("1917", "1917", None),
        ("Low Water, 1951", "Low Water", 1951),
        ("Notes, November, 2020", "Notes, November, 2020", None),
        ("Wonder Woman 1984: Moth Season", "Wonder Woman 1984", None),
        ("Recenze: Kniha", "Kniha", None),
    ],
)
def test_title_is_among_the_pieces(headline: str, name: str, year: int | None) -> None:
    found = {p.text: p.year for p in title_pieces(headline)}
    assert name in found
    assert found[name] == year


def test_director_beside_the_year() -> None:
    assert bare_title("Les Heures salées (2003), Claire Vautrin").director == "Claire Vautrin"
    assert bare_title("Low Water (dir. Ann Lee, 1988)").director == "Ann Lee"
    assert bare_title("Low Water (USA, 1988)").director == ""


def test_site_is_taken_off_the_title() -> None:
    assert strip_site("Jarhead - CNN.com", None, "Jarhead") == ("Jarhead", "CNN.com")
    assert strip_site("Low Water | Reel Letters", "Reel Letters") == ("Low Water", "Reel Letters")
    assert strip_site("Szept lodu - recenzja filmu", None, "Szept lodu")[1] is None


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Es ist ein Film, der nicht von der Stelle kommt, und das ist auch gut so.", "en-US", "de"),
        ("Het is een film die niet van de plaats komt en dat is maar goed ook.", "nl-BE", "nl-BE"),
        ("Це стрічка, яка нікуди не поспішає, і їй це до лиця.", None, "uk"),
        ("这是一部很安静的电影", None, "zh"),
        ("雪が降る夜の映画でした", "en", "ja"),
        ("Tidewater", "en-GB", "en-GB"),
        ("Tidewater", None, None),
    ],
)
def test_language(text: str, declared: str | None, language: str | None) -> None:
    assert detect(text, declared) == language


def test_language_without_region() -> None:
    assert [base(t) for t in ("nb-NO", "pt-BR", None)] == ["no", "pt", None]


def test_text() -> None:
    assert clean(" Tom &amp;amp; Jerry\u00ad \n (1992) ") == "Tom & Jerry (1992)"
    assert [number(t) for t in ("7,5", "1.234.567", "x", "9" * 40)] == [7.5, 1234567.0, None, None]


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("anderthalb Sterne", (1.5, None)),  # what running times and marks have in common
        ("Nineteen out of twenty.", (19.0, 20.0)),
        ("Dvanáct z dvaceti.", (12.0, 20.0)),
        ("dwie gwiazdki", (2.0, None)),
    ],
)
def test_marks_know_all_numbers(text: str, rating: tuple[float, float | None]) -> None:
    found = next(find_ratings(text)).value
    assert (found.value, found.best) == rating


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("a hundred and twenty-four minutes", "en", [124]),
        ("quatre-vingt-quatorze minutes", "fr", [94]),
        ("centoventidue minuti", "it", [122]),
        ("sechsundneunzig Minuten", "de", [96]),
        ("одна година двадцять сім хвилин", "uk", [87]),
        ("两小时五分钟, 一百三十一分鐘", "zh", [125, 131]),
        ("half a minute, ninety minutes", "en", []),
    ],
)
def test_minutes_in_words(text: str, language: str, minutes: list[int]) -> None:
    assert [m for m, _, _ in spelled_minutes(text, language)] == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("at 2 hrs 20 it could do with losing a scene", [140]), ("a runtime of 2hr 40 mins", [160]), ("in 3 h", [])],
)
def test_hours_in_sentences(text: str, minutes: list[int]) -> None:
    assert [m for m, _, _ in find_minutes(text)][:1] == minutes[:1]


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("is in theaters everywhere Friday, April 14 from", date(2023, 4, 14), date(2023, 4, 14)),
        ("Sortie en salle le 12 février.", date(2020, 2, 12), date(2020, 2, 12)),
        ("opens January 7", date(2021, 12, 29), date(2022, 1, 7)),
        ("opened May 24, 1996", date(2020, 1, 1), None),
    ],
)
def test_days_without_a_year(text: str, near: date, day: date | None) -> None:
    found = find_day(text, near)
    assert (found.value if found else None) == day
