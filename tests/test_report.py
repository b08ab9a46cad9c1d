"""The report as text: everything escaped, every winner beside its evidence, every loser with its reason."""

from __future__ import annotations

import html as entities
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from lxml import html as lxml_html

import filmmeta
import fixture_pages
from filmmeta.cli import main
from filmmeta.report import write_folder
from test_hostile import TREES, relaxed

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Tidewater (2019) – Salt &amp; Celluloid</title>
<meta name="author" content="Nora Quist"></head><body><nav><a href="/">Home</a> <a href="/all">All reviews</a></nav>
<h1>Tidewater (2019)</h1><p>By Nora Quist, 4 May 2020</p><p>Directed by Ada Brandt. Starring Jonas Pell, Mira Osei.</p>
<p>The sea takes the first house before the credits are over, and the film never quite dries off again.
Brandt shoots the marsh as if it were a face, and Pell answers with a face like a marsh.</p>
<p>★★★½ / 5</p></body></html>"""


def tree_of(report: str) -> etree._Element:
    return lxml_html.document_fromstring(report)


def text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def one(tree: etree._Element, css: str) -> etree._Element:
    (found,) = tree.cssselect(css)
    return found


def claims_at(element: etree._Element) -> set[int]:
    return {int(n) for n in (element.get("data-c") or "").split()}


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_every_claim_has_its_entry_and_every_winner_leads_to_its_evidence(folder: Path) -> None:
    source = fixture_pages.page_file(folder)
    page = fixture_pages.parse(folder)
    tree = tree_of(filmmeta.to_report(source, page, url=page.url))
    names = {e.get("id") for e in tree.iter() if e.get("id")}
    assert len(names) == sum(1 for e in tree.iter() if e.get("id")), "an id stands twice"
    assert all((a.get("href") or "").removeprefix("#") in names for a in tree.iter("a"))
    values = [e for e in tree.cssselect("#facts .v") if e.get("data-c")]
    marks = tree.cssselect("#text a.m")
    in_facts, in_text = (set().union(*map(claims_at, found)) for found in (values, marks))
    with_a_spot = {n for n, c in enumerate(page.claims) if c.evidence.where or c.evidence.text}
    won = {n for n, c in enumerate(page.claims) if c.won}
    assert won & with_a_spot <= in_facts
    assert with_a_spot == in_text
    rejected = {n for n in range(len(page.claims)) if tree.cssselect(f"#rejected #r{n}")}
    assert rejected == set(range(len(page.claims))) - won
    homes = {e.get("id"): claims_at(e) for e in values}
    for mark in marks:
        target = (mark.get("href") or "")[1:]
        assert target.startswith("r") or claims_at(mark) & homes[target]


@pytest.mark.parametrize("folder", fixture_pages.folders(), ids=lambda f: f.name)
def test_all_the_text_is_there(folder: Path) -> None:
    source = fixture_pages.page_file(folder)
    shown = text_of(one(tree_of(filmmeta.to_report(source)), "#text")).replace("¶", "").replace(" ", "")
    for block in filmmeta.document.read_document(source).blocks:
        assert "".join(block.text.split()).replace("¶", "") in shown


def test_values_and_words_are_tied() -> None:
    tree = tree_of(filmmeta.to_report(PAGE, name="tidewater.html"))
    director = next(e for e in tree.cssselect("#facts a.v") if text_of(e) == "Ada Brandt")
    said = {text_of(m) for m in tree.cssselect("#text a.m") if claims_at(m) & claims_at(director)}
    assert any("Directed by Ada Brandt" in s for s in said)
    author = next(e for e in tree.cssselect("#facts a.v") if text_of(e) == "Nora Quist")
    said = {text_of(m) for m in tree.cssselect("#text a.m") if claims_at(m) & claims_at(author)}
    assert any("By Nora Quist" in s for s in said)
    unseen = one(tree, ".unseen")
    assert "/html/head/meta" in text_of(unseen)
    assert "Nora Quist" in text_of(unseen)


def test_what_stands_above() -> None:
    page = filmmeta.parse(PAGE)
    tree = tree_of(filmmeta.to_report(PAGE, page, name="tidewater.html"))
    assert text_of(one(tree, "h1")) == "Tidewater (2019)"
    values = len(tree.cssselect("#facts .v"))
    won = sum(c.won for c in page.claims)
    assert text_of(one(tree, ".counts")) == f"1 film1 review{values} values{won} claims"
    assert text_of(one(tree, "#tab-rejected small")) == str(sum(not c.won and c.subject != "page" for c in page.claims))


def test_losers_say_why() -> None:
    page = filmmeta.parse(PAGE.replace("</h1>", "</h1><h2>Marsh Songs (2011)</h2>"))
    tree = tree_of(filmmeta.to_report(PAGE.replace("</h1>", "</h1><h2>Marsh Songs (2011)</h2>"), page))
    for n, claim in enumerate(page.claims):
        if not claim.won and claim.subject != "page":
            (entry,) = one(tree, f"#r{n}").iterancestors("li")
            assert claim.why in text_of(entry)


def test_structured_data_and_checks_are_those_of_the_library() -> None:
    page = filmmeta.parse(PAGE)
    tree = tree_of(filmmeta.to_report(PAGE, page))
    assert json.loads("".join(one(tree, "#jsonld pre").itertext())) == json.loads(json.dumps(filmmeta.to_jsonld(page)))
    messages = [f.message for f in filmmeta.validate(page)]
    assert all(m in text_of(one(tree, "#checks")) for m in messages)
    assert text_of(one(tree, "#tab-checks small")) == str(len(messages))


def test_the_search_result_has_stars_only_where_there_is_a_rating() -> None:
    tree = tree_of(filmmeta.to_report(PAGE, url="https://salt.example.net/reviews/tidewater"))
    result = one(tree, ".result")
    assert "Rating: 3.5/5 · Review by Nora Quist" in text_of(result)
    assert "https://salt.example.net › reviews › tidewater" in text_of(result)
    assert one(result, "clippath rect").get("width") == "70"
    without = tree_of(filmmeta.to_report(PAGE.replace("★★★½ / 5", "")))
    assert not without.cssselect(".stars")
    assert "no rating" in text_of(one(without, "#result"))
    unsigned = tree_of(filmmeta.to_report(re.sub("Nora Quist", "", PAGE)))
    assert not unsigned.cssselect(".stars")
    assert "Google would show no stars" in text_of(one(unsigned, "#result"))


def test_each_film_has_its_reviews_below_it() -> None:
    folder = fixture_pages.FIXTURES / "nl-two-films"
    page = fixture_pages.parse(folder)
    tree = tree_of(filmmeta.to_report(fixture_pages.page_file(folder), page))
    assert text_of(one(tree, "h1")).endswith("and 1 more")
    titles = [f.name for f in page.films]
    order = [
        next(text_of(v) for v in thing.cssselect(".v") if text_of(v) in titles) for thing in tree.cssselect(".thing")
    ]
    assert order == [titles[0], titles[0], titles[1], titles[1]]


def test_a_page_about_no_film() -> None:
    tree = tree_of(filmmeta.to_report("<h1>Opening hours</h1><p>We are open from nine to five.</p>"))
    assert text_of(one(tree, "h1")) == "No film"
    assert "We are open from nine to five." in text_of(one(tree, "#text"))
    assert "nothing to write" in text_of(one(tree, "#jsonld"))


def test_a_rating_in_a_picture_is_marked_in_its_place() -> None:
    folder = fixture_pages.FIXTURES / "en-archived-stars"
    tree = tree_of(filmmeta.to_report(fixture_pages.page_file(folder)))
    assert text_of(one(tree, ".image a.m")) == "image 3.5 stars"


STEERING = "a\u202eb\u2066c\x1b[31md\x00e\u200ff\x85g"


def test_characters_that_steer_are_shown_as_codes() -> None:
    report = filmmeta.to_report(PAGE.replace("Ada Brandt", "Ada \u202eBrandt\u2069\x1b]0;x\x07"), name=STEERING)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", report)
    assert r"a\u202eb\u2066c\u001b[31md\u0000e\u200ff\u0085g" in report


def test_nothing_of_the_page_is_markup() -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>&lt;b&gt;"
    page = f"<title>{entities.escape(hostile)} (2019)</title><h1>{entities.escape(hostile)} (2019)</h1>" + PAGE
    report = filmmeta.to_report(page, url=f"https://x.example.net/{hostile}", name=hostile)
    tree = tree_of(report)
    assert len(list(tree.iter("script"))) == 2
    assert len(list(tree.iter("style"))) == 1
    assert not list(tree.iter("img", "iframe", "object", "embed", "base", "form", "image", "use"))
    assert not [k for e in tree.iter() for k in e.attrib if k.startswith("on") or k in ("src", "style", "srcdoc")]
    assert {e.get("href") for e in tree.iter("link")} == {"data:,"}
    assert all((e.get("href") or "").startswith("#") for e in tree.iter("a"))


@relaxed
@given(TREES)
def test_any_page_becomes_a_report_of_known_elements(tree: str) -> None:
    try:
        report = tree_of(filmmeta.to_report(f"<h1>Low Water (2011)</h1>{tree}", format="html"))
    except filmmeta.FilmmetaError:
        return
    assert {str(e.tag) for e in report.iter()} <= KNOWN
    assert len(list(report.iter("script"))) == 2


KNOWN = set(
    "html head meta title link style body a header div p bdi h1 h2 h3 ul li b i small main section span dl dt dd code "
    "pre details summary footer kbd script svg defs clippath rect g path".split()
)


@pytest.mark.parametrize(
    "nested",
    ["<div typeof=Movie property=director>", "<div itemscope itemprop=director itemtype=https://schema.org/Movie>"],
)
def test_long_paths_do_not_fill_the_report(nested: str) -> None:
    few, many = (len(filmmeta.to_report(PAGE + nested * n + "deep")) for n in (400, 800))
    assert many < 2.2 * few


def test_claims_for_the_script_are_whole() -> None:
    page = filmmeta.parse(PAGE)
    tree = tree_of(filmmeta.to_report(PAGE, page))
    data = json.loads(one(tree, "#claims").text or "")
    assert len(data) == len(page.claims)
    assert [row[3] for row in data] == [c.evidence.where for c in page.claims]


def test_any_input(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    from_text = filmmeta.to_report(PAGE)
    assert filmmeta.to_report(path) == from_text
    assert filmmeta.to_report(PAGE.encode()) == from_text
    assert "Ada Brandt" in filmmeta.to_report(lxml_html.document_fromstring(PAGE))
    assert "Ada Brandt" in filmmeta.to_report(lxml_html.document_fromstring(PAGE).getroottree())
    with pytest.raises(filmmeta.FilmmetaError, match="empty"):
        filmmeta.to_report("")


NAMES = ["b/tidewater.html", "a/again.htm", "notes.txt", 'what\'s <b>&"new"#?.html', "нет.html"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if "notes" not in name else "Milk, bread and a film ticket.", "utf-8")
    (folder / "broken.html").write_bytes(b"\x00\x01\x02" * 100)
    return folder


def test_a_folder_becomes_an_index_with_a_report_of_each_page(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["report", str(site), "-o", str(out)]) == 0
    tree = tree_of((out / "index.html").read_text("utf-8"))
    assert text_of(one(tree, ".counts")) == "6 pages4 films4 reviews1 unreadable"
    rows = tree.cssselect(".pages tbody tr")
    assert len(rows) == 6
    assert "error" in (rows[0].get("class") or "")
    assert "broken.html" in text_of(rows[0])
    assert "no film" in text_of(rows[-1])
    links = [a.get("href") or "" for a in tree.cssselect(".pages a")]
    assert len(set(links)) == 5
    assert all(re.fullmatch(r"pages/\d{4}[a-z0-9-]*\.html", link) and (out / link).is_file() for link in links)
    shown = {text_of(e) for e in tree.cssselect(".pages tbody th")}
    assert shown == {*NAMES, "broken.html"}


def test_the_index_counts_what_was_found(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "index.html"
    found = write_folder(sorted(p for p in site.rglob("*") if p.is_file()), site, out)
    assert (found.pages, found.films, found.reviews, found.unreadable) == (6, 4, 4, 1)
    tree = tree_of(out.read_text("utf-8"))
    bars = {text_of(one(r, "th")): [text_of(td) for td in r.cssselect("td")][1:] for r in tree.cssselect(".bars tr")}
    assert bars["Directors"] == ["4", "100%"]
    assert bars["Rating"] == ["4", "100%"]
    assert bars["meta tags"] == ["4", "67%"]
    assert "4 ratings" in (one(tree, "svg.histogram").get("aria-label") or "")
    assert "Composers" in text_of(one(tree, "section[aria-labelledby=films] .never"))
    assert not (tmp_path / "pages").exists()


def test_reports_are_no_pages_of_their_own_folder(site: Path) -> None:
    for _ in range(2):
        assert main(["report", str(site), "-o", str(site / "reports")]) == 0
        tree = tree_of((site / "reports" / "index.html").read_text("utf-8"))
        assert len(tree.cssselect(".pages tbody tr")) == 6


def test_reports_need_a_folder_that_can_be_written(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(site), "-o", str(site)]) == 2
    assert "a folder of their own" in capsys.readouterr().err
    (tmp_path / "taken").write_text("")
    assert main(["report", str(site), "-o", str(tmp_path / "taken")]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_the_command(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "tidewater.html"
    page.write_text(PAGE, "utf-8")
    out = tmp_path / "report.html"
    assert main(["report", str(page), "-o", str(out), "--url", "https://salt.example.net/t"]) == 0
    assert b"open it in a browser" in capsysbinary.readouterr().out
    assert text_of(one(tree_of(out.read_text("utf-8")), ".source")).startswith("tidewater.html · https://salt")
    assert main(["report", str(page)]) == 0
    assert capsysbinary.readouterr().out.startswith(b"<!DOCTYPE html>")
    assert main(["report", str(tmp_path)]) == 2
    assert main(["report", str(page), "-o", str(tmp_path / "no" / "where.html")]) == 2
    assert b"cannot write" in capsysbinary.readouterr().err
