"""Which films a page is about: none, one, or several, each with its stretch of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from statistics import median_low

from filmmeta.claims import Claim
from filmmeta.resolve.about import is_about_film
from filmmeta.resolve.candidates import HEADING_FORM, Candidate, inflected, ranked, titles_of
from filmmeta.resolve.choose import highest
from filmmeta.resolve.naming import likeliest
from filmmeta.resolve.pool import Pool
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, services, words

_LEAST_NAME = 1.75
"""The weight of a page's first candidate below which its film's name needs more odds."""
_FAINT = 2.0
"""The odds it then needs, as a logarithm: it stands in one place alone, but stands as the film's name does."""


@dataclass
class Subject:
    """A film that the page is about."""

    name: str
    alternates: list[str] = field(default_factory=list)
    nodes: set[str] = field(default_factory=set)
    """Markup nodes that are this film."""
    start: int = 0
    """First block of its stretch of the page."""
    end: int = 1_000_000
    """The block after its stretch."""
    name_claims: list[Claim] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """Every form of its name, for telling whether a claim is about it."""

    def is_about(self, name: str) -> bool:
        """Whether a film's name in a sentence could be this film's."""
        k = key(name)
        return not k or any(
            k == own
            or inflected(k, own, latin=True)
            or (len(k) > 3 and (f" {k} " in f" {own} " or f" {own} " in f" {k} "))
            for own in self.keys
        )


def find_subjects(claims: list[Claim], language: str | None) -> list[Subject]:
    """The films of a page, in page order; empty where it is about none."""
    pool = Pool(claims)
    marked = list(_marked_films(pool))
    candidates = ranked(pool, language)
    if any(c.rank for c in pool.film["name"]):
        return _stated(pool, marked, candidates)
    # a site's markup calls series films, too, while its title says "(TV series)"
    if pool.kinds("headings").get("series") or (not marked and not is_about_film(pool, titles_of(candidates))):
        return []
    if len(marked) > 1 and not _one_film(marked):
        _place(marked, pool)
        return marked
    of_database = not marked and _is_film_page(pool, candidates)
    if of_database:
        candidates.sort(key=lambda c: c.heading < HEADING_FORM["year"])
    elif not marked and (several := _several(pool, candidates, language)):
        return [_with_other_title(subject) for subject in several]
    best = None
    if not marked and candidates:
        if candidates[0].score < _LEAST_NAME:
            best = likeliest(candidates, pool, language, _FAINT)
        else:
            best = candidates[0] if of_database else likeliest(candidates, pool, language)
    single = _single(pool, marked, candidates, best)
    if single is None:
        return []
    return [single if marked else _with_other_title(single)]


# no year and no part's number
_OTHER_TITLE = lazy(r"^(\S[^()]{1,80}?)\s\(([^()\d\W][^()\d]{1,80})\)$")


def _with_other_title(subject: Subject) -> Subject:
    """As in "Kings of Snow (Králi sněhu)": what stands in brackets behind a title is another one."""
    if m := _OTHER_TITLE.match(subject.name):
        subject.alternates = _distinct([m[2], subject.name, *subject.alternates], m[1])
        subject.name = m[1]
        subject.keys |= {key(m[1]), key(m[2])}
    return subject


def _is_film_page(pool: Pool, candidates: list[Candidate]) -> bool:
    """A database's page of one film says its type and heads with name and year: the lists on it are of other things."""
    return pool.kinds().get("film", 0) >= 0.8 and any(c.heading >= HEADING_FORM["year"] for c in candidates[:3])


def claims_of(claims: list[Claim], subject: Subject, subjects: list[Subject], kind: str) -> list[Claim]:
    """The claims about one film: of its nodes, in its stretch, about its name."""
    alone = len(subjects) == 1
    found = []
    for claim in claims:
        if claim.subject != kind or claim.property in ("name", "alternate_names", "section"):
            continue
        if claim.node:
            if claim.node in subject.nodes:
                found.append(claim)
            continue
        inside = claim.block >= 0 and subject.start <= claim.block < subject.end
        # an introduction to several films says of each by name what it says
        if not inside and not alone and not _introduces(claim, subject, subjects):
            continue
        if not inside and alone and claim.block >= 0:
            continue
        if claim.about and not subject.is_about(claim.about):
            claim.why = claim.why or f"said of {claim.about!r}"
            continue
        found.append(claim)
    # "**Low Water** (Ada Brandt) A ferry waits": she made it, and plays nobody
    heads = {(c.block, c.value.name) for c in found if c.property == "directors" and c.evidence.reader == "headings"}
    return [
        c
        for c in found
        if c.property != "actors" or c.evidence.reader != "prose" or (c.block, c.value.name) not in heads
    ]


