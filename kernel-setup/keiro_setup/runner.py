"""`start.py run`: the notebooks through the kernel without a browser; executed notebooks, pages and the closing summary."""
import hashlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from . import driver, kernelspec, lock
from .children import environment
from .copies import MARKER
from .failure import PRECONDITION, Failure
from .project import is_interactive, read_json
from .texts import language, say, text

STATUS = {"PROBLEM": ("PROBLEM", "問題あり"), "NO_PROBLEM": ("no problem", "問題なし"), "NOT_POSSIBLE": ("not possible", "判定不可")}


class Selection:
    """The notebooks of one run: shipped ones of a language, or files of the user's own."""

    def __init__(self, project, names):
        self.language = language()
        self.shipped = project.notebooks / self.language
        if not any(self.shipped.glob("*.ipynb")) and self.language != "en":
            say(f"There are no notebooks in the language {self.language} yet: the English ones run, with results in {self.language}.",
                f"言語 {self.language} のノートブックはまだないため、英語のノートブックを実行します。結果は {self.language} で表示します。")
            self.shipped = project.notebooks / "en"
        guided = sorted(self.shipped.glob("[0-6]-*.ipynb"))
        guided = [path for path in guided if not path.name[2:4].isdigit()]
        self.paths = [self._one(name) for name in names] if names else guided
        if not self.paths:
            raise Failure(
                PRECONDITION,
                (f"There are no notebooks in {self.shipped}.", f"{self.shipped} にノートブックがありません。"),
                ("The run executes them in the order of their names.", "名前の順に実行します。"),
                ("Check out the project completely, then run the same command again.", "プロジェクト全体を取得し直して、同じコマンドを再実行してください。"),
            )

    def _one(self, name):
        """A notebook by its path, its name, or the beginning of its name."""
        path = Path(name)
        if path.suffix == ".ipynb" and path.is_file():
            return path.resolve()
        wanted = path.name.removesuffix(".ipynb")
        found = [one for one in sorted(self.shipped.glob("*.ipynb")) if one.stem == wanted]
        found = found or [one for one in sorted(self.shipped.glob("*.ipynb")) if one.stem.startswith(f"{wanted}-")]
        if len(found) == 1:
            return found[0]
        there = ", ".join(one.stem for one in sorted(self.shipped.glob("*.ipynb")))
        raise Failure(
            PRECONDITION,
            (f"Notebook {name}: {'several have' if found else 'none has'} this name.",
             f"ノートブック {name}：この名前のものが{'複数あります' if found else 'ありません'}。"),
            (f"There are: {there}", f"次のものがあります：{there}"),
            ("Write one of these names, or the path of a notebook of your own (*.ipynb).",
             "このいずれかの名前か、自分のノートブック（*.ipynb）のパスを指定してください。"),
        )

    def staged(self, folder):
        """Copies of the shipped ones with the language marker beside them; a user's own runs in its own folder."""
        place = folder / self.shipped.name
        place.mkdir()
        if (self.shipped / MARKER).exists():
            shutil.copyfile(self.shipped / MARKER, place / MARKER)
        for path in self.paths:
            if path.parent == self.shipped.resolve() or path.parent == self.shipped:
                shutil.copyfile(path, place / path.name)
                yield {"name": path.stem, "source": str(place / path.name), "folder": str(place)}
            else:
                yield {"name": path.stem, "source": str(path), "folder": str(path.parent)}


def run(project, options, source):
    """Executes the notebooks; the exit code. `source` holds the KEIRO_ variables of the data source."""
    out = Path(options.out).expanduser().absolute() if options.out else project.out
    selection = Selection(project, options.notebooks)
    _make(out)
    name = f"run-{hashlib.sha256(str(out).encode()).hexdigest()[:12]}"
    with lock.held(project.state / f"{name}.lock", patience=0):
        _clear(out)
        try:
            with tempfile.TemporaryDirectory(prefix=".run-", dir=out, ignore_cleanup_errors=True) as folder:
                return Run(project, out, selection, options).execute(Path(folder), source, project.logs / name)
        finally:
            _clear(out)


