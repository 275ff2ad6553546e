"""The language of the messages. Every message stands in both languages where it is said."""
import locale
import os
import sys

LANGUAGES = ("en", "ja")
_language = "en"


def language():
    return _language


def choose(wanted=None):
    """Uses the language asked for, else KEIRO_LANG, else the one of the system, else English."""
    global _language
    for candidate in (wanted, os.environ.get("KEIRO_LANG"), *_of_system()):
        if candidate:
            _language = "ja" if candidate.lower().startswith("ja") else "en"
            break
    return _language


def _of_system():
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            yield os.environ[name]
    if sys.platform == "win32":
        import ctypes

        yield "ja" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x11 else "en"
    yield locale.getlocale()[0]


def text(en, ja):
    return ja if _language == "ja" else en


def say(en, ja):
    print(text(en, ja), flush=True)


def prepare_streams():
    """A console that lacks a letter shows a substitute instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
