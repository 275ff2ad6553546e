"""Runs other programs: argument lists only, full output into a log file, the end of that output in the failure."""
import os
import re
import subprocess
import sys
import time

from .failure import INSTALL, Failure
from .project import is_interactive
from .texts import text

# What pip, Maven and apt say when the network or a proxy is in the way.
NETWORK = re.compile(
    r"Could not transfer artifact|Unknown host|UnknownHostException|Temporary failure in name resolution|Name or service not known"
    r"|NewConnectionError|ConnectTimeout|Connection refused|Network is unreachable|No route to host|timed out|ProxyError|PKIX path"
    r"|CERTIFICATE_VERIFY_FAILED|getaddrinfo failed|Could not resolve|Connection reset|Max retries exceeded"
    r"|has not been downloaded from it before|in offline mode",
    re.IGNORECASE,
)
SECRETS = ("HUBSPOT_TOKEN", "HUBSPOT_TOKEN_FILE")


def environment(base=None, **changes):
    """An environment for tools that need no portal: without secrets, with the changes; None removes a variable."""
    env = dict(os.environ if base is None else base)
    for name in SECRETS:
        env.pop(name, None)
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = str(value)
    return env


class Children:
    """Child processes of one start. The lock's handle goes along, so that a child that outlives a killed start keeps the lock."""

    def __init__(self, logs, verbose=False, keep_open=()):
        self.logs = logs
        self.verbose = verbose
        self.keep_open = tuple(keep_open) if os.name != "nt" else ()

    def log(self, name):
        self.logs.mkdir(parents=True, exist_ok=True)
        return self.logs / f"{name}.log"

    def run(self, name, command, env=None, cwd=None):
        """The exit code of a command whose output goes to the log of that name."""
        path = self.log(name)
        with open(path, "wb") as log:
            try:
                child = subprocess.Popen(
                    [str(word) for word in command],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE if self.verbose else log,
                    stderr=subprocess.STDOUT,
                    env=env,
                    cwd=cwd,
                    pass_fds=self.keep_open if os.name != "nt" else (),
                )
            except OSError as problem:
                log.write(f"{command[0]}: {problem}\n".encode())
                return 127
            try:
                return self._copy(child, log) if self.verbose else self._watch(child)
            except BaseException:
                stop(child)
                raise

    def _copy(self, child, log):
        for line in child.stdout:
            log.write(line)
            sys.stdout.write(line.decode("utf-8", "replace"))
            sys.stdout.flush()
        return child.wait()

    def _watch(self, child):
        """Waits; a person at a terminal sees the seconds pass."""
        started = time.monotonic()
        while True:
            try:
                code = child.wait(timeout=1)
                if is_interactive():
                    sys.stdout.write("\r" + " " * 20 + "\r")
                    sys.stdout.flush()
                return code
            except subprocess.TimeoutExpired:
                if is_interactive():
                    sys.stdout.write(f"\r  {time.monotonic() - started:.0f} s ")
                    sys.stdout.flush()

    def must(self, name, command, what, why, remedy, env=None, cwd=None):
        """Runs a command that has to succeed; otherwise exit 3 with the log's own words and its place."""
        code = self.run(name, command, env=env, cwd=cwd)
        if code != 0:
            raise self.failed(name, code, what, why, remedy)

    def failed(self, name, code, what, why, remedy):
        path = self.log(name)
        output = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        said = telling_line(output)
        if NETWORK.search(output):
            what = (f"{what[0]}, because the network or a server does not answer", f"{what[1]}（ネットワークまたはサーバーが応答しません）")
            remedy = (
                "Connect to the network (behind a proxy or mirror: the settings of pip and Maven are respected), then run the same"
                f" command again; it goes on where it stopped. Full output: {path}",
                "ネットワークに接続し（プロキシやミラーは pip と Maven の設定に従います）、同じコマンドを再実行してください。"
                f"中断した所から続きます。出力の全文：{path}",
            )
        else:
            remedy = (f"{remedy[0]} Full output: {path}", f"{remedy[1]} 出力の全文：{path}")
        return Failure(
            INSTALL,
            (f"{what[0]} (exit code {code}): {said}", f"{what[1]}（終了コード {code}）：{said}"),
            why,
            remedy,
        )


def telling_line(output):
    """The line of a tool's output that says most: the first error, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in lines:
        if re.match(r"(\[ERROR\]|ERROR:|E:|Error:|error:)\s*\S", line):
            return line[:300]
    return lines[-1][:300] if lines else text("no output", "出力なし")


def stop(child, seconds=5):
    """Ends a child that we started: asked first, then forced."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def output_of(command, env=None, timeout=60):
    """(exit code, standard output, standard error) of a short command; code 127 when it cannot start or hangs."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=env,
            timeout=timeout,
        )
        return done.returncode, done.stdout, done.stderr
    except (OSError, subprocess.TimeoutExpired) as problem:
        return 127, "", str(problem)
