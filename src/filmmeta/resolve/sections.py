"""Heads of the parts of a page, and which of them name films."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from filmmeta.claims import Claim
from filmmeta.resolve.pool import Pool
from filmmeta.values.patterns import lazy
from filmmeta.values.titles import NUMBERED
from filmmeta.vocabulary import key, words


@dataclass
class Section:
    """A head, and whether it names a film."""

    block: int
    name: str
    form: str
    tag: str
    claim: Claim
    film_like: bool = False
    strong: bool = False
    named: bool = False
    other: Claim | None = None
    """Another title, before the facts below the head."""


def sections_of(pool: Pool) -> list[Section]:
    """The heads of a page's parts, in page order."""
    claims = sorted(pool.film["section"], key=lambda c: c.block)
    found = _without_labels([Section(c.block, c.value, *_form_and_tag(c), claim=c) for c in claims])
    return _without_other_titles(found)


def _without_labels(sections: list[Section]) -> list[Section]:
    """Without "Chấm: 8,5/10" and "Chấm: 6/10": a word before marks again and again is a label that we do not know."""
    rated = Counter(s.name.partition(":")[0] for s in sections if s.form == "rated")
    return [s for s in sections if s.form != "rated" or rated[s.name.partition(":")[0]] == 1]


def _without_other_titles(sections: list[Section]) -> list[Section]:
    """Without "Lågt vatten" before the origin in a line of facts, where such lines stand below "Low Water" each."""
    facts = {s.block: s for s in sections if _ORIGIN.search(s.claim.evidence.text)}
    heads = [s for s in sections if s.form == "whole" and s.block + 1 in facts]
    if len(heads) < _LEAST_PAIRS or len(heads) < len(facts):
        return sections
    for head in heads:
        head.other = facts[head.block + 1].claim
    return [s for s in sections if s.block not in facts]


_LEAST_PAIRS = 2
_ORIGIN = lazy(r"\w\.\s[^\W\d_][^\d.]{1,40}\s(?:19|20)\d\d\.?$")


def _form_and_tag(claim: Claim) -> tuple[str, str]:
    form, _, tag = claim.evidence.note.partition(" ")
    return form, tag


def next_start(sections: list[Section], section: Section, last: int) -> int:
    """The block that the next head stands in, or the last where none follows."""
    at = bisect_right(sections, section.block, key=lambda s: s.block)
    return sections[at].block if at < len(sections) else last


def with_numbered(films: list[Section], group: list[Section]) -> list[Section]:
    """Of a list whose heads are numbered, or begin their paragraphs, all of them, where most are known for films."""
    numbered = [s for s in group if s.tag == "run-in" or NUMBERED.match(s.claim.evidence.text)]
    known = sum(s.film_like for s in numbered)
    if len(numbered) < 4 or known < 0.6 * len(numbered) or known != len(films):
        return films
    for section in numbered:
        section.named = True
    return numbered


def with_stated(films: list[Section], group: list[Section], pool: Pool, last: int) -> list[Section]:
    """Where two heads or more are films, one of them by its form, all that have facts or a mark below them."""
    # lines of a plain text have nothing in common
    if len(films) < 2 or group[0].tag == "line" or not any(s.form in ("year", "quoted") for s in films):
        return films
    known = {s.block for s in films}
    return [s for s in group if s.block in known or pool.stated_between(s.block + 1, next_start(group, s, last))]


def judge(sections: list[Section], pool: Pool, last: int, named: set[str]) -> None:
    """A head names a film by its form, where the text sets its name apart, or where a fact box or rating follows.

    A line of facts in a plain text heads none.
    """
    ends: dict[str, int] = {}
    # "Picture 7/10", "Sound 6/10": a disc is marked by its parts
    parts = sum(s.form == "rated" and key(s.name) in words("aspects") for s in sections) > 1
    for section in reversed(sections):
        end = ends.get(section.tag, last)
        ends[section.tag] = section.block
        if _could_name(section, parts):
            _judge_head(section, pool, end, named)


def _could_name(section: Section, parts: bool) -> bool:
    """Whether a head is short enough for a film's name, and no word for a part of a page, or of a disc."""
    folded = key(section.name)
    length = len(folded.split())
    sentence = section.form == "labelled" and section.name.endswith(".") and length > _LEAST_SENTENCE
    return 0 < length <= _LONGEST_NAME and not (
        sentence
        or folded in words("ends")
        or folded in words("summary", None, "labels")
        or folded in words("film")
        or folded in words("review")
        or (parts and folded in words("aspects"))
    )


_LONGEST_NAME, _LEAST_SENTENCE = 10, 4
"""Words of a head."""


def _judge_head(section: Section, pool: Pool, end: int, named: set[str]) -> None:
    """What a head that could name a film is, with its part of the page up to a block."""
    folded = key(section.name)
    section.named = (
        folded in named
        or _is_told(section, folded, end, pool)
        or any(len(folded) > 0.35 * len(n) and f" {folded} " in f" {n} " for n in named)
    )
    section.strong = (
        section.form in ("year", "rated", "dated", "labelled", "quoted") and len(folded.split()) <= 9
    ) or pool.boxed_between(section.block + (section.tag == "line"), end)
    told_apart = section.tag in (pool.counted_heads, pool.rated_heads) and folded not in words("aspects")
    section.named = section.named or told_apart
    if section.tag == "run-in":  # "Plot." and "Verdict." begin paragraphs, too
        section.strong = section.named = pool.stated_between(section.block, end)
    section.film_like = section.strong or section.named
    section.strong = section.strong or section.named


def _is_told(section: Section, folded: str, end: int, pool: Pool) -> bool:
    """Whether the text below a numbered head speaks of what it names: "7) Low Water", "Low Water is no thriller"."""
    numbered = NUMBERED.match(section.claim.evidence.text) is not None
    return numbered and f" {folded} " in f" {key(pool.text_between(section.block + 1, end)[:_TOLD])} "


_TOLD = 3_000
"""Characters of a stretch in which its film's name is looked for."""
