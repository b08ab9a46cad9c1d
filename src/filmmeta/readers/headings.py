"""Reads titles and headings: what the page calls itself, its site, and the film."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import before_label
from filmmeta.layout import home_link, is_front_page, is_month, is_prose, wiki_of
from filmmeta.models import Organization, Person
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import find_month_year, parse_date
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.rating import is_rating
from filmmeta.values.text import clean
from filmmeta.values.titles import TitlePiece, bare_title, is_speech, strip_site, title_pieces
from filmmeta.vocabulary import aggregators, any_of, common_words, countries, key, key_begins, key_label, months, words

_FORM = {"quoted": 0.8, "year": 0.85, "review": 0.75, "whole": 0.5, "part": 0.45}
_COPYRIGHT = lazy(
    r"(?<!powered by )(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s?[-–—,]\s?(?:\d{4}|present))?)?"
    r"\s*[·|,:–—-]?\s*(?:(?-i:[Bb]y|[Vv]on|[Pp]ar|de)\s)?\s*([^\d\s.|·•,:;–—©-](?:(?<![^\W\d_]{2})\.|[^.|·•;–—]){1,50})",
    re.IGNORECASE,
)
# "The Lantern © 2009"
_OWNED = lazy(r"^([^\W\d_][^©.|·•;:]{1,40}?)\s*,?\s*(?:©|\([cC]\))\s*\d{4}")
_RIGHTS = lazy(
    r"\s*(?:all rights.*|alle rechte.*|tous droits.*|todos los.*|tutti i.*|все права.*|powered by.*|theme.*|"
    r"on \w+ (?:theme|framework).*|built with.*|made with.*|\d{4}.*|inc|ltd|llc|limited)\.?$",
    re.IGNORECASE,
)
_SLUG_END = lazy(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def headings(document: Document) -> Iterator[Claim]:
    """The page's headline, its site, and every stretch of a title that could name a film."""
    headline = document.headline
    head_text = _headline_text(headline, document) if headline is not None else None
    sites = list(_sites(document))
    # of a title that goes on with the headline what stands behind it tells the site, too
    if not head_text or not key(document.title).startswith(key(head_text)):
        sites += _named_twice(document)
    else:
        yield from _named_twice(document)
    stated = document.meta.get("og:site_name")
    site = stated or _in_title(sites, document.title)
    if (wiki := wiki_of(document.title)) is not None:
        sites.append(Claim("review", "publisher", Organization(name=wiki), _of_title(document, 0.6)))
    title, cut = strip_site(document.title, site, head_text) if document.title else ("", None)
    if cut is None and document.root is None and head_text == document.title:
        title, cut = _without_unspoken(document, title)
    if (issued := _of_an_issue(document, head_text or "")) is not None:
        yield issued
    if head_text and _is_of_the_site(document.title, head_text):
        yield Claim("review", "publisher", Organization(name=_of_site_alone(document.title)), _of_title(document, 0.4))
    if cut and is_byline(cut, document.base_language):
        cut = None  # "Still waters - by A. Name"
    if cut and cut != stated:
        yield Claim("page", "site", cut, _of_title(document, 0.6))
        yield Claim("review", "publisher", Organization(name=cut), _of_title(document, 0.6))
    og_title = document.meta.get("og:title") or document.meta.get("twitter:title") or ""
    shared = strip_site(og_title, site or cut, head_text)[0] if og_title else ""
    # the first line of a plain text is the title, with the site in it
    titled = title if document.root is None and head_text == document.title and title else head_text
    yield from _headlines(document, headline, titled, title, shared)
    spots = [(shared, 0.0, _shared_place(document))]
    if not head_text or not _is_of_reviews(document.title, head_text):
        spots.append((title, 0.0, document.title_place))
    if headline is not None:
        spots.insert(0, (head_text or "", 0.1, document.where(headline)))
        # the heading right below is often the film's name under a tagline; further ones head sections
        spots += [
            (b.text, 0.0 if b.element is None else -0.1 if b.index == headline.index + 1 else -0.2, document.where(b))
            for b in _subtitles(document, headline)
        ]
    for text, bonus, where in spots:
        if text:
            for piece in title_pieces(text):
                yield from _names(piece, bonus, where, text)
            yield from _after_film_word(document, text, where)
    if headline is not None and head_text:
        yield from _spoken(document, headline, head_text)
    yield from sites
    yield from _index(document)
    yield from _series(document)
    yield from _interview(document)
    yield from _slug(document)
    yield from _sections(document)


def _is_of_the_site(title: str, headline: str) -> bool:
    """Whether a title is the same on every page: short, and without a word of the headline."""
    own = key(title).split()
    if not 0 < len(own) <= 5 or len(title) > 50 or key(headline) in key(title) or own[0] in any_of("plural", "review"):
        return False  # "Reviews from A to Z" is nobody's name
    return not set(own) & set(key(headline).split())


def _of_an_issue(document: Document, headline: str) -> Claim | None:
    """As in "The Lantern film club - Programme, October 2006": the title's other part is the publisher's."""
    pieces = _PIECES.split(document.title)
    if len(pieces) != _TWO or not any(c.isdigit() for c in document.title):
        return None
    of_month = [is_month(p) or (find_month_year(p) is not None and len(p) < _LONGEST_ISSUE) for p in pieces]
    if of_month[0] == of_month[1]:
        return None
    name = pieces[of_month[0]]
    own = key(name)
    if own in _no_sites() or len(name) > _LONGEST_NAME or any(c.isdigit() for c in name) or own in key(headline):
        return None
    return Claim("review", "publisher", Organization(name=name), _of_title(document, 0.43))


