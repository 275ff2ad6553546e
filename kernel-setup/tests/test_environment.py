"""The Python environment: made once, repaired or rebuilt when half-made."""
import shutil
import unittest
from unittest import mock

from fakes import NoPackages, ProjectCase, Recorder, environment_python, needs_scripts, write
from keiro_setup import environment
from keiro_setup.environment import PythonEnvironment


@needs_scripts
class EnvironmentTest(ProjectCase):
    def setUp(self):
        super().setUp()
        self.recorder = Recorder(self.project, {"venv": self.create, "pip": self.pip})

    def create(self):
        environment_python(self.project)

    def pip(self):
        write(self.project.kernel / "jjava.jar", "jar")
        (self.project.venv / "lib/python3/site-packages/jjava-1.0a8.dist-info").mkdir(parents=True, exist_ok=True)

    def environment(self, offline=False):
        return PythonEnvironment(self.project, self.recorder, NoPackages(), offline)

    def make(self):
        return self.quietly(self.environment().make)[1]

    def test_made_once(self):
        self.assertFalse(self.environment().ready())
        self.make()
        self.assertTrue(self.environment().ready())
        self.assertEqual(["venv", "pip"], self.recorder.names())
        self.assertIn("--require-hashes", self.recorder.commands[1][1])

    def test_changed_lock_installs_again(self):
        self.make()
        with open(self.project.setup / "requirements.lock", "a", encoding="utf-8") as lock:
            lock.write("# changed\n")
        self.assertFalse(self.environment().ready())
        self.make()
        self.assertEqual(["venv", "pip", "pip"], self.recorder.names())

    def test_half_made_with_a_working_python_is_completed(self):
        environment_python(self.project)
        self.make()
        self.assertEqual(["pip"], self.recorder.names())

    def test_half_made_without_a_python_is_rebuilt(self):
        left = write(self.project.venv / "lib" / "left", "over")
        printed = self.make()
        self.assertIn("rebuilding", printed)
        self.assertFalse(left.exists())
        self.assertEqual(["venv", "pip"], self.recorder.names())

    def test_environment_of_a_python_that_is_gone_is_rebuilt(self):
        self.make()
        self.project.python.unlink()
        self.project.python.symlink_to(self.folder / "gone")
        self.assertFalse(self.environment().ready())
        self.make()
        self.assertEqual(["venv", "pip", "venv", "pip"], self.recorder.names())

    def test_missing_package_or_kernel_is_noticed(self):
        self.make()
        shutil.rmtree(self.project.venv / "lib/python3/site-packages/jjava-1.0a8.dist-info")
        self.assertFalse(self.environment().ready())
        self.make()
        (self.project.kernel / "jjava.jar").unlink()
        self.assertFalse(self.environment().ready())

    def test_interrupted_installation_counts_as_not_made(self):
        self.recorder.does["pip"] = lambda: 1
        self.assertEqual(3, self.failure(self.environment().make).code)
        self.assertFalse(self.environment().ready())
        self.recorder.does["pip"] = self.pip
        self.make()
        self.assertTrue(self.environment().ready())

    def test_package_without_its_kernel_is_an_installation_failure(self):
        self.recorder.does["pip"] = lambda: 0
        failure = self.failure(self.environment().make)
        self.assertEqual(3, failure.code)
        self.assertIn("jjava.jar is missing", failure.what[0])

    def test_offline_names_what_is_missing(self):
        failure = self.failure(self.environment(offline=True).make)
        self.assertEqual(2, failure.code)
        self.assertIn("the Python environment .venv is not there yet", failure.what[0])
        self.assertEqual([], self.recorder.names())

    def test_python_without_venv(self):
        with mock.patch.object(environment, "has_venv", return_value=False):
            failure = self.failure(self.environment().make)
        self.assertEqual(2, failure.code)
        self.assertIn("lacks the module venv or ensurepip", failure.what[0])


if __name__ == "__main__":
    unittest.main()
