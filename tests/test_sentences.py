"""What a review says in sentences, each habit with what looks like it and is none."""

from datetime import timedelta

import pytest

import filmmeta
from filmmeta import Film

OPENING = (
    "Tidewater is a film that takes its time. The camera waits, the movie waits with it, and the marsh does what a "
    "marsh does in cinema: it keeps what it gets. "
)
CLOSING = "Nobody leaves this film dry, and the last shot of the dyke stays for days with whoever saw it."


def film(sentence: str, box: str = "") -> Film:
    page = filmmeta.parse(
        f"<html lang=en><title>Tidewater - movie review</title><h1>Tidewater - movie review</h1>{box}"
        f"<p>{OPENING}</p><p>{sentence}</p><p>{CLOSING}</p>",
        format="html",
    )
    assert page.film is not None
    assert page.film.name == "Tidewater"
    return page.film


def actors(sentence: str) -> list[str]:
    return [p.name for p in film(sentence).actors]


def directors(sentence: str) -> list[str]:
    return [p.name for p in film(sentence).directors]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Etta Moreau plays the thief, Jonas Pell the judge and Mira Osei the widow.", 3),
        ("It was directed by Ada Brandt with Jonas Pell, Mira Osei and Etta Moreau.", 3),
        ("The supporting cast includes a roster of faces, including Jonas Pell and Mira Osei.", 2),
        ("Jonas Pell as Hinnerk carries it.", 1),
        ("Jonas Pell is quite terrific as Hinnerk, and the tide knows it.", 1),
        ("There are fine performances from Jonas Pell and Mira Osei.", 2),
        ("<i>Hinnerk</i> (Jonas Pell) and <i>Wiebke</i> (Mira Osei) wait for the ferry.", 2),
        ("The lighthouse keeper (Jonas Pell) walks as one walks in <i>Some Other Film</i>.", 1),
        # no role: a year, a director, a shop
        ("It looks like <i>Low Water</i> (Jan Kroll, 1994) from far away.", 0),
        ("You can rent it (Prime Video) from Monday on.", 0),
        ("Harbour towns as places to hide have had better days.", 0),
        ("Nobody is as quiet as the Dutch, and the town of Delfzijl is as quiet as that.", 0),
    ],
)
def test_cast_in_sentences(sentence: str, expected: int) -> None:
    assert len(actors(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Brandt and Jan Kroll’s <i>Tidewater</i> is theirs from the first shot on.", ["Ada Brandt", "Jan Kroll"]),
        ("In Ada Brandt's “Tidewater,” the sea is a neighbour.", ["Ada Brandt"]),
        ("With Ada Brandt's Tidewater the marsh has found its film.", ["Ada Brandt"]),
        # what else somebody made is named in passing
        (
            "Ada Brandt has made a poem in the style of her previous outing, <i>Low Water</i>.",
            ["Ada Brandt"],
        ),
        # the book is somebody else's, and so is another film, whether it is set apart, dated, or named before
        ("I thought of Man on the Roof (1988), the splendid film of Jan Kroll, more than once.", []),
        ("It is less shy than Jan Kroll's previous film, <i>Low Water</i>.", []),
        ("I read Ada Brandt’s novel “Tidewater” on a train.", []),
        ("Jan Kroll’s <i>Low Water</i> had more wind.", []),
    ],
)
def test_directors_beside_titles(sentence: str, expected: list[str]) -> None:
    assert directors(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("For 130 minutes we watch a dyke.", 130),
        ("The first 70 minutes belong to the sheep.", None),
        ("It took them 20 minutes to the next bar.", None),
    ],
)
def test_running_time_in_sentences(sentence: str, expected: int | None) -> None:
    assert film(sentence).duration == (timedelta(minutes=expected) if expected else None)


def test_year_of_direction() -> None:
    assert film("It was directed by Ada Brandt in 2004.").year == 2004
    assert film("The dyke broke in 1962.").year is None