_TWO, _LONGEST_ISSUE, _LONGEST_NAME = 2, 30, 50


def _without_unspoken(document: Document, title: str) -> tuple[str, str | None]:
    """The first line of a plain text, "Still waters • Lantern", without the part of which the text says nothing.

    A bar or a dot parts the site's name; a dash may stand in a headline.
    """
    m = _BARRED.fullmatch(title)
    if m is None:
        return title, None
    said = [f" {b.key} " for b in document.running_text]
    first, last = (not any(f" {key(part)} " in line for line in said) for part in m.groups())
    first, last = (first, last) if not (first and last) else (len(m[1]) < len(m[2]), len(m[1]) >= len(m[2]))
    if last and len(m[2].split()) <= _LONGEST_SITE and key(m[2]) not in _no_sites():
        return m[1], m[2]
    if first and not last and len(m[1].split()) <= _LONGEST_SITE and key(m[1]) not in _no_sites():
        return m[2], m[1]
    return title, None


_BARRED = lazy(r"(\S.{2,}?)\s+[|•·»:]\s+([^|•·»]{2,50})")
_LONGEST_SITE = 5


def _is_of_reviews(title: str, headline: str) -> bool:
    """As in "Lantern - DVD reviews" above all pages: it ends in what the site has, and has no word of the headline."""
    own = key(title).split()
    return (
        key(headline) not in key(title)
        and bool(own)
        and own[-1] in words("plural")
        and not set(own) & set(key(headline).split())
    )


def _of_site_alone(title: str) -> str:
    """The site's name in a title that names no article: "Lantern - reviews", "Lantern: November 2007"."""
    pieces = [p for p in _PIECES.split(title) if key(p) and key(p) not in _no_sites() and not is_month(p)]
    return pieces[0].strip() if len(pieces) == 1 else title


def _in_title(sites: list[Claim], title: str) -> str | None:
    """The site's name, as its header or its copyright line has it, where the title ends in it, too."""
    names = (claim.value.name for claim in sites)
    return next((name for name in names if re.search(rf"\s[-–—|:»·]+\s{re.escape(name)}$", title)), None)


def _shared_place(document: Document) -> str:
    """Where the title for sharing, `og:title` or Twitter's, stands."""
    found = (document.where(e) for name, _, e in document.metas if name in ("og:title", "twitter:title"))
    return next(found, "")


def _headline_text(headline: Block, document: Document) -> str:
    """The headline as one line: of several in its block the one that the title has; without the site after a bar."""
    lines = [line for line in headline.text.split("\n") if line.strip()]
    # the name of the section above the title, in one cell with it: "movies"
    lines = [line for line in lines if key(line) not in words("film") and key(line) not in words("prefix")] or lines
    wanted = key(document.title)
    text = " ".join(lines)
    if len(lines) > 1 and (key(text) not in wanted if wanted else not headline.heading):
        inside = [line for line in lines if key(line) and key(line) in wanted]
        # a cell of a page that has the site's name for its title: "LOW WATER", stars and facts below
        text = max(inside, key=len) if inside else text if headline.heading else lines[0]
    if "|" in text and key(text) == wanted:
        text = text.rpartition("|")[0].strip() or text
    return _without_section(text, document, headline.index)


def _without_section(text: str, document: Document, index: int) -> str:
    """A headline without the section before it: "Seen Still waters", where a menu above has "Seen (131)"."""
    at = _ends_in_title(text, document.title)
    before = key(text[:at]) if at else ""
    if not before or len(before) > _LONGEST_SECTION or not (text[at - 1].isspace() and text[at - 2].isalnum()):
        return text
    menu = (_COUNT.sub("", b.text) for b in document.blocks[:index] if len(b.text) < _LONGEST_SECTION * 2)
    return text[at:] if any(key(said) == before for said in menu) else text


_LONGEST_SECTION = 30
_COUNT = lazy(r"\s*[(\[]\d{1,5}[)\]]$")


def _ends_in_title(text: str, title: str) -> int:
    """Where in a headline begins the page's title, or the first part of it, that ends the headline; 0 for nowhere."""
    for part in (title, _PIECES.split(title)[0]):
        if len(part) > 3 and len(part) < len(text) and text.endswith(part):
            return len(text) - len(part)
    return 0


def _headlines(
    document: Document, headline: Block | None, head_text: str | None, title: str, shared: str
) -> Iterator[Claim]:
    if headline is not None and head_text:
        yield Claim("review", "headline", clean(head_text), _evidence(document, headline, 0.85), block=headline.index)
    for text, confidence in ((shared, 0.8), (title, 0.6)):
        if text:
            yield Claim("review", "headline", text, _of_title(document, confidence))


def _names(piece: TitlePiece, bonus: float, where: str, text: str) -> Iterator[Claim]:
    if not 1 <= len(piece.text) <= 120:
        return
    yield Claim(
        "film", "name", piece.text, Evidence("headings", where, text[:300], _FORM[piece.form] + bonus, piece.form)
    )
    if piece.year:
        yield Claim("film", "year", piece.year, Evidence("headings", where, text[:300], 0.8 + bonus), about=piece.text)
    if piece.director:
        yield Claim(
            "film",
            "directors",
            Person(name=piece.director),
            Evidence("headings", where, text[:300], 0.65 + bonus),
            about=piece.text,
        )


