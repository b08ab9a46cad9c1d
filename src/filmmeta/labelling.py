"""Labels and their values, in every layout that pages and texts give them.

"Director: A", "Genre: X Director: A" on one line, `<b>Director</b> A`, a table in either direction,
`<dt>`/`<dd>`, a heading with its value in the next block, "Directed by A." at the start of a line.
What a label means is the vocabulary's matter; what to do with a value is the readers'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from filmmeta.blocks import Block, Element
from filmmeta.layout import is_prose
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import parse_date
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.tails import without_tail
from filmmeta.vocabulary import (
    aggregators,
    any_of,
    countries,
    key,
    key_label,
    label,
    label_reach,
    label_words,
    language_tag,
    longest_label,
    spelled,
    words,
)

_SKIPPED_ZONES = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
_COLON = lazy(r"[:：]\s?")
_WORDS_BEFORE = lazy(
    r"[^\s|·•/;,.()\[\]（）【】。、!?\"“”«»<>]+(?:(?: \(|[ /(])[^\s|·•;,.()\[\]（）【】。、!?\"“”«»<>]+\)?)*$"
)
_WHOLE_BRACKET = lazy(r"\s\((?=[^()]*,)[^()]{1,40}\)$")
_BOUNDARY = lazy(r"[|·•/;,.()\[\]（）【】。、!?\"“”«»<>–—-]\s*$|^\s*$")
_REMARK = lazy(r"\s\([^()]{1,40}\)?$")
_DASH = lazy(r"^\s*(?:[-–—|=]{1,2}|\t)\s*")
_TOKEN = lazy(r"\S+")
_CLOCK = lazy(r"\d:[0-5]\d(?::[0-5]\d)?")
_YEAR_ALONE = lazy(r"\s(?:19|20)\d\d$")
_LONG = 300
_LONGEST_LABEL_TEXT = 60
_VALUE_BLOCKS = 80
_MOST_HITS = 200
_MOST_WRAPPED = 8
"""Labels of one block that are read."""
_COMPANIES = frozenset(("production_companies", "distributors"))
_LINE_STARTERS = frozenset(
    ("rating", "authors", "published", "name", "summary", "pros", "cons", "year", "ignored", "watch_on")
)
_PEOPLE = frozenset(
    (
        "directors",
        "writers",
        "producers",
        "cinematographers",
        "editors",
        "composers",
        "actors",
        "directors_writers",
        "directors_producers",
    )
)
_OF_DIGITS = frozenset(("release_date", "published", "year"))
_NEAR = 60
_NO_COLON = _PEOPLE | _COMPANIES | {"duration", "content_rating", "release_date", "countries", "languages"}


class Labelled(NamedTuple):
    """A label with its value."""

    property: str
    """What the label stands for: a field's name, or a word of the vocabulary (`"ignored"`, `"series"`)."""
    label: str
    value: str
    """The page's words, line breaks kept."""
    block: int
    """The block that the label stands in."""
    value_block: int
    """The block that the value begins in."""
    value_end: int
    """The block after the value's last."""
    strength: float
    """From 0 to 1: how plainly it is a label and this its value."""


class _Hit(NamedTuple):
    property: str
    start: int
    end: int
    strength: float


def find_labels(blocks: Sequence[Block], language: str | None) -> list[Labelled]:
    """All labels of a page with their values, in page order."""
    return list(_Finder(blocks, language).labels())


# "| Kamera: Jost Oltmann | mit Enno Harms, Selin Kaya | 94 Min."
_NO_NAME_NEXT = lazy(r"\s\|\s(?=[a-zà-ÿ\d])")


