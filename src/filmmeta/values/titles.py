"""Headlines taken apart: which piece of "Review: 'Jarhead', a war movie | CNN.com" names a film."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from filmmeta.values.certificates import parse_certificate
from filmmeta.values.duration import find_duration
from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.text import clean, unquoted
from filmmeta.vocabulary import any_of, countries, festivals, key, languages, months, services, spelled, words

LONGEST = 400

_QUOTED = lazy(
    r"《([^《》]{1,80})》|〈([^〈〉]{1,80})〉|「([^「」]{1,60})」|『([^『』]{1,60})』|«([^«»]{1,90})»|“([^“”]{1,90})”|„([^„“”]{1,90})[“”]|"
    r"(?<![\w])\"([^\"]{1,90})\"(?!\w)|(?<![\w])‘([^‘]{1,80}?)’(?!\w)|(?<![\w])'([^']{1,80}|[^']{1,40}'s[^']{1,40})'(?!\w)|‹([^‹›]{1,80})›|"
    r"<([^<>]{2,60})>"
)
_BARS = lazy(r"\s+[|¦·•»«]+\s+|\s*[|¦｜]\s*|\s+::\s+|\s+~\s+|\s+»\s*|\s+/\s+")
_DASHES = lazy(r"\s+[-–—―]{1,3}\s+|\s*[–—]{1,2}\s*|\s*—+\s*")
_COLON = lazy(r"\s*[:：]\s+|\s*：\s*|\s+:\s*")
_YEAR_END = lazy(
    r"^(.*?\S)\s*[(\[（]\s*(?:(?:dir(?:ected by|ector|\.)?|d\.|by|de|di|von|van)[:\s]\s*)?"
    r"(?:[^\W\d_a-z][\w./’'-]{0,14}[,/\s]\s*){0,4}"
    r"((?:18|19|20)\d{2})(?:\s?[-–/]\s?\d{2,4})?\s*[)\]）]"
)
# "Low Water (1957, dir. Ada Brandt)", "Low Water (dir. Ada Brandt)"
_DIRECTED_END = lazy(
    r"^(.*?\S)\s*[(\[（](?:((?:18|19|20)\d{2})\s?[,;:/–—-]\s?|(?=dir(?:ected by|ector|\.)|d\.|reż|réal|r\.))"
    r"([^()\[\]\d]{5,60})[)\]）]$",
    re.IGNORECASE,
)
# "Low Water, 1951"
_YEAR_TAIL = lazy(r"^(.*?\S),\s+((?:18|19|20)\d{2})$")
# "TIFF 2021: Low Water", "Cannes '23 review – Low Water"
_SHOWN = lazy(
    r"^[\[(]?([^:|–—]{2,50}?)\s?(?:19[5-9]\d|20(?:0[1-9]|[1-4]\d)|['’‘]\d\d)(?:\s([^\W\d_]{3,15}))?[\])]?\s*(?:[:|–—]|\s-\s)\s*(?=\S)"
)
_BRACKET_END = lazy(r"\s*[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]\s*$")
_BRACKET_START = lazy(r"^\s*[(\[（【][^()\[\]（）【】]{0,40}[)\]）】]\s*")


@cache
def _rating_end() -> re.Pattern[str]:
    stars = either((*(w for w in spelled("stars") if len(w) > 1), "★"))
    return re.compile(
        r"[\s:,–—-]*(?:[★☆⭐✩½\ufe0f\s]{2,}|\*(?:\s?\*){1,5}½?|\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100|4|20)(?:\s?★)?|"
        rf"\d(?:[.,]\d)?\s?(?:{stars})|\b[A-D][+-])\s*$",
        re.IGNORECASE,
    )


_NUMBERED = lazy(r"^\s*(?:#|№|No\.?\s?|Nr\.?\s?)?\d{1,3}\s?[.):–—-]\s+(?=\S)|^\s*[-*•]\s+")
_DATE_END = lazy(r"[,\s]+(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\s*$")
_DIGIT = lazy(r"\d")
_ENDS_OF_RATINGS = frozenset("★☆⭐✩½\ufe0f*+-")
_EDGES = " \t,;:|/–—-·•»«~*_#\u200b"


class TitlePiece(NamedTuple):
    """A stretch of a headline that could name a film, and why: `quoted`, `year`, `review`, `part`, `whole`."""

    text: str
    form: str
    year: int | None = None
    director: str = ""


def strip_site(title: str, site: str | None, headline: str | None = None) -> tuple[str, str | None]:
    """A page title without the site's name, and the name that was taken off.

    >>> strip_site("Jarhead - CNN.com", None, "Jarhead")
    ('Jarhead', 'CNN.com')
    """
    title = clean(title[:LONGEST])
    pieces = _pieces(title)
    for m in _COLON.finditer(title[:_LONGEST_SITE]) if headline else ():
        # Blogspot writes "Site: Headline"
        before = title[: m.start()]
        if len(before) > 1 and key(title[m.end() :]) == key(headline or ""):
            if key(before) not in _empty_words() and key(before) not in words("prefix"):
                return title[m.end() :], before
    if len(pieces) < 2:
        return title, None
    known = key(site) if site else ""
    head = key(headline) if headline else ""
    if known:
        kept = [
            p
            for p in pieces
            if key(p) != known and not (len(known) > 4 and key(p) in known and len(key(p)) > 0.5 * len(known))
        ]
        if 0 < len(kept) < len(pieces):
            first, last = title.find(kept[0]), title.rfind(kept[-1]) + len(kept[-1])
            return title[first:last].strip(_EDGES), site
    if head:
        if key(title).startswith(head) and len(key(title)) > len(head):
            rest = _rest_after(title, head)
            if len(behind := _pieces(rest)) > 1 and key(behind[-1]) not in _empty_words():
                # "Still waters - review of the film X (2016) - Site"
                return title[: title.rfind(behind[-1])].strip(_EDGES), behind[-1]
            if key(rest) and key(rest) not in _empty_words():
                return title[: len(title) - len(rest)].strip(_EDGES), rest.strip(_EDGES)
        if head in key(title) and len(key(title)) > len(head):
            outside = [
                p
                for p in pieces
                if key(p)
                and key(p) not in head
                and head not in key(p)
                and key(p) not in _empty_words()
                and not re.search(r"\d{4}|\d/\d", p)
            ]
            if outside:
                # "Low Water (1988) - Critics' Reviews - Site", where the headline is the middle
                if _DATED_PIECE.search(pieces[0]) and key(pieces[0]) not in head and title.find(outside[0]) > 0:
                    return title[: title.find(outside[0])].strip(_EDGES), outside[0]
                # "Low Water (2017) - Review - Site": the year behind the headline is not the site's
                dated = re.search(rf"{re.escape(headline or '')}\s?\(\d{{4}}\)", title)
                return dated[0] if dated else headline or title, outside[0]
        if len(pieces) > 1 and _opens_alike(key(pieces[0]), head) and _could_be_site(pieces[-1], head):
            return title[: title.rfind(pieces[-1])].strip(_EDGES), pieces[-1]
    return title, None


_COLON = lazy(r"\s*(?::\s|[：])\s*")
_LONGEST_SITE = 53
_DATED_PIECE = lazy(r"\w\s?\(\d{4}\)$")


def _opens_alike(title: str, head: str) -> bool:
    """Whether a title and a headline begin with the same words, and then go on each in its way."""
    return title.split()[:2] == head.split()[:2] and len(head.split()) > 2


def _could_be_site(piece: str, head: str) -> bool:
    words_ = key(piece).split()
    return (
        0 < len(words_) <= 3
        and not set(words_) & set(head.split())
        and not re.search(r"\d", piece)
        and (key(piece) not in _empty_words())
    )


def _rest_after(title: str, head: str) -> str:
    """What follows the headline in a title, by growing the front until its key is the headline's."""
    for m in re.finditer(r"\s+[|¦·•»–—-]+\s+|\s*[|｜]\s*|\s+::\s+", title):
        if key(title[: m.start()]) == head:
            return title[m.start() :]
    return ""


