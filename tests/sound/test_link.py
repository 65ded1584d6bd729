from __future__ import annotations

import os
import queue
import signal
import sys
from collections.abc import Iterator, Sequence

import pytest
from sound_fakes import program

from relief_player.sound import instant
from relief_player.sound.link import MOST_WAITING, Link, command
from relief_player.sound.protocol import Alive, Beat, Message, Open, Ready, Trying, Volume

ECHO = program("""
    import sys
    for line in sys.stdin:
        if "beat" in line:
            print('{"is":"alive"}', flush=True)
        elif "quit" in line:
            break
""")
DEAF = program("""
    import threading
    threading.Event().wait()
""")
NOISY = program("""
    import sys
    print("ALSA lib says something", file=sys.stderr, flush=True)
    print("so does this", flush=True)
    print('{"is":"alive"}', flush=True)
    sys.stdin.read()
""")
MUTE = program("""
    import os, threading
    os.close(1)
    threading.Event().wait()
""")
DEAD = program("raise SystemExit(3)")


class Ends:
    """Links that are closed when the test is over, and what they said."""

    def __init__(self) -> None:
        self.heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self.links: list[Link] = []

    def start(self, start: Sequence[str] | None = None) -> Link:
        self.links.append(Link(lambda _link, message: self.heard.put(message), start))
        return self.links[-1]

    def next(self) -> Message | None:
        return self.heard.get(timeout=10)


@pytest.fixture
def ends() -> Iterator[Ends]:
    made = Ends()
    yield made
    for link in made.links:
        link.kill()


def test_orders_are_written_and_replies_are_heard(ends: Ends):
    ends.start(ECHO).send(Beat())
    assert ends.next() == Alive()


def test_the_end_of_the_process_is_heard_once(ends: Ends):
    ends.start(DEAD)
    assert ends.next() is None
    assert ends.heard.empty()


def test_a_process_whose_end_is_heard_has_been_taken_leave_of_so_that_it_stays_no_zombie(ends: Ends):
    link = ends.start(DEAD)
    assert ends.next() is None
    assert link.process.returncode == 3


def test_a_process_that_falls_silent_for_good_is_ended_before_its_end_is_told(ends: Ends):
    link = ends.start(MUTE)
    assert ends.next() is None
    assert link.process.returncode is not None


def test_what_is_no_message_is_not_heard(ends: Ends):
    ends.start(NOISY)
    assert ends.next() == Alive()


def test_what_a_library_writes_to_stderr_is_not_seen(ends: Ends, capfd: pytest.CaptureFixture[str]):
    ends.start(NOISY)
    ends.next()
    assert capfd.readouterr() == ("", "")


def test_a_process_that_leaves_when_it_is_asked_is_not_waited_for(ends: Ends):
    link = ends.start(ECHO)
    link.send(Beat())
    ends.next()
    before = instant.now()
    link.close()
    assert instant.now() - before < 0.9
    assert link.process.returncode == 0


def test_a_process_that_does_not_leave_is_ended_after_a_second(ends: Ends):
    link = ends.start(DEAF)
    before = instant.now()
    link.close()
    assert 0.9 < instant.now() - before < 3
    assert link.process.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")
def test_a_process_that_is_stopped_can_be_ended(ends: Ends):
    link = ends.start(ECHO)
    link.send(Beat())
    ends.next()
    link.process.send_signal(signal.SIGSTOP)
    link.kill()
    assert link.process.returncode == -signal.SIGKILL


def test_a_process_that_does_not_read_blocks_nobody(ends: Ends):
    link = ends.start(DEAF)
    before = instant.now()
    taken = sum(link.send(Open(("x" * 500,))) for _ in range(MOST_WAITING * 4))
    assert taken < MOST_WAITING * 4
    assert instant.now() - before < 2


def test_orders_to_a_dead_process_do_no_harm(ends: Ends):
    link = ends.start(DEAD)
    assert ends.next() is None
    for _ in range(10):
        link.send(Volume(1))
    link.close()


def test_a_process_that_is_ended_twice_stays_ended(ends: Ends):
    link = ends.start(ECHO)
    link.kill()
    link.kill()
    link.close()
    assert link.process.returncode is not None


def test_a_command_that_does_not_exist_is_an_error_for_the_one_who_starts_it():
    with pytest.raises(OSError, match="surely-no-such-program"):
        Link(print, ["surely-no-such-program"])


def test_the_sound_process_speaks_the_protocol(ends: Ends):
    ends.start().send(Open(("silent",)))
    assert [ends.next(), ends.next()] == [Trying("silent"), Ready("silent", "silence", 0.0)]


def test_the_sound_process_leaves_when_its_pipe_ends(ends: Ends):
    link = ends.start()
    link.send(Open(("silent",)))
    ends.next()
    ends.next()
    link._orders.put(None)
    assert ends.next() is None
    assert link.process.wait(5) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="groups of another kind")
def test_keys_that_stop_or_interrupt_the_session_do_not_reach_the_sound_process(ends: Ends):
    link = ends.start(ECHO)
    assert os.getpgid(link.process.pid) != os.getpgid(0)


def test_nothing_in_the_folder_a_person_works_in_is_imported_by_the_sound_process(
    ends: Ends, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("work")
    (folder / "json.py").write_text("raise SystemExit('taken in')\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    ends.start().send(Open(("silent",)))
    assert ends.next() == Trying("silent")


def test_the_sound_process_is_this_package_run_by_this_python():
    assert command()[0] == sys.executable
    assert command()[-1] == "relief_player.sound.process"
