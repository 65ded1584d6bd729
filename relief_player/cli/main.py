"""The shim around click: what goes in is a list of words, what comes out is an exit code, and never a traceback.

This module owns the mapping of everything that can end a command to its exit code. What the commands are is in
`commands`, what they do in one module for each group.
"""

from __future__ import annotations

import errno
import os
import sys

from relief_player.cli.streams import discard_output, err, flush, prepare_streams
from relief_player.errors import Exit, ReliefError

COMPLETION = "_RELIEF_COMPLETE"
"""The variable by which a shell asks for completions; `relief completion` writes it into the shell's script."""


def run(argv: list[str]) -> int:
    """Carry out one command line (without the program's name); returns the exit code.

    Ctrl-C ends with 130, and the end of a pipe we write into quietly with 0. Whatever else goes wrong is said in
    one message on standard error.
    """
    prepare_streams()
    try:
        code = _carry_out(argv)
        flush()
    except ReliefError as error:
        err(str(error))
        return int(error.exit_code)
    except KeyboardInterrupt:
        return int(Exit.INTERRUPTED)
    except OSError as error:
        if error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL):
            discard_output()
            return int(Exit.DONE)
        return _told(error)
    except Exception as error:  # noqa: BLE001  # the last line of defence: a person gets a sentence, not a traceback
        return _told(error)
    return code


def _carry_out(argv: list[str]) -> int:
    import click  # noqa: PLC0415  # inside the guard, so that Ctrl-C while it loads is quiet too

    from relief_player.cli.commands import relief  # noqa: PLC0415  # as above

    if os.environ.get(COMPLETION):
        relief.main(argv, prog_name="relief", complete_var=COMPLETION)
    try:
        # Not `main`: that would take a closed pipe for a failure before it could reach us.
        with relief.make_context("relief", list(argv)) as context:
            return int(relief.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "relief"
        err(f"{error.format_message()}\nTry: {command} --help")
        return int(Exit.USAGE)
    except click.ClickException as error:
        err(error.format_message())
        return int(Exit.FAILED)
    except click.Abort:
        return int(Exit.INTERRUPTED)


def _told(error: BaseException) -> int:
    """Say calmly that something is broken, and keep what a developer needs to mend it."""
    from relief_player.cli.faults import keep_fault  # noqa: PLC0415  # only when something is broken

    discard_output()
    err(keep_fault(error))
    return int(Exit.FAILED)