def _pieces(title: str) -> list[str]:
    return [p.strip(_EDGES) for b in _BARS.split(title) for p in _DASHES.split(b) if p.strip(_EDGES)]


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile(
        rf"^[\[(【]?(?:{either(spelled('prefix'))})[\])】]?\s*(?:[:：|–—·•-]+\s*|(?=[\"'“„«‘《「『<])|[)\]】]\s*)",
        re.IGNORECASE,
    )


@cache
def _plain_prefixes() -> re.Pattern[str]:
    forms = either((*(p for p in spelled("prefix") if _is_strong(p)), *spelled("about"), *spelled("thoughts")))
    return re.compile(rf"^(?:{forms})\s+(?=\S)", re.IGNORECASE)


def _is_strong(prefix: str) -> bool:
    """A prefix that needs no colon: it holds a word for review, or for telling of a film, and more than one word."""
    parts = set(key(prefix).split())
    return bool(parts & words("review")) and (" " in prefix or key(prefix) in words("review"))


@cache
def _suffixes() -> re.Pattern[str]:
    latin = either(s for s in spelled("suffix") if s[0] < "\u2e80")
    east = either(s for s in spelled("suffix") if s[0] >= "\u2e80")
    return re.compile(
        rf"(?:[\s:,|–—-]+|[(\[]\s*)(?:{latin})\s*[)\]]?\s*[!:.]?$|[\s:：—|-]*(?:{east})\s*$", re.IGNORECASE
    )


