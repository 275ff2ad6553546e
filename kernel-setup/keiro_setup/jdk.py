"""Finds a JDK that can run the kernel: 17 or newer, with the modules that compile Java in a notebook."""
import glob
import os
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from . import children
from .failure import PRECONDITION, Failure
from .project import WINDOWS, read_json, start_command, write_json
from .texts import text

OLDEST = 17
MODULES = ("jdk.compiler", "jdk.jshell")
PACKAGES = ("openjdk-17-jdk-headless", "openjdk-21-jdk-headless", "openjdk-25-jdk-headless", "default-jdk-headless")
USUAL_PLACES = {
    "linux": ["/usr/lib/jvm/*", "/opt/*jdk*", "~/.sdkman/candidates/java/*", "~/.jdks/*"],
    "darwin": [
        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "~/.sdkman/candidates/java/*",
    ],
    "win32": [
        "C:/Program Files/Java/*",
        "C:/Program Files/Eclipse Adoptium/*",
        "C:/Program Files/Microsoft/jdk*",
        "C:/Program Files/Zulu/*",
        "C:/Program Files/Amazon Corretto/*",
        "~/.jdks/*",
    ],
}


class Candidate(NamedTuple):
    """A Java that was looked at: usable when nothing was refused."""

    home: str
    origin: str
    version: str = "?"
    refused: tuple = ()
    system: str = "?"  # os.name and os.arch

    @property
    def feature(self):
        return _feature(self.version)

    @property
    def java(self):
        return str(Path(self.home) / "bin" / ("java.exe" if WINDOWS else "java"))

    def line(self):
        verdict = text(*self.refused) if self.refused else text("usable", "使用可能")
        return f"  {self.origin}: {self.home}: {text('version', 'バージョン')} {self.version}: {verdict}"


class JdkSearch:
    """Looks in the order that the documentation names. What a java said is remembered until that java changes."""

    def __init__(self, project, env=None, places=None):
        self.cache = project.state / "jdk.json"
        self.env = os.environ if env is None else env
        self.places = USUAL_PLACES.get(sys.platform, USUAL_PLACES["linux"]) if places is None else places
        self.known = read_json(self.cache, {})
        self.seen = []

    def find(self, asked=None, remembered=None):
        """The first usable JDK; one that was asked for by name is the only one considered."""
        asked = [("--jdk", asked)] if asked else [("KEIRO_JDK", self.env["KEIRO_JDK"])] if self.env.get("KEIRO_JDK") else []
        for origin, place in asked or self._order(remembered):
            candidate = self.look(origin, place)
            if candidate.home not in [one.home for one in self.seen]:
                self.seen.append(candidate)
            if not candidate.refused:
                return candidate
        raise self._failure()

    def _order(self, remembered):
        if remembered:
            yield text("chosen before", "前回の指定"), remembered
        if self.env.get("JAVA_HOME"):
            yield "JAVA_HOME", self.env["JAVA_HOME"]
        on_path = shutil.which("java", path=self.env.get("PATH", ""))
        if on_path:
            yield "PATH", on_path
        for pattern in self.places:
            for place in sorted(glob.glob(os.path.expanduser(pattern)), reverse=True):
                if os.path.exists(_java_in(place)) and not os.path.islink(place):
                    yield text("usual place", "標準の場所"), place

    def look(self, origin, place):
        """What a place holds: a JDK's folder, its bin folder, a java, or a macOS bundle."""
        place = os.path.abspath(os.path.expanduser(place))
        java = place if os.path.isfile(place) else _java_in(place)
        if not os.path.exists(java):
            return Candidate(place, origin, refused=("no java in this folder", "このフォルダーに java がありません"))
        real = os.path.realpath(java)
        key = f"{real} {os.stat(real).st_mtime_ns} {os.stat(real).st_size}"
        if "system" not in self.known.get(key, {}):
            self.known[key] = self._ask(java)
            if not self.known[key]["refused"]:
                try:
                    write_json(self.cache, self.known)
                except OSError:
                    pass  # remembering only saves time
        answer = self.known[key]
        return Candidate(answer["home"], origin, answer["version"], tuple(answer["refused"]), answer["system"])

    def _ask(self, java):
        env = children.environment(self.env, JDK_JAVA_OPTIONS=None, JAVA_TOOL_OPTIONS=None, _JAVA_OPTIONS=None)
        code, _, said = children.output_of([java, "-XshowSettings:properties", "-version"], env=env)
        home = _property(said, "java.home") or os.path.dirname(os.path.dirname(os.path.realpath(java)))
        version = _property(said, "java.version") or "?"
        if code != 0:
            lines = [line.strip() for line in said.splitlines() if line.strip()] or ["?"]
            return _answer(home, version, f"does not start: {lines[0]}", f"起動しません：{lines[0]}")
        if _feature(version) < OLDEST:
            return _answer(home, version, f"older than {OLDEST}", f"{OLDEST} より古い")
        modules = children.output_of([Path(home) / "bin" / Path(java).name, "--list-modules"], env=env)[1]
        missing = [name for name in MODULES if not re.search(rf"^{re.escape(name)}(@|$)", modules, re.MULTILINE)]
        if missing:
            return _answer(home, version, f"this is a JRE, install a JDK (it lacks {', '.join(missing)})",
                           f"これは JRE です。JDK をインストールしてください（{', '.join(missing)} がありません）")
        system = f"{_property(said, 'os.name')} {_property(said, 'os.arch')}"
        return {"home": home, "version": version, "refused": [], "system": system}

    def _failure(self):
        if not self.seen:
            what = ("JDK not found: there is no java on PATH, in JAVA_HOME or in the usual places.",
                    "JDK が見つかりません。PATH にも JAVA_HOME にも標準の場所にも java がありません。")
        else:
            first = self.seen[0]
            en, ja = first.refused
            found = f" {first.version}" if first.version != "?" else ""
            what = (f"JDK not usable: the java{found} found through {first.origin} ({first.home}): {en}.",
                    f"JDK を使用できません。{first.origin} の java{found}（{first.home}）：{ja}。")
        return Failure(
            PRECONDITION,
            what,
            (f"Keiro needs a JDK {OLDEST} or newer, because notebooks compile Java.",
             f"ノートブックが Java をコンパイルするため、Keiro には JDK {OLDEST} 以降が必要です。"),
            remedy(),
            [candidate.line() for candidate in self.seen],
        )


def remedy():
    install = {
        "darwin": "brew install --cask temurin@21",
        "win32": "winget install EclipseAdoptium.Temurin.21.JDK",
    }.get(sys.platform, "sudo apt-get install openjdk-17-jdk-headless")
    return (f"Install one ({install}), then: {start_command()} --jdk <folder of that JDK>",
            f"インストールしてから（{install}）、実行してください：{start_command()} --jdk <その JDK のフォルダー>")


def _java_in(place):
    name = "java.exe" if WINDOWS else "java"
    for inside in ("bin", "Contents/Home/bin", ""):
        java = os.path.join(place, inside, name)
        if os.path.isfile(java):
            return java
    return os.path.join(place, "bin", name)


def _property(said, name):
    found = re.search(rf"^\s*{re.escape(name)} = (.*)$", said, re.MULTILINE)
    return found.group(1).strip() if found else None


def _feature(version):
    """8 for 1.8.0_402, 17 for 17.0.15."""
    numbers = re.findall(r"\d+", version)
    if not numbers:
        return 0
    return int(numbers[1]) if numbers[0] == "1" and len(numbers) > 1 else int(numbers[0])


def _answer(home, version, en, ja):
    return {"home": home, "version": version, "refused": [en, ja], "system": "?"}
