"""Profiles: what a site's owner says of the site goes before what readers guess."""

import json
from pathlib import Path

import pytest

import filmmeta
import fixture_pages
from filmmeta.cli import main
from filmmeta.profiles import Selector, propose_profile
from filmmeta.resolve.choose import identity

URL = "https://www.kelpblog.example/slack-tide"
PAGE = """<html lang="en"><head><title>Kites and other days</title></head><body>
<h1>Kites and other days</h1><h2 class="t">We saw: Slack Tide</h2>
<p class="credits">Dir: Ann Lee and Bo Yi</p><p>Starring: Pia Ott</p>
<div class="text"><p>A slow film about a lighthouse, and I liked it more than I can say in the pages of a diary.</p>
<p class="share">Tell your friends about this film, the actors and the director!</p><p>Go and see it.</p></div>
<img class="stars" src="s.png" alt="7 kites"><i class="day">03/04/2012</i>
</body></html>"""
PROFILE = """
host = "kelpblog.example"
film.name = { css = "h2.t", regex = "We saw: (.+)" }
film.directors = { css = ".credits", regex = "Dir: (.+)" }
film.actors = false
review.rating = { css = ".stars", attribute = "alt", regex = '(\\d+) kites', best = 10 }
review.date_published = { css = ".day", format = "%m/%d/%Y" }
review.authors = { value = "Ida Holm" }
review.body = { css = ".text", without = ".share" }
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "kelp.toml"
    path.write_text(PROFILE, "utf-8")
    return path


def test_fields_are_read_where_the_profile_says(profile: Path) -> None:
    page = filmmeta.parse(PAGE, url=URL, profiles=profile)
    film, review = page.film, page.review
    assert film is not None
    assert review is not None
    assert film.name == "Slack Tide"
    assert [p.name for p in film.directors] == ["Ann Lee", "Bo Yi"]
    assert film.actors == []
    assert review.rating == filmmeta.Rating(value=7, best=10, text="7")
    assert str(review.date_published) == "2012-03-04"
    assert [a.name for a in review.authors] == ["Ida Holm"]
    assert review.body is not None
    assert review.body.endswith("diary.\n\nGo and see it.")
    assert page.warnings == []


def test_values_have_evidence_and_losers_say_why(profile: Path) -> None:
    page = filmmeta.parse(PAGE, url=URL, profiles=profile)
    assert page.film is not None
    evidence = page.evidence(page.film, "name")[0]
    assert (evidence.reader, evidence.where, evidence.note) == ("profile", "/html/body/h2", "by kelp.toml")
    assert evidence.text == "We saw: Slack Tide"
    lost = {c.property: c.why for c in page.claims if not c.won and c.evidence.reader == "labels"}
    assert "profile" in lost["actors"]
    assert filmmeta.Page.model_validate_json(page.model_dump_json()) == page


def test_other_hosts_are_read_without_it(profile: Path) -> None:
    page = filmmeta.parse(PAGE, url="https://elsewhere.example/", profiles=profile)
    assert all(claim.evidence.reader != "profile" for claim in page.claims)
    assert page.warnings == []


def test_a_page_without_address_says_that_no_profile_was_chosen(profile: Path) -> None:
    assert "give it as url" in filmmeta.parse(PAGE, profiles=profile).warnings[0]


@pytest.mark.parametrize(
    ("keys", "url", "claimed"),
    [
        ('host = "*.kelpblog.example"', "https://en.kelpblog.example/x", True),
        ('host = "*.kelpblog.example"', "https://kelpblog.example/x", False),
        ('host = ["a.example", "b.example"]', "https://b.example/x", True),
        ('host = "*"\npath = "/films/*"', "https://b.example/films/x", True),
        ('host = "*"\npath = "/films/*"', "https://b.example/books/x", False),
        ('host = "*"\nwhen = { css = "h2", regex = "saw" }', "https://b.example/", True),
        ('host = "*"\nwhen = ".film"', "https://b.example/", False),
    ],
)
def test_which_pages_a_profile_is_for(keys: str, url: str, claimed: bool, tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(f'{keys}\nfilm.name = "h2"\n', "utf-8")
    page = filmmeta.parse(PAGE, url=url, profiles=path)
    assert any(c.evidence.reader == "profile" for c in page.claims) is claimed


def test_two_profiles_of_one_host_warn_with_both_names(profile: Path) -> None:
    (profile.parent / "z-other.toml").write_text('host = "kelpblog.example"\nfilm.name = "h1"\n', "utf-8")
    page = filmmeta.parse(PAGE, url=URL, profiles=profile.parent)
    assert page.film is not None
    assert page.film.name == "Slack Tide"
    assert "'kelp.toml' and 'z-other.toml'" in page.warnings[0]


def test_profiles_may_be_loaded_once_or_named_in_a_list(profile: Path) -> None:
    loaded = filmmeta.load_profiles(profile.parent)
    assert [p.name for p in loaded] == ["kelp.toml"]
    for given in (loaded, loaded[0], [str(profile)], [loaded[0]]):
        page = filmmeta.parse(PAGE, url=URL, profiles=given)
        assert page.film is not None
        assert page.film.name == "Slack Tide"


def test_the_first_alternative_that_says_something_counts(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(
        'host = "*"\nfilm.name = [".none", "h2"]\nfilm.year = [".none", false]\nreview.rating = [".none", ".day"]\n',
        "utf-8",
    )
    page = filmmeta.parse(PAGE.replace("Slack Tide", "Slack Tide (1977)"), url=URL, profiles=path)
    assert page.film is not None
    assert page.film.year is None
    assert page.warnings == ["the profile 'p.toml' finds no review.rating in '03/04/2012'"]


def test_a_profile_goes_before_structured_data_and_data_of_our_own() -> None:
    film = filmmeta.Film(name="Slack Tide", year=1999, genres=["drama"])
    page = filmmeta.embed(PAGE, filmmeta.Page(films=[film]))
    profile = filmmeta.Profile("mine", ("*",), fields={"film.year": (Selector(value="1977"),)})
    read = filmmeta.parse(page, url=URL, profiles=profile).film
    assert read == film.model_copy(update={"year": 1977})


ROUNDUP = """<html><body><h1>Films of the week</h1>
<section class="f"><h3>Slack Tide</h3><p class="by">Ann Lee</p><p>A film about a lighthouse in which hardly anything
happens, and that is the point of it.</p><b>7/10</b></section>
<section class="f"><h3>Paper Orchard</h3><p class="by">Bo Yi</p><p>A film about an orchard made of paper, with a fine
score and a tired ending.</p><b>4/10</b></section></body></html>"""


def test_each_container_is_a_film_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(
        'host = "*"\neach = "section.f"\nfilm.name = "h3"\nfilm.directors = ".by"\nreview.rating = "b"\n', "utf-8"
    )
    page = filmmeta.parse(ROUNDUP, profiles=path)
    assert [(f.name, [d.name for d in f.directors]) for f in page.films] == [
        ("Slack Tide", ["Ann Lee"]),
        ("Paper Orchard", ["Bo Yi"]),
    ]
    assert [(r.film.name, r.rating.value) for r in page.reviews if r.film and r.rating] == [
        ("Slack Tide", 7),
        ("Paper Orchard", 4),
    ]
    bodies = [r.body or "" for r in page.reviews]
    assert "lighthouse" in bodies[0]
    assert "orchard" in bodies[1]
    assert "orchard" not in bodies[0]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("film.name = 'h1'", "host: a profile needs the host"),
        ("host = 'http://a.example/'", "host: 'http://a.example/' is an address"),
        ("host = '*'\nfilm.nam = 'h1'", "film.nam: a film has no such field: it has actors,"),
        ("host = '*'\nname = 'h1'", "name: there is no such key"),
        ("host = '*'\nfilm.name = 3", "film.name: give a CSS selector"),
        ("host = '*'\nfilm.name = 'h1 >'", "film.name.css: 'h1 >' is no CSS selector"),
        ("host = '*'\nfilm.name = { css = 'h1', regex = '(' }", "film.name.regex: '(' is no regular expression"),
        ("host = '*'\nfilm.name = { css = 'h1', format = '%Y' }", "film.name.format: only film.year"),
        ("host = '*'\nreview.date_published = { css = 'h1', format = '%' }", "review.date_published.format: '%'"),
        ("host = '*'\nreview.rating = { css = 'h1', best = 'ten' }", "review.rating.best: it must be a positive"),
        ("host = '*'\nfilm.name = { regex = 'x' }", "film.name: give either css"),
        ("host = '*'\nfilm.name = { css = 'a', colour = 'x' }", "film.name.colour: there is no such key"),
        ("host = '*'\nfilm.name = [false, 'h1']", "film.name: false can only stand last"),
        ("host = ", "this is no TOML"),
    ],
)
def test_errors_name_the_file_the_key_and_what_is_wrong(toml: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(filmmeta.FilmmetaError) as error:
        filmmeta.parse(PAGE, url=URL, profiles=path)
    assert str(error.value).startswith(f"{path}: {said}")


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(filmmeta.FilmmetaError, match="cannot read the profile"):
        filmmeta.parse(PAGE, profiles=tmp_path / "none.toml")
    with pytest.raises(filmmeta.FilmmetaError, match="holds no profile"):
        filmmeta.parse(PAGE, profiles=tmp_path)


def test_every_field_can_be_selected(tmp_path: Path) -> None:
    """A value for each field: none of them is refused, and each comes out as its model wants it."""
    values = {
        "film": dict.fromkeys(filmmeta.Film.model_fields, "Ann Lee")
        | {"year": "1977", "release_date": "1 May 1977", "duration": "97 min", "content_rating": "PG-13"}
        | {"imdb_id": "tt0000001", "scores": "6.1/10", "image": "/a.png", "url": "/a", "same_as": "/b"},
        "review": dict.fromkeys(filmmeta.Review.model_fields, "Ann Lee")
        | {
            "date_published": "1 May 2012",
            "date_modified": "2 May 2012",
            "rating": "3/5",
            "language": "sv",
            "url": "/r",
        },
    }
    del values["review"]["film"]
    lines = [f'{t}.{f} = {{ value = "{v}" }}' for t, fields in values.items() for f, v in fields.items()]
    path = tmp_path / "all.toml"
    path.write_text('host = "*"\n' + "\n".join(lines), "utf-8")
    page = filmmeta.parse(PAGE, url=URL, profiles=path)
    won = {(c.subject, c.property) for c in page.claims if c.won and c.evidence.reader == "profile"}
    assert won >= {(t, f) for t, fields in values.items() for f in fields if f != "alternate_names"}
    assert page.review is not None
    assert page.review.language == "sv"
    assert page.review.url == "https://www.kelpblog.example/r"


def test_hostile_pages_cost_no_more_than_their_length(profile: Path) -> None:
    page = (
        "<div class=text>" * 3_000 + "<p class=credits>Dir: " + "A" * 200_000 + "</p>" + "<p class=text>x</p>" * 5_000
    )
    assert filmmeta.parse(f"<html><body>{page}", url=URL, profiles=profile) is not None


# ---------------------------------------------------------------- proposed


@pytest.mark.parametrize("name", ["pl-tabela", "it-definizioni", "es-ficha-tecnica", "en-readers-reviews"])
def test_a_proposed_profile_says_what_the_readers_said(name: str, tmp_path: Path) -> None:
    page_file = fixture_pages.page_file(fixture_pages.FIXTURES / name)
    path = tmp_path / "proposed.toml"
    path.write_text(propose_profile(page_file, url=URL), "utf-8")
    before, after = (filmmeta.parse(page_file, url=URL, profiles=p) for p in ((), path))
    own = {c.property for c in after.claims if c.won and c.evidence.reader == "profile"}
    assert len(own) >= 5
    assert before.film is not None
    assert after.film is not None
    for field in own & set(filmmeta.Film.model_fields) - {"alternate_names"}:
        assert _same(getattr(after.film, field)) == _same(getattr(before.film, field)), field


def _same(value: object) -> object:
    return [identity(v) for v in value] if isinstance(value, list) else identity(value)


def test_a_proposal_holds_on_the_next_page_of_the_site(tmp_path: Path) -> None:
    first = PAGE.replace("We saw: Slack Tide", "Review: “Slack Tide” (1977)").replace("Dir: Ann", "Director: Ann")
    path = tmp_path / "proposed.toml"
    path.write_text(propose_profile(first, url=URL), "utf-8")
    assert 'host = "kelpblog.example"' in path.read_text("utf-8")
    second = first.replace("Slack Tide", "Paper Orchard").replace("1977", "1981").replace("Ann Lee", "Cy Dane")
    film = filmmeta.parse(second, url=URL, profiles=path).film
    assert film is not None
    assert (film.name, film.year, film.directors[0].name) == ("Paper Orchard", 1981, "Cy Dane")


# ---------------------------------------------------------------- command line


def test_commands_take_profiles(profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "slack.html").write_text(
        PAGE.replace("<head>", f'<head><link rel="canonical" href="{URL.replace("example", "org")}">')
    )
    profile.write_text(PROFILE.replace("kelpblog.example", "kelpblog.org"), "utf-8")
    page = str(site / "slack.html")
    for command in (["parse", page], ["jsonld", page], ["embed", str(site), "--write"]):
        assert main([*command, "--profiles", str(profile)]) == 0
        assert "Slack Tide" in capsys.readouterr().out
    out = tmp_path / "o.jsonl"
    assert main(["extract", page, "-o", str(out), "--profiles", str(profile.parent), "--workers", "1", "--quiet"]) == 0
    assert json.loads(out.read_text("utf-8").splitlines()[0])["films"][0]["name"] == "Slack Tide"


def test_new_writes_a_profile_and_check_tries_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = str(fixture_pages.page_file(fixture_pages.FIXTURES / "pl-tabela"))
    path = str(tmp_path / "new.toml")
    assert main(["profile", "new", page, "--url", URL, "-o", path]) == 0
    assert main(["profile", "new", page, "-o", path]) == 2  # it is kept
    assert "cannot write" in capsys.readouterr().err
    assert main(["profile", "check", path, page]) == 0
    assert "film.directors           Maria Zawada" in capsys.readouterr().out
    Path(path).write_text('host = "*"\nfilm.name = ".nowhere"\n', "utf-8")
    assert main(["profile", "check", path, page]) == 1
    assert "found on none: film.name" in capsys.readouterr().out


def test_profile_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile"]) == 0
    assert "propose a profile" in capsys.readouterr().out
