"""A folder of pages: a report of each, and one file that shows what was found in all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Page, Review
from filmmeta.parsing import parse
from filmmeta.report.markup import html, whole_file
from filmmeta.report.page import to_report
from filmmeta.validation import validate
from filmmeta.wording import field_label, value_text

_PAGES = "pages"
_NOT_COUNTED = ("film",)
_BUCKETS = 10
_NOT_WANTED = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Row:
    """What the index keeps of a page."""

    name: str
    file: str = ""
    """The name of its own report; empty where there is none."""
    error: str = ""
    film: str = ""
    films: int = 0
    reviews: int = 0
    author: str = ""
    rating: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """Problems first: what could not be read, then what has something wrong, then what is about no film."""
        return 0 if self.error else 1 if self.problems else 2 if self.films else 3


@dataclass(slots=True)
class Summary:
    """What a folder's report says in numbers."""

    pages: int = 0
    unreadable: int = 0
    films: int = 0
    reviews: int = 0
    problems: int = 0
    """Pages with a film and something wrong."""


def write_folder(files: Iterable[Path], root: Path, output: Path, **options: Any) -> Summary:
    """Write a report of each page into `output/pages`, and an index of them as `output/index.html`.

    Args:
        files: the pages.
        root: the folder that their names are shown relative to.
        output: a folder, which is made; or a file that ends in `.html`, for the index alone.
        options: `readers`, `profiles` and others of `filmmeta.parse`.

    Returns:
        What was found, in numbers.

    Raises:
        FilmmetaError: a report cannot be written.
    """
    alone = output.suffix.lower() in (".html", ".htm")
    index = _Index()
    for number, path in enumerate(files, 1):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        row = _Row(name)
        index.rows.append(row)
        try:
            source = path.read_bytes()
            page = parse(source, **options)
            report = "" if alone else to_report(source, page, name=name)
        except (FilmmetaError, OSError) as error:
            row.error = str(getattr(error, "strerror", None) or error)
            continue
        if report:
            row.file = f"{_PAGES}/{number:04d}{_slug(name)}.html"
            _write(output / row.file, report)
        index.add(row, page)
    _write(output if alone else output / "index.html", index.file(root.resolve().name or str(root)))
    return index.summary()


def _slug(name: str) -> str:
    """A file's name in letters that any disk takes: `"-tidewater"`."""
    plain = unicodedata.normalize("NFKD", Path(name).with_suffix("").as_posix()).encode("ascii", "ignore").decode()
    short = _NOT_WANTED.sub("-", plain.lower()).strip("-")[-50:].strip("-")
    return f"-{short}" if short else ""


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise FilmmetaError(f"cannot write {path}: {error.strerror or error}") from error


