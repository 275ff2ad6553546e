"""Where everything is. Setup writes only into the folders named here (and the build into Maven's own target folders)."""
import json
import os
import sys
import tempfile
from pathlib import Path

WINDOWS = os.name == "nt"


class Project:
    def __init__(self, root):
        self.root = Path(root)
        self.setup = self.root / "kernel-setup"
        self.notebooks = self.root / "notebooks"
        self.toolkit = self.root / "toolkit"
        self.venv = self.root / ".venv"
        self.state = self.root / ".keiro"
        self.logs = self.state / "logs"
        self.jupyter = self.state / "jupyter"
        self.work = self.root / "work"
        self.out = self.root / "out"

    @property
    def python(self):
        """The Python of the project's own environment."""
        return self.venv / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def kernel(self):
        """The folder of the kernel definition that the environment's Jupyter finds."""
        return self.venv / "share" / "jupyter" / "kernels" / "java"

    def short(self, path):
        """A path as a person reads it: relative to the project where it lies inside."""
        try:
            return str(Path(path).relative_to(self.root))
        except ValueError:
            return str(path)


def here():
    return Project(Path(__file__).resolve().parents[2])


def start_command():
    """How a person on this system calls start.py."""
    return "py kernel-setup\\start.py" if WINDOWS else "python3 kernel-setup/start.py"


def read_json(path, otherwise=None):
    """The content of a JSON file; a missing or half-written one counts as never written."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return otherwise


def write_json(path, value):
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def write_text(path, content):
    """Writes a file whole or not at all: under another name first, then moved."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        if os.path.exists(name):
            os.unlink(name)
        raise


def keep_text(path, content):
    """Compares and rewrites: whether the file had to be written."""
    try:
        if Path(path).read_text(encoding="utf-8") == content:
            return False
    except (OSError, UnicodeDecodeError):
        pass
    write_text(path, content)
    return True


def is_interactive():
    return sys.stdout.isatty()