class _Finder:
    def __init__(self, blocks: Sequence[Block], language: str | None) -> None:
        self.blocks = blocks
        self.language = language
        self.hits: dict[int, list[_Hit]] = {}

    def labels(self) -> Iterator[Labelled]:
        skip_until = 0
        known = label_words()
        for block in self.blocks:
            if block.zone in _SKIPPED_ZONES or block.index < skip_until:
                continue
            if block.tag in ("th", "td") and (columns := self._header_row(block)):
                yield from columns
                skip_until = columns[-1].value_end
            elif known.isdisjoint(block.said) and block.text.isascii() and not self._begins_compounded(block):
                continue
            elif hits := self._hits(block):
                yield from self._in_block(block, hits)

    # ------------------------------------------------------------ one block

    def _in_block(self, block: Block, hits: list[_Hit]) -> Iterator[Labelled]:
        if self._of_a_song(block):
            return
        for number, hit in enumerate(hits):
            after = hits[number + 1].start if number + 1 < len(hits) else len(block.text)
            if block.text[: hit.start].endswith(" | ") and (bar := _NO_NAME_NEXT.search(block.text, hit.end, after)):
                after = bar.start()
            value = self._value(block, hit, after, bool(number + 1 < len(hits)))
            if value.strip(" \n-–—:.|"):
                if hit.property in _PEOPLE and len(value) > 400 and not block.marks:
                    value = value[:2000]
                if hit.property in _PEOPLE and value.endswith(",") and number + 1 == len(hits):
                    value += self._names_going_on(block)
                yield Labelled(
                    hit.property,
                    block.text[hit.start : hit.end].strip(" :："),
                    value.strip(" \n|·•"),
                    block.index,
                    block.index,
                    block.index + 1,
                    hit.strength,
                )
            elif number + 1 == len(hits):
                yield from self._from_next(block, hit)

    def _of_a_song(self, block: Block) -> bool:
        """A soundtrack's entry, "Written by A, Performed by B": its writer is not the film's."""
        said = f" {key(block.text[:_LONG])} "
        return any(f" {w} " in said for w in words("song", self.language))

    def _value(self, block: Block, hit: _Hit, after: int, followed: bool) -> str:
        text = block.text[hit.end : after]
        text = text.lstrip(" :：\t").strip(" ") if text[:1] != "\n" else text
        if hit.property in _PEOPLE:
            text = _before_origin(_one_statement(text))
            # "editor: A. Name; music: B. Name; A. Company; 1949)"
            if block.text[: hit.start].rstrip().endswith(";"):
                text = text.partition(";")[0]
        lines = text.split("\n")
        if len(lines) == 1:
            return text
        # "Starring:\nRussell Crowe, Joaquin\nPhoenix": a value wrapped over line breaks runs to the next label
        first = lines[0].strip()
        if not first or first.endswith((",", "&", " and", " und", " et", " y", "/", ";")):
            return (
                _unwrapped(text)
                if hit.property in _PEOPLE
                else "\n".join(x for x in lines if x.strip())
                if followed or not first
                else first
            )
        if hit.property in _PEOPLE:
            named = _people_lines(lines, self.language)
            # "Jonas Pell, Mira\nOsei, Etta Moreau,\n": commas part these names, and lines end anywhere
            return _unwrapped(named) if ",\n" in named else named
        return first

    def _names_going_on(self, block: Block) -> str:
        """What the blocks below add to a list that ends in a comma: "Leading players: A. Name (Karel)," and so on."""
        found = ""
        for after in self.blocks[block.index + 1 : block.index + 1 + _MOST_WRAPPED]:
            names = [] if self._starts_with_label(after) else split_people(after.text, self.language)
            said = sum(len(p.name) + len(p.character or "") for p in names)
            if after.tag != block.tag or said < 0.6 * len(after.text) or " " not in names[0].name:
                break
            found += " " + after.text
            if not after.text.endswith(","):
                break
        return found

    def _hits(self, block: Block) -> list[_Hit]:
        found = self.hits.get(block.index)
        if found is None:
            found = self.hits[block.index] = self._find_hits(block) if self._may_hold(block) else []
        return found

    def _may_hold(self, block: Block) -> bool:
        return _may_hold_label(block) or self._begins_compounded(block)

    def _begins_compounded(self, block: Block) -> bool:
        """A cheap test: a block begins with one word and a colon, and the word ends in one for a mark."""
        if self.language not in _COMPOUNDING or not block.words or ":" not in block.text[:_LONGEST_LABEL_TEXT]:
            return False
        first = block.words[0]
        return block.text.partition(":")[0].count(" ") == 0 and _compound_label(first, self.language) is not None

    def _find_hits(self, block: Block) -> list[_Hit]:
        text = block.text
        hits: list[_Hit] = []
        whole = self._whole(block)
        if whole is not None:
            return [whole]
        if (titled := self._titled_row(block)) is not None:
            return [titled]
        long = len(text) > _LONG and is_prose(block)
        if ":" in text or "：" in text:
            for start, end in islice(_colons(text), _MOST_HITS):
                if (hit := self._before_colon(text, start, end, long, hits)) is not None:
                    hits.append(hit)
        taken = {h.end for h in hits}
        for mark in block.marks:
            if len(hits) >= _MOST_HITS:
                break
            if mark.kind in "bu" and (hit := self._marked(text, mark.start, mark.end)) and hit.end not in taken:
                if not any(h.start <= hit.start < h.end for h in hits):
                    hits.append(hit)
        if not long:
            for start, end in statements(text, self.language):
                if len(hits) >= _MOST_HITS:
                    break
                if end - start <= 200 and not any(start <= h.start < end for h in hits):
                    if (hit := self._without_colon(text[start:end], start)) is not None:
                        hits += [hit, *self._run_on(text[:end], hit), *self._cast_behind(text[:end], hit)]
        hits.sort(key=lambda h: h.start)
        return hits

    def _whole(self, block: Block) -> _Hit | None:
        """A block that is nothing but a label."""
        text = block.text
        if len(text) > _LONGEST_LABEL_TEXT or "\n" in text:
            return None
        stripped = text.rstrip(" :：-–—")
        name = key_label(block.key, self.language)
        if block.heading and block.digits and key_label(_COUNT_BEHIND.sub("", block.key), self.language) == "actors":
            name = "actors"  # the head of a cast list tells how many there are: "Top cast 87"
        # a cell "Film" or "Movie" heads a list or a menu; only "Title" heads a title
        named = name == "name" and block.key in words("film")
        if name is None or (named and block.tag != "dt" and not text.rstrip().endswith((":", "："))):
            return None
        if (
            stripped == text.rstrip()
            and block.tag not in ("th", "dt", "h2", "h3", "h4", "h5", "h6", "td", "li", "strong", "b")
            and not (
                block.marks
                and block.marks[0].kind == "b"
                and block.marks[0].end - block.marks[0].start >= len(stripped) - 1
            )
        ):
            if block.element is None:
                return _Hit(name, 0, len(text), 0.7) if self._heads_lines(block, name) else None
            if block.tag not in ("div", "p", "span", "legend", "summary"):
                return None
            return _Hit(name, 0, len(text), 0.6)
        return _Hit(name, 0, len(text), 0.85)

    def _heads_lines(self, block: Block, name: str) -> bool:
        """Whether a line of a plain text stands alone with values of its kind below: a menu's lines stand together."""
        before, after = self.blocks[max(0, block.index - 1)], self.blocks[block.index + 1 : block.index + 2]
        apart = before is block or before.line + 1 < block.line
        return apart and bool(after) and after[0].line > block.line + 1 and self._is_line_of(after[0], name)

    def _is_line_of(self, block: Block, name: str) -> bool:
        """Whether a line of a plain text is a value of some property and nothing else."""
        text = block.text
        if name in _COMPANIES:
            return self._names_company(text)
        if name == "name":
            after = self.blocks[block.index + 1 : block.index + 2]
            return bool(after) and key_label(after[0].key, self.language) is not None
        if name == "genres":
            return self._names_genres(text)
        if name == "content_rating":
            return parse_certificate(text) is not None
        if name == "release_date":
            return len(text) <= _LONGEST_LABEL_TEXT and parse_date(text.partition("(")[0].strip()) is not None
        return name in _NO_COLON and self._plain_value(" " + text, name, name)

    def _names_genres(self, text: str) -> bool:
        return all(key(part) in words("genre", self.language) for part in re.split(r"[,/|]", text))

    @staticmethod
    def _names_company(text: str) -> bool:
        capital = sum(w[:1].isupper() for w in text.split())
        return len(text) <= _LONGEST_LABEL_TEXT and text[:1].isupper() and capital > 0.5 * len(text.split())

    def _before_colon(self, text: str, colon: int, end: int, long: bool, hits: list[_Hit]) -> _Hit | None:
        """The label that ends where a colon, with the space around it, begins and ends."""
        if text[colon : colon + 3] == "://" or (colon and text[colon - 1].isdigit() and text[end : end + 1].isdigit()):
            return None
        line_start = text.rfind("\n", 0, colon) + 1
        begin = max(line_start, colon - _LONGEST_LABEL_TEXT)
        if hits:
            begin = max(begin, hits[-1].end)
        # "Camera (color, widescreen, HD): A. Name"
        bracket = _WHOLE_BRACKET.search(text, begin, colon) if text[colon - 1] == ")" else None
        m = _WORDS_BEFORE.search(text, begin, bracket.start() if bracket else colon)
        segment = text[m.start() : m.end()] if m else ""
        if not segment:
            return None
        start = m.start() if m else begin
        tokens = [(t.start(), t[0]) for t in _TOKEN.finditer(segment)]
        for i in range(max(0, len(tokens) - longest_label()), len(tokens)):
            offset = tokens[i][0]
            candidate = segment[offset:]
            name = self._meaning(candidate) if candidate[0].isalnum() or candidate[0] in "([" else None
            if name is None:
                continue
            at = start + offset
            first = at == line_start or bool(_BOUNDARY.search(text[line_start:at]))
            if not first and not _stands_out(candidate):
                return None
            # after another label of the line a word outside our fields ends its value: "Director: A Synopsis: ..."
            # "REVIEWED ON 6/22/2020 GRADE: B"
            if not first and name in _LINE_STARTERS and not (name == "ignored" and hits) and not candidate.isupper():
                # "Published: 3 May 2016 Author: A. Name"
                authored = name == "authors" and hits and hits[-1].property in ("published", "modified")
                # "Distributor: A Running Time: 112 min Rating: NR Year: 2014", one label after the other
                run_on = name in ("rating", "year") and len(hits) > 1 and _stands_out(candidate)
                if not authored and not run_on:
                    return None
            if long and text[line_start:at].strip(" ([") and not hits and not _stands_out(candidate):
                return None
            if i > 0 and key(segment[:offset]) in aggregators():
                return None
            # "Filed Under: Reviews Tagged With: A. Name"
            if i > 0 and any_of("tagged", language=self.language) & {key(segment[tokens[i - 1][0] :])}:
                return None
            return _Hit(name, at, end, 0.9 if first and not long else 0.8)
        return None

    def _marked(self, text: str, start: int, end: int) -> _Hit | None:
        """`<b>Director</b> A`, `<strong>Cast:</strong> B, C`."""
        inner = text[start:end].strip()
        if len(inner) > _LONGEST_LABEL_TEXT:
            return None
        name = self._meaning(inner.rstrip(" :：-–—"))
        if name is None or name in ("name", "authors", "film"):
            return None
        before = text[max(0, start - _LONGEST_LABEL_TEXT) : start].rpartition("\n")[2]
        if before.strip(" |·•*-–—") and not before[-1].isspace():
            return None
        dash = _DASH.match(text[end : end + _LONGEST_LABEL_TEXT])
        if (
            dash is None
            and not inner.endswith((":", "："))
            and not _names_follow(text[end : end + 200], name, self.language)
        ):
            return None
        return _Hit(name, start, end + (dash.end() if dash else 0), 0.85)

    def _without_colon(self, line: str, position: int) -> _Hit | None:
        """As in "Directed by Ridley Scott.", "Certificate 18", "running time 2hrs", "Director – A"."""
        stripped = line.lstrip(" (*•-–—")
        lead = len(line) - len(stripped)
        reach = label_reach(stripped.partition(" ")[0])
        if not reach:
            return None
        tokens = _first_tokens(stripped, reach)
        for count in range(len(tokens), 0, -1):
            end = tokens[count - 1].end()
            words = stripped[:end]
            name = self._meaning(words)
            if name is None:
                continue
            rest = stripped[end:]
            dash = _DASH.match(rest)
            if (
                dash
                and rest[dash.end() :].strip()
                and (name in _NO_COLON or name in ("genres", "countries", "year", "release_date", "languages"))
            ):
                return _Hit(name, position + lead, position + lead + end + dash.end(), 0.75)
            row = position == 0 and self._is_row(rest, name)
            if row or (name in _NO_COLON and self._plain_value(rest, name, words)):
                return _Hit(name, position + lead, position + lead + end, 0.75)
            return None
        return None

    def _is_row(self, value: str, name: str) -> bool:
        """Whether a line is a table's row in a plain text: "Year 1974", "Genre Drama, Western"."""
        return bool(_YEAR_ALONE.match(value)) if name == "year" else name == "genres" and self._names_genres(value)

    def _titled_row(self, block: Block) -> _Hit | None:
        """As in "Title Low Water" above "Director Ada Brandt", rows of a table in a plain text."""
        first = self._title_label(block)
        below = next((b for b in self.blocks[block.index + 1 : block.index + 2] if b.line == block.line + 1), None)
        if not first or below is None or self._title_label(below) or not self._hits(below):
            return None
        return _Hit("name", 0, len(first), 0.75)

    def _title_label(self, block: Block) -> str:
        """The first word of a plain text's line, where it is a label of titles with something behind it."""
        first, _, rest = block.text.partition(" ")
        titled = block.element is None and rest and key_label(key(first), self.language) == "name"
        return first if titled and key(first) not in words("film") else ""

    def _run_on(self, text: str, first: _Hit) -> Iterator[_Hit]:
        """Further labels of a line without any colon: "Director A B Screenwriters C D, E F Cast G H"."""
        tokens = list(_TOKEN.finditer(text[first.end :]))
        for this, after in pairwise(tokens[1:]):
            if this[0][0].isupper() and after[0][0].isupper() and self._meaning(this[0]) in _NO_COLON:
                yield _Hit(str(self._meaning(this[0])), first.end + this.start(), first.end + this.end(), 0.7)

    def _cast_behind(self, text: str, first: _Hit) -> Iterator[_Hit]:
        """As in "Un film de A, avec B, C et D": a cast in the same line as the director."""
        if first.property in ("directors", "directors_writers"):
            for m in islice(_with(self.language).finditer(text, first.end), 1):
                if split_people(text[m.end() :], self.language):
                    yield _Hit("actors", m.start(1), m.end(), 0.7)

    def _plain_value(self, rest: str, name: str, words: str) -> bool:
        value = rest.strip(" .)")
        if not value or len(value) > 160:
            return False
        if name == "countries":
            return all(key(part) in countries() for part in re.split(r"[,/]", value))
        if name in _COMPANIES:
            # "Distributed by Warner Bros."; after one word alone, "Studio", may stand anything
            return " " in key(words) and self._names_company(value)
        if name == "languages":
            return all(language_tag(part) is not None for part in re.split(r"[,/]", value))
        if name == "duration":
            found = find_duration(value)
            return _CLOCK.fullmatch(value) is not None or (found is not None and found[2] - found[1] > 0.5 * len(value))
        if name == "release_date":
            # a bare 公開日 is as often the day when the post was published
            return words[:1] < "\u2e80" and len(value) <= 40 and parse_date(value) is not None
        if name == "content_rating":
            # "Rated PG-13 for violence"
            return _certificate_before(value) and any(c.isdigit() or c.isupper() for c in value[:8])
        if not any_of("film", language=self.language).isdisjoint(key(value).split()):
            return False  # the row of a menu: "Music Radio Movies Video"
        rest = rest.partition(" | ")[0].strip(" )")  # "dir. A. Name | Denmark | 2015"
        if name != "actors" and (m := _with(self.language).search(rest)):
            rest = rest[: m.start()]  # "réal. A. Name, avec B. Name"
        value = _before_origin(without_tail(rest).strip(" .)"))  # "A, B u. a." keeps its dots until then
        people = split_people(value, self.language)
        named = sum(len(p.name) for p in people)
        # "with", "con", "mit" head a cast only where several names follow and nothing else
        needed = 2 if len(key(words)) <= 4 and name == "actors" else 1
        return (
            len(people) >= needed
            and named > 0.6 * len(value)
            and all(" " in p.name or p.name > "\u2e80" for p in people)
        )

    def _meaning(self, text: str) -> str | None:
        if len(text) > _LONGEST_LABEL_TEXT or not text:
            return None
        # "Rating (0-10): 8.5", "Running time (min): 98"
        folded = key((_REMARK.sub("", text) if "(" in text else text) or text)
        language = self.language
        return key_label(folded, language) or _territory_label(folded, language) or _compound_label(folded, language)

    # ------------------------------------------------------------ values in other blocks

    def _from_next(self, block: Block, hit: _Hit) -> Iterator[Labelled]:
        found = self._value_blocks(block, hit.property)
        if not found:
            return
        value = "\n".join(b.text for b in found)
        # "OPENING" above the first of the week's capsules
        if hit.property in _OF_DIGITS and not any(c.isdigit() for c in value[:_NEAR]):
            return
        if hit.property == "actors" and len(found) > 1:
            value = _paired(found)
        yield Labelled(
            hit.property,
            block.text.strip(" :："),
            value,
            block.index,
            found[0].index,
            found[-1].index + 1,
            hit.strength,
        )

    def _value_blocks(self, block: Block, property_: str) -> list[Block]:
        """The block after a label, with its like: cells of the row, items of the list, definitions."""
        found: list[Block] = []
        row = _row(block)
        if row is None and property_ == "actors" and (listed := self._cast_list(block)):
            return listed
        for after in self.blocks[block.index + 1 : block.index + 1 + _VALUE_BLOCKS]:
            if after.zone in _SKIPPED_ZONES and after.zone != block.zone:
                break
            if self._starts_with_label(after) and not (found and _same_list(found[0], after) and self._whole(after)):
                break
            if row is not None:
                # of a header row the neighbour is another head, not a value
                if _row(after) is not row or (block.tag == "th" and after.tag == "th"):
                    break
                found.append(after)
                continue
            if not found:
                found.append(after)
                if after.heading and block.heading and after.heading <= block.heading:
                    return []
                continue
            if block.element is None:
                # in a plain text lines right below one another
                if after.line == found[-1].line + 1 and self._is_line_of(after, property_):
                    found.append(after)
                    continue
                break
            if _same_list(found[0], after):
                found.append(after)
                continue
            break
        return found

    def _cast_list(self, block: Block) -> list[Block]:
        """The cast as a table, grid or list below its heading: the repeated element, each with name and character."""
        after = self.blocks[block.index + 1 : block.index + 1 + 6]
        if block.element is None:
            return []
        if after and after[0].tag == "p" and " " in after[0].text and looks_like_name(after[0].text):
            return []  # the names stand right below, whatever lists follow
        for first in after:
            # a button "Edit" is no end
            if self._starts_with_label(first) and self._hits(first)[0].property != "ignored":
                break
            items = _siblings(first)
            if len(items) < 3:
                continue
            inside = set(items)
            around = self.blocks[max(0, block.index - 1) : block.index + 1]
            if any(_item_of(b, inside) is not None for b in around):
                continue  # the label stands in one of them, or behind one: they are parts of the page, not of a list
            found = _within(inside, self.blocks[first.index : first.index + 400])
            if sum(looks_like_name(_before_role(b.text)) for b in found) >= 0.3 * len(found):
                return found
        return []

    def _starts_with_label(self, block: Block) -> bool:
        hits = self._hits(block)
        return bool(hits) and hits[0].start <= 2

    def _header_row(self, block: Block) -> list[Labelled]:
        """A table whose first row holds the labels and whose next holds the values."""
        row = _row(block)
        if row is None or row.getprevious() is not None:
            return []
        heads = [b for b in self.blocks[block.index : block.index + 12] if _row(b) is row]
        names = [self._whole(b) for b in heads]
        if len(heads) < 2 or any(n is None for n in names):
            return []
        start = heads[-1].index + 1
        values = self.blocks[start : start + len(heads)]
        if len(values) < len(heads) or _row(values[0]) is None or any(_row(v) is not _row(values[0]) for v in values):
            return []
        return [
            Labelled(n.property, h.text, v.text, h.index, v.index, values[-1].index + 1, 0.85)
            for n, h, v in zip(names, heads, values, strict=True)
            if n is not None
        ]


