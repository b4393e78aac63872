"""The bare Lab the other browser tests stand on."""

from real_lab import write_notebook


def test_a_notebook_runs_in_the_browser(lab, tab):
    """A cell that is run shows its answer, and its kernel can be asked."""
    write_notebook(lab.folder / "plain.ipynb", ["answer = 6 * 7\nanswer"])
    page = tab("plain.ipynb").run_all()
    assert page.ask_kernel("answer") == "42"
    assert page.page.get_by_text("42", exact=True).first.is_visible()


def test_a_killed_kernel_comes_back_empty(lab, tab):
    """After a kill -9 the kernel starts again and knows nothing of before."""
    write_notebook(lab.folder / "killed.ipynb", ["answer = 6 * 7"])
    page = tab("killed.ipynb").run_all()
    before = page.ask_kernel("__import__('os').getpid()")
    page.kill_kernel()
    page.wait_for_new_kernel(before)
    assert page.ask_kernel("'answer' in globals()") == "False"
