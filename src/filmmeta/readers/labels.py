"""Reads fact boxes: labels and values, whatever their layout, into the film's facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled, before_label, before_label_in, statements
from filmmeta.layout import is_prose
from filmmeta.models import Organization, Person
from filmmeta.values.bylines import is_byline, is_opening, may_be_opening
from filmmeta.values.certificates import find_certificate, parse_certificate
from filmmeta.values.dates import find_dates, find_day, find_month_year, find_year, parse_date
from filmmeta.values.duration import find_duration, parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.rating import find_ratings
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean, unquoted
from filmmeta.values.titles import bare_title, quoted_titles
from filmmeta.vocabulary import countries, key, key_label, label_words, language_tag, services, words

_PEOPLE = ("directors", "writers", "producers", "cinematographers", "editors", "composers", "actors")
_BOTH = {"directors_writers": ("directors", "writers"), "directors_producers": ("directors", "producers")}
_CREW = ("producers", "cinematographers", "editors", "composers")
_TERMS = ("genres", "countries", "languages", "watch_on")
_COMPANIES = ("production_companies", "distributors")
_LONGEST_TITLE = 120
_LATE = 80
_LONGEST_TERMS = 250
_BRACKETS = lazy(r"\([^()]*\)")


_RIVALS = {"series": ("series", 0.6), "game": ("game", 0.8), "book": ("book", 0.8), "album": ("music", 0.8)}
"""What else a fact box can be of, by labels that films have none of, and how sure each is."""


def labels(document: Document) -> Iterator[Claim]:
    """The film's facts that stand behind labels, and those of running lines without any."""
    full = _Full(document)
    for found in document.labels:
        if found.property == "writers" and _is_of_the_review(document, found):
            continue
        for name, value, doubt in _facts(found, document.base_language, document.dayfirst):
            if isinstance(value, Person) and " " not in value.name:
                if name in _CREW and found.block != found.value_block and _is_list_item(document, found):
                    continue  # "Music", "Art & design", "Games": a menu
                value = full.of(value)
            yield _claim(document, found, name, value, doubt)
        if found.property in _RIVALS:
            kind, confidence = _RIVALS[found.property]
            yield Claim("page", "kind", kind, _evidence(document, found, confidence), block=found.block)
        # resolve keeps fact lines out of the review's text, whatever they state
        # "In short: an honest film.", "… and it stays with you. Mark: 8.5": a paragraph of the review, label and all
        if found.property == "summary" or (
            found.block == found.value_block and document.blocks[found.block].text.find(found.label) > _LATE
        ):
            continue
        if found.block == found.value_block or not is_prose(document.blocks[found.value_block]):
            yield Claim(
                "page", "fact_line", found.property, _evidence(document, found, found.strength), block=found.value_block
            )
        if found.block != found.value_block:
            yield Claim(
                "page", "fact_line", found.property, _evidence(document, found, found.strength), block=found.block
            )
    yield from _title_lines(document)
    yield from _capsule_heads(document)
    yield from _casts_beside(document)
    yield from _running_lines(document)
    yield from _named_by_class(document)
    yield from _certificate_images(document)
    published = _published(document)
    _, single, leads = _speaking(document.base_language)
    for block in document.blocks:
        if block.zone in _NOT_SAID:
            continue
        if block.digits:
            yield from _bracketed(document, block)
        if "rated" in block.said and block.index < document.layout.end + _LAST and (m := _RATED.search(block.text)):
            evidence = Evidence("labels", document.where(block, m.start()), clean(m[0]), 0.6)
            yield Claim("film", "content_rating", m[1], evidence, block=block.index)
        if not single.isdisjoint(block.said) or (len(block.text) <= _LONGEST_LINE and block.key.startswith(leads)):
            yield from _spoken(document, block)
        if block.digits:
            yield from _opening_sentence(document, block, published)


_NOT_SAID = frozenset(("nav", "comments", "related", "share", "tags", "footer", "bio"))


def _bracketed(document: Document, block: Block) -> Iterator[Claim]:
    """As in "… a torque wrench. With A and B. (PG-13, 94 minutes) Opens Friday.", "Avec A, B (1 h 52)."."""
    if "(" not in block.text or block.index >= max(document.layout.end + 3, 3):
        return
    for m in _SHORT_BRACKET.finditer(block.text):
        found = find_duration(m[1])
        certificate = find_certificate(m[1], running=True)
        if found is None:
            # "(15)" counts something
            stated = certificate is not None and certificate == m[1].strip() and not certificate.isdigit()
        else:
            rest = m[1][: found[1]] + "," + m[1][found[2] :]
            parts = [part for part in _PARTS.split(rest) if part.strip()]
            stated = found[0] >= _A_FEATURE and all(_is_fact(part, document.base_language) for part in parts)
        if not stated or (found is None and len(certificate or "") < 2):
            continue
        said = block.text[max(0, m.start() - 60) : m.end()]
        evidence = Evidence("labels", document.where(block, m.start()), said, 0.6)
        if found is not None:
            yield Claim("film", "duration", found[0], evidence, block=block.index)
        if certificate is not None:
            yield Claim("film", "content_rating", certificate, evidence, block=block.index)
        return


