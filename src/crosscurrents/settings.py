"""Case settings: every threshold has a name, a default and its reason."""

from __future__ import annotations

from typing import Literal

import msgspec

Convention = Literal["plover", "cameo2plover"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may set about how reports are read."""

    convention: Convention = "plover"
    """Whose event types: the PLOVER manual's, or what the CAMEO→PLOVER table makes of CAMEO codes."""

    knowledge: tuple[str, ...] = ()
    """Further actor files (our YAML form, or TABARI/PETRARCH dictionaries); they win over ours."""

    gazetteer: tuple[str, ...] = ()
    """Further place files (GeoNames dumps or CSV), loaded on top of the built-in gazetteer."""

    longest_text: int = 1_000_000
    """Characters in one document. The parser needs about 1 kB a character; longer texts are books
    or broken files, and are refused by name rather than read in part."""

    largest_file: int = 40_000_000
    """Bytes in one input file that isn't an archive of many: beyond it nothing is one report."""

    duplicate_similarity: float = 0.7
    """Jaccard similarity of word five-grams from which two reports are one text: agency copy that
    a desk has cut and re-headed stays above it, independent accounts of one event far below."""

    words_a_credit: int = 150
    """Words of a report that one credit ("the Observatory said") covers: about a short agency item. A
    report that names one source only, and has no more words than its credits cover, rests on it."""

    batch: int = 16
    """Documents parsed together: large enough to fill the parser's batches, small enough for memory."""
