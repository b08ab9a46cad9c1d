"""From schema.org nodes to claims: the one place that knows what their properties mean for a film or review."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Organization, Person, Rating, Score
from filmmeta.readers.markup.nodes import Node, Value, text_of
from filmmeta.readers.markup.schema import ARTICLE, FILM, ORGANIZATION, OTHER_KINDS, PAGE, REVIEW, ROLE, SITE, VAGUE
from filmmeta.values.addresses import imdb_id
from filmmeta.values.bylines import after_by, byline_people, ends_in_job
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import find_year, parse_moment
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, parse_person, split_people
from filmmeta.values.rating import parse_rating
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean, excerpt, number, unescape
from filmmeta.values.titles import bare_title
from filmmeta.vocabulary import label

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
_RELEASES = {
    "datePublished": 0.0,
    "dateReleased": 0.02,
    "releaseDate": 0.02,
    "dateCreated": 0.05,
    "copyrightYear": 0.06,
}
"""What names the release, and how much each is to be doubted."""
_LINKS = {"url": ("url",), "same_as": ("sameAs",), "image": ("image", "thumbnailUrl", "photo")}
_MOMENTS = {"date_published": ("datePublished", "dateCreated"), "date_modified": ("dateModified",)}
_TEXTS = {
    "headline": ("headline", "name"),
    "body": ("reviewBody", "articleBody", "text"),
    "summary": ("abstract",),
    "language": ("inLanguage",),
    "url": ("url", "mainEntityOfPage"),
}
_COUNTS = ("ratingCount", "reviewCount", "votes", "count")
_OLD_AGGREGATE = frozenset(("AggregateReview",))
_RATED = frozenset(("AggregateRating",)) | _OLD_AGGREGATE
_ONE_PAGE = frozenset(("WebPage", "ItemPage"))
_LIST = frozenset(("ItemList",))
_LONGEST_NAME, _LONGEST_BYLINE, _LONGEST_LABEL = 200, 60, 40
_LONGEST_NOTE, _LONGEST_CERTIFICATE, _LEAST_DESCRIPTION = 30, 20, 20
_SCHEMA_BEST = 5.0  # https://schema.org/bestRating: "If bestRating is omitted, 5 is assumed"


def claims_of(nodes: list[Node], document: Document) -> Iterator[Claim]:
    """The claims that a page's nodes make, each node's under a name of its own."""
    writer = _Mapping(nodes, document)
    yield from writer.claims()


def place_of(node: Node, document: Document) -> str:
    """Where a node stands: the path of its element, or the line of a script that the tree lacks."""
    return node.spot if isinstance(node.spot, str) else document.where(node.spot)


class _Mapping:
    def __init__(self, nodes: list[Node], document: Document) -> None:
        self.nodes = nodes
        self.document = document
        self.names = {id(node): f"{node.syntax} {number}" for number, node in enumerate(nodes, 1)}
        self.items: dict[int, Node] = {}
        """What each review reviews, by the review: what it names, or else what it is a property of."""
        for node in nodes:
            for review in node.nodes("review", "reviews") if not node.is_a(PAGE | ARTICLE | REVIEW) else ():
                self.items.setdefault(id(review), node)
        for node in nodes:
            for item in node.nodes("itemReviewed")[:1]:
                # a film's review may name it by nothing but an address
                if item.text("name") or id(node) not in self.items:
                    self.items[id(node)] = item
        self.subjects = {id(item) for item in self.items.values()}

    def claims(self) -> Iterator[Claim]:
        for node in self.nodes:
            if node.is_a(FILM):
                yield from self._film(node)
            elif node.is_a(REVIEW) or (not node.types and id(node) in self.items and not node.nodes("itemReviewed")):
                yield from self._review(node)
            elif node.is_a(ARTICLE):
                yield from self._article(node)
            elif node.is_a(PAGE):
                yield from self._web_page(node)
            elif node.is_a(_RATED):
                yield from self._rated(node)
            elif not node.types or node.is_a(VAGUE):
                yield from self._item(node)
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
        notes = "; ".join(filter(None, (note, node.note)))
        evidence = Evidence(
            "markup", place_of(node, self.document), excerpt(str(text)), _CONFIDENCE[node.syntax] - doubt, notes
        )
        return Claim(subject, name, value, evidence, node=self.names[id(node)], about=about)

    def _kind(self, node: Node) -> Iterator[Claim]:
        """What the node says the page is about, where it is the page's main thing and no film."""
        subject = id(node) in self.subjects
        if "NewsArticle" in node.types and not subject:
            yield self._claim("page", "kind", "news", node, f"NewsArticle {node.text('headline') or ''}", doubt=0.3)
        for type_name in node.types:
            kind = OTHER_KINDS.get(type_name)
            if kind is None or kind == "music" or (kind == "elsewhere" and not subject):
                continue
            if subject or node.nodes("review") or type_name.startswith(("TV", "Video", "Book")):
                # plug-ins for reviews call everything a Product
                doubt = 0.35 if type_name in VAGUE else 0.0
                yield self._claim("page", "kind", kind, node, f"{type_name} {node.text('name') or ''}", doubt=doubt)

    # ------------------------------------------------------------ films

    def _film(self, node: Node) -> Iterator[Claim]:
        yield self._claim("page", "kind", "film", node, f"Movie {node.text('name') or ''}")
        names = [t for v in node.values("name", "title", "headline") if (t := text_of(v)) is not None]
        for name, text in zip(("name", *("alternate_names" for _ in names)), names, strict=False):
            piece = bare_title(text)
            yield self._claim("film", name, piece.text, node, text)
            if piece.year and name == "name":
                yield self._claim("film", "year", piece.year, node, text, doubt=0.1)
        for value in node.values("alternateName", "alternativeHeadline"):
            if alternate := text_of(value):
                yield self._claim("film", "alternate_names", bare_title(alternate).text, node, alternate)
        yield from self._credits(node)
        yield from self._facts(node)
        yield from self._dates(node)
        yield from self._addresses(node)
        for rating in node.nodes("aggregateRating"):
            yield from self._score(rating, node)

    def _item(self, node: Node) -> Iterator[Claim]:
        """A thing without a type, or with one that says little, that is reviewed or rated: its name may be a film's."""
        if id(node) not in self.subjects and (node.types or not node.nodes("aggregateRating")):
            return
        if text := node.text("name"):
            note = "the item is not said to be a film"
            yield self._claim("film", "name", bare_title(text).text, node, text, note=note, doubt=0.25)
        yield from self._addresses(node)
        for rating in node.nodes("aggregateRating"):
            yield from self._score(rating, node)

    def _rated(self, node: Node) -> Iterator[Claim]:
        """An aggregate that stands by itself and names what it rates."""
        for film in node.nodes("itemReviewed"):
            inner = node.nodes("rating") if node.is_a(_OLD_AGGREGATE) else [node]
            for rating in inner:
                yield from self._score(rating, film, counts=node)

    def _credits(self, node: Node) -> Iterator[Claim]:
        for name, properties in _PEOPLE.items():
            # `actors` holds the stars and `actor` the whole cast: the longer list first
            lists = sorted((self._people(node.values(p), name) for p in properties), key=len, reverse=True)
            for person, text in _without_repeats([credit for people in lists for credit in people]):
                if isinstance(person, Person) or name == "producers":
                    yield self._claim("film", name, person, node, text)
        stated = 0.0 if node.values("author", "writer") else 0.1
        for person, text in self._people(node.values("author", "writer", "creator"), "writers"):
            if isinstance(person, Person):
                yield self._claim("film", "writers", person, node, text, doubt=stated)
        for name, properties in _COMPANIES.items():
            for company, text in self._people(node.values(*properties), name, company=True):
                yield self._claim("film", name, company, node, text)

    def _facts(self, node: Node) -> Iterator[Claim]:
        for name, properties in _TERMS.items():
            for value in node.values(*properties):
                text = self._without_label(unescape(text_of(value) or ""))
                for term in split_terms(text) if "://" not in text else ():
                    yield self._claim("film", name, term, node, term)
        for name, sources, parse in _SCALARS:
            for value in node.values(*sources):
                if (parsed := parse(value)) is not None:
                    yield self._claim("film", name, parsed, node, text_of(value) or "")
                    break
        if (said := node.text("description")) and len(said) > _LEAST_DESCRIPTION:
            yield self._claim("film", "description", clean(_TAGS.sub(" ", unescape(said))), node, said)

    def _dates(self, node: Node) -> Iterator[Claim]:
        """The release: of several dates under one name the first that is one."""
        # a year alone is that of making, beside the day of a release somewhere
        made = node.text("dateCreated") or ""
        if made.isdigit() and len(made) == 4 and (year := find_year(made)):
            yield self._claim("film", "year", year, node, made, doubt=0.02)
        for name, doubt in _RELEASES.items():
            for text in filter(None, map(text_of, node.values(name))):
                moment = parse_moment(text, self._dayfirst(text))
                year = moment.year if moment else find_year(text)
                if moment is not None:
                    yield self._claim("film", "release_date", _day(moment), node, text, doubt=doubt)
                if year is not None:
                    yield self._claim("film", "year", year, node, text, doubt=doubt + (0.05 if moment else 0))
                    break
        for event in node.nodes("releasedEvent"):
            text = event.text("startDate") or ""
            if year := find_year(text):
                yield self._claim("film", "year", year, node, text, doubt=0.03)

    def _addresses(self, node: Node) -> Iterator[Claim]:
        links = [a for v in node.values("sameAs") + node.values("url") if (a := _address(v))]
        for link in [*links, node.id or ""]:
            if title := imdb_id(link):
                yield self._claim("film", "imdb_id", title, node, link)
        for name, properties in _LINKS.items():
            for value in node.values(*properties)[: None if name == "same_as" else 1]:
                if address := self.document.absolute(_address(value)):
                    yield self._claim("film", name, address, node, _address(value))

    def _score(self, rating: Node, film: Node, counts: Node | None = None) -> Iterator[Claim]:
        """What many say of a film; a plug-in's 0 of 0 votes says nothing."""
        parsed = self._rating(rating)
        if parsed is None or parsed[0].value is None:
            return
        value, note = parsed
        count = next((n for t in _COUNTS for of in (rating, counts or rating) if (n := _count(of.text(t)))), None)
        if not value.value and not count:
            return
        score = Score(
            source=rating.text("author", "publisher", "provider"),
            value=value.value,
            best=value.best,
            count=count,
        )
        yield self._claim("film", "scores", score, film, f"aggregateRating {value.text}", note=note)

    # ------------------------------------------------------------ reviews

    def _review(self, node: Node) -> Iterator[Claim]:
        film = self.items.get(id(node))
        film = film or next((n for n in node.nodes("about", "mainEntity", "item") if n.is_a(FILM)), None)
        if film is not None and film.types and not film.is_a(FILM | VAGUE):
            return
        about = self.names[id(film)] if film is not None else ""
        kind = node.types[0] if node.types else "Review"
        yield self._claim("review", "film", film.text("name") or "" if film is not None else "", node, kind, about)
        for name, value, text in self._article_facts(node):
            yield self._claim("review", name, value, node, text, about)
        yield from self._verdict(node, about)
        for field, properties in (("pros", ("positiveNotes",)), ("cons", ("negativeNotes",))):
            for item in self._notes(node.values(*properties)):
                yield self._claim("review", field, item, node, item, about)

    def _verdict(self, node: Node, about: str) -> Iterator[Claim]:
        """The reviewer's rating; never an `aggregateRating`, which on a review is what readers think of the review."""
        for value in node.values("reviewRating", "rating", "ratingValue"):
            if (parsed := self._rating(value)) is not None:
                text = f"reviewRating {parsed[0].text}"
                yield self._claim("review", "rating", parsed[0], node, text, about, parsed[1])
                return

    def _article(self, node: Node) -> Iterator[Claim]:
        films = [n for n in node.nodes("about", "itemReviewed", "mainEntity", "mentions") if n.is_a(FILM)]
        about = self.names[id(films[0])] if len(films) == 1 else ""
        for name, value, text in self._article_facts(node):
            yield self._claim("review", name, value, node, text, about, doubt=0.02)
        yield from self._verdict(node, about)

    def _web_page(self, node: Node) -> Iterator[Claim]:
        if node.is_a(SITE) and (name := node.text("name")):
            yield self._claim("page", "site", clean(name), node, name)
        if not node.is_a(_ONE_PAGE):
            return
        for name, value, text in self._article_facts(node):
            if name in ("date_published", "date_modified", "authors", "publisher"):
                yield self._claim("review", name, value, node, text, doubt=0.15)

    def _article_facts(self, node: Node) -> Iterator[tuple[str, Any, Any]]:
        for person, text in self._people(node.values("author", "creator"), "authors"):
            yield "authors", person, text
        for company, text in self._people(node.values("publisher"), "publisher", company=True)[:1]:
            yield "publisher", company, text
        for name, properties in _MOMENTS.items():
            for text in filter(None, map(text_of, node.values(*properties))):
                if moment := parse_moment(text, self._dayfirst(text)):
                    yield name, moment, text
                    break
        for name, sources in _TEXTS.items():
            said = next((t for p in sources if (t := _first_text(node, p))), None)
            if said:
                yield name, _body(said) if name == "body" else clean(said), said
        # on a Review, `description` is what schema.org's own examples once called the text
        if node.is_a(REVIEW) and not node.values("reviewBody", "articleBody", "text"):
            if said := node.text("description"):
                yield "body", _body(said), said

    # ------------------------------------------------------------ values

    def _dayfirst(self, text: str) -> bool:
        """The order of "3/4/2011", asked only where a text has that form: the page's language must be found for it."""
        return self.document.dayfirst if "/" in text else True

    def _people(self, values: list[Value], name: str, company: bool = False) -> list[tuple[Person | Organization, str]]:
        found: list[tuple[Person | Organization, str]] = []
        for value in values:
            if isinstance(value, Node):
                found.extend(self._person_node(value, name, company))
            elif text := self._without_label(clean(str(value))):
                found.extend((person, text) for person in self._named(text, name, company))
        return _without_repeats(found)

    def _without_label(self, text: str) -> str:
        """The value alone, where a property was put around its label, too: "Director: Ann Lee"."""
        head, colon, rest = text[:_LONGEST_LABEL].partition(":")
        known = colon and rest[:1].isspace() and label(head, self.document.base_language)
        return text[len(head) + 1 :].strip() if known else text

    def _signed(self, text: str, name: str) -> list[Person | Organization]:
        """The authors of a whole byline in the place of a name: "BY ANN LEE ann@paper.example"."""
        language = self.document.base_language
        if name != "authors" or not ("@" in text[1:] or after_by(text, language) or ends_in_job(text)):
            return []
        return byline_people(text, language)

    def _named(self, text: str, name: str, company: bool) -> list[Person | Organization]:
        """The people of one string."""
        if signed := self._signed(text, name):
            return signed
        if company:
            return [Organization(name=text.rstrip(" ,;"))] if "://" not in text else []
        people: list[Person | Organization] = list(split_people(text, self.document.base_language))
        if people or not 1 < len(text) < _LONGEST_BYLINE or "://" in text or text.startswith("@"):
            return people
        # a byline such as "amirhne" or "ČSFD.cz" is no person's name, and still the author; others lack only capitals
        return [Person(name=text)] if name == "authors" or looks_like_name(text.title()) else []

    def _person_node(self, node: Node, name: str, company: bool) -> Iterator[tuple[Person | Organization, str]]:
        if node.is_a(ROLE):
            character = node.text("characterName", "roleName")
            for inner in node.values("actor", "director", "author", "performer"):
                # a role in a role is nobody
                if not isinstance(inner, Node) or not inner.is_a(ROLE):
                    for person, text in self._people([inner], name):
                        yield _as(person, character), text
            return
        names = [t for v in node.values("name") if (t := text_of(v))]
        names = names or [" ".join(filter(None, (node.text("givenName"), node.text("familyName"))))]
        address = node.text("url") or (node.id if node.id and "://" in node.id else None)
        url = self.document.absolute(address)
        character = node.text("characterName", "character")
        for text in filter(None, map(clean, names)):
            if len(text) > _LONGEST_NAME or "://" in text:
                continue
            if company or node.is_a(ORGANIZATION):
                yield Organization(name=text.rstrip(" ,;"), url=url), text
                continue
            if signed := self._signed(text, name):
                yield from ((person, text) for person in signed)
                continue
            several = split_people(text, self.document.base_language)
            if len(several) > 1 and all(" " in p.name for p in several):  # all of them in one Person's name
                yield from ((person, text) for person in several)
                continue
            parsed = parse_person(text.rstrip(" ,;"))
            if parsed is None or len(parsed.name) < len(text) - _LONGEST_NOTE:
                parsed = Person(name=text.rstrip(" ,;"))
            yield Person(name=parsed.name, url=url, character=character or parsed.character), text

    def _rating(self, value: Value) -> tuple[Rating, str] | None:
        """A verdict; without `bestRating` on schema.org's default scale, with a note."""
        node = value if isinstance(value, Node) else None
        text = (node.text("ratingValue", "value", "average", "name") if node else text_of(value)) or ""
        text = clean(text.replace("−", "-"))
        found, given = None, number(text)
        if given is None:
            if (found := parse_rating(text)) is None:
                return None
            if (given := found.value.value) is None:
                return Rating(text=found.value.text), "no number given"
        best = _bound(node, "bestRating", "best")
        worst = _bound(node, "worstRating", "worst")
        if best is not None and worst is not None and best <= worst:
            best = worst = None
        if given < 0 or (worst is not None and worst < 0):  # a thumb: users' votes of -1 and 1
            return None
        note = ""
        if best is not None and best < given:
            best, note = None, f"bestRating {best:g} is below the value"
        if found is not None and found.value.best is not None:  # "3.5/5", "80%": said beside the number itself
            best = found.value.best
        if best is None:
            best = next((b for b in (_SCHEMA_BEST, 10.0, 100.0) if given <= b), None)
            default = "schema.org's default scale" if best == _SCHEMA_BEST else "scale inferred from the value"
            note = note or f"no bestRating: {default}"
        return Rating(value=given, best=best, worst=worst, text=text), note

    def _notes(self, values: list[Value]) -> Iterator[str]:
        for value in values:
            inner = value.values("itemListElement") if isinstance(value, Node) and value.is_a(_LIST) else [value]
            yield from (clean(t) for v in inner if (t := text_of(v)))