# "is rated PG for mild language"
_RATED = lazy(r"(?:^|[.;(]\s?|\b(?:is|was|film|movie),?\s)(?:MPAA[\s-])?[Rr]ated\s(G|PG|PG-13|R|NC-17)(?![\w+-])")
_SHORT_BRACKET = lazy(r"\(([^()\n]{1,60})\)")
_A_FEATURE = timedelta(minutes=40)


def _is_fact(part: str, language: str | None) -> bool:
    """Whether a part of a bracket is a year, a country, a genre or a certificate."""
    said = part.strip(" .")
    return (
        parse_certificate(said) is not None
        or _YEAR.fullmatch(said) is not None
        or key(said) in countries()
        or _is_genre(said, language)
    )


def _spoken(document: Document, block: Block) -> Iterator[Claim]:
    """As in "In French with subtitles.", "Czech and English with English subtitles.", "(English, Italian dialogue)"."""
    hints, single, leads = _speaking(document.base_language)
    for piece in _STATEMENTS.split(block.text[-_LONGEST_CAPSULE:]):
        said = key(piece) if len(piece) <= _LONGEST_LINE else ""
        lead = max((lead for lead in leads if said.startswith(lead)), key=len, default="")
        bare, subtitled = _before(piece, hints, single)
        if not said or not (lead or subtitled):
            continue
        found = split_terms(bare.strip()[len(lead) :])
        known = sum(language_tag(term) is not None for term in found)
        # a language that no list knows may stand behind one that does
        if known * 2 >= len(found) > 0 and language_tag(found[0]) and all(" " not in term for term in found):
            evidence = Evidence("labels", document.where(block), clean(piece)[:300], 0.6, "spoken in")
            for term in found:
                yield Claim("film", "languages", term, evidence, block=block.index)
            return


_LONGEST_CAPSULE = 600
_STATEMENTS = lazy(r"[.;()|\n]\s*")


@cache
def _speaking(language: str | None) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words for subtitles, the last word of each, and what stands before a language: "spoken in "."""
    hints = words("subtitled", language) | words("subtitled", "en")
    leads = words("spoken_in", language) | words("spoken_in", "en")
    return hints, frozenset(w.split()[-1] for w in hints), tuple(f"{lead} " for lead in leads)


_WITH = lazy(r"\s(?:with|mit|avec|con|com|met|med|z|s|cu)\s", re.IGNORECASE)


def _before(piece: str, hints: frozenset[str], single: frozenset[str]) -> tuple[str, bool]:
    """What stands before the words for subtitles, and whether there are any."""
    said = key(piece)
    if not any(f" {w} " in f" {said} " for w in hints):
        return piece, False
    head = _WITH.split(piece, maxsplit=1)[0]
    tokens = head.split()
    while tokens and key(tokens[-1]) in single:
        tokens.pop()
    return " ".join(tokens), True


def _opening_sentence(document: Document, block: Block, published: date | None) -> Iterator[Claim]:
    """As in "Low Water is in theaters Friday, April 14.", near the head or the end of the text."""
    layout = document.layout
    close = layout.headline <= block.index <= layout.start or layout.end - _LAST <= block.index <= layout.end + 4
    if not close or not may_be_opening(block.said):
        return
    text = block.text[-_LONGEST_CAPSULE:]
    found = [*find_dates(text, document.dayfirst)]
    if not found and published is not None:
        found = [day] if (day := find_day(text, published)) is not None else []
    for day in found:
        before = _PLACES.sub(" ", _SENTENCES.split(text[: day.start])[-1])
        if _opens(before, document.base_language):
            evidence = Evidence(
                "labels", document.where(block), clean(text)[:300], 0.5, "" if day.sure else "year inferred"
            )
            yield Claim("film", "release_date", day.value, evidence, block=block.index)
            return


_LAST = 6
"""Among so many of the text's last paragraphs some tell when and where the film opens."""


def _opens(before: str, language: str | None) -> bool:
    return is_opening(before, language) and not _on_disc(before)


def _on_disc(said: str) -> bool:
    """As in "Blu-ray Release: October 7, 2014", of a film of another year."""
    return not words("home_video").isdisjoint(key(said).split()[-5:])


# "opened in New York and Los Angeles on"
_PLACES = lazy(r"\s(?:in|at)\s(?:the\s)?[A-Z][\w.]*(?:,?\s(?:and\s)?[A-Z][\w.]*){0,6}(?=\s)")
_SENTENCES = lazy(r"[.!?]\s")


_NEAR_HEAD = 40


