"""When Maven runs, and where the jars go."""
import os
import unittest
from unittest import mock

from fakes import KEIRO_JARS, NoPackages, ProjectCase, jar, java, maven, needs_scripts, write
from keiro_setup.children import Children
from keiro_setup.jdk import Candidate
from keiro_setup.toolkit import ToolkitJars


class ToolkitCase(ProjectCase):
    def setUp(self):
        super().setUp()
        self.jdk = Candidate(str(java(self.folder / "jdk")), "test", "17.0.15")
        path = mock.patch.dict(os.environ, {"PATH": str(self.bin)})
        path.start()
        self.addCleanup(path.stop)

    def toolkit(self, offline=False):
        return ToolkitJars(self.project, Children(self.project.logs), NoPackages(), offline)

    def ensure(self, given=None, offline=False):
        return self.quietly(self.toolkit(offline).ensure, self.jdk, given)[0]

    def calls(self):
        path = self.project.root / "mvn-calls.txt"
        return path.read_text().splitlines() if path.exists() else []


@needs_scripts
class BuildTest(ToolkitCase):
    def test_first_build_copies_the_jars_toolkit_first(self):
        maven(self.bin)
        jars = self.ensure()
        self.assertEqual(KEIRO_JARS, [one.name for one in jars])
        self.assertTrue(all(one.exists() and one.parent.parent == self.project.state for one in jars))
        self.assertEqual(1, len(self.calls()))
        self.assertIn("-Dmaven.test.skip=true", self.calls()[0])
        self.assertIn(f"JAVA_HOME={self.jdk.home}", self.calls()[0])

    def test_nothing_changed_needs_no_maven(self):
        maven(self.bin)
        first = self.ensure()
        (self.bin / "mvn").unlink()
        self.assertEqual(first, self.ensure())

    def test_changed_source_or_pom_builds_again(self):
        maven(self.bin)
        self.ensure()
        write(self.project.toolkit / "log/src/main/java/A.java", "class A { int b; }")
        self.ensure()
        write(self.project.toolkit / "log/pom.xml", "<project><!-- new --></project>")
        self.ensure()
        self.assertEqual(3, len(self.calls()))

    def test_changed_test_does_not_build_again(self):
        maven(self.bin)
        self.ensure()
        write(self.project.toolkit / "log/src/test/java/ATest.java", "class ATest {}")
        self.ensure()
        self.assertEqual(1, len(self.calls()))

    def test_new_jars_go_to_a_new_folder_and_the_one_before_stays(self):
        maven(self.bin)
        folders = [self.ensure()[0].parent]
        os.utime(folders[0], (0, 0))
        for version in ("5.6.0", "5.7.0"):
            maven(self.bin, jars=[*KEIRO_JARS[:2], f"poi-{version}.jar"])
            write(self.project.toolkit / "log/src/main/java/A.java", f"// {version}")
            folders.append(self.ensure()[0].parent)
            os.utime(folders[-1], (len(folders), len(folders)))
        self.assertEqual([False, True, True], [folder.exists() for folder in folders])

    def test_deleted_jar_comes_back_without_maven(self):
        maven(self.bin)
        jars = self.ensure()
        jars[1].unlink()
        self.assertEqual(jars, self.ensure())
        self.assertTrue(jars[1].exists())
        self.assertEqual(1, len(self.calls()))

    def test_deleted_jar_after_a_clean_builds_again(self):
        import shutil

        maven(self.bin)
        jars = self.ensure()
        jars[1].unlink()
        shutil.rmtree(self.project.toolkit / "notebook")
        self.assertEqual(jars, self.ensure())
        self.assertEqual(2, len(self.calls()))

    def test_half_copied_folder_of_a_killed_start_is_replaced(self):
        maven(self.bin)
        folder = self.ensure()[0].parent
        (self.project.state / "toolkit.json").unlink()
        (folder / KEIRO_JARS[0]).write_text("")
        write(self.project.state / f"{folder.name}.part" / "left", "over")
        jars = self.ensure()
        self.assertEqual("jar " + KEIRO_JARS[0], jars[0].read_text())

    def test_failed_build_names_the_error_and_the_log(self):
        maven(self.bin, trouble="[ERROR] A.java:[1,1] class, interface, enum, or record expected")
        failure = self.failure(self.ensure)
        self.assertEqual(3, failure.code)
        self.assertIn("Building the toolkit failed (exit code 1): [ERROR] A.java:[1,1]", failure.what[0])
        self.assertIn(str(self.project.logs / "build.log"), failure.remedy[0])
        maven(self.bin)
        self.ensure()

    def test_no_network_is_named_as_such(self):
        maven(self.bin, trouble="[ERROR] Could not transfer artifact x:y:pom:1 from/to central: Unknown host")
        failure = self.failure(self.ensure)
        self.assertEqual(3, failure.code)
        self.assertIn("Connect to the network", failure.remedy[0])
        self.assertIn("ネットワークに接続", failure.remedy[1])

    def test_offline_is_passed_on(self):
        maven(self.bin)
        self.ensure(offline=True)
        self.assertIn(" -o ", self.calls()[0])

    def test_no_maven(self):
        failure = self.failure(self.toolkit().check_tools, self.jdk)
        self.assertEqual(2, failure.code)
        self.assertIn("Maven not found", failure.what[0])
        self.assertIn("--jars <folder>", failure.remedy[0])

    def test_old_maven(self):
        maven(self.bin, version="3.6.3")
        self.assertIn("is version 3.6.3", self.failure(self.toolkit().check_tools, self.jdk).what[0])

    def test_the_project_s_wrapper_is_preferred(self):
        maven(self.project.root, version="3.9.9")
        (self.project.root / "mvn").rename(self.project.root / "mvnw")
        self.assertEqual(KEIRO_JARS, [one.name for one in self.ensure()])


class GivenJarsTest(ToolkitCase):
    def given(self, *names):
        return [jar(self.folder / "given" / name, name) for name in names][0].parent

    def test_given_jars_need_no_maven(self):
        folder = self.given("poi-5.5.1.jar", "keiro-notebook-0.1.0.jar")
        self.quietly(self.toolkit().check_tools, self.jdk, folder)
        self.assertEqual(["keiro-notebook-0.1.0.jar", "poi-5.5.1.jar"], [one.name for one in self.ensure(folder)])

    def test_release_archive_needs_no_maven(self):
        jar(self.project.toolkit / "lib" / "keiro-notebook-0.1.0.jar", "x")
        self.toolkit().check_tools(self.jdk)
        self.assertEqual(["keiro-notebook-0.1.0.jar"], [one.name for one in self.ensure()])

    def test_two_versions_of_one_library_are_refused(self):
        failure = self.failure(self.ensure, self.given("poi-5.5.0.jar", "poi-5.5.1.jar"))
        self.assertIn("poi-5.5.0.jar and poi-5.5.1.jar", failure.what[0])

    def test_names_that_only_begin_alike_are_no_doubles(self):
        self.assertEqual(3, len(self.ensure(self.given("poi-5.5.1.jar", "poi-ooxml-5.5.1.jar", "poi-ooxml-lite-5.5.1.jar"))))

    def test_folder_without_jars(self):
        self.assertIn("there is no jar", self.failure(self.ensure, self.folder / "nothing").what[0])


if __name__ == "__main__":
    unittest.main()
