"""One start at a time. The system's own file lock: a killed start leaves none behind."""
import os
import time
from contextlib import contextmanager

from .failure import PRECONDITION, Failure
from .texts import say


def _take(file):
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 30)  # a byte far behind the text, so that others can read who holds the lock
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


@contextmanager
def held(path, patience=900.0, pause=0.2):
    """Holds the lock file; waits for another start to finish first, at most `patience` seconds. Gives the open file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+", encoding="utf-8") as file:
        deadline = time.monotonic() + patience
        waiting = False
        while not _take(file):
            holder = _holder(path)
            if time.monotonic() >= deadline:
                raise Failure(
                    PRECONDITION,
                    (f"Another start of Keiro is at work in this folder (process {holder}).",
                     f"このフォルダーで別の Keiro が処理中です（プロセス {holder}）。"),
                    ("Two at once would write the same files.", "同時に実行すると、同じファイルに書き込むことになります。"),
                    ("Wait until it has finished, or end it, then run the same command again.",
                     "終了を待つか、それを終了させてから、同じコマンドを再実行してください。"),
                )
            if not waiting:
                waiting = True
                say(f"Another start is at work here (process {holder}); waiting for it.",
                    f"別の Keiro が処理中です（プロセス {holder}）。終了を待ちます。")
            time.sleep(pause)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield file
        finally:
            if os.name == "nt":
                import msvcrt

                file.seek(1 << 30)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)


def _holder(path):
    try:
        return path.read_text(encoding="utf-8").strip() or "?"
    except OSError:
        return "?"
