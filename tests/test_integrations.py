"""Where users already are: what other libraries hold pages in goes in, and what comes out goes into theirs."""

import asyncio
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pandas
import parsel
import polars
import pytest
import requests
from itemadapter import ItemAdapter
from scrapy.exporters import JsonLinesItemExporter
from scrapy.http import HtmlResponse, Response
from web_poet import HttpResponse, WebPage, field

import filmmeta
from filmmeta.cli import main
from filmmeta.parsing import parse

Make = Callable[..., Any]
URL = "https://kinoteka.example/filmy/cicha.html"
PAGE = """<html lang="pl"><head><meta name="author" content="Ewa Lis">
<title>Recenzja filmu: Cicha łąka (1971)</title></head><body>
<h1>Recenzja filmu: Cicha łąka (1971)</h1><p>Reżyseria: Bożena Śliwa</p><p>Obsada: Jan Kot, Ema Mała</p>
<p>Film o przewoźniku, który od dawna nikogo nie przewozi, a jednak każdego ranka szykuje łódź. Widziałam ten film dwa
razy i za drugim razem podobał mi się bardziej, bo fabuła nie gra już żadnej roli.</p>
<p>Ocena: 8/10</p><a href="next">Dalej</a></body></html>"""
DATA = PAGE.encode("iso-8859-2")
TYPE = "text/html; charset=ISO-8859-2"


def requests_response(content_type: str = TYPE, data: bytes = DATA) -> requests.Response:
    response = requests.Response()
    response.status_code = 200
    response.url = URL
    response.headers["content-type"] = content_type
    response.raw = io.BytesIO(data)
    return response


def httpx_response(content_type: str = TYPE, data: bytes = DATA) -> httpx.Response:
    request = httpx.Request("GET", URL)
    return httpx.Response(200, headers={"content-type": content_type}, content=data, request=request)


def scrapy_response(content_type: str = TYPE, data: bytes = DATA) -> Response:
    return Response(URL, headers={"Content-Type": content_type}, body=data)


def scrapy_html_response(content_type: str = TYPE, data: bytes = DATA) -> Response:
    return HtmlResponse(URL, headers={"Content-Type": content_type}, body=data)


def web_poet_response(content_type: str = TYPE, data: bytes = DATA) -> HttpResponse:
    return HttpResponse(URL, body=data, headers={"Content-Type": content_type})


RESPONSES = [requests_response, httpx_response, scrapy_response, scrapy_html_response, web_poet_response]
responses = pytest.mark.parametrize("response", RESPONSES, ids=lambda make: make.__name__)


@responses
def test_address_and_charset_of_a_response_are_used(response: Make) -> None:
    page = parse(response())
    assert page.film is not None
    assert (page.film.name, page.film.directors[0].name) == ("Cicha łąka", "Bożena Śliwa")
    assert page.url == URL


@responses
def test_what_the_caller_says_goes_before_the_response(response: Make) -> None:
    assert parse(response(), url="https://other.example/").url == "https://other.example/"


@responses
def test_a_plain_text_is_read_as_one(response: Make) -> None:
    text = "<b> is what I wrote first.\n\nReview: “Low Water” (1988)\n\nDirected by Tom Arden.\n\nA film on a ferry."
    page = parse(response("text/plain; charset=utf-8", text.encode()))
    assert page.film is not None
    assert page.evidence(page.film, "name")[0].where.startswith("line ")


@responses
@pytest.mark.parametrize("header", ["text/html", "", "text/html; charset=", "text/html; charset=nonsense", ";;;="])
def test_odd_headers_do_no_harm(response: Make, header: str) -> None:
    page = parse(response(header, PAGE.encode()))
    assert page.film is not None
    assert page.film.name == "Cicha łąka"


@responses
def test_a_binary_response_is_refused(response: Make) -> None:
    with pytest.raises(filmmeta.FilmmetaError, match="PDF"):
        parse(response("application/pdf", b"%PDF-1.7 ..."))


@pytest.mark.parametrize("make", [requests_response, httpx_response, scrapy_html_response, web_poet_response])
def test_validate_and_parse_many_take_responses(make: Make) -> None:
    assert [f.rule for f in filmmeta.validate(make())] == ["sense-no-markup"]
    (result,) = filmmeta.parse_many([make()], workers=1)
    assert result.page is not None
    assert result.page.film is not None
    assert (result.page.film.name, result.url) == ("Cicha łąka", URL)


def test_selectors_of_parsel() -> None:
    selector = parsel.Selector(PAGE, base_url=URL)
    page = parse(selector)
    assert page.film is not None
    assert page.film.name == "Cicha łąka"
    assert page.url == URL
    assert [f.rule for f in filmmeta.validate(selector)] == ["sense-no-markup"]


def test_the_selector_of_a_scrapy_response() -> None:
    page = parse(HtmlResponse(URL, body=DATA, headers={"Content-Type": TYPE}).selector)
    assert page.film is not None
    assert page.film.name == "Cicha łąka"


def test_what_is_none_of_these_is_refused_with_what_may_be_given() -> None:
    for thing in (object(), 7, {"url": "x"}, parsel.Selector('{"a": 1}', type="json")):
        with pytest.raises(filmmeta.FilmmetaError, match="a parsel selector or a response"):
            parse(thing)


# ---------------------------------------------------------------- what comes out


class ReviewPage(WebPage[dict[str, object]]):
    """A page object: filmmeta reads the page, single fields may be one's own."""

    @property
    def page(self) -> filmmeta.Page:
        return filmmeta.parse(self.response)

    @field
    def name(self) -> str | None:
        return self.page.film.name if self.page.film else None

    @field
    def next_page(self) -> str | None:
        link: str | None = self.css("a::attr(href)").get()
        return self.urljoin(link) if link else None


async def _item(page: ReviewPage) -> dict[str, object]:
    return await page.to_item()


def test_page_objects_of_web_poet() -> None:
    item = asyncio.run(_item(ReviewPage(response=web_poet_response())))
    assert item == {"name": "Cicha łąka", "next_page": "https://kinoteka.example/filmy/next"}


def test_results_are_items_of_scrapy() -> None:
    review = parse(scrapy_html_response()).review
    assert review is not None
    assert ItemAdapter.is_item(review)
    adapter = ItemAdapter(review)
    assert adapter["rating"].value == 8
    assert adapter.asdict()["film"]["name"] == "Cicha łąka"


def test_scrapy_exports_results() -> None:
    file = io.BytesIO()
    exporter = JsonLinesItemExporter(file)
    exporter.start_exporting()
    review = parse(scrapy_html_response()).review
    assert review is not None
    exporter.export_item(review.model_dump(mode="json"))
    exporter.finish_exporting()
    assert json.loads(file.getvalue())["film"]["directors"][0]["name"] == "Bożena Śliwa"


def test_a_table_in_one_line() -> None:
    pages = [parse(requests_response()), parse(httpx_response())]
    rows = [review.model_dump(mode="json") for page in pages for review in page.reviews]
    assert list(pandas.json_normalize(rows)["film.name"]) == ["Cicha łąka"] * 2
    assert list(polars.json_normalize(rows)["rating.value"]) == [8.0, 8.0]


GUIDE = Path(__file__).resolve().parents[1] / "docs" / "integrations.md"


def test_the_workflow_for_a_blog_passes_and_then_finds_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^ +- run: filmmeta (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 2
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "public" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    assert [main(command.split()) for command in commands] == [0, 0]
    page.write_text(page.read_text("utf-8").replace('"ratingValue": 8', '"ratingValue": 80'), "utf-8")
    assert main(commands[1].split()) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("::error file=public/index.html")
