"""The kernel definition `java`, "Java (Keiro)": compared and rewritten at every start, because pip brings the stock one back."""
import hashlib
import json
import os
import re
import shlex
import zipfile
from pathlib import Path

from .environment import KERNEL_JAR
from .failure import KERNEL, PRECONDITION, Failure
from .project import WINDOWS, keep_text, start_command
from .texts import say

MEMORY = re.compile(r"[1-9]\d{0,5}[mMgG]")
DEFAULT_MEMORY = "2g"
# Inherited values of these would break or change the kernel where Jupyter was started another way, as by VS Code. An empty value is
# harmless on JJava 1.0a8; an empty JJAVA_TIMEOUT is not, and IJava was not tried.
EMPTIED = ("JJAVA_CLASSPATH", "JJAVA_COMPILER_OPTS", "JJAVA_STARTUP_SCRIPTS_PATH")
REPORTED = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")


class Kernel:
    """Which Java kernel runs the notebooks: JJava from the environment, or an IJava jar that the user names."""

    def __init__(self, project, chosen="jjava"):
        self.name, _, path = chosen.partition("=")
        if self.name == "jjava" and not path:
            self.jar = project.kernel / KERNEL_JAR
            self.main = "org.dflib.jjava.distro.JJava"
            self.startup = "JJAVA_STARTUP_SCRIPT"
        elif self.name == "ijava" and path:
            self.jar = Path(path).expanduser().absolute()
            self.main = "io.github.spencerpark.ijava.IJava"
            self.startup = "IJAVA_STARTUP_SCRIPT"
        else:
            raise Failure(
                PRECONDITION,
                (f"--kernel {chosen}: no such kernel.", f"--kernel {chosen}：このカーネルはありません。"),
                ("The notebooks run on JJava, or on an IJava 1.3.0 jar of yours.", "ノートブックは JJava、または手元の IJava 1.3.0 の jar で動きます。"),
                ("Write --kernel jjava or --kernel ijava=<path of the jar>.", "--kernel jjava または --kernel ijava=<jar のパス> と指定してください。"),
            )

    @property
    def chosen(self):
        return "jjava" if self.name == "jjava" else f"ijava={self.jar}"

    def check(self):
        """The jar must hold the kernel's main class."""
        inside = self.main.replace(".", "/") + ".class"
        try:
            with zipfile.ZipFile(self.jar) as jar:
                jar.getinfo(inside)
        except FileNotFoundError:
            raise self._refused(("there is no such file", "ファイルがありません")) from None
        except (OSError, zipfile.BadZipFile):
            raise self._refused(("it is no readable jar", "読める jar ではありません")) from None
        except KeyError:
            raise self._refused((f"it does not contain {self.main}", f"{self.main} が含まれていません")) from None

    def _refused(self, reason):
        return Failure(
            PRECONDITION,
            (f"Kernel not usable: {self.jar}: {reason[0]}.", f"カーネルを使用できません。{self.jar}：{reason[1]}。"),
            ("It is the program that runs the Java of the notebooks.", "ノートブックの Java を実行するプログラムです。"),
            (f"Use the kernel that comes with Keiro: {start_command()} --kernel jjava",
             f"Keiro に付属のカーネルを使ってください：{start_command()} --kernel jjava"),
        )


def memory(wanted):
    """The largest heap of the kernel, as Java writes it: 2g, 512m."""
    if not MEMORY.fullmatch(wanted):
        raise Failure(
            PRECONDITION,
            (f"--memory {wanted}: not an amount of memory.", f"--memory {wanted}：メモリ量として読めません。"),
            ("It becomes the largest heap of the Java kernel.", "Java カーネルの最大ヒープになります。"),
            ("Write a whole number and m or g, for example --memory 4g.", "整数と m または g で指定してください。例：--memory 4g"),
        )
    return wanted.lower()


# A notebook is many short pieces of work: Java's thorough compiler takes up methods five times later than usual, which spares a run of
# all notebooks an eighth of the processor time (73 to 63 s, 2026-11-26). Long loops are compiled as early as ever. Java without these
# options passes over them.
LATE_COMPILING = [
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:Tier4InvocationThreshold=25000",
    "-XX:Tier4MinInvocationThreshold=5000",
    "-XX:Tier4CompileThreshold=60000",
]


