"""The page of `ibo report` in a browser: from a file, without a server and without a network, by
keyboard, on a light and a dark screen, and on paper.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibo
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_report import ROWS, refused, table

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium")

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--lang=en"),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages: of cases in both languages, with a sensitivity, and of statements."""
    folder = tmp_path_factory.mktemp("pages")
    people = ibo.examples.population(900, seed=11)
    found = ibo.report(people.cases, **people.records, extra="ignore")
    found.to_html(folder / "nl.html")
    found.to_html(folder / "en.html", language="en")
    many = [refused("percentage-not-allowed", "percentage") for _ in range(1_200)]
    ibo.report(table([*ROWS, *many])).to_html(folder / "statements.html", language="en")
    ibo.report(table([])).to_html(folder / "empty.html")
    return folder


def logged(browser: Any, log: str) -> list[Any]:
    """What a log of the browser has that was not read yet."""
    return list(browser.get_log(log))


def opened(browser: Chrome, path: Path) -> None:
    logged(browser, "browser")
    logged(browser, "performance")
    browser.get(path.as_uri())


def asked_by(browser: Chrome, page: Path) -> set[str]:
    """What the page asked for; the browser's own first page asks too."""
    events = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return {one["request"]["url"] for one in sent if one["documentURL"] == page.as_uri()}


@pytest.mark.parametrize("name", ["nl", "en", "statements", "empty"])
def test_page_opens_from_a_file_without_a_message_or_a_request(
    browser: Chrome, folder: Path, name: str
) -> None:
    page = folder / f"{name}.html"
    opened(browser, page)
    assert logged(browser, "browser") == []
    assert asked_by(browser, page) == {page.as_uri()}
    loaded = browser.execute_script("return performance.getEntriesByType('resource').length")
    assert loaded == 0
    assert browser.execute_script("return document.documentElement.lang") in ("nl", "en")


def found(browser: Chrome) -> str:
    return browser.find_element(By.ID, "found").text


def shown(browser: Chrome) -> int:
    rows = browser.find_elements(By.CSS_SELECTOR, "#refused tbody tr")
    return sum(row.is_displayed() for row in rows[:20])


def test_search_shows_the_rows_with_all_words_and_says_how_many(
    browser: Chrome, folder: Path
) -> None:
    opened(browser, folder / "statements.html")
    box = browser.find_element(By.ID, "search")
    assert found(browser) == ""
    box.send_keys("UNKNOWN-kind a-15")
    # The list has the first 1,000 of 1,203 refused rows; one of them is of this error.
    assert found(browser) == "1 of 1,000 rows found"
    assert shown(browser) == 1
    box.send_keys(" nowhere")
    assert found(browser) == "0 of 1,000 rows found"
    assert shown(browser) == 0
    box.clear()
    box.send_keys(" ", Keys.BACKSPACE)
    assert found(browser) == ""
    assert shown(browser) == 20
    status = browser.find_element(By.ID, "found")
    assert status.get_attribute("aria-live") == "polite"
    assert logged(browser, "browser") == []


def test_keyboard_reaches_the_links_the_tables_and_the_box(browser: Chrome, folder: Path) -> None:
    opened(browser, folder / "en.html")
    reached = []
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        focus = browser.switch_to.active_element
        if focus.tag_name == "body":
            break
        reached.append(focus.get_attribute("aria-labelledby") or focus.get_attribute("id") or "a")
        outline = focus.value_of_css_property("outline-style")
        assert outline != "none", reached
    tables = ["totals-table", "nets-table", "certainty-table", "assumed", "worth-table"]
    assert reached == ["a"] * 6 + [*tables, "errors-table", "search", "refused-table"]