def bare_title(text: str) -> TitlePiece:
    """A piece without rating, year, review words and edges.

    >>> bare_title("Movie Review: Upgrade (2018)"), bare_title("Flight, 03.12.2017").text
    (TitlePiece(text='Upgrade', form='year', year=2018, director=''), 'Flight')
    """
    return _bare_title(text[:LONGEST])


@lru_cache(maxsize=2048)
def _bare_title(text: str) -> TitlePiece:
    text = _starred().sub("", _SYMBOLS.sub("", clean(text))).strip(_EDGES)
    form, year, director = "part", None, ""
    numbered = _DIGIT.search(text) is not None
    if numbered and (origin := _ORIGIN_END.match(text)) and _is_origin(origin[2]):
        text, year, form = origin[1], int(origin[3]), "year"
    for _ in range(4):
        before = text
        if numbered and (m := _PREFIX_OF_NUMBER.sub("", text)) and m != text and not _YEARISH.match(text):
            text = m
        if numbered or text[-1:] in _ENDS_OF_RATINGS:
            text = _rating_end().sub("", text).strip(_EDGES) or text
        if numbered:
            text = _DATE_END.sub("", text).strip(_EDGES) or text
        if _may_be_on_service(text):
            text = _on_service().sub("", text).strip(_EDGES) or text
        if numbered and (m2 := _YEAR_END.match(text)):
            rest = text[m2.end() :].strip(_EDGES)
            director = director_beside(text[m2.end(1) : m2.start(2)], text[m2.end() :])
            text, year, form = m2[1].strip(_EDGES), int(m2[2]), "year"
            if rest and key(rest) in words("suffix"):
                form = "year"
        elif numbered and ", " in text and (m6 := _YEAR_TAIL.match(text)) and not _ends_in_month(m6[1]):
            text, year = m6[1].strip(_EDGES), int(m6[2])
        elif text[-1:] in ")]）" and (m4 := _FACTS_END.match(text)) and _is_of_facts(m4[2]):
            text, form, year = m4[1].strip(_EDGES), "year", _year_among(m4[2]) or year
        elif text[-1:] in ")]）" and (m7 := _credited_end().match(text)) and (found := _makers_first(m7[3])):
            text, form, director = m7[1].strip(_EDGES), "year", found
            year = int(m7[2]) if m7[2] else year
        elif text[-1:] in ")]）" and (m3 := _DIRECTED_END.match(text)) and (found := director_beside(m3[3], "")):
            text, form, director = m3[1].strip(_EDGES), "year", found
            year = int(m3[2]) if m3[2] else year
        elif ", " in text and (m5 := _makers_end().match(text)) and m5[2][0].isupper() and looks_like_name(m5[2]):
            text, form, director = m5[1].strip(_EDGES), "year", m5[2]
        if numbered and (shown := _festival_first(text)):
            text, form = text[len(shown) :].strip(_EDGES), form if form == "year" else "review"
        opens, closes = _may_be_worded(text)
        stripped = _prefixes().sub("", text, count=1).strip(_EDGES) if opens else text.strip(_EDGES)
        if opens and stripped == text.strip(_EDGES):
            stripped = _plain_prefixes().sub("", text, count=1).strip(_EDGES)
        if stripped and stripped != text:
            text, form = stripped, form if form == "year" else "review"
        stripped = _suffixes().sub("", text, count=1).strip(_EDGES) if closes else text.strip(_EDGES)
        if stripped.rfind("(") > stripped.rfind(")"):  # "Low Water (TV film)": the bracket goes with its last word
            stripped = stripped[: stripped.rfind("(")].strip(_EDGES)
        if stripped != text and key(text[len(stripped) :]) in words("film") and _has_no_title(stripped):
            stripped = text
        if stripped and stripped != text and key(stripped):
            text, form = stripped, form if form == "year" else "review"
        if text == before:
            break
    whole = unquoted(text)
    if whole != text:
        text, form = whole, "quoted"
    return TitlePiece(text.strip(_EDGES + '"“”„«»').strip() or text, form, year, director)