def _after_film_word(document: Document, text: str, where: str) -> Iterator[Claim]:
    """As in "Why I love the film Lottery so much": the words after the word for film, where nothing sets them apart."""
    language = document.base_language
    names, films = words("film_name", language), words("film", language)
    tokens = text.split()
    for i, token in enumerate(tokens[:-1]):
        if key(token) not in names or key(tokens[i + 1]) in films:
            continue
        caseless = _is_caseless(tokens[i + 1])
        run = next(
            (
                n
                for n in range(min(6, len(tokens) - i - 1), 0, -1)
                if all(w[:1].isupper() for w in tokens[i + 1 : i + 1 + n])
            ),
            0,
        )
        for count in (1, 2, 3) if caseless else (run,) if run else ():
            name = clean(" ".join(tokens[i + 1 : i + 1 + count])).strip(' ,;:؟،"“”«»')
            name = name if _ABBREVIATION.search(name) else name.rstrip(".!?")
            if name:
                yield Claim("film", "name", name, Evidence("headings", where, text[:300], 0.5, "after a word for film"))


_ABBREVIATION = lazy(r"\w\.\w\.$")


def _is_caseless(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and first.lower() == first.upper() and first < "\u2e80"


def _subtitles(document: Document, headline: Block) -> Iterator[Block]:
    """Headings right beside the headline: a film's name under a tagline, or local and original titles."""
    last = document.layout.start if document.layout.start > headline.index else headline.index + 8
    for block in document.blocks[headline.index + 1 : min(headline.index + 8, last + 1)]:
        if block.heading and not block.zone and len(block.text) < 120:
            yield block
    if document.root is None:
        # a plain text's line below its headline, if the text speaks of it: neither date nor name of the author
        for block in document.blocks[headline.index + 1 : min(headline.index + 2, document.layout.start)]:
            if len(block.key) > 2 and len(block.text) < 80 and not is_byline(block.text, document.base_language):
                told = any(f" {block.key} " in f" {b.key} " for b in document.running_text[:3])
                if told or any(p.form == "review" for p in title_pieces(block.text)):
                    yield block


_HEADLINE_WORD = lazy(r"[\w’'-]*\w")
_LEAST_SPOKEN, _LONGEST_SPOKEN = 2, 6


def _spoken(document: Document, headline: Block, text: str) -> Iterator[Claim]:
    """Words of a longer headline that the text says again, in a row: "Low Water flows calmly, but against the tide"."""
    said = "\n".join(b.text for b in document.running_text)
    tokens = list(_HEADLINE_WORD.finditer(text[:_LONGEST_HEAD]))
    again = [said.count(m[0]) >= _LEAST_SPOKEN for m in tokens]
    common = common_words()
    done = 0
    for first in range(len(tokens) if len(tokens) > _LEAST_SPOKEN else 0):
        if first < done or not again[first] or not text[tokens[first].start()].isupper():
            continue
        for last in range(min(first + _LONGEST_SPOKEN, len(tokens)) - 1, first - 1, -1):
            stretch = text[tokens[first].start() : tokens[last].end()]
            lone = last == first
            if (
                not all(again[first : last + 1])
                or len(stretch) == len(text)
                or tokens[last][0] in common
                or (lone and (len(stretch) < _LEAST_LONE or stretch.lower() in common))
            ):
                continue
            if said.count(stretch) >= _LEAST_SPOKEN + lone:
                yield Claim("film", "name", stretch, _evidence(document, headline, 0.5)._replace(note="shared"))
                done = last + 1
                break


_LEAST_LONE = 4


def _sites(document: Document) -> Iterator[Claim]:
    """The site's name as its header and its copyright line give it."""
    headline = document.headline
    own = key(headline.text) if headline is not None else ""
    language = document.base_language
    rights = [
        (b, name)
        for b in document.blocks[-_RIGHTS_LINES:]
        if len(b.text) < 300 and (name := _holder(b.text)) and not is_byline(b.text, language)
    ]
    known = " ".join(
        map(key, (document.title, *(name for _, name in rights), urlsplit(document.address or "").hostname or ""))
    )
    linked = ((b, clean(home_link(b))) for b in document.blocks[:25] if b.linked() > 0.3 and len(b.text) < 300)
    named = next(
        (
            (b, name)
            for b, name in linked
            if 1 < len(name) < 50
            and key(name) != own
            and not _leads_home(name)
            # the first of a menu's links is the site's where something else has it: "This season | Past seasons"
            and (len(_PARTED.findall(b.text)) < _MENU or key(name) in known)
        ),
        None,
    )
    if named is not None:
        yield Claim("review", "publisher", Organization(name=named[1]), _evidence(document, named[0], 0.42))
    for place, name in _logos(document):
        # an archive holds what others published
        if key(name) != own and not _leads_home(name) and words("archive").isdisjoint(key(name).split()):
            sure = 0.61 if key(name) in key(document.title) else 0.38
            yield Claim("review", "publisher", Organization(name=name), Evidence("headings", place, name, sure, "logo"))
            break
    if document.root is None:
        yield from _header_line(document)
        yield from _second_line(document)
    for block, name in rights[:1]:
        yield Claim("review", "publisher", Organization(name=name), _evidence(document, block, 0.3))
    host = (urlsplit(document.address or "").hostname or "").removeprefix("www.")
    if host:
        yield Claim(
            "review", "publisher", Organization(name=host), Evidence("headings", "", document.address or "", 0.2)
        )


_RIGHTS_LINES = 40
_MENU = 2
_PARTED = lazy(r"\s[|·•:]+\s|\n")


def _logos(document: Document) -> Iterator[tuple[str, str]]:
    """Where the page's first images stand and what they show: `alt` of a link to the front page, or of a logo."""
    last = max(0, document.layout.headline)
    for index, image in document.images[:_FIRST_IMAGES]:
        alt = _PIECES.split(_LOGO_WORD.sub("", clean(image.get("alt") or "")).strip(" -–—:|"))[0]
        if index > last or not _LEAST_LABEL <= len(alt) < 50:
            continue
        parent = image.getparent()
        linked = parent is not None and parent.tag == "a" and is_front_page(parent.get("href") or "")
        said = f"{image.get('src') or ''} {image.get('class') or ''} {image.get('id') or ''} {image.get('alt') or ''}"
        if linked or _LOGO.search(said):
            yield document.where(image), alt


_FIRST_IMAGES = 6
_LOGO = lazy(r"logo|masthead|banner|nameplate", re.IGNORECASE)
_LOGO_WORD = lazy(r"(?<!\w)(?:site\s)?logo(?!\w)", re.IGNORECASE)


def _leads_home(name: str) -> bool:
    """Whether a link to the front page says so, and not whose page it is: "Home", "Back to the index of reviews"."""
    said = key(name)
    return not said or said in words("home") or said.startswith(_ways_back())


@cache
def _ways_back() -> tuple[str, ...]:
    return tuple(f"{w} " for w in words("back"))


def _holder(text: str) -> str:
    """Whose the rights are: "© 2009 The Lantern", "Copyright © 2009 · The Lantern", "The Lantern © 2009"."""
    small = text.lower()
    if "©" not in small and "(c)" not in small and "copyright" not in small:
        return ""
    for pattern in (_COPYRIGHT, _OWNED):
        m = pattern.search(text)
        name = _RIGHTS.sub("", clean(m[1])).strip(" ,.") if m else ""
        if 2 <= len(name) <= 50:
            return name
    return ""


def _named_twice(document: Document) -> Iterator[Claim]:
    """The part of the title, or the name in the address, that a line of the page's head or foot says, too."""
    headline = document.layout.headline
    head = document.blocks[: headline if headline > 0 else _HEAD][:_HEAD]
    own = document.headline.key if document.headline is not None else ""
    lines = [b for b in (*head, *document.blocks[-_FOOT:]) if len(b.text) < _LONGEST_LINE]
    if document.root is None:
        lines = [b for b in lines if b.index]  # the title itself
    pieces = [p.strip(" .,:|·•–—-") for p in _PIECES.split(document.title)]
    pieces = [*pieces[:0:-1], pieces[0]] if len(pieces) > 1 else []
    site = _site_label(document.address)
    # "Lantern Magazine" of lantern.example
    if site and (named := next((p for p in pieces if len(p) < 50 and _ascii(p).startswith(site)), "")):
        yield Claim("review", "publisher", Organization(name=named), _of_title(document, 0.62))
        return
    for block in lines if site else ():
        if name := _spelled_as(block.text.split("\n")[0], site, document.root is None):
            yield Claim("review", "publisher", Organization(name=name), _evidence(document, block, 0.62))
            return
    if document.root is None and own == key(document.title):
        own = "\n".join(b.key for b in document.running_text)
    if (vouched := _vouched(document, pieces, own)) is not None:
        yield vouched
        return
    for place, piece in enumerate(pieces, 1):
        said = key(piece)
        if not 1 < len(piece) < 50 or said in own or said in _no_sites() or said.isdigit() or is_month(piece):
            continue
        # a site stands before the headline, or before "reviews", "November 2007", and nothing else
        others = [key(other) for other in pieces[:-1] if key(other)]
        if place == len(pieces) and not any(o in own or o in _no_sites() or is_month(o) for o in others):
            continue
        for block in lines:
            if place > 1 and _is_in_menu(document, block):
                continue  # "Headline - Leisure - Lantern": a section of the site
            menu = document.root is None and block.key.startswith(f"{said} ")
            if block.key == said or menu or key(_holder(block.text)) == said or key(block.text.split("\n")[0]) == said:
                yield Claim("review", "publisher", Organization(name=piece), _evidence(document, block, 0.61))
                return


def _vouched(document: Document, pieces: list[str], own: str) -> Claim | None:
    """The part of the title that is the owner's, or that the header or a sentence of the foot begins with.

    As in "Headline | Lantern | Living" above "© 2009 Lantern Media", and "Lantern - Season 41" above "Lantern is a
    member of the federation of film societies".
    """
    named = [p for p in pieces if 1 < len(p) < 50 and key(p) not in own and key(p) not in _no_sites()]
    named = [p for p in named if not key(p).isdigit() and not is_month(p)]
    foot = document.blocks[-_FOOT:]
    for block in foot:
        owner = key(_holder(block.text)) if len(block.text) < _LONGEST_FOOT else ""
        for piece in named if owner else ():
            if f" {_ARTICLE.sub('', key(piece))} " in f" {owner} ":
                return Claim("review", "publisher", Organization(name=piece), _evidence(document, block, 0.61))
    head = [b for b in document.blocks[: max(0, document.layout.headline)][:_HEAD] if home_link(b)]
    for block in (*head, *(b for b in foot if b.index > document.layout.start)):
        for piece in named if len(block.text) < _LONGEST_FOOT else ():
            if block.key.startswith(f"{key(piece)} ") and (block in head or block.text.endswith(".")):
                return Claim("review", "publisher", Organization(name=piece), _evidence(document, block, 0.61))
    return None


_LONGEST_FOOT = 300
_ARTICLE = lazy(r"^(?:the|a|an|der|die|das|le|la|les|el|los|il|lo|o|os|de|het) ")


def _is_in_menu(document: Document, block: Block) -> bool:
    """Whether a line is one of a menu's, and no link to the front page: in a plain text, amid short lines."""
    if block.element is not None:
        return block.zone == "nav" and block.tag == "li" and not home_link(block)
    beside = document.blocks[max(0, block.index - 2) : block.index + 3]
    return block.index > 1 and len(beside) == _AMID and all(len(b.text) < _MENU_LINE for b in beside)


_AMID, _MENU_LINE = 5, 20
_HEAD, _FOOT = 25, 12
_LONGEST_LINE = 200
_PIECES = lazy(r"\s*[|«»‹›]\s*|\s[-–—:·•/~]\s|:\s")
_SUBDOMAINS = frozenset(
    ("blog", "film", "films", "movies", "movie", "kino", "cinema", "news", "mobile", "archive", "next")
)
_LEAST_LABEL = 4


@cache
def _no_sites() -> frozenset[str]:
    return any_of("film", "review", "plural", "home", "skip", "nobody", "genre", "prefix", "suffix", "archive")


def _site_label(address: str | None) -> str:
    """The part of a host's name that names the site: "lantern" of lantern.blogs.example and www.lantern.example."""
    parts = (urlsplit(address or "").hostname or "").removeprefix("www.").split(".")[:-1]
    return next((p.replace("-", "") for p in parts if len(p) >= _LEAST_LABEL and p not in _SUBDOMAINS), "")


def _spelled_as(line: str, site: str, menu: bool) -> str:
    """A line, or what a menu in one line begins with, spelled as the address is: "Último Rolo" of ultimorolo."""
    said = ""
    tokens = line.split(" ", _MOST_TOKENS)[:_MOST_TOKENS]
    for count, token in enumerate(tokens, 1):
        said += _ascii(token)
        if said == site and (menu or count == len(tokens)):
            # "Half Asleep in the Third Row" of halfasleep.example
            goes_on = count < len(tokens) < _MOST_TOKENS and tokens[count].islower() and tokens[count].isalpha()
            return " ".join(tokens if goes_on else tokens[:count]).strip(" ,.|·•:–—-")
        if not site.startswith(said):
            return ""
    return ""


_MOST_TOKENS = 8
_NO_LETTERS = lazy(r"[^a-z0-9]+")
_UNFOLDED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def _ascii(text: str) -> str:
    folded = text.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_UNFOLDED))
    return _NO_LETTERS.sub("", folded)


