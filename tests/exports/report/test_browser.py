"""The page in a real browser, on a phone and on a desk, in both languages.

Skipped where Chromium is not installed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.report.test_roadmap import ground
from exports.route_town import town, two_trips
from safepassage.exports import report
from safepassage.language import LANGUAGES, language
from safepassage.model import Plan, Scenario

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
SIZES = {"phone": (390, 844), "desk": (1280, 900)}

LOW_CONTRAST = """() => {
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest("svg") || !e.getClientRects().length) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(e);
    const a = light(rgb(style.color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${e.className} ${e.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return low;
}"""

OUTSIDE = """() => [...document.querySelectorAll("body *")].filter(e => {
  if (e.closest(".scroller, svg, .skip, .hidden")) return false;
  const box = e.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(e => e.tagName + "." + e.className)"""

COVERED = """() => [...document.querySelectorAll("svg.map")].flatMap(map => {
  const labels = [...map.querySelectorAll("g")].map(g => [...g.querySelectorAll("text.place")])
    .filter(lines => lines.length).map(lines => lines.map(t => t.getBoundingClientRect()))
    .map(boxes => ({
      left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)),
      top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)),
    }));
  return labels.flatMap((a, i) => labels.slice(i + 1).filter(b =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3));
}).length"""

Page = Any


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def files(
    scenario: Scenario, plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    written = {}
    for code in LANGUAGES:
        written[code] = folder / f"{code}.html"
        written[code].write_text(report(scenario, plan, language(code)), encoding="utf-8")
    return written


@pytest.fixture(params=[(code, size) for code in LANGUAGES for size in SIZES], ids=" ".join)
def page(request: pytest.FixtureRequest, browser: Any, files: dict[str, Path]) -> Iterator[Page]:
    """The page in each language and size."""
    code, size = request.param
    yield from opened(browser, files[code], *SIZES[size])


@pytest.fixture(params=LANGUAGES)
def desk(request: pytest.FixtureRequest, browser: Any, files: dict[str, Path]) -> Iterator[Page]:
    """The page in each language on a desk."""
    yield from opened(browser, files[request.param], *SIZES["desk"])


def opened(browser: Any, file: Path, width: int, height: int) -> Iterator[Page]:
    """The file in a window of its own; fails on what the console complains about."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", offline=True
    )
    context.set_default_timeout(90_000)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_nothing_sticks_out_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(OUTSIDE) == []


