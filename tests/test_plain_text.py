"""Pages given as plain text: what their markup said must be read from their lines."""

from __future__ import annotations

import filmmeta

_LONG = [
    "The film opens on a pier in the rain, and the director lets the audience wait there for a very long time.",
    "When the boat arrives at last it is the wrong boat, and the movie becomes a comedy without a word of warning.",
    "I laughed more than the rest of the cinema, and I would go and see this film again tomorrow if it were on.",
]


def read(*groups: str) -> filmmeta.Page:
    """A text of groups of lines, a blank line between them."""
    return filmmeta.parse("\n\n".join(groups), format="auto")


def review_of(*groups: str) -> filmmeta.Review:
    page = read(*groups)
    assert page.review is not None
    return page.review


HEAD = "Film review: The Wrong Boat (2014)"


def test_script_of_a_banner_makes_no_html_of_a_text() -> None:
    banner = "<script src=x></script> <noscript> <a href=/x> <img src=/y> </a> <a href=/z> <img src=/w> </a>" * 2
    menu = "\n".join(("Art", "Books", "Dance", "Film", "Music", "Theatre", "Travel", "About us")) * 6
    assert (review_of(HEAD, menu, banner, *_LONG).body or "").split("\n\n") == _LONG


def test_a_fragment_of_html_stays_html() -> None:
    page = read(" ".join(_LONG), *(f"<b>{text}</b><br>\n<br>" for text in _LONG))
    assert not any("<br>" in str(claim.value) for claim in page.claims if claim.property == "body")
    assert any(claim.property == "body" for claim in page.claims)


def test_list_of_films_with_years() -> None:
    films = [("Salt Lantern", 2001), ("The Long Pier", 2007), ("Two Oars", 2013)]
    groups = [f"Mood • {i} | Stream • Apple TV+\n{name} ({year})" for i, (name, year) in enumerate(films)]
    page = read(
        "Three films for a wet evening | Harbour Reel",
        "Three films for a wet evening",
        "These movies are what we watch when it rains, and the films below are all worth an evening of your time.",
        *(part for group, text in zip(groups, _LONG, strict=True) for part in (group, text)),
    )
    assert [(f.name, f.year) for f in page.films] == films


def test_series_in_a_list_of_films_are_left_out() -> None:
    said = [
        _LONG[0],
        "A television series of eight episodes about a lighthouse, and the second season is better yet.",
        *_LONG[1:],
    ]
    heads = ("Salt Lantern (2001)", "Eight Lights (2019)", "The Long Pier (2007)", "Two Oars (2013)")
    page = read(
        "Films for a wet evening",
        "These movies are what we watch when it rains, and the films below are all worth an evening of your time.",
        *(part for pair in zip(heads, said, strict=True) for part in pair),
    )
    assert [f.name for f in page.films] == ["Salt Lantern", "The Long Pier", "Two Oars"]


def test_earlier_films_named_in_a_line_make_no_list() -> None:
    page = read(HEAD, _LONG[0], "The Wrong Pier (2009)", _LONG[1], _LONG[2])
    assert [f.name for f in page.films] == ["The Wrong Boat"]


def test_archive_toolbar_and_address_are_no_title() -> None:
    bar = "FEB JUN MAR\n29\n2004 2005 2006\n18 captures\n3 Aug 03 - 9 Jun 08\nClose Help"
    page = read(bar, HEAD, *_LONG)
    assert page.film is not None
    assert page.film.name == "The Wrong Boat"
    page = read("old.harbour-reel.example", HEAD, *_LONG)
    assert page.film is not None
    assert page.film.name == "The Wrong Boat"


def test_title_of_months_and_digits_without_a_toolbar() -> None:
    page = read("21 (2008) - film review", *_LONG)
    assert page.film is not None
    assert page.film.name == "21"


def test_labels_and_values_in_lines_of_their_own() -> None:
    facts = (
        "Director",
        "Dora Penhallow",
        "Writers",
        "Ivo Marsh\nLena Quill",
        "Country of origin",
        "Italy",
        "Languages",
        "English\nItalian",
    )
    film = read(HEAD, *facts, *_LONG).film
    assert film is not None
    assert [p.name for p in film.directors] == ["Dora Penhallow"]
    assert [p.name for p in film.writers] == ["Ivo Marsh", "Lena Quill"]
    assert film.countries == ["Italy"]
    assert len(film.languages) == 2


def test_lines_of_a_menu_are_no_credits() -> None:
    film = read(HEAD, "Director\nDora Penhallow\nMusic\nTravel\nCountry\nRadio Harbour", *_LONG).film
    assert film is not None
    assert film.directors == []
    assert film.composers == []


def test_line_of_genres() -> None:
    film = read("The Wrong Boat (2014)", "The Wrong Boat", "Drama / Comedy", *_LONG).film
    assert film is not None
    assert film.genres == ["Drama", "Comedy"]
    film = read("The Wrong Boat (2014)", "The Wrong Boat", "Drama / Harbour", *_LONG).film
    assert film is not None
    assert film.genres == []


def test_points_before_their_reasons() -> None:
    review = review_of(HEAD, *_LONG, "👍 The pier — It is a fine pier, and well lit.", "👎 Boats that come late")
    assert review.pros == ["The pier"]
    assert review.cons == ["Boats that come late"]


def authors(*groups: str) -> list[str]:
    return [a.name for a in review_of(*groups).authors]


