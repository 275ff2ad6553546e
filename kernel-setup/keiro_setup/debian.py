"""Installs a missing tool on Debian and Ubuntu, when that is permitted: as root, or with --install."""
import os
import shutil

from . import children
from .texts import say


class SystemPackages:
    def __init__(self, runner, install=False, offline=False, release="/etc/os-release"):
        self.runner = runner
        self.offline = offline
        self.present = shutil.which("apt-get") is not None and _is_debian(release)
        self.root = hasattr(os, "geteuid") and os.geteuid() == 0
        self.permitted = self.present and not offline and (self.root or install)
        self._updated = False

    def install(self, *alternatives):
        """Installs the first of these packages that the system offers; False when not permitted, offered or possible."""
        if not self.permitted:
            return False
        self._update()
        for package in alternatives:
            if children.output_of(["apt-cache", "show", package])[0] == 0:
                say(f"Installing the system package {package} (this computer's apt-get).",
                    f"システムパッケージ {package} をインストールします（このコンピューターの apt-get）。")
                return self._apt("install", "-y", "--no-install-recommends", package) == 0
        return False

    def command(self, package):
        """What a person types to install the package by hand."""
        return f"{'' if self.root else 'sudo '}apt-get install {package}"

    def _update(self):
        if not self._updated:
            self._updated = True
            self._apt("update")

    def _apt(self, *arguments):
        sudo = [] if self.root else ["sudo"]
        env = children.environment(DEBIAN_FRONTEND="noninteractive")
        return self.runner.run(f"apt-{arguments[0]}", [*sudo, "apt-get", *arguments], env=env)


def _is_debian(release):
    try:
        with open(release, encoding="utf-8") as file:
            lines = dict(line.strip().split("=", 1) for line in file if "=" in line)
    except OSError:
        return False
    names = f"{lines.get('ID', '')} {lines.get('ID_LIKE', '')}".replace('"', "").split()
    return "debian" in names or "ubuntu" in names