def _ends_in_month(text: str) -> bool:
    """As in "March 3", before the comma of a day."""
    return not months().keys().isdisjoint(key(text).split()[-2:])


def _festival_first(text: str) -> str:
    """As in "TIFF 2021: Low Water", "Cannes '23 review – Low Water": where a film was shown, with its mark behind."""
    m = _SHOWN.match(text)
    if m is None or (m[2] and key(m[2]) not in words("review")):
        return ""
    named = key(m[1])
    return m[0] if named in festivals() or not any_of("event").isdisjoint(named.split()) else ""


def _has_no_title(before: str) -> bool:
    """Whether a word for film ends more than a title, or less: "Once – A Friendship Film", "Four films", "The Film"."""
    tokens = before.split()
    if not tokens or _BARS.search(before) or _DASHES.search(before) or len(tokens) > 4:
        return True
    return key(tokens[-1]) in _numbers() or key(before) in words("never_last")


@cache
def _numbers() -> frozenset[str]:
    return frozenset(key(word) for language in languages() for word in numbers(language))


def _may_be_worded(text: str) -> tuple[bool, bool]:
    """A cheap test whether a title may begin with a prefix, and end in a suffix: by its first and its last word."""
    if not text.isascii():
        return True, True
    tokens = key(text).split(" ")
    first, last = _outer_words()
    return tokens[0] in first, tokens[-1] in last


