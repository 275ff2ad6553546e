"""Working copies: fresh where nobody edited, never over an edited one."""
import json
import unittest

from fakes import ProjectCase, notebook, write
from keiro_setup.copies import WorkingCopies, strip


class WorkingCopiesTest(ProjectCase):
    def setUp(self):
        super().setUp()
        self.shipped = self.project.notebooks / "en" / "0-start-here.ipynb"
        self.copy = self.project.work / "en" / "0-start-here.ipynb"

    def update(self):
        return self.quietly(WorkingCopies(self.project).update)[1]

    def ran(self):
        """The copy after somebody ran it: same cells, with an output."""
        content = json.loads(self.copy.read_text(encoding="utf-8"))
        content["cells"][0].update(outputs=[{"output_type": "stream", "name": "stdout", "text": "2"}], execution_count=1)
        write(self.copy, json.dumps(content))

    def test_copies_and_markers_are_made_for_each_language(self):
        self.update()
        for language in ("en", "ja"):
            self.assertEqual({".keiro-language", "0-start-here.ipynb", "1-next.ipynb"},
                             {path.name for path in (self.project.work / language).iterdir()})

    def test_an_edited_copy_is_never_written_over(self):
        self.update()
        write(self.copy, notebook("my own"))
        write(self.shipped, notebook("a newer version"))
        printed = self.update()
        self.assertIn("my own", self.copy.read_text(encoding="utf-8"))
        self.assertIn("en/0-start-here.ipynb", printed)

    def test_an_unedited_copy_is_renewed_even_if_it_was_run(self):
        self.update()
        self.ran()
        write(self.shipped, notebook("a newer version"))
        self.assertEqual("", self.update())
        self.assertIn("a newer version", self.copy.read_text(encoding="utf-8"))

    def test_a_copy_that_was_run_keeps_its_outputs_while_nothing_is_newer(self):
        self.update()
        self.ran()
        before = self.copy.read_text(encoding="utf-8")
        self.update()
        self.assertEqual(before, self.copy.read_text(encoding="utf-8"))

    def test_a_copy_that_nobody_recorded_counts_as_edited(self):
        write(self.copy, notebook("from somewhere"))
        self.update()
        self.assertIn("from somewhere", self.copy.read_text(encoding="utf-8"))

    def test_a_file_that_is_no_notebook_stays(self):
        self.update()
        write(self.copy, "not JSON")
        write(self.shipped, notebook("newer"))
        self.update()
        self.assertEqual("not JSON", self.copy.read_text(encoding="utf-8"))

    def test_a_deleted_copy_comes_back(self):
        self.update()
        self.copy.unlink()
        self.update()
        self.assertTrue(self.copy.exists())

    def test_reset_sets_edited_ones_aside(self):
        self.update()
        write(self.copy, notebook("my own"))
        aside = WorkingCopies(self.project).reset()
        self.assertIn("my own", (aside / "en" / "0-start-here.ipynb").read_text(encoding="utf-8"))
        self.assertEqual(1, len([path for path in aside.rglob("*") if path.is_file()]))
        self.assertEqual(self.shipped.read_text(encoding="utf-8"), self.copy.read_text(encoding="utf-8"))

    def test_reset_of_unedited_ones_sets_nothing_aside(self):
        self.update()
        self.ran()
        self.assertIsNone(WorkingCopies(self.project).reset())
        self.assertEqual(self.shipped.read_text(encoding="utf-8"), self.copy.read_text(encoding="utf-8"))

    def test_clean_removes_outputs_once(self):
        self.update()
        self.ran()
        self.assertEqual(1, WorkingCopies(self.project).strip())
        self.assertEqual(0, WorkingCopies(self.project).strip())
        self.assertNotIn("stdout", self.copy.read_text(encoding="utf-8"))

    def test_clean_leaves_other_files(self):
        self.assertFalse(strip(write(self.folder / "x.ipynb", "not JSON")))
        self.assertFalse(strip(write(self.folder / "y.ipynb", '{"cells": 3}')))


if __name__ == "__main__":
    unittest.main()