def test_author_beside_the_date() -> None:
    assert authors("The Wrong Boat", HEAD, "quillfeather / 3 May 2020", *_LONG) == ["quillfeather"]
    assert authors(HEAD, "Published · 3 May 2020 By Dora Penhallow 4 min read", *_LONG) == ["Dora Penhallow"]
    assert authors(HEAD, "Published 3 May 2020", *_LONG) == []
    assert authors(HEAD, "Films / 3 May 2020", *_LONG) == []


def test_signature_above_a_notice() -> None:
    notice = "Please switch on JavaScript to view the comments, which another service keeps for this site."
    assert authors(HEAD, *_LONG, "- Dora Penhallow", notice) == ["Dora Penhallow"]


def test_whose_site_it_is() -> None:
    assert authors(HEAD, *_LONG, "Blog by Dora Penhallow. Built with Quarry.") == ["Dora Penhallow"]
    assert authors(HEAD, *_LONG, "Site search", "Dora Penhallow", "© 2020 Dora Penhallow") == ["Dora Penhallow"]
    assert authors(HEAD, *_LONG, "Site search", "Dora Penhallow", "© 2020 Harbour Reel") == []
    assert authors(HEAD, *_LONG, "Back to top", "© 2020 quillfeather") == ["quillfeather"]


def test_name_right_below_the_text() -> None:
    assert authors(HEAD, *_LONG, "Dora Penhallow", "All showings of this film") == ["Dora Penhallow"]
    assert authors(HEAD, *_LONG, "Dora Penhallow, 2015-10-16 00:00:00 +0000", "films discuss") == ["Dora Penhallow"]
    assert authors(HEAD, *_LONG, "Review © 1999 Dora Penhallow. Send me a postcard.") == ["Dora Penhallow"]
    # several below each other are a list, menus have no names
    assert authors(HEAD, *_LONG, "Dora Penhallow", "Jun Okabe", "Ann Lee") == []
    assert authors(HEAD, *_LONG, "Latest Reviews", "Harbour Reel") == []


def test_name_above_a_date_or_an_address() -> None:
    assert authors(HEAD, "Share", "Dora Penhallow", "dora@harbour.example", *_LONG) == ["Dora Penhallow"]
    assert authors(HEAD, "Dora Penhallow Follow", "Nov 8, 2021", *_LONG) == ["Dora Penhallow"]
    assert authors(HEAD, "Great Movies", "Sign In", "Tweet Email Print", *_LONG) == []


def test_note_on_the_author() -> None:
    note = "Dora keeps bees and has never missed a matinee at the Harbour Rooms since they opened."
    review = review_of(HEAD, *_LONG, "About Dora Penhallow", note)
    assert [a.name for a in review.authors] == ["Dora Penhallow"]
    assert review.body is not None
    assert "keeps bees" not in review.body


def test_handle_behind_a_word_for_by() -> None:
    assert authors(HEAD, "Review by quillfeather Pro", *_LONG) == ["quillfeather"]
    assert authors(f"{HEAD} | by Dora Penhallow | Notebook", HEAD, *_LONG) == ["Dora Penhallow"]


def test_names_in_a_menu_above_the_headline_are_no_authors() -> None:
    assert authors("The Wrong Boat (2014) - Harbour", "Dark Mode", "The Wrong Boat (2014)", *_LONG) == []


def test_header_that_the_copyright_repeats_is_the_site() -> None:
    menu = "Home\nFilm\nBooks"
    publisher = review_of(HEAD, "Harbour Reel", menu, HEAD, *_LONG, "© 2024 Harbour Reel Built with Quarry").publisher
    assert publisher is not None
    assert publisher.name == "Harbour Reel"
    other = review_of(HEAD, "Skip this part", menu, HEAD, *_LONG, "© 2000-2024").publisher
    assert other is None


def test_film_named_below_a_headline_that_does_not() -> None:
    begins = "The Wrong Boat is a film about waiting, and its director knows more about piers than is good for anybody."
    page = read(
        "Why you should bring an umbrella - Harbour",
        "Why you should bring an umbrella",
        "The Wrong Boat",
        begins,
        *_LONG,
    )
    assert page.film is not None
    assert page.film.name == "The Wrong Boat"


def test_certificate_and_distributor_in_lines_of_their_own() -> None:
    film = read(HEAD, "Certificate", "Rated R for strong language.", "Distributed by Harbour Pictures", *_LONG).film
    assert film is not None
    assert film.content_rating == "R"
    assert [d.name for d in film.distributors] == ["Harbour Pictures"]
    film = read(HEAD, "Certificate", "See all of them", "Distributed by hand in the harbour", *_LONG).film
    assert film is not None
    assert film.content_rating is None
    assert film.distributors == []


def test_site_above_the_menu_is_no_headline() -> None:
    menu = "Home Film Books Art Dance Travel Food Games News Sport Music Theatre".split()
    title = "The Wrong Boat : Harbour Letters"
    assert review_of(title, "Harbour Letters", *menu, "The Wrong Boat", *_LONG).headline == "The Wrong Boat"


def test_author_named_in_a_note_before_the_licence() -> None:
    licence = (
        "Licence: all texts of this site may be printed anywhere, as long as their author and this address are named."
    )
    assert authors(HEAD, *_LONG, "Author: Dora Penhallow", licence) == ["Dora Penhallow"]