def _published(document: Document) -> date | None:
    """When the page says that it was published: in its head, or beside its headline."""
    stated = parse_date(document.meta.get("article:published_time", "")[:40])
    if stated is not None:
        return stated
    first = max(0, document.layout.headline - 3)
    for block in document.blocks[first : min(document.layout.start + 3, first + _NEAR_HEAD)]:
        if block.digits and len(block.text) <= _LONGEST_LINE:
            for day in find_dates(block.text, document.dayfirst):
                return day.value
    return None


def _is_list_item(document: Document, found: Labelled) -> bool:
    return document.blocks[found.value_block].tag == "li"


class _Full:
    """Full names of those who are called by the last one: "Director: A. Name. Screenplay: Name, B. Other"."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _by_last(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for labelled in self._document.labels:
            if labelled.property in _PEOPLE or labelled.property in _BOTH:
                for person in split_people(labelled.value, self._document.base_language):
                    if " " in person.name:
                        found[person.name.rpartition(" ")[2]].add(person.name)
        return found

    def of(self, person: Person) -> Person:
        """The person by the full name, where just one of the box ends so."""
        names = self._by_last.get(person.name, set())
        return person.model_copy(update={"name": next(iter(names))}) if len(names) == 1 else person


def _is_of_the_review(document: Document, found: Labelled) -> bool:
    """As in "Írta: A. Name" beside the headline, with no other fact around: the review's author."""
    if key(found.label) not in words("by", document.base_language):
        return False
    if find_year(found.value) is not None:
        return True  # "Scritto da A. Name Marzo 2021"
    if found.block >= document.layout.start:
        return False
    if any(other.property == "published" and other.block == found.block for other in document.labels):
        return True
    near = range(found.block - 2, found.value_end + 2)
    return not any(
        other.property in _BOX_HEADS and other is not found for other in document.labels if other.block in near
    )


_BOX_HEADS = frozenset(
    (
        "directors",
        "actors",
        "directors_writers",
        "genres",
        "writers",
        "year",
        "duration",
        "countries",
        "producers",
        "release_date",
    )
)


def _title_lines(document: Document) -> Iterator[Claim]:
    """A short line right above a fact box is the film's title."""
    boxes = [f for f in document.labels if f.property in _BOX_HEADS and f.strength >= 0.7]
    labelled = {n for f in document.labels for n in (f.block, *range(f.value_block, f.value_end))}
    for found in boxes:
        above = found.block - 1
        if above > 0 and _is_of_facts(document.blocks[above].text):
            above -= 1
        if above < 0 or above in labelled or above == document.layout.headline:
            continue
        block = document.blocks[above]
        text = block.text.split("\n")[0]
        if (
            block.zone
            or not 1 < len(text) <= 90
            or text[-1:] in ".:;,"
            or (is_prose(block) and text == block.text)
            or (block.linked() > 0.9 and block.tag not in ("h1", "h2", "h3", "h4", "th"))
        ):
            continue
        # "Fact sheet of the documentary «Low Water»"
        piece = bare_title(next(iter(quoted_titles(text)), text))
        if (
            not any(c.isalpha() or c.isdigit() for c in piece.text)
            or key(text) in words("about")
            or _origin(text)
            or ("," in text and _is_genre(text.rpartition(",")[2], document.base_language))  # "USA Thriller, Sci-Fi"
            or (_YEAR.fullmatch(text) and document.headline is not None)
            or is_byline(text, document.base_language)
            or find_duration(text)
            or parse_date(text)
            or any(rated.kind == "fraction" for rated in find_ratings(piece.text))
            or key_label(key(piece.text), document.base_language) == "rating"  # "Movie score 7.6 / 10"
            or _COUNTER.search(text)
        ):
            continue
        evidence = Evidence("labels", document.where(block), text[:300], 0.5, "the line above the fact box")
        yield Claim("film", "name", piece.text, evidence, block=above)
        if piece.year:
            yield Claim("film", "year", piece.year, evidence, about=piece.text, block=above)


def _is_of_facts(line: str) -> bool:
    """As in "Ireland/France 2011. 94 mins. Cert 12A.", between a title and its fact box."""
    return len(line) <= _LONGEST_LINE and find_year(line) is not None and find_duration(line) is not None


# "Visits: 1304"
_COUNTER = lazy(r":\s*\d[\d.,]*$")


