"""DuckDB's library: unpacked once, for the system of the JDK, whole or not there, and never in the way of a start."""
import os
import unittest
import zipfile
from unittest import mock

from fakes import ProjectCase, environment_python, java, maven, needs_scripts, script, write
from keiro_setup import duckdb
from keiro_setup.jdk import Candidate
from keiro_setup.texts import choose

CLASSES = {"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n", "org/duckdb/DuckDBDriver.class": "driver"}
LIBRARIES = {"libduckdb_java.so_linux_amd64": "for Linux", "libduckdb_java.so_macos_arm64": "for a Mac"}


class DuckDbCase(ProjectCase):
    def setUp(self):
        super().setUp()
        self.jdk = Candidate(str(java(self.folder / "jdk")), "test", "17.0.15", (), "Linux amd64")
        self.jars = [self.folder / "lib" / name for name in ("keiro-log-0.1.0.jar", "duckdb_jdbc-2.0.0.1.jar", "poi-5.5.1.jar")]
        self.addCleanup(choose, "en")
        self.brings(self.jars[1], "2.0.0.1")

    def brings(self, jar, version):
        jar.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in {**CLASSES, **LIBRARIES}.items():
                file.writestr(name, f"{content} {version}")

    def unpacked(self, said=""):
        jars, printed = self.quietly(duckdb.unpacked, self.project, self.jdk, self.jars)
        self.assertIn(said, printed) if said else self.assertEqual("", printed)
        return jars

    def folders(self):
        return sorted(path.name for path in self.project.state.glob("duckdb-*"))

    def stays_as_it_was(self, said):
        self.assertEqual(self.jars, self.unpacked(said))
        self.assertEqual([], self.folders())


@needs_scripts
class UnpackedTest(DuckDbCase):
    def test_the_classes_stand_beside_the_library_of_this_system(self):
        jars = self.unpacked()
        self.assertEqual([self.jars[0], self.jars[2]], [jars[0], jars[2]])
        self.assertEqual("duckdb_jdbc-2.0.0.1.jar", jars[1].name)
        self.assertEqual({"duckdb_jdbc-2.0.0.1.jar", "libduckdb_java.so_linux_amd64"}, {path.name for path in jars[1].parent.iterdir()})
        self.assertEqual("for Linux 2.0.0.1", (jars[1].parent / "libduckdb_java.so_linux_amd64").read_text())
        with zipfile.ZipFile(jars[1]) as jar:
            self.assertEqual(list(CLASSES), jar.namelist(), "a library in the jar would be unpacked by every kernel")
            self.assertEqual(b"driver 2.0.0.1", jar.read("org/duckdb/DuckDBDriver.class"))

    def test_unpacked_once(self):
        first = self.unpacked()
        with mock.patch.object(duckdb, "_unpack", side_effect=AssertionError("unpacked again")):
            self.assertEqual(first, self.unpacked())

    def test_damaged_or_deleted_files_come_back(self):
        jar = self.unpacked()[1]
        library = jar.parent / "libduckdb_java.so_linux_amd64"
        for damage in (library.unlink, jar.unlink, lambda: library.write_text("for"), lambda: jar.write_text("no jar")):
            damage()
            self.assertEqual(jar, self.unpacked()[1])
            self.assertEqual("for Linux 2.0.0.1", library.read_text())
            self.assertTrue(zipfile.is_zipfile(jar))

    def test_a_new_version_gets_a_new_folder_and_the_one_before_stays(self):
        found = []
        for version in ("2.0.0.1", "2.0.0.2", "2.1.0"):
            self.brings(self.jars[1], version)
            found.append(self.unpacked()[1].parent)
            os.utime(found[-1], (len(found), len(found)))
            self.assertEqual(f"for Linux {version}", (found[-1] / "libduckdb_java.so_linux_amd64").read_text())
        self.assertEqual([False, True, True], [folder.exists() for folder in found])

    def test_another_jdk_s_system_gets_a_folder_of_its_own(self):
        self.unpacked()
        self.jdk = self.jdk._replace(system="Mac OS X aarch64")
        self.assertEqual("for a Mac 2.0.0.1", (self.unpacked()[1].parent / "libduckdb_java.so_macos_arm64").read_text())
        self.assertEqual(2, len(self.folders()))

    def test_what_a_killed_start_left_is_replaced(self):
        with mock.patch.object(duckdb, "_try", side_effect=KeyboardInterrupt), mock.patch("shutil.rmtree"), self.assertRaises(KeyboardInterrupt):
            self.unpacked()  # as if killed: not even the clearing up is done
        self.assertEqual([".part"], [name[-5:] for name in self.folders()], "nothing a kernel would take")
        self.assertTrue(self.unpacked()[1].exists())
        self.assertEqual(1, len(self.folders()))

    def test_jars_without_duckdb(self):
        del self.jars[1]
        self.assertEqual(self.jars, self.unpacked())

    def test_the_names_of_the_libraries(self):
        names = {"Linux amd64": "linux_amd64", "Linux aarch64": "linux_arm64", "Mac OS X aarch64": "macos_arm64",
                 "Windows Server 2022 amd64": "windows_amd64", "Linux riscv64": "linux_riscv64", "?": "_?"}
        for system, name in names.items():
            self.assertEqual(f"libduckdb_java.so_{name}", duckdb.library_name(self.jdk._replace(system=system)))


@needs_scripts
class NotPossibleTest(DuckDbCase):
    def test_system_for_which_duckdb_has_no_library(self):
        self.jdk = self.jdk._replace(system="Linux riscv64")
        self.stays_as_it_was("(duckdb_jdbc-2.0.0.1.jar has no libduckdb_java.so_linux_riscv64); each will unpack its own")
        choose("ja")
        self.stays_as_it_was("libduckdb_java.so_linux_riscv64 がありません")

    def test_no_space(self):
        with mock.patch.object(zipfile.ZipFile, "extract", side_effect=OSError(28, "No space left on device")):
            self.stays_as_it_was("No space left on device")
        self.assertNotEqual(self.jars, self.unpacked(), "tried again at the next start")

    def test_damaged_jar(self):
        write(self.jars[1], "no jar")
        self.stays_as_it_was("not a zip file")

    def test_folder_that_forbids_programs(self):
        script(self.folder / "jdk/bin/java", "#!/bin/sh\n"
               "echo 'java.lang.UnsatisfiedLinkError: no duckdb_java in java.library.path: /usr/lib' >&2\n"
               "echo 'Caused by: java.lang.UnsatisfiedLinkError: libduckdb_java.so_linux_amd64: failed to map segment' >&2\n"
               "echo '	at java.base/java.lang.System.load(System.java:1)' >&2\nexit 1\n")
        self.stays_as_it_was("(java.lang.UnsatisfiedLinkError: libduckdb_java.so_linux_amd64: failed to map segment)")


@needs_scripts
class StartTest(DuckDbCase):
    def test_the_kernel_gets_the_unpacked_one(self):
        environment_python(self.project)
        maven(self.bin)
        done = self.start("run", "--jars", str(self.folder / "lib"), JAVA_HOME=java(self.folder / "jdk 17"))
        self.assertNotIn("DuckDB", done.stdout + done.stderr)
        definition = (self.project.kernel / "kernel.json").read_text(encoding="utf-8")
        self.assertIn(f"{self.folders()[0]}/duckdb_jdbc-2.0.0.1.jar", definition)
        self.assertEqual(1, definition.count("duckdb_jdbc"))


if __name__ == "__main__":
    unittest.main()
