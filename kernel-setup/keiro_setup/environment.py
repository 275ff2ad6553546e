"""The project's own Python environment: .venv with JupyterLab, nbclient, nbconvert and the kernel, pinned with hashes."""
import hashlib
import importlib
import importlib.util
import shutil
import sys

from . import children
from .failure import INSTALL, PRECONDITION, Failure
from .project import read_json, start_command, write_json
from .texts import say

KERNEL_JAR = "jjava.jar"


class PythonEnvironment:
    def __init__(self, project, runner, packages, offline=False):
        self.project = project
        self.runner = runner
        self.packages = packages
        self.offline = offline
        self.lock = project.setup / "requirements.lock"
        self.record = project.state / "environment.json"

    def ready(self):
        """Whether what was installed is what the lock asks for, and still there."""
        record = read_json(self.record, {})
        return (
            record.get("wanted") == self._wanted()
            and self.project.python.exists()
            and (self.project.kernel / KERNEL_JAR).exists()
            and set(record.get("installed", ["?"])) <= set(self._installed())
        )

    def make(self):
        """Creates, repairs or rebuilds. The record is written last, so an interrupted start goes on from here."""
        self.record.unlink(missing_ok=True)
        if self.offline:
            raise self._needs_network()
        if not self._usable():
            self._create()
        say("Installing JupyterLab and the kernel into .venv (once; about a minute).",
            "JupyterLab とカーネルを .venv にインストールします（初回のみ、約1分）。")
        self.runner.must(
            "pip",
            [self.project.python, "-I", "-m", "pip", "install", "--no-user", "--no-input", "--disable-pip-version-check", "--no-deps",
             "--only-binary", ":all:", "--require-hashes", "-r", self.lock],
            ("Installing the Python packages failed", "Python パッケージのインストールに失敗しました"),
            ("Without them there is neither JupyterLab nor a Java kernel.", "これらがないと JupyterLab も Java カーネルも動きません。"),
            ("Run the same command again; it goes on where it stopped.", "同じコマンドを再実行してください。中断した所から続きます。"),
            env=children.environment(PIP_TARGET=None, PIP_PREFIX=None, PIP_USER=None),
        )
        write_json(self.record, {"wanted": self._wanted(), "installed": self._installed()})
        if not self.ready():
            raise Failure(
                INSTALL,
                (f"The Python environment is incomplete: {self.project.kernel / KERNEL_JAR} is missing after the installation.",
                 f"Python 環境が不完全です。インストール後も {self.project.kernel / KERNEL_JAR} がありません。"),
                ("Without it there is no Java kernel.", "これがないと Java カーネルは動きません。"),
                (f"{start_command()} remove, then run the same command again.", f"{start_command()} remove の後、同じコマンドを再実行してください。"),
            )

    def _create(self):
        if self.project.venv.exists():
            say("The Python environment in .venv is broken or half-made: rebuilding it.",
                ".venv の Python 環境が壊れているか未完成のため、作り直します。")
            shutil.rmtree(self.project.venv)
        if not has_venv():
            self.packages.install(f"python{_python()}-venv", "python3-venv")
            if not has_venv():
                raise self._no_venv()
        self.runner.must(
            "venv",
            [sys.executable, "-m", "venv", self.project.venv],
            ("Creating the Python environment .venv failed", "Python 環境 .venv の作成に失敗しました"),
            ("JupyterLab lives there, apart from the rest of this computer.", "JupyterLab は他の環境から切り離してここに置かれます。"),
            ("Run the same command again.", "同じコマンドを再実行してください。"),
            env=children.environment(PYTHONHOME=None, PYTHONPATH=None),
        )

    def _usable(self):
        """Whether a Python of the version that runs this answers there and has pip."""
        code = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        answer = children.output_of([self.project.python, "-I", "-c", code])
        return answer[0] == 0 and answer[1].strip() == _python()

    def _wanted(self):
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()[:16] + " " + _python()

    def _installed(self):
        folders = self.project.venv.glob("[Ll]ib/**/site-packages") if sys.platform == "win32" else self.project.venv.glob(
            "lib/python*/site-packages")
        return sorted(found.name for folder in folders for found in folder.glob("*.dist-info"))

    def _needs_network(self):
        state = ("incomplete", "不完全") if self.project.venv.exists() else ("not there yet", "未作成")
        return Failure(
            PRECONDITION,
            (f"--offline, but the Python environment .venv is {state[0]}.", f"--offline が指定されましたが、Python 環境 .venv が{state[1]}です。"),
            ("It holds JupyterLab and the Java kernel, which come over the network once.",
             "JupyterLab と Java カーネルは、最初の1回だけネットワークから取得します。"),
            (f"Run once with a network: {start_command()} check", f"ネットワークに接続して1回実行してください：{start_command()} check"),
        )

    def _no_venv(self):
        package = f"python{_python()}-venv"
        command = self.packages.command(package) if self.packages.present else "Python 3.12: python.org"
        return Failure(
            PRECONDITION,
            (f"This Python cannot make environments: {sys.executable} lacks the module venv or ensurepip.",
             f"この Python では環境を作成できません。{sys.executable} に venv または ensurepip モジュールがありません。"),
            ("Keiro keeps JupyterLab in an environment of its own, .venv.", "Keiro は JupyterLab を専用の環境 .venv に置きます。"),
            (f"Install it: {command}; then run the same command again.", f"インストールしてください：{command}。その後、同じコマンドを再実行してください。"),
        )


def has_venv():
    """Some Linux systems package venv and ensurepip apart from Python."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None


def _python():
    return "%d.%d" % sys.version_info[:2]
