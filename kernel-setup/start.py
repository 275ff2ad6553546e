#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Sets up what is missing and starts Keiro: `start.py`, `start.py run`, `start.py check`, `start.py --help`.

This file and old_python.py keep to a syntax that Python 2.7 can parse, so that an old Python can say that it is too old.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

if sys.version_info < (3, 11):
    from keiro_setup import old_python
    sys.exit(old_python.main(sys.argv[1:]))

# Nothing is written outside the project's own folders, compiled modules included.
sys.pycache_prefix = os.path.join(os.path.dirname(HERE), ".keiro", "pycache")

if __name__ == "__main__":
    from keiro_setup import cli
    sys.exit(cli.main(sys.argv[1:]))
