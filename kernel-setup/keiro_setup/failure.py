"""What ends a start: three lines (what is wrong, why it matters, the remedy) and an exit code that says in which part."""
import sys

from .texts import text

PRECONDITION = 2
INSTALL = 3
KERNEL = 4
NOTEBOOK = 5
STOPPED = 130


class Failure(Exception):
    """Each line is a pair (English, Japanese); details come before the three lines."""

    def __init__(self, code, what, why, remedy, details=()):
        super().__init__(what[0])
        self.code = code
        self.what = what
        self.why = why
        self.remedy = remedy
        self.details = tuple(details)

    def lines(self):
        return [*self.details, text(*self.what), text(*self.why), text(*self.remedy)]

    def show(self):
        print("\n".join(self.lines()), file=sys.stderr, flush=True)
        return self.code
