"""A kernel whose ports were taken while it came up is started again; one with another trouble is not."""
import asyncio
import tempfile
import unittest
from pathlib import Path

import fakes  # noqa: F401 - makes keiro_setup importable
from keiro_setup import execute

TAKEN = "Exception in thread \"main\" org.zeromq.ZMQException: Errno 48 : Address already in use\n"


class SilentClient:
    """A kernel that answers after a while, or never."""

    allow_stdin = True

    def __init__(self, seconds):
        self.seconds = seconds

    async def wait_for_ready(self, timeout):
        await asyncio.sleep(min(self.seconds, timeout))

    def stop_channels(self):
        pass


class Kernel(execute.RunningKernel):
    """Says these words, one launch after the other."""

    def __init__(self, folder, *words):
        super().__init__(folder, folder / "kernel.log")
        self.launches = 0
        self.said = words

    async def _launch(self):
        said = self.said[self.launches]
        self.launches += 1
        self.log.write_text(said, encoding="utf-8")
        self.client = SilentClient(60 if said else 0)
        await self.ready()


class StartingTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def test_a_kernel_without_trouble_starts_once(self):
        kernel = Kernel(self.folder, "")
        self.assertIs(asyncio.run(kernel.start()), kernel)
        self.assertEqual(kernel.launches, 1)
        self.assertFalse(kernel.client.allow_stdin)

    def test_a_taken_port_is_noticed_before_the_patience_ends_and_tried_again(self):
        kernel = Kernel(self.folder, TAKEN, TAKEN, "")
        asyncio.run(asyncio.wait_for(kernel.start(), 20))
        self.assertEqual(kernel.launches, 3)

    def test_ports_that_are_always_taken_end_with_the_kernels_words(self):
        kernel = Kernel(self.folder, TAKEN, TAKEN, TAKEN)
        with self.assertRaisesRegex(execute.KernelTrouble, "Address already in use"):
            asyncio.run(asyncio.wait_for(kernel.start(), 20))
        self.assertEqual(kernel.launches, 3)

    def test_another_trouble_is_told_at_once(self):
        kernel = Kernel(self.folder, "Error: Could not find or load main class Kernel\n")

        async def refuse(timeout):
            raise RuntimeError("Kernel died before replying to kernel_info")

        SilentClient.wait_for_ready, before = (lambda client, timeout: refuse(timeout)), SilentClient.wait_for_ready
        self.addCleanup(setattr, SilentClient, "wait_for_ready", before)
        with self.assertRaisesRegex(execute.KernelTrouble, "main class Kernel"):
            asyncio.run(kernel.start())
        self.assertEqual(kernel.launches, 1)


if __name__ == "__main__":
    unittest.main()