def test_text_can_be_read_against_what_is_behind_it(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate(LOW_CONTRAST) == []


def test_names_on_the_map_do_not_cover_each_other(page: Page) -> None:
    assert page.evaluate(COVERED) == 0


def test_zooming_stretches_time_and_adds_labels(desk: Page) -> None:
    svg = desk.locator("#movement .plot")
    before = svg.evaluate("e => e.getBoundingClientRect().width")
    labels = desk.locator("#movement .plot .axis").count()
    desk.locator("[data-zoom='2']").click()
    desk.locator("[data-zoom='2']").click()
    assert svg.evaluate("e => e.getBoundingClientRect().width") == pytest.approx(4 * before)
    assert desk.locator("#movement .plot .axis").count() > labels
    desk.locator("[data-zoom='0']").click()
    assert svg.evaluate("e => e.getBoundingClientRect().width") == pytest.approx(before)
    assert desk.locator("#movement .plot .axis").count() == labels


def test_the_graph_begins_where_reading_begins(page: Page) -> None:
    """Before anybody scrolls, the first hour stands next to the names of the places."""
    first = page.locator("#movement .plot .axis").first.bounding_box()
    gutter = page.locator("#movement .gutter").bounding_box()
    assert first is not None
    assert gutter is not None
    rtl = page.evaluate("document.documentElement.dir") == "rtl"
    edge = gutter["x"] - first["x"] if rtl else first["x"] - (gutter["x"] + gutter["width"])
    assert 0 <= edge <= 60


def test_a_chosen_vehicle_stands_out_everywhere(desk: Page) -> None:
    desk.select_option("[data-highlight]", "bus-07")
    hot = desk.evaluate("[...document.querySelectorAll('.hot')].map(e => e.dataset.v)")
    assert set(hot) == {"bus-07"}
    assert len(hot) > 10
    desk.keyboard.press("Escape")
    assert desk.locator(".hot").count() == 0


def test_pointing_at_a_line_tells_what_the_vehicle_does(desk: Page) -> None:
    desk.select_option("[data-highlight]", "bus-07")
    point = desk.evaluate(
        """() => {
          const path = document.querySelector("#movement .run.hot .hit");
          const frame = document.querySelector("#movement .scroller");
          frame.scrollIntoView({block: "center"});
          const box = frame.getBoundingClientRect();
          const gutter = document.querySelector("#movement .gutter").getBoundingClientRect();
          for (let l = 0; l < path.getTotalLength(); l += 2) {
            const p = path.getPointAtLength(l).matrixTransform(path.getScreenCTM());
            const rtl = gutter.left > box.left + 5;
            const [left, right] = rtl ? [box.left, gutter.left] : [gutter.right, box.right];
            if (left + 5 < p.x && p.x < right - 5 && 5 < p.y && p.y < innerHeight - 5)
              return [p.x, p.y];
          }
        }"""
    )
    desk.mouse.move(*point)
    said = desk.locator("#tip").inner_text()
    assert ":" in said
    assert desk.locator(".sheet[data-vehicle='bus-07'] summary b").inner_text() in said


def test_the_filter_keeps_what_holds_all_its_words(desk: Page) -> None:
    everything = desk.locator("#vehicles .sheet").count()
    desk.fill("[data-filter=vehicles]", "3 " + desk.locator(".sheet b").nth(20).inner_text()[:3])
    kept = desk.locator("#vehicles .sheet:visible").count()
    assert 0 < kept < everything
    desk.fill("[data-filter=vehicles]", "")
    assert desk.locator("#vehicles .sheet:visible").count() == everything


def test_printing_opens_what_is_folded_and_fits_the_paper(desk: Page) -> None:
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": 1040, "height": 720})
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert desk.locator("details:not([open])").count() == 0
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.evaluate("dispatchEvent(new Event('afterprint'))")
    assert desk.locator("details:not([open])").count() > 40


@pytest.fixture(params=[(code, size) for code in LANGUAGES for size in SIZES], ids=" ".join)
def roads(request: pytest.FixtureRequest, browser: Any, tmp_path: Path) -> Iterator[Page]:
    """A page with a map of roads, in each language and size."""
    code, size = request.param
    file = tmp_path / "roads.html"
    page = report(town(), two_trips(town()), language(code), ground=ground())
    file.write_text(page, encoding="utf-8")
    yield from opened(browser, file, *SIZES[size])


def test_the_map_of_roads_is_enlarged_moved_and_made_whole_again(roads: Page) -> None:
    svg = roads.locator("svg.streets")
    svg.scroll_into_view_if_needed()
    whole = svg.get_attribute("viewBox")
    name = svg.locator(".spot .place").first
    high = name.bounding_box()["height"]
    roads.locator("[data-scale='2']").click()
    roads.locator("[data-scale='2']").click()
    view = [float(each) for each in svg.get_attribute("viewBox").split()]
    assert view[2] == pytest.approx(float(whole.split()[2]) / 4)
    assert name.bounding_box()["height"] == pytest.approx(high, rel=0.1)
    svg.focus()
    roads.keyboard.press("ArrowRight")
    assert float(svg.get_attribute("viewBox").split()[0]) > view[0]
    roads.locator("[data-scale='0']").click()
    assert svg.get_attribute("viewBox") == whole
    assert roads.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert roads.evaluate(OUTSIDE) == []