_RIGHTS_SIGN = lazy(r"©|\(c\)\s?\d{4}|copyright", re.IGNORECASE)


def _header_line(document: Document) -> Iterator[Claim]:
    """The line above the headline of a plain text that the copyright line repeats: the site's name."""
    rights = [f" {b.key} " for b in document.blocks[-40:] if len(b.text) < 300 and _RIGHTS_SIGN.search(b.text)]
    headline = document.headline
    above = document.blocks[: headline.index] if headline is not None else []
    above = [b for b in above if 3 <= len(b.key) <= 40 and not b.key.isdigit() and not _RIGHTS_SIGN.search(b.text)]
    named = [b for b in above if any(f" {b.key} " in r for r in rights)]
    if named:
        block = max(named, key=lambda b: len(b.key))
        yield Claim("review", "publisher", Organization(name=clean(block.text)), _evidence(document, block, 0.42))


def _second_line(document: Document) -> Iterator[Claim]:
    """The line between the title of a plain text and the headline that repeats it: whose page it is."""
    headline = document.headline
    if headline is None or headline.index < _LEAST_ABOVE or key(document.title) == headline.text:
        return
    block = document.blocks[1]
    tokens, said = block.text.split(), block.key
    if not said or len(block.text) > _LONGEST_HEADER or len(tokens) > _LONGEST_SITE or block.digits:
        return
    if any(w.startswith(f"{said.split()[0]} ") for w in words("skip")):
        return
    if said in _no_sites() or _leads_home(block.text) or block.text[-1] in ".:!?" or _PARTED.search(block.text):
        return
    if _SIDE_MARK.search(block.text) or key_begins(said, "ends") or is_byline(block.text, document.base_language):
        return
    yield Claim("review", "publisher", Organization(name=clean(block.text)), _evidence(document, block, 0.25))


