"""What stands right before the first label: the film's title, or its cast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import before_label, statements
from filmmeta.layout import is_prose
from filmmeta.readers.labels.boxes import BOX_HEADS
from filmmeta.readers.labels.parts import IN_BRACKETS, LONGEST_CAPSULE, LONGEST_LINE, YEAR, is_genre, origin
from filmmeta.readers.labels.stating import fact, of_block
from filmmeta.readers.labels.values import BRACKETS
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import find_year, parse_date
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.rating import find_ratings
from filmmeta.values.titles import TitlePiece, bare_title, quoted_titles
from filmmeta.vocabulary import key, key_label, words


def title_lines(document: Document) -> Iterator[Claim]:
    """A short line right above a fact box is the film's title."""
    boxes = [f for f in document.labels if f.property in BOX_HEADS and f.strength >= 0.7]
    labelled = {n: f.property for f in document.labels for n in (f.block, *range(f.value_block, f.value_end))}
    for found in boxes:
        above = found.block - 1
        if above > 0 and _is_of_facts(document.blocks[above].text):
            above -= 1
        if above < 0 or above in labelled or above == document.layout.headline:
            continue
        block = document.blocks[above]
        if not block.heading and _is_row(above, found.property, labelled):
            continue
        line = block.text.split("\n")[0]
        # "Fact sheet of the documentary «Low Water»"
        title = bare_title(next(iter(quoted_titles(line)), line)) if _may_be_title(block, line) else None
        if title is not None and not _says_else(document, line, title.text):
            yield from _named(title, of_block(document, block, line, 0.5, "the line above the fact box"), block)


def _is_row(number: int, property_: str, labelled: Mapping[int, str]) -> bool:
    """Whether a block stands amid a fact box, a row that we do not know: the next film's box has the same rows again.

    Args:
        number: the block's.
        property_: what the label below it stands for.
        labelled: the same of every block that holds a label or its value.
    """
    numbers = range(number - 1, number - _TALLEST, -1)
    above = [labelled[n] for n in takewhile(lambda n: labelled.get(n, "rating") not in _NO_FACTS, numbers)]
    return bool(above) and property_ not in above


_TALLEST = 40
_NO_FACTS = frozenset(("rating", "authors", "published", "modified", "ignored", "summary", "pros", "cons"))
"""What stands above a title as well as in a fact box."""


def _named(title: TitlePiece, evidence: Evidence, block: Block) -> Iterator[Claim]:
    yield fact("name", title.text, evidence, block)
    if title.year:
        yield fact("year", title.year, evidence, block, about=title.text)


def _may_be_title(block: Block, line: str) -> bool:
    """Whether a line is short, no sentence, and no link of a menu."""
    if (
        block.zone
        or not 1 < len(line) <= _LONGEST_TITLE
        or line[-1:] in ".:;,"
        or (line == block.text and is_prose(block))
    ):
        return False
    return block.linked() <= _LINKED or block.tag in ("h1", "h2", "h3", "h4", "th")


_LONGEST_TITLE, _LINKED = 90, 0.9


def _says_else(document: Document, line: str, title: str) -> bool:
    """Whether a line above a fact box says what the film is, who wrote the review or how good it is, not its name."""
    language = document.base_language
    return (
        not any(c.isalnum() for c in title)
        or key(line) in words("about")
        or bool(origin(line))
        or ("," in line and is_genre(line.rpartition(",")[2], language))  # "USA Thriller, Sci-Fi"
        or (document.headline is not None and YEAR.fullmatch(line) is not None)
        or is_byline(line, language)
        or find_duration(line) is not None
        or parse_date(line) is not None
        or any(rated.kind == "fraction" for rated in find_ratings(title))
        or key_label(key(title), language) == "rating"  # "Movie score 7.6 / 10"
        or _COUNTER.search(line) is not None
    )


def _is_of_facts(line: str) -> bool:
    """As in "Ireland/France 2011. 94 mins. Cert 12A.", between a title and its fact box."""
    return len(line) <= LONGEST_LINE and find_year(line) is not None and find_duration(line) is not None


# "Visits: 1304"
_COUNTER = lazy(r":\s*\d[\d.,]*$")