def _introduces(claim: Claim, subject: Subject, subjects: list[Subject]) -> bool:
    """Whether a claim outside all stretches, as in a headline of two films, names this film and no other."""
    if not claim.about or any(s.start <= claim.block < s.end for s in subjects):
        return False
    k = key(claim.about)
    return k in subject.keys or (subject.is_about(claim.about) and not any(k in s.keys for s in subjects))


# ---------------------------------------------------------------- films that markup names


def _marked_films(pool: Pool) -> Iterator[Subject]:
    """One subject for each film that markup describes; nodes of one name are one film."""
    by_key: dict[str, Subject] = {}
    for claim in pool.film["name"]:
        if not claim.node or not claim.value or not _is_stated(claim):
            continue
        k = key(claim.value)
        if not k:
            continue
        subject = by_key.get(k)
        if subject is None:
            subject = by_key[k] = Subject(name=claim.value)
        subject.nodes.add(claim.node)
        subject.name_claims.append(claim)
        subject.keys.add(k)
    for claim in pool.film["alternate_names"]:
        for subject in by_key.values():
            if claim.node in subject.nodes:
                subject.alternates.append(claim.value)
                subject.name_claims.append(claim)
                subject.keys.add(key(claim.value))
    yield from by_key.values()


def _is_stated(claim: Claim) -> bool:
    """Whether a label, or markup that calls the thing a film, gives the name; a reviewed item may be anything."""
    return claim.evidence.confidence >= _LEAST_STATED.get(claim.evidence.reader, 2)


_LEAST_STATED = {"labels": 0.0, "markup": 0.8}


def _one_film(marked: list[Subject]) -> bool:
    names = [key(s.name) for s in marked]
    return all(a in b or b in a for a in names for b in names)


def _place(marked: list[Subject], pool: Pool) -> None:
    """Gives each of several marked films the stretch of the page below its head; none to one without a head."""
    heads: dict[str, int] = {}
    for claim in pool.film["section"]:
        heads.setdefault(key(claim.value), claim.block)
    last = max((c.block for c in pool.review["body"]), default=0) + 1
    starts = sorted(start for start in (_head_of(s, heads) for s in marked) if start >= 0)
    for subject in marked:
        subject.start = subject.end = _head_of(subject, heads)
        if subject.start >= 0:
            subject.end = next((n for n in starts if n > subject.start), last)


def _head_of(subject: Subject, heads: dict[str, int]) -> int:
    return min((heads[k] for k in subject.keys if k in heads), default=-1)


# ---------------------------------------------------------------- films that a claim of higher rank names


def _stated(pool: Pool, marked: list[Subject], candidates: list[Candidate]) -> list[Subject]:
    """The films that the claims of the highest rank name: one, or several, each in the stretch below its name."""
    by_key: dict[str, Subject] = {}
    for claim in highest(pool.film["name"]):
        subject = by_key.setdefault(key(claim.value), Subject(claim.value, start=claim.block))
        subject.name_claims.append(claim)
        subject.nodes |= {claim.node} - {""}
        subject.keys.add(key(claim.value))
    subjects = list(by_key.values())
    for subject in subjects:
        for film in marked:
            if film.keys & subject.keys or (len(subjects) == 1 and _one_film(marked)):
                subject.nodes |= film.nodes
    if len(subjects) == 1:
        subjects[0].start = 0
        # what others read at the very spot is no other name
        spots = {c.evidence.where for c in subjects[0].name_claims}
        others = [c for c in candidates if c.key in subjects[0].keys or {x.evidence.where for x in c.claims} - spots]
        _add_alternates(subjects[0], others, pool)
    else:
        last = max((c.block for c in pool.review["body"]), default=0) + 1
        starts = sorted(s.start for s in subjects)
        for subject in subjects:
            subject.end = next((n for n in starts if n > subject.start), last)
    return subjects