def _first_text(node: Node, name: str) -> str | None:
    for value in node.values(name)[:1]:
        return _address(value) if name in ("url", "mainEntityOfPage") else text_of(value)
    return None


def _address(value: Value) -> str:
    """The address that a value is, or that a node has."""
    if isinstance(value, Node):
        return value.text("url", "contentUrl") or value.id or ""
    return str(value)


def _bound(node: Node | None, *names: str) -> float | None:
    """An end of a scale: "5", "100%"."""
    return number((node.text(*names) or "").rstrip(" %")) if node else None


def _count(text: str | None) -> int | None:
    """A number of votes: "1,204", "1 204 votes"."""
    m = _GROUPED.search(text or "")
    return int(re.sub(r"\D", "", m[0])) if m else None


_GROUPED = lazy(r"\d{1,3}(?:[.,'’\s]\d{3}){1,3}(?!\d)|\d{1,12}")


def _as(person: Person | Organization, character: str | None) -> Person | Organization:
    return person.model_copy(update={"character": character}) if character and isinstance(person, Person) else person


def _content_rating(value: Value) -> str | None:
    """A certificate, which may be a Rating of its own."""
    text = clean((value.text("name", "ratingValue") if isinstance(value, Node) else text_of(value)) or "")
    return parse_certificate(text) or (text if 0 < len(text) <= _LONGEST_CERTIFICATE else None)


