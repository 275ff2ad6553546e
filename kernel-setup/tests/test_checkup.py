"""The smoke check's judgement, and a report that gives nothing away."""
import json
import os
import unittest
from pathlib import Path
from unittest import mock

from fakes import SETUP, ProjectCase, jar, write
from keiro_setup import checkup, kernelspec
from keiro_setup.jdk import Candidate
from keiro_setup.steps import Ready


def outputs(**forms):
    return [{"output_type": "display_data", "data": {form.replace("__", "/").replace("_xml", "+xml"): value for form, value in forms.items()}}]


GOOD = {
    "version": outputs(text__plain="Keiro 0.1.0 · everything in place"),
    "table": outputs(text__html="<table><tr><td>契約締結</td></tr></table>"),
    "map": outputs(image__svg_xml=["<svg>", "見積書</svg>"]),
    "chart": outputs(image__svg_xml="<svg>入金</svg>", image__png="iVBOR"),
    "font": outputs(text__plain=["-1"]),
    "progress": outputs(text__html="<progress>Smoke check</progress>"),
    "error": [{"output_type": "error", "traceback": ["The outer sentence.", "Caused by: the root cause"]}],
}
PAGE = "<html><a href='https://x.example/'>link</a>契約締結</html>"


class JudgementTest(unittest.TestCase):
    def judged(self, page=PAGE, **changed):
        cells = [{"id": name, "outputs": value} for name, value in {**GOOD, **changed}.items()]
        return {label: problem for label, problem in checkup.judged({"cells": cells}, page) if problem}

    def test_good(self):
        self.assertEqual({}, self.judged())

    def test_each_part_can_fail(self):
        text_only = outputs(text__plain="text")
        for cell, label in (("version", "Version line"), ("table", "Table"), ("map", "Map"), ("chart", "Chart"), ("progress", "Progress")):
            self.assertEqual([label], list(self.judged(**{cell: text_only})))

    def test_chart_without_png_is_refused(self):
        self.assertEqual(["Chart"], list(self.judged(chart=outputs(image__svg_xml="<svg/>"))))

    def test_error_without_its_root_cause(self):
        self.assertEqual(["Error"], list(self.judged(error=[{"output_type": "error", "traceback": ["The outer sentence."]}])))

    def test_missing_japanese_font(self):
        for said, there in (("-1", True), ("0", False)):
            cells = [{"id": "font", "outputs": outputs(text__plain=said)}]
            self.assertEqual(there, checkup.has_japanese_font({"cells": cells}))

    def test_page_that_calls_out(self):
        for outside in ('<script src="https://x.example/a.js">', "<img src='http://x.example/a.png'>", '<link rel="s" href="//x.example/a.css">',
                        "a { background: url(https://x.example/a.png) }", '@import "https://x.example/a.css"'):
            self.assertEqual(["HTML export"], list(self.judged(page=outside + PAGE)), outside)

    def test_page_without_the_results(self):
        self.assertEqual(["HTML export"], list(self.judged(page="<html></html>")))

    def test_the_committed_notebook_has_these_parts_and_no_outputs(self):
        notebook = json.loads((SETUP / "smoke.ipynb").read_text(encoding="utf-8"))
        self.assertEqual(list(GOOD), [cell["id"] for cell in notebook["cells"]])
        self.assertEqual([[]] * 7, [cell["outputs"] for cell in notebook["cells"]])


class ReportTest(ProjectCase):
    def test_report_names_no_user_and_no_secret(self):
        home = self.folder
        refused = Candidate(str(home / "jdk-11"), "PATH", "11.0.2", ("older than 17", "17 より古い"))
        jdk = Candidate(str(home / "jdk-17"), "JAVA_HOME", "17.0.15")
        kernel = kernelspec.Kernel(self.project)
        jars = (jar(self.project.state / "lib-1" / "keiro-notebook-0.1.0.jar", "x"),)
        write(self.project.kernel / "kernel.json", json.dumps({"metadata": {"keiro": {"version": "0.1.0"}}}))
        (self.project.venv / "lib/python3/site-packages/jjava-1.0a8.dist-info").mkdir(parents=True)
        env = {"HUBSPOT_TOKEN": "hush", "JAVA_TOOL_OPTIONS": "-Dpassword=hush", "KEIRO_JVM_OPTS": "-Dkey=hush"}
        with mock.patch.object(Path, "home", return_value=home), mock.patch.dict(os.environ, env):
            _, printed = self.quietly(lambda: checkup.Report(self.project).facts(Ready(jdk, jars, kernel, "2g", (refused, jdk))))
        self.assertNotIn("hush", printed)
        self.assertNotIn(str(home), printed)
        for expected in ("17.0.15, ~", "older than 17", "jjava 1.0a8", "JAVA_TOOL_OPTIONS, KEIRO_JVM_OPTS", "Portal token  set"):
            self.assertIn(expected, printed)


if __name__ == "__main__":
    unittest.main()