@cache
def _outer_words() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of prefixes, the last words of suffixes."""
    prefixes, suffixes = (*spelled("prefix"), *spelled("about"), *spelled("thoughts")), spelled("suffix")
    return frozenset(key(p).partition(" ")[0] for p in prefixes), frozenset(key(s).rpartition(" ")[2] for s in suffixes)


def _may_be_on_service(text: str) -> bool:
    """A cheap test whether a title may end in the name of a service: by its last word."""
    return not text.isascii() or key(text).rpartition(" ")[2] in _service_ends()


@cache
def _service_ends() -> frozenset[str]:
    return frozenset(service.rpartition(" ")[2] for service in services())


@cache
def _on_service() -> re.Pattern[str]:
    """As in "Low Water on Netflix", "Low Water (Netflix)"."""
    names = either(services())
    return re.compile(
        rf"(?:\s+(?:{either(spelled('on_service'))})\s+(?:{names})|\s*[(\[](?:{names})[)\]])$", re.IGNORECASE
    )


# "A ★★½ review of Moth Season"
@cache
def _starred() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{either(spelled('indefinite'))})\s)?[★☆⭐✩½\ufe0f]+\s+(?=\w)", re.IGNORECASE)


# "Low Water, D/NL 2019", "Low Water. Deutschland 2017, 98 Minuten"
_ORIGIN_END = lazy(r"^([^,]{1,80}?|.{1,80}?)[.,]\s([^\W\d_][^\d(),;:.]{0,40})\s((?:19|20)\d{2})(?:[,;.]\s.{0,80}|\.)?$")


def _is_origin(text: str) -> bool:
    """Whether a text is of countries only, or of their signs: "Frankreich/D"."""
    parts = [part.strip(" .") for part in re.split(r"[/,–-]", text)]
    return all(key(part) in countries() or (part.isupper() and len(part) <= 3) for part in parts)


# "Low Water (France, 1h34, in competition)", "Low Water (1957, not rated, 88 min.)"
_FACTS_END = lazy(r"^(.*?\S)\s*[(\[（]([^()\[\]]{2,80})[)\]）]$")


def _is_of_facts(inner: str) -> bool:
    """Whether brackets behind a title hold a running time, and before all else an origin, a certificate or a year."""
    parts = [part.strip() for part in inner.split(",")]
    others = [part for part in parts if find_duration(part) is None]
    return 0 < len(others) < len(parts) and _is_fact(others[0])


def _is_fact(part: str) -> bool:
    return _is_origin(part) or parse_certificate(part) == part or _YEAR_ALONE.match(part) is not None


def _year_among(inner: str) -> int | None:
    found = next((part for part in inner.split(",") if _YEAR_ALONE.match(part)), None)
    return int(found) if found else None


_YEAR_ALONE = lazy(r"\s*(?:18|19|20)\d\d\s*$")


@cache
def _makers_end() -> re.Pattern[str]:
    """As in "L'Eau basse, de Lou Besnard"; in English "Low Water, by A. Name" says who writes."""
    forms = either(w for language in languages() if language != "en" for w in spelled("by", language, "prose"))
    return re.compile(rf"(.{{1,90}}?),\s(?:(?:{forms})\s|[dD][’'])((?:[^\W\d_][\w.’'-]*\s){{1,4}}[^\W\d_][\w.’'-]*)$")


@cache
def _credited_end() -> re.Pattern[str]:
    """As in "Low Water (dir. Ada Brandt and Jan Kroll, Estonia, 88 min)", "《浅水》（1957，导演 周小舟）"."""
    forms = either(w for w in spelled("directors", table="labels") if len(w) > 1)
    return re.compile(
        rf"^(.*?\S)\s*[(\[（](?:((?:18|19|20)\d{{2}})\s?[,，;；/–—-]\s?)?(?:{forms})(?:[.:：]|\s|(?<=[\u2e80-\uffff]))\s*"
        r"([^()\[\]（）]{2,90})[)\]）]$",
        re.IGNORECASE,
    )


def _makers_first(text: str) -> str:
    """The names that the facts behind a label for directors begin with, however many are joined."""
    first = _FACTS_APART.split(text, maxsplit=1)[0].strip(" .")
    people = split_people(first)
    return first if people and all(looks_like_name(p.name) for p in people) else ""


_FACTS_APART = lazy(r"[,，;；/·|]")


_DIRECTED = lazy(
    r"^(?:dir(?:\.|ected by|ector)?|d\.|by|de|di|von|van|av|af|réal\.?|r\.|reż\.|реж\.)[:\s]\s*", re.IGNORECASE
)


def director_beside(before: str, after: str) -> str:
    """The director whose name stands in the brackets before a film's year, or right behind them.

    >>> director_beside("(Ridley Scott, ", ""), director_beside("(", ", Claire Vautrin")
    ('Ridley Scott', 'Claire Vautrin')
    >>> director_beside("(UK/France, ", " review"), director_beside("(", ") - Critics' Reviews")
    ('', '')
    """
    inner = before.strip(" ([（,;/")
    behind = after.strip(" )]）") if re.match(r"^[)\]）]?\s*(?:,|[–—-]|\bby\b|\bdir\b)", after) else ""
    for part in (*re.split(r"\s*[,;/]\s*", inner), behind.strip(" ,–—-")):
        name = _DIRECTED.sub("", part.strip())
        if (
            1 <= name.count(" ") <= 3
            and key(name) not in countries()
            and _empty_words().isdisjoint(key(name).split())  # "(1988) - Critics' Reviews"
            and looks_like_name(name)
            and all(t[:1].isupper() for t in name.split()[-1:])
        ):
            return name
    return ""


# pictures at either end: "First Contact 🗣︎", "🎬 Dune"
_SYMBOLS = lazy(
    "^[\u2190-\u25ff\u2600-\u2604\u2607-\u27bf\U0001f000-\U0001faff\ufe0e\ufe0f\u200d\\s]+(?=\\w)|(?<=[\\w.!?)])[\u2190-\u25ff\u2600-\u2604\u2607-\u27bf\U0001f000-\U0001faff\ufe0e\ufe0f\u200d\\s]+$"
)
_PREFIX_OF_NUMBER = _NUMBERED
_YEARISH = lazy(r"^\s*\d{4}\b")


def quoted_titles(text: str) -> list[str]:
    """What stands in quotation marks or title brackets, in order.

    >>> quoted_titles("陈思诚新片《恶意》引发的一些联想"), quoted_titles("Review: 'Jarhead' a war movie")
    (['恶意'], ['Jarhead'])
    """
    return [text[start:end] for start, end in quoted_spans(text[:4_000])]


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where quoted texts begin and end; American commas and full stops inside the marks are no part of them."""
    for m in _quoted(text):
        inner = m[m.lastindex or 0]
        start = m.start(m.lastindex or 0) + len(inner) - len(inner.lstrip(" ,.;"))
        end = start + len(inner.strip(" ,.;"))
        if any(c.isalnum() for c in text[start:end]):
            yield start, end


