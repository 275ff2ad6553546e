# -*- coding: utf-8 -*-
"""What start.py does, one step a module. The door is cli.main; the order of the steps stands in steps.py."""
