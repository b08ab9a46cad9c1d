"""The claims about a page, sorted for the questions that tell what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from datetime import timedelta
from functools import cached_property

from filmmeta.claims import Claim
from filmmeta.values.numbers import counted
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import any_of, key

CREDITS = (
    "directors",
    "actors",
    "writers",
    "cinematographers",
    "composers",
    "editors",
    "producers",
    "content_rating",
    "duration",
    "release_date",
)
_COUNTING = lazy(r"^\W*(?:[^\W\d]+\s){0,2}(?:[3-9]|[1-9]\d|100)\s[^\W\d]")

# no part of a day: "(03/06/00)"
_NUMBER = lazy(r"(?<![\w.,/:-])\d{1,2}(?![\w%]|[.,:/-]\d)")
_LEAST_COUNTED = 3
_PLAIN_LINE = "line"
"""The kind of lines of a plain text that have nothing in common."""
_FAR = 12
"""Blocks below the last of several heads in which its mark may stand."""


class Pool:
    """The claims, sorted for the questions asked here."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self.page: dict[str, list[Claim]] = defaultdict(list)
        self.film: dict[str, list[Claim]] = defaultdict(list)
        self.review: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            {"page": self.page, "film": self.film, "review": self.review}[claim.subject][claim.property].append(claim)

    def weight(self, name: str) -> float:
        return self._weights.get(f"{name}_words", 0.0)

    @cached_property
    def _weights(self) -> dict[str, float]:
        counted = {name: found for name, found in self.page.items() if found and name.endswith("_words")}
        return {name: max(float(c.value) for c in found) for name, found in counted.items()}

    def length(self) -> float:
        """Characters of running text."""
        return max((float(c.value) for c in self.page["text_length"]), default=0.0)

    def labelled(self) -> set[str]:
        """The credits that stand behind labels."""
        return {
            c.property
            for name in CREDITS
            for c in self.film[name]
            if c.evidence.reader == "labels" and c.evidence.confidence >= 0.6
        }

    def said(self, name: str) -> int:
        """How many people sentences name for a credit."""
        return len({c.value.name for c in self.film[name] if c.evidence.reader == "prose"})

    def is_reviewing(self) -> bool:
        """Whether a newspaper's article reviews: it says so, or rates; news of awards and castings do neither."""
        return self.weight("review") > 0 or any(c.evidence.confidence >= 0.5 for c in self.review["rating"])

    def is_listicle(self) -> bool:
        """Whether the headline counts: "The 25 most successful actors"."""
        return any(_COUNTING.match(str(c.value)) for c in self.review["headline"])

    @cached_property
    def counted_heads(self) -> str:
        """The kind of heads of which there are as many as the headline says: "7 films", "Ten films that stayed"."""
        kinds = Counter(c.evidence.note.partition(" ")[2] for c in self.film["section"])
        said: set[int] = set()
        for headline in {str(c.value) for c in self.review["headline"]}:
            said.update(map(int, _NUMBER.findall(headline)))
            said.update(*(counted().get(word, ()) for word in headline.casefold().split()))
        as_many = [kind for kind, times in kinds.items() if times in said and times >= _LEAST_COUNTED]
        return min(as_many, key=_PLAIN_LINE.__eq__, default="")

    @cached_property
    def rated_heads(self) -> str:
        """The kind of heads of which each has a mark below it: a month's films, with stars."""
        kinds: dict[str, list[int]] = defaultdict(list)
        for claim in sorted(self.film["section"], key=block_of):
            kinds[claim.evidence.note.partition(" ")[2]].append(claim.block)
        marks = sorted({c.block for c in self.review["rating"] if c.block >= 0})
        for kind, heads in kinds.items():
            ends = [*heads[1:], heads[-1] + _FAR]
            rated = sum(bisect_left(marks, a) < bisect_left(marks, b) for a, b in zip(heads, ends, strict=True))
            if len(heads) >= _LEAST_COUNTED and rated == len(heads):
                return kind
        return ""

    def dated_titles(self) -> int:
        """How many heads and titles in sentences have a year beside them: "*Low Water* (1988)"."""
        heads = sum(c.evidence.note.startswith("year") for c in self.film["section"])
        return heads + sum(bool(c.about) and c.evidence.reader == "prose" for c in self.film["year"])

    def credited_heads(self) -> int:
        """How many heads give a film's year and its director: "Low Water (Ada Brandt, 1951)"."""
        credited = {c.block for c in self.film["directors"] if c.evidence.reader == "headings"}
        dated = {c.block for c in self.film["section"] if c.evidence.note.startswith("year")}
        return len(credited & dated)

    def told_heads(self) -> int:
        """How many heads give a film's year and have a mark, a maker or a running time below them."""
        heads = sorted((c for c in self.film["section"] if c.evidence.note.startswith("year")), key=block_of)
        ends = [*(c.block for c in heads[1:]), heads[-1].block + _FAR] if heads else []
        return sum(self.stated_between(c.block + 1, end) for c, end in zip(heads, ends, strict=True))

    def is_boxed(self) -> bool:
        """Whether the page has a fact box: two credits or more behind labels or in lines of data."""
        firm = (
            any(c.evidence.reader == "labels" and c.evidence.confidence >= 0.7 for c in self.film[name])
            for name in CREDITS
        )
        return sum(firm) >= 2

    def body(self) -> list[Claim]:
        """The paragraphs that the page shows, in order."""
        return [c for c in self.review["body"] if c.evidence.reader == "body"]

    @cached_property
    def folded_body(self) -> str:
        """The beginning of the review's text as `key`, with a space at either end, names spelled as in its headline."""
        headlines = {key(str(c.value)) for c in self.review["headline"]}
        texts: list[str] = []
        room = _READ
        for claim in self.body():
            if room <= 0:
                break
            folded = key(str(claim.value)) if claim.folded is None else claim.folded
            if folded in headlines:
                continue  # platforms repeat the headline above the text
            texts.append(folded)
            room -= len(texts[-1])
        folded = f" {' '.join(texts)[:_READ]} "
        for name in {str(c.value) for c in self.film["name"] if " & " in str(c.value)}:
            for word in any_of("and"):
                # "Salt & Stone" in the headline, "Salt and Stone" in the text
                folded = folded.replace(f" {key(name.replace('&', word))} ", f" {key(name)} ")
        return folded

    def boxed_between(self, start: int, end: int) -> bool:
        """Whether a fact box has a label in some stretch of blocks."""
        at = bisect_left(self._boxed, start)
        return at < len(self._boxed) and self._boxed[at] < end

    @cached_property
    def _boxed(self) -> list[int]:
        return sorted(
            c.block
            for name in ("directors", "actors", "duration", "genres")
            for c in self.film[name]
            if c.evidence.reader == "labels"
        )

    def stated_between(self, start: int, end: int) -> bool:
        """Whether a stretch of blocks states who made its film, how long it runs, for whom it is, or a mark."""
        at = bisect_left(self._stated, start)
        return at < len(self._stated) and self._stated[at] < end

    @cached_property
    def _stated(self) -> list[int]:
        facts = (self.film[name] for name in ("directors", "duration", "content_rating", "year"))
        return sorted(
            c.block for claims in (*facts, self.review["rating"]) for c in claims if c.evidence.confidence >= 0.45
        )

    def runs_between(self, start: int, end: int) -> timedelta:
        """The running time that a fact box in some stretch of blocks states, zero without one."""
        stated = (c.value for c in self.film["duration"] if start <= c.block < end and c.evidence.reader == "labels")
        return max(stated, default=timedelta())

    def text_between(self, start: int, end: int) -> str:
        """What is said in some stretch of blocks: its heads last."""
        return " ".join(
            str(claim.value)
            for kind in (self._body_by_block, self._sections_by_block)
            for claim in kind[bisect_left(kind, start, key=block_of) : bisect_left(kind, end, key=block_of)]
        )

    @cached_property
    def _body_by_block(self) -> list[Claim]:
        return sorted(self.review["body"], key=block_of)

    @cached_property
    def _sections_by_block(self) -> list[Claim]:
        return sorted(self.film["section"], key=block_of)

    @cached_property
    def told_in_paragraphs(self) -> list[Claim]:
        """The titles of a report: paragraphs that tell of one film each, most of them with its director.

        As in "Saturday. Rain. Fled into *Low Water* by Ada Brandt, …", "Then *Paper Harbour* (Jan Kroll), …".
        """
        titles: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.film["name"]:
            if claim.evidence.reader == "prose" and _SET_APART_ONCE.match(claim.evidence.note):
                titles[claim.block].append(claim)
        made = {(c.block, key(c.about)) for c in self.film["directors"] if c.about and c.evidence.reader == "prose"}
        credited = {n: [c for c in found if (n, key(c.value)) in made] for n, found in titles.items()}
        told = {n: credited[n] or found for n, found in titles.items()}
        alone = [found[0] for n, found in sorted(told.items()) if len(found) == 1]
        by_whom = sum(len(found) == 1 for found in credited.values())
        paragraphs = sum(c.evidence.confidence >= _PARAGRAPH for c in self.body())
        enough = by_whom >= _A_REPORT and by_whom >= len(titles) / 2 and len(alone) >= paragraphs / 2
        return alone if enough else []

    def kinds(self, reader: str | None = None) -> dict[str, float]:
        found: dict[str, float] = {}
        for c in self.page["kind"]:
            if reader is None or c.evidence.reader == reader:
                found[c.value] = max(found.get(c.value, 0.0), c.evidence.confidence)
        return found


# not in bold, which weekdays are, nor in passing
_SET_APART_ONCE = lazy(r"set apart 1 times(?:, after a word for film)?$")
_A_REPORT = 3
_PARAGRAPH = 0.75
"""The body reader's confidence in whole paragraphs."""
_READ = 60_000
"""Characters of the text in which names are counted."""


def block_of(claim: Claim) -> int:
    return claim.block
