"""A process of its own that keeps a session: ``python scribe.py FOLDER SESSIONS KEEPS [PAUSE]``.

Prints ``began ID`` once a row is there, and ``kept N`` once N milliseconds of work are safely in the history. With
``PAUSE`` it plays for ever, so that it can be killed.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from books import LONG
from desk import MORNING, WORK, WallClock, done, header, places_in, progress

from relief_player.history.journal import KeptJournal, open_journal


def keep(journal: KeptJournal, number: int) -> None:
    """Keep the progress after that many milliseconds, and say so once it is safe."""
    passes = [done(index, "partial", number) for index in range(1 + number % len(WORK))]
    journal.keep(progress(*passes, active=number))
    assert journal.settle(LONG)
    print(f"kept {number}", flush=True)  # noqa: T201  # what the test reads


def main(folder: str, sessions: str, keeps: str) -> None:
    """Keep some sessions; 0 keeps is for ever."""
    clock = WallClock(MORNING)
    journal = open_journal(places_in(Path(folder)), sys.stderr.write, clock)
    for _ in range(int(sessions)):
        session_id = journal.begin(header())
        print(f"began {session_id}", flush=True)  # noqa: T201  # as above
        for number in range(1, int(keeps) + 1) if int(keeps) else count(1):
            keep(journal, number)
        assert journal.end("completed", progress(done(0), active=int(keeps)))
        print(f"ended {session_id}", flush=True)  # noqa: T201  # as above
    journal.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
