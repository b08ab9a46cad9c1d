"""Lines that give a verdict, and lines that only look like it, below and above a review."""

import pytest

import filmmeta

TEXTS = {
    "en": "Ada Brandt lets the camera rest on the ropes of the harbour, and the film finds its tone there, sly, slow.",
    "tr": "Yönetmen kamerayı limandaki halatların üzerinde uzun uzun bekletiyor ve film kendi sesini orada, sakin bir "
    "şekilde buluyor, ama oyuncular da bu filme çok şey katıyor.",
    "hu": "A rendező sokáig a kikötő kötelein hagyja a kamerát, és a film ott találja meg a hangját, de a színészek is "
    "sokat tesznek hozzá ehhez a filmhez.",
    "fa": "کارگردان دوربین را مدتی طولانی روی طناب‌های بندر نگه می‌دارد و فیلم لحن خود را همان‌جا پیدا می‌کند.",
    "es": "La directora deja que la cámara descanse sobre las cuerdas del puerto, y la película encuentra ahí su tono, "
    "con unos actores que saben cuándo callar.",
    "sv": "Regissören låter kameran vila länge på repen i hamnen och filmen hittar sin ton där, men det är också "
    "skådespelarna som gör den här filmen så bra.",
    "de": "Die Regisseurin lässt die Kamera lange auf den Tauen im Hafen ruhen, und der Film findet dort seinen Ton, "
    "auch weil die Schauspieler wissen, wann sie schweigen.",
    "fr": "La réalisatrice laisse la caméra se reposer sur les cordes du port, et le film y trouve son ton, avec des "
    "acteurs qui savent quand il faut se taire.",
}