def _casts_beside(document: Document) -> Iterator[Claim]:
    """As in "(2000) Jonas Pell, Mira Osei, Etta Moreau. Directed by Ada Brandt. 117 min.": no label but names alone."""
    cast = {found.block for found in document.labels if found.property == "actors"}
    for found in document.labels:
        block = document.blocks[found.block]
        if found.property not in ("directors", "directors_writers") or found.block != found.value_block:
            continue
        if found.block in cast or len(block.text) > _LONGEST_CAPSULE:
            continue
        for start, end in statements(block.text, document.base_language):
            dated = _DATED.search(block.text, 0, start)
            said = block.text[start:end].strip(" .")
            people = split_people(said, document.base_language)
            full = sum(len(p.name) for p in people if " " in p.name)
            if len(people) < _LEAST_CAST or full < _ALL_NAMES * len(said):
                continue
            evidence = Evidence("labels", document.where(block, start), said[:300], 0.6, "names beside the director's")
            for person in people:
                yield Claim("film", "actors", person, evidence, block=block.index)
            if dated:
                yield Claim("film", "year", int(dated[1]), evidence, block=block.index)
            break


_DATED = lazy(r"\(((?:18|19|20)\d\d)\)\s*$")
_LEAST_CAST, _ALL_NAMES = 2, 0.8


def _capsule_heads(document: Document) -> Iterator[Claim]:
    """As in "Paper Kites 2 Directors: A, B": what stands before the first label of a block is the film's title."""
    first = {f.block: f for f in reversed(document.labels)}
    for number, found in first.items():
        if found.property not in _BOX_HEADS or not (head := before_label(document.blocks[number], found)):
            continue
        # "Low Water (Idem, Brasil/Portugal – 2014)", "Low Water (Brasil, 2014, 1h52)."
        bare = _BRACKETS.sub("", head).rstrip(" .,") if _IN_BRACKETS.search(head) and find_year(head) else head
        piece = bare_title(bare)
        if _origin(head) or _is_cast(head):
            continue
        block = document.blocks[number]
        if len(key(piece.text).split()) <= 9 and key(piece.text) and not parse_date(bare) and not find_duration(bare):
            evidence = Evidence("labels", document.where(block), head, 0.7, "before the first label")
            yield Claim("film", "name", piece.text, evidence, block=number)
            if piece.year:
                yield Claim("film", "year", piece.year, evidence, about=piece.text, block=number)


def _is_cast(line: str) -> bool:
    """As in "(2000) Ada Brandt, Jan Kroll, Mira Osei. Directed by Lou Rey": who plays stands before who made it."""
    names = _BRACKETS.sub("", line).strip(" .").split(", ")
    return len(names) > 2 and all(map(looks_like_name, names))


# Spanish "Dirección: Calle Mayor 12" says where a restaurant is; "(1998)" behind a director's name is a year
_ADDRESS = lazy(r"^[^\d,|/;\n]{3,40}\s\d{1,4}(?!\w|\s?\))")


def _facts(found: Labelled, language: str | None, dayfirst: bool) -> Iterator[tuple[str, Any, float]]:
    value = found.value
    if found.property == "directors" and _ADDRESS.match(value):
        return
    if found.property in _PEOPLE:
        people = split_people(value, language)
        for person in () if found.property in _CREW and _is_menu(found, value) else people:
            # "Screenplay: A (after the novel by B)": only who plays has a character
            named = person if found.property == "actors" else person.model_copy(update={"character": None})
            yield found.property, named, 0.0
    elif found.property in _BOTH:
        for person in split_people(value, language):
            for name in _BOTH[found.property]:
                yield name, person, 0.0
    elif found.property == "countries" or (found.property in _COMPANIES and _origin(value)):
        # "Produkcja: Polska 2021": where a company would stand stands the country
        for country in _origin(value) or (split_terms(value) if len(value) <= _LONGEST_TERMS else []):
            yield "countries", country, 0.0
        if year := find_year(value):
            yield "year", year, 0.1
    elif found.property in _TERMS:
        if len(value) <= _LONGEST_TERMS:
            # "Language: 2/5" says how bad it is
            for term in (term for term in split_terms(value) if not term.isdigit()):
                for item in _genres(term, language) if found.property == "genres" else [term]:
                    yield found.property, item, 0.0
    elif found.property in _COMPANIES:
        # "Production: (U.K.-Italy) A Lantern Slide presentation"
        if m := _IN_BRACKETS.match(value):
            for country in _origin(m[1]):
                yield "countries", country, 0.0
        for term in split_terms(value.replace(" & ", " ＆ ")) if len(value) <= _LONGEST_TERMS else ():
            yield found.property, Organization(name=term.replace("＆", "&")), 0.0
    elif found.property == "name":
        piece = bare_title(unquoted(value.split("\n")[0]))
        if 1 <= len(piece.text) <= _LONGEST_TITLE:
            yield "name", piece.text, 0.0
            if piece.year:
                yield "year", piece.year, 0.05
    elif found.property == "alternate_names":
        for part in re.split(r"\s+/\s+|\n|;", value):
            piece = bare_title(
                unquoted(
                    _BRACKETS.sub("", part) if part.count("(") == 1 and not re.search(r"\(\d{4}\)", part) else part
                )
            )
            if 1 <= len(piece.text) <= _LONGEST_TITLE:
                yield "alternate_names", piece.text, 0.0
    else:
        yield from _scalar(found, value, dayfirst)


