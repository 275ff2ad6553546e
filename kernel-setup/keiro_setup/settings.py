"""What was chosen with --jdk, --memory and --kernel: remembered, so that the next start needs no options."""
from .project import read_json, write_json

NAMES = ("jdk", "memory", "kernel")


class Settings:
    def __init__(self, project):
        self.path = project.state / "settings.json"
        stored = read_json(self.path, {})
        self.values = {name: stored[name] for name in NAMES if isinstance(stored.get(name), str)}

    def get(self, name):
        return self.values.get(name)

    def keep(self, **chosen):
        """Remembers what was given; what was not given stays."""
        changed = {**self.values, **{name: value for name, value in chosen.items() if value is not None}}
        if changed != self.values:
            self.values = changed
            write_json(self.path, changed)