# ---------------------------------------------------------------- several films in stretches


@dataclass
class _Section:
    block: int
    name: str
    form: str
    tag: str
    claim: Claim
    film_like: bool = False
    strong: bool = False
    named: bool = False


def _several(pool: Pool, candidates: list[Candidate], language: str | None) -> list[Subject]:
    """The films of a round-up: heads of one kind that each name a film, with their stretches."""
    sections = [
        _Section(c.block, c.value, *_form_and_tag(c), claim=c)
        for c in sorted(pool.film["section"], key=lambda c: c.block)
    ]
    sections = _without_labels(sections)
    last = max((c.block for c in pool.review["body"]), default=max((s.block for s in sections), default=0)) + 1
    if any(c.block == last for c in pool.review["rating"]):
        last += 1  # the mark below the last of them
    named = {c.key for c in candidates if c.prose >= 1.2} | _named_in_headline(pool)
    _judge(sections, pool, last, named)
    groups: dict[str, list[_Section]] = defaultdict(list)
    for section in sections:
        groups[section.tag].append(section)
    plural = pool.weight("plural") >= 4
    for group in sorted(groups.values(), key=lambda g: -sum(s.film_like for s in g)):
        films = _with_stated(_with_numbered([s for s in group if s.film_like], group), group, pool, last)
        strong = sum(s.strong for s in films)
        if len({key(s.name) for s in films}) < 2 or strong < 2 or len(films) < (0.4 if plural else 0.6) * len(group):
            continue
        # a fact box or credit line under each head: then news above them may be as long as they like
        boxed = all(pool.boxed_between(s.block, _next_start(group, s, last)) for s in films)
        # "What I saw in March" above three heads with years and credits names none of them
        dated = boxed and all(s.form == "year" for s in films)
        if (
            not plural
            and not dated
            and (_names_one(candidates, films) or _is_sure(candidates, films, pool, language))
            and (strong < 4 or group[0].tag in ("run-in", pool.rated_heads))
        ):
            continue
        if not boxed and _covered(pool, films, group, last) < 0.5:
            continue
        # below the last one stands what the page says at its end: "No series this month"
        usual = median_low([b.block - a.block for a, b in pairwise(group)])
        if group[0].tag == "run-in" and usual == 1:
            last = min(last, group[-1].block + 1)  # each in one paragraph
        return [
            _of_section(s, _next_start(group, s, last), pool)
            for s in films
            if not _is_series(pool, s.block, min(_next_start(group, s, last), s.block + usual))
        ]
    if parted := _parted(pool, candidates, last):
        return parted
    return (
        _listed(pool, candidates)
        if plural and not pool.is_boxed() and not any(c.heading >= 3 and c.prose > 1 for c in candidates[:1])
        else []
    )


def _without_labels(sections: list[_Section]) -> list[_Section]:
    """Without "Chấm: 8,5/10" and "Chấm: 6/10": a word before marks again and again is a label that we do not know."""
    rated = Counter(s.name.partition(":")[0] for s in sections if s.form == "rated")
    return [s for s in sections if s.form != "rated" or rated[s.name.partition(":")[0]] == 1]


_NUMBERED = lazy(r"^\s*(?:#|№)?\d{1,3}\s?[.):]\s")


def _with_numbered(films: list[_Section], group: list[_Section]) -> list[_Section]:
    """Of a list whose heads are numbered, or begin their paragraphs, all of them, where most are known for films."""
    numbered = [s for s in group if s.tag == "run-in" or _NUMBERED.match(s.claim.evidence.text)]
    known = sum(s.film_like for s in numbered)
    if len(numbered) < 4 or known < 0.6 * len(numbered) or known != len(films):
        return films
    for section in numbered:
        section.named = True
    return numbered


def _with_stated(films: list[_Section], group: list[_Section], pool: Pool, last: int) -> list[_Section]:
    """Where two heads or more are films, one of them by its form, all that have facts or a mark below them."""
    if len(films) < 2 or not any(s.form in ("year", "quoted") for s in films):
        return films
    return [s for s in group if s in films or pool.stated_between(s.block + 1, _next_start(group, s, last))]


