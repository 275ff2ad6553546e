"""Starts execute.py with the environment's Python, hands it a job, and turns what it tells into progress or a failure."""
import contextlib
import json
import os
import queue
import subprocess
import threading

from . import kernelspec
from .children import stop
from .failure import INSTALL, KERNEL, NOTEBOOK, STOPPED, Failure
from .project import start_command
from .texts import language, say


def job(project, notebooks, out, logs, skip):
    """What execute.py reads: the notebooks in order, where results go, and the tags of cells that are left out."""
    return {
        "notebooks": notebooks,
        "out": str(out),
        "logs": str(logs),
        "language": language(),
        "skip": list(skip),
        "kernel": str(project.kernel),
        "template": str(project.setup / "html"),
    }


def drive(project, work, env, logs, heard):
    """Runs a job; each event goes to `heard`. The executing process has a group of its own: Ctrl-C reaches it as the end of its input."""
    for part in ("config", "data", "runtime"):
        (project.jupyter / part).mkdir(parents=True, exist_ok=True)
    apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
    command = [project.python, "-I", "-X", "utf8", project.setup / "keiro_setup" / "execute.py"]
    with open(logs / "execute.log", "wb") as log:
        child = subprocess.Popen([str(word) for word in command], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                                 text=True, encoding="utf-8", **apart)
    try:
        # A child that has ended already takes no work; its exit code below says so better than a broken pipe.
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(json.dumps(work) + "\n")
            child.stdin.flush()
        failure = None
        for line in _lines(child):
            event = json.loads(line)
            heard(event)
            if event["event"] == "failed":
                failure = _failed(event)
        code = child.wait()
    except KeyboardInterrupt:
        child.stdin.close()
        _stop_patiently(child)
        say("\nStopped. Nothing half-written is left; the same command starts again.",
            "\n中断しました。書きかけの結果は残していません。同じコマンドで再実行できます。")
        return STOPPED
    except BaseException:
        # Ended by force, the child would leave its kernel behind.
        child.stdin.close()
        _stop_patiently(child)
        raise
    finally:
        stop(child)
    if failure:
        raise failure
    if code != 0:
        raise _broken(code, logs / "execute.log")
    return 0


def _lines(child):
    """The lines of a child as they come. A thread reads them: on Windows a waiting read would not notice Ctrl-C."""
    lines = queue.SimpleQueue()

    def read():
        for line in child.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=0.5)
        except queue.Empty:
            continue
        if line is None:
            return
        yield line


def _failed(event):
    name, error = event["name"], event["error"]
    if event["kind"] == "cell":
        cell = event["cell"]
        return Failure(
            NOTEBOOK,
            (f"Notebook {name}, cell {cell}: {error}", f"ノートブック {name}、セル {cell}：{error}"),
            ("The notebooks after it build on its result, so the run stopped here.", "後のノートブックはこの結果を使うため、ここで実行を止めました。"),
            (f"The whole error stands in {event['kept']}; correct its cause, then run the same command again.",
             f"エラーの全文：{event['kept']}。原因を直してから、同じコマンドを再実行してください。"),
        )
    if event["kind"] == "died":
        return Failure(
            KERNEL,
            (f"The Java kernel died in notebook {name}, cell {event['cell']}: {error}",
             f"ノートブック {name}、セル {event['cell']} で Java カーネルが停止しました：{error}"),
            ("Its results up to there are lost; most often it ran out of memory.", "そこまでの結果は失われました。多くはメモリ不足が原因です。"),
            (f"Give it more: {start_command()} run --memory 4g", f"メモリを増やしてください：{start_command()} run --memory 4g"),
        )
    if event["kind"] == "intruder":
        return Failure(
            KERNEL,
            (f"Jupyter finds another kernel named java: {error}", f"Jupyter が java という名前の別のカーネルを使用しています：{error}"),
            ("The notebooks need Keiro's own kernel, which knows the toolkit.", "ノートブックには、ツールキットを読み込んだ Keiro のカーネルが必要です。"),
            (f"Remove or rename that folder, then run the same command again: {error}",
             f"そのフォルダーを削除するか名前を変えて、同じコマンドを再実行してください：{error}"),
        )
    return kernelspec.damaged(error)


def _broken(code, log):
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return Failure(
        INSTALL,
        (f"The program that executes notebooks ended with code {code}: {said[-1] if said else '?'}",
         f"ノートブックを実行するプログラムがコード {code} で終了しました：{said[-1] if said else '?'}"),
        ("It belongs to the Python environment in .venv.", "これは .venv の Python 環境の一部です。"),
        (f"Run the same command again; if it fails again: {start_command()} remove, then start again. Full output: {log}",
         f"再実行しても失敗する場合は {start_command()} remove の後、やり直してください。出力の全文：{log}"),
    )


def _stop_patiently(child, seconds=15):
    """The child ends its kernels first; only then is it forced."""
    try:
        child.wait(timeout=seconds)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        stop(child)