def _first_tokens(line: str, reach: int) -> list[re.Match[str]]:
    """The tokens at the start of a line that a label of so many words can take; remarks and dashes are not counted."""
    tokens = list(islice(_TOKEN.finditer(line), min(longest_label(), 5)))
    if reach < len(tokens) and "(" not in line[: tokens[-1].end()]:
        counted = 0
        for number, token in enumerate(tokens):
            counted += token[0][0].isalnum()
            if counted > reach:
                return tokens[:number]
    return tokens


_COUNT_BEHIND = lazy(r"\s\d+$")


def _colons(text: str) -> Iterator[tuple[int, int]]:
    """Where colons stand, with a space on either side of them."""
    done = 0
    for m in _COLON.finditer(text, 0, 3_000):
        start = m.start()
        yield start - (start > done and text[start - 1].isspace()), m.end()
        done = m.end()


def _territory_label(folded: str, language: str | None) -> str | None:
    """As in "Filmstart in Deutschland", "Premiera Polska", "Sortie (France)": a release label with its territory."""
    tokens = folded.split() if " " in folded else ()
    if not 2 <= len(tokens) <= 4 or not (tokens[-1] in countries() or (tokens[-1] in _THE_WORLD)):
        return None
    meanings = {label(" ".join(tokens[:end]), language) for end in range(1, len(tokens))}
    return "release_date" if "release_date" in meanings else None


