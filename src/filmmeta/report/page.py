"""One page: its text with the evidence in place, and beside it what was made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document, Format, read_document, read_text
from filmmeta.models import Film, Page, Review
from filmmeta.parsing import parse
from filmmeta.report.markup import html, script_data, whole_file
from filmmeta.report.places import Places, Span, places_of, segments
from filmmeta.report.preview import preview
from filmmeta.validation import Finding, validate
from filmmeta.vocabulary import key
from filmmeta.wording import field_label, value_text
from filmmeta.writers.jsonld import to_jsonld

_ZONES = {
    "nav": "Navigation",
    "aside": "Side matter",
    "footer": "Footer",
    "comments": "Comments",
    "related": "Related pages",
    "share": "Sharing",
    "bio": "About the author",
    "caption": "Captions",
    "tags": "Tags",
    "hidden": "Hidden by the page's style",
}
_LONG = 200
"""Longer values are cut in the list of facts; their text stands beside it."""
_KEY_OF_JSON = re.compile(r"^( *)(&quot;[^:]*?&quot;)(?=: )", re.MULTILINE)


def to_report(
    source: Any, page: Page | None = None, *, url: str | None = None, format: Format = "auto", name: str = ""
) -> str:
    """A page's text with all evidence in place, and beside it what was made of it, as one HTML file.

    It needs nothing else, asks for nothing from the network, and runs nothing of the page.

    Args:
        source: the page, as for `filmmeta.parse`.
        page: what `parse` made of the same source, where that is known already.
        url: the page's address, as for `parse`.
        format: as for `parse`.
        name: what to call the page, such as its file's name.

    Returns:
        A whole HTML document, to be written in UTF-8.

    Raises:
        FilmmetaError: the source is not usable, as for `parse`.
    """
    if not hasattr(source, "getroottree") and not hasattr(source, "getroot"):
        source = read_text(source)
    if page is None:
        page = parse(source, url=url, format=format)
    document = read_document(source, url, format)
    return _Report(document, page, name).file(_findings_of_source(document, source))


def _findings_of_source(document: Document, source: Any) -> list[Finding]:
    """What is wrong with the page's own markup; nothing where it has none for films."""
    if document.root is None:
        return []
    return [f for f in validate(source) if f.rule != "sense-no-markup"]


@dataclass(slots=True)
class _Value:
    """A value in the list of facts, and the claims it rests on."""

    number: int
    value: Any
    claims: list[int] = field(default_factory=list)