def _is_menu(found: Labelled, value: str) -> bool:
    """As in "Music", "Radio", "TV" and in lists of categories: one word after another in blocks of their own."""
    blocks = found.value_end - found.value_block
    return found.block != found.value_block and " " not in value and blocks > (1 if value.isascii() else _LARGEST_CREW)


_LARGEST_CREW = 6


def _origin(text: str) -> list[str]:
    """The countries of a text that names nothing but countries and years: "Brasil/Portugal – 2014"."""
    if len(text) > _LONGEST_LINE:
        return []
    if plated := _PLATED.fullmatch(text.strip(" .,|·•–—-")):
        return _PLATE_JOINT.split(plated[1])
    found: list[str] = []
    text = _INITIALS.sub(lambda m: m[0].replace(".", ""), text)
    for piece in _PARTS.split(_YEAR.sub(",", _JOINT_WORK.sub("", text))):
        if not (part := clean(piece).strip(" .:*–—-")):
            continue
        # "España-Argentina"
        apart = [part] if key(part) in countries() else [p for p in _JOINED.split(part) if p]
        if not all(key(p) in countries() for p in apart):
            return []
        found += apart
    return found


_INITIALS = lazy(r"\b(?:[A-Z]\.){2,3}")  # "U.K.-Italy"
# "D 2014", "F/CH 1998": countries as cars have them
_PLATE = (
    r"(?:AUS|A|BRD|BR|BG|B|CDN|CH|CZ|ČSSR|DDR|DK|D|EST|E|FIN|F|GB|GR|HR|H|IL|IND|IRL|IR|IS|I|J|LT|LV|L|MEX|"
    r"NL|NZ|N|PL|P|RA|RO|RUS|SK|SLO|SRB|SU|S|TR|UA|UK|USA|US|YU)"
)
_PLATED = lazy(rf"({_PLATE}(?:\s?[/,-]\s?{_PLATE}){{0,5}}),?\s(?:18|19|20)\d\d(?:[/-]\d{{2,4}})?")
_PLATE_JOINT = lazy(r"\s?[/,-]\s?")
_JOINT_WORK = lazy(r"合作|共同製作|共同制作|합작")
_JOINED = lazy(r"\s*[-–+&]\s*|\s+(?:and|und|et|y|e|i|a|en|och|og|ja|és|și|ve|и|і|та)\s+")


def _genres(term: str, language: str | None) -> list[str]:
    """As in "Drama Thriller", side by side in elements of their own: genres that nothing but space parts."""
    apart = term.split()
    return apart if not _is_genre(term, language) and all(_is_genre(t, language) for t in apart) else [term]


def _scalar(found: Labelled, value: str, dayfirst: bool) -> Iterator[tuple[str, Any, float]]:
    if found.property == "release_date" and _on_disc(found.label):
        return
    parse = _SCALARS.get(found.property)
    if parse is not None and len(value) <= 400 and (parsed := parse(value)) is not None:
        yield found.property, parsed, 0.0
    if found.property == "release_date":
        day = parse_date(value, dayfirst)
        if day is not None:
            yield "release_date", day, 0.0
            yield "year", day.year, 0.1
        elif (month := find_month_year(value)) is not None:
            yield "year", month[0], 0.1
        elif (year := find_year(value)) is not None and len(value) < 60:
            yield "year", year, 0.1
        # "Premiere: digital services (Vudu, Prime Video)": where it is out stands in place of when
        for name in _services(value):
            yield "watch_on", name, 0.1
    elif (
        found.property == "rating"
        and (certificate := parse_certificate(value))
        and not any(c in value for c in "/★*%")
        and not value.strip().isdigit()
    ):
        # "voto: 7+", "10 üzerinden 7,5" are marks
        aged = certificate.rstrip("+").isdigit()
        if (len(certificate) > 1 and not aged) or certificate in "GRX" or (aged and certificate[:-1] in _AGES):
            yield "content_rating", certificate, 0.1
    elif found.property == "year" and (moment := parse_date(value, dayfirst)) is not None:
        yield "release_date", moment, 0.1


_AGES = frozenset(("12", "13", "14", "15", "16", "18"))


def _services(value: str) -> list[str]:
    inner = m[1] if (m := _IN_BRACKETS.search(value)) else value
    terms = split_terms(inner) if len(inner) <= _LONGEST_TERMS else []
    return terms if any(key(t) in services() for t in terms) else []


_IN_BRACKETS = lazy(r"\(([^()]{2,200})\)")
_SCALARS: dict[str, Callable[[str], Any]] = {
    "duration": parse_duration,
    "content_rating": parse_certificate,
    "year": find_year,
}


def _claim(document: Document, found: Labelled, name: str, value: Any, doubt: float) -> Claim:
    return Claim("film", name, value, _evidence(document, found, found.strength - doubt), block=found.value_block)


