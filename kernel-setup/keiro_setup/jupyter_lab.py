"""Opens JupyterLab on the working copies: quiet, on this computer only, without a question about the kernel."""
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

from .children import stop, telling_line
from .failure import INSTALL, PRECONDITION, STOPPED, Failure
from .project import WINDOWS, keep_text, read_json, start_command
from .texts import language, say

FIRST_PORT = 8888
START_PAGE = "0-start-here.ipynb"
# Its news question and update check call out and stand over the notebook; so does its question for a kernel, which it asks whoever runs
# a cell before the session has begun.
OVERRIDES = {
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True},
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": False},
    "@jupyterlab/docmanager-extension:plugin": {"renameUntitledFileOnSave": False},
}


def keep_quiet(project):
    """Writes JupyterLab's default settings into the environment."""
    path = project.venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    keep_text(path, json.dumps(OVERRIDES, indent=2) + "\n")


def free_port(wanted=None):
    """The port asked for, which must be free, or the first free one."""
    if wanted is not None:
        if is_free(wanted):
            return wanted
        other = free_port()
        raise Failure(
            PRECONDITION,
            (f"Port {wanted} is taken: another program listens on it.", f"ポート {wanted} は使用中です。別のプログラムが待ち受けています。"),
            ("JupyterLab needs a port of its own on this computer.", "JupyterLab には、このコンピューターで空いているポートが必要です。"),
            (f"Take a free one: {start_command()} --port {other}", f"空いているポートを指定してください：{start_command()} --port {other}"),
        )
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        if is_free(port):
            return port
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def is_free(port):
    with socket.socket() as probe:
        if not WINDOWS:  # there it would allow two listeners on one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def running(project):
    """The port and token of a JupyterLab that an earlier start of this project left running, or None."""
    for path in sorted((project.jupyter / "runtime").glob("jpserver-*.json")):
        server = read_json(path, {})
        if server.get("port") and server.get("token") and _answers(server["port"], server["token"]):
            return server["port"], server["token"]
    return None


def link(port, token, folder):
    page = urllib.parse.quote(f"/lab/tree/{folder}/{START_PAGE}")
    return f"http://127.0.0.1:{port}{page}?token={token}"


def command(project, port):
    words = [
        project.python, "-I", "-X", "utf8", "-m", "jupyterlab",
        "--no-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={project.work}",
        "--ServerApp.open_browser=False",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--MultiKernelManager.default_kernel_name=java",
        # JJava does not end on a shutdown message; half of this time later it is asked by a signal, which works.
        "--KernelManager.shutdown_wait_time=1.0",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    return [str(word) for word in words]


def serve(project, env, port, folder, browser=True, verbose=False):
    """Runs JupyterLab until it ends or Ctrl-C; prints the link when it answers."""
    token = secrets.token_hex(24)
    env = {**env, "JUPYTER_TOKEN": token}
    for part in ("config", "data", "runtime"):
        (project.jupyter / part).mkdir(parents=True, exist_ok=True)
    project.logs.mkdir(parents=True, exist_ok=True)
    path = project.logs / "jupyterlab.log"
    # A group of its own: Ctrl-C reaches only this program, which then shuts down server and kernels in order.
    apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if WINDOWS else {"start_new_session": True}
    with open(path, "wb") as log:
        output = None if verbose else log
        server = subprocess.Popen(command(project, port), cwd=project.work, env=env, stdin=subprocess.DEVNULL,
                                  stdout=output, stderr=output if verbose else subprocess.STDOUT, **apart)
    end_like_ctrl_c()
    try:
        _wait_until_it_answers(server, port, token, path)
        address = link(port, token, folder)
        say(f"JupyterLab is open on the working copies in {project.short(project.work)}:", f"作業用コピー {project.short(project.work)} で JupyterLab を開きました：")
        print(f"  {address}", flush=True)
        say("Stop it with Ctrl-C.", "終了するには Ctrl-C を押します。")
        if browser and _has_desktop():
            import webbrowser

            webbrowser.open(address)
        while server.poll() is None:
            try:
                server.wait(timeout=1)  # in pieces: on Windows an endless wait would not notice Ctrl-C
            except subprocess.TimeoutExpired:
                pass
        return 0 if server.returncode == 0 else INSTALL
    except KeyboardInterrupt:
        say("Stopping JupyterLab and its kernels.", "JupyterLab とカーネルを終了します。")
        _shut_down(server, port, token)
        return 0 if server.returncode is not None else STOPPED
    finally:
        stop(server)


def end_like_ctrl_c():
    """The other ways in which this program is asked to end, a closed terminal among them, end in order too."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)


def _interrupt(*_):
    raise KeyboardInterrupt


def _wait_until_it_answers(server, port, token, log, patience=120):
    deadline = time.monotonic() + patience
    while not _answers(port, token):
        if server.poll() is not None or time.monotonic() > deadline:
            said = telling_line(log.read_text(encoding="utf-8", errors="replace"))
            raise Failure(
                INSTALL,
                (f"JupyterLab does not start: {said}", f"JupyterLab が起動しません：{said}"),
                ("The notebooks open in it.", "ノートブックはここで開きます。"),
                (f"Read {log}; {start_command()} remove, then start again, installs it anew.",
                 f"{log} を確認してください。{start_command()} remove の後で再実行すると、新しくインストールします。"),
            )
        time.sleep(0.1)


def _answers(port, token):
    return _ask("GET", port, "/api/status", token) == 200


def _ask(method, port, path, token):
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, path, headers={"Authorization": f"token {token}"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _shut_down(server, port, token):
    """Asks the server to end its kernels and itself: the same on every system."""
    try:
        _ask("POST", port, "/api/shutdown", token)
        server.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        pass


def _has_desktop():
    """Elsewhere a browser would be a text browser in this terminal."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


def folder_of(project):
    """The folder of the working copies in the language of the messages."""
    return language() if (project.work / language() / START_PAGE).exists() else "en"
