"""Measures the app on a case: ``python tools/measure_app.py CASE``.

Prints how long the first view takes from a cold start, how long each address and each filter takes to
answer, how evenly map and network move, and what the front end weighs. Needs Chromium and playwright; where
there is no graphics card it draws in software, and says so.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import CDPSession, Page, sync_playwright
from screenshots import FLAGS

DIST = Path(__file__).parents[1] / "src" / "crosscurrents" / "app" / "dist"
BASE_MAP = ("countries-", "disputed_borders-")
WINDOWS = [f"since={year}-{month:02}-01&until={year}-{month + 2:02}-28" for year in range(2016, 2019)
           for month in (1, 4, 7, 10)]  # fmt: skip

FILTERS = {"events": ["Actor", "Type", "Side", "Status", "Place", "Order"], "map": ["Side"]}
FILTER = """async ([label, value]) => {
  const control = document.querySelector(`select[aria-label="${label}"]`);
  const began = performance.now();
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
  const frame = () => new Promise(requestAnimationFrame);
  do { await frame(); } while (document.querySelector("[aria-busy=true]"));
  return performance.now() - began;
}"""
"""Chooses in a filter and waits until the answer is drawn; milliseconds."""

WATCH = """() => {
  window.frames_seen = [];
  let last = performance.now();
  const tick = (now) => { window.frames_seen.push(now - last); last = now; window.watching = requestAnimationFrame(tick); };
  window.watching = requestAnimationFrame(tick);
}"""  # noqa: E501
RENDERER = """() => {
  const gl = document.createElement("canvas").getContext("webgl2");
  const names = gl && gl.getExtension("WEBGL_debug_renderer_info");
  return names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : "none";
}"""


@contextmanager
def served(case: Path) -> Iterator[tuple[str, float, int]]:
    """Start the server as a person does; yield its address, the seconds until it printed it, its process."""
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "crosscurrents",
        "serve",
        "--case",
        str(case),
        "--port",
        "0",
        "--no-open",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = ""
    while "#token=" not in printed:
        printed += process.stdout.readline()
    address = next(word for word in printed.split() if word.startswith("http")).partition("/#")[0]
    try:
        yield address, time.perf_counter() - began, process.pid
    finally:
        process.terminate()
        process.wait()


def spread(values: list[float]) -> str:
    """Return the median, the 95th percentile and the maximum of milliseconds."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"median {statistics.median(ordered):6.1f}  p95 {high:6.1f}  max {ordered[-1]:6.1f} ms"


def fetch(address: str) -> Any:
    """Return what the server says at an address."""
    with urlopen(address) as answer:  # noqa: S310 - our own server on this machine
        return json.loads(answer.read())


def first_view(case: Path, page: Page) -> None:
    """Measure from the start of the server, and from the request, until the overview can be used."""
    with served(case) as (address, started, process):
        began = time.perf_counter()
        page.goto(address)
        page.locator("p.held").wait_for()
        seen = time.perf_counter() - began
        used = _processor_seconds(process)
        print(f"first view       server up after {started:.2f} s, overview {seen:.2f} s later, together "
              f"{started + seen:.2f} s; the server used {used:.2f} s of processor until then")  # fmt: skip
        page.locator("section[aria-label='Changed lately']").wait_for()
        print(f"                 what changed lately {time.perf_counter() - began:.2f} s after the request")