def _compound_label(folded: str, language: str | None) -> str | None:
    """As in "Kouluarvosana", "Slutbetyg": one word that ends in that for a mark, and no crowd's or aspect's."""
    if language not in _COMPOUNDING or " " in folded or not folded.endswith(_marks_of(language)):
        return None
    head = folded[: -max(len(mark) for mark in _marks_of(language) if folded.endswith(mark))].strip("-")
    return None if len(head) < _SHORTEST_HEAD or head.startswith(_no_heads(language)) else "rating"


_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "fi", "hu"))
_SHORTEST_HEAD = 3
_SHORTEST_MARK = 5


@cache
def _marks_of(language: str) -> tuple[str, ...]:
    others = words("points", language) | words("stars", language) | words("review", language)
    forms = {key(form) for form in spelled("rating", language, "labels")} - others
    return tuple(form for form in forms if " " not in form and len(form) >= _SHORTEST_MARK)


@cache
def _no_heads(language: str) -> tuple[str, ...]:
    """What begins words for the marks of others, of one aspect, or for whom a film is."""
    crowd = words("crowd", language)
    return tuple({*crowd, *words("aspects", language), *aggregators()})


_THE_WORLD = frozenset(key(w) for w in ("świat", "мир", "world", "welt", "monde", "mundo"))