_LEAST_ABOVE, _LONGEST_HEADER = 3, 40
_SIDE_MARK = lazy(r"[\[\]«»<>|/#@]")


_INDEX_PATH = lazy(
    r"/(?:tags?|categor(?:y|ies|ie|ia|ias)|kategori(?:e|a|en|er)?|authors?|autor(?:en|es)?|label)(?:/[^/]+)?/?(?:page/\d+/?)?"
    r"(?:index\.html?)?$|^(?:/[^/\d]+|/\d{2}|/\d{4})*/page/\d+/?$",
    re.IGNORECASE,
)
_CUT_OFF = lazy(r"(?:\.\.\.|…)[\])]?\s*$|\[(?:\.\.\.|…)\]")
_LEAST_TEASERS = 3
_LEAST_LINKS = 4
_LINKED = 0.9
_TEASER = 600


# behind a declaration and comments; Movable Type's pages have RDF in a comment of their head
_FEED = lazy(r"\s*(?:<[?!][^>]*>\s*){0,4}<(rss|feed|urlset|rdf:RDF)[\s>]")
_FEED_HEAD = 1_000


def _series(document: Document) -> Iterator[Claim]:
    """As in "Low Water (TV series 2011)": the title says in brackets that it is of no film.

    "(TV film)" is one, and so is "(TV)" alone.
    """
    headline = document.headline.text if document.headline is not None else ""
    series, films = (words(g, document.base_language) | words(g, "en") for g in ("series", "film_name"))
    for line in (headline, document.title):
        for m in _BRACKETS.finditer(line[:_LONGEST_TITLE]):
            inner = set(key(m[1]).split()) - {"tv"}
            if not series.isdisjoint(inner) and films.isdisjoint(inner):
                evidence = Evidence("headings", document.title_place, line[:300], 0.95)
                yield Claim("page", "kind", "series", evidence)
                return


