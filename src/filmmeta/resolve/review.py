"""From the claims about reviews to `Review` objects: the page's own, one a film, and those that markup adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from filmmeta.claims import Claim
from filmmeta.models import Film, Person, Review
from filmmeta.resolve.choose import Choice, by_field, choose_list, choose_one, identity, split
from filmmeta.resolve.days import days_of
from filmmeta.resolve.subject import Subject, claims_of
from filmmeta.values import language as languages
from filmmeta.values.bylines import is_account, is_placeholder
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, words

_LEAST_RATING = 0.45
_LEAST_BODY = 60
_SHORT_BODY, _LONG_BODY = 500, 800
# what a round-up says once for all its films
_SHARED = frozenset(("authors", "publisher", "date_published", "date_modified", "language", "url"))


class Context(NamedTuple):
    """What is known of the page when a review is put together."""

    claims: list[Claim]
    language: str | None
    url: str | None
    several: bool
    """Whether the page reviews several films, each in its stretch."""


def reviews_of(subjects: list[Subject], films: list[Film], context: Context) -> list[Review]:
    """The reviews of a page, in page order, its own first."""
    nodes = _nodes(context.claims)
    main = _main_node(nodes, context.claims)
    facts = _facts(context.claims)
    reviews: list[Review] = []
    for subject, film in zip(subjects, films, strict=True):
        own = _own(subject, subjects, nodes, main, context)
        by_property = by_field(own)
        body = _body(by_property, facts, film, context.several)
        if _is_review(by_property, body.value or "", context):
            reviews.append(_review(by_property, body, film, context, f"reviews[{len(reviews)}]"))
    if not context.several:
        reviews += _others(subjects[0], films[0], nodes, main, len(reviews))
    return reviews


def _own(
    subject: Subject, subjects: list[Subject], nodes: dict[str, list[Claim]], main: str | None, context: Context
) -> list[Claim]:
    """The claims of the page's own review of one film."""
    own = [c for c in claims_of(context.claims, subject, subjects, "review") if not c.node]
    if not context.several:
        return own + nodes.get(main or "", [])
    inside = {id(c) for c in own}
    for claim in context.claims:
        if claim.subject == "review" and claim.property in _SHARED and id(claim) not in inside:
            # initials sign one of several, and not all
            if (not claim.node or claim.node == main) and claim.evidence.note != _INITIALS:
                own.append(claim)
        # a last sentence gives each film its mark: "Low Water gets an A, The Long Way Round a C+"
        elif (
            claim.property == "rating" and claim.about and key(claim.about) in subject.keys and id(claim) not in inside
        ):
            own.append(claim)
    return own + [
        c for n, of_node in nodes.items() if n != main for c in of_node if c.about and c.about in subject.nodes
    ]


def _others(subject: Subject, film: Film, nodes: dict[str, list[Claim]], main: str | None, count: int) -> list[Review]:
    """Reviews that markup adds to the page's own: its readers', or other critics'."""
    reviews: list[Review] = []
    bare = Context([], None, None, several=False)
    for name, of_node in sorted(nodes.items(), key=lambda item: _rank(item[1])):
        about = {c.about for c in of_node} - {""}
        if name != main and any(c.property == "film" for c in of_node) and about <= subject.nodes:
            by_property = by_field(of_node)
            body = _body(by_property, {}, film, several=False)
            reviews.append(_review(by_property, body, film, bare, f"reviews[{count + len(reviews)}]"))
    return reviews


def _rank(claims: list[Claim]) -> int:
    """Critics before everybody, and the page's readers behind, as far as markup tells them apart."""
    kinds = {c.evidence.text for c in claims if c.property == "film"}
    return _ORDER.get(next(iter(kinds), ""), 1)


_ORDER = {"CriticReview": 0, "UserReview": 2}


