"""The kernel definition and the environment that Jupyter and its kernels get."""
import json
import os
import unittest
from pathlib import Path

from fakes import ProjectCase, jar, write
from keiro_setup import kernelspec
from keiro_setup.jdk import Candidate


class KernelspecTest(ProjectCase):
    def setUp(self):
        super().setUp()
        self.jdk = Candidate(str(self.folder / "jdk 17"), "test", "17.0.15")
        self.jars = [self.project.state / "lib-1" / name for name in ("keiro-log-0.1.0.jar", "keiro-notebook-0.1.0.jar", "poi-5.5.1.jar")]

    def content(self, **rest):
        return kernelspec.definition(self.project, self.jdk, self.jars, kernelspec.Kernel(self.project), **rest)

    def test_command_line(self):
        argv = self.content()["argv"]
        self.assertTrue(Path(argv[0]).is_absolute())
        for flag in ("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Xmx2g", "-XX:Tier4CompileThreshold=60000"):
            self.assertIn(flag, argv)
        self.assertEqual("jdk.jshell/jdk.jshell=ALL-UNNAMED", argv[argv.index("--add-opens") + 1])
        self.assertEqual(["org.dflib.jjava.distro.JJava", "{connection_file}"], argv[-2:])

    def test_class_path_is_toolkit_first_kernel_last(self):
        argv = self.content()["argv"]
        names = [Path(entry).name for entry in argv[argv.index("-cp") + 1].split(os.pathsep)]
        self.assertEqual(["keiro-log-0.1.0.jar", "keiro-notebook-0.1.0.jar", "poi-5.5.1.jar", "jjava.jar"], names)

    def test_start_script_and_home_go_through_the_environment(self):
        content = self.content()
        self.assertEqual((self.project.setup / "startup.jshell").read_text(encoding="utf-8"), content["env"]["JJAVA_STARTUP_SCRIPT"])
        self.assertEqual(str(self.project.root), content["env"]["KEIRO_HOME"])
        self.assertNotIn("HUBSPOT", json.dumps(content))
        self.assertEqual(("java", "Java (Keiro)", "message"), (content["language"], content["display_name"], content["interrupt_mode"]))
        self.assertEqual(("0.1.0", "17.0.15"), (content["metadata"]["keiro"]["version"], content["metadata"]["keiro"]["jdk"]))

    def test_inherited_settings_have_no_effect_where_jupyter_was_started_another_way(self):
        self.assertEqual("", self.content()["env"]["JJAVA_CLASSPATH"])

    def test_start_script_with_a_dollar_is_refused(self):
        write(self.project.setup / "startup.jshell", "int $x = 1;")
        with self.assertRaisesRegex(ValueError, r"must not contain \$"):
            self.content()

    def test_memory_and_extra_flags(self):
        argv = self.content(heap="6g", options='-Dproxy="a b" -ea')["argv"]
        self.assertIn("-Xmx6g", argv)
        self.assertIn("-ea", argv)
        self.assertLess(argv.index("-ea"), argv.index("-cp"))

    def test_native_access_is_granted_where_it_would_be_warned_about(self):
        self.assertNotIn("--enable-native-access=ALL-UNNAMED", self.content()["argv"])
        self.jdk = Candidate(self.jdk.home, "test", "25.0.1")
        self.assertIn("--enable-native-access=ALL-UNNAMED", self.content()["argv"])

    def test_memory_that_is_none(self):
        self.assertEqual("512m", kernelspec.memory("512M"))
        for wrong in ("4", "0g", "4 GB", "-1g", "g", "4g;", "1.5g"):
            self.assertIn("not an amount of memory", self.failure(kernelspec.memory, wrong).what[0])

    def test_stock_definition_that_pip_restored_is_rewritten(self):
        self.assertTrue(kernelspec.install(self.project, self.content()))
        self.assertFalse(kernelspec.install(self.project, self.content()))
        write(self.project.kernel / "kernel.json", '{"display_name": "Java (jjava)", "argv": ["java", "-jar"]}')
        self.assertTrue(kernelspec.install(self.project, self.content()))
        written = json.loads((self.project.kernel / "kernel.json").read_text(encoding="utf-8"))
        self.assertEqual("Java (Keiro)", written["display_name"])
        self.assertIn("--add-opens", written["argv"])

    def test_updated_jdk_rewrites(self):
        kernelspec.install(self.project, self.content())
        self.jdk = Candidate(self.jdk.home, "test", "17.0.16")
        self.assertTrue(kernelspec.install(self.project, self.content()))

    def test_damaged_definition_is_rewritten(self):
        self.project.kernel.mkdir(parents=True)
        (self.project.kernel / "kernel.json").write_bytes(b"\xff\xfe{")
        self.assertTrue(kernelspec.install(self.project, self.content()))


