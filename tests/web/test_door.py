"""Who may come in: whoever has the link, once, and then whoever has the ticket; never another site's page."""

from __future__ import annotations

import itertools

import pytest

from relief_player.web.door import Answer, Door

ORIGIN = "http://127.0.0.1:8000"
TOKEN = "word-1"  # noqa: S105  # of a door made for the test
HOST = "127.0.0.1:8000"


@pytest.fixture
def door() -> Door:
    words = map("word-{}".format, itertools.count(1))
    return Door(ORIGIN, secret=lambda: next(words))


def ask(door: Door, **changes: object) -> Answer:
    usual = {"host": HOST, "origin": None, "ticket": None, "token": None, "speaks": False}
    return door.ask(**{**usual, **changes})


def test_the_link_holds_the_token_and_the_ticket_is_another_word(door: Door):
    assert (door.link, door.ticket) == (f"{ORIGIN}/?token=word-1", "word-2")


def test_the_token_gives_the_ticket_once(door: Door):
    assert [ask(door, token=TOKEN) for _ in range(2)] == [Answer.TAKE_TICKET, Answer.SPENT]


def test_the_ticket_opens_the_page_and_the_connection(door: Door):
    assert ask(door, ticket="word-2") is Answer.COME_IN
    assert ask(door, ticket="word-2", origin=ORIGIN, speaks=True) is Answer.COME_IN


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"token": "word-2"},
        {"ticket": "word-1"},
        {"token": ""},
        {"ticket": "ö"},
        {"token": "word-1", "speaks": True, "origin": ORIGIN},
    ],
)
def test_without_either_nobody_comes_in(door: Door, changes: dict[str, object]):
    assert ask(door, **changes) is Answer.STRANGER


@pytest.mark.parametrize(
    "host", [None, "", "evil.example", "127.0.0.1", "127.0.0.1:8001", "localhost:8000", "127.0.0.1:8000.evil.example"]
)
def test_another_name_never_comes_in_whatever_it_brings(door: Door, host: str | None):
    assert ask(door, host=host, ticket="word-2", token=TOKEN) is Answer.FOREIGN


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", ""]
)
@pytest.mark.parametrize("speaks", [True, False])
def test_another_page_never_comes_in_even_with_the_ticket(door: Door, origin: str, speaks: bool):
    assert ask(door, origin=origin, speaks=speaks, ticket="word-2") is Answer.FOREIGN


def test_a_connection_from_no_page_never_comes_in(door: Door):
    assert ask(door, ticket="word-2", speaks=True) is Answer.FOREIGN


def test_a_stranger_does_not_spend_the_link(door: Door):
    ask(door, host="evil.example", token=TOKEN)
    ask(door, origin="http://evil.example", token=TOKEN)
    assert ask(door, token=TOKEN) is Answer.TAKE_TICKET


def test_two_doors_have_other_words():
    words = [word for door in (Door(ORIGIN), Door(ORIGIN)) for word in (door.link, door.ticket)]
    assert len(set(words)) == 4
    assert min(map(len, words)) >= 43
