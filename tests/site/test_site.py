"""The built site: every link leads somewhere, and a browser opens each page from its file, without a
server and without a network, light and dark, narrow and wide.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import presence_of_element_located
from selenium.webdriver.support.wait import WebDriverWait

PROJECT = Path(__file__).resolve().parents[2]
SITE = PROJECT / "target/site"
SHOTS = PROJECT / "target/site-shots"
AXE = PROJECT / "target/site-npm/node_modules/axe-core/axe.min.js"
PAGES = sorted(path for path in SITE.rglob("*.html") if path.name != "404.html")
IN_DUTCH = {"docs/officer-nl.html"}

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
with_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium")


def name_of(page: Path) -> str:
    return page.relative_to(SITE).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)

# ---- Links


def parsed(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(), "html.parser")


@pytest.fixture(scope="module")
def anchors() -> dict[Path, set[str]]:
    """The anchors of every page."""
    return {page: {str(tag["id"]) for tag in parsed(page).select("[id]")} for page in PAGES}


@each_page
def test_every_link_leads_to_a_file_and_an_anchor(
    page: Path, anchors: dict[Path, set[str]]
) -> None:
    tags = parsed(page).select("[href], [src]")
    assert len(tags) >= 20
    broken = []
    for tag in tags:
        link = str(tag.get("href") or tag.get("src"))
        if link.startswith("https:"):
            # A reader may click it, but the page does not load it.
            assert tag.name == "a" or tag.get("rel") == ["canonical"], link
        if link.startswith(("https:", "data:")):
            continue
        target, anchor = urldefrag(urljoin(page.as_uri(), link))
        path = Path(unquote(target.removeprefix("file://")))
        is_there = path.is_file() and (path.suffix != ".html" or path in anchors)
        if not is_there or (anchor and unquote(anchor) not in anchors.get(path, set())):
            broken.append(link)
    assert broken == []


def test_pages_are_those_of_the_project() -> None:
    assert len(PAGES) >= 25
    names = set(map(name_of, PAGES))
    of_folder = {f"docs/{path.stem}.html" for path in PROJECT.glob("docs/*.md")}
    assert of_folder - names == {"docs/index.html"}
    assert {"index.html", "project.html"} <= names
    notebook = parsed(SITE / "ibo-py/examples/population.html")
    assert len(notebook.select("article img[alt]")) >= 5
    assert len(notebook.select("article table")) >= 8


def test_every_error_has_its_place(anchors: dict[Path, set[str]]) -> None:
    errors = json.loads((PROJECT / "fixtures/errors.json").read_text())
    assert len(errors) >= 80
    assert {error["code"] for error in errors} <= anchors[SITE / "docs/errors.html"]
    rules = {error["rule"] for error in errors if error["rule"]}
    assert rules <= anchors[SITE / "docs/rules.html"]


# ---- In a browser

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--lang=en", "--hide-scrollbars"),
    # With a mouse: the theme lets blocks of code be reached by keyboard only where there is one.
    (
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,"
        "availablePointerTypes=4"
    ),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, Service(DRIVER))
    driver.set_script_timeout(300)
    SHOTS.mkdir(exist_ok=True)
    yield driver
    driver.quit()


def logged(browser: Any, log: str) -> list[Any]:
    """What a log of the browser has that was not read yet."""
    return list(browser.get_log(log))


def opened(browser: Chrome, page: Path, screen: str = "light", width: int = 1280) -> None:
    """Opens a page on a screen of a kind and a width."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": screen}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    logged(browser, "browser")
    logged(browser, "performance")
    browser.get(page.as_uri())


def asked(browser: Chrome) -> set[str]:
    """What the page asked for."""
    events = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return {one["request"]["url"] for one in sent}


@with_browser
@each_page
def test_page_opens_without_a_message_or_the_network(browser: Chrome, page: Path) -> None:
    opened(browser, page)
    assert logged(browser, "browser") == []
    urls = asked(browser)
    assert page.as_uri() in urls
    outside = {url for url in urls if not url.startswith((SITE.as_uri(), "data:", "blob:"))}
    assert outside == set()
    assert "ibo" in browser.title
    dutch = name_of(page) in IN_DUTCH
    language = browser.execute_script("return document.documentElement.lang")
    assert language == ("nl" if dutch else "en")
    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1


@with_browser
@each_page
def test_page_never_scrolls_sideways_on_a_telephone(browser: Chrome, page: Path) -> None:
    opened(browser, page, width=360)
    browser.save_screenshot(str(SHOTS / f"{name_of(page).replace('/', '-')}.narrow.png"))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360


@with_browser
@pytest.mark.parametrize("screen", ["light", "dark"])
@each_page
def test_page_is_readable_and_well_formed(browser: Chrome, page: Path, screen: str) -> None:
    opened(browser, page, screen)
    ground = browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
    light = sum(int(part) for part in ground.strip("rgba()").split(",")[:3]) > 3 * 128
    assert light == (screen == "light")
    browser.save_screenshot(str(SHOTS / f"{name_of(page).replace('/', '-')}.{screen}.png"))
    browser.execute_script(AXE.read_text())
    found = browser.execute_async_script(
        "const done = arguments[0];"
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']}).then((found) => done("
        "found.violations.map((one) => one.id + ': ' + one.nodes.length + ': '"
        " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))))"
    )
    assert found == []


@with_browser
@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("GGMMI", "docs/values.html"),
        ("percentage-not-allowed", "docs/errors.html#percentage-not-allowed"),
        ("bedrijfsvoorheffing", "docs/officer-nl.html"),
    ],
)
def test_search_finds(browser: Chrome, words: str, page: str) -> None:
    opened(browser, SITE / "index.html")
    box = browser.find_element(By.CSS_SELECTOR, ".md-search__input")
    box.click()
    box.send_keys(words)
    links: list[str] = []
    end = time.monotonic() + 60
    while not any(page in link for link in links) and time.monotonic() < end:
        time.sleep(0.2)
        # Without what the page that it leads to marks.
        links = browser.execute_script(
            "return [...document.querySelectorAll('.md-search-result__link')]"
            ".map((a) => a.href.replace(/[?]h=[^#]*/, ''))"
        )
    assert any(page in link for link in links), links
    browser.save_screenshot(str(SHOTS / f"search-{words}.png"))


@with_browser
def test_reader_can_choose_a_dark_screen(browser: Chrome) -> None:
    opened(browser, SITE / "index.html", "light")
    # As the system, light, dark.
    for scheme in ("default", "default", "slate"):
        chosen = f"body[data-md-color-scheme={scheme}]"
        WebDriverWait(browser, 60).until(presence_of_element_located((By.CSS_SELECTOR, chosen)))
        labels = browser.find_elements(By.CSS_SELECTOR, "[data-md-component=palette] label")
        (label,) = (label for label in labels if label.is_displayed())
        label.click()
        time.sleep(1)
