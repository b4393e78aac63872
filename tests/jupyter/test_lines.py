"""The line between a page and its kernel, with a kernel that goes and comes again."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import zmq
import zmq.asyncio
from jupyter_client.ioloop import AsyncIOLoopKernelManager
from opening import free_port

from career_workbook.jupyter.lines import Line


def test_a_page_is_answered_on_its_next_line_whatever_its_last_one_still_has_to_say():
    """A line closed over a kernel that is gone says the rest to its successor; the page's next line is heard all the
    same. Which of the two is there first is chance: twenty times, so that each of them is."""
    # In a thread of its own: a browser that other tests drive leaves its loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        assert aside.submit(asyncio.run, _answers(20)).result() == ["heard"] * 20


async def _answers(times: int) -> list[str]:
    answers = []
    for _time in range(times):
        kernel = AsyncIOLoopKernelManager(shell_port=free_port(), iopub_port=1, stdin_port=2, hb_port=3, control_port=4)
        former, present = Line(parent=kernel), Line(parent=kernel)
        former.session.session = present.session.session = "the-page"
        former.create_stream()
        former.channels["shell"].socket.send(b"for the kernel that is gone")
        for stream in former.channels.values():
            stream.close()
        present.create_stream()
        answers.append(await _answer(f"tcp://127.0.0.1:{kernel.shell_port}", present))
        for stream in present.channels.values():
            stream.close(linger=0)
    return answers


async def _answer(address: str, line: Line) -> str:
    """What a page hears on its line from a kernel that begins now, as ipykernel does, and answers what it is asked."""
    shell = line.channels["shell"]
    heard = asyncio.get_running_loop().create_future()
    shell.on_recv(lambda parts: heard.done() or heard.set_result(parts[-1].decode()))
    context = zmq.asyncio.Context.instance()
    with context.socket(zmq.ROUTER) as kernel:
        kernel.linger, kernel.router_handover = 0, 1
        found = kernel.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED)
        kernel.bind(address)
        for _line in ("former", "present"):
            await asyncio.wait_for(found.recv_multipart(), 10)
        kernel.disable_monitor()
        await kernel.recv_multipart()  # what was left over
        shell.send(b"are you there?")
        try:
            name, _ = await asyncio.wait_for(kernel.recv_multipart(), 3)
            await kernel.send_multipart([name, b"heard"])
            return await asyncio.wait_for(heard, 3)
        except TimeoutError:
            return "deaf"