def rating_of(line: str, language: str = "en", below: str = "") -> tuple[float | None, float | None] | str | None:
    """What the page's review says where a line closes its text."""
    text = f"<p>{TEXTS[language]}</p>" * 4
    page = filmmeta.parse(
        f"<html lang={language}><head><title>Low Water (2019) - Review</title></head><body><article>"
        f"<h1>Low Water (2019)</h1>{text}{line}</article>{below}</body></html>"
    )
    found = [review.rating for review in page.reviews if review.rating is not None]
    if not found:
        return None
    return (found[0].value, found[0].best) if found[0].value is not None else found[0].text


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("<p>***1/2 (out of ****)</p>", (3.5, 4)),
        ('<div class="stars" data-rating="4" data-max="5"></div>', (4, 5)),
        ("<p>Rating: <meter min=0 max=10 value=7></meter></p>", (7, 10)),
        ('<p role="img" aria-label="Rated 4 out of 5"></p>', (4, 5)),
        (
            '<div><b class="star filled"></b><b class="star filled"></b><b class="star"></b></div>',
            (2, None),
        ),
        (
            '<p class="r"><i class="fas fa-star"></i><i class="fas fa-star-half-alt"></i>'
            + '<i class="far fa-star"></i>' * 3,
            (1.5, 5),
        ),
        ('<p>★★★<span style="color:#ccc">★★</span></p>', (3, 5)),
        ('<span class="rating-static rating-45"></span>', (4.5, 5)),
        ("<p>IMDb: 7.1 | Mine: 8/10</p>", (8, 10)),
        ("<p>Movie: B+ / Disc: A-</p>", "B+"),
        ("<p>Film: ★★★★ Picture: ★★★ Extras: ★★</p>", (4, None)),
        ("<p>7.5 out of 10 for me.</p>", (7.5, 10)),
        ("<p>B+</p>", "B+"),
        ("<p>On a scale of one to ten, I would give it a seven.</p>", (7, 10)),
        ("<p>★★★ out of 4 stars</p>", (3, 4)),
        ("<p>Rating 7.5</p>", (7.5, None)),
        ("<p>Final Verdict: 8.5</p>", (8.5, None)),
        ("<p>Rating: three stars</p>", (3, None)),
        ("<p>I give this film a B+.</p>", "B+"),
        ("<p>I give it a solid 7.</p>", (7, None)),
        ("<p>Low Water gets a 7 out of 10.</p>", (7, 10)),
        ("<p>Couldn't be better. Four stars out of five, the fifth is the vicar's.</p>", (4, 5)),
        ("<p>Rating: 🍿🍿🍿🍿</p>", (4, None)),
        ("<p>Story: 7/10<br>Acting: 8/10<br>Music: 6/10<br>Overall: 7/10</p>", (7, 10)),
        ("<p>Bo's tickets: 7 out of 10<br>Ida's tickets: 9 out of 10<br>Average: 8 out of 10</p>", (8, 10)),
        (
            '<p>Our mark: <img src="s.gif" alt="*"><img src="s.gif" alt="*"><img src="h.gif" alt="1/2"> (out of 4)</p>',
            (2.5, 4),
        ),
        (
            '<table><tr><td>M O V I E</td><td><img src="i/stars45.gif"></td></tr>'
            '<tr><td>V I D E O</td><td><img src="i/stars3.gif"></td></tr></table>',
            (4.5, None),
        ),
        (
            '<div class="rating"><span class="stars" style="width:60%"><svg aria-label="3 of 5"></svg></span></div>',
            (3, 5),
        ),
        (
            "<p>Audio: The track is clean, if no workout, and the score has some warmth. 3.5/5</p>",
            None,
        ),
        ("<p>RATING (0 TO 10): 5.5<br>Alternative scale: ** out of ****</p>", (5.5, 10)),
        ("<p>Voto 6 1/2</p>", None),
        ("<p>Score 6 1/2</p>", (6.5, None)),
        ("<p>I'd give it four stars, T. says two and a half and that I only liked the ropes in it.</p>", (4, None)),
        ("<p>A film with two stars, three crews and no second act that anybody could point at, sadly.</p>", None),
        ("<p>Rating: PG-13</p>", None),
        ("<p>Rating: 4.2/5 (221 votes)</p>", None),
        ("<p>Rate this: ★★★★★</p>", None),
        ("<p>Leave us five stars on any podcast app, and we'll read your review.</p>", None),
        ("<p>Part 1/3</p>", None),
        ("<p>Episode 5/10</p>", None),
        ("<p>7 of 12</p>", None),
    ],
)
def test_closing_lines(line: str, rating: tuple[float, float | None] | str | None) -> None:
    assert rating_of(line) == rating


@pytest.mark.parametrize(
    ("language", "line", "rating"),
    [
        (
            "tr",
            "<p>Yılın en iyilerinden biri. Benden 10 üzerinden 8,5. Kaçırmayın, pişman olursunuz.</p>",
            (8.5, 10),
        ),
        ("hu", "<p>Értékelésem: 10/8</p>", (8, 10)),
        ("fa", "<p>امتیاز نویسنده: ۳٫۵ از ۵</p>", (3.5, 5)),
        ("es", "<p>Le doy un ocho.</p>", (8, None)),
        ("sv", "<p>Betyg: 4. Betygsskala: 0–5.</p>", (4, 5)),
        ("de", "<p>Bild: 7/10</p><p>Ton: 6/10</p><p>Film: 8/10</p>", (8, 10)),
        ("fr", "<p>Notez ce film : ★★★★★</p>", None),
    ],
)
def test_in_other_languages(language: str, line: str, rating: tuple[float, float | None] | None) -> None:
    assert rating_of(line, language) == rating


def test_marks_below_the_text_are_of_other_films() -> None:
    below = "<p>The Peat Cutter: 9/10</p><p>Bulldozer Returns review – flattens everything 1 / 5 stars</p>"
    assert rating_of("<p>3 / 5 stars</p>", below=below) == (3, 5)
    assert rating_of("", below=f"<p>Tomorrow.</p>{below}") is None