def _covered(pool: Pool, films: list[_Section], group: list[_Section], last: int) -> float:
    """The share of the running text that stands under these heads: a round-up is little else."""
    total = inside = 1
    starts = [s.block for s in films]
    ends = [_next_start(group, s, last) for s in films]
    for claim in pool.body():
        total += len(claim.value)
        at = bisect_right(starts, claim.block) - 1
        inside += len(claim.value) if at >= 0 and claim.block < ends[at] else 0
    return inside / total


_FEATURE = timedelta(minutes=65)
"""What stands in a fact box with such a running time is no episode, whatever "series of accidents" is told of it."""


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


def _named_in_headline(pool: Pool) -> set[str]:
    """Films of a headline that names several, each with its year."""
    found = {key(c.value) for c in pool.film["name"] if c.evidence.reader == "headings" and c.evidence.note == "year"}
    return found if len(found) > 1 else set()


def _names_one(candidates: list[Candidate], films: list[_Section]) -> bool:
    """Whether the headline names one film that the text bears out, and that no section is about."""
    best = candidates[0] if candidates else None
    return (
        best is not None
        and best.heading >= 2.2
        and (best.prose > 1 or best.score > 5)
        and not any(best.key in key(s.name) or key(s.name) in best.key for s in films[1:])
    )


_SURE = 4.0
"""The odds, as a logarithm, of a headline's name that heads of other things below it leave alone."""


def _is_sure(candidates: list[Candidate], films: list[_Section], pool: Pool, language: str | None) -> bool:
    """Whether the headline names the film beyond doubt, and what heads the parts is none: "At a glance"."""
    if all(s.form == "year" for s in films):
        return False
    best = likeliest(candidates, pool, language, _SURE)
    return best is not None and best.heading > 0 and not any(best.key in key(s.name) for s in films)


def _of_section(section: _Section, end: int, pool: Pool) -> Subject:
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
    return Subject(name=name, start=section.block, end=end, keys={key(name)}, name_claims=[claim])


def _listed(pool: Pool, candidates: list[Candidate]) -> list[Subject]:
    """A list told in paragraphs, "films seen in August": every title in bold, in order."""
    bold = [c for c in pool.film["name"] if c.evidence.reader == "prose" and c.evidence.note.endswith("in bold")]
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


def _form_and_tag(claim: Claim) -> tuple[str, str]:
    form, _, tag = claim.evidence.note.partition(" ")
    return form, tag


def _next_start(sections: list[_Section], section: _Section, last: int) -> int:
    at = bisect_right(sections, section.block, key=lambda s: s.block)
    return sections[at].block if at < len(sections) else last


_LEAST_SENTENCE = 4


def _judge(sections: list[_Section], pool: Pool, last: int, named: set[str]) -> None:
    """A head names a film by its form, where the text sets its name apart, or where a fact box or rating follows.

    A line of facts in a plain text heads none.
    """
    ends: dict[str, int] = {}
    # "Picture 7/10", "Sound 6/10": a disc is marked by its parts
    parts = sum(s.form == "rated" and key(s.name) in words("aspects") for s in sections) > 1
    for section in reversed(sections):
        end = ends.get(section.tag, last)
        ends[section.tag] = section.block
        k = key(section.name)
        words_ = k.split()
        if (
            not words_
            or len(words_) > 10
            or k in words("ends")
            or k in words("summary", None, "labels")
            or k in words("film")
            or k in words("review")
            or (parts and k in words("aspects"))
            or (section.form == "labelled" and section.name.endswith(".") and len(words_) > _LEAST_SENTENCE)
        ):
            continue
        section.named = (
            k in named
            or _is_told(section, k, end, pool)
            or any(len(k) > 0.35 * len(n) and f" {k} " in f" {n} " for n in named)
        )
        section.strong = (
            section.form in ("year", "rated", "dated", "labelled", "quoted") and len(words_) <= 9
        ) or pool.boxed_between(section.block + (section.tag == "line"), end)
        told_apart = section.tag in (pool.counted_heads, pool.rated_heads) and k not in words("aspects")
        section.named = section.named or told_apart
        if section.tag == "run-in":  # "Plot." and "Verdict." begin paragraphs, too
            section.strong = section.named = pool.stated_between(section.block, end)
        section.film_like = section.strong or section.named
        section.strong = section.strong or section.named


