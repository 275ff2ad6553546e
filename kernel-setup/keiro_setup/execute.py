"""Runs notebooks through the real kernel; started by runner.py with the Python of .venv, as one process for all of them.

Standard input: one line of JSON, the job. Standard output: one line of JSON an event. When standard input ends, the program that
started this one is gone, and the kernels are ended too. While a notebook runs, the kernel of the next one starts, and the HTML of the
one before is written: each waits for a processor that the others leave idle.
"""
import asyncio
import html
import json
import os
import re
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STOP_PATIENCE = 10.0
STARTS = 3
PORT_TAKEN = "Address already in use"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def tell(event, **details):
    sys.__stdout__.write(json.dumps({"event": event, **details}, ensure_ascii=True) + "\n")
    sys.__stdout__.flush()


class KernelTrouble(Exception):
    """The kernel did not start, or died: with its own words."""


class PortTaken(KernelTrouble):
    """Its ports were free when they were chosen, and one was not when Java had come up: another start is likely to do better."""


class RunningKernel:
    """One kernel process and the client that talks to it."""

    def __init__(self, folder, log):
        self.folder = folder
        self.log = log
        self.seconds = 0.0
        self.manager = self.client = None

    async def start(self):
        started = time.monotonic()
        for left in reversed(range(STARTS)):
            try:
                await self._launch()
                break
            except PortTaken:
                await self.stop()
                if not left:
                    raise
        self.client.allow_stdin = False
        self.seconds = time.monotonic() - started
        return self

    async def _launch(self):
        from jupyter_client.manager import AsyncKernelManager

        self.manager = AsyncKernelManager(kernel_name="java")
        with open(self.log, "wb") as output:
            try:
                await self.manager.start_kernel(cwd=str(self.folder), stdout=output, stderr=output)
            except Exception as problem:
                raise KernelTrouble(f"{type(problem).__name__}: {problem}") from problem
        self.client = self.manager.client()
        self.client.start_channels()
        await self.ready()

    async def ready(self):
        """Waits for the kernel's first answer; one that found a port taken would never give it, nor end."""
        waiting = asyncio.ensure_future(self.client.wait_for_ready(timeout=120))
        try:
            while not (await asyncio.wait({waiting}, timeout=0.5))[0]:
                if PORT_TAKEN in self.words():
                    raise PortTaken(self.words())
            waiting.result()
        except RuntimeError as problem:
            said = self.words() or str(problem)
            raise (PortTaken if PORT_TAKEN in said else KernelTrouble)(said) from problem
        finally:
            waiting.cancel()

    def words(self):
        """What the kernel itself said last on its console: an exception's first line where there is one."""
        said = [line.strip() for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
        said = [line for line in said if not re.match(r"\[[DIW] \d", line) and not line.startswith("at ")]
        telling = [line for line in said if re.search(r"Exception|Error", line)]
        return (telling or said or [""])[0][:300]

    async def stop(self):
        """Ends the process: JJava does not end on a shutdown message, so it is asked by a signal, then forced."""
        if self.client is not None:
            self.client.stop_channels()
        provisioner = self.manager.provisioner if self.manager is not None else None
        if provisioner is not None and await provisioner.poll() is None:
            await provisioner.terminate()
            deadline = time.monotonic() + STOP_PATIENCE
            while await provisioner.poll() is None and time.monotonic() < deadline:
                await asyncio.sleep(0.02)
            if await provisioner.poll() is None:
                await provisioner.kill()
        if self.manager is not None and self.manager.has_kernel:
            await self.manager.cleanup_resources()


class Job:
    def __init__(self, values):
        self.notebooks = [{**one, "source": Path(one["source"]), "folder": Path(one["folder"])} for one in values["notebooks"]]
        self.out = Path(values["out"])
        self.logs = Path(values["logs"])
        self.language = values["language"]
        self.skip = set(values["skip"])
        self.expected_kernel = values["kernel"]
        self.template = values["template"]
        self.names = {one["name"] for one in self.notebooks}


async def run(job):
    """Runs all notebooks in order; 0, or the exit code of the first failure."""
    import nbformat

    exports = ThreadPoolExecutor(max_workers=1)
    exporting = [exports.submit(_exporter, job)]
    upcoming = _start(job, 0)
    try:
        for index, one in enumerate(job.notebooks):
            notebook = nbformat.read(one["source"], as_version=4)
            tell("start", name=one["name"], cells=sum(cell.cell_type == "code" for cell in notebook.cells))
            started = time.monotonic()
            try:
                kernel = await upcoming
            except KernelTrouble as problem:
                tell("failed", kind="kernel", name=one["name"], error=str(problem))
                return 4
            # The next kernel starts once this one is ready: two cold JVMs at once would slow each other down.
            upcoming = _start(job, index + 1)
            try:
                code = await _execute(job, one, notebook, kernel)
            finally:
                await kernel.stop()
            if code:
                return code
            move_paths(notebook, one["folder"], job.out)
            _write(job.out / f"{one['name']}.ipynb", nbformat.writes(notebook) + "\n")
            exporting.append(exports.submit(_export, job, one["name"], notebook))
            tell("done", name=one["name"], seconds=time.monotonic() - started, kernel=kernel.seconds)
        for export in exporting:
            await asyncio.wrap_future(export)
        return 0
    finally:
        await _abandon(upcoming)
        exports.shutdown(cancel_futures=True)


def _start(job, index):
    if index >= len(job.notebooks):
        return None
    one = job.notebooks[index]
    kernel = RunningKernel(one["folder"], job.logs / f"kernel-{index}.log")
    task = asyncio.ensure_future(kernel.start())
    task.kernel = kernel
    return task


async def _abandon(task):
    """Ends a kernel that was started ahead and is not needed any more."""
    if task is None:
        return
    if not task.done():
        task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await task.kernel.stop()


async def _execute(job, one, notebook, kernel):
    """Runs every cell; 0, or 5 for a cell that failed, or 4 for a kernel that died."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    position = {"cell": None}

    class Client(NotebookClient):
        async def async_execute_cell(self, cell, cell_index, **rest):
            if job.skip & set(cell.metadata.get("tags", [])):
                return cell
            if cell.cell_type == "code":
                position["cell"] = cell
                tell("cell", name=one["name"])
            return await super().async_execute_cell(cell, cell_index, **rest)

    client = Client(notebook, km=kernel.manager, timeout=None, record_timing=False, resources={"metadata": {"path": str(one["folder"])}})
    client.kc = kernel.client
    try:
        await client.async_execute()
        return 0
    except CellExecutionError as problem:
        error = first_line(problem.ename, problem.evalue, position["cell"])
        code, kind = 5, "cell"
    except DeadKernelError as problem:
        error, code, kind = kernel.words() or str(problem), 4, "died"
    kept = job.logs / f"{one['name']}.failed.ipynb"
    import nbformat

    _write(kept, nbformat.writes(notebook) + "\n")
    cell = position["cell"]
    tell("failed", kind=kind, name=one["name"], cell=cell.get("id") if cell else None, error=error, kept=str(kept))
    return code


def first_line(name, value, cell=None):
    """The first line of an error. Messages of the toolkit stand alone, so the name of the usual exceptions is left out."""
    if name == "CompilationException":
        said = [ANSI.sub("", line).strip() for output in (cell or {}).get("outputs", []) for line in output.get("traceback", [])]
        return ", ".join(line for line in said if line and not line.startswith("|")) or name
    lines = [line.strip() for line in ANSI.sub("", value or "").splitlines() if line.strip()]
    usual = r"(java\.lang\.Illegal(Argument|State)Exception|java\.io\.UncheckedIOException|io\.keiro\.[\w.$]+)[,:] "
    return re.sub(rf"^{usual}", "", lines[0]) if lines else name


def _exporter(job):
    """Loads the HTML export once, in the background, while the first kernel starts."""
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    config = Config()
    config.HTMLExporter.extra_template_basedirs = [job.template]
    config.HTMLExporter.template_name = "keiro"
    config.HTMLExporter.language_code = job.language
    job.exporter = HTMLExporter(config=config)


def _export(job, name, notebook):
    page, _ = job.exporter.from_notebook_node(notebook, resources={"metadata": {"name": name}})
    _write(job.out / f"{name}.html", relink(page, job.names))


def move_paths(notebook, ran, kept):
    """A notebook ran in a folder inside the one where it is kept: its sentences and links lead there from its new place."""
    if kept not in ran.parents:
        return
    way = f"{os.path.relpath(kept, ran)}{os.sep}"
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for form in ("text/html", "text/plain"):
                if form in data:
                    data[form] = data[form].replace(way, "").replace(way.replace(os.sep, "/"), "")


def relink(page, names):
    """Links to notebooks that were run with this one lead to their pages; links to others lead nowhere here and become text."""

    def replace(link):
        target = html.unescape(link.group(1))
        if target.removesuffix(".ipynb") in names:
            return f'<a href="{html.escape(target.removesuffix(".ipynb"))}.html">{link.group(2)}</a>'
        return link.group(2)

    return re.sub(r'<a href="((?!https?:)[^"]*\.ipynb)">(.*?)</a>', replace, page, flags=re.DOTALL)


def _write(path, content):
    part = path.with_name(f".part-{path.name}")
    part.write_text(content, encoding="utf-8", newline="\n")
    os.replace(part, path)


def resolved_kernel():
    """The folder that Jupyter itself finds for the name java."""
    from jupyter_client.kernelspec import KernelSpecManager

    return KernelSpecManager().get_kernel_spec("java").resource_dir


async def main(job):
    loop = asyncio.get_running_loop()
    this = asyncio.current_task()

    def watch():
        sys.stdin.read()
        loop.call_soon_threadsafe(this.cancel)

    threading.Thread(target=watch, daemon=True).start()
    found = resolved_kernel()
    if not os.path.samefile(found, job.expected_kernel):
        tell("failed", kind="intruder", name="", error=found)
        return 4
    try:
        return await run(job)
    except asyncio.CancelledError:
        return 130


if __name__ == "__main__":
    sys.stdout = sys.stderr  # only events go to standard output
    values = json.loads(sys.stdin.readline())
    # ZeroMQ needs a selector loop, which is not the default on Windows.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        code = runner.run(main(Job(values)))
    sys.stdout.flush()
    os._exit(code)  # the thread that waits on standard input would hold the process