@cache
def _with(language: str | None) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted({*spelled("with", language), "with"})))
    return re.compile(rf",?\s({forms})\s(?=[^\W\da-z_])")


def _begins_label(line: str, language: str | None) -> bool:
    """As in "Avec A, B": the line below the director begins with a label of its own."""
    tokens = line.split()[:3]
    return any(label(" ".join(tokens[:n]), language) in _NO_COLON for n in range(1, len(tokens)))


def _tells_origin(line: str, language: str | None) -> bool:
    """As in "France, Belgique – Drame – 1h44"."""
    part = key(_ORIGIN_END.split(line.strip(), maxsplit=1)[0])
    return part in countries() or part in words("genre", language)


_ORIGIN_END = lazy(r"\s*[,/|(·•–—-]|\s\d")


def _may_hold_label(block: Block) -> bool:
    """A cheap test: most blocks have no word of any label."""
    return not label_words().isdisjoint(block.said) or bool(not block.text.isascii() and _EASTERN.search(block.text))


_LISTED = lazy(r"[,|·•]\s+(?=(w/|[^\W\d_]{1,5}\.)\s?[^\W\d_])")
_EASTERN = lazy("[\u2e80-\uffff]")
_STATEMENT_END = lazy(
    # its first character first: a search skips to where one stands
    r"[;.\s](?:(?<=\n)|(?<=;)\s+|(?<=\d\)\s)\s*(?=[^\W\d_])"
    r"|(?<=[^\W_A-Z\d]\.)\s+(?=[^\Wa-z_])|(?<=[\d)]\.)\s+(?=[^\W\da-z_]))"
)


