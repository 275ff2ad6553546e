"""The commands of start.py; the door to everything else here."""
import shutil
import sys

from . import project, texts
from .arguments import parse
from .failure import PRECONDITION, STOPPED, Failure
from .texts import say


def main(words, here=None):
    """The exit code of start.py with these words."""
    texts.prepare_streams()
    texts.choose(_language_in(words))
    try:
        options = parse(words)
        return COMMANDS[options.command](here or project.here(), options)
    except Failure as failure:
        sys.stdout.flush()
        return failure.show()
    except KeyboardInterrupt:
        say("\nStopped; the same command goes on from here.", "\n中断しました。同じコマンドで続きから再開できます。")
        return STOPPED


def _language_in(words):
    """The language asked for, before the words are parsed: their errors speak it too."""
    for before, word in zip(["", *words], words, strict=False):
        if before == "--lang" or word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


# Each command loads only what it needs: starting is a thing that people wait for.


def lab(here, options):
    from . import copies, jupyter_lab, kernelspec, source, steps

    variables = source.variables(options)
    port = None if options.port is None else jupyter_lab.free_port(options.port)
    steps.prepare(here, options)
    copies.WorkingCopies(here).update()
    folder = jupyter_lab.folder_of(here)
    already = jupyter_lab.running(here) if port is None else None
    if already:
        say("JupyterLab is already running on these working copies:", "JupyterLab はこの作業用コピーですでに動いています：")
        print(f"  {jupyter_lab.link(*already, folder)}", flush=True)
        return 0
    jupyter_lab.keep_quiet(here)
    env = kernelspec.jupyter_environment(here)
    (here.work / "data").mkdir(parents=True, exist_ok=True)
    (here.work / "out").mkdir(exist_ok=True)
    env.update(variables, KEIRO_LANG=texts.language(), KEIRO_WORK=str(here.work / "data"), KEIRO_OUT=str(here.work / "out"))
    return jupyter_lab.serve(here, env, port or jupyter_lab.free_port(), folder, not options.no_browser, options.verbose)


def run(here, options):
    from . import runner, source, steps

    variables = source.variables(options)
    steps.prepare(here, options)
    return runner.run(here, options, variables)


def sandbox(here, options):
    from . import sandbox as portal
    from . import steps

    jdk, jars = steps.prepare_java(here, options)
    return portal.serve(here, jdk, jars, options)


def clean(here, options):
    from . import copies

    count = copies.WorkingCopies(here).strip()
    say(f"Outputs removed from {count} notebook(s).", f"{count} 件のノートブックから出力を消去しました。")
    return 0


def reset(here, options):
    from . import copies, steps

    steps.writable(here)
    aside = copies.WorkingCopies(here).reset()
    say(f"Fresh copies are in {here.short(here.work)}.", f"{here.short(here.work)} に新しいコピーを用意しました。")
    if aside:
        say(f"Your edited ones are in {here.short(aside)}.", f"編集済みのものは {here.short(aside)} にあります。")
    return 0


def remove(here, options):
    from . import jupyter_lab

    if jupyter_lab.running(here):
        raise Failure(
            PRECONDITION,
            ("JupyterLab of this project is still running.", "このプロジェクトの JupyterLab がまだ動いています。"),
            ("It uses what would be deleted.", "削除対象を使用中です。"),
            ("Stop it (Ctrl-C where it was started), then run the same command again.", "起動した端末で Ctrl-C で終了してから、再実行してください。"),
        )
    for folder in (here.venv, here.state):
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            raise Failure(
                PRECONDITION,
                (f"Could not delete {folder} completely.", f"{folder} を完全には削除できませんでした。"),
                ("A program still uses a file in it, often a kernel.", "中のファイルを使用中のプログラムがあります（多くはカーネル）。"),
                ("End it, then run the same command again.", "それを終了してから、同じコマンドを再実行してください。"),
            )
    say("Removed .venv and .keiro. Left: work and out (yours), and the build's folders (mvn clean removes them).",
        ".venv と .keiro を削除しました。work と out（ユーザーのもの）、ビルドのフォルダー（mvn clean で削除）は残しています。")
    return 0


def check(here, options):
    from . import checkup

    return checkup.run(here, options)


COMMANDS = {"lab": lab, "run": run, "sandbox": sandbox, "check": check, "clean": clean, "reset": reset, "remove": remove}
