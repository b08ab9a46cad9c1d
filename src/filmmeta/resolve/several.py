"""Several films on one page, each in its stretch: a round-up, parts between stars, a list in paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import median_low

from filmmeta.claims import Claim
from filmmeta.resolve.candidates import Candidate
from filmmeta.resolve.naming import likeliest
from filmmeta.resolve.pool import Pool
from filmmeta.resolve.sections import Section, judge, next_start, sections_of, with_numbered, with_stated
from filmmeta.resolve.subject import Subject
from filmmeta.vocabulary import key, services, words


def several(pool: Pool, candidates: list[Candidate], language: str | None) -> list[Subject]:
    """The films of a round-up: heads of one kind that each name a film, with their stretches."""
    sections = sections_of(pool)
    last = _end_of_text(pool, sections)
    judge(sections, pool, last, {c.key for c in candidates if c.prose >= 1.2} | _named_in_headline(pool))
    groups: dict[str, list[Section]] = defaultdict(list)
    for section in sections:
        groups[section.tag].append(section)
    plural = pool.weight("plural") >= 4
    if not any(c.heading and c.prose > 1 for c in candidates[:1]) and (reported := _reported(pool, last)):
        return reported
    if told := _told_and_rated(pool, candidates, sections):
        return told
    for group in sorted(groups.values(), key=lambda g: -sum(s.film_like for s in g)):
        films = with_stated(with_numbered([s for s in group if s.film_like], group), group, pool, last)
        if not _are_films(films, group, plural or _are_boxed(films, pool)):
            continue
        # a fact box or credit line under each head: then news above them may be as long as they like
        boxed = all(pool.boxed_between(s.block, next_start(group, s, last)) for s in films)
        # "What I saw in March" above three heads with years and credits names none of them
        dated = boxed and all(s.form == "year" for s in films)
        if not plural and not dated and _are_of_one(films, group, pool, candidates, language):
            continue
        if boxed or _covered(pool, films, group, last) >= 0.5:
            return _with_stretches(films, group, last, pool)
    if parted := _parted(pool, candidates, last):
        return parted
    headed = any(c.heading >= 3 and c.prose > 1 for c in candidates[:1])
    return _listed(pool, candidates) if plural and not pool.is_boxed() and not headed else []


def _end_of_text(pool: Pool, sections: list[Section]) -> int:
    """The block after the running text, or after the last head where there is none."""
    last = max((c.block for c in pool.review["body"]), default=max((s.block for s in sections), default=0)) + 1
    # the mark below the last of them
    return last + any(c.block == last for c in pool.review["rating"])


def _are_boxed(films: list[Section], pool: Pool) -> bool:
    """Whether facts stand right below each of several heads, as in a programme, whatever else it has heads for."""
    return len(films) >= _A_PROGRAMME and all(pool.boxed_between(s.block + 1, s.block + 3) for s in films)


_A_PROGRAMME = 4


def _are_films(films: list[Section], group: list[Section], plural: bool) -> bool:
    """Whether most heads of a kind name films, and not one film each time; of several told of, a good part of them."""
    distinct = len({key(s.name) for s in films}) > 1
    return distinct and sum(s.strong for s in films) > 1 and len(films) >= (0.4 if plural else 0.6) * len(group)


def _are_of_one(
    films: list[Section], group: list[Section], pool: Pool, candidates: list[Candidate], language: str | None
) -> bool:
    """Whether heads that look like films' head the parts of the one review that the headline announces."""
    few = sum(s.strong for s in films) < 4 or group[0].tag in ("run-in", pool.rated_heads)
    return few and (_names_one(candidates, films) or _is_sure(candidates, films, pool, language))


def _with_stretches(films: list[Section], group: list[Section], last: int, pool: Pool) -> list[Subject]:
    """The films of a kind of heads, each with what stands below its head; series are left out."""
    # below the last one stands what the page says at its end: "No series this month"
    usual = median_low([b.block - a.block for a, b in pairwise(group)])
    if group[0].tag == "run-in" and usual == 1:
        last = min(last, group[-1].block + 1)  # each in one paragraph
    return [
        _of_section(s, next_start(group, s, last), pool)
        for s in films
        if not _is_series(pool, s.block, min(next_start(group, s, last), s.block + usual))
    ]


def _covered(pool: Pool, films: list[Section], group: list[Section], last: int) -> float:
    """The share of the running text that stands under these heads: a round-up is little else."""
    total = inside = 1
    starts = [s.block for s in films]
    ends = [next_start(group, s, last) for s in films]
    for claim in pool.body():
        total += len(claim.value)
        at = bisect_right(starts, claim.block) - 1
        inside += len(claim.value) if at >= 0 and claim.block < ends[at] else 0
    return inside / total


def _is_series(pool: Pool, start: int, end: int) -> bool:
    """Whether a stretch speaks of a series: a round-up of the week's screens has both."""
    said = f" {key(pool.text_between(start, end)[:1_500])} "
    if words("series").isdisjoint(said.split()) or pool.runs_between(start, end) >= _FEATURE:
        return False
    for service in services():
        said = said.replace(f" {service} ", " ")  # who sees it on "Apple TV" sees no television series
    tokens = said.split()
    series = sum(t in words("series") for t in tokens)
    return series > sum(t in words("film") for t in tokens)


