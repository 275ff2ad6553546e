"""Runs the simulated company as a portal of its own until Ctrl-C: for other programs, other computers' tests, or a look with curl."""
import os
import subprocess

from . import children, jupyter_lab
from .failure import INSTALL, PRECONDITION, Failure
from .project import WINDOWS, start_command
from .texts import language, say

FIRST_PORT = 8950
MEMORY = "512m"  # the stories are told when asked for: a million deals need little
FRONT_DOOR = "io.keiro.sandbox.SandboxProcess"
WORDS_NOT_UNDERSTOOD = 2


def port(wanted=None):
    """The port asked for, which must be free, or the first free one."""
    if wanted is None:
        return next((free for free in range(FIRST_PORT, FIRST_PORT + 100) if jupyter_lab.is_free(free)), 0)
    if not jupyter_lab.is_free(wanted):
        other = port()
        raise Failure(
            PRECONDITION,
            (f"Port {wanted} is taken: another program listens on it.", f"ポート {wanted} は使用中です。別のプログラムが待ち受けています。"),
            ("The sandbox portal needs a port of its own on this computer.", "サンドボックスポータルには、このコンピューターで空いているポートが必要です。"),
            (f"Take a free one: {start_command()} sandbox --port {other}", f"空いているポートを指定してください：{start_command()} sandbox --port {other}"),
        )
    return wanted


def command(jdk, jars, options, chosen, token_file):
    """The call of the Java program. It holds no secret: the program writes its token into the file that is named."""
    words = [jdk.java, f"-Xmx{options.memory or MEMORY}", "-cp", os.pathsep.join(str(jar) for jar in jars), FRONT_DOOR,
             "--port", str(chosen), "--lang", language(), "--token-file", str(token_file)]
    for name, value in (("--deals", options.deals), ("--seed", options.seed), ("--rate", options.rate), ("--latency", options.latency)):
        if value is not None:
            words += [name, str(value)]
    if options.dirty:
        words.append("--dirty")
    for fault in options.fault or ():
        words += ["--fault", fault]
    return words


def serve(project, jdk, jars, options):
    """Starts it, lets it speak for itself, and ends it on Ctrl-C."""
    chosen = port(options.port)
    token_file = project.state / f"sandbox-{chosen}.token"
    # A group of its own: Ctrl-C reaches only this program, which then ends the other in order.
    apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if WINDOWS else {"start_new_session": True}
    jupyter_lab.end_like_ctrl_c()
    child = subprocess.Popen(command(jdk, jars, options, chosen, token_file), env=children.environment(), **apart)
    try:
        while child.poll() is None:
            try:
                child.wait(timeout=1)  # in pieces: on Windows an endless wait would not notice Ctrl-C
            except subprocess.TimeoutExpired:
                pass
    except KeyboardInterrupt:
        say("\nStopping the sandbox portal.", "\nサンドボックスポータルを終了します。")
        return 0
    finally:
        children.stop(child)
        token_file.unlink(missing_ok=True)
    if child.returncode == WORDS_NOT_UNDERSTOOD:
        raise Failure(
            PRECONDITION,
            ("The sandbox portal does not start: the sentence above says why.", "サンドボックスポータルを起動できません。理由は上の文のとおりです。"),
            ("What it is asked for must be something that it can do.", "指定できる内容には決まりがあります。"),
            (f"All switches: {start_command()} sandbox --fault help", f"スイッチの一覧：{start_command()} sandbox --fault help"),
        )
    return 0 if child.returncode == 0 else INSTALL
