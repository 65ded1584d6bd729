"""What the session's process and the sound process say to each other: one JSON object a line, over two pipes.

This module owns the messages and their spelling, and nothing else: it opens no pipe. A line that is no message is
no error but ``None``, so that a newer side may say more than an older one understands. Orders go down the sound
process's stdin, replies come up its stdout. All instants are seconds of `sound.instant.now`, which both sides share.

The session's side says `Open` once, `Load` for each clip, then `At` for each cue ahead of its time, `Withdraw` when
what was sent no longer holds, `Beat` at every look, and `Quit`. The end of the pipe means that it is gone.
"""

from __future__ import annotations

import json
from typing import Final

from msgspec import Struct, convert, to_builtins

Key = tuple[int, ...]
"""Names a cue, so that it is heard once; empty for a sound that is no cue of the timeline."""


SPEECH: Final = "say-"
"""Names of clips that hold words begin so."""
BACKGROUND: Final = "background"
"""What the background is kept and told under; there is one."""
SWELL: Final = "swell-"
"""Names of the swells of a breath begin so; the sound process makes them from their names."""


def is_passing(name: str) -> bool:
    """Whether a clip holds words or a swell: unlike a tone, it ends at once where what was sent is withdrawn."""
    return name.startswith((SPEECH, SWELL))


class Said(Struct, frozen=True, tag=str.lower, tag_field="is", forbid_unknown_fields=True):
    """What all messages share: each is an object with its own name in it."""


class Open(Said, frozen=True):
    """Open the first device of these that works."""

    order: tuple[str, ...]
    """Names of devices, the wanted one first."""
    steady: bool = False
    """Whether a background will lie under the cues: rather a little later to a key than with a gap."""


class Load(Said, frozen=True):
    """Take a clip from a file: 16 bit mono at 44.1 kHz."""

    name: str
    path: str
    percent: int = 100
    """How loud, against what the file holds."""


class At(Said, frozen=True):
    """Sound a clip at an instant."""

    due: float
    """When it is to be heard."""
    name: str
    key: Key = ()
    generation: int = 0
    side: str = ""
    """The side it leans to, ``left`` or ``right``; empty in the middle."""


class Withdraw(Said, frozen=True):
    """Forget every cue of a lower generation that has not begun."""

    below: int


class Volume(Said, frozen=True):
    """How loud everything is from now on."""

    percent: int


class Background(Said, frozen=True):
    """Play this under the cues, until the end."""

    sound: str
    """The name of one that is made, or the path of a file or a folder."""
    percent: int

    @property
    def name(self) -> str:
        """What it is kept and told under."""
        return BACKGROUND


class Lull(Said, frozen=True):
    """Let the background go on so loud, in per cent of what it is else; 0 holds it where it is."""

    percent: int

    @property
    def name(self) -> str:
        """What it is kept under; the last one holds."""
        return "lull"


class Beat(Said, frozen=True):
    """The session lives and holds to what it sent; answered by `Alive`."""


class Quit(Said, frozen=True):
    """Let what sounds come to its end, and leave."""


class Trying(Said, frozen=True):
    """A device is about to be opened, which may take long or for ever."""

    device: str


class Failed(Said, frozen=True):
    """A device could not be opened; the next one is tried."""

    device: str
    reason: str


class BadClip(Said, frozen=True):
    """A clip could not be loaded and will not be heard."""

    name: str
    reason: str


class Ready(Said, frozen=True):
    """A device is open and sounds what comes."""

    device: str
    words: str
    """The device as a person would call it."""
    latency: float
    """Seconds between handing a sample over and hearing it, as far as is known."""


class NoDevice(Said, frozen=True):
    """None of the devices could be opened; the sound process leaves."""


class Lost(Said, frozen=True):
    """The device went away; it is tried again from time to time, and `Ready` said when it is back."""

    reason: str


class Started(Said, frozen=True):
    """A cue has begun."""

    key: Key
    name: str
    due: float
    when: float
    """When it is heard, by the device's own clock."""


class Dropped(Said, frozen=True):
    """A cue will not be heard: it came too late, or no beat came for too long."""

    key: Key
    name: str
    due: float


class Ring(Said, frozen=True):
    """Ring the terminal's bell, which the sound process cannot reach."""


class Alive(Said, frozen=True):
    """The answer to a beat."""


Kept = Load | Background | Lull
"""Orders that every sound process is given anew."""
Order = Open | Load | At | Withdraw | Volume | Background | Lull | Beat | Quit
Reply = Trying | Failed | BadClip | Ready | NoDevice | Lost | Started | Dropped | Ring | Alive
Message = Order | Reply


def encode(message: Message) -> bytes:
    """A message as one line of ASCII, its end included."""
    # Not msgspec's own JSON: a path may hold what is no UTF-8, and is then spelt with lone surrogates.
    return json.dumps(to_builtins(message), separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of a line; None where it is none that is known here."""
    try:
        found: Message = convert(json.loads(line), Message)
    except (ValueError, RecursionError):
        return None
    return found
