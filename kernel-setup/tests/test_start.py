"""start.py as a person calls it, from a folder with a space and Japanese letters, on stand-ins for java, mvn and the environment."""
import json
import os
import signal
import subprocess
import time
import unittest

from fakes import ProjectCase, environment_python, java, maven, needs_scripts, notebook, write

FINDINGS = """[
 {"id": "sales-cycle", "status": "PROBLEM", "title": {"en": "Sales cycle", "ja": "営業サイクル"},
  "verdict": {"en": "Too long, by far.", "ja": "長すぎます。"}},
 {"id": "quotes", "status": "NOT_POSSIBLE", "title": {"en": "Quotes", "ja": "見積"},
  "verdict": {"en": "No quotes.", "ja": "見積がありません。"}}
]"""


class WordsTest(ProjectCase):
    def refused(self, *words, **changes):
        done = self.start(*words, **changes)
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertEqual(3, len(done.stderr.strip().splitlines()), done.stderr)
        self.assertFalse((self.project.root / ".venv").exists())
        return done.stderr

    def test_unknown_command(self):
        self.assertIn('no command "walk"', self.refused("walk"))

    def test_unknown_option(self):
        self.assertIn("--fast", self.refused("run", "--fast"))

    def test_numbers_out_of_range(self):
        self.assertIn("0 is not between 1 and", self.refused("run", "--deals", "0"))
        self.assertIn("many", self.refused("run", "--deals", "many"))
        self.assertIn("70000", self.refused("--port", "70000"))

    def test_option_of_another_command(self):
        self.assertIn("--out belongs to the command run", self.refused("check", "--out", "x"))

    def test_language_that_is_none(self):
        self.assertIn("--lang", self.refused("run", "--lang", "de"))

    def test_refusals_speak_japanese(self):
        self.assertIn("というコマンドはありません", self.refused("walk", "--lang", "ja"))
        self.assertIn("というコマンドはありません", self.refused("walk", KEIRO_LANG="ja"))
        self.assertIn("というコマンドはありません", self.refused("walk", LANG="ja_JP.UTF-8"))

    def test_console_that_knows_no_japanese_letters(self):
        done = self.start_apart("walk", "--lang", "ja", PYTHONIOENCODING="ascii")
        self.assertEqual(2, done.returncode)
        self.assertNotIn("Traceback", done.stderr)

    def test_source_that_does_not_exist(self):
        self.assertIn("no such file or folder", self.refused("run", "--source", "gone.csv"))

    def test_hubspot_without_a_token(self):
        self.assertIn("neither HUBSPOT_TOKEN nor HUBSPOT_TOKEN_FILE", self.refused("run", "--source", "hubspot"))

    @unittest.skipIf(os.name == "nt", "file modes of POSIX systems")
    def test_token_file_that_others_can_read(self):
        file = write(self.folder / "token", "pat-secret-value")
        file.chmod(0o644)
        said = self.refused("run", "--source", "hubspot", HUBSPOT_TOKEN_FILE=file)
        self.assertIn("others on this computer can read", said)
        self.assertNotIn("pat-secret-value", said)
        file.write_text("")
        self.assertIn("missing or empty", self.refused("run", "--source", "hubspot", HUBSPOT_TOKEN_FILE=file))

    def test_help_in_both_languages(self):
        self.assertIn("start.py reset", self.start("--help").stdout)
        self.assertIn("準備", self.start("--help", "--lang", "ja").stdout)