def _facts(claims: list[Claim]) -> dict[int, set[str]]:
    """What each block states behind labels."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        if claim.subject == "page" and claim.property == "fact_line" and claim.block >= 0:
            found.setdefault(claim.block, set()).add(claim.value)
    return found


# ---------------------------------------------------------------- which node is the page's own review


def _nodes(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject == "review" and claim.node:
            found[claim.node].append(claim)
    return found


def _main_node(nodes: dict[str, list[Claim]], claims: list[Claim]) -> str | None:
    """The markup node that is the page's own review: the article, or the one review, or that of the visible author."""
    if not nodes:
        return None
    bylines = {key(c.value.name) for c in claims if c.subject == "review" and c.property == "authors" and not c.node}
    reviews = {n: of for n, of in nodes.items() if any(c.property == "film" for c in of)}
    articles = {n: of for n, of in nodes.items() if n not in reviews}
    if len(reviews) == 1 and not (articles and bylines and not _authors(next(iter(reviews.values()))) & bylines):
        only = next(iter(reviews))
        _join(nodes[only], articles.values())
        return only
    signed = bylines | {author for of_node in articles.values() for author in _authors(of_node)}
    for name, of_node in reviews.items():
        if own := _authors(of_node) & signed:
            _join(of_node, [of_article for of_article in articles.values() if _authors(of_article) & own])
            return name
    return max(articles, key=lambda n: len(articles[n]), default=None)


def _join(of_review: list[Claim], articles: Iterable[list[Claim]]) -> None:
    """Adds what an Article says to the claims of the Review beside it: two descriptions of one text."""
    titled = any(c.property == "headline" for c in of_review)
    for of_article in articles:
        of_review += [c for c in of_article if c.property != "headline" or not titled]


def _authors(claims: Sequence[Claim]) -> set[str]:
    return {key(c.value.name) for c in claims if c.property == "authors"}


# ---------------------------------------------------------------- one review


def _review(by_property: dict[str, list[Claim]], body: Choice, film: Film, context: Context, target: str) -> Review:
    fields: dict[str, Any] = {"film": film, "body": body.credit(target), "pros": (), "cons": ()}
    fields["authors"] = _author_list(by_property["authors"], film, by_property["publisher"]).credit(target)
    writers = {key(a.name) for a in fields["authors"]}
    fields["publisher"] = choose_one(
        # "Copyright 1996 A. Name" below a review by A. Name publishes nothing
        [c for c in by_property["publisher"] if c.evidence.confidence > 0.3 or key(c.value.name) not in writers],
        prefer=lambda claim: -_doubt_of_publisher(key(claim.value.name), writers),
    ).credit(target)
    for name in ("date_published", "date_modified"):
        if name in by_property:
            fields[name] = choose_one(days_of(name, by_property)).credit(target)
    if "url" in by_property:
        fields["url"] = choose_one(by_property["url"]).credit(target)
    for name in ("headline", "summary"):
        # the page's title is not that of one review of several
        if own := [c for c in by_property[name] if not context.several or c.block >= 0 or c.node]:
            fields[name] = choose_one(_without_sites(own)).credit(target)
    sure = [c for c in by_property["rating"] if c.evidence.confidence >= _LEAST_RATING]
    fields["rating"] = choose_one(sure).credit(target)
    for name in ("pros", "cons"):
        if name in by_property:
            fields[name] = choose_list(by_property[name]).credit(target)
    fields["language"] = _language(by_property.get("language", []), context.language, fields["body"], target)
    fields["url"] = fields.get("url") or context.url
    return Review(**fields)


def _without_sites(claims: list[Claim]) -> list[Claim]:
    """Without "Still waters - Lantern Weekly", as plug-ins write for machines, where the page shows "Still waters"."""
    shown = {str(c.value) for c in claims if c.block >= 0 and not c.node and key(str(c.value)) not in words("prefix")}
    return [
        c for c in claims if not any(_SITE_BEHIND.match(str(c.value).removeprefix(s)) for s in shown if s != c.value)
    ] or claims


_SITE_BEHIND = lazy(r"\s[-–—|·•]\s")


def _doubt_of_publisher(name: str, writers: set[str]) -> float:
    """A plug-in that has no publisher repeats the author, a platform names itself: "Blogger", "Tumblr"."""
    return 0.6 if name in words("platforms") else 0.2 if name in writers else 0.0


