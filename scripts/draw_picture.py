"""Draws the README's picture, docs/pictures/movement-graph.png, from the report of `make demo`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "out" / "aleppo-2016" / "report.html"
PICTURE = ROOT / "docs" / "pictures" / "movement-graph.png"


def main() -> int:
    """Photographs the movement graph, without its heading and buttons."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser_path is None or not REPORT.exists():
        print("Needs chromium, and the report of `make demo`.", file=sys.stderr)
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.goto(REPORT.as_uri())
        page.locator("#movement figure").first.screenshot(path=PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