@needs_scripts
class PreconditionsTest(ProjectCase):
    def test_jre_only(self):
        home = java(self.folder / "jre", modules=("java.base",))
        maven(self.bin)
        done = self.start("run", "--jdk", str(home))
        self.assertEqual(2, done.returncode)
        self.assertIn("this is a JRE, install a JDK", done.stderr)
        self.assertEqual(4, len(done.stderr.strip().splitlines()), "one candidate and three lines")

    def test_no_maven_is_said_before_anything_is_installed(self):
        environment_python(self.project)
        done = self.start("run", "--offline", JAVA_HOME=java(self.folder / "jdk"))
        self.assertEqual(2, done.returncode)
        self.assertIn("Maven not found", done.stderr)
        self.assertFalse((self.project.root / "python-calls.txt").exists())

    def test_no_network_for_pip(self):
        env = self.complete()
        write(self.project.root / "pip-trouble", "ERROR: Could not find a version\nNewConnectionError: Name or service not known")
        done = self.start("run", **env)
        self.assertEqual(3, done.returncode)
        self.assertIn("failed, because the network or a server does not answer", done.stderr)
        self.assertIn("Connect to the network", done.stderr)
        self.assertIn("pip.log", done.stderr)
        (self.project.root / "pip-trouble").unlink()
        self.assertEqual(0, self.start("run", **env).returncode)

    def test_folder_that_takes_no_files(self):
        write(self.project.state, "a file where the folder should be")
        done = self.start("run")
        self.assertEqual(2, done.returncode)
        self.assertIn("The folder is read-only", done.stderr)

    def test_port_that_is_taken(self):
        import socket

        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = self.start("--port", str(port))
        self.assertEqual(2, done.returncode)
        self.assertIn(f"Port {port} is taken", done.stderr)
        self.assertRegex(done.stderr, r"--port \d+")


