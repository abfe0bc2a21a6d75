"""Landscapes: the cases of Axelrod and Bennett, and that search finds what looking at all finds."""

from __future__ import annotations

import pytest

from crosscurrents.analysis.landscape import energies, landscape
from crosscurrents.errors import InputError

# Sizes in per cent and types of the firms in the two standards alliances for Unix, 1988, and of five
# great powers in 1936: Axelrod and Bennett 1993, British Journal of Political Science 23: 211-233.
FIRMS = {
    "Sun": (28.9, "S"), "Prime": (1.0, "S"), "DEC": (20.0, "G"), "HP": (11.5, "G"), "AT&T": (28.5, "G"),
    "IBM": (3.8, "G"), "Apollo": (21.2, "S"), "Intergraph": (4.4, "S"), "SGI": (4.4, "S"),
}  # fmt: skip
POWERS = {"Britain": 7.45, "France": 5.32, "Germany": 11.49, "Italy": 4.03, "USSR": 15.01}


def test_unix_standards() -> None:
    names = list(FIRMS)
    rivals = [[-1.0 if a != b and FIRMS[a][1] == FIRMS[b][1] else 0.0 for b in names] for a in names]
    found = landscape(names, [FIRMS[name][0] for name in names], rivals)
    assert [(round(one.energy, 2), one.basin) for one in found.minima] == [(-3828.90, 128)] * 2
    assert found.minima[0].sides[0] == ("Sun", "Prime", "AT&T", "IBM")
    assert found.minima[1].sides[0] == ("Sun", "Prime", "DEC", "HP")


def test_five_rival_powers() -> None:
    found = landscape(list(POWERS), list(POWERS.values()), [[-1.0] * 5] * 5)
    assert len(found.minima) == 4
    assert found.complete
    assert sum(one.basin or 0 for one in found.minima) == 16


def test_energies_are_sums_over_ordered_pairs_apart() -> None:
    table = energies(["a", "b", "c"], [1.0, 2.0, 3.0], [[0, 1, -1], [1, 0, 2], [-1, 2, 0]])
    assert list(table) == [0.0, 2 * (2 + 12), 2 * (-3 + 12), 2 * (2 - 3)]


def test_more_than_twenty_actors_are_exact_by_maxsat() -> None:
    names = [f"n{i}" for i in range(22)]
    friendly = [[1.0 if (i < 11) == (j < 11) else -1.0 for j in range(22)] for i in range(22)]
    found = landscape(names, [1.0] * 22, friendly, seconds=5)
    assert found.lowest == (-242.0, -242.0)
    assert found.minima[0].sides == (tuple(names[:11]), tuple(names[11:]))
    assert not found.complete


def test_inputs_that_do_not_fit() -> None:
    with pytest.raises(InputError, match="two or more"):
        landscape(["a"], [1.0], [[0.0]])
    with pytest.raises(InputError, match="sizes"):
        landscape(["a", "b"], [1.0], [[0.0, 1.0], [1.0, 0.0]])
    with pytest.raises(InputError, match="too many"):
        energies([str(i) for i in range(21)], [1.0] * 21, [[0.0] * 21] * 21)