def _body(by_property: dict[str, list[Claim]], facts: dict[int, set[str]], film: Film, several: bool) -> Choice:
    """The review's text: visible paragraphs, unless markup alone has the whole of it."""
    claims = by_property["body"]
    if stated := [c for c in claims if c.rank]:
        return Choice("\n\n".join(c.value for c in stated), stated)
    points = {key(c.value) for name in ("pros", "cons") for c in by_property[name]}
    titles = {key(film.name), *map(key, film.alternate_names)}
    visible = sorted((c for c in claims if not c.node), key=lambda c: c.block)
    kept: list[Claim] = []
    for claim, after in zip(visible, [*visible[1:], *visible[-1:]], strict=True):
        if _states_facts(claim, after, facts):
            claim.why = "a line of facts"
        elif _is_short(claim.value) and key(claim.value) in titles and not claim.evidence.note:
            claim.why = "only the film's title"
        elif points and claim.evidence.confidence < _PARAGRAPH and key(claim.value) in points:
            claim.why = "a point for or against"
        else:
            kept.append(claim)
    kept = _trimmed(kept, titles, several)
    marked = max((c for c in claims if c.node), key=lambda c: len(c.value), default=None)
    if marked is not None and not several:
        kept = _within(marked.value, kept)
    text = "\n\n".join(c.value for c in kept)
    if marked is not None and (not text or (len(marked.value) > max(1.5 * len(text), 200) and not several)):
        return Choice(marked.value, [marked], kept, "markup has more of the text")
    return Choice(text or None, kept)


def _is_short(text: str) -> bool:
    """Whether a block is no longer than lines of facts are; Chinese and Japanese say as much in fewer signs."""
    return len(text) < (_SHORT_EASTERN if _EASTERN.search(text, 0, _SHORT_EASTERN) else _SHORT_LINE)


_SHORT_LINE, _SHORT_EASTERN = 160, 70
_EASTERN = lazy("[\u3041-\u9fff]")
_PARAGRAPH = 0.75
"""The body reader's confidence in whole paragraphs and sentences; lines and headings have less."""
# what heads a section of the text as often as a line of a fact box
_SECTIONS = frozenset(("summary", "pros", "cons", "ignored", "rating"))
_STATEMENT = lazy(r"[.!?…。！？](?:[\"'”’»)\]]|\s)*$")


def _states_facts(claim: Claim, after: Claim, stated: dict[int, set[str]]) -> bool:
    """Whether a block is part of the fact box: a short labelled line, or several labels and no sentence."""
    facts = stated.get(claim.block)
    if not facts:
        # "Ficha técnica", the head of a box
        return after.block in stated and _is_short(claim.value) and key(claim.value) in words("about")
    short = _is_short(claim.value)
    heading = claim.evidence.note == "heading"
    paragraph = claim.evidence.confidence >= _PARAGRAPH and not heading
    if facts <= _SECTIONS and paragraph:
        # "Bring your mother. Bring hers. Grade: B+"
        return short and "rating" in facts and not _SAYS_FIRST.match(claim.value)
    # "Dir. A. Name. It does what it says. I'd only add that she gives the bus back."
    if short and len(facts) <= _FEW and ((paragraph and _SAYS_LAST.search(claim.value)) or _is_capsule(claim.value)):
        return False
    if short and not paragraph and (facts <= _SECTIONS or heading):
        # a heading "Conclusion" or "Music" above a paragraph is the review's own
        return after.evidence.confidence < _PARAGRAPH or after.block in stated
    if short or not paragraph:
        return True
    # several labels, and names rather than a sentence
    said = claim.value.split()
    few_words = sum(word[0].islower() for word in said) < 0.4 * len(said)
    own = len(facts - _SECTIONS)
    return few_words and ((own > 1 and not _STATEMENT.search(claim.value)) or own >= _BOX)


def _is_capsule(text: str) -> bool:
    """As in "«Low Water», dir. Ada Brandt, 2015. They row. Then they open it. Mark: 6/10": facts, sentences, a mark."""
    m = _MARK_LAST.search(text)
    return m is not None and _SENTENCE_LAST.search(text, 0, m.start()) is not None


_MARK_LAST = lazy(r"\s[^\W\d_]+:\s?\d[\d.,]*(?:\s?/\s?\d+)?$")
_SENTENCE_LAST = lazy(r"[.!?…]\s+[^.!?…:]*\s[^\W\dA-Z_][^.!?…:]*\s[^\W\dA-Z_][^.!?…:]*[.!?…]$")
_SAYS_FIRST = lazy(r"[^.!?…:]*\s[^.!?…:]*\s[^.!?…:]*[.!?…]\s")
_SAYS_LAST = lazy(
    r"[.!?…]\s+[^.!?…:]*\s[^\W\dA-Z_][^.!?…:]*\s[^\W\dA-Z_][^.!?…:]*[.!?…]\s+[^.!?…:]*\s[^\W\dA-Z_][^.!?…:]*[.!?…]$"
    r"|[\n。！？][^。！？]{8,}。[^。！？]{8,}[。！？]$|[\n。！？][^。！？]{30,}[。！？]$"
)
_FEW, _BOX = 2, 3
"""Facts of one block that make it a box, whatever punctuation it has."""


