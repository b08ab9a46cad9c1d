"""From schema.org nodes to claims: the one place that knows what their properties mean for a film or review."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Organization, Person, Rating, Score
from filmmeta.readers.markup.nodes import Node, Value, text_of
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import find_year, parse_moment
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import parse_person, split_people
from filmmeta.values.rating import parse_rating
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean, number
from filmmeta.values.titles import bare_title

FILM_TYPES = ("Movie",)
REVIEW_TYPES = ("Review", "CriticReview", "UserReview", "ReviewNewsArticle")
ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Report",
    "ScholarlyArticle",
    "SocialMediaPosting",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
)
_OTHER_KINDS = {
    "TVSeries": "series",
    "TVSeason": "series",
    "TVEpisode": "series",
    "Episode": "series",
    "CreativeWorkSeries": "series",
    "CreativeWorkSeason": "series",
    "RadioSeries": "series",
    "PodcastSeries": "series",
    "PodcastEpisode": "series",
    "Book": "book",
    "Audiobook": "book",
    "ComicIssue": "book",
    "ComicSeries": "book",
    "BookSeries": "book",
    "VideoGame": "game",
    "Game": "game",
    "MusicAlbum": "music",
    "MusicRecording": "music",
    "MusicGroup": "music",
    "Restaurant": "elsewhere",
    "LocalBusiness": "elsewhere",
    "Product": "elsewhere",
    "Recipe": "elsewhere",
    "Hotel": "elsewhere",
    "SoftwareApplication": "elsewhere",
    "MobileApplication": "elsewhere",
    "Event": "elsewhere",
    "Course": "elsewhere",
    "FoodEstablishment": "elsewhere",
    "Place": "elsewhere",
    "TheaterEvent": "elsewhere",
}
IMDB_TITLE = lazy(r"imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/(tt\d{7,9})", re.IGNORECASE)

_PEOPLE = {
    "directors": ("director", "directors"),
    "actors": ("actor", "actors", "performer", "starring"),
    "producers": ("producer", "producers"),
    "composers": ("musicBy", "music", "composer"),
    "editors": ("editor",),
    "cinematographers": ("cinematographer",),
}
_TERMS = {
    "genres": ("genre", "genres"),
    "countries": ("countryOfOrigin", "country"),
    "languages": ("inLanguage", "language"),
}
_COMPANIES = {"production_companies": ("productionCompany",), "distributors": ("distributor",)}
_CONFIDENCE = {"json-ld": 0.95, "microdata": 0.93, "rdfa": 0.93, "microformats": 0.9}
_SCHEMA_BEST = 5.0  # https://schema.org/bestRating: "If bestRating is omitted, 5 is assumed"


def claims_of(nodes: list[Node], document: Document) -> Iterator[Claim]:
    """The claims that a page's nodes make, each node's under a name of its own."""
    writer = _Mapping(nodes, document)
    yield from writer.claims()


class _Mapping:
    def __init__(self, nodes: list[Node], document: Document) -> None:
        self.nodes = nodes
        self.document = document
        self.names = {id(node): f"{node.syntax} {number}" for number, node in enumerate(nodes, 1)}
        self.films_of: dict[int, Node] = {}
        self.subjects = {id(v) for n in nodes for v in n.nodes("itemReviewed")}
        for node in nodes:
            for review in node.nodes("review", "reviews"):
                if node.is_a(*FILM_TYPES):
                    self.films_of.setdefault(id(review), node)

    def claims(self) -> Iterator[Claim]:
        for node in self.nodes:
            if node.is_a(*FILM_TYPES):
                yield from self._film(node)
            elif node.is_a(*REVIEW_TYPES):
                yield from self._review(node)
            elif node.is_a(*ARTICLE_TYPES):
                yield from self._article(node)
            elif node.is_a(
                "WebPage", "AboutPage", "CollectionPage", "Blog", "WebSite", "ItemPage", "Website", "website"
            ):
                yield from self._web_page(node)
            yield from self._kind(node)

    def _claim(
        self,
        subject: Subject,
        name: str,
        value: Any,
        node: Node,
        text: Any,
        about: str = "",
        note: str = "",
        doubt: float = 0.0,
    ) -> Claim:
        confidence = _CONFIDENCE[node.syntax] - doubt
        evidence = Evidence("markup", node.where, clean(str(text))[:300], confidence, note)
        return Claim(subject, name, value, evidence, node=self.names[id(node)], about=about)

    def _kind(self, node: Node) -> Iterator[Claim]:
        """What the node says the page is about, where it is the page's main thing and no film."""
        for type_name in node.types:
            kind = _OTHER_KINDS.get(type_name)
            if kind == "elsewhere" and id(node) not in self.subjects:
                continue
            if (
                kind
                and kind != "music"
                and (id(node) in self.subjects or node.nodes("review") or type_name.startswith(("TV", "Video", "Book")))
            ):
                yield self._claim("page", "kind", kind, node, f"{type_name} {node.text('name') or ''}")

    # ------------------------------------------------------------ films

    def _film(self, node: Node) -> Iterator[Claim]:
        yield self._claim("page", "kind", "film", node, f"Movie {node.text('name') or ''}")
        for position, value in enumerate(node.values("name", "title", "headline")):
            if text := text_of(value):
                piece = bare_title(_unescaped(text))
                yield self._claim("film", "name" if position == 0 else "alternate_names", piece.text, node, text)
                if piece.year and position == 0:
                    yield self._claim("film", "year", piece.year, node, text, doubt=0.1)
        for value in node.values("alternateName", "alternativeHeadline"):
            if text := text_of(value):
                yield self._claim("film", "alternate_names", bare_title(_unescaped(text)).text, node, text)
        yield from self._credits(node)
        yield from self._facts(node)
        yield from self._dates(node)
        yield from self._addresses(node)
        yield from self._scores(node)

    def _credits(self, node: Node) -> Iterator[Claim]:
        for name, properties in _PEOPLE.items():
            spare = [p for p in properties if p in node.properties]
            # `actors` holds the stars and `actor` the whole cast: the longer list is the credit
            for person, text in max((self._people(node.values(p), name) for p in spare), key=len, default=[]):
                if isinstance(person, Person) or name == "producers":
                    yield self._claim("film", name, person, node, text)
        for person, text in self._people(node.values("author", "writer", "creator"), "writers"):
            if isinstance(person, Person):
                yield self._claim(
                    "film", "writers", person, node, text, doubt=0 if node.values("author", "writer") else 0.1
                )
        for name, properties in _COMPANIES.items():
            for company, text in self._people(node.values(*properties), name, company=True):
                yield self._claim("film", name, company, node, text)

    def _facts(self, node: Node) -> Iterator[Claim]:
        for name, properties in _TERMS.items():
            for value in node.values(*properties):
                for term in split_terms(_unescaped(text_of(value) or "")):
                    yield self._claim("film", name, term, node, term)
        for name, sources, parse in _SCALARS:
            for value in node.values(*sources)[:1]:
                text = text_of(value)
                if text and (parsed := parse(_unescaped(text))):
                    yield self._claim("film", name, parsed, node, text)
        if (text := node.text("description")) and len(text) > 20:
            yield self._claim("film", "description", clean(_unescaped(text)), node, text)

    def _dates(self, node: Node) -> Iterator[Claim]:
        """The release; of four `datePublished` in one scope the first full one, of years the earliest."""
        for doubt, name in (
            (0.0, "datePublished"),
            (0.02, "dateReleased"),
            (0.02, "releaseDate"),
            (0.05, "dateCreated"),
            (0.06, "copyrightYear"),
        ):
            for value in node.values(name)[:1]:
                text = text_of(value) or ""
                moment = parse_moment(text)
                if moment is not None:
                    yield self._claim("film", "release_date", _day(moment), node, text, doubt=doubt)
                    yield self._claim("film", "year", moment.year, node, text, doubt=doubt + 0.05)
                elif year := find_year(text):
                    yield self._claim("film", "year", year, node, text, doubt=doubt)
        for event in node.nodes("releasedEvent"):
            for value in event.values("startDate")[:1]:
                text = text_of(value) or ""
                if year := find_year(text):
                    yield self._claim("film", "year", year, node, text, doubt=0.03)

    def _addresses(self, node: Node) -> Iterator[Claim]:
        links = [t for n in ("sameAs", "url") for v in node.values(n) if (t := text_of(v))]
        links += [node.id] if node.id else []
        for link in links:
            if m := IMDB_TITLE.search(link):
                yield self._claim("film", "imdb_id", m[1], node, link)
        for name, properties in (("url", ("url",)), ("same_as", ("sameAs",)), ("image", ("image", "thumbnailUrl"))):
            for value in node.values(*properties)[: None if name == "same_as" else 1]:
                text = (value.text("url", "contentUrl") if isinstance(value, Node) else text_of(value)) or ""
                if address := self.document.absolute(text):
                    yield self._claim("film", name, address, node, text)

    def _scores(self, node: Node) -> Iterator[Claim]:
        for rating in node.nodes("aggregateRating"):
            parsed = self._rating(rating)
            if parsed is None or parsed[0].value is None:
                continue
            value, note = parsed
            count = number(rating.text("ratingCount") or rating.text("reviewCount") or "")
            score = Score(source=None, value=value.value, best=value.best, count=int(count) if count else None)
            yield self._claim("film", "scores", score, node, f"aggregateRating {value.text}", note=note)

    # ------------------------------------------------------------ reviews

    def _review(self, node: Node) -> Iterator[Claim]:
        film = next(iter(node.nodes("itemReviewed", "about")), None) or self.films_of.get(id(node))
        if (
            film is not None
            and film.types
            and not film.is_a(*FILM_TYPES)
            and not film.is_a("CreativeWork", "Thing", "VideoObject")
        ):
            return
        about = self.names[id(film)] if film is not None else ""
        if film is not None and not film.is_a(*FILM_TYPES):
            # an item without a type, as in hReview: its name may be the film's
            if (text := film.text("name")) and not film.types:
                yield Claim(
                    "film",
                    "name",
                    bare_title(text).text,
                    Evidence("markup", film.where, clean(text)[:300], 0.7, "the item has no type"),
                    node=about,
                )
        yield self._claim(
            "review", "film", film.text("name") or "" if film is not None else "", node, node.types[0], about
        )
        for name, value, text in self._article_facts(node):
            yield self._claim("review", name, value, node, text, about)
        for rating in node.nodes("reviewRating", "rating")[:1]:
            if (parsed := self._rating(rating)) is not None:
                yield self._claim(
                    "review", "rating", parsed[0], node, f"reviewRating {parsed[0].text}", about, parsed[1]
                )
        if not node.nodes("reviewRating", "rating") and (text := node.text("reviewRating", "rating", "ratingValue")):
            if (found := parse_rating(text)) is not None:
                yield self._claim("review", "rating", found.value, node, text, about, found.note)
        for field, properties in (("pros", ("positiveNotes",)), ("cons", ("negativeNotes",))):
            for item in self._notes(node.values(*properties)):
                yield self._claim("review", field, item, node, item, about)

    def _article(self, node: Node) -> Iterator[Claim]:
        films = [n for n in node.nodes("about", "itemReviewed", "mainEntity", "mentions") if n.is_a(*FILM_TYPES)]
        about = self.names[id(films[0])] if len(films) == 1 else ""
        for name, value, text in self._article_facts(node):
            yield self._claim("review", name, value, node, text, about, doubt=0.02)
        for rating in node.nodes("reviewRating")[:1]:
            if (parsed := self._rating(rating)) is not None:
                yield self._claim(
                    "review", "rating", parsed[0], node, f"reviewRating {parsed[0].text}", about, parsed[1]
                )

    def _web_page(self, node: Node) -> Iterator[Claim]:
        if node.is_a("WebSite", "Blog", "Website", "website") and (name := node.text("name")):
            yield self._claim("page", "site", clean(_unescaped(name)), node, name)
        if not node.is_a("WebPage", "ItemPage"):
            return
        for name, value, text in self._article_facts(node):
            if name in ("date_published", "date_modified", "authors", "publisher"):
                yield self._claim("review", name, value, node, text, doubt=0.15)

    def _article_facts(self, node: Node) -> Iterator[tuple[str, Any, Any]]:
        for person, text in self._people(node.values("author", "creator"), "authors"):
            yield "authors", person, text
        for company, text in self._people(node.values("publisher"), "publisher", company=True)[:1]:
            yield "publisher", company, text
        for name, properties in (
            ("date_published", ("datePublished", "dateCreated")),
            ("date_modified", ("dateModified",)),
        ):
            for value in node.values(*properties)[:1]:
                text = text_of(value) or ""
                if moment := parse_moment(text):
                    yield name, moment, text
        for name, sources in (
            ("headline", ("headline", "name")),
            ("body", ("reviewBody", "articleBody", "text")),
            ("summary", ("abstract",)),
            ("language", ("inLanguage",)),
            ("url", ("url", "mainEntityOfPage")),
        ):
            said = next((t for p in sources if (t := _first_text(node, p))), None)
            if said:
                yield name, _body(said) if name == "body" else clean(_unescaped(said)), said

    # ------------------------------------------------------------ values

    def _people(self, values: list[Value], name: str, company: bool = False) -> list[tuple[Person | Organization, str]]:
        found: list[tuple[Person | Organization, str]] = []
        for value in values:
            if isinstance(value, Node):
                found.extend(self._person_node(value, name, company))
            elif text := clean(_unescaped(str(value))):
                if company:
                    found.append((Organization(name=text), text))
                    continue
                people = split_people(text, self.document.base_language) if len(text) > 1 else []
                # a byline such as "amirhne" or "ČSFD.cz" is no person's name, and still the author
                if (
                    not people
                    and name == "authors"
                    and len(text) < 60
                    and "://" not in text
                    and not text.startswith("@")
                ):
                    people = [Person(name=text)]
                found.extend((p, text) for p in people)
        return _without_repeats(found)

    def _person_node(self, node: Node, name: str, company: bool) -> Iterator[tuple[Person | Organization, str]]:
        if node.is_a("PerformanceRole", "Role"):
            character = node.text("characterName", "roleName")
            for inner in node.values("actor", "director", "author", "performer"):
                for person, text in self._people([inner], name):
                    yield (
                        (
                            person.model_copy(update={"character": character})
                            if character and isinstance(person, Person)
                            else person
                        ),
                        text,
                    )
            return
        text = node.text("name") or " ".join(filter(None, (node.text("givenName"), node.text("familyName")))).strip()
        text = clean(_unescaped(text or ""))
        if not text or len(text) > 200:
            return
        url = self.document.absolute(node.text("url") or (node.id if node.id and "://" in node.id else None))
        if company or node.is_a(
            "Organization",
            "NewsMediaOrganization",
            "Corporation",
            "LocalBusiness",
            "PerformingGroup",
            "NewsOrganization",
            "Brand",
        ):
            yield Organization(name=text, url=url), text
            return
        character = node.text("characterName") or next((c.text("name") for c in node.nodes("character")), None)
        parsed = parse_person(text)
        if parsed is None or len(parsed.name) < len(text) - 30:
            parsed = Person(name=text)
        yield Person(name=parsed.name, url=url, character=character or parsed.character), text

    def _rating(self, node: Node) -> tuple[Rating, str] | None:
        """A Rating node's verdict; without `bestRating` on schema.org's default scale, with a note."""
        text = node.text("ratingValue", "value", "average") or node.text("name") or ""
        found = parse_rating(text.replace("−", "-")) if text else None
        if found is None:
            return None
        value = found.value
        best = number(node.text("bestRating", "best") or "")
        worst = number(node.text("worstRating", "worst") or "")
        note = ""
        if best is not None and worst is not None and best <= worst:
            best = worst = None
        if worst is not None and worst < 0:  # a thumb: users' votes of -1 and 1
            return None
        if value.value is None:
            return (Rating(text=value.text), "no number given")
        if best is None or best < value.value:
            if best is not None:
                note = f"bestRating {best:g} is below the value"
            best = value.best
        if best is None:
            best = _SCHEMA_BEST if value.value <= _SCHEMA_BEST else 10.0 if value.value <= 10 else 100.0
            note = (
                "no bestRating: schema.org's default scale"
                if best == _SCHEMA_BEST
                else "no bestRating: scale inferred from the value"
            )
        return Rating(value=value.value, best=best, worst=worst, text=clean(text)), note

    def _notes(self, values: list[Value]) -> Iterator[str]:
        for value in values:
            if isinstance(value, Node) and value.is_a("ItemList"):
                for item in value.values("itemListElement"):
                    if text := text_of(item):
                        yield clean(text)
            elif text := text_of(value):
                yield clean(text)


