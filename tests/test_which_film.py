"""Which film a page is about, where neither markup nor a plain headline says so; and which pages are about none."""

from __future__ import annotations

import pytest

import filmmeta

SCENES = (
    "A ferryman mends his nets and his marriage in a village that the map forgot. The film watches him with patience, "
    "and the camera never leaves the pier before he does.",
    "What the director finds there is worth the wait. The scenes on the water are the best of the year, and the movie "
    "knows when to stop talking and let the audience listen.",
)


def films(body: str, title: str, language: str = "en", head: str = "") -> list[str]:
    page = filmmeta.parse(
        f"<!DOCTYPE html><html lang={language}><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )
    return [film.name for film in page.films]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


# ---------------------------------------------------------------- headlines that do not name it plainly


def test_a_headline_that_every_film_of_the_site_has_stands_in_the_middle_of_the_title() -> None:
    page = filmmeta.parse(
        "<html lang=en><title>Salt Ledger (1988) - Critics' Reviews - Reel Guide</title><h1>Critics' Reviews</h1>"
        + paragraphs("“Salt Ledger” is a film for patient people.", *SCENES)
    )
    assert [(film.name, film.year, film.directors) for film in page.films] == [("Salt Ledger", 1988, [])]


def test_tagline_above_a_text_that_sets_the_title_apart() -> None:
    text = paragraphs(
        "I had never heard of <i>The Salt Ledger</i> before last week, and then it was the only film I could think of.",
        *SCENES,
        "Do see <i>The Salt Ledger</i> if a cinema near you shows it.",
    )
    assert films(
        f"<h1>Counting grains on the edge of the sea</h1>{text}", "Counting grains on the edge of the sea"
    ) == ["The Salt Ledger"]


def test_headline_that_goes_on_behind_the_title() -> None:
    headline = "Poslední mlynář mele pomalu, ale jistě"
    text = paragraphs(
        "Režisér Jan Vrba natočil film o mlýnu, který nikdo nechce. Poslední mlynář začíná v mlze a v mlze taky končí.",
        "Herci jsou výborní, kamera trpělivá a hudba přesná. Diváci v kině ani nedýchali.",
        "Na takový český film se čekalo dlouho. Poslední mlynář je možná nejlepší snímek roku.",
    )
    assert films(f"<h1>Recenze: {headline}</h1>{text}", f"Recenze: {headline}", "cs") == ["Poslední mlynář"]


def test_fact_line_below_the_text_names_it_with_its_countries() -> None:
    text = paragraphs(
        "Ein Film über drei Schwestern und einen Deich. Die Kamera bleibt fern, die Regie vertraut den Gesichtern.",
        "Am Ende steht das Wasser dort, wo vorher die Küche war, und im Kino war es sehr still. Ein großer Film.",
        "Das Haus hinterm Deich, D/NL 2019 – Regie: Karla Brandt; mit Jule Stein, Max Oben; 118 Min., FSK: ab 12",
    )
    page = filmmeta.parse(f"<html lang=de><title>Wo die Küche war</title><h1>Wo die Küche war</h1>{text}")
    assert [(film.name, film.year) for film in page.films] == [("Das Haus hinterm Deich", 2019)]


@pytest.mark.parametrize(
    "headline",
    [
        "A ★★½ review of Moth Season (2022)",
        "Just watched Moth Season (2022)",
        "Episode 112: Moth Season (2022)",
    ],
)
def test_words_before_the_title(headline: str) -> None:
    text = paragraphs("Moth Season is a film about an editor who cannot cut.", *SCENES)
    assert films(f"<h1>{headline}</h1>{text}", headline) == ["Moth Season"]


@pytest.mark.parametrize(
    "headline", ["TIFF 2021: Low Water", "Cannes '23 Review – Low Water", "Lowland Film Festival 2022 – Low Water"]
)
def test_festival_before_the_title(headline: str) -> None:
    assert films(f"<h1>{headline}</h1>{paragraphs(*SCENES)}", headline) == ["Low Water"]


def test_other_title_in_brackets() -> None:
    head = "Review: Kings of Snow (Králi sněhu)"
    page = filmmeta.parse(f"<html lang=en><title>{head}</title><h1>{head}</h1>{paragraphs(*SCENES)}")
    assert page.film is not None
    assert page.film.name == "Kings of Snow"
    assert "Králi sněhu" in page.film.alternate_names


def test_title_without_the_service_that_shows_it() -> None:
    head = "Night Clerk on Netflix"
    assert films(f"<h1>Review: {head}</h1>{paragraphs(*SCENES)}", f"Review: {head}") == ["Night Clerk"]


# ---------------------------------------------------------------- where the article is


def test_note_of_two_lines_beside_longer_teasers() -> None:
    teaser = (
        "Somebody asked us about the new library in the old mill, and we went there, and it was closed, so we saw "
        "the garden behind it and found that nobody had cut the hedge since the war, which is a pity for the"
    )
    body = (
        "<h1><a href='/'>Two Cups</a></h1><h2>Paper Harbour</h2>"
        "<p>A short film about a boat that nobody wants. We laughed, we cried, the movie is nine minutes long.</p>"
        + "".join(f"<h4>The mill, part {n}</h4><p>{teaser}...</p>" for n in range(3))
    )
    page = filmmeta.parse(f"<html lang=en><title>Paper Harbour : Two Cups</title>{body}")
    assert [film.name for film in page.films] == ["Paper Harbour"]


def test_banner_of_cookies_is_no_text() -> None:
    notice = (
        "Our partners keep what they need on your device to show you what they think you want, and you may object. "
    )
    body = (
        f"<h1>Review: Grey Ferry</h1>{paragraphs(*SCENES)}<p>Share</p><h2>FILM OF THE MONTH “OTHER BOATS”</h2>"
        f"<h2>FILM OF THE MONTH “LAST TRAM”</h2><div class='cmplz-cookiebanner'>{paragraphs(*[notice * 3] * 4)}</div>"
    )
    page = filmmeta.parse(f"<html lang=en><title>Review: Grey Ferry</title>{body}")
    assert [film.name for film in page.films] == ["Grey Ferry"]
    assert "device" not in (page.reviews[0].body or "")


# ---------------------------------------------------------------- several


def test_capsules_whose_titles_begin_their_paragraphs() -> None:
    capsules = {
        "Bright Wire": "A mechanic (Dora Kimm) finds her husband there. Director Paul Ost keeps it light. (94 min.)",
        "The Tenth Knight": "Millions were spent on a man who falls off a horse. Director Rick Hall. (151 min.)",
        "Stove, Third Floor": "In this dry comedy a house shares one boiler. Directed by Ana Petkov. (103 min.)",
        "Delta Blue": "A film about a guitarist, and a privilege to sit through. Directed by Carl Flur. (90 min.)",
    }
    body = "".join(f"<p><b>{name}</b> {text}</p>" for name, text in capsules.items())
    assert films(f"<h1>Short Takes</h1><h2>New films this week</h2>{body}", "Short Takes | Films") == list(capsules)


def test_diary_whose_days_stand_before_the_titles() -> None:
    entries = {
        "The Clockmaker's Day Off": ("Nov 2", "Marcel Aube, 1956", "A chase film in slippers. 8/10"),
        "Vixens of the Ninth Moon": ("Nov 7", "Doris Wexl, 1968", "I am told there is a plot. 3/10"),
        "Requiem for a Tram": ("Nov 11", "Al Buch, 1981", "The moment when the line goes dead, still. 10/10"),
    }
    body = "".join(
        f"<p><b>{day}: {name}</b> ({credit}). Watched at home. {text}</p>"
        for name, (day, credit, text) in entries.items()
    )
    assert films(f"<h1>Viewing diary, November</h1>{body}", "Viewing diary, November") == list(entries)


def test_as_many_heads_as_the_headline_counts() -> None:
    names = ["Lamplight", "The Big Ledger", "Mine 33", "A Quiet Warning"]
    body = "".join(
        f"<h3>{name}</h3><p>The safest film of these for an evening, with people who work and a camera that looks.</p>"
        for name in names
    )
    head = "4 movies about work to watch this weekend"
    intro = "<p>Here are films for everybody who is tired of films about films. All of these movies are about jobs.</p>"
    assert films(f"<h1>{head}</h1>{intro}{body}", head) == names


def test_double_bill_in_a_newsletter_that_calls_itself_news() -> None:
    markup = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Swans and wires"}</script>'
    body = (
        "<h1>Swans and wires</h1><p>Two films for a cold kitchen.</p><h2>The Night Line (Lorna Visk, 1951)</h2>"
        f"<p>{SCENES[0]}</p><h2>Swan Lake, Again (Ayo Prent, 2019)</h2><p>{SCENES[1]}</p>"
    )
    assert films(body, "Swans and wires", head=markup) == ["The Night Line", "Swan Lake, Again"]


def test_numbered_list_of_a_plain_text() -> None:
    names = ["Faces and Squares", "The Sick Bed", "Ghost of a Story", "Lady Finch"]
    items = "\n".join(
        f"{len(names) - i}) {name}\n\n{name} is a film about waiting, and the best movie that anybody made about it. "
        "The director trusts her actors, and they trust the silence between the lines.\n"
        for i, name in enumerate(names)
    )
    text = (
        f"The four best films of the year\n\nBy Ann Lee\n\nThese are the films that I kept thinking about.\n\n{items}"
    )
    assert [film.name for film in filmmeta.parse(text, format="text").films] == names


# ---------------------------------------------------------------- plain texts


@pytest.mark.parametrize("title", ["Blog of Bo - Grey Ferry", "Grey Ferry | Blog of Bo"])
def test_plain_text_whose_title_has_site_and_headline(title: str) -> None:
    review = [f"Grey Ferry is a film. {SCENES[0]}", SCENES[1], "Rating: 8/10"]
    text = "\n\n".join([title, "Blog of Bo", "Menu", "Grey Ferry", *review])
    page = filmmeta.parse(text, format="text")
    assert [film.name for film in page.films] == ["Grey Ferry"]
    assert page.reviews[0].headline == "Grey Ferry"


def test_plain_text_whose_title_is_the_sites() -> None:
    text = "\n\n".join(["Bo's Little Blog", "Hi! I am Bo.", "Home Blog Reviews", "Grey Ferry", "★☆☆☆☆", *SCENES])
    page = filmmeta.parse(text, format="text")
    assert [film.name for film in page.films] == ["Grey Ferry"]


# ---------------------------------------------------------------- none


@pytest.mark.parametrize(
    ("language", "box"),
    [
        ("it", [("Sviluppatore", "Officina Ferro"), ("Regia", "Dario Monti"), ("Durata", "circa 35 ore")]),
        ("en", [("ISBN", "978-0-00-000000-2"), ("Director", "of the imprint: Ann Lee")]),
        ("uk", [("Лейбл", "Глухий Кут"), ("Тривалість", "42 хв")]),
    ],
)
def test_fact_boxes_of_games_books_and_records(language: str, box: list[tuple[str, str]]) -> None:
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in box)
    body = f"<h1>Cronache di Ferro - La recensione</h1><table>{rows}</table>{paragraphs(SCENES[0])}"
    assert films(body, "Cronache di Ferro - La recensione", language) == []


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("“The camera is a terrible liar”: an interview with director Nia Trel", "en"),
        ("“Dunkelheit ist billig”: im Gespräch mit Irena Kowal", "de"),
        ("Darkness is cheap: a conversation with Irena Kowal", "en"),
    ],
)
def test_interviews(headline: str, language: str) -> None:
    questions = "".join(
        f"<p><b>How did you make the film?</b></p><p>We had a camera and a boat and three days. {text}</p>"
        for text in SCENES
    )
    assert films(f"<h1>{headline}</h1>{questions}", headline, language) == []


