"""A small project in a folder with a space and Japanese letters, and stand-ins for java, mvn and the environment's Python.

The stand-ins are scripts with a first line that names this Python; Windows cannot start such scripts, so tests that need them are
skipped there.
"""
import contextlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

SETUP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SETUP))

from keiro_setup import cli, texts  # noqa: E402
from keiro_setup import project as projects  # noqa: E402
from keiro_setup.failure import Failure  # noqa: E402

needs_scripts = unittest.skipIf(os.name == "nt", "this system cannot start the scripts that stand in for java and mvn")

JAVA = """#!{python} -IS
import sys
if "-XshowSettings:properties" in sys.argv:
    print("Property settings:", file=sys.stderr)
    print("    java.home = {home}", file=sys.stderr)
    print("    java.version = {version}", file=sys.stderr)
    print("    os.arch = {system[1]}", file=sys.stderr)
    print("    os.name = {system[0]}", file=sys.stderr)
elif "--list-modules" in sys.argv:
    print("\\n".join({modules!r}))
elif "io.keiro.sandbox.SandboxProcess" in sys.argv:
    import json, os, pathlib, signal
    token = pathlib.Path(sys.argv[sys.argv.index("--token-file") + 1])
    if "nonsense" in sys.argv:
        print("There is no switch 'nonsense'.", file=sys.stderr)
        sys.exit(2)
    token.touch(0o600)
    (token.parent / "sandbox-call.json").write_text(json.dumps([sys.argv[1:], dict(os.environ)]))
    signal.signal(signal.SIGTERM, lambda *_: (token.with_suffix(".ended").touch(), os._exit(143)))
    print("listening", flush=True)
    while "end" not in sys.argv:
        signal.pause()
sys.exit({code})
"""

MAVEN = """#!{python} -IS
import os, pathlib, sys
if "-v" in sys.argv:
    print("Apache Maven {version}")
    sys.exit(0)
top = pathlib.Path.cwd()
with open(top / "mvn-calls.txt", "a") as calls:
    calls.write(" ".join(sys.argv[1:]) + " JAVA_HOME=" + os.environ["JAVA_HOME"] + "\\n")
print("[INFO] building")
if {trouble!r}:
    print({trouble!r})
    sys.exit(1)
lib = top / "toolkit/notebook/target/lib"
lib.mkdir(parents=True)
for name in {jars!r}:
    (lib / name).write_text("jar " + name)
"""

PYTHON = """#!{python} -IS
import json, os, pathlib, sys, time
venv = pathlib.Path(__file__).resolve().parents[1]
top = venv.parent
words = sys.argv[1:]
with open(top / "python-calls.txt", "a") as calls:
    calls.write(" ".join(words[:6]) + "\\n")
if "-c" in words:
    print("%d.%d" % sys.version_info[:2])
elif "pip" in words:
    if (top / "pip-trouble").exists():
        print((top / "pip-trouble").read_text())
        sys.exit(1)
    if (top / "pip-hangs").exists():
        (top / "pip-starting").write_text(str(os.getpid()))
        (top / "pip-starting").rename(top / "pip-started")
        time.sleep(600)
    kernels = venv / "share/jupyter/kernels/java"
    kernels.mkdir(parents=True, exist_ok=True)
    (kernels / "kernel.json").write_text('{{"display_name": "Java (jjava)"}}')
    import zipfile
    with zipfile.ZipFile(kernels / "jjava.jar", "w") as jar:
        jar.writestr("org/dflib/jjava/distro/JJava.class", "")
    (venv / "lib/python3/site-packages/jjava-1.0a8.dist-info").mkdir(parents=True, exist_ok=True)
elif words and words[-1].endswith("execute.py"):
    job = json.loads(sys.stdin.readline())
    (top / "job.json").write_text(json.dumps(job))
    (top / "job-env.json").write_text(json.dumps(dict(os.environ)))
    for event in json.loads((top / "events.json").read_text()):
        if event["event"] == "hang":
            (top / "run-started").touch()
            sys.stdin.read()
            (top / "run-ended").touch()
            sys.exit(130)
        if event["event"] == "wait for":
            while not (top / event["file"]).exists():
                time.sleep(0.02)
            continue
        print(json.dumps(event), flush=True)
        if event["event"] == "done":
            for suffix in (".ipynb", ".html"):
                (pathlib.Path(job["out"]) / (event["name"] + suffix)).write_text("result")
    if (top / "findings.json").exists():
        (pathlib.Path(job["out"]) / "data/findings.json").write_text((top / "findings.json").read_text())
"""

KEIRO_JARS = ["keiro-log-0.1.0.jar", "keiro-notebook-0.1.0.jar", "poi-5.5.1.jar"]