def _first_text(node: Node, name: str) -> str | None:
    for value in node.values(name)[:1]:
        if isinstance(value, Node):
            return value.text("url") or value.id if name in ("url", "mainEntityOfPage") else text_of(value)
        return text_of(value)
    return None


def _content_rating(text: str) -> str | None:
    text = clean(text)
    return parse_certificate(text) or (text if len(text) <= 20 else None)


_SCALARS: tuple[tuple[str, tuple[str, ...], Callable[[str], Any]], ...] = (
    ("duration", ("duration", "timeRequired"), parse_duration),
    ("content_rating", ("contentRating",), _content_rating),
)


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


_TAGS = lazy(r"<[^<>]{1,300}>")


def _body(text: str) -> str:
    """Paragraphs of a body text: what separated them becomes one blank line; tags go."""
    text = _unescaped(text)
    if "<" in text:
        text = _TAGS.sub("\n", text)
    paragraphs = [clean(p) for p in re.split(r"\r?\n\s*", text)]
    return "\n\n".join(p for p in paragraphs if p)


def _without_repeats(found: list[tuple[Person | Organization, str]]) -> list[tuple[Person | Organization, str]]:
    seen: set[str] = set()
    kept = []
    for person, text in found:
        if person.name.casefold() not in seen:
            seen.add(person.name.casefold())
            kept.append((person, text))
    return kept