@needs_scripts
class RunTest(ProjectCase):
    def job(self):
        return json.loads((self.project.root / "job.json").read_text())

    def kernel_environment(self):
        return json.loads((self.project.root / "job-env.json").read_text())

    def test_first_run_and_second_run(self):
        env = self.complete()
        write(self.project.root / "findings.json", FINDINGS)
        done = self.start("run", **env)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("[PROBLEM] Sales cycle: Too long, by far.", done.stdout)
        self.assertIn("[not possible] Quotes: No quotes.", done.stdout)
        self.assertIn("0-start-here.html, .ipynb", done.stdout)
        self.assertEqual({"0-start-here.html", "0-start-here.ipynb", "1-next.html", "1-next.ipynb", "data"},
                         {path.name for path in self.project.out.iterdir()})
        second = self.start_apart("run", "--offline", **env)
        self.assertEqual(0, second.returncode, second.stderr)
        self.assertNotIn("Installing", second.stdout)
        self.assertNotIn("Building", second.stdout)

    def test_results_in_japanese(self):
        env = self.complete()
        write(self.project.root / "findings.json", FINDINGS)
        done = self.start("run", "--lang", "ja", **env)
        self.assertIn("[問題あり] 営業サイクル: 長すぎます。", done.stdout)
        self.assertEqual("ja", self.kernel_environment()["KEIRO_LANG"])
        self.assertEqual("ja", self.job()["language"])

    def test_without_japanese_notebooks_the_english_ones_run(self):
        import shutil

        shutil.rmtree(self.project.notebooks / "ja")
        done = self.start("run", "--lang", "ja", **self.complete())
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("英語のノートブックを実行します", done.stdout)
        self.assertEqual("ja", self.kernel_environment()["KEIRO_LANG"])

    def test_what_the_notebooks_are_told(self):
        source = write(self.folder / "deals.csv", "a")
        done = self.start("run", "--source", "deals.csv", "--deals", "50", "--seed", "-7", "--out", "結果 x",
                          **self.complete(), HUBSPOT_TOKEN="hush")
        self.assertEqual(0, done.returncode, done.stderr)
        env, out = self.kernel_environment(), self.folder / "結果 x"
        told = {name: env.get(name) for name in ("KEIRO_SOURCE", "KEIRO_DEALS", "KEIRO_SEED", "KEIRO_OUT", "KEIRO_WORK", "KEIRO_HOME")}
        self.assertEqual({"KEIRO_SOURCE": str(source), "KEIRO_DEALS": "50", "KEIRO_SEED": "-7", "KEIRO_OUT": str(out),
                          "KEIRO_WORK": str(out / "data"), "KEIRO_HOME": str(self.project.root)}, told)
        self.assertNotIn("HUBSPOT_TOKEN", env)
        self.assertNotIn("hush", done.stdout + done.stderr)

    def test_portal_gets_its_token_and_live_cells(self):
        done = self.start("run", "--source", "hubspot", **self.complete(), HUBSPOT_TOKEN="hush")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual("hush", self.kernel_environment()["HUBSPOT_TOKEN"])
        self.assertEqual([], self.job()["skip"])
        for path in self.project.state.rglob("*.*"):
            if path.is_file():
                self.assertNotIn(b"hush", path.read_bytes(), path)

    def test_cell_that_fails(self):
        events = [{"event": "start", "name": "0-start-here", "cells": 1}, {"event": "done", "name": "0-start-here", "seconds": 1.0},
                  {"event": "failed", "kind": "cell", "name": "1-next", "cell": "map", "error": "The column x is missing.", "kept": "/k"}]
        env = self.complete(events)
        write(self.project.out / "1-next.html", "of an earlier run")
        done = self.start("run", **env)
        self.assertEqual(5, done.returncode)
        self.assertIn("Notebook 1-next, cell map: The column x is missing.", done.stderr)
        self.assertEqual({"0-start-here.html", "0-start-here.ipynb", "data"}, {path.name for path in self.project.out.iterdir()})

    def test_kernel_that_does_not_start(self):
        done = self.start("run", **self.complete([{"event": "failed", "kind": "kernel", "name": "0-start-here", "error": "no main class"}]))
        self.assertEqual(4, done.returncode)
        self.assertIn("The Java kernel does not start: no main class", done.stderr)

    def test_findings_of_an_earlier_run_are_not_told_again(self):
        env = self.complete()
        write(self.project.out / "data" / "findings.json", FINDINGS)
        os.utime(self.project.out / "data" / "findings.json", (1, 1))
        self.assertNotIn("Sales cycle", self.start("run", **env).stdout)

    def test_notebooks_by_name_number_or_path(self):
        own = write(self.folder / "my own.ipynb", notebook("1"))
        done = self.start("run", "1", "0-start-here", str(own), **self.complete())
        self.assertEqual(0, done.returncode, done.stderr)
        asked = self.job()["notebooks"]
        self.assertEqual(["1-next", "0-start-here", "my own"], [one["name"] for one in asked])
        self.assertEqual(str(self.folder), asked[2]["folder"])

    def test_notebook_that_does_not_exist(self):
        done = self.start("run", "9", **self.complete())
        self.assertEqual(2, done.returncode)
        self.assertIn("There are: 0-start-here, 1-next", done.stderr)

    def test_half_made_everything_is_repaired(self):
        env = self.complete()
        self.assertEqual(0, self.start("run", **env).returncode)
        write(self.project.kernel / "kernel.json", '{"display_name": "Java (jjava)"}')
        next(self.project.state.glob("lib-*/poi*")).unlink()
        (self.project.state / "environment.json").write_text("{half")
        done = self.start("run", **env, JJAVA_CLASSPATH="/missing/*")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("JJAVA_CLASSPATH", done.stdout)
        self.assertNotIn("JJAVA_CLASSPATH", self.kernel_environment())
        self.assertIn("Java (Keiro)", (self.project.kernel / "kernel.json").read_text(encoding="utf-8"))

    def test_moved_project_needs_no_network(self):
        env = self.complete()
        self.assertEqual(0, self.start("run", **env).returncode)
        calls = (self.project.root / "mvn-calls.txt").read_text()
        moved = self.folder / "別の 場所"
        self.project.root.rename(moved)
        self.project = type(self.project)(moved)
        done = self.start("run", "--offline", **env)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(calls, (moved / "mvn-calls.txt").read_text())
        self.assertIn(str(moved), (self.project.kernel / "kernel.json").read_text(encoding="utf-8"))

    def test_memory_and_jdk_are_remembered(self):
        env = self.complete()
        self.start("run", "--memory", "3g", "--jdk", str(java(self.folder / "another", "21.0.1")), **env)
        self.start("run", **env)
        written = json.loads((self.project.kernel / "kernel.json").read_text(encoding="utf-8"))
        self.assertIn("-Xmx3g", written["argv"])
        self.assertEqual("21.0.1", written["metadata"]["keiro"]["jdk"])

    def test_remove_leaves_results_and_copies(self):
        env = self.complete()
        self.start("run", **env)
        write(self.project.work / "en" / "mine.ipynb", notebook("1"))
        done = self.start("remove", **env)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertFalse(self.project.venv.exists() or (self.project.state / "toolkit.json").exists())
        self.assertTrue((self.project.out / "1-next.html").exists() and (self.project.work / "en" / "mine.ipynb").exists())


