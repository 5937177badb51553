"""Commands for own sounds, history, the sound device, help, and quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.audio.state import Device
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _needs_own_sound(context: Context) -> Available:
    track = context.browse.highlighted
    if track is not None and track.is_own_sound:
        return None
    return Why(_("Only sounds that you added can be edited."))


def _needs_removable(context: Context) -> Available:
    track = context.browse.highlighted
    if track is not None and track.own:
        return None
    if track is not None and not track.has_file:
        if track.is_mix:
            return Why(_("This mix came with sleepterm and can't be removed."))
        return Why(_("This session came with sleepterm and can't be removed."))
    return Why(_("Only sounds that you added can be removed."))


def _needs_plays(context: Context) -> Available:
    if context.browse.view.habits.played:
        return None
    return Why(_("The history is empty."))


def _needs_diary(context: Context) -> Available:
    if context.diary.exists:
        return None
    return Why(_("There is no sleep diary."), is_hidden=True)


def _needs_missing_device(context: Context) -> Available:
    if context.playback.state.device is Device.MISSING:
        return None
    return Why(_("The sound device works."), is_hidden=True)


def _needs_problems(context: Context) -> Available:
    if context.catalog.problems:
        return None
    return Why(_("No problems were found."), is_hidden=True)


def _needs_background(context: Context) -> Available:
    why = context.leaving.why_not_in_background()
    return Why(why) if why else None


def _needs_settings(context: Context) -> Available:
    if context.settings.can_change:
        return None
    return Why(_("There is no file for settings."), is_hidden=True)


def _remove(context: Context) -> None:
    track = context.browse.highlighted
    if track is not None and track.is_mix:
        context.mixes.remove()
    elif track is not None and track.is_sequence:
        context.sequences.remove()
    else:
        context.own_sounds.remove()


OPEN_DIARY = Command(
    "open-diary",
    "M",
    _("Sleep diary"),
    _("Show the last two weeks, and fill in this morning."),
    run=lambda context: context.diary.open(),
    available=_needs_diary,
)

GENERAL = (
    Command(
        "add-sound",
        "a",
        _("Add sounds"),
        _("Add your own files or folders; you can also drop them on the terminal."),
        _("add"),
        run=lambda context: context.importing.open_dialog(""),
    ),
    Command(
        "edit-sound",
        "i",
        _("Edit a sound"),
        _("Change the title, type, topics, loop mode and gain of one of your sounds."),
        _("edit"),
        run=lambda context: context.own_sounds.edit(),
        available=_needs_own_sound,
    ),
    Command(
        "remove-sound",
        "d,delete",
        _("Remove a sound, mix or session"),
        _("Remove one of your sounds (asks first), mixes or sessions; u restores it."),
        _("remove"),
        run=_remove,
        available=_needs_removable,
    ),
    Command(
        "forget-plays",
        "H",
        _("Clear the history"),
        _("Delete the history of what was played, after asking."),
        run=lambda context: context.history.ask_to_clear(),
        available=_needs_plays,
    ),
    OPEN_DIARY,
    Command(
        "retry-device",
        "r",
        _("Retry the sound device"),
        _("Try to open the sound device now."),
        _("retry"),
        run=lambda context: context.playback.retry_device(),
        available=_needs_missing_device,
    ),
    Command(
        "show-problems",
        "exclamation_mark",
        _("Problems in files"),
        _("Show the errors in your catalogue and settings."),
        _("problems"),
        run=lambda context: context.catalog.show_problems(),
        available=_needs_problems,
    ),
    Command(
        "open-settings",
        "O",
        _("Settings"),
        _("Show and change the settings: colours, timer, keys and more."),
        _("settings"),
        run=lambda context: context.settings.open(),
        available=_needs_settings,
    ),
    Command(
        "night-screen",
        "n",
        _("Night screen"),
        _("Turn the screen dark; the sound plays on, and any key wakes it."),
        _("night"),
        run=lambda context: context.night.open(),
    ),
    Command(
        "show-help",
        "question_mark",
        _("Help"),
        _("Show what each key does here."),
        _("help"),
        run=lambda context: context.shell.opener.help(),
    ),
    Command(
        "play-in-background",
        "D",
        _("Play on without the terminal"),
        _(
            "Quit; what plays goes on in the background, with its timer, until it ends"
            " or 'sleepterm stop' ends it."
        ),
        run=lambda context: context.leaving.play_in_background(),
        available=_needs_background,
    ),
    Command(
        "request-quit",
        "q",
        _("Quit"),
        _("Fade out and quit; asks while a timer runs."),
        _("quit"),
        run=lambda context: context.leaving.quit(),
    ),
)