def _is_told(section: _Section, folded: str, end: int, pool: Pool) -> bool:
    """Whether the text below a numbered head speaks of what it names: "7) Low Water", "Low Water is no thriller"."""
    numbered = _NUMBERED.match(section.claim.evidence.text) is not None
    return numbered and f" {folded} " in f" {key(pool.text_between(section.block + 1, end)[:_TOLD])} "


_TOLD = 3_000
"""Characters of a stretch in which its film's name is looked for."""


# ---------------------------------------------------------------- one film


def _single(pool: Pool, marked: list[Subject], ranked: list[Candidate], best: Candidate | None) -> Subject | None:
    """The one film of the page: that which markup names, else the best candidate."""
    if not ranked:
        return None
    if marked:
        main = marked[0]
        subject = Subject(
            name=main.name,
            alternates=main.alternates,
            nodes=set().union(*(m.nodes for m in marked)),
            name_claims=main.name_claims,
            keys=set(main.keys),
        )
    else:
        if best is None or (best.heading == 0 and pool.is_listicle()):
            return None
        nodes = {c.node for c in best.claims if c.node}
        own = key(best.text)
        named = [claim for form in best.inflections if form.key == own for claim in form.claims]
        subject = Subject(name=best.text, name_claims=best.claims + named, keys={best.key, own}, nodes=nodes)
    _add_alternates(subject, ranked, pool)
    if other := next((m[2] for c in ranked if (m := _OTHER_TITLE.match(c.text)) and m[1] == subject.name), None):
        subject.alternates = _distinct([other, *subject.alternates], subject.name)
    return subject


def _add_alternates(subject: Subject, ranked: list[Candidate], pool: Pool) -> None:
    """Other forms of the name: those that labels give, and those that the headline and the text share."""
    own = key(subject.name)
    if any(c.rank for c in pool.film["alternate_names"]):
        stated = highest(pool.film["alternate_names"])
        subject.name_claims.extend(stated)
        subject.keys.update(key(c.value) for c in stated)
        subject.alternates = _distinct((c.value for c in stated), subject.name)
        return
    for claim in pool.film["alternate_names"]:
        if claim.node and claim.node not in subject.nodes:
            continue
        if key(claim.value) != own:
            subject.alternates.append(claim.value)
        subject.name_claims.append(claim)
        subject.keys.add(key(claim.value))
    for candidate in ranked[:8]:
        # beside a film that markup names, the line above a fact box may be anybody
        least = _LEAST_STATED["markup"] if subject.nodes else 0.0
        strong = any(_is_stated(c) and c.evidence.confidence >= least for c in candidate.claims) or (
            candidate.heading >= 3 and candidate.prose > 0
        )
        related = (f" {candidate.key} " in f" {own} " or f" {own} " in f" {candidate.key} ") and candidate.prose > 0.9
        if candidate.key == own:
            # other spellings of the very name: "ISS" beside "I.S.S."
            subject.alternates.extend(c.value for c in candidate.claims)
            subject.name_claims.extend(c for c in candidate.claims if c not in subject.name_claims)
        elif strong or related or _is_short_for(own, candidate.key):
            subject.alternates.append(candidate.text)
            subject.name_claims.extend(candidate.claims)
            subject.keys.add(candidate.key)
    subject.alternates = _distinct(subject.alternates, subject.name)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is made of the other's initials: "ISS" of "International Space Station"."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    return len(short) >= 3 and " " not in short and short == initials


def _distinct(names: Iterable[str], own: str) -> list[str]:
    """Each spelling once; letter case and quotation marks make no other spelling."""
    seen = {_spelling(own), ""}
    kept = []
    for name in names:
        if _spelling(name) not in seen:
            seen.add(_spelling(name))
            kept.append(name)
    return kept


def _spelling(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" \"'“”„«»,:;")
