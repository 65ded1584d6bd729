"""What the session's process and the sound process say to each other: one JSON object a line, over two pipes.

This module owns the messages and their spelling, and nothing else: it opens no pipe. A line that is no message is
no error but ``None``, so that a newer side may say more than an older one understands. Orders go down the sound
process's stdin, replies come up its stdout. All instants are seconds of `sound.instant.now`, which both sides share.

The session's side says `Open` once, `Load` for each clip, then `At` for each cue ahead of its time, `Withdraw` when
what was sent no longer holds, `Beat` at every look, and `Quit`. The end of the pipe means that it is gone.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

Key = tuple[int, ...]
"""Names a cue, so that it is heard once; empty for a sound that is no cue of the timeline."""


SPEECH: Final = "say-"
"""Names of clips that hold words begin so."""
SWELL: Final = "swell-"
"""Names of the swells of a breath begin so; the sound process makes them from their names."""


def is_passing(name: str) -> bool:
    """Whether a clip holds words or a swell: unlike a tone, it ends at once where what was sent is withdrawn."""
    return name.startswith((SPEECH, SWELL))


@dataclass(frozen=True, slots=True)
class Open:
    """Open the first device of these that works."""

    order: tuple[str, ...]
    """Names of devices, the wanted one first."""


@dataclass(frozen=True, slots=True)
class Load:
    """Take a clip from a file: 16 bit mono at 44.1 kHz."""

    name: str
    path: str
    percent: int = 100
    """How loud, against what the file holds."""


@dataclass(frozen=True, slots=True)
class At:
    """Sound a clip at an instant."""

    due: float
    """When it is to be heard."""
    name: str
    key: Key = ()
    generation: int = 0
    side: str = ""
    """The side it leans to, ``left`` or ``right``; empty in the middle."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Forget every cue of a lower generation that has not begun."""

    below: int


@dataclass(frozen=True, slots=True)
class Volume:
    """How loud everything is from now on."""

    percent: int


@dataclass(frozen=True, slots=True)
class Background:
    """Play this under the cues, until the end."""

    sound: str
    """The name of one that is made, or the path of a file or a folder."""
    percent: int

    @property
    def name(self) -> str:
        """What it is kept and told under; there is one."""
        return "background"


@dataclass(frozen=True, slots=True)
class Lull:
    """Let the background go on so loud, in per cent of what it is else; 0 holds it where it is."""

    percent: int

    @property
    def name(self) -> str:
        """What it is kept under; the last one holds."""
        return "lull"


@dataclass(frozen=True, slots=True)
class Beat:
    """The session lives and holds to what it sent; answered by `Alive`."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Let what sounds come to its end, and leave."""


@dataclass(frozen=True, slots=True)
class Trying:
    """A device is about to be opened, which may take long or for ever."""

    device: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A device could not be opened; the next one is tried."""

    device: str
    reason: str


@dataclass(frozen=True, slots=True)
class BadClip:
    """A clip could not be loaded and will not be heard."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A device is open and sounds what comes."""

    device: str
    words: str
    """The device as a person would call it."""
    latency: float
    """Seconds between handing a sample over and hearing it, as far as is known."""


@dataclass(frozen=True, slots=True)
class NoDevice:
    """None of the devices could be opened; the sound process leaves."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The device went away; it is tried again from time to time, and `Ready` said when it is back."""

    reason: str


@dataclass(frozen=True, slots=True)
class Started:
    """A cue has begun."""

    key: Key
    name: str
    due: float
    when: float
    """When it is heard, by the device's own clock."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A cue will not be heard: it came too late, or no beat came for too long."""

    key: Key
    name: str
    due: float


@dataclass(frozen=True, slots=True)
class Ring:
    """Ring the terminal's bell, which the sound process cannot reach."""


@dataclass(frozen=True, slots=True)
class Alive:
    """The answer to a beat."""


Kept = Load | Background | Lull
"""Orders that every sound process is given anew."""
Order = Open | Load | At | Withdraw | Volume | Background | Lull | Beat | Quit
Reply = Trying | Failed | BadClip | Ready | NoDevice | Lost | Started | Dropped | Ring | Alive
Message = Order | Reply

_KINDS: Final[dict[str, type[Message]]] = {
    kind.__name__.lower(): kind
    for kind in (
        Open, Load, At, Withdraw, Volume, Background, Lull, Beat, Quit,
        Trying, Failed, BadClip, Ready, NoDevice, Lost, Started, Dropped, Ring, Alive,
    )
}  # fmt: skip
_CHECKS: Final[dict[str, Callable[[object], bool]]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: isinstance(value, int),
    "float": lambda value: isinstance(value, int | float),
    "Key": lambda value: isinstance(value, list) and all(isinstance(part, int) for part in value),
    "tuple[str, ...]": lambda value: isinstance(value, list) and all(isinstance(part, str) for part in value),
}
"""What JSON must give for a field, by the spelling of its type above."""


def encode(message: Message) -> bytes:
    """A message as one line of ASCII, its end included."""
    fields = {field.name: getattr(message, field.name) for field in dataclasses.fields(message)}
    return json.dumps({"is": type(message).__name__.lower(), **fields}, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of a line; None where it is none that is known here."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    kind = _KINDS.get(str(found.pop("is", ""))) if isinstance(found, dict) else None
    if kind is None:
        return None
    fields = {field.name: _CHECKS[str(field.type)] for field in dataclasses.fields(kind)}
    if not all(name in fields and fields[name](value) for name, value in found.items()):
        return None
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    try:
        return kind(**values)
    except TypeError:
        return None
