"""The toolkit's jars: built with Maven when sources changed, or taken from a folder that already holds them."""
import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

from . import children
from .failure import INSTALL, PRECONDITION, Failure
from .project import WINDOWS, read_json, start_command, write_json
from .texts import say

OLDEST_MAVEN = (3, 8, 1)
KEPT_BEFORE = 1  # folders of earlier jars that stay: a kernel that still runs may read them


class ToolkitJars:
    def __init__(self, project, runner, packages, offline=False):
        self.project = project
        self.runner = runner
        self.packages = packages
        self.offline = offline
        self.record = project.state / "toolkit.json"
        self.built = project.toolkit / "notebook" / "target" / "lib"

    def check_tools(self, jdk, given=None):
        """Says early that Maven is missing, where it will be needed."""
        given = self._given(given)
        record = read_json(self.record, {})
        if given is None and record.get("inputs") != self._sources():
            self._maven(jdk)

    def ensure(self, jdk, given=None):
        """The jars in class path order, toolkit first, copied to .keiro/lib-<hash>."""
        given = self._given(given)
        inputs = self._signature(given) if given else self._sources()
        record = read_json(self.record, {})
        if record.get("inputs") == inputs and self._intact(record):
            return self._jars(record)
        if given is None and record.get("inputs") == inputs and _jars_in(self.built):
            try:  # a jar was deleted, and what was built is still there
                again = self._collect(self.built)
                if again["lib"] == record.get("lib"):
                    return self._jars(again)
            except Failure:
                pass
        self.record.unlink(missing_ok=True)
        if given is None:
            self._build(jdk)
        record = self._collect(given or self.built)
        write_json(self.record, {**record, "inputs": inputs})
        drop_old(self.project, "lib", record["lib"])
        return self._jars(record)

    def _given(self, folder):
        """A folder of ready jars: the one named, or the one that a release archive brings along."""
        archive = self.project.toolkit / "lib"
        return Path(folder).expanduser().absolute() if folder else archive if any(archive.glob("*.jar")) else None

    def _jars(self, record):
        return [self.project.state / record["lib"] / jar["name"] for jar in record["jars"]]

    def _intact(self, record):
        try:
            return bool(record["jars"]) and all(
                (self.project.state / record["lib"] / jar["name"]).stat().st_size == jar["size"] for jar in record["jars"])
        except (OSError, KeyError):
            return False

    def _sources(self):
        """One hash over what the jars are made from."""
        digest = hashlib.sha256()
        files = [self.project.root / "pom.xml"]
        files += sorted(self.project.toolkit.glob("*/pom.xml"))
        files += sorted(path for path in self.project.toolkit.glob("*/src/main/**/*") if path.is_file())
        for path in files:
            digest.update(f"{path.relative_to(self.project.root).as_posix()}\n".encode())
            digest.update(path.read_bytes() if path.exists() else b"missing")
        return "sources " + digest.hexdigest()[:16]

    def _signature(self, folder):
        jars = _jars_in(folder)
        if not jars:
            raise Failure(
                PRECONDITION,
                (f"--jars {folder}: there is no jar in this folder.", f"--jars {folder}：このフォルダーに jar がありません。"),
                ("The kernel needs the toolkit's jars and those that they use.", "カーネルにはツールキットの jar と、それが使う jar が必要です。"),
                ("Name a folder that holds them all, or leave --jars out to build them.",
                 "すべての jar があるフォルダーを指定するか、--jars を省いてビルドしてください。"),
            )
        return f"jars {folder.resolve()} " + " ".join(f"{j.name}:{j.stat().st_size}:{j.stat().st_mtime_ns}" for j in jars)

    def _build(self, jdk):
        maven = self._maven(jdk)
        say("Building the toolkit (the first time its libraries come over the network; a few minutes).",
            "ツールキットをビルドします（初回はライブラリをネットワークから取得するため、数分かかります）。")
        shutil.rmtree(self.built, ignore_errors=True)
        command = [maven, "-B", "-ntp", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-Dstyle.color=never"]
        command += ["-o"] if self.offline else []
        self.runner.must(
            "build",
            [*command, "-pl", "toolkit/notebook", "-am", "package"],
            ("Building the toolkit failed", "ツールキットのビルドに失敗しました"),
            ("The kernel loads the toolkit from the jars that the build makes.", "カーネルは、ビルドで作られる jar からツールキットを読み込みます。"),
            ("Correct the first error, then run the same command again.", "最初のエラーを直してから、同じコマンドを再実行してください。"),
            env=children.environment(JAVA_HOME=jdk.home),
            cwd=self.project.root,
        )

    def _maven(self, jdk):
        """The project's wrapper if present, else mvn on PATH; 3.8.1 or newer."""
        wrapper = self.project.root / ("mvnw.cmd" if WINDOWS else "mvnw")
        maven = str(wrapper) if wrapper.exists() else shutil.which("mvn")
        if maven is None and self.packages.install("maven"):
            maven = shutil.which("mvn")
        if maven is None:
            raise self._no_maven(("Maven not found: there is no mvn on PATH.", "Maven が見つかりません。PATH に mvn がありません。"))
        said = children.output_of([maven, "-v"], env=children.environment(JAVA_HOME=jdk.home))[1]
        found = re.search(r"Apache Maven (\d+)\.(\d+)\.(\d+)", said)
        if found and tuple(map(int, found.groups())) < OLDEST_MAVEN:
            version = ".".join(found.groups())
            raise self._no_maven((f"Maven not usable: {maven} is version {version}.", f"Maven を使用できません。{maven} はバージョン {version} です。"))
        return maven

    def _no_maven(self, what):
        install = {"darwin": "brew install maven", "win32": "winget install Apache.Maven"}.get(
            sys.platform, self.packages.command("maven"))
        return Failure(
            PRECONDITION,
            what,
            ("Keiro needs Maven 3.8.1 or newer to build the toolkit from its sources.",
             "ツールキットをソースからビルドするには、Maven 3.8.1 以降が必要です。"),
            (f"Install it ({install}), then run the same command again; or pass ready jars: {start_command()} --jars <folder>",
             f"インストールしてから（{install}）、同じコマンドを再実行してください。または完成した jar を指定：{start_command()} --jars <フォルダー>"),
        )

    def _collect(self, folder):
        """Copies the jars under the hash of their contents. What an earlier folder already holds is linked, not copied."""
        jars = [{"name": jar.name, "size": jar.stat().st_size, "sha256": _sha256(jar)} for jar in _jars_in(folder)]
        _refuse_doubles(folder, [jar["name"] for jar in jars])
        lib = "lib-" + hashlib.sha256("".join(f"{j['name']} {j['sha256']}\n" for j in jars).encode()).hexdigest()[:12]
        record = {"lib": lib, "jars": jars}
        target = self.project.state / lib
        if not self._intact(record):
            self.project.state.mkdir(parents=True, exist_ok=True)
            part = self.project.state / f"{lib}.part"
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            earlier = self._earlier()
            for jar in jars:
                known = earlier.get((jar["name"], jar["sha256"]))
                try:
                    os.link(known, part / jar["name"])
                except (OSError, TypeError):
                    shutil.copyfile(folder / jar["name"], part / jar["name"])
            write_json(part / "jars.json", record)
            if target.exists():
                shutil.rmtree(target)
            os.replace(part, target)
        return record

    def _earlier(self):
        found = {}
        for listing in self.project.state.glob("lib-*/jars.json"):
            for jar in (read_json(listing, {}) or {}).get("jars", []):
                path = listing.parent / jar["name"]
                if path.exists() and path.stat().st_size == jar["size"]:
                    found[jar["name"], jar["sha256"]] = path
        return found


def drop_old(project, kind, current):
    """Removes older folders of a kind; one that a running kernel holds on Windows stays until the next time."""
    others = [folder for folder in project.state.glob(f"{kind}-*") if folder.name != current]
    others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in others[KEPT_BEFORE:]:
        shutil.rmtree(folder, ignore_errors=True)


def _jars_in(folder):
    """The toolkit's own jars first: a class that the kernel's jar also carries must come from ours."""
    return sorted(folder.glob("*.jar"), key=lambda jar: (not jar.name.startswith("keiro-"), jar.name))


def _refuse_doubles(folder, names):
    seen = {}
    for name in names:
        artifact = re.sub(r"-\d[\w.+-]*\.jar$", "", name)
        if artifact in seen:
            raise Failure(
                INSTALL,
                (f"Two versions of one library in {folder}: {seen[artifact]} and {name}.",
                 f"{folder} に同じライブラリの2つのバージョンがあります：{seen[artifact]} と {name}。"),
                ("The kernel would load classes from both, and fail in odd ways.", "カーネルが両方からクラスを読み込み、予測できない失敗をします。"),
                ("Delete that folder and build again: mvn clean package", "そのフォルダーを削除して、もう一度ビルドしてください：mvn clean package"),
            )
        seen[artifact] = name


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
