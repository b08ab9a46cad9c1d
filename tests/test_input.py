"""Whatever a page comes as: text, bytes of any encoding, a file, a tree; and what cannot be read."""

import io
import os
from pathlib import Path

import bs4
import pytest
from lxml import etree, html

import filmmeta
from filmmeta import FilmmetaError
from filmmeta.parsing import parse

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Рецензия на фильм «Тихая станция»</title>
</head><body><h1>Рецензия на фильм «Тихая станция»</h1><p>Режиссёр: Игорь Белов</p>
<p>Поезда здесь не останавливаются уже десять лет, но начальник станции каждое утро выходит на перрон с флажком. Фильм
«Тихая станция» держится на этом жесте, и от него невозможно оторваться.</p><p>Оценка: 9 из 10</p></body></html>"""
TEXT = "Review: “Low Water” (1988)\n\nDirected by Tom Arden.\n\nA film on a ferry that never sails, and its crew.\n"


def facts(page: filmmeta.Page) -> tuple[str, list[str]]:
    assert page.film is not None
    return page.film.name, [p.name for p in page.film.directors]


RUSSIAN = ("Тихая станция", ["Игорь Белов"])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1251", "koi8-r", "iso-8859-5"]
)
@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "iso-8859-1", None])
def test_bytes_whatever_they_declare(encoding: str, declared: str | None) -> None:
    text = PAGE.replace('<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else "")
    if encoding in ("koi8-r", "iso-8859-5"):
        text = text.replace("«", '"').replace("»", '"')
    assert facts(parse(text.encode(encoding))) == RUSSIAN


def test_every_kind_of_source_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    tree = html.fromstring(PAGE)
    for source in (
        PAGE,
        PAGE.encode(),
        bytearray(PAGE.encode()),
        path,
        tree,
        tree.getroottree(),
        bs4.BeautifulSoup(PAGE, "lxml"),
    ):
        assert facts(parse(source)) == RUSSIAN, type(source)


def test_any_path_like(tmp_path: Path) -> None:
    class Saved(os.PathLike[str]):
        def __fspath__(self) -> str:
            return str(tmp_path / "page.txt")

    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    assert facts(parse(Saved())) == ("Low Water", ["Tom Arden"])


def test_text_and_html_are_told_apart() -> None:
    assert facts(parse(TEXT)) == ("Low Water", ["Tom Arden"])
    spot = parse(TEXT).claims[0].evidence.where
    assert spot.startswith("line ")
    assert parse("<p>A", format="html").films == []
    assert facts(parse(f"{TEXT}\n\nI <3 it, and 2 < 3.\n"))[0] == "Low Water"


def test_format_may_be_forced() -> None:
    page = parse("<p>Review: “Low Water”</p>", format="text")
    assert all("/" not in c.evidence.where for c in page.claims)
    with pytest.raises(FilmmetaError, match="unknown format 'pdf'"):
        parse(TEXT, format="pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "the input is empty"),
        (" \n\t ", "the input is empty"),
        (b"", "the input is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a PNG image"),
        (b"\x1f\x8b\x08" + bytes(60), "a gzip file"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (bytes(range(32)) * 50, "binary"),
        ("a\0b\0c" * 100, "binary"),
        (12, "cannot read a int"),
        (None, "cannot read a NoneType"),
        (io.BytesIO(b"x"), "cannot read a BytesIO"),
        (["<p>"], "cannot read a list"),
        (etree.Comment("x"), "a comment"),
    ],
)
def test_what_cannot_be_read_says_so(source: object, message: str) -> None:
    with pytest.raises(FilmmetaError, match=message):
        parse(source)


def test_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    path.write_text(PAGE, "utf-8")
    for source in (PAGE, PAGE.encode(), path):
        with pytest.raises(FilmmetaError, match="more than the limit of 100"):
            parse(source, max_bytes=100)
    assert parse(PAGE, max_bytes=10_000).films


def test_a_missing_file_names_itself(tmp_path: Path) -> None:
    with pytest.raises(FilmmetaError, match=r"cannot read .*nowhere\.html: No such file"):
        parse(tmp_path / "nowhere.html")
    with pytest.raises(FilmmetaError, match="cannot read"):
        parse(tmp_path)


def test_a_broken_reader_costs_only_its_own_claims() -> None:
    def broken(_: object) -> object:
        raise RuntimeError("no such thing")

    page = parse(PAGE, readers=[*filmmeta.READERS, broken])  # type: ignore[list-item]
    assert facts(page) == RUSSIAN
    assert any("broken" in w and "no such thing" in w for w in page.warnings)


def test_the_tree_given_is_left_as_it_was() -> None:
    tree = html.fromstring(PAGE)
    before = etree.tostring(tree)
    parse(tree)
    assert etree.tostring(tree) == before


def test_the_same_page_gives_the_same_result_twice() -> None:
    assert parse(PAGE) == parse(PAGE)


def test_paragraphs_of_nothing_but_invisible_characters() -> None:
    page = parse(
        "<title>Low Water (2019)</title><h1>Low Water (2019)</h1><p>&#8203;</p><p>By Tom Arden</p><p>&#8203;\u00ad</p>"
        "<p>A film that takes its time, and a movie that gives it back with interest.</p><p>&#8203;</p>"
    )
    assert page.warnings == []
    assert page.film is not None
    assert page.film.year == 2019


def test_a_malformed_address_costs_nothing_else() -> None:
    text = "<h1>Low Water</h1><p>" + "The film is good, and the ferry is better. " * 10
    page = filmmeta.parse(text, url="http://[films.example/low-water")
    assert page.films[0].name == "Low Water"
    assert page.warnings == ["the address 'http://[films.example/low-water' is malformed: Invalid IPv6 URL"]


def test_a_title_that_is_only_a_word_for_film() -> None:
    page = filmmeta.parse("<title>电影</title><h1>电影</h1><p>" + "这部电影很好看。" * 20)
    assert page.warnings == []
