"""The working copies in work/: made from notebooks/, never over an edited copy."""
import hashlib
import json
import shutil
import time

from .project import read_json, write_json, write_text
from .texts import LANGUAGES, say

MARKER = ".keiro-language"


def essence(path):
    """A hash over what a person edits: texts and code, not outputs, counts or other traces of a run."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


class WorkingCopies:
    def __init__(self, project):
        self.project = project
        self.record = project.state / "copies.json"

    def update(self):
        """Copies what is missing, renews copies that nobody edited; tells which edited ones are behind."""
        made = read_json(self.record, {})
        behind = []
        for shipped, copy in self._pairs():
            name = copy.relative_to(self.project.work).as_posix()
            new = essence(shipped)
            if not copy.exists() or (made.get(name) not in (None, new) and essence(copy) == made[name]):
                _copy(shipped, copy)
                made[name] = new
            elif made.get(name) != new and essence(copy) == new:
                made[name] = new
            elif made.get(name) != new:
                behind.append(name)
        write_json(self.record, made)
        self._markers()
        if behind:
            say(f"Newer versions exist of notebooks that you edited: {', '.join(behind)}; `start.py reset` sets yours aside.",
                f"編集済みのノートブックに新しい版があります：{', '.join(behind)}。`start.py reset` で編集済みのものを退避できます。")

    def reset(self):
        """Fresh copies of all; edited ones go to work/set-aside/<time>. Gives the folder, or None if there were none."""
        made = read_json(self.record, {})
        aside = self.project.work / "set-aside" / time.strftime("%Y-%m-%d-%H%M%S")
        moved = False
        for shipped, copy in self._pairs():
            name = copy.relative_to(self.project.work).as_posix()
            if copy.exists() and essence(copy) not in (made.get(name), essence(shipped)):
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(copy, aside / name)
                moved = True
            _copy(shipped, copy)
            made[name] = essence(shipped)
        write_json(self.record, made)
        self._markers()
        return aside if moved else None

    def strip(self):
        """Removes outputs and execution counts from the copies and the shipped notebooks; the number of files changed."""
        changed = 0
        for folder in (self.project.work, self.project.notebooks):
            for path in sorted(folder.rglob("*.ipynb")):
                if ".ipynb_checkpoints" not in path.parts:
                    changed += strip(path)
        return changed

    def _pairs(self):
        for language in LANGUAGES:
            for shipped in sorted((self.project.notebooks / language).glob("*.ipynb")):
                yield shipped, self.project.work / language / shipped.name

    def _markers(self):
        for language in LANGUAGES:
            marker = self.project.notebooks / language / MARKER
            if marker.exists() and (self.project.work / language).exists():
                shutil.copyfile(marker, self.project.work / language / MARKER)


def _copy(shipped, copy):
    write_text(copy, shipped.read_text(encoding="utf-8"))


def strip(path):
    """Whether this notebook carried outputs; a file that is no notebook stays as it is."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        before = json.dumps(notebook)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = []
                cell["execution_count"] = None
                cell.get("metadata", {}).pop("execution", None)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if json.dumps(notebook) == before:
        return False
    write_text(path, json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
    return True
