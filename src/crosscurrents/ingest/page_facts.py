"""What a page says about itself in its head: title, publisher, published and modified, kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from crosscurrents.ingest.published import normalise_date

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publication_date", "citation_publication_date", "article.published", "dc.date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "article.updated",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "publisher")
_ARTICLES = ("article", "posting", "report")
_LONGEST_DATA = 500_000


class PageFacts(msgspec.Struct, frozen=True):
    """What a page states about its report."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    address: str | None = None


def read_facts(tree: Any) -> PageFacts:
    """Read a parsed page's meta elements and its JSON-LD, the one where the other is silent."""
    meta = _meta(tree)
    article = next(_articles(tree), {})
    publisher = article.get("publisher")
    link = tree.xpath("string(//link[@rel='canonical']/@href)").strip()
    return PageFacts(
        title=_first(meta, _TITLE) or _text(article.get("headline")),
        publisher=_first(meta, _PUBLISHER)
        or _text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        published=_date(meta, _PUBLISHED) or normalise_date(_text(article.get("datePublished"))),
        modified=_date(meta, _MODIFIED) or normalise_date(_text(article.get("dateModified"))),
        address=link if link.startswith(("http://", "https://")) else None,
    )


def _meta(tree: Any) -> dict[str, str]:
    """Return the meta elements by lower-case name; the first of a name counts, as for browsers."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    for element in tree.xpath("//time[@itemprop and @datetime]")[:20]:
        found.setdefault(element.get("itemprop").lower(), element.get("datetime"))
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page's JSON-LD describes; what isn't JSON says nothing."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            loaded = json.loads((script.text or "")[:_LONGEST_DATA])
        except (ValueError, RecursionError):
            continue
        items = loaded if isinstance(loaded, list) else [loaded]
        graphs = [item.get("@graph") for item in items if isinstance(item, dict)]
        items = items + [item for graph in graphs if isinstance(graph, list) for item in graph]
        for item in items:
            if isinstance(item, dict) and str(item.get("@type")).lower().rstrip("]'").endswith(_ARTICLES):
                yield item


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _date(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    dates = (normalise_date(meta[name]) for name in names if name in meta)
    return next((date for date in dates if date), None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
