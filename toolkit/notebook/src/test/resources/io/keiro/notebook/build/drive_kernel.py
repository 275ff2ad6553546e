"""Runs cells in one kernel and tells what they sent. Started by the build's kernel tests with the Python of the notebooks.

Standard input: {"kernel", "folder", "environment", "cells"}; standard output: {"ready": seconds, "work": seconds, "cells": [{"seconds", "work", "outputs"}]}.
Work is the time of the kernel on all processors: unlike the clock, it does not depend on what else the computer does.
Each output has its type ("execute_result", "display_data", "update_display_data", "stream", "error"), its data and its display id.
"""
import asyncio
import json
import os
import sys
import time

import psutil
from jupyter_client.manager import AsyncKernelManager


async def drive(job):
    environment = {**os.environ, **job["environment"]}
    manager = AsyncKernelManager(kernel_name=job["kernel"])
    started = time.monotonic()
    await manager.start_kernel(cwd=job["folder"], env=environment, stdout=sys.stderr, stderr=sys.stderr)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=120)
        ready = time.monotonic() - started
        kernel = psutil.Process(manager.provisioner.process.pid)
        begun = work(kernel)
        cells = [await run(client, kernel, code) for code in job["cells"]]
        return {"ready": ready, "work": begun, "cells": cells}
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def work(kernel):
    times = kernel.cpu_times()
    return times.user + times.system


async def run(client, kernel, code):
    outputs = []

    def hear(message):
        kind, content = message["msg_type"], message["content"]
        if kind in ("execute_result", "display_data", "update_display_data"):
            id = content.get("transient", {}).get("display_id")
            outputs.append({"type": kind, "data": content["data"], "id": id})
        elif kind == "stream":
            outputs.append({"type": kind, "data": {"text/plain": content["text"]}, "id": None})
        elif kind == "error":
            outputs.append({"type": kind, "data": {"text/plain": "\n".join(content["traceback"])}, "id": None})

    started, begun = time.monotonic(), work(kernel)
    await client.execute_interactive(code, output_hook=hear, timeout=600, allow_stdin=False)
    return {"seconds": time.monotonic() - started, "work": work(kernel) - begun, "outputs": outputs}


if __name__ == "__main__":
    json.dump(asyncio.run(drive(json.load(sys.stdin))), sys.stdout)