@needs_scripts
class SandboxTest(ProjectCase):
    def call(self):
        words, environment = json.loads((self.project.state / "sandbox-call.json").read_text())
        return words, environment

    def test_what_the_program_is_told(self):
        env = self.complete()
        done = self.start("sandbox", "--port", "18950", "--deals", "50", "--seed", "9", "--lang", "ja", "--rate", "free", "--latency", "typical",
                          "--dirty", "--fault", "unset=omit", "--fault", "end", HUBSPOT_TOKEN="pat-secret-value", **env)
        self.assertEqual(0, done.returncode, done.stderr)
        words, environment = self.call()
        said = " ".join(words)
        for part in ("--port 18950", "--deals 50", "--seed 9", "--lang ja", "--rate free", "--latency typical", "--dirty --fault unset=omit", "-Xmx512m",
                     f"--token-file {self.project.state / 'sandbox-18950.token'}", "keiro-log-0.1.0.jar"):
            self.assertIn(part, said)
        self.assertNotIn("HUBSPOT_TOKEN", environment)
        self.assertFalse((self.project.state / "sandbox-18950.token").exists())
        self.assertFalse(self.project.venv.joinpath("share").exists(), "no notebook is opened, so nothing is installed for one")

    def test_ctrl_c_ends_both_and_leaves_no_token(self):
        env = self.complete()
        child = subprocess.Popen(self.command("sandbox"), env=self.environment(**env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=self.folder,
                                 preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.addCleanup(lambda: (child.kill(), child.communicate()))
        while child.stdout.readline().strip() != "listening":
            self.assertIsNone(child.poll())
        child.send_signal(signal.SIGINT)
        output = child.communicate(timeout=30)
        self.assertEqual(0, child.returncode, output)
        self.assertIn("Stopping the sandbox portal", output[0])
        self.assertNotIn("Traceback", output[1])
        self.assertEqual(1, len(list(self.project.state.glob("sandbox-*.ended"))))
        self.assertEqual([], list(self.project.state.glob("sandbox-*.token")))

    def test_a_switch_that_there_is_not(self):
        done = self.start("sandbox", "--fault", "nonsense", **self.complete())
        self.assertEqual(2, done.returncode)
        self.assertIn("--fault help", done.stderr)
        self.assertEqual(3, len(done.stderr.strip().splitlines()), done.stderr)

    def test_a_port_that_is_taken(self):
        import socket

        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            number = taken.getsockname()[1]
            done = self.start("sandbox", "--port", str(number), **self.complete())
        self.assertEqual(2, done.returncode)
        self.assertIn(f"Port {number} is taken", done.stderr)
        self.assertIn("start.py sandbox --port", done.stderr)

    def test_its_options_belong_to_it(self):
        self.assertIn("--fault belongs to the command sandbox", self.start("run", "--fault", "unset=omit").stderr)
        self.assertIn("--rate belongs to the command sandbox", self.start("--rate", "free").stderr)
        self.assertIn("--dirty belongs to the command sandbox", self.start("run", "--dirty").stderr)

    def test_help_tells_of_it_in_both_languages(self):
        self.assertIn("start.py sandbox", self.start("--help").stdout)
        self.assertIn("模擬企業を単独のポータルとして動かす", self.start("--help", "--lang", "ja").stdout)


@needs_scripts
class StoppedTest(ProjectCase):
    def begin(self, *words, **changes):
        # A build that runs in the background ignores Ctrl-C, and its children inherit that; a person at a terminal does not.
        child = subprocess.Popen(self.command(*words), env=self.environment(**changes), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 text=True, encoding="utf-8", cwd=self.folder,
                                 preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.addCleanup(lambda: (child.kill(), child.communicate()))
        return child

    def wait_for(self, name):
        deadline = time.monotonic() + 30
        while not (self.project.root / name).exists():
            self.assertLess(time.monotonic(), deadline, f"{name} never appeared")
            time.sleep(0.02)

    def end_of(self, child):
        output = child.communicate(timeout=30)
        return child.returncode, output[0] + output[1]

    def test_ctrl_c_while_installing_and_again(self):
        env = self.complete()
        write(self.project.root / "pip-hangs", "")
        child = self.begin("run", **env)
        self.wait_for("pip-started")
        child.send_signal(signal.SIGINT)
        code, said = self.end_of(child)
        self.assertEqual(130, code, said)
        self.assertNotIn("Traceback", said)
        (self.project.root / "pip-hangs").unlink()
        self.assertEqual(0, self.start("run", **env).returncode)

    def test_killed_while_installing_and_again(self):
        env = self.complete()
        write(self.project.root / "pip-hangs", "")
        child = self.begin("run", **env)
        self.wait_for("pip-started")
        child.kill()
        child.communicate()
        # The installation that goes on holds the lock, so that nobody writes beside it; when it ends, the next start goes on.
        second = self.begin("run", **env)
        self.assertIn("waiting for it", second.stdout.readline())
        (self.project.root / "pip-hangs").unlink()
        os.kill(int((self.project.root / "pip-started").read_text()), signal.SIGKILL)
        code, said = self.end_of(second)
        self.assertEqual(0, code, said)

    def test_ctrl_c_while_notebooks_run(self):
        env = self.complete([{"event": "start", "name": "0-start-here", "cells": 1}, {"event": "hang"}])
        child = self.begin("run", **env)
        self.wait_for("run-started")
        write(self.project.out / ".report.xlsx.1.part", "half a report")
        child.send_signal(signal.SIGINT)
        code, said = self.end_of(child)
        self.assertEqual(130, code, said)
        self.assertTrue((self.project.root / "run-ended").exists(), "the executing process was told to end its kernels")
        self.assertEqual(["data"], [path.name for path in self.project.out.iterdir()])

    def test_reader_of_the_output_goes_away(self):
        # The first "done" comes once the reader has gone and is written into a closed pipe.
        env = self.complete([{"event": "start", "name": "0-start-here", "cells": 1}, {"event": "wait for", "file": "reader-gone"},
                             {"event": "done", "name": "0-start-here", "seconds": 1.0}, {"event": "hang"}])
        child = self.begin("run", **env)
        while "Running" not in child.stdout.readline():
            pass
        child.stdout.close()
        write(self.project.root / "reader-gone", "")
        said = child.stderr.read()
        self.assertEqual(130, child.wait(30), said)
        self.assertNotIn("Traceback", said)
        self.assertNotIn("Exception ignored", said)
        self.assertTrue((self.project.root / "run-ended").exists(), "the executing process was told to end its kernels")
        self.assertEqual([], list(self.project.out.glob(".run-*")))

    def test_killed_while_notebooks_run_ends_them_and_leaves_no_trace(self):
        env = self.complete([{"event": "start", "name": "0-start-here", "cells": 1}, {"event": "hang"}])
        child = self.begin("run", **env)
        self.wait_for("run-started")
        child.kill()
        child.communicate()
        self.wait_for("run-ended")
        env = self.complete()
        self.assertEqual(0, self.start("run", **env).returncode)
        self.assertEqual([], list(self.project.out.glob(".run-*")))

    def test_two_runs_into_one_folder(self):
        env = self.complete([{"event": "start", "name": "0-start-here", "cells": 1}, {"event": "hang"}])
        first = self.begin("run", **env)
        self.wait_for("run-started")
        second = self.start("run", **env)
        self.assertEqual(2, second.returncode)
        self.assertIn("Another start of Keiro is at work", second.stderr)
        first.send_signal(signal.SIGINT)
        self.assertEqual(130, self.end_of(first)[0])


if __name__ == "__main__":
    unittest.main()