def test_cast_line_below_facts() -> None:
    facts = "<div>R, Drama, 1hr 52min</div><div>Jonas Pell, Mira Osei, Etta Moreau ...more</div>"
    assert [p.name for p in film("It rains.", facts).actors] == ["Jonas Pell", "Mira Osei", "Etta Moreau"]
    places = "<div>R, Drama, 1hr 52min</div><div>Harbour, Dyke, Lighthouse</div>"
    assert film("It rains.", places).actors == []


def test_opening_day_without_colon() -> None:
    assert str(film("It rains.", "<div>Opened on May 6, 2005</div>").release_date) == "2005-05-06"
    assert film("It rains.", "<div>Opened by hand, 1965</div>").release_date is None


def test_votes_make_a_score_and_no_rating() -> None:
    page = filmmeta.parse(
        f"<title>Tidewater (2019)</title><h1>Tidewater (2019)</h1><p>Users: 8.7/10 (2,481 votes)</p><p>{OPENING}</p>"
        f"<p>{CLOSING}</p>",
        format="html",
    )
    assert page.film is not None
    assert [(s.value, s.best, s.count) for s in page.film.scores] == [(8.7, 10, 2481)]
    assert all(r.rating is None for r in page.reviews)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<i>Tidewater</i>, Ada Brandt's scruffy third feature, is about a dyke.", ["Ada Brandt"]),
        ("<i>Tidewater</i> (dir. Ada Brandt) is about a dyke.", ["Ada Brandt"]),
        ("<b>Tidewater</b>, the sophomore outing from Ada Brandt (<i>The Other Boat</i>), is wet.", ["Ada Brandt"]),
        ("Ada Brandt grew up here. Brandt's direction knows each plank of the pier.", ["Ada Brandt"]),
        # a title is nobody, and neither is half a name without the other; a job before a name says what it did
        ("The marsh has made a film of us. <i>Salt Lantern</i> has made me weep, <i>Salt Lantern</i> again.", []),
        ("Brandt's direction knows each plank of the pier.", []),
        ("Then DP Jan Kroll's camera leaves the shore.", []),
        ("I read Ines Vale's <i>Tidewater</i> on the train.", []),
    ],
)
def test_directors_beside_titles_and_by_last_name(sentence: str, expected: list[str]) -> None:
    assert directors(sentence) == expected


def test_director_of_whom_the_text_speaks_again_and_again() -> None:
    said = (
        "Ada Brandt's direction is exact. Brandt waits, Brandt counts the waves, Brandt looks up, and Brandt cuts "
        "late. It was a lesson that filmmaker Jan Kroll taught."
    )
    assert directors(said) == ["Ada Brandt"]


def credited(field: str, sentence: str) -> list[str]:
    return [p.name for p in getattr(film(sentence), field)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # words on who is named stand before the name
        ("The organist (newcomer Mira Osei) waits.", ["Mira Osei"]),
        ("Her aunt (a very young Etta Moreau, long before the war) waits.", ["Etta Moreau"]),
        ("Four pilots (Dame Etta Moreau, Sir Jonas Pell, Mira Osei) wait.", ["Etta Moreau", "Jonas Pell", "Mira Osei"]),
        ("The ferryman, voiced by comedian Jonas Pell, waits.", ["Jonas Pell"]),
        ("Hinnerk is played with dry, watchful humour by Jonas Pell.", ["Jonas Pell"]),
        ("The sexton, acted to the hilt by British import Jonas Pell, waits.", ["Jonas Pell"]),
        ("It stars a fourteen-year-old Mira Osei.", ["Mira Osei"]),
        # what is said in passing stands behind the name
        ("Jonas Pell (Low Water, Salt Lantern) stars as a pilot.", ["Jonas Pell"]),
        ("Etta Moreau, regal as ever, plays a widow.", ["Etta Moreau"]),
        ("Jonas Pell, as the inspector who never sits, is all ears.", ["Jonas Pell"]),
        ("Jonas Pell and Mira Osei, neither of them from here, play the pilots.", ["Jonas Pell", "Mira Osei"]),
        # praise
        ("Mira Osei is a marvel as the baker.", ["Mira Osei"]),
        ("Newcomer Mira Osei is a star.", ["Mira Osei"]),
        ("A towering turn from Etta Moreau keeps it dry.", ["Etta Moreau"]),
        ("Etta Moreau’s quiet, unhurried performance keeps it dry.", ["Etta Moreau"]),
        ("Hinnerk walks, with the voice of Jonas Pell.", ["Jonas Pell"]),
        (
            "The pilot and the widow (played by Jonas Pell and Etta Moreau in flat hats) wait.",
            ["Jonas Pell", "Etta Moreau"],
        ),
        ("The pilot (played by Jonas Pell of “Salt Lantern” fame) waits.", ["Jonas Pell"]),
        ("It is about rain. With Jonas Pell and Mira Osei.", ["Jonas Pell", "Mira Osei"]),
        # no actors: a work with who wrote it, initials, shops, whom somebody plays, an object, another film's
        ("It is drawn from the novel The Long Dyke (Ines Vale).", []),
        ("The CGB (Coast Guard Brigade) is called.", []),
        ("Rent it now (Prime Video, Apple TV).", []),
        ("Jonas Pell plays a painter (Karl Dietz).", ["Jonas Pell"]),
        ("He treats Karl Dietz as a friend.", []),
        ("It recalls the Danish actor Karl Dietz.", []),
        ("(And Vice Versa) would do.", []),
    ],
)
def test_who_plays(sentence: str, expected: list[str]) -> None:
    assert actors(sentence) == expected