_FEATURE = timedelta(minutes=65)
"""What stands in a fact box with such a running time is no episode, whatever "series of accidents" is told of it."""


def _named_in_headline(pool: Pool) -> set[str]:
    """Films of a headline that names several, each with its year."""
    found = {key(c.value) for c in pool.film["name"] if c.evidence.reader == "headings" and c.evidence.note == "year"}
    return found if len(found) > 1 else set()


def _names_one(candidates: list[Candidate], films: list[Section]) -> bool:
    """Whether the headline names one film that the text bears out, and that no section is about."""
    best = candidates[0] if candidates else None
    return (
        best is not None
        and best.heading >= 2.2
        and (best.prose > 1 or best.score > 5)
        and not any(best.key in key(s.name) or key(s.name) in best.key for s in films[1:])
    )


def _is_sure(candidates: list[Candidate], films: list[Section], pool: Pool, language: str | None) -> bool:
    """Whether the headline names the film beyond doubt, and what heads the parts is none: "At a glance"."""
    if all(s.form == "year" for s in films):
        return False
    best = likeliest(candidates, pool, language, _SURE)
    return best is not None and best.heading > 0 and not any(best.key in key(s.name) for s in films)


_SURE = 4.0
"""The odds, as a logarithm, of a headline's name that heads of other things below it leave alone."""


def _of_section(section: Section, end: int, pool: Pool) -> Subject:
    name, claim = section.name, section.claim
    boxed = pool.boxed_between(section.block, section.block + 2)
    if section.form in ("whole", "part", "review") and not section.named and not boxed:
        # a head that is a tagline: the film stands in quotation marks or italics at the start of the text below it
        inner = [
            c
            for c in pool.film["name"]
            if c.evidence.reader == "prose"
            and section.block < c.block <= section.block + 2
            and not c.evidence.note.endswith("in bold")
        ]
        if inner:
            claim = max(inner, key=lambda c: (c.block == section.block + 1, c.evidence.confidence))
            name = claim.value
    others = [section.other] if section.other is not None else []
    return Subject(
        name=name,
        alternates=[c.value for c in others],
        start=section.block,
        end=end,
        keys={key(name), *(key(c.value) for c in others)},
        name_claims=[claim, *others],
    )


def _parted(pool: Pool, candidates: list[Candidate], last: int) -> list[Subject]:
    """Reviews set apart by nothing but a row of stars: each part has a title of its own."""
    marks = sorted({c.block for c in pool.page["separator"]})
    if not marks:
        return []
    bounds = [0, *marks, last]
    subjects: list[Subject] = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        inside = [c for c in pool.film["name"] if c.evidence.reader == "prose" and start <= c.block < end]
        if not inside:
            return []
        best = max(inside, key=lambda c: c.evidence.confidence)
        if best.evidence.confidence < 0.3:
            return []
        subjects.append(Subject(name=best.value, start=start, end=end, keys={key(best.value)}, name_claims=[best]))
    distinct = {key(s.name) for s in subjects}
    return (
        subjects
        if len(distinct) == len(subjects) and not any(c.heading > 1 and c.key in distinct for c in candidates[:3])
        else []
    )


def _told_and_rated(pool: Pool, candidates: list[Candidate], sections: list[Section]) -> list[Subject]:
    """A diary: paragraphs that name a film in bold somewhere amid their sentences, most of them with a mark."""
    bold = {c.block: c for c in reversed(_in_bold(pool))}
    marks = {c.block for c in pool.review["rating"]}
    amid = bold.keys() - {s.block for s in sections}
    rated = bold.keys() & marks
    one = any(c.heading >= 2.2 and c.prose > 1 for c in candidates[:1])
    if one or not amid & rated or len(rated) < _A_DIARY or len(rated) <= len(bold) / 2:
        return []
    return [Subject(c.value, start=n, end=n + 1, keys={key(c.value)}, name_claims=[c]) for n, c in sorted(bold.items())]


def _reported(pool: Pool, last: int) -> list[Subject]:
    """A festival's days: each film from its own paragraph to the next one's."""
    titles = pool.told_in_paragraphs
    ends = [*(c.block for c in titles[1:]), min(last, titles[-1].block + 1)] if titles else []
    return [
        Subject(c.value, start=c.block, end=end, keys={key(c.value)}, name_claims=[c])
        for c, end in zip(titles, ends, strict=True)
    ]


_A_DIARY = 3


def _in_bold(pool: Pool) -> list[Claim]:
    return [c for c in pool.film["name"] if c.evidence.reader == "prose" and c.evidence.note.endswith("in bold")]


def _listed(pool: Pool, candidates: list[Candidate]) -> list[Subject]:
    """A list told in paragraphs, "films seen in August": every title in bold, in order."""
    bold = _in_bold(pool)
    if len(bold) < 4 or any(c.prose > 2 for c in candidates[:1]):
        return []
    ordered = sorted(bold, key=lambda c: c.block)
    subjects = []
    for number, claim in enumerate(ordered):
        after = ordered[number + 1].block if number + 1 < len(ordered) else claim.block + 1
        subjects.append(
            Subject(
                name=claim.value,
                start=claim.block,
                end=max(after, claim.block),
                keys={key(claim.value)},
                name_claims=[claim],
            )
        )
    return subjects
