"""The committed files that setup builds on: lock, start script, and a start.py that old Pythons can parse."""
import ast
import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from fakes import SETUP, ProjectCase

TOP = SETUP.parent


class RequirementsTest(unittest.TestCase):
    def setUp(self):
        self.lock = (SETUP / "requirements.lock").read_text(encoding="utf-8")
        self.blocks = re.split(r"\n(?=\S)", self.lock.strip())

    def test_what_is_wanted_is_locked(self):
        wanted = (SETUP / "requirements.in").read_text(encoding="utf-8").split()
        self.assertEqual(4, len(wanted))
        for requirement in wanted:
            self.assertRegex(self.lock, rf"(?m)^{re.escape(requirement)} ")

    def test_every_package_is_pinned_with_hashes(self):
        self.assertGreater(len(self.blocks), 50)
        for block in self.blocks:
            self.assertRegex(block, r"^[a-z0-9.-]+==\S+ (; .* )?\\\n\s+--hash=sha256:[0-9a-f]{64}")

    def test_what_only_other_systems_need_is_marked(self):
        for name, marker in (("pywinpty", "nt"), ("colorama", "win32"), ("appnope", "darwin")):
            self.assertRegex(self.lock, rf"(?m)^{name}==\S+ ; .*{marker}")

    def test_packages_with_compiled_parts_have_files_for_several_systems(self):
        for name in ("pyzmq", "tornado", "psutil", "cffi", "rpds-py"):
            block = next(block for block in self.blocks if block.startswith(f"{name}=="))
            self.assertGreater(block.count("--hash"), 5, name)

    def test_no_host_is_named(self):
        self.assertNotRegex(self.lock, r"https?:|--index|--find-links")


class StartScriptTest(unittest.TestCase):
    def setUp(self):
        self.lines = [line for line in (SETUP / "startup.jshell").read_text(encoding="utf-8").splitlines() if line]

    def test_imports_and_at_most_one_call(self):
        others = [line for line in self.lines if not re.fullmatch(r"import (static )?[\w.]+(\.\*)?;", line)]
        self.assertIn(others, ([], ["io.keiro.notebook.Notebook.start();"]))
        self.assertNotIn("$", "".join(self.lines))

    def test_every_package_of_ours_has_a_public_class(self):
        for line in self.lines:
            found = re.fullmatch(r"import (io\.keiro\.[\w.]+)\.\*;", line)
            if found:
                folders = list(TOP.glob("toolkit/*/src/main/java/" + found.group(1).replace(".", "/")))
                sources = [path for folder in folders for path in folder.glob("*.java") if path.name != "package-info.java"]
                public = [path for path in sources if re.search(r"(?m)^public .*(class|record|interface|enum) ", path.read_text("utf-8"))]
                self.assertTrue(public, f"{line} names a package without a public class; JShell refuses it")

    def test_no_simple_name_is_reachable_from_two_of_our_packages(self):
        owners = {}
        for line in self.lines:
            found = re.fullmatch(r"import (io\.keiro\.[\w.]+)\.\*;", line)
            if found:
                for folder in TOP.glob("toolkit/*/src/main/java/" + found.group(1).replace(".", "/")):
                    for path in folder.glob("*.java"):
                        if re.search(rf"(?m)^public .*(class|record|interface|enum) {path.stem}\b", path.read_text("utf-8")):
                            owners.setdefault(path.stem, set()).add(found.group(1))
        self.assertEqual({}, {name: places for name, places in owners.items() if len(places) > 1})


class OldPythonTest(ProjectCase):
    def test_start_and_its_old_python_part_use_no_new_syntax(self):
        for name in ("start.py", "keiro_setup/__init__.py", "keiro_setup/old_python.py"):
            content = (SETUP / name).read_text(encoding="utf-8")
            ast.parse(content, feature_version=(3, 4))
            self.assertFalse([node for node in ast.walk(ast.parse(content)) if isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr))])

    def old_python(self):
        """An old Python of this computer, by its real path, or None."""
        for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10"):
            found = shutil.which(f"python{version}")
            homes = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
            for candidate in [*filter(None, [found]), *map(str, homes)]:
                said = subprocess.run([candidate, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True)
                if said.returncode == 0:
                    return candidate
        return None

    def test_an_old_python_says_so_in_three_lines(self):
        old = self.old_python()
        if old is None:
            self.skipTest("no Python older than 3.11 on this computer")
        for language, words in (("en", "Python not usable: this is version"), ("ja", "この Python は使用できません")):
            done = subprocess.run([old, str(self.project.setup / "start.py"), "run", "--lang", language, "--offline"],
                                  env=self.environment(PYTHONIOENCODING="utf-8"), capture_output=True, encoding="utf-8")
            self.assertEqual(2, done.returncode)
            self.assertEqual(3, len(done.stderr.strip().splitlines()), done.stderr)
            self.assertIn(words, done.stderr)

    @unittest.skipIf(os.name == "nt", "needs a link to a Python")
    def test_an_old_python_goes_on_with_a_newer_one(self):
        import sys

        old = self.old_python()
        if old is None:
            self.skipTest("no Python older than 3.11 on this computer")
        (self.bin / "python3.13").symlink_to(sys.executable)
        done = subprocess.run([old, str(self.project.setup / "start.py"), "--help"], env=self.environment(), capture_output=True,
                              encoding="utf-8")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("going on with python3.13", done.stderr)
        self.assertIn("start.py check", done.stdout)


if __name__ == "__main__":
    unittest.main()