def test_a_caption_is_of_the_film_in_the_line_above() -> None:
    gallery = "<p>‘Salt Lantern’ Stills</p><p>The new drama from director Jan Kroll</p>"
    assert [p.name for p in film(f"It waits.</p>{gallery}<p>And waits.").directors] == []
    own = "<p>‘Tidewater’ Stills</p><p>The new drama from director Ada Brandt</p>"
    assert [p.name for p in film(f"It waits.</p>{own}<p>And waits.").directors] == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("field", "sentence", "expected"),
    [
        ("actors", "In the attic lives a ghost played by the director (Ada Brandt).", ["Ada Brandt"]),
        ("directors", "In the attic lives a ghost played by the director (Ada Brandt).", ["Ada Brandt"]),
        ("actors", "The ghost had the patience of the director (Ada Brandt).", []),
        ("actors", "The harbour of Trilling Yards (formerly Morrow Docks) waits.", []),
        ("directors", "Director Ada Brandt, who gave us the lovely <i>Salt Lantern</i>, waits.", ["Ada Brandt"]),
        ("directors", "In Ada Brandt's deadpan Frisian comedy nobody is dry.", ["Ada Brandt"]),
        ("directors", "It is the work of Ada Brandt.", ["Ada Brandt"]),
        ("directors", "Best of all was the award for Directing (Ada Brandt).", ["Ada Brandt"]),
        ("directors", "Like director Jan Kroll it waits.", []),
        ("writers", "The script by Delfzijl graduate Ines Vale is packed.", ["Ines Vale"]),
        ("writers", "The screenplay by Ines Vale is the driest since <i>Salt Lantern</i>.", ["Ines Vale"]),
        ("writers", "It comes from the novel written by Ines Vale.", []),
        ("composers", "Ivo Lenz's portentous, bass-heavy score rattles.", ["Ivo Lenz"]),
        ("composers", "The music, by Ivo Lenz, rattles.", ["Ivo Lenz"]),
        ("composers", "It has an award for the original score (Ivo Lenz).", ["Ivo Lenz"]),
        ("cinematographers", "Shot in silver and grey by Jan Kroll, it waits.", ["Jan Kroll"]),
        ("cinematographers", "The gloomy photography by Jan Kroll helps.", ["Jan Kroll"]),
        ("editors", "It was shot and edited by Jan Kroll.", ["Jan Kroll"]),
        # a thing of the story, somebody's editor, and a podcast's
        ("editors", "Her editor, Jonas Pell, waits.", []),
        ("editors", "This podcast is hosted by Jan Kroll and edited by Ivo Lenz.", []),
    ],
)
def test_who_made_it(field: str, sentence: str, expected: list[str]) -> None:
    assert credited(field, sentence) == expected