def test_archive_of_a_tag() -> None:
    teasers = "".join(
        f"<h2><a href='/{n}'>Why everybody mumbles {n}</a></h2><p>{text}</p>" for n, text in enumerate(SCENES)
    )
    assert films(f"<h1>Tag: sound design</h1>{teasers}", "sound design Archives") == []


def test_address_is_no_director() -> None:
    body = (
        "<h1>Crítica: El Pozo (2011)</h1><p>Una película sobre un pozo. El cine español no tenía un filme así.</p>"
        "<p>Cine Doré. Dirección: Calle Mayor 12</p>"
    )
    page = filmmeta.parse(f"<html lang=es><title>Crítica: El Pozo (2011)</title>{body}")
    assert [film.directors for film in page.films] == [[]]


# ---------------------------------------------------------------- heads that name a film with its maker


CAPSULE = "A ferry waits, the camera waits with it, and the audience laughed until the projector stopped. "


def test_a_double_bill_whose_heads_end_in_year_and_director() -> None:
    body = (
        "<h1>Two ways out of a valley</h1><p>Two movies, one evening, some soup, as every month on this film blog.</p>"
        f"<p><b>Salt Ledger</b> (1957, dir. Ada Brandt)</p><p>{CAPSULE * 3}</p>"
        f"<p><b>Leaving Is Easy</b> (2008, directed by Jan Kroll)</p><p>{CAPSULE * 3}</p>"
    )
    page = filmmeta.parse(f"<html lang=en><title>Two ways out of a valley</title>{body}")
    assert [(film.name, film.year, [p.name for p in film.directors]) for film in page.films] == [
        ("Salt Ledger", 1957, ["Ada Brandt"]),
        ("Leaving Is Easy", 2008, ["Jan Kroll"]),
    ]


