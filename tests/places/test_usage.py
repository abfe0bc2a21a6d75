from __future__ import annotations

import pytest

from support.places import Read


@pytest.mark.parametrize(
    ("text", "name", "usage"),
    [
        ("Nine people died in Mosul.", "Mosul", "literal"),
        ("Turkey accused its neighbours of lying.", "Turkey", "metonymic"),
        ("They do not want war with Turkey.", "Turkey", "metonymic"),
        ("Iraqi troops left the town.", "Iraqi", "demonym"),
        ("Mosul residents feel threatened.", "Mosul", "modifier"),
        ("She studied at the University of Baghdad.", "Baghdad", "embedded"),
    ],
)
def test_usage(read: Read, text: str, name: str, usage: str) -> None:
    found = {m.text: m.usage.value for place in read(text)[1] for m in place.mentions}
    assert found[name] == usage