def _processor_seconds(process: int) -> float:
    """Return the processor time that a process has used, where the system tells (Linux)."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.is_file():
        return math.nan
    fields = stat.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answers(address: str) -> None:
    """Time each address with filters that it wasn't asked before, one after the other."""
    for first in ("overview", "lately"):  # what is worked out once, while somebody reads the first view
        fetch(f"{address}/{first}.json")
    events = fetch(f"{address}/events.json")
    network = fetch(f"{address}/network.json")
    actors = [choice["value"] for choice in events["actors"][:12]]
    ties = [(edge["a"], edge["b"]) for edge in network["edges"][:12]]
    asked = {
        "events": [f"events.json?actor={a}" for a in actors] + [f"events.json?{w}" for w in WINDOWS],
        "events, words": [f"events.json?q={word}" for word in ("town", "army", "insurgents", "civilians")],
        "network": [f"network.json?{window}" for window in WINDOWS],
        "tie": [f"tie.json?a={a}&b={b}" for a, b in ties],
        "map": [f"map.json?{window}" for window in WINDOWS] + [f"map.json?actor={a}" for a in actors],
        "flashpoints": [f"flashpoints.json?{window}" for window in WINDOWS],
        "towns": [f"towns.json?south={30 + n}&north={34 + n}&west=35&east=42" for n in range(6)],
        "actors": ["actors.json", *(f"actors.json?q={letter}" for letter in "abcd")],
        "actor": [f"actors/{a}.json" for a in actors],
        "reports": ["reports.json"],
        "record": [f"record.json?id={row['id']}" for row in events["rows"][:20]],
        "search": [f"search.json?q={word}" for word in ("aleppo", "army", "civilians")],
        "ledger": ["ledger.json"],
        "review": ["review.json"],
    }
    every: list[float] = []
    for name, paths in asked.items():
        took = []
        for path in paths:
            began = time.perf_counter()
            fetch(f"{address}/{path}")
            took.append((time.perf_counter() - began) * 1000)
        every += took
        print(f"{name:<16} {spread(took)}  of {len(took)}")
    print(f"{'all addresses':<16} {spread(every)}  of {len(every)}")
    began = time.perf_counter()
    fetch(f"{address}/camps.json")
    print(f"{'camps':<16} {(time.perf_counter() - began) * 1000:.0f} ms, in a thread of its own")


def filters(address: str, page: Page) -> None:
    """Time choosing in the filters of the events and of the map, until the answer is drawn."""
    every: list[float] = []
    for view, labels in (
        ("events", ["Actor", "Type", "Side", "Status", "Place", "Order"]),
        ("map", ["Side"]),
    ):
        took = []
        for label in labels:
            page.goto(f"{address}/{view}")
            page.wait_for_load_state("networkidle")
            values = page.eval_on_selector_all(
                f"select[aria-label='{label}'] option", "all => all.map(one => one.value).slice(1, 4)"
            )
            took += [page.evaluate(FILTER, [label, value]) for value in values]
        every += took
        print(f"{view + ' filters':<16} {spread(took)}  of {len(took)}")
    print(f"{'filters, drawn':<16} {spread(every)}  of {len(every)}")


def frames(address: str, page: Page, view: str) -> None:
    """Watch the frames while a picture is dragged and zoomed as by hand."""
    page.goto(f"{address}/{view}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(4000)
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for name, move in (("pan", _pan), ("zoom", _zoom)):
        page.mouse.move(x, y)
        page.evaluate(WATCH)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        before = _script_seconds(session)
        move(page, x, y)
        script = (_script_seconds(session) - before) * 1000
        took = page.evaluate("() => { cancelAnimationFrame(window.watching); return window.frames_seen; }")
        late = sum(each > 50 for each in took) / len(took)
        print(f"{view + ' ' + name:<16} {spread(took)}  of {len(took)} frames, {late:.0%} over 50 ms; "
              f"script {script / len(took):.1f} ms a frame")  # fmt: skip


def _script_seconds(session: CDPSession) -> float:
    """Return how long scripts have run in the page: what is ours of a frame, whoever else is busy."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "ScriptDuration"))


def _pan(page: Page, x: float, y: float) -> None:
    page.mouse.down()
    for step in range(120):
        page.mouse.move(x + 150 * ((step % 40) / 40 - 0.5), y + step % 30)
        page.wait_for_timeout(8)
    page.mouse.up()


def _zoom(page: Page, x: float, y: float) -> None:
    for step in range(40):
        page.mouse.wheel(0, -60 if step < 20 else 60)
        page.wait_for_timeout(30)
    page.mouse.move(x, y)


def weight() -> None:
    """Add up what a browser loads, compressed, with and without the base map."""
    sizes = {f: len(gzip.compress(f.read_bytes())) / 1000 for f in DIST.rglob("*") if f.is_file()}
    base = sum(size for file, size in sizes.items() if file.name.startswith(BASE_MAP))
    print(f"{'front end':<16} {sum(sizes.values()) - base:.0f} kB compressed, and {base:.0f} kB base map")


def main(case: Path) -> None:
    """Measure everything, the cold start first."""
    weight()
    print(f"machine          {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before measuring")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        first_view(case, page)
        with served(case) as (address, _, _):
            answers(address)
            filters(address, page)
            print(f"drawn by         {page.evaluate(RENDERER)}")
            for view in ("map", "network"):
                frames(address, page, view)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
