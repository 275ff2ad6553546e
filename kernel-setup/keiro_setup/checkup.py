"""`start.py check`: versions and paths, then a smoke check through the real kernel; a report to paste into an issue, without secrets."""
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

from . import driver, kernelspec, steps
from .children import environment
from .failure import KERNEL
from .project import start_command
from .texts import language, say, text

PACKAGES = ("jupyterlab", "nbclient", "nbconvert", "jjava")
# A page that names one of these in a place that loads it would call out.
OUTSIDE = re.compile(r"""(?:\bsrc\s*=|<link[^>]+href\s*=|url\(|@import)\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)


def run(project, options):
    ready = steps.prepare(project, options)
    report = Report(project)
    report.facts(ready)
    return report.smoke()


class Report:
    def __init__(self, project):
        self.project = project
        self.home = str(Path.home())
        self.kernel_seconds = None

    def line(self, label, value):
        """One line; the home folder, which names the user, is shortened."""
        print(f"  {label:<14}{str(value).replace(self.home, '~')}", flush=True)

    def facts(self, ready):
        project = self.project
        say("Versions and paths", "バージョンとパス")
        self.line("Keiro", f"{json.loads((project.kernel / 'kernel.json').read_text(encoding='utf-8'))['metadata']['keiro']['version']}, {project.root}")
        self.line(text("System", "システム"), f"{platform.platform()}, {os.cpu_count()} CPU")
        self.line("Python", f"{platform.python_version()}, {sys.executable}")
        self.line("JDK", f"{ready.jdk.version}, {ready.jdk.home} ({ready.jdk.origin})")
        for other in ready.looked_at:
            if other.refused:
                self.line("", other.line().strip())
        self.line("Maven", shutil.which("mvn") or "-")
        self.line(text("Packages", "パッケージ"), ", ".join(self._packages()))
        self.line(text("Jars", "jar"), f"{len(ready.jars)}, {ready.jars[0].parent}")
        self.line(text("Kernel", "カーネル"), f"{ready.kernel.chosen}, {ready.heap}, {project.kernel}")
        said = [name for name in os.environ if re.match(r"(JJAVA|IJAVA|KEIRO)_", name) or name in kernelspec.REPORTED]
        self.line(text("Variables", "環境変数"), ", ".join(sorted(said)) or "-")
        token = "HUBSPOT_TOKEN" in os.environ or "HUBSPOT_TOKEN_FILE" in os.environ
        self.line(text("Portal token", "トークン"), text("set", "設定あり") if token else text("not set", "設定なし"))

    def _packages(self):
        for folder in sorted(self.project.venv.glob("[Ll]ib/**/site-packages")):
            for name in PACKAGES:
                for found in folder.glob(f"{name}-*.dist-info"):
                    yield found.name.removesuffix(".dist-info").replace("-", " ")

    def smoke(self):
        """Runs smoke.ipynb and looks at what it produced; 0, or exit 4 with the parts that failed."""
        say("Smoke check through the kernel", "カーネルでの動作確認")
        logs = self.project.logs / "check"
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir(parents=True)
        env = kernelspec.jupyter_environment(self.project, environment())
        with tempfile.TemporaryDirectory(prefix=".check-", dir=self.project.state, ignore_cleanup_errors=True) as folder:
            env.update(KEIRO_LANG=language(), KEIRO_SOURCE="sandbox", KEIRO_WORK=folder, KEIRO_OUT=folder)
            shutil.copyfile(self.project.setup / "smoke.ipynb", Path(folder) / "source.ipynb")
            one = {"name": "smoke", "source": str(Path(folder) / "source.ipynb"), "folder": folder}
            code = driver.drive(self.project, driver.job(self.project, [one], folder, logs, []), env, logs, self._heard)
            if code != 0:
                return code
            notebook = json.loads((Path(folder) / "smoke.ipynb").read_text(encoding="utf-8"))
            page = (Path(folder) / "smoke.html").read_text(encoding="utf-8")
        failed = 0
        for label, problem in judged(notebook, page):
            self.line(label, problem or "ok")
            failed += bool(problem)
        if not has_japanese_font(notebook):
            self.line(text("Japanese font", "日本語フォント"), text(
                "none: Japanese text in PNG charts shows as boxes; on Debian and Ubuntu, install fonts-noto-cjk",
                "なし。PNG のグラフでは日本語が四角で表示されます。Debian、Ubuntu では fonts-noto-cjk をインストールしてください"))
        self.line(text("Kernel ready", "起動時間"), f"{self.kernel_seconds:.1f} s")
        if failed:
            say(f"{failed} part(s) failed. Run {start_command()} remove, then {start_command()} check; if it fails again, report the lines above.",
                f"{failed} 項目が失敗しました。{start_command()} remove の後、{start_command()} check を実行してください。"
                "それでも失敗する場合は、上の内容を報告してください。")
            return KERNEL
        say("Everything is in place.", "準備は整っています。")
        return 0

    def _heard(self, event):
        if event["event"] == "done":
            self.kernel_seconds = event["kernel"]


def judged(notebook, page):
    """Each part of the smoke check with what is wrong about it, or None."""
    outputs = {cell["id"]: cell["outputs"] for cell in notebook["cells"]}

    def shown(cell, *forms):
        """All of one cell's output in these forms."""
        found = []
        for output in outputs[cell]:
            for form in forms:
                value = output.get("data", {}).get(form)
                if value is not None:
                    found.append("".join(value) if isinstance(value, list) else value)
        return "\n".join(found)

    nothing = text("no output in this form", "この形式の出力がありません")
    version = shown("version", "text/plain")
    yield text("Version line", "バージョン"), None if "Keiro" in version else nothing
    yield text("Table", "表"), None if "<table" in shown("table", "text/html") else nothing
    drawn = shown("map", "image/svg+xml", "text/html")
    yield text("Map", "マップ"), None if "<svg" in drawn and "見積書" in drawn else nothing
    yield text("Chart", "グラフ"), None if "<svg" in shown("chart", "image/svg+xml") and shown("chart", "image/png") else nothing
    progress = shown("progress", "text/html") + shown("progress", "text/plain")
    yield text("Progress", "進捗"), None if text("Smoke check", "動作確認") in progress else nothing
    error = "".join(line for output in outputs["error"] for line in output.get("traceback", []))
    yield text("Error", "エラー表示"), None if "The outer sentence." in error and "the root cause" in error else text(
        "the root cause is not shown", "根本原因が表示されていません")
    outside = OUTSIDE.search(page)
    yield text("HTML export", "HTML出力"), (
        text(f"refers to the outside: {page[outside.start():][:80]}", f"外部を参照しています：{page[outside.start():][:80]}") if outside
        else None if "契約締結" in page and "</html>" in page else nothing)


def has_japanese_font(notebook):
    """The kernel's answer to how far it can draw a Japanese text: -1 is to the end."""
    said = [output["data"]["text/plain"] for cell in notebook["cells"] if cell["id"] == "font" for output in cell["outputs"] if "data" in output]
    return "".join("".join(one) for one in said).strip() == "-1"