class _Report:
    def __init__(self, document: Document, page: Page, name: str) -> None:
        self.document = document
        self.page = page
        self.name = name
        self.claims: list[Claim] = page.claims
        self.places: Places = places_of(document, self.claims)
        self.values: dict[tuple[str, str], list[_Value]] = {}
        """By target and field."""
        self.home: dict[int, str] = {}
        """By claim: the id of the entry that it belongs to, a value or a line among the rejected."""
        self.anchor: dict[int, str] = {}
        """By claim: the id of the first place in the text where its evidence is marked."""
        self._marks = 0
        self._assign()

    def _assign(self) -> None:
        """Each winner to its value, or to the first one of the field where the value took another form."""
        won: dict[tuple[str, str], list[int]] = {}
        for number, claim in enumerate(self.claims):
            for target in claim.targets:
                won.setdefault((target, claim.property), []).append(number)
            if not claim.won:
                self.home[number] = f"r{number}"
        count = 0
        for target, thing in self._things():
            for name in type(thing).model_fields:
                value = getattr(thing, name)
                items = value if isinstance(value, list) else [value] if value is not None else []
                values = [_Value(count + i, item) for i, item in enumerate(items)]
                count += len(values)
                if values:
                    self.values[target, name] = values
                    self._divide(values, won.get((target, name), []))

    def _divide(self, values: list[_Value], claims: list[int]) -> None:
        by_key = {_key(v.value): v for v in reversed(values)}
        for number in claims:
            value = by_key.get(_key(self.claims[number].value), values[0])
            value.claims.append(number)
            self.home.setdefault(number, f"v{value.number}")
        for value in values:
            value.claims.sort(key=lambda n: -self.claims[n].evidence.confidence)

    def _things(self) -> Iterator[tuple[str, Film | Review]]:
        for number, film in enumerate(self.page.films):
            yield f"films[{number}]", film
        for number, review in enumerate(self.page.reviews):
            yield f"reviews[{number}]", review

    def file(self, findings: list[Finding]) -> str:
        """The whole file. The text comes first, because the lists point into it."""
        text = self._text()
        own = validate(self.page) if self.page.films else []
        film = self.page.film
        title = (film.name + (f" ({film.year})" if film.year else "")) if film is not None else "No film"
        lost = [n for n, c in enumerate(self.claims) if not c.won and c.subject != "page"]
        weighed = [n for n, c in enumerate(self.claims) if not c.won and c.subject == "page"]
        return whole_file(
            "page",
            f"{title} – {self.name}" if self.name else title,
            heading=html(title),
            source=self._source(),
            counts=self._counts(),
            facts=self._facts(),
            rejected=self._rejected(lost, weighed),
            rejected_count=f"{len(lost):,}",
            preview=preview(self.page, own),
            jsonld=_json(to_jsonld(self.page)) if self.page.films else _empty("No film, so there is nothing to write."),
            findings=self._findings(own, findings),
            findings_count=f"{len(own) + len(findings):,}",
            text=text,
            data=script_data([self._datum(claim) for claim in self.claims]),
        )

    # what stands above

    def _source(self) -> str:
        said = [self.name, self.page.url or "", self.page.language or ""]
        return " · ".join(f"<bdi>{html(s)}</bdi>" for s in said if s)

    def _counts(self) -> str:
        won = sum(c.won for c in self.claims)
        counts = [
            (len(self.page.films), "film", "films"),
            (len(self.page.reviews), "review", "reviews"),
            (sum(map(len, self.values.values())), "value", "values"),
            (won, "piece of evidence", "pieces of evidence"),
        ]
        return "".join(f"<li><b>{n:,}</b> {one if n == 1 else many}</li>" for n, one, many in counts)

    # the text

    def _text(self) -> str:
        parts = []
        for zone, blocks in groupby(self.document.blocks, key=lambda b: b.zone):
            inner = list(blocks)
            shown = "".join(map(self._block, inner))
            parts.append(self._zone(zone, inner, shown) if zone else shown)
        parts.append(self._images(len(self.document.blocks)))
        return "".join(parts) + self._unseen()

    def _zone(self, zone: str, blocks: Sequence[Block], shown: str) -> str:
        """Side matter, folded unless a value rests on it."""
        claims = [n for b in blocks for n in (*self.places.blocks.get(b.index, ()), *self._in_spans(b))]
        is_open = " open" if any(self.claims[n].won for n in claims) else ""
        lines = f"{len(blocks):,} {'line' if len(blocks) == 1 else 'lines'}"
        return (
            f'<details class="zone"{is_open}><summary>{_ZONES[zone]} <small>{lines}</small></summary>{shown}</details>'
        )

    def _in_spans(self, block: Block) -> Iterator[int]:
        return (span.claim for span in self.places.spans.get(block.index, ()))

    def _block(self, block: Block) -> str:
        spans = self.places.spans.get(block.index, [])
        text = "".join(
            self._mark(html(block.text[start:end]), claims) if claims else html(block.text[start:end])
            for start, end, claims in segments(len(block.text), spans)
        )
        whole = self.places.blocks.get(block.index, [])
        kind = f"h{block.heading}" if block.heading else block.tag if block.tag in _KINDS else "p"
        before = self._images(block.index)
        if not whole:
            return f'{before}<div class="b {kind}" dir="auto">{text}</div>'
        return (
            f'{before}<div class="b {kind} whole{self._state(whole)}" dir="auto" data-c="{_ids(whole)}">'
            f"{self._mark('¶', whole, 'pilcrow')}{text}</div>"
        )

    def _images(self, index: int) -> str:
        found = self.places.images.get(index, {})
        return "".join(
            f'<div class="b image" dir="auto">{self._mark(html(text or "image"), claims)}</div>'
            for text, claims in found.items()
        )

    def _unseen(self) -> str:
        if not self.places.unseen:
            return ""
        rows = "".join(
            f"<li><code>{html(where) or 'the page&#x27;s address'}</code>"
            f'<div class="words" dir="auto">{self._mark(html(text) or "(no words)", claims)}</div></li>'
            for (where, text), claims in sorted(
                self.places.unseen.items(), key=lambda item: not any(self.claims[n].won for n in item[1])
            )
        )
        return f'<section class="unseen" aria-labelledby="unseen"><h3 id="unseen">Not visible on the page</h3><ul>{rows}</ul></section>'

    def _mark(self, inner: str, claims: Sequence[int], more: str = "") -> str:
        """Evidence in the text, leading to the value that rests on it. One stop for each claim when going by keyboard."""
        self._marks += 1
        name = f"e{self._marks}"
        won = [n for n in claims if self.claims[n].won]
        fresh = any(n not in self.anchor for n in won)
        for n in claims:
            self.anchor.setdefault(n, name)
        home = self.home.get((won or list(claims))[0], "facts")
        stop = "" if fresh else ' tabindex="-1"'
        label = ' aria-label="evidence: this paragraph"' if more == "pilcrow" else ""
        return (
            f'<a class="m{self._state(claims)} {more}" id="{name}" href="#{home}"{stop}{label}'
            f' data-c="{_ids(claims)}">{inner}</a>'
        )

    def _state(self, claims: Iterable[int]) -> str:
        kinds = {t.partition("s[")[0] for n in claims for t in self.claims[n].targets}
        return f" {' '.join(sorted(kinds))}" if kinds else " lost"

    # what was made of it

    def _facts(self) -> str:
        if not self.page.films:
            warnings = self._warnings()
            return _empty("No film: the page reviews none, or does not say which.") + warnings
        return "".join(self._thing(target, thing) for target, thing in self._things()) + self._warnings()

    def _warnings(self) -> str:
        rows = "".join(f"<li>{html(w)}</li>" for w in self.page.warnings)
        return f'<section class="warnings"><h3>Warnings</h3><ul>{rows}</ul></section>' if rows else ""

    def _thing(self, target: str, thing: Film | Review) -> str:
        is_film = isinstance(thing, Film)
        number = int(target[target.index("[") + 1 : -1]) + 1
        total = len(self.page.films if is_film else self.page.reviews)
        kind = "Film" if is_film else "Review"
        heading = f"{kind} {number} of {total}" if total > 1 else kind
        rows = "".join(
            f"<div><dt>{html(field_label(name))}</dt><dd>{self._row(values)}</dd></div>"
            for (of, name), values in self.values.items()
            if of == target
        )
        return f'<section class="thing {kind.lower()}"><h3>{heading}</h3><dl>{rows}</dl></section>'

    def _row(self, values: Sequence[_Value]) -> str:
        items = "".join(f"<li>{self._value(v)}</li>" for v in values)
        return f"<ul>{items}</ul>"

    def _value(self, value: _Value) -> str:
        text = value_text(value.value)
        shown = html(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")
        if len(text) > _LONG:
            shown += f" <small>{len(text.split()):,} words</small>"
        if not value.claims:
            return f'<span class="v" id="v{value.number}" dir="auto">{shown}</span>'
        by_reader: dict[str, list[int]] = {}
        for n in value.claims:
            by_reader.setdefault(self.claims[n].evidence.reader, []).append(n)
        chips = "".join(self._chip(reader, claims) for reader, claims in by_reader.items())
        return (
            f'<a class="v" id="v{value.number}" href="#{self._to(value.claims)}" dir="auto"'
            f' data-c="{_ids(value.claims)}">{shown}</a> <span class="chips">{chips}</span>'
        )

    def _chip(self, reader: str, claims: Sequence[int]) -> str:
        """Who says so, how often and how firmly."""
        best = max(self.claims[n].evidence.confidence for n in claims)
        times = f" ×{len(claims)}" if len(claims) > 1 else ""
        return f'<span class="chip" data-c="{_ids(claims)}">{html(reader)}{times} <i>{best:.0%}</i></span>'

    def _to(self, claims: Sequence[int]) -> str:
        return next((self.anchor[n] for n in claims if n in self.anchor), "text")

    def _rejected(self, lost: Sequence[int], weighed: Sequence[int]) -> str:
        parts = []
        by_field: dict[tuple[str, str], list[int]] = {}
        for n in lost:
            by_field.setdefault((self.claims[n].subject, self.claims[n].property), []).append(n)
        for (subject, name), claims in by_field.items():
            rows = "".join(map(self._lost, claims))
            parts.append(
                f"<section><h3>{html(field_label(name))} <small>of the {subject}</small></h3><ul>{rows}</ul></section>"
            )
        if weighed:
            rows = "".join(map(self._lost, weighed))
            parts.append(
                f"<details><summary>What was weighed of the page as a whole <small>{len(weighed):,}</small></summary>"
                f"<ul>{rows}</ul></details>"
            )
        return "".join(parts) or _empty("Nothing was rejected.")

    def _lost(self, number: int) -> str:
        claim = self.claims[number]
        text = value_text(claim.value)
        shown = html(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")
        if claim.subject == "page":
            shown = f"<small>{html(field_label(claim.property))}</small> {shown}"
        attributes = f'class="v" id="r{number}" dir="auto" data-c="{number}"'
        value = (
            f'<a {attributes} href="#{self.anchor[number]}">{shown}</a>'
            if number in self.anchor
            else f"<span {attributes}>{shown}</span>"
        )
        return f'<li>{value} <span class="chips">{self._chip(claim.evidence.reader, [number])}</span><p class="why">{html(claim.why)}</p></li>'

    def _findings(self, own: Sequence[Finding], findings: Sequence[Finding]) -> str:
        return _findings("What filmmeta would write", own) + _findings(
            "What the page itself says in its markup", findings
        )

    def _datum(self, claim: Claim) -> list[Any]:
        """What the line at the foot of the window says of a claim."""
        e = claim.evidence
        return [
            f"{field_label(claim.property)}: {_cut(value_text(claim.value))}",
            e.reader,
            round(e.confidence * 100),
            e.where or "the page's address" if e.text else "",
            e.note or claim.why,
        ]


_KINDS = frozenset(("li", "td", "th", "dt", "dd", "blockquote", "pre", "line"))


def _cut(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _ids(claims: Iterable[int]) -> str:
    return " ".join(map(str, claims))


def _key(value: Any) -> str:
    """What values of a list are told apart by: names by their letters."""
    name = getattr(value, "name", value if isinstance(value, str) else None)
    return key(name) if name is not None else value_text(value)


def _empty(text: str) -> str:
    return f'<p class="empty">{html(text)}</p>'


def _json(data: Any) -> str:
    text = _KEY_OF_JSON.sub(r"\1<b>\2</b>", html(json.dumps(data, ensure_ascii=False, indent=2)))
    return f"<pre><code>{text}</code></pre>"


def _findings(title: str, findings: Sequence[Finding]) -> str:
    rows = "".join(
        f'<li class="{f.severity}"><b>{f.severity}</b> {html(f.message)}'
        f'<p>{html(f.help)}</p><p class="why">{html(f.consumer)} · <code>{html(f.path or "the page")}</code> · {html(f.rule)}</p></li>'
        for f in findings
    )
    return f'<section class="findings"><h3>{title}</h3>{f"<ul>{rows}</ul>" if rows else _empty("Nothing to object to.")}</section>'