def statements(text: str, language: str | None) -> list[tuple[int, int]]:
    """The lines of a short block, and the sentences in them: "Brasil, 2016. Direção de A. Com B, C."."""
    # "France 2017, 97 min, dir. Ada Brandt, w/ Ole Lund (Jan)"
    listed = [(m.start(), m.end()) for m in _LISTED.finditer(text) if label(m[1], language)]
    if not listed and "\n" not in text and ". " not in text and "; " not in text and ") " not in text:
        return [(0, len(text))]
    ends = sorted({*listed, *((m.start(), m.end()) for m in _STATEMENT_END.finditer(text))})
    begins = [0, *(e for _, e in ends)]
    # "101 min. Dir. Ada Brandt": the dot of a label ends nothing
    ends = [
        (start, end)
        for (start, end), begin in zip(ends, begins, strict=False)
        if text[start] != "." or start - begin > _LONGEST_LABEL_TEXT or not label(text[begin:start], language)
    ]
    return list(zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(text)], strict=True))


def _certificate_before(value: str) -> bool:
    # "R for violence", "R (language, a drowning)"
    first, _, reason = value.partition(" ")
    return (
        len(value) <= 8
        or parse_certificate(value) == value
        or (parse_certificate(first) is not None and reason.startswith(("for ", "(")))
    )


