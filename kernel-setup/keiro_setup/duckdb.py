"""DuckDB's native library, unpacked once for all kernels.

DuckDB's jar brings a library of some 70 MB for each system. While its own is in the jar, every Java that opens DuckDB unpacks it into the
temporary folder first, and one that is killed leaves it there. So the kernels get the jar without the libraries, and beside it the one
of the JDK's system: where java.library.path has none, DuckDB looks there.
"""
import hashlib
import re
import shutil
import zipfile

from . import children
from .texts import say
from .toolkit import drop_old

LIBRARY = "libduckdb_java.so_"
SYSTEMS = {"windows": "windows", "mac": "macos", "linux": "linux"}  # by how os.name begins
PROCESSORS = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}  # by os.arch
# Run once before a kernel depends on it: a folder may forbid programs, or have a name that this Java cannot read.
OPENS = """public class Opens {
    public static void main(String[] none) throws Exception {
        java.sql.DriverManager.getConnection("jdbc:duckdb:").close();
    }
}
"""


class _Unusable(Exception):
    """Why DuckDB's library cannot be unpacked here, in both languages."""


def unpacked(project, jdk, jars):
    """The jars with DuckDB's replaced by its classes beside their library, or as they were where that is not possible."""
    at = next((i for i, jar in enumerate(jars) if re.fullmatch(r"duckdb_jdbc-\d[\w.+-]*\.jar", jar.name)), None)
    if at is None:
        return jars
    try:
        return [*jars[:at], _ensure(project, jdk, jars[at]), *jars[at + 1:]]
    except (OSError, zipfile.BadZipFile, _Unusable) as problem:
        en, ja = problem.args if isinstance(problem, _Unusable) else (problem, problem)
        say(f"DuckDB's library is not unpacked for all kernels ({en}); each will unpack its own, which takes half a second.",
            f"DuckDB のライブラリを全カーネル用に展開できません（{ja}）。各カーネルが個別に展開します（約0.5秒）。")
        return jars


def _ensure(project, jdk, jar):
    with zipfile.ZipFile(jar) as whole:
        entries = whole.infolist()
        library = next((entry for entry in entries if entry.filename == library_name(jdk)), None)
        if library is None:
            raise _Unusable(f"{jar.name} has no {library_name(jdk)}", f"{jar.name} に {library_name(jdk)} がありません")
        content = "\n".join([library.filename, *(f"{entry.filename} {entry.file_size} {entry.CRC}" for entry in entries)])
        folder = project.state / f"duckdb-{hashlib.sha256(content.encode()).hexdigest()[:12]}"
        classes = [entry for entry in entries if not entry.filename.startswith(LIBRARY)]
        if not _is_whole(folder, jar.name, classes, library):
            part = folder.with_suffix(".part")
            try:
                _unpack(whole, part, jar.name, classes, library)
                _try(jdk, part, jar.name)
                shutil.rmtree(folder, ignore_errors=True)
                part.replace(folder)
            finally:
                shutil.rmtree(part, ignore_errors=True)
            drop_old(project, "duckdb", folder.name)
    return folder / jar.name


def library_name(jdk):
    """How DuckDB names the library of this JDK's system; the JDK's, because a Java for Intel runs on other processors, too."""
    name, _, processor = jdk.system.lower().rpartition(" ")
    system = next((word for begins, word in SYSTEMS.items() if name.startswith(begins)), name)
    return f"{LIBRARY}{system}_{PROCESSORS.get(processor, processor)}"


def _is_whole(folder, name, classes, library):
    try:
        with zipfile.ZipFile(folder / name) as jar:
            return (folder / library.filename).stat().st_size == library.file_size and len(jar.infolist()) == len(classes)
    except (OSError, zipfile.BadZipFile):
        return False


def _unpack(whole, part, name, classes, library):
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    with zipfile.ZipFile(part / name, "w") as jar:
        for entry in classes:
            jar.writestr(entry, whole.read(entry), entry.compress_type)
    whole.extract(library, part)


def _try(jdk, part, name):
    program = part / "Opens.java"
    program.write_text(OPENS, encoding="utf-8")
    code, _, said = children.output_of([jdk.java, "-cp", part / name, program], env=children.environment())
    program.unlink()
    if code != 0:
        roots = re.findall(r"^Caused by: (.+)$", said, re.MULTILINE)  # the last one of Java's chain
        reason = roots[-1] if roots else children.telling_line(said)
        raise _Unusable(reason, reason)