def test_capsules_that_begin_with_title_and_director() -> None:
    heads = [("Salt Ledger", "Ada Brandt"), ("Night Tram", "Jan Kroll, Mira Osei"), ("Wool", "Etta Moreau")]
    capsules = "".join(f"<p><b>{title}</b> ({makers}) {CAPSULE * 2}</p>" for title, makers in heads)
    body = f"<h1>Four days in the front row</h1><p>I made it to three of the festival's films.</p>{capsules}"
    page = filmmeta.parse(f"<html lang=en><title>Four days in the front row</title>{body}")
    assert [(film.name, ", ".join(p.name for p in film.directors)) for film in page.films] == heads
    assert not any(film.actors for film in page.films)


def test_characters_in_bold_with_their_actors_are_no_films() -> None:
    cast = "".join(f"<p><b>{who}</b> (Jonas Pell) {CAPSULE}</p>" for who in ("Hinnerk", "Wiebke", "Old Sam"))
    text = paragraphs("<i>Salt Ledger</i> is a film about three neighbours.", *SCENES)
    assert films(f"<h1>Review: Salt Ledger</h1>{text}{cast}", "Review: Salt Ledger") == ["Salt Ledger"]


def test_a_day_in_bold_is_no_film() -> None:
    text = paragraphs(
        "i laughed so hard that the dog left.", "<b>honk twice</b> (2023). it's on every film server.", *SCENES
    )
    found = films(f"<h1>the dog is out</h1><p><b>18 Feb, 2024</b></p>{text}", "the dog is out")
    assert "18 Feb, 2024" not in found