def _before_origin(names: str) -> str:
    """As in "Ada Brandt, Switzerland/Germany, 2022, 124 min", "Ada Brandt | UK 2022": where it is from is no name."""
    apart = [(m.start(), m.end()) for m in _NAMES_APART.finditer(names)]
    for (end, start), (next_end, _) in zip(apart, [*apart[1:], (len(names), 0)], strict=False):
        part = names[start:next_end]
        if part.strip()[:1].isdigit() or all(key(p) in countries() for p in _YEAR_BEHIND.sub("", part).split("/")):
            return names[:end]
    return names


_NAMES_APART = lazy(r"[,，]|\s\|\s|｜")
_YEAR_BEHIND = lazy(r"\s(?:19|20)\d\d(?!\d).*$", re.DOTALL)


def before_label(block: Block, found: Labelled) -> str:
    """What stands before the first label of a capsule: "Faltu *** Starring: A, B"."""
    start = block.text.find(found.label)
    head = block.text[:start].split("\n")[0].strip(" |·•–—-") if start > 0 else ""
    # "Regie führte Ada Brandt. Mit ..."
    if head.endswith(".") and found.property == "actors" and key_label(key(head.split()[0]), None) == "directors":
        return ""
    return head if 1 < len(head) <= 80 else ""


def before_label_in(line: str, found: Labelled) -> str:
    """What stands before a label in its line, without a mark at its end."""
    return line.partition(found.label)[0].strip(" |·•–—-.")


def _row(block: Block) -> Element | None:
    """The table row that a cell's block stands in."""
    if block.tag not in ("td", "th") or block.element is None:
        at = block.element
        for _ in range(3):  # a `<div>` or `<p>` inside the cell
            if at is None:
                return None
            if at.tag in ("td", "th"):
                break
            at = at.getparent()
        else:
            return None
        return at.getparent() if at is not None else None
    return block.element.getparent()


_REPEATED = frozenset(("tr", "li", "div", "dt", "a", "article", "figure", "p"))
_MOST_ITEMS = 200