def script(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def java(home, version="17.0.15", modules=("java.base", "jdk.compiler", "jdk.jshell"), code=0, system=("Linux", "amd64")):
    """A folder that looks like a JDK of this version with these modules."""
    listed = [f"{module}@{version}" for module in modules]
    script(home / "bin" / "java", JAVA.format(python=sys.executable, home=home, version=version, modules=listed, code=code, system=system))
    return home


def maven(folder, version="3.9.9", trouble="", jars=KEIRO_JARS):
    return script(folder / "mvn", MAVEN.format(python=sys.executable, version=version, trouble=trouble, jars=list(jars)))


def environment_python(project):
    return script(project.python, PYTHON.format(python=sys.executable))


def notebook(*code):
    cells = [{"cell_type": "code", "id": f"c{i}", "metadata": {}, "execution_count": None, "outputs": [], "source": [line]}
             for i, line in enumerate(code)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


class ProjectCase(unittest.TestCase):
    """Each test has a small project of its own, English messages, and no inherited settings."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="経路 keiro-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.project = projects.Project(self.folder / "project")
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        setup = self.project.setup
        shutil.copytree(SETUP, setup, ignore=shutil.ignore_patterns("tests", "__pycache__"))
        write(self.project.root / "pom.xml", "<project/>")
        write(self.project.toolkit / "log" / "pom.xml", "<project/>")
        write(self.project.toolkit / "log" / "src/main/java/A.java", "class A {}")
        for language in ("en", "ja"):
            write(self.project.notebooks / language / ".keiro-language", language)
            write(self.project.notebooks / language / "0-start-here.ipynb", notebook("1 + 1"))
            write(self.project.notebooks / language / "1-next.ipynb", notebook("2 + 2"))
        texts.choose("en")

    def quietly(self, function, *arguments, **named):
        """What a call returns, and what it printed."""
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            result = function(*arguments, **named)
        return result, printed.getvalue()

    def failure(self, function, *arguments, **named):
        """The failure that a call ends with: always three lines, in both languages."""
        with self.assertRaises(Failure) as caught, contextlib.redirect_stdout(io.StringIO()):
            function(*arguments, **named)
        for line in (caught.exception.what, caught.exception.why, caught.exception.remedy):
            self.assertEqual(2, len(line))
            self.assertNotEqual(line[0], line[1])
            self.assertNotIn("リードタイム", line[1])
        return caught.exception

    def environment(self, **changes):
        """The environment of a start.py that sees only our stand-ins and the tools of the shell."""
        keep = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "HOME") if name in os.environ}
        return {**keep, "PATH": str(self.bin), "LANG": "C.UTF-8", **{name: str(value) for name, value in changes.items()}}

    def command(self, *words):
        return [sys.executable, "-S", str(self.project.setup / "start.py"), *words]

    def start(self, *words, **changes):
        """A start within this process, as if called from the folder above the project: exit code and what was printed."""
        out, err = io.StringIO(), io.StringIO()
        before = os.getcwd()
        self.addCleanup(texts.choose, "en")
        with mock.patch.dict(os.environ, self.environment(**changes), clear=True), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            os.chdir(self.folder)
            try:
                code = cli.main(list(words), self.project)
            except SystemExit as end:  # --help
                code = end.code
            finally:
                os.chdir(before)
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def start_apart(self, *words, **changes):
        """A start as a program of its own."""
        return subprocess.run(self.command(*words), env=self.environment(**changes), capture_output=True, text=True, encoding="utf-8",
                              timeout=60, cwd=self.folder)

    def complete(self, events=None):
        """Stand-ins for everything a run needs."""
        java(self.folder / "jdk 17")
        maven(self.bin)
        environment_python(self.project)
        names = ["0-start-here", "1-next"]
        events = events if events is not None else [
            one for name in names for one in ({"event": "start", "name": name, "cells": 1}, {"event": "done", "name": name, "seconds": 1.0})]
        write(self.project.root / "events.json", json.dumps(events))
        return {"JAVA_HOME": self.folder / "jdk 17"}


class Recorder:
    """Stands in for the runner of child processes: keeps the commands, does what the test says."""

    def __init__(self, project, does=None):
        self.project = project
        self.does = does or {}
        self.commands = []

    def run(self, name, command, env=None, cwd=None):
        self.commands.append((name, [str(word) for word in command]))
        return self.does.get(name, lambda: 0)() or 0

    def must(self, name, command, what, why, remedy, env=None, cwd=None):
        if self.run(name, command, env, cwd) != 0:
            raise Failure(3, what, why, remedy)

    def names(self):
        return [name for name, _ in self.commands]


class NoPackages:
    """A system whose package manager we may not use."""

    present = False
    permitted = False

    def install(self, *_):
        return False

    def command(self, package):
        return f"sudo apt-get install {package}"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def jar(path, *entries):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as file:
        for entry in entries:
            file.writestr(entry, "")
    return path
