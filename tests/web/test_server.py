"""The server behind the door: asked over a real connection on this machine, with no browser."""

from __future__ import annotations

import shlex
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the extra `serve` is not installed")

from relief_player.errors import ReliefError  # noqa: E402  # behind the question whether the extra is there
from relief_player.web.server import GuardedServer, listen, origin_of  # noqa: E402  # as above

SPEAKS = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "MTIzNDU2Nzg5MDEyMzQ1Ng==",
}
"""What makes a request one for a connection that stays open."""
PAGE = """
import sys
leave = b'{"type": "exit"}'
sys.stdout.buffer.write(b"__GANGLION__\\nD" + (5).to_bytes(4, "big") + b"hello" + b"M" + len(leave).to_bytes(4, "big") + leave)
"""
"""A program of one page: it says hello and ends, in the words of Textual's driver for the web."""


@asynccontextmanager
async def serving(program: str = PAGE) -> AsyncIterator[GuardedServer]:
    listening = listen("127.0.0.1", 0)
    server = GuardedServer(
        shlex.join([sys.executable, "-c", program]), origin_of("127.0.0.1", listening.getsockname()[1])
    )
    runner = aiohttp.web.AppRunner(await server.application())
    await runner.setup()
    try:
        await aiohttp.web.SockSite(runner, listening).start()
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps cookies, as a browser does."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def test_the_link_leads_to_the_page_and_the_token_leaves_the_address():
    async with serving() as server, browser() as person, person.get(server.door.link) as page:
        assert (page.status, page.url.query_string) == (200, "")
        assert 'data-session-websocket-url="ws://127.0.0.1:' in await page.text()
        cookie = page.history[0].headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie


async def test_the_link_works_once():
    async with serving() as server, browser() as person, browser() as other:
        async with person.get(server.door.link):
            pass
        async with other.get(server.door.link) as again:
            assert (again.status, "used already" in await again.text()) == (403, True)
        async with person.get(server.public_url) as page:
            assert page.status == 200


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/static/", "/download/x", "/nothing"])
async def test_without_the_link_nothing_is_shown(path: str):
    async with serving() as server, browser() as stranger, stranger.get(server.public_url + path) as page:
        assert page.status == 403


@pytest.mark.parametrize("path", ["/static/", "/static", "/static/js/"])
async def test_folders_are_not_listed(path: str):
    async with serving() as server, browser() as person:
        async with person.get(server.door.link):
            pass
        async with person.get(server.public_url + path) as page:
            assert page.status == 404


async def test_another_name_for_the_same_address_is_refused():
    async with serving() as server, browser() as person:
        async with person.get(server.door.link, headers={"Host": "evil.example"}) as page:
            assert page.status == 403
        async with person.get(server.door.link) as page:
            assert page.status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
async def test_a_page_of_another_site_opens_no_connection_even_with_the_ticket(origin: str):
    async with serving() as server, browser() as person:
        async with person.get(server.door.link):
            pass
        headers = SPEAKS | ({"Origin": origin} if origin else {})
        async with person.get(server.public_url + "/ws", headers=headers) as page:
            assert page.status == 403


async def test_our_own_page_opens_a_connection():
    async with serving() as server, browser() as person:
        async with person.get(server.door.link):
            pass
        async with person.ws_connect(server.public_url + "/ws", headers={"Origin": server.public_url}) as spoken:
            assert (await spoken.receive()).data == b"hello"
            assert (await spoken.receive()).type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED}


async def test_a_page_whose_program_fails_is_told():
    async with serving("raise SystemExit(3)") as server, browser() as person:
        async with person.get(server.door.link):
            pass
        async with person.ws_connect(server.public_url + "/ws", headers={"Origin": server.public_url}) as spoken:
            assert (await spoken.receive()).type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED}


async def test_every_answer_forbids_what_comes_from_elsewhere():
    async with serving() as server, browser() as person:
        for address in (server.door.link, server.public_url + "/static/js/textual.js"):
            async with person.get(address) as page:
                assert "default-src 'none'" in page.headers["Content-Security-Policy"]
                assert page.headers["X-Frame-Options"] == "DENY"
                assert page.headers["Referrer-Policy"] == "no-referrer"


def test_a_port_that_is_taken_is_told():
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(ReliefError, match="cannot listen at 127"),
    ):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "port", "origin"),
    [
        ("127.0.0.1", 8000, "http://127.0.0.1:8000"),
        ("::1", 8000, "http://[::1]:8000"),
        ("Desk.local", 80, "http://desk.local"),
    ],
)
def test_an_address_is_written_as_browsers_write_it(host: str, port: int, origin: str):
    assert origin_of(host, port) == origin
