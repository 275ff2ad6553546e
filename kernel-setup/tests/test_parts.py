"""Small parts: lock, JupyterLab's command line, what an executed page links to, apt."""
import os
import socket
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock

from fakes import SETUP, ProjectCase, Recorder, write
from keiro_setup import children, debian, execute, jupyter_lab, lock


class LockTest(ProjectCase):
    def test_one_holder_at_a_time(self):
        path = self.folder / "lock"
        with lock.held(path):
            def second():
                with lock.held(path, patience=0):
                    pass

            failure = self.failure(second)
        self.assertEqual(2, failure.code)
        self.assertIn(f"process {os.getpid()}", failure.what[0])
        self.quietly(second)

    def test_a_killed_holder_leaves_no_lock(self):
        path = self.folder / "lock"
        code = ("import sys, time, pathlib; sys.path.insert(0, sys.argv[1])\nfrom keiro_setup import lock\n"
                "with lock.held(pathlib.Path(sys.argv[2])):\n  print('held', flush=True); time.sleep(600)")
        with subprocess.Popen([sys.executable, "-c", code, str(SETUP), str(path)], stdout=subprocess.PIPE, text=True) as holder:
            self.assertEqual("held", holder.stdout.readline().strip())
            holder.kill()
            holder.wait()
            with lock.held(path, patience=0):
                pass


class JupyterLabTest(ProjectCase):
    def test_quiet_and_local(self):
        words = jupyter_lab.command(self.project, 8899)
        for word in ("--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=8899", "--ServerApp.port_retries=0", "--LabApp.news_url=None",
                     "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.extension_manager=readonly",
                     "--MultiKernelManager.default_kernel_name=java", f"--ServerApp.root_dir={self.project.work}"):
            self.assertIn(word, words)
        self.assertFalse([word for word in words if "token" in word.lower()], "a command line is readable by others")

    def test_quiet_settings_are_compared_and_rewritten(self):
        jupyter_lab.keep_quiet(self.project)
        path = self.project.venv / "share/jupyter/lab/settings/overrides.json"
        self.assertIn('"fetchNews": "false"', path.read_text())
        path.write_text("{}")
        jupyter_lab.keep_quiet(self.project)
        self.assertIn('"checkForUpdates": false', path.read_text())

    def test_link_is_readable_by_a_browser(self):
        self.assertEqual("http://127.0.0.1:8888/lab/tree/ja/0-start-here.ipynb?token=abc", jupyter_lab.link(8888, "abc", "ja"))

    def test_default_port_moves_on_when_taken(self):
        with socket.socket() as taken:
            try:
                taken.bind(("127.0.0.1", jupyter_lab.FIRST_PORT))
                taken.listen()
            except OSError:
                pass  # somebody else holds it: just as good
            self.assertNotEqual(jupyter_lab.FIRST_PORT, jupyter_lab.free_port())

    def test_no_server_is_running(self):
        write(self.project.jupyter / "runtime" / "jpserver-1.json", '{"port": 1, "token": "left over"}')
        write(self.project.jupyter / "runtime" / "jpserver-2.json", "{half")
        self.assertIsNone(jupyter_lab.running(self.project))