def test_strips_with_hollow_stars_tell_the_scale_of_a_full_one() -> None:
    page = filmmeta.parse(
        """<html lang=en><head><title>Two films at the Odeon</title></head><body><h1>Two films at the Odeon</h1>
        <h2>Low Water (2019)</h2><p>Ada Brandt lets the camera rest on the ropes of the harbour far too long, and the
        film never finds out why anybody in it would want to leave.</p><p>★★☆☆☆</p>
        <h2>The Salt Clock (2018)</h2><p>Bo Marsh directs the better film of the two, a thriller of few words in which
        every actor knows when to keep still.</p><p>★★★★★</p></body></html>"""
    )
    assert [(r.rating.value, r.rating.best) for r in page.reviews if r.rating] == [(2, 5), (5, 5)]


def test_a_diary_tells_its_scale_once_and_gives_one_star_like_the_others() -> None:
    page = filmmeta.parse(
        """<html lang=pt><head><title>Diário de filmes: maio de 2022</title></head><body>
        <h1>Diário de filmes: maio de 2022</h1>
        <p>Mês fraco de tempo e bom de cinema. Como sempre, as notas vão de zero a cinco e mudam com o meu humor.</p>
        <h3>A Barca (2021), de Lia Prado</h3><p>★★★★½</p>
        <p>Que filme bonito. Três dias pelo rio, um piano a bordo e uma mulher que não quer saber de quem é. Chorei.</p>
        <h3>Meridiano 3 (2022), de Bo Stant</h3><p>★</p><p>O meu sobrinho escolheu. Ele dormiu, eu não consegui.</p>
        <h3>O Telhado (1983), de Ivo Marche</h3><p>★★★</p>
        <p>Um homem sobe para consertar uma goteira e não desce mais. Três atores, um telhado, oitenta minutos.</p>
        <h3>As Formigas (2020), de Rita Cruz</h3><p>★★</p>
        <p>Todo mundo amou este documentário, eu fiquei olhando o relógio e pensando no jantar.</p></body></html>"""
    )
    assert [(r.rating.value, r.rating.best) for r in page.reviews if r.rating] == [(4.5, 5), (1, 5), (3, 5), (2, 5)]


def test_a_score_names_where_it_was_given() -> None:
    page = filmmeta.parse(
        "<html lang=es><head><title>Crítica: Agua baja (2019)</title></head><body><h1>Crítica: Agua baja (2019)</h1>"
        "<p>Dirección: Ada Brandt<br>Género: Drama<br>Puntuación en Cinemanos: 6,2</p>"
        "<p>La película deja que la cámara descanse sobre las cuerdas del puerto, y ahí está su tono.</p></body></html>"
    )
    assert [(s.source, s.value) for s in page.films[0].scores] == [("Cinemanos", 6.2)]
    assert all(review.rating is None for review in page.reviews)


def test_a_lone_letter_is_a_grade_where_others_close_their_capsules_with_one() -> None:
    def grades(first: str, second: str) -> list[str | None]:
        text = TEXTS["en"]
        page = filmmeta.parse(
            "<html lang=en><head><title>Two films of the week</title></head><body><h1>Two films of the week</h1>"
            f"<h2>Low Water (2019)</h2><p>{text} {text} {first}</p>"
            f"<h2>Rope Walk (2020)</h2><p>{text} {text} {second}</p>"
            "</body></html>"
        )
        return [review.rating.text if review.rating else None for review in page.reviews]

    assert grades("<b>A-</b>", "<b>C</b>") == ["A-", "C"]
    assert grades("A-", "C") == ["A-", "C"]
    assert grades("It is set in sector", "And nobody knows who is A") == [None, None]


def test_a_table_of_aspects_has_its_verdict_in_the_last_row() -> None:
    rows = "<tr><th>What</th><th>Score</th></tr><tr><td>Plot</td><td>3/5</td></tr><tr><td>Music</td><td>2/5</td></tr>"
    assert rating_of(f"<table>{rows}<tr><td>Overall</td><td>3.5/5</td></tr></table>") == (3.5, 5)
    assert rating_of(f"<table>{rows}</table>") is None