def _interview(document: Document) -> Iterator[Claim]:
    """As in "“Darkness is cheap”: a conversation with Ada Brandt": what a headline quotes there is no title."""
    for line in {document.headline.text if document.headline is not None else "", document.title}:
        folded = f" {key(line[:_LONGEST_TITLE])} "
        for phrase in words("interview"):
            if f" {phrase} " in folded or (phrase[0] >= "\u2e80" and phrase in folded):
                yield Claim("page", "kind", "interview", Evidence("headings", "", line[:300], 0.8))
                return


_BRACKETS = lazy(r"[(\[]([^()\[\]]{2,40})[)\]]")
_LONGEST_TITLE = 300


def _index(document: Document) -> Iterator[Claim]:
    """A list of articles: a feed, an address that says so, or teasers that break off."""
    head = document.source[:_FEED_HEAD].decode("utf-8", "replace") or " ".join(b.text for b in document.blocks[:3])
    if m := _FEED.match(head.lstrip("\ufeff")):
        yield Claim("page", "kind", "index", Evidence("headings", "", m[1], 0.95, "a feed"))
    path = urlsplit(document.address or "").path
    if _INDEX_PATH.search(path):
        yield Claim("page", "kind", "index", Evidence("headings", "", document.address or "", 0.9, "by the address"))
    prose = [b for b in document.running_text if is_prose(b) and not b.zone]
    headline = document.headline
    begins, colon, _ = headline.text.partition(":") if headline is not None else ("", "", "")
    if colon and key(begins) in words("archive", document.base_language) | words("archive", "en"):
        yield Claim("page", "kind", "index", Evidence("headings", "", begins, 0.9, "the headline says so"))
    if headline is not None and headline.linked() > _LINKED and headline.key not in key(document.title):
        # the archive of a tag: its one post is headed by a link to it, and the title is the tag's
        if sum(len(b.text) for b in prose) < _TEASER:
            yield Claim("page", "kind", "index", _evidence(document, headline, 0.8), block=headline.index)
    # "Read more" below each of many notes of a line
    links = Counter(
        b.key for b in document.blocks if b.zone in ("", "hidden") and 0 < len(b.text) < 30 and b.linked() > _LINKED
    )
    if links and links.most_common(1)[0][1] >= _LEAST_LINKS and sum(len(b.text) for b in prose) < _TEASER:
        evidence = Evidence("headings", "", links.most_common(1)[0][0], 0.8, "the same link again and again")
        yield Claim("page", "kind", "index", evidence)
    cut = [b for b in prose if _CUT_OFF.search(b.text[-12:])]
    if len(cut) >= _LEAST_TEASERS and len(cut) >= 0.6 * len(prose):
        yield Claim("page", "kind", "index", _evidence(document, cut[0], 0.8), block=cut[0].index)


def _slug(document: Document) -> Iterator[Claim]:
    """Words of the address: a headline that does not name the film often has an address that does."""
    path = unquote(urlsplit(document.address or "").path).rstrip("/")
    slug = _SLUG_END.sub("", path.rpartition("/")[2])
    text = clean(re.sub(r"[-_+]+", " ", slug))
    if 2 <= len(text) <= 100:
        yield Claim("page", "slug", text, Evidence("headings", "", document.address or "", 0.4))