def _within(marked: str, kept: list[Claim]) -> list[Claim]:
    """The paragraphs from the first to the last that the text in markup holds, too, where that is most of them."""
    visible = sum(len(c.value) for c in kept)
    if len(marked) > _LONGEST_MARKED or visible * _MOST_OF_IT > len(marked) * 1.5:
        return kept
    whole = _squashed(marked)
    inside = [i for i, c in enumerate(kept) if _squashed(c.value) in whole]
    if not inside or sum(len(kept[i].value) for i in inside) < _MOST_OF_IT * visible:
        return kept
    for claim in kept[: inside[0]] + kept[inside[-1] + 1 :]:
        claim.why = "outside the text that markup has"
    return kept[inside[0] : inside[-1] + 1]


_MOST_OF_IT = 0.6
_LONGEST_MARKED = 200_000
"""A longer text in markup is not looked through for each paragraph of the page."""


def _squashed(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


_NO_LETTERS = lazy(r"[\W_]+")


def _trimmed(claims: list[Claim], titles: set[str], several: bool) -> list[Claim]:
    """Short lines before the first paragraph and after the last are bylines, dates, captions: not the text."""
    solid = [i for i, c in enumerate(claims) if c.evidence.confidence >= _PARAGRAPH]
    if not solid:
        return claims
    # the heading of the first section, which is not the film's title again
    if claims[solid[0]].evidence.note == "heading" and len(solid) > 1:
        if several or any(t in key(claims[solid[0]].value) for t in titles):
            del solid[0]
    for claim in claims[: solid[0]] + claims[solid[-1] + 1 :]:
        claim.why = "outside the review's paragraphs"
    kept = claims[solid[0] : solid[-1] + 1]
    while len(kept) > 1 and kept[-1].evidence.note == "heading":
        kept = kept[:-1]
    return kept


def _is_review(by_property: dict[str, list[Claim]], text: str, context: Context) -> bool:
    """Whether there is a review, and not only a film's facts: a verdict, an author, a date, or words that say so."""
    if any(c.node for c in by_property["film"]) or _most(by_property["rating"]) >= 0.6:
        return True
    size = len(text) + len(_DENSE.findall(text))
    if context.several:
        # "4、《浅水》3.0 went with my boss": a mark, and hardly a sentence
        return size >= _LEAST_BODY or bool(text and _most(by_property["rating"]) >= _LEAST_RATING)
    if size < _LEAST_BODY:
        return False
    of_page = [c for c in context.claims if c.subject == "page"]
    weight = {c.property: float(c.value) for c in of_page if c.property.endswith("_words")}
    authored, dated = _most(by_property["authors"]) >= 0.55, _most(by_property["date_published"]) >= 0.5
    # one "I" in a few sentences says as much as three in a long text
    personal = 1 if size < _SHORT_BODY else 3
    opinion = weight.get("review_words", 0) >= 2 or weight.get("first_person_words", 0) >= personal
    if any(c.property == "kind" and c.value == "film" and c.evidence.confidence >= 0.8 for c in of_page):
        return authored or opinion  # a page of a film's facts has a text and dates, too
    return authored or dated or opinion or size > _LONG_BODY


# Chinese, Japanese and Korean signs: each says as much as two letters
_DENSE = lazy("[\u3041-\u9fff\uac00-\ud7af]")


def _most(claims: Iterable[Claim]) -> float:
    return max((c.evidence.confidence for c in claims), default=0.0)


def _author_list(claims: list[Claim], film: Film, publishers: list[Claim]) -> Choice:
    """The authors: those that the most trusted spot names together, a person before the site's handle."""
    if any(c.rank for c in claims):
        return choose_list(claims)
    credited = {key(p.name) for p in [*film.directors, *film.writers, *film.actors]}
    sites = {key(c.value.name) for c in publishers}
    squeezed = {site.replace(" ", "") for site in sites}  # "thelowwaterpost" puts up what The Low Water Post has
    usable = [
        c
        for c in claims
        if key(c.value.name) != key(film.name)
        and not is_placeholder(c.value.name)
        and not (key(c.value.name) in credited and c.evidence.confidence < 0.72)
    ]
    usable = [c for c in usable if isinstance(c.value, Person)] or usable
    usable = _without_handles(usable, sites | squeezed, credited)
    if not usable:
        return Choice([], lost=claims, why="no author of a review")

    # "Review by A. Name" on a page whose markup has the handle of who put it up
    signed = any(
        c.evidence.reader == "byline"
        and c.evidence.confidence >= _SIGNED
        and _is_full(c)
        and key(c.value.name) not in credited
        for c in usable
    )

    def trust(claim: Claim) -> float:
        # the site's name in the author's place is a template's default, or a site named after its author
        name = str(claim.value.name)
        doubt = 0.25 if identity(claim.value) in sites or name.casefold() in squeezed else 0.0
        doubt += 0.1 if key(name) in credited or name.islower() else 0.0  # the film's writer, a handle
        doubt += 0.15 if signed and name.islower() else 0.0
        return claim.evidence.confidence - doubt - (0.4 if is_account(name) else 0.0)

    strength: dict[Any, float] = {}
    for name, group in _by_name(usable).items():
        strength[name] = max(map(trust, group)) + 0.08 * (len({c.evidence.reader for c in group}) - 1)
    winner = max(strength, key=lambda name: strength[name])
    lead = max((c for c in usable if identity(c.value) == winner), key=trust)
    spot = (lead.evidence.reader, lead.evidence.where, lead.node)
    chosen: dict[Any, Any] = {}
    for claim in usable:
        beside = (claim.evidence.reader, claim.evidence.where, claim.node) == spot
        if beside and abs(claim.evidence.confidence - lead.evidence.confidence) <= 0.05:
            chosen.setdefault(identity(claim.value), claim.value)
    if lead.evidence.note != _INITIALS:  # initials sign for one of the byline's several
        chosen = _with_coauthors(chosen, usable)
    return split(claims, list(chosen.values()), chosen, f"{spot[0]} names the author with more certainty")


def _without_handles(claims: list[Claim], sites: set[str], credited: set[str]) -> list[Claim]:
    """The authors without the site's own handle, where a person signs the text in full below it."""
    full = {identity(c.value) for c in claims if c.evidence.note == "signature" and _is_full(c)} - credited
    if len(full) != 1:
        return claims
    kept = []
    for claim in claims:
        if not _is_full(claim) and claim.value.name.islower() and _is_of_site(claim.value.name, sites):
            claim.why = "a handle, and a person signs the text"
        else:
            kept.append(claim)
    return kept


def _is_of_site(handle: str, sites: set[str]) -> bool:
    return any(handle == site or (len(handle) > _LEAST_HANDLE and handle in site) for site in sites)


_LEAST_HANDLE = 5
_SIGNED = 0.75
_INITIALS = "initials after the text"
"""The note of the byline reader's claims about the one review that initials stand below."""


def _is_full(claim: Claim) -> bool:
    return " " in str(claim.value.name)


def _with_coauthors(chosen: dict[Any, Any], claims: list[Claim]) -> dict[Any, Any]:
    """The authors with those that a line of the page names beside them: markup often has the first one alone."""
    lines: dict[str, dict[Any, Any]] = defaultdict(dict)
    for claim in claims:
        if claim.evidence.reader == "byline" and claim.evidence.confidence >= _SIGNED:
            lines[claim.evidence.where].setdefault(identity(claim.value), claim.value)
    longest = max((named for named in lines.values() if chosen.keys() < named.keys()), key=len, default={})
    return {**longest, **chosen} if len(longest) <= _MOST_AUTHORS else chosen


_MOST_AUTHORS = 4


def _by_name(claims: Iterable[Claim]) -> dict[Any, list[Claim]]:
    found: dict[Any, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[identity(claim.value)].append(claim)
    return found


def _language(claims: list[Claim], of_page: str | None, body: str | None, target: str) -> str | None:
    """That of the page's text; of a text that the page does not show what markup says, or what the text tells."""
    if of_page and not any(c.rank for c in claims):
        return of_page
    stated = choose_one([c for c in claims if languages.is_tag(str(c.value))])
    return stated.credit(target) or of_page or (languages.detect(body) if body else None)