class ExecutedPageTest(unittest.TestCase):
    def test_links_lead_to_pages_of_this_run_or_nowhere(self):
        page = ('<a href="1-next.ipynb">Next</a> <a href="../ja/0-start.ipynb">日本語</a> <a href="https://x.example/y.ipynb">out</a>'
                ' <a href="#top">top</a>')
        self.assertEqual('<a href="1-next.html">Next</a> 日本語 <a href="https://x.example/y.ipynb">out</a> <a href="#top">top</a>',
                         execute.relink(page, {"1-next"}))

    def test_paths_lead_to_the_same_file_from_where_the_notebook_is_kept(self):
        from types import SimpleNamespace as Node

        kept = Path("/x/out")
        output = {"data": {"text/html": '<a href="../../report.xlsx">../../report.xlsx</a>', "text/plain": "to ../../data/actions.csv"}}
        notebook = Node(cells=[{"cell_type": "markdown"}, {"outputs": [output, {"output_type": "stream"}]}])
        execute.move_paths(notebook, kept / ".run-1" / "en", kept)
        self.assertEqual({"text/html": '<a href="report.xlsx">report.xlsx</a>', "text/plain": "to data/actions.csv"}, output["data"])

    def test_paths_stay_where_a_notebook_ran_in_its_own_folder(self):
        from types import SimpleNamespace as Node

        output = {"data": {"text/plain": "../out/report.xlsx"}}
        execute.move_paths(Node(cells=[{"outputs": [output]}]), Path("/x/copies/en"), Path("/x/out"))
        self.assertEqual("../out/report.xlsx", output["data"]["text/plain"])

    def test_first_line_of_an_error(self):
        self.assertEqual("The column x is missing.", execute.first_line("n", "java.lang.IllegalArgumentException, The column x is missing.\nmore"))
        self.assertEqual("The portal is down.", execute.first_line("n", "io.keiro.hubspot.HubSpotException, The portal is down."))
        self.assertEqual("java.lang.NullPointerException, x", execute.first_line("n", "java.lang.NullPointerException, x"))
        self.assertEqual("red", execute.first_line("n", "\x1b[31mred\x1b[0m"))
        self.assertEqual("RuntimeException", execute.first_line("RuntimeException", ""))

    def test_first_line_of_a_cell_that_does_not_compile(self):
        shown = ["\x1b[1m|   \x1b[1mlog.caseCounts()", "\x1b[31mcannot find symbol\x1b[0m", "  symbol:   method caseCounts()", ""]
        cell = {"outputs": [{"output_type": "error", "traceback": shown}]}
        self.assertEqual("cannot find symbol, symbol:   method caseCounts()",
                         execute.first_line("CompilationException", "[snippet: …", cell))


class OutputTest(ProjectCase):
    def test_telling_line_is_the_first_error_or_the_last_line(self):
        self.assertEqual("[ERROR] bad", children.telling_line("[INFO] x\n[ERROR] bad\n[ERROR] worse\n"))
        self.assertEqual("last", children.telling_line("first\nlast\n\n"))
        self.assertEqual("no output", children.telling_line(""))

    def test_program_that_does_not_exist(self):
        runner = children.Children(self.project.logs)
        failure = self.failure(runner.must, "x", [self.folder / "gone"], ("W", "何"), ("Y", "理由"), ("R", "対処"))
        self.assertEqual(3, failure.code)
        self.assertIn("exit code 127", failure.what[0])

    def test_secrets_do_not_reach_tools(self):
        with mock.patch.dict(os.environ, {"HUBSPOT_TOKEN": "hush", "PIP_TARGET": "/x"}):
            env = children.environment(PIP_TARGET=None, JAVA_HOME=self.folder)
        self.assertFalse({"HUBSPOT_TOKEN", "PIP_TARGET"} & set(env))
        self.assertEqual(str(self.folder), env["JAVA_HOME"])


class SystemPackagesTest(ProjectCase):
    def packages(self, system="ID=ubuntu\nID_LIKE=debian\n", root=True, install=False, offline=False, offered=("maven",)):
        self.recorder = Recorder(self.project)
        with mock.patch("shutil.which", return_value="/usr/bin/apt-get"), mock.patch("os.geteuid", return_value=0 if root else 1000, create=True):
            packages = debian.SystemPackages(self.recorder, install, offline, write(self.folder / "os-release", system))
        offers = mock.patch.object(children, "output_of", side_effect=lambda words, **_: (0 if words[-1] in offered else 100, "", ""))
        offers.start()
        self.addCleanup(offers.stop)
        return packages

    def install(self, packages, *names):
        return self.quietly(packages.install, *names)[0]

    def test_root_installs_what_the_system_offers(self):
        self.assertTrue(self.install(self.packages(offered=("openjdk-21-jdk-headless",)), "openjdk-17-jdk-headless", "openjdk-21-jdk-headless"))
        self.assertEqual(["apt-get", "update"], self.recorder.commands[0][1])
        self.assertEqual("openjdk-21-jdk-headless", self.recorder.commands[1][1][-1])

    def test_others_install_only_when_asked_to(self):
        self.assertFalse(self.install(self.packages(root=False), "maven"))
        self.assertTrue(self.install(self.packages(root=False, install=True), "maven"))
        self.assertEqual(["sudo", "apt-get", "update"], self.recorder.commands[0][1])

    def test_not_offline_not_elsewhere_not_what_is_not_offered(self):
        self.assertFalse(self.install(self.packages(offline=True), "maven"))
        self.assertFalse(self.install(self.packages(system="ID=fedora\n"), "maven"))
        self.assertFalse(self.install(self.packages(offered=()), "maven"))
        self.assertEqual(["apt-update"], self.recorder.names())


if __name__ == "__main__":
    unittest.main()