def casts_beside(document: Document) -> Iterator[Claim]:
    """As in "(2000) Jonas Pell, Mira Osei, Etta Moreau. Directed by Ada Brandt. 117 min.": no label but names alone."""
    cast = {found.block for found in document.labels if found.property == "actors"}
    for found in document.labels:
        block = document.blocks[found.block]
        if found.property not in ("directors", "directors_writers") or found.block != found.value_block:
            continue
        if found.block in cast or len(block.text) > LONGEST_CAPSULE:
            continue
        for start, end in statements(block.text, document.base_language):
            dated = _DATED.search(block.text, 0, start)
            said = block.text[start:end].strip(" .")
            people = split_people(said, document.base_language)
            full = sum(len(p.name) for p in people if " " in p.name)
            if len(people) < _LEAST_CAST or full < _ALL_NAMES * len(said):
                continue
            evidence = of_block(document, block, said, 0.6, "names beside the director's", at=start)
            for person in people:
                yield fact("actors", person, evidence, block)
            if dated:
                yield fact("year", int(dated[1]), evidence, block)
            break


_DATED = lazy(r"\(((?:18|19|20)\d\d)\)\s*$")
_LEAST_CAST, _ALL_NAMES = 2, 0.8


def capsule_heads(document: Document) -> Iterator[Claim]:
    """As in "Paper Kites 2 Directors: A, B": what stands before the first label of a block is the film's title."""
    first = {f.block: f for f in reversed(document.labels)}
    for number, found in first.items():
        if found.property not in BOX_HEADS or not (head := before_label(document.blocks[number], found)):
            continue
        # "Low Water (Idem, Brasil/Portugal – 2014)", "Low Water (Brasil, 2014, 1h52)."
        bare = BRACKETS.sub("", head).rstrip(" .,") if IN_BRACKETS.search(head) and find_year(head) else head
        # "“Low Water”, reż. Ada Brandt, Polska 2007, grają: Jan Kroll"
        quoted = quoted_titles(head) if head[0] in _QUOTES else []
        piece = bare_title(quoted[0] if quoted else bare)
        if origin(head) or _is_cast(head):
            continue
        block = document.blocks[number]
        if len(key(piece.text).split()) <= 9 and key(piece.text) and not parse_date(bare) and not find_duration(bare):
            evidence = Evidence("labels", document.where(block), head, 0.7, "before the first label")
            yield from _named(piece, evidence, block)


_QUOTES = frozenset("\"“„«»'‘")


def _is_cast(line: str) -> bool:
    """As in "(2000) Ada Brandt, Jan Kroll, Mira Osei. Directed by Lou Rey": who plays stands before who made it."""
    names = BRACKETS.sub("", line).strip(" .").split(", ")
    return len(names) > 2 and all(map(looks_like_name, names))


def titles_before_facts(document: Document) -> Iterator[Claim]:
    """As in "Low Water (2018, Japan, 102 min)", alone of its kind on the page: the film that the text is about."""
    found = [(block, title) for block in document.blocks if (title := _before_facts(document, block))]
    if len({key(title.text) for _, title in found}) == 1:
        for block, title in found:
            yield from _named(title, of_block(document, block, block.text, 0.75, "before its facts"), block)


def _before_facts(document: Document, block: Block) -> TitlePiece | None:
    """The title of a line that goes on with a bracket of facts, a running time and a year or countries among them."""
    if not block.digits or block.zone or len(block.text) > LONGEST_CAPSULE:
        return None
    if m := _FACTS_BEHIND.match(block.text):
        told = find_duration(m[2]) is not None and find_year(m[2]) is not None
    elif m := _MADE_BY.match(block.text):
        told = _tells_kind(m[3], document.base_language) and _runs_in_country(m[2])
    if m is None or not told:
        return None
    title = bare_title(next(iter(quoted_titles(m[1])), m[1]))
    return None if _says_else(document, m[1], title.text) else title._replace(year=find_year(m[2]))


_FACTS_BEHIND = lazy(r"([^()（）:：]{1,80}?)\s*[(（]([^()（）]{6,90})[)）]$")
# "Low Water, a comedy by Ada Brandt (France, 1h42), with …"
_MADE_BY = lazy(r"([^(),:.]{2,80}),\s(?=[^(),:]{4,80}\s\(([^()]{4,60})\))([^(),:]{4,80})")


def _tells_kind(said: str, language: str | None) -> bool:
    """Whether some words have one for a genre or a film."""
    kinds = words("genre", language) | words("film_name", language) | words("genre", "en")
    return not kinds.isdisjoint(key(said).split())


def _runs_in_country(facts: str) -> bool:
    """Whether facts are countries and a running time."""
    found = find_duration(facts)
    return found is not None and bool(origin(facts[: found[1]].rstrip(", ")))