def test_the_parts_of_a_disc_are_no_films() -> None:
    text = "\n\n".join(
        (
            "Disc Desk - Blu-ray Review: Salt Ledger",
            "Salt Ledger",
            "Film 8/10",
            "Picture 7/10",
            "Sound 6/10",
            "Extras 9/10",
            "Director: Ada Brandt",
            *SCENES,
            "Picture",
            CAPSULE,
            "Sound",
            CAPSULE,
        )
    )
    page = filmmeta.parse(text, format="text")
    assert not {"Picture", "Sound", "Extras"} & {film.name for film in page.films}


def test_headings_of_a_plain_text_with_links_to_themselves() -> None:
    entries = (("Salt Ledger (2021) #", "★★★★"), ("Night Tram #", "★★½"), ("Wool (1971) #", "★★★★½"))
    parts = [f"{head}\n\n{CAPSULE * 2}\n\n{stars}" for head, stars in entries]
    intro = "Watched: February\n\nmonths\n\nShort month, bad weather, good sofa, three films. Scores out of five."
    page = filmmeta.parse("\n\n".join((intro, *parts, "Next: Watched: March")), format="text")
    assert [film.name for film in page.films] == ["Salt Ledger", "Night Tram", "Wool"]


def test_a_title_in_small_letters_with_its_year() -> None:
    text = paragraphs(
        "i don't write about movies here but i laughed so hard last night that the dog left the room.",
        "<b>honk twice if lost</b> (2023). it's on a film server. it costs nothing but some dignity.",
        "a clerk finds out that a goose owns the reservoir. what makes it work is that actors play it straight, and "
        "there is a scene in front of a mirror that is better acting than anything in the cinema this year.",
        "it's not deep. mostly it's a goose in a courtroom, and i was sad when the movie finished.",
    )
    assert films(f"<h1>the goose is out</h1>{text}", "the goose is out | owl notes") == ["honk twice if lost"]