def _evidence(document: Document, found: Labelled, confidence: float) -> Evidence:
    block = document.blocks[found.value_block]
    lowered = 0.25 if block.zone in ("aside", "bio", "hidden") else 0.0
    text = clean(f"{found.label}: {found.value}")[:300]
    offset = max(0, block.text.find(found.value[:20])) if block.element is None else 0
    return Evidence("labels", document.where(block, offset), text, max(0.1, confidence - lowered))


_LONGEST_LINE = 140
_READ_IN = timedelta(minutes=25)
_DIGIT = lazy(r"\d")


# "PG-13 - some sensuality and a scene of violence"
_REASONED = lazy(r"(PG(?:-13)?|R|NC-17|12A|TV-(?:MA|14|PG))\s[-–—]\s[^\W\d_]{2,}\s")


def _running_lines(document: Document) -> Iterator[Claim]:
    """As in "R, Drama, 1hr 52min", "USA, 1994, 154 min", "154 mins. R. Starring:": facts in a line of their own."""
    labelled = {f.block: f for f in reversed(document.labels)}
    heads = {f.block for f in document.labels if f.property in _BOX_HEADS}
    boxed = {n for head in heads for n in range(head - _BESIDE, head + _BESIDE + 1)}
    last_labelled = {f.block: f for f in document.labels if f.block == f.value_block}
    # a page of facts may have nothing but a footer to put them in
    footer = () if document.layout.end <= document.layout.start else ("footer",)
    skipped = frozenset(("nav", "comments", "related", "share", "tags", *footer))
    for block in document.blocks:
        if not block.digits or block.zone in skipped:
            continue
        text = block.text
        if len(text) > _LONGEST_LINE * 4 and not _DIGIT.search(text, 0, _LONGEST_LINE * 4):
            continue
        if block.index in labelled and "\n" not in text:
            last = last_labelled.get(block.index)
            tail = text.rpartition(last.value)[2] if last is not None else ""
            if last is not None and (m := _NUMBERS_BEHIND.search(last.value)):
                tail = m[1] + tail  # "Con A e B, 2009, 95'"
            # "Regie: A. Mit B, C. Deutschland 2016. 108 Minuten."
            beside = (before_label(block, labelled[block.index]), tail.strip(" .|·•–—-"))
            text = "\n".join(filter(None, beside)) or text
            yield from _facts_alone(document, block, beside[1])
        for line in text.split("\n")[:12]:
            if block.index in labelled and "\n" in block.text:
                head = before_label_in(line, labelled[block.index])  # "Suomi 1997, 95 min. Ohjannut A B."
                line = head if find_duration(head) is not None else line
            if len(line) > _LONGEST_LINE:
                continue
            if m := _REASONED.match(line):
                evidence = Evidence("labels", document.where(block), line[:300], 0.65)
                yield Claim("film", "content_rating", m[1], evidence, block=block.index)
            if (found := find_duration(line)) is None:
                yield from _origin_line(document, block, line)
                if not label_words().isdisjoint(block.said):
                    yield from _opening_line(document, block, line)
                continue
            if not _is_fact_line(line, found[1], found[2], document, block.index, block.index in boxed):
                continue
            if found[0] < _READ_IN and parse_date(line[: found[1]].strip(" ,.|·•–—-")) is not None:
                continue  # "May 29, 2023 · 3 min": so long is the text
            yield from _opening_line(document, block, line)
            evidence = Evidence("labels", document.where(block), line[:300], 0.7)
            yield Claim("film", "duration", found[0], evidence, block=block.index)
            rest = _YEAR.sub(",", line[: found[1]] + "," + line[found[2] :])
            certificate = find_certificate(line, running=True) or next(
                filter(None, map(_age, _PARTS.split(rest))), None
            )
            if certificate:
                yield Claim("film", "content_rating", certificate, evidence, block=block.index)
            made = any(_origin(part) for part in _PARTS.split(rest))
            if year := find_year(line[: found[1]] + line[found[2] :]):
                # beside a country it is the year of making, before that of an opening somewhere
                dated = Evidence("labels", document.where(block), line[:300], 0.82 if made else 0.7)
                yield Claim("film", "year", year, dated, block=block.index)
            for part in _PARTS.split(rest):
                if key(part) and _is_genre(part, document.base_language):
                    yield Claim("film", "genres", clean(part).strip(" .-–—"), evidence, block=block.index)
                for country in _origin(part):
                    yield Claim("film", "countries", country, evidence, block=block.index)
            yield Claim("page", "fact_line", "duration", evidence, block=block.index)
            yield from _cast_line(document, block)
            break
    yield from _genre_lines(document)


def _age(part: str) -> str | None:
    """The certificate of a part of a line that is an age and says so: "ab 6", "14 anos", "16+"."""
    said = clean(part).strip(" .")
    aged = not said.isdigit() and _DIGIT.search(said) is not None
    return said if aged and parse_certificate(said) == said else None