def _duration(value: Value) -> timedelta | None:
    """A running time, which may be a QuantitativeValue."""
    if isinstance(value, Node) and (amount := value.text("value")):
        minutes = (number(amount) or 0) * _MINUTES_IN.get(value.text("unitCode", "unitText") or "", 1)
        return parse_duration(f"{minutes:.0f} min")
    return parse_duration(text_of(value) or "")


_MINUTES_IN = {"HUR": 60.0, "SEC": 1 / 60}  # UN/CEFACT codes
_SCALARS: tuple[tuple[str, tuple[str, ...], Callable[[Value], Any]], ...] = (
    ("duration", ("duration", "timeRequired"), _duration),
    ("content_rating", ("contentRating",), _content_rating),
)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


_TAGS = lazy(r"<[^<>]{1,300}>")


def _body(text: str) -> str:
    """Paragraphs of a body text: what separated them becomes one blank line; tags go."""
    text = unescape(text)
    if "<" in text:
        text = _TAGS.sub("\n", text)
    return "\n\n".join(filter(None, map(clean, text.split("\n"))))


def _without_repeats(found: list[tuple[Person | Organization, str]]) -> list[tuple[Person | Organization, str]]:
    kept: dict[str, tuple[Person | Organization, str]] = {}
    for person, text in found:
        kept.setdefault(person.name.casefold(), (person, text))
    return list(kept.values())
