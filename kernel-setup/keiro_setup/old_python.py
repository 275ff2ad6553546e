# -*- coding: utf-8 -*-
"""Runs on a Python that is too old for the rest: goes on with a newer one, or says how to get it. Python 2.7 must parse this."""
from __future__ import print_function

import locale
import os
import subprocess
import sys

NEWEST_FIRST = ["3.14", "3.13", "3.12", "3.11"]
AGAIN = "KEIRO_STARTED_AGAIN"


def japanese(arguments):
    if "--lang" in arguments[:-1]:
        return arguments[arguments.index("--lang") + 1] == "ja"
    if "--lang=ja" in arguments or "--lang=en" in arguments:
        return "--lang=ja" in arguments
    for name in ("KEIRO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].startswith("ja")
    return (locale.getdefaultlocale()[0] or "").lower().startswith("ja")


def works(command):
    """Whether this command is a Python that can run Keiro: a shim that only names one is not."""
    code = "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 1)"
    try:
        nothing = open(os.devnull, "w")
        try:
            return subprocess.call(command + ["-c", code], stdout=nothing, stderr=nothing) == 0
        finally:
            nothing.close()
    except (OSError, ValueError):
        return False


def newer():
    """The command of a newer Python on this computer, or None."""
    for version in NEWEST_FIRST:
        for command in ([["py", "-" + version]] if os.name == "nt" else [["python" + version]]):
            if works(command):
                return command
    return None


def sudo():
    return [] if os.geteuid() == 0 else ["sudo"]


def debian_package(arguments):
    """The newest Python that this Debian or Ubuntu offers and that may be installed now, or None."""
    if os.name == "nt" or "--offline" in arguments or not os.path.exists("/etc/debian_version"):
        return None
    if not (os.geteuid() == 0 or "--install" in arguments):
        return None
    try:
        subprocess.call(sudo() + ["apt-get", "update"])
    except OSError:
        return None
    for version in NEWEST_FIRST:
        nothing = open(os.devnull, "w")
        try:
            if subprocess.call(["apt-cache", "show", "python" + version], stdout=nothing, stderr=nothing) == 0:
                return version
        except OSError:
            return None
        finally:
            nothing.close()
    return None


def show(text):
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if sys.version_info[0] == 2:
        sys.stderr.write(text.encode(encoding, "replace") + b"\n")
    else:
        print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr)


def readable(path):
    """A path as text: on Python 2 it is bytes, which may hold letters of any language."""
    return path.decode(sys.getfilesystemencoding() or "utf-8", "replace") if isinstance(path, bytes) else path


def remedy(in_japanese):
    again = (u"これで再実行してください" if in_japanese else "then start again with it")
    if sys.platform == "darwin":
        return "brew install python@3.12   (%s: python3.12 kernel-setup/start.py)" % again
    if os.name == "nt":
        return "winget install Python.Python.3.12   (%s: py -3.12 kernel-setup\\start.py)" % again
    if os.path.exists("/etc/debian_version"):
        return "sudo apt-get install python3.11 python3.11-venv   (%s: python3.11 kernel-setup/start.py)" % again
    return "Python 3.12   (%s: python3.12 kernel-setup/start.py)" % again


def main(arguments):
    ja = japanese(arguments)
    version = "%d.%d.%d" % tuple(sys.version_info[:3])
    command = newer()
    if command is None:
        package = debian_package(arguments)
        if package is not None:
            names = ["python" + package, "python" + package + "-venv"]
            show((u"インストールします：" if ja else "Installing ") + " ".join(names))
            if subprocess.call(sudo() + ["apt-get", "install", "-y"] + names) == 0:
                command = newer()
    if command is not None and not os.environ.get(AGAIN):
        show((u"Python %s は古いため、%s で続けます。" if ja else "Python %s is too old; going on with %s.") % (version, " ".join(command)))
        environment = dict(os.environ)
        environment[AGAIN] = "1"
        script = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "start.py")
        return subprocess.call(command + [script] + list(arguments), env=environment)
    if ja:
        show(u"この Python は使用できません。バージョンは %s です（%s）。" % (version, readable(sys.executable)))
        show(u"Keiro には Python 3.11 以降が必要です。使用する JupyterLab がそれを要求するためです。")
        show(u"インストールするコマンド：" + remedy(ja))
    else:
        show("Python not usable: this is version %s (%s)." % (version, readable(sys.executable)))
        show("Keiro needs Python 3.11 or newer, because the JupyterLab that it uses does.")
        show("Install one: " + remedy(ja))
    return 2