def definition(project, jdk, jars, kernel, heap=DEFAULT_MEMORY, options=""):
    """The content of kernel.json: absolute paths only, no guess about PATH."""
    startup = (project.setup / "startup.jshell").read_text(encoding="utf-8")
    if "$" in startup:
        raise ValueError("startup.jshell must not contain $: Jupyter would substitute a variable there")
    own = next((jar.name for jar in jars if jar.name.startswith("keiro-notebook-")), "")
    names = "\n".join(str(jar) for jar in jars)
    neutral = dict.fromkeys(EMPTIED, "") if kernel.name == "jjava" else {}
    native = ["--enable-native-access=ALL-UNNAMED"] if jdk.feature >= 21 else []
    return {
        "argv": [
            jdk.java,
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            f"-Xmx{heap}",
            *LATE_COMPILING,
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            *native,
            *shlex.split(options, posix=not WINDOWS),
            "-cp",
            os.pathsep.join([*map(str, jars), str(kernel.jar)]),
            kernel.main,
            "{connection_file}",
        ],
        "display_name": "Java (Keiro)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {**neutral, kernel.startup: startup, "KEIRO_HOME": str(project.root)},
        "metadata": {
            "keiro": {
                "version": own.removeprefix("keiro-notebook-").removesuffix(".jar"),
                "jdk": jdk.version,
                "jars": hashlib.sha256(names.encode()).hexdigest()[:12],
            }
        },
    }


def install(project, content):
    """Writes the definition where the environment's Jupyter finds it; whether it had to be written."""
    return keep_text(project.kernel / "kernel.json", json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def intruders(project, env=None):
    """Folders that Jupyter would search before ours and that hold another kernel named java."""
    env = os.environ if env is None else env
    folders = [Path(folder) / "kernels" / "java" for folder in env.get("JUPYTER_PATH", "").split(os.pathsep) if folder]
    return [folder for folder in folders if (folder / "kernel.json").exists() and folder.resolve() != project.kernel.resolve()]


def jupyter_environment(project, env=None):
    """The environment of Jupyter and its kernels: our kernel found first, nothing written to the home folder.

    Inherited kernel settings go, because a class path glob that names a missing folder kills the kernel at its start.
    """
    env = dict(os.environ if env is None else env)
    removed = sorted(name for name in env if re.match(r"(JJAVA|IJAVA)_", name))
    for name in removed:
        del env[name]
    if removed:
        say(f"Left out for the kernel: the inherited settings {', '.join(removed)}.",
            f"継承された設定をカーネルに渡しません：{', '.join(removed)}。")
    for name in REPORTED:
        if env.get(name):
            say(f"{name} is set and stays in force for the kernel.", f"{name} が設定されており、カーネルにも適用されます。")
    for folder in intruders(project, env):
        say(f"Another kernel named java stands in {folder}; Keiro puts its own first. Other programs may still choose that one.",
            f"java という名前の別のカーネルが {folder} にあります。Keiro は自身のカーネルを優先しますが、他のプログラムはそちらを選ぶことがあります。")
    ours = str(project.venv / "share" / "jupyter")
    env["JUPYTER_PATH"] = os.pathsep.join([ours, *filter(None, [env.get("JUPYTER_PATH")])])
    env["JUPYTER_PREFER_ENV_PATH"] = "1"
    env["JUPYTER_CONFIG_DIR"] = str(project.jupyter / "config")
    env["JUPYTER_DATA_DIR"] = str(project.jupyter / "data")
    env["JUPYTER_RUNTIME_DIR"] = str(project.jupyter / "runtime")
    env["JUPYTERLAB_SETTINGS_DIR"] = str(project.jupyter / "settings")
    env["JUPYTERLAB_WORKSPACES_DIR"] = str(project.jupyter / "workspaces")
    env["IPYTHONDIR"] = str(project.jupyter / "ipython")
    for name in ("PYTHONHOME", "PYTHONPATH", "JUPYTER_TOKEN"):
        env.pop(name, None)
    env["KEIRO_HOME"] = str(project.root)
    return env


def damaged(problem):
    """The failure of a kernel that does not start, with the kernel's own words."""
    return Failure(
        KERNEL,
        (f"The Java kernel does not start: {problem}", f"Java カーネルが起動しません：{problem}"),
        ("Every cell of a notebook runs in it.", "ノートブックのすべてのセルはここで実行されます。"),
        (f"{start_command()} check shows versions and paths; if they look right: {start_command()} remove, then start again.",
         f"{start_command()} check でバージョンとパスを確認してください。問題がなければ {start_command()} remove の後、再実行してください。"),
    )