@pytest.mark.parametrize("name", ["nl", "en", "statements"])
def test_everything_has_a_name_for_a_screen_reader(
    browser: Chrome, folder: Path, name: str
) -> None:
    opened(browser, folder / f"{name}.html")
    for box in browser.find_elements(By.TAG_NAME, "input"):
        label = browser.find_element(By.CSS_SELECTOR, f"label[for={box.get_attribute('id')}]")
        assert label.text == box.accessible_name
    tables = browser.find_elements(By.TAG_NAME, "table")
    assert len(tables) >= 5
    for one in tables:
        assert one.find_element(By.TAG_NAME, "caption").text
        for head in one.find_elements(By.TAG_NAME, "th")[:50]:
            assert head.get_attribute("scope") in ("col", "row")
        heads = one.find_elements(By.CSS_SELECTOR, "thead th")
        first = one.find_elements(By.CSS_SELECTOR, "tbody tr:first-child > *")
        assert len(heads) == len(first)
        assert all(head.text for head in heads)
    for region in browser.find_elements(By.CSS_SELECTOR, "[role=region], svg, nav"):
        assert region.accessible_name
    levels = [int(head.tag_name[1]) for head in browser.find_elements(By.CSS_SELECTOR, "h1,h2,h3")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    links = browser.find_elements(By.CSS_SELECTOR, "nav a")
    names = [(link.get_attribute("href") or "").partition("#")[2] for link in links]
    assert all(browser.find_element(By.ID, name) for name in names)


def test_page_reads_without_javascript(browser: Chrome, folder: Path) -> None:
    off = {"value": True}
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", off)
    try:
        opened(browser, folder / "en.html")
        assert not browser.find_element(By.ID, "find").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, "#refused tbody tr").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, "#totals table").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def luminance(colour: str) -> float:
    """The relative luminance of a colour, by the formula of WCAG 2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_texts_stand_out_on_both_screens(browser: Chrome, folder: Path, screen: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": screen}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        opened(browser, folder / "en.html")
        paper = browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
        assert (luminance(paper) < 0.1) == (screen == "dark")
        card = browser.find_element(By.CLASS_NAME, "card").value_of_css_property("background-color")
        for selector, ground in (
            *(
                (selector, paper)
                for selector in ("h1", ".soft", "caption", "th", "td", "a", "label")
            ),
            *((selector, card) for selector in (".card span", ".card b", "input")),
        ):
            element = browser.find_element(By.CSS_SELECTOR, selector)
            assert contrast(element.value_of_css_property("color"), ground) >= 4.5, selector
        marks = browser.find_element(By.CSS_SELECTOR, "svg text").value_of_css_property("fill")
        bars = browser.find_element(By.CSS_SELECTOR, "svg rect").value_of_css_property("fill")
        assert contrast(marks, paper) >= 4.5
        assert contrast(bars, paper) >= 3
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("name", ["nl", "statements"])
def test_page_prints_on_a4_with_every_row_and_without_the_box(
    browser: Chrome, folder: Path, name: str
) -> None:
    opened(browser, folder / f"{name}.html")
    asked = {"preferCSSPageSize": True, "printBackground": True}
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", asked)["data"])
    sheets = [tuple(map(float, box.split())) for box in re.findall(rb"MediaBox \[([^]]*)\]", pdf)]
    # 210 x 297 mm are 595.28 x 841.89 points.
    assert len(sheets) >= 2
    assert all(abs(w - 595.28) < 1 and abs(h - 841.89) < 1 for _, _, w, h in sheets)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        # What 178 mm between the margins are in pixels of a 96th of an inch.
        {"width": 672, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        assert not browser.find_element(By.ID, "find").is_displayed()
        cut: Any = browser.execute_script(
            "return [...document.querySelectorAll('.scroll')].filter((one) =>"
            " one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)"
            ".map((one) => one.getAttribute('aria-labelledby'))"
        )
        assert cut == []
        heads = browser.find_element(By.TAG_NAME, "thead").value_of_css_property("display")
        assert heads == "table-header-group"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [360, 820, 1400])
def test_page_never_scrolls_sideways(browser: Chrome, folder: Path, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        opened(browser, folder / "nl.html")
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
