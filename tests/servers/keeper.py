"""Keep a server for as long as somebody holds its lock: `keeper.py USERS STATE LOG WORD...`.

The kernel lets go of a lock when its holder ends, however it ends. So no server outlives the tests,
not even when they are killed.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
import threading
from pathlib import Path


def main(users: Path, state: Path, log: Path, words: list[str]) -> int:
    """Run a server until it ends or nobody uses it any more; then what was told of it is void."""
    with log.open("ab") as output:
        server = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=log.parent
        )
    with users.open() as file:
        threading.Thread(target=_end_when_free, args=(file.fileno(), server), daemon=True).start()
        code = server.wait()
        state.unlink(missing_ok=True)
    return code


def _end_when_free(users: int, server: subprocess.Popen[bytes]) -> None:
    fcntl.flock(users, fcntl.LOCK_EX)
    server.kill()


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4]), sys.argv[4:]))
