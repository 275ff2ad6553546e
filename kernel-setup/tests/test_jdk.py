"""Which Java is taken, and how a refusal reads."""
import unittest

from fakes import ProjectCase, java, needs_scripts, script
from keiro_setup.jdk import JdkSearch
from keiro_setup.project import read_json, write_json
from keiro_setup.texts import choose


@needs_scripts
class JdkTest(ProjectCase):
    def search(self, places=(), **env):
        return JdkSearch(self.project, {"PATH": str(self.bin), **{name: str(value) for name, value in env.items()}}, list(places))

    def on_path(self, home):
        (self.bin / "java").symlink_to(home / "bin" / "java")

    def test_asked_home_wins(self):
        asked = java(self.folder / "asked 日本", "21.0.2")
        found = self.search(JAVA_HOME=java(self.folder / "other")).find(str(asked))
        self.assertEqual((str(asked), "21.0.2", 21), (found.home, found.version, found.feature))

    def test_asked_place_may_be_the_bin_folder_or_the_java_itself(self):
        home = java(self.folder / "jdk")
        for place in (home / "bin", home / "bin" / "java"):
            self.assertEqual(str(home), self.search().find(str(place)).home)

    def test_asked_home_that_is_too_old_is_not_replaced_by_another(self):
        old = java(self.folder / "old", "11.0.22")
        failure = self.failure(self.search(JAVA_HOME=java(self.folder / "good")).find, str(old))
        self.assertEqual(2, failure.code)
        self.assertIn("the java 11.0.22 found through --jdk", failure.what[0])
        self.assertIn("older than 17", failure.what[0])
        self.assertEqual("Keiro needs a JDK 17 or newer, because notebooks compile Java.", failure.why[0])
        self.assertIn("--jdk <folder of that JDK>", failure.remedy[0])

    def test_old_jdk_first_on_path_is_passed_over(self):
        self.on_path(java(self.folder / "jdk-11", "11.0.22"))
        good = java(self.folder / "usual" / "jdk-17")
        search = self.search([str(self.folder / "usual" / "*")])
        self.assertEqual(str(good), search.find().home)
        self.assertEqual(["older than 17", None], [one.refused[0] if one.refused else None for one in search.seen])

    def test_java_8_is_read_as_8(self):
        self.on_path(java(self.folder / "jdk8", "1.8.0_402"))
        self.assertIn("the java 1.8.0_402 found through PATH", self.failure(self.search().find).what[0])

    def test_jre_is_named_as_such(self):
        self.on_path(java(self.folder / "jre", modules=("java.base", "java.desktop")))
        failure = self.failure(self.search().find)
        self.assertIn("this is a JRE, install a JDK (it lacks jdk.compiler, jdk.jshell)", failure.what[0])
        self.assertIn("これは JRE です", failure.what[1])

    def test_every_candidate_and_its_refusal_is_listed(self):
        self.on_path(java(self.folder / "jdk-11", "11.0.22"))
        jre = java(self.folder / "jre", modules=("java.base",))
        failure = self.failure(self.search(JAVA_HOME=jre).find)
        self.assertEqual(2, len(failure.details))
        self.assertIn(f"JAVA_HOME: {jre}: version 17.0.15: this is a JRE", failure.details[0])
        self.assertIn("PATH", failure.details[1])
        choose("ja")
        self.assertIn("JDK を使用できません", "\n".join(failure.lines()))

    def test_nothing_found(self):
        failure = self.failure(self.search().find)
        self.assertIn("JDK not found", failure.what[0])
        self.assertEqual(3, len(failure.lines()))

    def test_java_home_that_does_not_exist(self):
        failure = self.failure(self.search(JAVA_HOME=self.folder / "gone").find)
        self.assertIn("no java in this folder", failure.what[0])

    def test_java_that_does_not_start_says_why(self):
        script(self.bin / "java", "#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\nexit 1\n")
        self.assertIn("does not start: Unable to locate a Java Runtime.", self.failure(self.search().find).what[0])

    def test_chosen_before_comes_first_and_may_have_gone(self):
        before = java(self.folder / "before", "25")
        other = java(self.folder / "other")
        self.assertEqual(str(before), self.search(JAVA_HOME=other).find(remembered=str(before)).home)
        self.assertEqual(str(other), self.search(JAVA_HOME=other).find(remembered=str(self.folder / "gone")).home)

    def test_a_good_java_is_asked_once(self):
        home = java(self.folder / "jdk")
        self.search(JAVA_HOME=home).find()
        content = (home / "bin" / "java").read_text()
        stamp = (home / "bin" / "java").stat()
        script(home / "bin" / "java", content.replace("17.0.15", "18.0.15"))
        import os

        os.utime(home / "bin" / "java", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        self.assertEqual("17.0.15", self.search(JAVA_HOME=home).find().version)
        os.utime(home / "bin" / "java", ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1))
        self.assertEqual("18.0.15", self.search(JAVA_HOME=home).find().version)

    def test_a_java_that_was_not_asked_for_its_system_is_asked_again(self):
        home = java(self.folder / "jdk")
        self.assertEqual("Linux amd64", self.search(JAVA_HOME=home).find().system)
        earlier = read_json(self.project.state / "jdk.json")
        for answer in earlier.values():
            del answer["system"]
        write_json(self.project.state / "jdk.json", earlier)
        self.assertEqual("Linux amd64", self.search(JAVA_HOME=home).find().system)


if __name__ == "__main__":
    unittest.main()