class _Index:
    """Counts over all pages."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.films = 0
        self.reviews = 0
        self.filled: dict[str, Counter[str]] = {"film": Counter(), "review": Counter()}
        self.ratings = [0] * _BUCKETS
        self.syntaxes: Counter[str] = Counter()
        self.readers: Counter[str] = Counter()

    def add(self, row: _Row, page: Page) -> None:
        """Count a page, and fill its line."""
        row.films, row.reviews = len(page.films), len(page.reviews)
        self.films += row.films
        self.reviews += row.reviews
        if page.film is not None:
            row.film = page.film.name + (f" ({page.film.year})" if page.film.year else "")
            row.problems = _problems(page)
        if page.review is not None:
            row.author = ", ".join(a.name for a in page.review.authors)
            rating = page.review.rating
            if rating is not None:
                row.rating = value_text(rating.model_copy(update={"text": None} if rating.value is not None else {}))
        for kind, things in (("film", page.films), ("review", page.reviews)):
            for thing in things:
                self.filled[kind].update(n for n in type(thing).model_fields if getattr(thing, n) not in (None, []))
        for review in page.reviews:
            self._add_rating(review)
        self.syntaxes.update(_syntaxes(page) or ["none"])
        self.readers.update({c.evidence.reader for c in page.claims if c.won})

    def _add_rating(self, review: Review) -> None:
        rating = review.rating
        if rating is not None and rating.value is not None and rating.best:
            share = min(1.0, max(0.0, rating.value / rating.best))
            self.ratings[min(_BUCKETS - 1, int(share * _BUCKETS))] += 1

    def summary(self) -> Summary:
        """The numbers."""
        unreadable = sum(1 for r in self.rows if r.error)
        return Summary(len(self.rows), unreadable, self.films, self.reviews, sum(1 for r in self.rows if r.problems))

    def file(self, title: str) -> str:
        """The index as an HTML file."""
        numbers = self.summary()
        counts = [
            (numbers.pages, "page", "pages"),
            (numbers.films, "film", "films"),
            (numbers.reviews, "review", "reviews"),
            (numbers.unreadable, "unreadable", "unreadable"),
        ]
        return whole_file(
            "index",
            f"{title} – films and reviews",
            heading=html(title),
            counts="".join(f"<li><b>{n:,}</b> {one if n == 1 else many}</li>" for n, one, many in counts),
            problems=self._problems(),
            film_fields=self._coverage("film", Film, self.films),
            review_fields=self._coverage("review", Review, self.reviews),
            ratings=self._histogram(),
            syntaxes=_bars(self.syntaxes.most_common(), len(self.rows)),
            readers=_bars(self.readers.most_common(), len(self.rows)),
            rows="".join(map(_row, sorted(self.rows, key=lambda r: r.rank))),
        )

    def _problems(self) -> str:
        """What is wrong, how often, and with which pages."""
        pages: dict[str, list[_Row]] = {}
        for row in self.rows:
            for problem in [f"Cannot be read: {row.error}"] if row.error else row.problems:
                pages.setdefault(problem, []).append(row)
        items = []
        for problem, rows in sorted(pages.items(), key=lambda item: (not item[1][0].error, -len(item[1]))):
            links = "".join(f"<li>{_link(r)}</li>" for r in rows)
            items.append(
                f"<li><details><summary><b>{len(rows):,}</b> {html(problem)}</summary><ul>{links}</ul></details></li>"
            )
        return f'<ul class="problems">{"".join(items)}</ul>' if items else '<p class="empty">Nothing to object to.</p>'

    def _coverage(self, kind: str, model: type[Film | Review], total: int) -> str:
        """How many films or reviews state each field; those that none states in one line."""
        filled = self.filled[kind]
        names = sorted((n for n in model.model_fields if n not in _NOT_COUNTED), key=lambda n: -filled[n])
        never = ", ".join(field_label(n) for n in names if not filled[n])
        bars = _bars([(field_label(n), filled[n]) for n in names if filled[n]], total)
        return bars + (f'<p class="never"><b>In none:</b> {never}</p>' if never else "")

    def _histogram(self) -> str:
        """How ratings are spread over their scales, in tenths."""
        most = max(self.ratings)
        if not most:
            return '<p class="empty">No review gives a rating on a scale.</p>'
        parts = []
        for n, count in enumerate(self.ratings):
            height = 100 * count / most
            parts.append(
                f'<rect x="{40 * n + 4}" y="{120 - height:.4g}" width="32" height="{max(height, 1):.4g}" rx="2"/>'
            )
            if count:
                parts.append(f'<text x="{40 * n + 20}" y="{114 - height:.4g}">{count:,}</text>')
            parts.append(f'<text class="scale" x="{40 * n + 20}" y="138">{10 * (n + 1)}%</text>')
        total = sum(self.ratings)
        said = f"{total:,} {'rating' if total == 1 else 'ratings'} as a share of their scale, in tenths"
        return f'<svg class="histogram" viewBox="0 0 400 144" role="img" aria-label="{said}">{"".join(parts)}</svg>'


def _problems(page: Page) -> list[str]:
    """What stands against the data of a page with a film: search engines' errors, and what its readers would miss."""
    errors = (f"{f.consumer}: {f.message}" for f in validate(page) if f.severity == "error")
    return list(dict.fromkeys((*errors, *(_missing(page)), *page.warnings)))


def _missing(page: Page) -> Iterable[str]:
    if not page.reviews:
        yield "A film without a review"
    if any(r.date_published is None for r in page.reviews):
        yield "A review without a date"


def _syntaxes(page: Page) -> set[str]:
    """The kinds of markup that the page states facts in."""
    found = {c.node.rpartition(" ")[0] or c.node for c in page.claims if c.evidence.reader == "markup" and c.node}
    if any(c.evidence.reader == "metatags" for c in page.claims):
        found.add("meta tags")
    return found


def _bars(counts: Sequence[tuple[str, int]], total: int) -> str:
    """Names with how often each occurs, as bars: a table that is a picture."""
    rows = ""
    for name, count in counts:
        share = count / total if total else 0
        rows += (
            f'<tr><th scope="row">{html(name)}</th><td>'
            '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect class="empty-bar" width="100" height="8"/><rect class="bar" width="{100 * share:.4g}" height="8"/>'
            f"</svg></td><td>{count:,}</td><td>{share:.0%}</td></tr>"
        )
    return f'<table class="bars"><tbody>{rows}</tbody></table>' if rows else '<p class="empty">None.</p>'


def _row(row: _Row) -> str:
    problems = [f"Cannot be read: {row.error}"] if row.error else row.problems
    said = "".join(f"<li>{html(p)}</li>" for p in problems)
    kind = ("error", "problem", "fine", "none")[row.rank]
    film = html(row.film) if row.film else '<span class="soft">no film</span>' if not row.error else ""
    more = f" <small>and {row.films - 1:,} more</small>" if row.films > 1 else ""
    return (
        f'<tr class="{kind}"><th scope="row">{_link(row)}</th><td dir="auto">{film}{more}</td>'
        f'<td dir="auto">{html(row.author)}</td><td dir="auto">{html(row.rating)}</td><td><ul>{said}</ul></td></tr>'
    )


def _link(row: _Row) -> str:
    name = f"<bdi>{html(row.name)}</bdi>"
    return f'<a href="{quote(row.file)}">{name}</a>' if row.file else name
