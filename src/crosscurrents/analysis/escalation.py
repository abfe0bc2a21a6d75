"""Is it getting worse: counts over time, change points, and whether events breed events.

Self-excitation (Hawkes 1971; for conflict Lewis et al. 2012) can't be told from a background that
changes, so it is fitted under several backgrounds. Each background is made constant by measuring
time in events expected from it (the time-rescaling theorem, Brown et al. 2002); the branching ratio
is the expected number of further events that one event sets off. It is shown only where all
backgrounds agree and the residuals look like a Poisson process under each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from crosscurrents.analysis.changepoints import change_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 50
"""Events below which no branching ratio is estimated: its interval would span all values."""

DRAWS = 40
MOST_DRAWN = 400_000
"""Events drawn in all for one interval: with very many, fewer draws tell as much."""

BANDWIDTHS = (45.0, 120.0)
"""Days over which the smooth backgrounds are averaged: about a season, and a third of a year."""

KOLMOGOROV_5_PERCENT = 1.358


class BackgroundFit(msgspec.Struct, frozen=True):
    """The fit under one background.

    ``ratio`` with its 95 % interval (parametric bootstrap), open where the residuals of any background
    fail; ``residuals_pass`` is the Kolmogorov–Smirnov test of the rescaled waiting times at 5 %.
    """

    background: str
    ratio: float
    low: float
    high: float
    residuals_pass: bool


class Excitation(msgspec.Struct, frozen=True):
    """All fits, and the ratio as an interval over them, or the reason why it is withheld."""

    fits: list[BackgroundFit]
    ratio: tuple[float, float] | None
    reason: str
    events: int


class Series(msgspec.Struct, frozen=True):
    """Events by day: days are counted from the first one, after de-duplication."""

    days: list[int]
    length: int
    merged: int


def make_series(days: Sequence[int], keys: Sequence[object], start: int, end: int) -> Series:
    """Return the days of distinct events between two days; equal keys on one day are one event.

    Two-fifths of duplicated reports make a steady stream look self-exciting, so that duplicates must
    go before anything is fitted.
    """
    inside = [(day, key) for day, key in zip(days, keys, strict=True) if start <= day <= end]
    distinct = set(inside)
    return Series(sorted(day - start for day, _ in distinct), end - start + 1, len(inside) - len(distinct))


def weekly(series: Series) -> list[int]:
    """Return the events of each whole week."""
    counts = [0] * max(series.length // 7, 1)
    for day in series.days:
        if day // 7 < len(counts):
            counts[day // 7] += 1
    return counts


def excitation(series: Series, draws: int = DRAWS) -> Excitation:
    """Fit the series under each background, and say whether a branching ratio can be shown."""
    import numpy as np

    count = len(series.days)
    if count < FEWEST:
        return Excitation([], None, f"{count} events are too few; at least {FEWEST} are needed", count)
    chance = np.random.default_rng(5)
    # Days are all that is known of the times; within its day an event is put at random.
    times = np.sort(np.asarray(series.days, dtype=float) + chance.random(count))
    backgrounds = _backgrounds(times, float(series.length), series)
    fits = [_fit(name, rescaled) for name, rescaled in backgrounds]
    if all(fit.residuals_pass for fit in fits):
        fewer = max(draws // 2, min(draws, MOST_DRAWN // count))
        fits = [
            _with_interval(fit, rescaled, fewer) for fit, (_, rescaled) in zip(fits, backgrounds, strict=True)
        ]
    reason = _withheld(fits)
    ratio = None if reason else (min(fit.low for fit in fits), max(fit.high for fit in fits))
    return Excitation(fits, ratio, reason, count)


def _backgrounds(
    times: NDArray[np.float64], length: float, series: Series
) -> list[tuple[str, NDArray[np.float64]]]:
    """Return the event times as measured by the events expected under each background."""
    found = [("constant", times / length * len(times))]
    found.append(("trend", _by_trend(times, length)))
    steps = change_points(weekly(series))
    if steps:
        found.append(("steps", _by_steps(times, length, [7.0 * step for step in steps])))
    for width in BANDWIDTHS:
        if length > 3 * width:
            found.append((f"smooth over {width:.0f} days", _by_smoothing(times, length, width)))
    return found


def _by_trend(times: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """Expected events under a rate that grows or falls exponentially, by maximum likelihood."""
    import numpy as np

    mean = float(np.mean(times)) / length
    low, high = -50.0, 50.0
    for _ in range(80):
        slope = (low + high) / 2
        centre = 0.5 if abs(slope) < 1e-9 else 1 / (1 - math.exp(-slope)) - 1 / slope
        low, high = (slope, high) if centre < mean else (low, slope)
    if abs(slope) < 1e-6:
        return times / length * len(times)
    part = np.expm1(slope * times / length) / math.expm1(slope)
    return np.asarray(part * len(times))


def _by_steps(times: NDArray[np.float64], length: float, steps: list[float]) -> NDArray[np.float64]:
    import numpy as np

    edges = np.asarray([0.0, *steps, length])
    counts = np.histogram(times, edges)[0].astype(float)
    # A step without events still takes a little time, so that the order of times is kept.
    totals = np.concatenate([[0.0], np.cumsum(np.maximum(counts, 1e-3))])
    return np.asarray(np.interp(times, edges, totals))


def _by_smoothing(times: NDArray[np.float64], length: float, width: float) -> NDArray[np.float64]:
    """Expected events under a rate smoothed with a Gaussian kernel, mirrored at both ends."""
    import numpy as np

    days = np.arange(math.ceil(length))
    counts = np.bincount(times.astype(int), minlength=len(days))[: len(days)].astype(float)
    reach = min(int(3 * width), len(days) - 1)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    kernel /= kernel.sum()
    padded = np.concatenate([counts[reach:0:-1], counts, counts[-2 : -reach - 2 : -1]])
    rate = np.convolve(padded, kernel, mode="valid") + 1e-6
    totals = np.concatenate([[0.0], np.cumsum(rate)])
    return np.asarray(np.interp(times, np.arange(len(days) + 1), totals / totals[-1] * len(times)))


def _fit(background: str, times: NDArray[np.float64]) -> BackgroundFit:
    """Fit an exponential kernel on rescaled time, in which the background is one event a unit."""
    import numpy as np
    from hawkes import univariate

    try:
        fitted = univariate.fit(np.ascontiguousarray(times), _horizon(times))
    except RuntimeError:
        return BackgroundFit(background, math.nan, 0.0, math.inf, False)
    kernel = fitted.parameters
    passed = _residuals_pass(times, kernel.baseline, kernel.excitation, kernel.decay)
    return BackgroundFit(background, fitted.branching_ratio(), 0.0, math.inf, passed)


def _horizon(times: NDArray[np.float64]) -> float:
    return max(float(len(times)), float(times[-1])) * (1 + 1e-9)


def _with_interval(fit: BackgroundFit, times: NDArray[np.float64], draws: int) -> BackgroundFit:
    """Return a fit with the interval of its ratio; it stays open where too few draws can be fitted."""
    import numpy as np
    from hawkes import univariate

    horizon = _horizon(times)
    fitted = univariate.fit(np.ascontiguousarray(times), horizon)
    drawn = []
    for seed in range(draws):
        if not fitted.is_stationary() or fit.ratio > 0.97:
            break  # an explosive process can't be drawn from
        again = univariate.simulate(fitted.parameters, horizon, seed)
        if len(again) > 2:
            try:
                drawn.append(univariate.fit(again, horizon).branching_ratio())
            except RuntimeError:
                continue
    if len(drawn) < draws / 2:
        return fit
    # Basic bootstrap: what the draws miss the fit by, the fit misses the truth by.
    low, high = (2 * fit.ratio - float(np.quantile(drawn, q)) for q in (0.975, 0.025))
    return msgspec.structs.replace(fit, low=max(low, 0.0), high=max(high, 0.0))


def _residuals_pass(times: NDArray[np.float64], baseline: float, excitation: float, decay: float) -> bool:
    """Test the waiting times, rescaled by the fitted intensity, against an exponential law."""
    import numpy as np

    waits = []
    memory, before = 0.0, 0.0
    for time in times:
        gap = float(time) - before
        faded = memory * math.exp(-decay * gap)
        waits.append(baseline * gap + excitation * (memory - faded))
        memory, before = faded + 1.0, float(time)
    uniform = np.sort(1 - np.exp(-np.asarray(waits)))
    count = len(uniform)
    ranks = np.arange(count + 1) / count
    distance = max(np.max(ranks[1:] - uniform), np.max(uniform - ranks[:-1]))
    return bool(distance * math.sqrt(count) < KOLMOGOROV_5_PERCENT)


def _withheld(fits: Sequence[BackgroundFit]) -> str:
    """Return why no ratio can be shown, or nothing."""
    failed = [fit.background for fit in fits if not fit.residuals_pass]
    if failed:
        return f"the residuals fail under the background: {', '.join(failed)}"
    if any(math.isnan(fit.ratio) or math.isinf(fit.high) for fit in fits):
        return "no interval could be found under every background"
    if max(fit.low for fit in fits) > min(fit.high for fit in fits):
        ratios = ", ".join(f"{fit.background} {fit.ratio:.2f}" for fit in fits)
        return f"the backgrounds disagree: {ratios}"
    return ""