_OPENING = lazy("[《〈「『«“„\"‘'‹<]")


def may_quote(text: str) -> bool:
    """A cheap test: whether a quotation mark opens somewhere."""
    return _OPENING.search(text) is not None


def _quoted(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_QUOTED`, tried only where a quotation opens."""
    at = 0
    while opening := _OPENING.search(text, at):
        m = _QUOTED.match(text, opening.start())
        at = m.end() if m else opening.end()
        if m:
            yield m


def title_pieces(headline: str) -> tuple[TitlePiece, ...]:
    """Every stretch of a headline that could be a film's name, the likeliest forms first, without repeats."""
    return _title_pieces(headline[:LONGEST])


@lru_cache(maxsize=1024)
def _title_pieces(headline: str) -> tuple[TitlePiece, ...]:
    headline = clean(headline)
    if (m := _TOPIC.match(headline)) and key(m[1]) not in _empty_words():
        headline = headline[m.end() :]
    if m := _SUBPAGE.match(headline):
        headline = m[1]
    found: dict[str, TitlePiece] = {}

    def add(piece: TitlePiece) -> None:
        k = key(piece.text)
        # "Madonna has made a film": nothing ends in an article
        if k.rpartition(" ")[2] in words("never_last") and " " in k:
            return
        if k and k not in _empty_words() and (k not in found or _RANK[piece.form] > _RANK[found[k].form]):
            found[k] = piece

    def add_part(part: str) -> None:
        if key(part) not in _empty_words() and not _festival_first(
            f"{part}: X"
        ):  # "mon avis" would be "mon" without its last word
            add(bare_title(part))

    if not headline.isascii() and (m := _WATCHED.match(headline)):
        add(TitlePiece((m[1] or m[2] or m[3]).strip(_EDGES), "review"))
    for start, end in quoted_spans(headline):
        add(_quoted_title(headline, start, end)._replace(form="quoted"))
    for piece in _of_years(headline):
        add(piece)
    whole = bare_title(headline)
    add(whole if whole.form != "part" else whole._replace(form="whole"))
    bars = [b for b in (p.strip(_EDGES) for p in _BARS.split(headline)) if b]
    for bar in bars if len(bars) > 1 else ():
        add_part(bar)
    for bar in bars:
        dashes = [d for d in (p.strip(_EDGES) for p in _DASHES.split(bar)) if d]
        for dash in dashes:
            if len(dashes) > 1:
                add_part(dash)
            parts = [c for c in (p.strip(_EDGES) for p in _COLON.split(dash)) if c]
            if len(parts) > 1:
                for i, part in enumerate(parts):
                    add_part(part)
                    if i and len(parts) - i > 1:
                        add(bare_title(": ".join(parts[i:])))
                if len(parts) > 2:
                    add(bare_title(": ".join(parts[:2])))
        without = _BRACKET_END.sub("", bar).strip(_EDGES)
        if without and without != bar:
            add(bare_title(without))
            if bar[-1] == "）":  # "The letter that took its time (Low Water)"
                add_part(bar[len(without) :].strip(_EDGES + "（）"))
    comma = headline.split(", ", 1)
    if len(comma) == 2:
        add(bare_title(comma[0]))
    return tuple(found.values())


# a forum's "[New] Low Water - three hours and not one dull"
_TOPIC = lazy(r"^\[([^\[\]]{1,30})\]\s+(?=\w{2})")
# a wiki's "User:Ada/Diary/Low Water"
_SUBPAGE = lazy(r"^[^\W\d_]+:(?:[^/\s][^/]*/)+([^/]{2,80})$")
# "X を…で観ました", "X를 보고", "X 보고 울었다": I watched X, somewhere
_WATCHED = lazy(
    r"^(.{1,40}?)(?:を|を、)(?:[^を]{0,24})(?:観|見|み|鑑賞)(?:ま|た|て|し|る|に)|^(.{1,40}?)(?:을|를)\s?(?:보|봤|관람)|"
    r"^(.{2,40}?)\s(?:보고|봤다|봤음|관람)\s"
)


def _quoted_title(headline: str, start: int, end: int) -> TitlePiece:
    """A title in quotation marks, with the year and the makers right behind it: "《浅水》（1957，导演 周小舟）"."""
    quoted = headline[start:end]
    if beside := _BRACKET_BESIDE.match(headline, end):
        whole = bare_title(f"{quoted} {beside[1]}")
        if whole.form == "year":
            return whole
    year = _YEAR_BEHIND.match(headline, end)
    return bare_title(quoted)._replace(year=int(year[1])) if year else bare_title(quoted)


_BRACKET_BESIDE = lazy(r"[ ,.;]*[^\w\s]\s?([(\[（][^()\[\]（）]{2,90}[)\]）])")
# 《潮汐站》（2019）
_YEAR_BEHIND = lazy(r"\s*[^\w\s(（]\s*[（(]((?:19|20)\d{2})[)）年,，]")
_WITH_YEAR = lazy(r"([^()\[\]]{1,100}?)\s*[(\[]((?:18|19|20)\d{2})[)\]]")


def _of_years(headline: str) -> list[TitlePiece]:
    """As in "A (2019) and B (2020)": a film before each year, where there are several."""
    if headline.count("(") + headline.count("[") < 2:
        return []
    found = list(_WITH_YEAR.finditer(headline))
    if len(found) < 2:
        return []
    pieces = []
    for m in found:
        text = _joint().sub("", m[1]).strip(_EDGES)
        if m is found[0]:
            parts = _COLON.split(text, maxsplit=1)
            text = parts[-1].strip(_EDGES) if len(parts) > 1 else text
        pieces.append(TitlePiece(bare_title(text).text, "year", int(m[2])))
    return pieces


@cache
def _joint() -> re.Pattern[str]:
    """What joins one film of a headline to the one before."""
    return re.compile(rf"^\s*(?:[,;/+&|–—-]|(?:{either(spelled('between_titles'))})\b|vs\.?)\s*", re.IGNORECASE)


@cache
def _empty_words() -> frozenset[str]:
    """Pieces that say what the page is, not which film."""
    return any_of("prefix", "suffix", "about", "review", "film", "film_name")


_RANK = {"part": 0, "whole": 1, "review": 2, "year": 3, "quoted": 4}


_SAID = lazy(r"[^\W\d_][\w’'-]*")
_LEAST_SPEECH = 5


def is_speech(text: str) -> bool:
    """Whether an English quotation is what somebody says: "How would you deal with the acid?" has no capitals."""
    found = _SAID.findall(text)[1:]
    small = sum(word[0].islower() for word in found if len(word) > 3)
    return len(found) >= _LEAST_SPEECH - 1 and small > 0.6 * sum(len(word) > 3 for word in found)
