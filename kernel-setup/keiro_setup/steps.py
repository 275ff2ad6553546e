"""The steps of a set-up, in order; each is skipped when what it depends on has not changed."""
import os
import tempfile
from typing import NamedTuple

from . import duckdb, kernelspec, lock
from .children import Children
from .debian import SystemPackages
from .environment import PythonEnvironment
from .failure import PRECONDITION, Failure
from .jdk import PACKAGES, Candidate, JdkSearch
from .settings import Settings
from .texts import say
from .toolkit import ToolkitJars


class Ready(NamedTuple):
    """What a finished set-up consists of."""

    jdk: Candidate
    jars: tuple
    kernel: kernelspec.Kernel
    heap: str
    looked_at: tuple


def prepare(project, options):
    """Sets up what is missing, one start at a time, and tells what there is."""
    writable(project)
    with lock.held(project.state / "lock") as held:
        return _prepare(project, options, held)


def prepare_java(project, options):
    """Sets up what a program of the toolkit needs that is no notebook: the JDK and the jars."""
    writable(project)
    with lock.held(project.state / "lock") as held:
        runner = Children(project.logs, options.verbose, [held.fileno()])
        packages = SystemPackages(runner, options.install, options.offline)
        settings = Settings(project)
        jdk = _jdk(JdkSearch(project), packages, options, settings)
        jars = ToolkitJars(project, runner, packages, options.offline).ensure(jdk, options.jars)
        settings.keep(jdk=jdk.home if options.jdk else None)
        return jdk, jars


def _prepare(project, options, held):
    runner = Children(project.logs, options.verbose, [held.fileno()])
    packages = SystemPackages(runner, options.install, options.offline)
    settings = Settings(project)
    heap = kernelspec.memory(options.memory or settings.get("memory") or kernelspec.DEFAULT_MEMORY)
    kernel = kernelspec.Kernel(project, options.kernel or settings.get("kernel") or "jjava")
    if kernel.name == "ijava":
        kernel.check()

    search = JdkSearch(project)
    jdk = _jdk(search, packages, options, settings)
    toolkit = ToolkitJars(project, runner, packages, options.offline)
    toolkit.check_tools(jdk, options.jars)  # before the long installation, not after it
    environment = PythonEnvironment(project, runner, packages, options.offline)
    if not environment.ready():
        environment.make()
    jars = duckdb.unpacked(project, jdk, toolkit.ensure(jdk, options.jars))
    kernel.check()

    settings.keep(
        jdk=jdk.home if options.jdk else None,
        memory=heap if options.memory else None,
        kernel=kernel.chosen if options.kernel else None,
    )
    content = kernelspec.definition(project, jdk, jars, kernel, heap, os.environ.get("KEIRO_JVM_OPTS", ""))
    if kernelspec.install(project, content):
        say(f"Kernel Java (Keiro) written for JDK {jdk.version} ({jdk.home}), {heap} of memory.",
            f"カーネル Java (Keiro) を設定しました：JDK {jdk.version}（{jdk.home}）、メモリ {heap}。")
    return Ready(jdk, tuple(jars), kernel, heap, tuple(search.seen))


def _jdk(search, packages, options, settings):
    try:
        return search.find(options.jdk, settings.get("jdk"))
    except Failure:
        asked = options.jdk or os.environ.get("KEIRO_JDK")
        if asked or not packages.install(*PACKAGES):
            raise
        search.known = {}
        return search.find()


def writable(project):
    """Everything that setup makes lies below the project's folder, so that folder must take files."""
    try:
        project.state.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=project.state):
            pass
    except OSError as problem:
        raise Failure(
            PRECONDITION,
            (f"The folder is read-only: {project.root} ({problem.strerror}).", f"フォルダーに書き込めません：{project.root}（{problem.strerror}）。"),
            ("Setup writes its environment, jars and results only below this folder.",
             "環境、jar、結果は、すべてこのフォルダーの下にのみ書き込まれます。"),
            ("Copy the project to a folder of yours, or make this one writable, then run the same command again.",
             "プロジェクトを書き込めるフォルダーにコピーするか、このフォルダーを書き込み可能にして、同じコマンドを再実行してください。"),
        ) from None

