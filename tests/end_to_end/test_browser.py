"""`relief serve` in a real browser: it opens, plays, and answers keys; another page's connection is refused."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass
class Serving:
    """A server that runs."""

    server: subprocess.Popen[str]
    link: str

    def end(self) -> int:
        """Ctrl-C; returns how it ended."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
        return self.server.wait(20)


@pytest.fixture
def serving(own_home: dict[str, str], tmp_path: Path) -> Iterator[Serving]:
    """A server with a routine of one's own, which ends politely."""
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
        running = Serving(server, server.stdout.readline().strip())
        try:
            yield running
        finally:
            assert running.end() == 0


def played(home: dict[str, str]) -> list[str]:
    """The routines in the history."""
    asked = [sys.executable, "-m", "relief_player", "history", "--json"]
    told = subprocess.run(asked, env=home, capture_output=True, check=True, timeout=60)
    return [row["routine_id"] for row in json.loads(told.stdout)]


async def play_own(page: browser.Page) -> None:
    """Find the routine of one's own, and play it."""
    await page.until(lambda: "Play" in page.text and "routines" in page.text)
    await page.click()
    await page.press("/")
    for letter in "aard":
        await page.press(letter)
    await page.until(lambda: "Walk like an aardvark" in page.text)
    await page.press("Enter")  # to the list
    await page.press("Enter")
    await page.until(lambda: "Pause" in page.text)


async def test_it_opens_plays_answers_keys_and_fetches_nothing_from_elsewhere(serving: Serving, tmp_path: Path):
    async with browser.opened(serving.link, tmp_path / "browser") as page:
        await play_own(page)
        await page.press(" ")
        await page.until(lambda: "Go on" in page.text)
        assert "Walk like an aardvark" in page.text
        own = serving.link.partition("/?")[0]
        assert {address for address in page.arrived if not address.startswith((own, "data:"))} == set()


async def test_closing_the_page_keeps_what_was_played(serving: Serving, own_home: dict[str, str], tmp_path: Path):
    async with browser.opened(serving.link, tmp_path / "browser") as page:
        await play_own(page)
        await page.until(lambda: "9:58 left" in page.text)
    assert serving.end() == 0
    assert played(own_home) == ["aardvark"]


async def test_leaving_ends_the_page(serving: Serving, tmp_path: Path):
    async with browser.opened(serving.link, tmp_path / "browser") as page:
        await page.until(lambda: "routines" in page.text)
        await page.click()
        await page.press("q")
        await page.until(lambda: page.closed)


async def test_the_link_leaves_the_address_and_opens_no_other_browser(serving: Serving, tmp_path: Path):
    async with browser.opened(serving.link, tmp_path / "browser") as page:
        await page.until(lambda: page.frames)
        where = await page.ask("Runtime.evaluate", expression="location.search + document.cookie")
        assert where["result"]["value"] == ""
    async with browser.opened(serving.link, tmp_path / "another") as page:
        await page.until(lambda: page.loaded and serving.link in page.arrived)
        words = await page.ask("Runtime.evaluate", expression="document.body.innerText")
        assert "used already" in words["result"]["value"]
        assert page.frames == 0