def _facts_alone(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "Com A e B. Drama. 14 anos.": what is left of a block with labels, and nothing but facts."""
    parts = [part for part in _PARTS.split(line) if part.strip()]
    if not parts or not all(_is_fact(part, document.base_language) for part in parts):
        return
    evidence = Evidence("labels", document.where(block), line[:300], 0.6, "beside labels")
    for part in parts:
        if _is_genre(part, document.base_language):
            yield Claim("film", "genres", clean(part).strip(" ."), evidence, block=block.index)
        elif certificate := _age(part):
            yield Claim("film", "content_rating", certificate, evidence, block=block.index)


def _origin_line(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "USA 1994", "Title (Idem, Brasil/Portugal – 2014)": countries and the year, without a duration."""
    if (year := find_year(line)) is None:
        return
    inner = m[1] if (m := _IN_BRACKETS.search(line)) and line.endswith(")") else line
    parts = _TITLE_PART.split(inner)
    if inner != line:
        found = [c for part in parts for c in _origin(part)]
    else:
        # "„Niski stan”, Polska 2019"
        found = _origin(inner) or [c for part in parts if find_year(part) == year for c in _origin(part)]
    if not found or find_year(inner) != year:
        return
    evidence = Evidence("labels", document.where(block), line[:300], 0.6, "countries and year")
    for country in found:
        yield Claim("film", "countries", country, evidence, block=block.index)
    # the year of making beside the country, before that of an opening somewhere
    dated = Evidence("labels", document.where(block), line[:300], 0.82, "countries and year")
    yield Claim("film", "year", year, dated, block=block.index)
    yield Claim("page", "fact_line", "countries", evidence, block=block.index)


def _opening_line(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "Bottega Film uscita giovedì 8 novembre 2018", "Kinostart war der 3. Mai 2019"."""
    if not may_be_opening(block.said) or (is_prose(block) and "\n" not in block.text):
        return
    for found in find_dates(line, document.dayfirst):
        if _opens(line[: found.start], document.base_language):
            evidence = Evidence("labels", document.where(block), line[:300], 0.6, "when it opens")
            yield Claim("film", "release_date", found.value, evidence, block=block.index)
            return


_TITLE_PART = lazy(r",\s*")


def _genre_lines(document: Document) -> Iterator[Claim]:
    """As in "Drama / Krimi" between title and facts: a line of nothing but genres."""
    first = document.layout.headline
    known = _genre_words(document.base_language)
    last = max(first + 3, document.layout.start)  # databases have no running text that starts anywhere
    for block in document.blocks[first + 1 : last + 1]:
        if block.zone or len(block.text) > _LONGEST_LINE:
            continue
        # in Chinese and Japanese the words of a line may be one in its key
        if block.key < "\u2e80" and known.isdisjoint(block.said):
            continue
        parts = _nothing_but_genres(block.text, document.base_language)
        if len(parts) > 1:
            for part in parts:
                evidence = Evidence("labels", document.where(block), block.text[:300], 0.65, "a line of genres")
                yield Claim("film", "genres", part, evidence, block=block.index)
            return


@cache
def _genre_words(language: str | None) -> frozenset[str]:
    return frozenset(word for genre in words("genre", language) | words("genre", "en") for word in genre.split())


def _nothing_but_genres(line: str, language: str | None) -> list[str]:
    """The genres of a line that holds nothing else; none of any other."""
    found: list[str] = []
    for piece in _PARTS.split(line):
        genres = _genres(clean(piece).strip(" .-–—"), language)
        if not all(_is_genre(genre, language) for genre in genres):
            return []
        found += genres
    return found


def _cast_line(document: Document, facts: Block) -> Iterator[Claim]:
    """Right below a line of facts, a line of nothing but names: the cast, without a label."""
    for block in document.blocks[facts.index + 1 : facts.index + 4]:
        people = split_people(block.text, document.base_language) if len(block.text) <= _LONGEST_LINE else []
        full = [p for p in people if " " in p.name]
        if len(full) < 2 or len(full) < len(people) or sum(len(p.name) for p in full) < 0.7 * len(block.text):
            continue
        evidence = Evidence("labels", document.where(block), block.text[:300], 0.6, "names below a line of facts")
        for person in full:
            yield Claim("film", "actors", person, evidence, block=block.index)
        yield Claim("page", "fact_line", "actors", evidence, block=block.index)
        return


_NUMBERS_BEHIND = lazy(r"[,.]\s((?:(?:19|20)\d\d|\d{2,3}\s?(?:['′’]|min))(?!\d).*)$")
_YEAR = lazy(r"(?:18|19|20)(?<!\d\d\d)\d\d(?!\d)")
_PARTS = lazy(r"\s*[,|·•/.;()\[\]／・（）【】]\s*|\s[–—-]\s")


def _is_genre(text: str, language: str | None) -> bool:
    k = key(text)
    return len(k) > 1 and (k in words("genre", language) or k in words("genre", "en"))


_CLASSES = {
    "genre": "genres",
    "genres": "genres",
    "director": "directors",
    "directors": "directors",
    "cast": "actors",
    "actors": "actors",
    "starring": "actors",
    "runtime": "duration",
    "running-time": "duration",
    "duration": "duration",
    "country": "countries",
    "certificate": "content_rating",
    "mpaa": "content_rating",
    "release-date": "release_date",
    "screenplay": "writers",
    "writers": "writers",
}


def _named_by_class(document: Document) -> Iterator[Claim]:
    """`<p class="genre">Drama / Crime</p>`: the class is the label."""
    for block in document.blocks:
        if (
            block.element is None
            or block.zone
            or len(block.text) > 200
            or is_prose(block)
            or not (names := block.element.get("class"))
        ):
            continue
        name = next((_CLASSES[n] for n in re.split(r"[\s_]+", names.lower()) if n in _CLASSES), None)
        if name is None or ":" in block.text:
            continue
        found = Labelled(name, names, block.text, block.index, block.index, block.index + 1, 0.7)
        for field, value, doubt in _facts(found, document.base_language, document.dayfirst):
            if field != "genres" or len(str(value).split()) <= 3:
                yield Claim(
                    "film",
                    field,
                    value,
                    Evidence("labels", document.where(block), f'class="{names}": {block.text}'[:300], 0.68 - doubt),
                    block=block.index,
                )
        yield Claim(
            "page",
            "fact_line",
            name,
            Evidence("labels", document.where(block), block.text[:300], 0.68),
            block=block.index,
        )


_CERTIFICATE_IMAGE = lazy(r"certif|mpaa|rating|fsk|bbfc|rated|kijkwijzer", re.IGNORECASE)
_LONGEST_ALT = 80


def _certificate_images(document: Document) -> Iterator[Claim]:
    """A certificate shown as an image, named by its alternative text, behind a label or by its file."""
    labelled = {found.block for found in document.labels if found.property == "content_rating"}
    for index, image in document.images:
        alt = (image.get("alt") or image.get("title") or "").strip()
        if not 0 < len(alt) <= _LONGEST_ALT or not any(c.isalnum() for c in alt):
            continue
        said = f"{image.get('src') or ''} {image.get('class') or ''} {alt.partition(':')[0] if ':' in alt else ''}"
        # "MPAA Rating: PG-13 - Parents Strongly Cautioned"
        certificate = parse_certificate(alt.rpartition(":")[2])
        if certificate and (_CERTIFICATE_IMAGE.search(said) or labelled & {index - 1, index}):
            if not (alt.isdigit() and int(alt) <= 5):
                evidence = Evidence("labels", document.where(image), f"image {alt}", 0.7)
                yield Claim("film", "content_rating", certificate, evidence, block=min(index, len(document.blocks) - 1))


def _is_fact_line(line: str, start: int, end: int, document: Document, block: int, beside_box: bool) -> bool:
    """A line of data: parts set off by commas, bars, dots or dashes, and no sentence about reading or viewing times."""
    said = key(line)
    if set(said.split()) & words("reading") or any(w in said for w in words("reading") if w[0] > "\u2e7f"):
        return False
    # "Low Water, by Ada Brandt (France, 1h37)"
    opening = line.rfind("(", 0, start)
    if opening >= 0 and line.find(")", end) == len(line) - 1 and _origin(line[opening + 1 : start].rstrip(", ")):
        return True
    alone = len(_YEAR.sub("", line).strip(" ,.·|–—-")) - (end - start) <= 3
    parts = [
        p
        for p in re.split(r"[,|·•.;()\[\]–—／-]\s*|\s/\s", _YEAR.sub(",", line[:start] + "\0" + line[end:]))
        if p.strip()
    ]
    # "Drammatico, durata 112 min. - Italia 2018. - Bottega Film uscita giovedì 8 novembre 2018"
    # "Ireland/France 2011. 94 mins. Cert 12A. English and Irish with subtitles."
    known = sum(
        bool(_origin(p)) or _is_genre(p, document.base_language) or find_certificate(p, running=True) is not None
        for p in parts
    )
    short = all(len(p.split()) <= 4 for p in parts) or known >= 2
    textless = document.layout.end <= document.layout.start
    at_end = document.layout.end - 2 <= block <= document.layout.end + 2
    near_title = block <= document.layout.start + 6 or textless or at_end or beside_box
    # "105 mins more at kino.example", on a page of facts that has no running text
    leads = start == 0 and textless and len(line) <= _LONGEST_FOOTER
    return (short and len(parts) >= 2) or (alone and near_title) or leads


_LONGEST_FOOTER = 60
_BESIDE = 4