def _sections(document: Document) -> Iterator[Claim]:
    """Heads inside the running text that could each name a film: headings, bold lines, numbered lines."""
    layout = document.layout
    labelled = {f.block: f for f in reversed(document.labels)}
    values = {f.value_block for f in document.labels} - set(labelled)
    room = document.limits.values
    language = document.base_language
    for block in document.blocks[max(0, layout.headline + 1) : layout.end + 1]:
        if room < 0:
            return  # the one past the limit tells that there are more
        if block.zone in _SIDE or block.index == layout.headline or block.index in values:
            continue
        line = before_label(block, labelled[block.index]) if block.index in labelled else _head_line(block)
        run_in = "" if line else _run_in(block)
        line = line or run_in
        if not line or _heads_nothing(line, language) or key_label(key(line), language) is not None:
            continue
        line = _undated(line)
        # "FIRST REEL: Low Water": capitals count or sort what stands behind them
        if (m := _CAPITALS_BEFORE.match(line)) and not m[2].isupper():
            line = m[2]
        makers = _makers(block, len(run_in)) if run_in else []
        line = line.removesuffix("#").removesuffix("¶").rstrip()
        pieces = [p for p in title_pieces(line) if len(p.text) <= 90]
        if not pieces:
            continue
        best = max(pieces, key=lambda p: _SECTION_RANK[p.form])
        form = best.form
        inner = [t for t in block.marked("i") if t in line and len(t) < 0.85 * len(line)]
        if len(inner) == 1 and form in ("whole", "part"):  # "First torment: <i>Some Film</i>"
            best, form = bare_title(inner[0]), "quoted"
        if block.index in labelled:
            form = "labelled" if form in ("whole", "part", "review") else form
        if _RATED_LINE.search(line) and form in ("whole", "part"):
            form = "rated"
        if _DATED_LINE.search(line) and form in ("whole", "part"):
            form = "dated"
        if not _HAS_LETTER.search(best.text) or (form == "rated" and _is_rater(best.text)):
            continue
        if form == "quoted" and document.base_language == "en" and is_speech(best.text):
            continue
        evidence = Evidence(
            "headings",
            document.where(block),
            line[:300],
            _FORM.get(form, 0.7),
            f"{form} {'run-in' if run_in else _kind_of_head(block, line, form)}",
        )
        room -= 1
        yield Claim("film", "section", best.text, evidence, block=block.index)
        if best.year:
            yield Claim(
                "film",
                "year",
                best.year,
                Evidence("headings", document.where(block), line[:300], 0.8),
                about=best.text,
                block=block.index,
            )
        # "**Low Water** (Ada Brandt, Jan Kroll) A ferry waits": a capsule
        for person in [Person(name=best.director)] if best.director else makers:
            evidence = Evidence("headings", document.where(block), line[:300], 0.65 if best.director else 0.5)
            yield Claim("film", "directors", person, evidence, about=best.text, block=block.index)


def _is_rater(text: str) -> bool:
    """As in "mine 8/10", "A. 6/10": whose mark it is."""
    return " " not in text and (text[0].islower() or len(text.strip(".")) == 1)


def _heads_nothing(line: str, language: str | None) -> bool:
    """Whether a line in bold is a byline, a line of rights, a mark or the film's origin: "USA 1998"."""
    if is_byline(line, language) or _RIGHTS_SIGN.search(line):
        return True
    if len(line) > _LONGEST_TITLE_LINE and _SENTENCES.search(line):
        return True
    if is_rating(line) or _SIZED.search(line):
        return True
    # "IMDb 7.1 100k votes", "Movie score 7.6 / 10"
    if m := _MARKED_LINE.match(line):
        marked = key(m[1])
        if marked in aggregators() or key_label(marked, language) == "rating":
            return True
    first = line.split(" ", 1)[0].rstrip(".,")
    day = first[:1].isdigit() or first.casefold() in months() or key(first) in words("weekday")
    # "Reviewed on 6/22/2020"
    day = day or key(line.rstrip("0123456789/.- ")) in words("on", language) | words("on", "en")
    if day and line[-2:].isdigit() and parse_date(line):
        return True
    return all(key(part) in countries() for part in re.split(r"[/,]\s?(?!$)", _YEAR.sub("", line).strip(" ,")))


# a standfirst in bold
_SENTENCES = lazy(r"[^\W\d_]{3,}[.!?…]\s.*[.!?…]$")
_LONGEST_TITLE_LINE = 60
_MARKED_LINE = lazy(r"([^\d\n]{2,30}?)[\s:]*\d{1,3}(?:[.,]\d|\s?%|\s?/\s?\d)")
# "Aspect ratio: 2.35:1"
_SIZED = lazy(r":\s?\d+(?:[.,:]\d+)+$")


