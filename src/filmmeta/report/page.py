"""One page: its text with the evidence in place, and beside it what was made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from filmmeta.claims import Claim
from filmmeta.document import Document, Format, read_document, read_text
from filmmeta.models import Page
from filmmeta.parsing import parse
from filmmeta.report.facts import Facts
from filmmeta.report.markup import cut, html, path_end, plain, script_data, whole_file
from filmmeta.report.preview import preview
from filmmeta.report.text import MarkedText
from filmmeta.validation import Finding, validate
from filmmeta.wording import field_label, value_text
from filmmeta.writers.jsonld import to_jsonld

_JSON_KEY = re.compile(r"^( *)(&quot;[^:\n]*?&quot;)(?=: )", re.MULTILINE)


_MOST_FINDINGS = 200
"""Whoever has more mends these first."""


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
    facts = Facts(page)
    text = MarkedText(document, page.claims, facts.home)
    written = validate(page) if page.films else []
    stated = _findings_of_source(document, source)
    title = _title(page)
    return whole_file(
        "page",
        f"{title} – {name}" if name else title,
        heading=html(title),
        source=" · ".join(f"<bdi>{html(s)}</bdi>" for s in (name, page.url, page.language) if s),
        counts=_counts(page, facts),
        facts=facts.lists(text.anchor),
        rejected=facts.rejected(text.anchor),
        rejected_count=f"{len(facts.lost):,}",
        preview=preview(page, written),
        jsonld=_json(page),
        findings=_findings("What filmmeta would write", written)
        + _findings("What the page itself says in its markup", stated),
        findings_count=f"{len(written) + len(stated):,}",
        text=text.html,
        data=script_data([_datum(claim) for claim in page.claims]),
    )


def _title(page: Page) -> str:
    if page.film is None:
        return "No film"
    more = f" and {len(page.films) - 1:,} more" if len(page.films) > 1 else ""
    return page.film.name + (f" ({page.film.year})" if page.film.year else "") + more


def _counts(page: Page, facts: Facts) -> str:
    counts = (
        (len(page.films), "film"),
        (len(page.reviews), "review"),
        (facts.count, "value"),
        (sum(claim.won for claim in page.claims), "claim"),
    )
    return "".join(f"<li><b>{n:,}</b> {word}{'' if n == 1 else 's'}</li>" for n, word in counts)


def _findings_of_source(document: Document, source: Any) -> list[Finding]:
    """What is wrong with the page's own markup; nothing where it has none for films."""
    if document.root is None:
        return []
    return [f for f in validate(source) if f.rule != "sense-no-markup"]


def _findings(title: str, findings: Sequence[Finding]) -> str:
    rows = "".join(
        f'<li class="{f.severity}"><b>{f.severity}</b> {html(f.message)}<p>{html(f.help)}</p>'
        f'<p class="why">{html(f.consumer)} · <code>{html(path_end(f.path) or "the page")}</code>'
        f" · {html(f.rule)}</p></li>"
        for f in findings[:_MOST_FINDINGS]
    )
    if len(findings) > _MOST_FINDINGS:
        rows += f"<li>and {len(findings) - _MOST_FINDINGS:,} more</li>"
    inner = f"<ul>{rows}</ul>" if rows else '<p class="empty">Nothing to object to.</p>'
    return f'<section class="findings"><h3>{title}</h3>{inner}</section>'


def _json(page: Page) -> str:
    if not page.films:
        return '<p class="empty">No film, so there is nothing to write.</p>'
    text = html(json.dumps(to_jsonld(page), ensure_ascii=False, indent=2))
    text = _JSON_KEY.sub(r"\1<b>\2</b>", text)
    return f"<pre><code>{text}</code></pre>"


def _datum(claim: Claim) -> list[Any]:
    """What the line at the foot of the window says of a claim."""
    evidence = claim.evidence
    return [
        plain(f"{field_label(claim.property)}: {cut(value_text(claim.value), 80)}"),
        evidence.reader,
        round(evidence.confidence * 100),
        path_end(evidence.where),
        plain(evidence.note or claim.why),
    ]