def _siblings(block: Block) -> list[Element]:
    """The elements of one tag and class that a block's nearest repeated ancestor stands among."""
    at = block.element
    for _ in range(6):
        parent = at.getparent() if at is not None else None
        if at is None or parent is None:
            return []
        if at.tag in _REPEATED:
            like = [e for e in parent[:_MOST_ITEMS] if e.tag == at.tag]
            if len(like) >= 3 and at.tag != "p":
                return list(like)
        at = parent
    return []


def _item_of(block: Block, items: set[Element]) -> Element | None:
    at = block.element
    for _ in range(8):
        if at is None:
            return None
        if at in items:
            return at
        at = at.getparent()
    return None


def _within(items: set[Element], blocks: Sequence[Block]) -> list[Block]:
    """The first of these blocks, as long as each stands in one of the items."""
    return list(takewhile(lambda block: _item_of(block, items) is not None, blocks))


_ROLE_BEHIND = lazy(r"^([^–—(]{3,40}?)\s[–—-]\s(.{1,80})$")


def _before_role(text: str) -> str:
    """The name of "Name – role", all of any other text."""
    return m[1] if (m := _ROLE_BEHIND.match(text)) else text


def _paired(found: list[Block]) -> str:
    """Cells of a cast list as "name (character)", one a line."""
    items = set(_siblings(found[0]))
    if len({_item_of(b, items) for b in found}) == 1:
        items = set()  # all inside one part of the page: a row each
    lines: dict[object, list[str]] = {}
    for block in found:
        owner = _item_of(block, items) if items else None
        lines.setdefault(owner if owner is not None else block.index, []).append(block.text.split("\n")[0])
    rows = []
    for texts in lines.values():
        named = [t for t in texts if t.strip(" .…/")]
        if not named:
            continue
        # "Name – role, and what he is"
        if (m := _ROLE_BEHIND.match(named[0])) and looks_like_name(m[1]):
            rows.append(f"{m[1]} ({m[2]})")
            continue
        name = next((t for t in named if looks_like_name(t)), None)
        if name is None:
            rows.append(named[0])
            continue
        rest = [t for t in named[named.index(name) + 1 :] if len(t) < 60 and t.strip(" .…/")]
        rows.append(f"{name} ({rest[0].strip(' .…/')})" if rest and "(" not in rest[0] and "," not in name else name)
    return "\n".join(rows)


def _same_list(first: Block, after: Block) -> bool:
    if after.tag != first.tag or after.element is None or after.element.getparent() is not _parent(first):
        return False
    # `<dd><p>A. Name</p><p>B. Name</p></dd>`
    parent = _parent(first)
    return after.tag in ("li", "dd") or (after.tag == "p" and parent is not None and parent.tag in ("dd", "td", "li"))


def _parent(block: Block) -> Element | None:
    return block.element.getparent() if block.element is not None else None


def _stands_out(candidate: str) -> bool:
    """A label amid a line begins with a capital, or is in a script without them."""
    first = candidate.lstrip("([\"'")[:1]
    return first.isupper() or first > "\u2e7f"


def _names_follow(text: str, name: str, language: str | None) -> bool:
    if name not in _PEOPLE:
        return (
            name in ("genres", "duration", "year", "countries", "content_rating", "release_date")
            and len(text.strip()) > 0
            and len(text) < 120
        )
    head = text.strip().split("\n")[0]
    people = split_people(head[:150], language)
    return bool(people) and text.strip().startswith(people[0].name[:6])


def _unwrapped(text: str) -> str:
    """Lines of a wrapped list of names as one line."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _one_statement(text: str) -> str:
    """As in "A. Adler, B. Brandt. Россия, 2016.": names end where, after a whole name, a new sentence begins."""
    for m in _STATEMENT_END.finditer(text[:_LONGEST_NAMES]):
        before = text[: m.start() + 1]
        last = before.rpartition(",")[2].split()
        whole = len(last) > 1 and last[-1].lower().strip(".") not in _SUFFIXES
        if m[0][0] == "." and whole and before.count("(") == before.count(")"):
            return text[: m.start()]
    return text


_LONGEST_NAMES = 2_000
_SUFFIXES = frozenset(("jr", "sr", "ml", "st"))
"""What follows a name with a dot of its own."""


def _people_lines(lines: list[str], language: str | None) -> str:
    """The lines that go on with names: the credit ends at the first line that is none."""
    kept = [lines[0]]
    for line in lines[1:]:
        names = [] if _begins_label(line, language) or _tells_origin(line, language) else split_people(line)
        if (
            not line.strip()
            or not (
                names and sum(len(n.name) for n in names) > 0.5 * len(line.strip()) and looks_like_name(names[0].name)
            )
        ) and not line.strip().startswith(("as ", "(as ", "(")):
            break
        kept.append(line)
    return "\n".join(kept)
