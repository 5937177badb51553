"""`sleepterm completion`: the completions for a shell."""

from __future__ import annotations

from sleepterm.commands.requests.shell import CompletionRequest
from sleepterm.commands.shared.completion_script import completion_script
from sleepterm.commands.shared.console import say
from sleepterm.desktop.program import program_words


def run(request: CompletionRequest) -> int:
    """Print the script."""
    say(completion_script(request.shell, program_words()), end="")
    return 0