class KernelChoiceTest(ProjectCase):
    def test_ijava_jar(self):
        path = jar(self.folder / "ijava 1.3.0.jar", "io/github/spencerpark/ijava/IJava.class")
        kernel = kernelspec.Kernel(self.project, f"ijava={path}")
        kernel.check()
        content = kernelspec.definition(self.project, Candidate(str(self.folder), "test", "17"), [], kernel)
        self.assertEqual({"IJAVA_STARTUP_SCRIPT", "KEIRO_HOME"}, set(content["env"]))
        self.assertEqual("io.github.spencerpark.ijava.IJava", content["argv"][-2])
        self.assertEqual(f"ijava={path}", kernel.chosen)

    def test_jars_that_are_no_ijava(self):
        text = write(self.folder / "text.jar", "no jar")
        other = jar(self.folder / "other.jar", "x/Y.class")
        for path, reason in ((self.folder / "gone.jar", "no such file"), (text, "no readable jar"), (other, "does not contain io.github")):
            kernel = kernelspec.Kernel(self.project, f"ijava={path}")
            self.assertIn(reason, self.failure(kernel.check).what[0])

    def test_kernels_that_do_not_exist(self):
        for chosen in ("rapaio", "ijava", "jjava=x", ""):
            self.assertIn("no such kernel", self.failure(kernelspec.Kernel, self.project, chosen).what[0])


class JupyterEnvironmentTest(ProjectCase):
    def environment(self, **env):
        return self.quietly(kernelspec.jupyter_environment, self.project, {"PATH": "x", **env})

    def test_inherited_kernel_settings_are_removed_and_named(self):
        env, printed = self.environment(JJAVA_CLASSPATH="/missing/*", IJAVA_TIMEOUT="1", JJAVA_JVM_OPTS="-Xmx1g")
        self.assertFalse([name for name in env if name.startswith(("JJAVA", "IJAVA"))])
        self.assertIn("IJAVA_TIMEOUT, JJAVA_CLASSPATH, JJAVA_JVM_OPTS", printed)

    def test_java_options_stay_and_are_named_without_their_value(self):
        env, printed = self.environment(JAVA_TOOL_OPTIONS="-Dproxy.password=hush")
        self.assertEqual("-Dproxy.password=hush", env["JAVA_TOOL_OPTIONS"])
        self.assertIn("JAVA_TOOL_OPTIONS", printed)
        self.assertNotIn("hush", printed)

    def test_nothing_inherited_nothing_said(self):
        self.assertEqual("", self.environment()[1])

    def test_another_java_kernel_is_named_and_ours_found_first(self):
        intruder = write(self.folder / "other" / "kernels" / "java" / "kernel.json", "{}").parent
        env, printed = self.environment(JUPYTER_PATH=str(self.folder / "other"))
        self.assertIn(str(intruder), printed)
        self.assertEqual([str(self.project.venv / "share" / "jupyter"), str(self.folder / "other")], env["JUPYTER_PATH"].split(os.pathsep))

    def test_jupyter_writes_below_the_project_only(self):
        env, _ = self.environment(JUPYTER_CONFIG_DIR="/home/x", PYTHONPATH="/other")
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR",
                     "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR"):
            self.assertTrue(env[name].startswith(str(self.project.state)), name)
        self.assertNotIn("PYTHONPATH", env)


if __name__ == "__main__":
    unittest.main()
