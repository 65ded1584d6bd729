"""`relief serve` in a real browser: it opens, plays, and answers keys; another page's connection is refused."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `serve` is not installed")
pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

import browser  # it wants what was asked for above

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())]

OWN = """
name = "Aardvark walk"
[timing]
get_ready = "0s"
[[step]]
kind = "move"
name = "Walk like an aardvark"
duration = "10m"
"""


@pytest.fixture
def link(own_home: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The link of a server that runs, which ends politely."""
    routines = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "routines"
    routines.mkdir(parents=True)
    (routines / "aardvark.toml").write_text(OWN, encoding="utf-8")
    settings = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[sound]\nenabled = false\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "relief_player", "serve"],
        env=own_home,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0


async def test_it_opens_plays_and_answers_keys(link: str, tmp_path: Path):
    async with browser.opened(link, tmp_path / "browser") as page:
        await page.until(lambda: "Play" in page.text and "routines" in page.text)
        await page.click()
        await page.press("/")
        for letter in "aard":
            await page.press(letter)
        await page.until(lambda: "Walk like an aardvark" in page.text)
        await page.press("Enter")  # to the list
        await page.press("Enter")
        await page.until(lambda: "Pause" in page.text)
        await page.press(" ")
        await page.until(lambda: "Go on" in page.text)
        assert "Walk like an aardvark" in page.text
        own = link.partition("/?")[0]
        assert {address for address in page.arrived if not address.startswith((own, "data:"))} == set()


async def test_leaving_ends_the_page(link: str, tmp_path: Path):
    async with browser.opened(link, tmp_path / "browser") as page:
        await page.until(lambda: "routines" in page.text)
        await page.click()
        await page.press("q")
        await page.until(lambda: page.closed)


async def test_the_link_is_no_longer_in_the_address_and_another_browser_cannot_use_it(link: str, tmp_path: Path):
    async with browser.opened(link, tmp_path / "browser") as page:
        await page.until(lambda: page.frames)
        where = await page.ask("Runtime.evaluate", expression="location.search + document.cookie")
        assert where["result"]["value"] == ""
    async with browser.opened(link, tmp_path / "another") as page:
        await page.until(lambda: page.loaded and link in page.arrived)
        words = await page.ask("Runtime.evaluate", expression="document.body.innerText")
        assert "used already" in words["result"]["value"]
        assert page.frames == 0
