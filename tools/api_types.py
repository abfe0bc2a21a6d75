"""Writes the front end's types from ``app/shapes.py`` and ``drawing.py``: the two can't drift apart."""

from __future__ import annotations

import sys
import types
import typing
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "frontend" / "src" / "lib" / "types.ts"
HEADING = "// Written by tools/api_types.py from src/crosscurrents/app/shapes.py and drawing.py.\n"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def type_of(annotation: Any) -> str:
    """Return TypeScript's word for a type of Python."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if origin in (typing.Union, types.UnionType):
        return " | ".join(dict.fromkeys(type_of(each) for each in inner))
    if origin is list:
        element = type_of(inner[0])
        return f"({element})[]" if "|" in element else f"{element}[]"
    if origin is dict:
        return f"Record<{type_of(inner[0])}, {type_of(inner[1])}>"
    if origin is tuple:
        return f"[{', '.join(type_of(each) for each in inner)}]"
    return str(annotation.__name__)


def render() -> str:
    """Return the whole file."""
    from crosscurrents.app import drawing, shapes

    named = vars(shapes) | vars(drawing)
    structs = [
        each
        for each in named.values()
        if isinstance(each, type) and issubclass(each, msgspec.Struct) and each is not shapes.Shape
        and each is not msgspec.Struct
    ]  # fmt: skip
    blocks = []
    for struct in structs:
        hints = typing.get_type_hints(struct)
        fields = "".join(f"  {name}: {type_of(hints[name])};\n" for name in struct.__struct_fields__)
        blocks.append(f"export interface {struct.__name__} {{\n{fields}}}\n")
    return HEADING + "\n" + "\n".join(blocks)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    TARGET.write_text(render(), encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")
