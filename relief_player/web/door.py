"""Who may come in: the one person who was shown the link, from the page they opened with it.

This module owns that judgement. It knows no server: headers and paths are arguments. Three things are asked of every
request. The name in it must be the one that was printed (another site's name may be made to lead here). Where a page
asks, the page must be ours (another site's page may send requests, and open connections, from the same browser). And
it must bring the ticket, which is given once, for the token of the link.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from enum import Enum
from typing import Final

_BYTES: Final = 32
TOKEN: Final = "token"  # noqa: S105  # its name, not the thing
"""What the token is called in the link."""


class Answer(Enum):
    """What becomes of a request."""

    COME_IN = "come in"
    TAKE_TICKET = "take ticket"
    """The token was right, for the first time: give the ticket, and lead to the page without the token."""
    STRANGER = "stranger"
    """No ticket: the link is needed."""
    SPENT = "spent"
    """The link was used before."""
    FOREIGN = "foreign"
    """Another name or another page than ours."""


class Door:
    """One server's door. Its secrets are made with it, and never leave but in the link and the ticket.

    Args:
        origin: where the page is, as browsers say it: ``http://127.0.0.1:8000``.
        secret: makes a word that nobody can guess.
    """

    def __init__(self, origin: str, secret: Callable[[], str] = lambda: secrets.token_urlsafe(_BYTES)) -> None:
        self._origin = origin
        self._token, self._ticket = secret(), secret()
        self._spent = False

    @property
    def link(self) -> str:
        """What a person opens."""
        return f"{self._origin}/?{TOKEN}={self._token}"

    @property
    def ticket(self) -> str:
        """What a browser keeps once it has come in by the link."""
        return self._ticket

    def ask(
        self, *, host: str | None, origin: str | None, ticket: str | None, token: str | None, speaks: bool
    ) -> Answer:
        """Judge a request.

        Args:
            host: the name it was sent to.
            origin: the page it comes from; None where the browser says none.
            ticket: what the browser brings.
            token: that of the link; None where there is none.
            speaks: whether it asks for a connection that stays open. Browsers always say where that comes from, and
                do not keep pages of other sites from asking.
        """
        if host is None or f"http://{host.lower()}" != self._origin:
            return Answer.FOREIGN
        if origin != self._origin and (speaks or origin is not None):
            return Answer.FOREIGN
        if ticket is not None and secrets.compare_digest(ticket.encode(), self._ticket.encode()):
            return Answer.COME_IN
        if speaks or token is None or not secrets.compare_digest(token.encode(), self._token.encode()):
            return Answer.STRANGER
        if self._spent:
            return Answer.SPENT
        self._spent = True
        return Answer.TAKE_TICKET