class Run:
    def __init__(self, project, out, selection, options):
        self.project = project
        self.out = out
        self.selection = selection
        self.verbose = options.verbose
        self.started = time.time()
        self.data = out / "data"
        self.cells = self.cell = 0

    def execute(self, folder, source, logs):
        """`logs` is this run's own folder: another one, into another folder, may be under way."""
        self.data.mkdir(exist_ok=True)
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir(parents=True)
        notebooks = list(self.selection.staged(folder))
        for one in notebooks:  # what an earlier run left must not look like this one's result
            for suffix in (".ipynb", ".html"):
                (self.out / f"{one['name']}{suffix}").unlink(missing_ok=True)
        job = driver.job(self.project, notebooks, self.out, logs, [] if source["KEIRO_SOURCE"] == "hubspot" else ["live"])
        env = kernelspec.jupyter_environment(self.project, os.environ if source["KEIRO_SOURCE"] == "hubspot" else environment())
        env.update(source, KEIRO_LANG=language(), KEIRO_WORK=str(self.data), KEIRO_OUT=str(self.out))
        say(f"Running {len(notebooks)} notebook(s) on {source['KEIRO_SOURCE']}.",
            f"{len(notebooks)} 件のノートブックを実行します。データソース：{source['KEIRO_SOURCE']}")
        code = driver.drive(self.project, job, env, logs, self._heard)
        self._clear_line()
        if code == 0:
            self._summary(notebooks)
        return code

    def _heard(self, event):
        name = event.get("name")
        if event["event"] == "start":
            self.cells, self.cell = event["cells"], 0
            self._line(name)
        elif event["event"] == "cell":
            self.cell += 1
            self._line(name, text(f"cell {self.cell} of {self.cells}", f"セル {self.cell}/{self.cells}"))
        elif event["event"] == "done":
            self._clear_line()
            print(f"  {name:<40} {event['seconds']:6.1f} s", flush=True)
        elif event["event"] == "failed":
            self._clear_line()

    def _line(self, name, more=""):
        if is_interactive():
            sys.stdout.write(f"\r  {name:<40} {more:<24}")
            sys.stdout.flush()

    def _clear_line(self):
        if is_interactive():
            sys.stdout.write("\r" + " " * 70 + "\r")
            sys.stdout.flush()

    def _summary(self, notebooks):
        found = self._findings()
        if found:
            say("\nFindings", "\n発見事項")
        for finding in found:
            status = text(*STATUS.get(finding.get("status"), ("?", "?")))
            title, verdict = (finding.get(key, {}).get(language(), "") for key in ("title", "verdict"))
            print(f"  [{status}] {title}: {verdict}")
        say("\nFiles", "\nファイル")
        print(f"  {self.out}")
        for one in notebooks:
            print(f"    {one['name']}.html, .ipynb")
        report = self.out / "report.xlsx"
        if report.exists() and report.stat().st_mtime >= self.started - 1:
            print("    report.xlsx")
        say(f"Done in {time.time() - self.started:.0f} s.", f"完了：{time.time() - self.started:.0f} 秒")

    def _findings(self):
        """What the notebooks of this run left as findings.json; an earlier run's are not told again."""
        path = self.data / "findings.json"
        if not path.exists() or path.stat().st_mtime < self.started - 1:
            return []
        return read_json(path, [])


def _clear(out):
    """Removes what a run leaves when it is stopped in the middle of writing; finished files never have such names."""
    for left in out.glob(".run-*"):
        shutil.rmtree(left, ignore_errors=True)
    for part in [*out.glob(".*.part"), *out.glob(".part-*"), *out.glob("data/.*.part")]:
        part.unlink(missing_ok=True)


def _make(out):
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as problem:
        raise Failure(
            PRECONDITION,
            (f"--out {out}: cannot write there ({problem.strerror}).", f"--out {out}：書き込めません（{problem.strerror}）。"),
            ("The executed notebooks, their pages and report.xlsx go into this folder.",
             "実行済みのノートブック、そのページ、report.xlsx をこのフォルダーに置きます。"),
            ("Name a folder that you may write to.", "書き込めるフォルダーを指定してください。"),
        ) from None