_YEAR = lazy(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_SIDE = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio", "tags", "caption"))
_SECTION_RANK = {"part": 0, "whole": 1, "review": 2, "quoted": 3, "year": 4}
_RATED_LINE = lazy(r"[★☆⭐]|\*{2,}|\s\*+\s*$|\b\d(?:[.,]\d)?\s?/\s?(?:5|10)\b")
_DATED_LINE = lazy(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*$")
_HAS_LETTER = lazy(r"\w")
_NUMBERED_LINE = lazy(r"^\s*(?:#|№)?\d{1,3}\s?[.):]\s")
_LONGEST_HEAD = 130


def _head_line(block: Block) -> str:
    """The line of a block that heads what follows: a heading, a line all in bold or italics, a line with stars."""
    text = block.text
    first = text.split("\n", 1)[0]
    if block.heading:
        return text.replace("\n", " ") if len(text) <= _LONGEST_HEAD else ""
    if len(first) > _LONGEST_HEAD or not first:
        return ""
    marked = 0
    for m in block.marks:
        if m.kind in "biu" and m.end <= len(first) + 1:
            marked += m.end - min(m.end, m.start)
    if marked and (
        marked >= 0.75 * len(first)
        or (block.tag in ("li", "dt", "p", "div") and marked >= 0.5 * len(first) and len(first) < 90)
    ):
        return first
    # "**Low Water** (1988, dir. Ada Brandt)" and nothing else
    if marked and block.digits and first == text and _BRACKET_LAST.match(text, marked):
        return first
    if (
        len(first) < 90
        and ("/" in first or "*" in first or not first.isascii())
        and _RATED_LINE.search(first)
        and (first != text or len(text) < 90)
    ):
        return first
    if block.digits and len(first) < 90 and _NUMBERED_LINE.match(first):
        return first
    # "LOW WATER\nDenmark 2009, directed by Ada Brandt, 101 minutes"
    if block.digits and len(first) < 90 and first.isupper() and first != text and find_duration(text):
        return first
    if block.element is None and len(first) < 70 and first[-1:] not in ".,;:!?。！？":
        return first
    # "Low Water, de Lou Besnard (France, 1h34)", however long
    if block.element is None and first == text and first[-1:] == ")" and bare_title(first).form == "year":
        return first
    return ""


_CAPITALS_BEFORE = lazy(r"^([^\W\da-z_][^a-z:]{2,30}):\s+(\S.*)$")
_BRACKET_BEHIND_IT = r"[.,]?\s?\([^()]{0,60}(?:19|20)\d\d[^()]{0,40}\)"
_BRACKET_BEHIND = lazy(_BRACKET_BEHIND_IT)
_BRACKET_LAST = lazy(_BRACKET_BEHIND_IT + "$")
_NAMES_BEHIND = lazy(r"[.,]?\s?\((?:dir\.?\s|d\.\s)?([^()\d]{5,80})\)(?=\s|$)")
_DAY_BEFORE = lazy(
    r"^\W*(?:([^\W\d_]{3,})\.?\s\d{1,2}|\d{1,2}\.?\s([^\W\d_]{3,})\.?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\s?[:–—-]\s"
)


def _run_in(block: Block) -> str:
    """The title that a paragraph begins with, set in bold or capitals: "**Low Water** A mechanic discovers …"."""
    text = block.text
    if block.tag == "p" and (found := _begins_capsule(text)):
        return found
    if not block.marks:
        return ""
    end = next((m.end for m in block.marks if m.kind == "b" and m.start <= 1), 0)
    if not 2 <= end <= _LONGEST_HEAD or text[:end].rstrip()[-1:] in _COLONS:
        return ""
    if behind := _BRACKET_BEHIND.match(text, end):
        end = behind.end()
    return "" if text[end : end + 1] in _COLONS else _undated(text[:end])


def _begins_capsule(text: str) -> str:
    """The title that a paragraph begins with, in capitals or with its facts: "6. Low Water (1988). A ferry waits"."""
    if "(" in text[:_LONGEST_HEAD] and (m := _TITLE_AND_FACTS.match(text)) and bare_title(m[0]).form == "year":
        return m[0]
    if not text[:_SHORTEST_RUN].isupper() or text.isupper():
        return ""
    end, goes_on = 0, ""
    for m in _WORDS.finditer(text[:_LONGEST_HEAD]):
        goes_on = m[0]
        if goes_on[0].islower() or not (goes_on.isupper() or goes_on.isdigit() or goes_on == "&"):
            break
        end = m.end()
    if goes_on[:1].islower():  # "LOW WATER A ferry waits"
        head, _, article = text[:end].rpartition(" ")
        return head if len(article) == 1 and len(head) >= _SHORTEST_RUN else ""
    return text[:end] if goes_on[1:2].islower() else ""


_TITLE_AND_FACTS = lazy(
    r"(?:\d{1,3}[.)]\s)?[^\W_](?:[^().!?\n]|\.(?=\s[A-Z])){0,80}\s\([^()\n]{3,60}\)(?=[.:]\s|\s[–—-]\s|\s\W?[A-Z])"
)
_WORDS = lazy(r"\S+")
_SHORTEST_RUN = 5
_COLONS = frozenset(":：")


def _undated(line: str) -> str:
    """A diary's line without its day: "Nov 2: Low Water (Ada Brandt, 1956)"."""
    day = _DAY_BEFORE.match(line)
    dated = day is not None and (not (month := day[1] or day[2]) or month.casefold() in months())
    return line[day.end() if day and dated else 0 :].strip()


def _makers(block: Block, end: int) -> list[Person]:
    """Who is named in brackets right behind the title that a paragraph begins with, and nothing else there."""
    m = _NAMES_BEHIND.match(block.text, end)
    # "**Low Water** (Ada Brandt, Estonia)"
    people = [p for p in split_people(m[1]) if not all(key(c) in countries() for c in p.name.split("/"))] if m else []
    named = people and all(" " in p.name and looks_like_name(p.name) and not _has_english(p.name) for p in people)
    return people if m and named and sum(len(p.name) for p in people) > _NAMES_SHARE * len(m[1]) else []


_NAMES_SHARE = 0.45


def _has_english(name: str) -> bool:
    """As in "**El Valor de una Promesa** (After the Promise)": no name, but another title."""
    return any("en" in common_words().get(word, ()) for word in name.split() if word[0].islower())


def _kind_of_head(block: Block, line: str, form: str) -> str:
    """What heads of a kind have in common: in a plain text, where lines of all kinds look alike, number or form."""
    if block.element is not None:
        return block.tag if block.heading else "bold"
    if block.text[-1:] in "#¶":
        return "anchored line"  # the link to a heading's own place
    if _NUMBERED_LINE.match(line):
        return "numbered line"
    if form == "whole" and line.isupper() and len(line) > _SHORTEST_CAPITALS:
        return "capitals line"
    return f"{form} line" if form in _TELLING else "line"


_SHORTEST_CAPITALS = 3
_TELLING = frozenset(("year", "rated", "dated", "labelled"))


def _of_title(document: Document, confidence: float) -> Evidence:
    return Evidence("headings", document.title_place, document.title[:300], confidence)


def _evidence(document: Document, block: Block, confidence: float) -> Evidence:
    return Evidence("headings", document.where(block), block.text[:300], confidence)
