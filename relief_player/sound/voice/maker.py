"""The maker of phrases: gives the clip of a text, from the store or from the voice process.

This module owns that process: it is started for the first phrase that is not there, asked one at a time, and given up
when it dies or hangs too often. It blocks, so a live session asks it on a thread of its own.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, Final

from relief_player.sound.link import apart, own_environment
from relief_player.sound.voice.store import Store
from relief_player.units import Ms

PATIENCE: Final = 20.0
"""Seconds for one phrase, the start of the process included."""
MOST_FAILURES: Final = 3
"""After as many there are no more words in this session."""
_STEADY: Final = {"MALLOC_PERTURB_": "255"}
"""Has the GNU library hand out memory that is all zeros. Pico reads some before it has written there, and so says the
same words a hair differently; the same words are to be the same bytes."""
NOT_SAID: Final = "Some words cannot be said by the voice here; their tones sound alone."


def command(voice: str, speed: float) -> list[str]:
    """What starts a voice process: this Python, with nothing of the present folder importable."""
    return [sys.executable, "-P", "-m", "relief_player.sound.voice.worker", voice, f"{speed:.2f}"]


class Maker:
    """Makes phrases, one at a time.

    Args:
        store: where they are kept.
        start: what starts the voice process.
        notice: told each sentence that a person should see, once.
        patience: seconds for one phrase.
    """

    def __init__(
        self, store: Store, start: Sequence[str], notice: Callable[[str], None], patience: float = PATIENCE
    ) -> None:
        self._store = store
        self._start = list(start)
        self._notice = notice
        self._patience = patience
        self._known: dict[str, tuple[Path, Ms] | None] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._failures = 0
        self._told = False
        self._closing = threading.Lock()
        self._closed = False

    def phrase(self, text: str) -> tuple[Path, Ms] | None:
        """The clip of a text and how long it lasts; None where it cannot be said. Blocks while it is made."""
        if text not in self._known:
            self._known[text] = self._store.find(text) or self._made(text)
        return self._known[text]

    def fetch(self, text: str) -> Path | None:
        """The clip of a text that was asked for before; made anew where the store has let it go."""
        self._known.pop(text, None)
        found = self.phrase(text)
        return None if found is None else found[0]

    def length(self, text: str) -> Ms | None:
        """How long a text lasts when it is said; None where it cannot be."""
        found = self.phrase(text)
        return None if found is None else found[1]

    def close(self) -> None:
        """End the voice process; whoever waits for a phrase gets none."""
        with self._closing:
            self._closed = True
            self._end()

    def _made(self, text: str) -> tuple[Path, Ms] | None:
        while self._failures < MOST_FAILURES and not self._is_closed():
            answer = self._ask(text)
            if "frames" in answer:
                found = self._store.find(text) if answer["frames"] else None
                if found is None and not self._told:
                    self._told = True
                    self._notice(NOT_SAID)
                return found
            with self._closing:
                self._end()
            if self._is_closed():
                break
            self._failures += 1
            if self._failures == MOST_FAILURES:
                self._notice(f"The voice is off: {answer.get('failed', 'it does not answer')}. The tones go on.")
        return None

    def _is_closed(self) -> bool:
        return self._closed

    def _ask(self, text: str) -> dict[str, Any]:
        """One phrase, asked for and waited for."""
        try:
            self._store.make_room()
            pipe = self._running()
            if pipe is None:
                return {}
            pipe.write(json.dumps({"text": text, "path": str(self._store.path(text))}).encode() + b"\n")
            pipe.flush()
            found = json.loads(self._answers.get(timeout=self._patience) or b"{}")
        except (OSError, ValueError) as error:
            return {"failed": getattr(error, "strerror", None) or "it does not answer"}
        except queue.Empty:
            return {"failed": "it takes too long"}
        return found if isinstance(found, dict) else {}

    def _running(self) -> IO[bytes] | None:
        with self._closing:
            if self._process is None and not self._closed:
                self._answers = queue.SimpleQueue()
                self._process = subprocess.Popen(  # noqa: S603  # our own module, or a test's stand-in for it
                    self._start,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    # A voice may write there at any time; the terminal is the face's alone.
                    stderr=subprocess.DEVNULL,
                    env=own_environment(_STEADY),
                    **apart(),
                )
                threading.Thread(
                    target=_read, args=(self._process.stdout, self._answers), name="voice-answers", daemon=True
                ).start()
            return None if self._process is None else self._process.stdin

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        self._answers.put(b"")


def _read(pipe: IO[bytes] | None, answers: queue.SimpleQueue[bytes]) -> None:
    """Pass on answers until there are no more, and then say so."""
    if pipe is not None:
        with pipe:
            for line in pipe:
                answers.put(line)
    answers.put(b"")
