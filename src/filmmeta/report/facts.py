"""The lists beside the text: films and reviews value by value, and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Film, Page, Review
from filmmeta.report.markup import cut, html
from filmmeta.report.text import ids
from filmmeta.vocabulary import key
from filmmeta.wording import field_label, value_text

_LONG = 200
"""Longer values are cut; their text stands beside the list."""


@dataclass(slots=True)
class Value:
    """A value of a film or review, or an item of a list, and the claims that it rests on."""

    name: str
    """Its id in the report."""
    value: Any
    claims: list[int] = field(default_factory=list)


class Facts:
    """Which claims stand for which value, and both as HTML."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.claims: list[Claim] = page.claims
        self.values: dict[tuple[str, str], list[Value]] = {}
        """By target (`"films[0]"`) and field."""
        self.home: dict[int, str] = {n: f"r{n}" for n, claim in enumerate(self.claims) if not claim.won}
        """By claim: the id of its entry, a value or a line among the rejected."""
        won: dict[tuple[str, str], list[int]] = {}
        for number, claim in enumerate(self.claims):
            for target in claim.targets:
                won.setdefault((target, claim.property), []).append(number)
        for target, thing in self._things():
            for name in type(thing).model_fields:
                self._add(target, name, getattr(thing, name), won.get((target, name), []))

    def _things(self) -> Iterator[tuple[str, Film | Review]]:
        """Films, each with its reviews, in page order."""
        reviews = {f"reviews[{number}]": review for number, review in enumerate(self.page.reviews)}
        for number, film in enumerate(self.page.films):
            yield f"films[{number}]", film
            for target in [t for t, review in reviews.items() if review.film == film]:
                yield target, reviews.pop(target)
        yield from reviews.items()

    def _add(self, target: str, name: str, value: Any, claims: Sequence[int]) -> None:
        """A field, and each claim to the value that it names, or to the first where that took another form."""
        items = value if isinstance(value, list) else [] if value is None else [value]
        if not items or (name == "film" and len(self.page.films) == 1 and not claims):
            return
        count = self.count
        values = [Value(f"v{count + n}", item) for n, item in enumerate(items)]
        by_key = {_key(v.value): v for v in reversed(values)}
        for number in claims:
            home = by_key.get(_key(self.claims[number].value), values[0])
            home.claims.append(number)
            self.home.setdefault(number, home.name)
        for v in values:
            v.claims.sort(key=lambda n: -self.claims[n].evidence.confidence)
        self.values[target, name] = values

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(map(len, self.values.values()))

    def lists(self, anchor: Mapping[int, str]) -> str:
        """Films and reviews; `anchor` names the mark of each claim's evidence."""
        parts = [self._thing(target, thing, anchor) for target, thing in self._things()]
        warnings = "".join(f"<li>{html(w)}</li>" for w in self.page.warnings)
        if warnings:
            parts.append(f'<section class="warnings"><h3>Warnings</h3><ul>{warnings}</ul></section>')
        if not self.page.films:
            parts.insert(0, '<p class="empty">No film: the page reviews none, or does not say which.</p>')
        return "".join(parts)

    def _thing(self, target: str, thing: Film | Review, anchor: Mapping[int, str]) -> str:
        kind, total = ("film", len(self.page.films)) if isinstance(thing, Film) else ("review", len(self.page.reviews))
        number = int(target.partition("[")[2][:-1]) + 1
        heading = kind.capitalize() + (f" {number} <small>of {total}</small>" if total > 1 else "")
        rows = ""
        for (of, name), values in self.values.items():
            if of == target:
                items = "".join(f"<li>{self._value(v, anchor)}</li>" for v in values)
                rows += f"<div><dt>{html(field_label(name))}</dt><dd><ul>{items}</ul></dd></div>"
        return f'<section class="thing {kind}"><h3>{heading}</h3><dl>{rows}</dl></section>'

    def _value(self, value: Value, anchor: Mapping[int, str]) -> str:
        by_reader: dict[str, list[int]] = {}
        for n in value.claims:
            by_reader.setdefault(self.claims[n].evidence.reader, []).append(n)
        chips = "".join(self._chip(reader, claims) for reader, claims in by_reader.items())
        text = value_text(value.value)
        words = f" <small>{len(text.split()):,} words</small>" if len(text) > _LONG else ""
        return self._linked(value.name, text, value.claims, anchor) + f'{words} <span class="chips">{chips}</span>'

    def _linked(self, name: str, text: str, claims: Sequence[int], anchor: Mapping[int, str]) -> str:
        """A value that leads to its evidence, where it has some."""
        shown = html(cut(text, _LONG))
        to = next((anchor[n] for n in claims if n in anchor), None)
        if to is None:
            return f'<span class="v" id="{name}" dir="auto">{shown}</span>'
        return f'<a class="v" id="{name}" href="#{to}" dir="auto" data-c="{ids(claims)}">{shown}</a>'

    def _chip(self, reader: str, claims: Sequence[int]) -> str:
        """Who says so, how often and how firmly."""
        best = max(self.claims[n].evidence.confidence for n in claims)
        times = f" ×{len(claims)}" if len(claims) > 1 else ""
        return f'<span class="chip" data-c="{ids(claims)}">{html(reader)}{times} <i>{best:.0%}</i></span>'

    def rejected(self, anchor: Mapping[int, str]) -> str:
        """The claims that lost, by field, and why; those about the page itself apart."""
        fields: dict[tuple[str, str], list[int]] = {}
        for n in self.lost:
            fields.setdefault((self.claims[n].subject, self.claims[n].property), []).append(n)
        parts = [
            f"<section><h3>{html(field_label(name))} <small>of the {subject}</small></h3>"
            f"<ul>{''.join(self._loser(n, anchor) for n in numbers)}</ul></section>"
            for (subject, name), numbers in fields.items()
        ]
        if not parts:
            parts = ['<p class="empty">Nothing was rejected.</p>']
        weighed = [n for n, c in enumerate(self.claims) if not c.won and c.subject == "page"]
        if weighed:
            rows = "".join(self._loser(n, anchor) for n in weighed)
            summary = f"What was weighed of the page as a whole <small>{len(weighed):,}</small>"
            parts.append(f"<details><summary>{summary}</summary><ul>{rows}</ul></details>")
        return "".join(parts)

    @property
    def lost(self) -> list[int]:
        """The claims about films and reviews that do not stand."""
        return [n for n, c in enumerate(self.claims) if not c.won and c.subject != "page"]

    def _loser(self, number: int, anchor: Mapping[int, str]) -> str:
        claim = self.claims[number]
        of_page = claim.subject == "page"
        label = f"<small>{html(field_label(claim.property))}</small> " if of_page else ""
        why = "" if of_page else f'<p class="why">{html(claim.why)}</p>'
        return (
            f"<li>{label}{self._linked(f'r{number}', value_text(claim.value), [number], anchor)} "
            f'<span class="chips">{self._chip(claim.evidence.reader, [number])}</span>{why}</li>'
        )


def _key(value: Any) -> str:
    """What values of a list are told apart by: names by their letters."""
    name = getattr(value, "name", value if isinstance(value, str) else None)
    return key(name) if isinstance(name, str) else value_text(value)
