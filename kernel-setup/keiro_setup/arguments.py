"""The words after start.py."""
import argparse

from .failure import PRECONDITION, Failure
from .project import start_command
from .texts import LANGUAGES, text

COMMANDS = ("lab", "run", "sandbox", "check", "clean", "reset", "remove")


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Failure(
            PRECONDITION,
            (f"The command cannot be read: {message}.", f"コマンドを解釈できません：{message}"),
            ("Nothing was changed.", "何も変更していません。"),
            (f"{start_command()} --help lists the commands and options.", f"{start_command()} --help でコマンドとオプションを確認できます。"),
        )


def parse(words):
    parser = _parser()
    options = parser.parse_intermixed_args(words)
    if options.command not in COMMANDS:
        parser.error(text(f"there is no command \"{options.command}\"; there are run, sandbox, check, clean, reset, remove",
                          f"「{options.command}」というコマンドはありません。run、sandbox、check、clean、reset、remove があります"))
    _belongs(parser, options, "run", (("NOTEBOOK", options.notebooks), ("--out", options.out)))
    _belongs(parser, options, "sandbox", (("--fault", options.fault), ("--rate", options.rate), ("--latency", options.latency),
                                         ("--dirty", options.dirty)))
    return options


def _belongs(parser, options, command, given):
    for name, value in given if options.command != command else ():
        if value:
            parser.error(text(f"{name} belongs to the command {command}", f"{name} は {command} コマンドでのみ使えます"))


def _parser():
    def number(least, most):
        def read(word):
            value = int(word)
            if not least <= value <= most:
                raise argparse.ArgumentTypeError(text(f"{word} is not between {least} and {most}", f"{word} は {least} から {most} の範囲外です"))
            return value

        read.__name__ = text("whole number", "整数")
        return read

    parser = Parser(prog="start.py", add_help=False, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, description=text(
        "Sets up what is missing and starts Keiro.\n\n"
        "  start.py                  open the notebooks in JupyterLab, on working copies in work/\n"
        "  start.py run [NOTEBOOK…]  run the guided notebooks (or those named) without a browser; results in out/\n"
        "  start.py sandbox          the simulated company as a portal of its own, until Ctrl-C\n"
        "  start.py check            versions, paths and a smoke check; a report to paste into an issue\n"
        "  start.py clean            remove outputs from the notebooks\n"
        "  start.py reset            fresh working copies; edited ones are set aside\n"
        "  start.py remove           delete what setup made (.venv, .keiro); results and working copies stay",
        "不足しているものを準備して Keiro を起動します。\n\n"
        "  start.py                  JupyterLab を開く（work/ の作業用コピー）\n"
        "  start.py run [NOTEBOOK…]  ガイド付きノートブック（または指定したもの）をブラウザなしで実行。結果は out/\n"
        "  start.py sandbox          模擬企業を単独のポータルとして動かす（Ctrl-C で終了）\n"
        "  start.py check            バージョン、パス、動作確認。問題報告に貼り付けられる形で出力\n"
        "  start.py clean            ノートブックの出力を消去\n"
        "  start.py reset            作業用コピーを新しくする。編集済みのものは退避\n"
        "  start.py remove           準備で作られたもの（.venv、.keiro）を削除。結果と作業用コピーは残す"))
    parser.add_argument("command", nargs="?", default="lab", help=argparse.SUPPRESS)
    parser.add_argument("notebooks", nargs="*", help=argparse.SUPPRESS)

    data = parser.add_argument_group(text("data", "データ"))
    data.add_argument("--lang", choices=LANGUAGES, help=text("language of messages, notebooks and results", "メッセージ、ノートブック、結果の言語"))
    data.add_argument("--source", metavar="sandbox|hubspot|FILE", help=text(
        "a simulated company (default), your portal (HUBSPOT_TOKEN), or a file or folder",
        "模擬企業（既定）、自社のポータル（HUBSPOT_TOKEN）、またはファイルかフォルダー"))
    data.add_argument("--deals", metavar="N", type=number(1, 10_000_000), help=text("deals of the simulated company", "模擬企業の商談数"))
    data.add_argument("--seed", metavar="N", type=number(-2**63, 2**63 - 1), help=text(
        "another number gives another company", "数値を変えると別の企業になります"))
    data.add_argument("--out", metavar="DIR", help=text("where run leaves its results (default: out)", "run の結果の置き場所（既定：out）"))

    portal = parser.add_argument_group(text("sandbox portal", "サンドボックスポータル"))
    portal.add_argument("--fault", metavar="NAME=VALUE", action="append", help=text(
        "what goes wrong on purpose, as often as wanted: fault.status=503:0.1:deals; help lists all", "意図的な障害（複数指定可）。例：fault.status=503:0.1:deals。help で一覧"))
    portal.add_argument("--rate", metavar="PLAN", help=text("limits of a plan: free, pro (default), enterprise, addon, oauth, unlimited",
                                                            "プランの上限：free、pro（既定）、enterprise、addon、oauth、unlimited"))
    portal.add_argument("--latency", metavar="TIME", help=text("off (default), typical, or a time such as 350ms", "off（既定）、typical、または 350ms のような時間"))
    portal.add_argument("--dirty", action="store_true", help=text("data as bad as it comes: every quality check finds something",
                                                                  "品質の悪いデータ。すべての品質検査で何かが見つかります"))

    lab = parser.add_argument_group("JupyterLab")
    lab.add_argument("--port", metavar="N", type=number(1, 65535), help=text(
        "default: the first free one from 8888; of the sandbox portal, from 8950", "既定：8888 以降の空きポート。サンドボックスポータルは 8950 以降"))
    lab.add_argument("--no-browser", action="store_true", help=text("only print the link", "リンクの表示のみ"))

    setup = parser.add_argument_group(text("set-up", "準備"))
    setup.add_argument("--jdk", metavar="DIR", help=text("the JDK to use, 17 or newer; remembered", "使用する JDK（17 以降）。次回も使用"))
    setup.add_argument("--memory", metavar="4g", help=text("largest heap of the kernel, default 2g; remembered", "カーネルの最大ヒープ。既定 2g。次回も使用"))
    setup.add_argument("--kernel", metavar="jjava|ijava=JAR", help=text("the Java kernel; remembered", "Java カーネル。次回も使用"))
    setup.add_argument("--jars", metavar="DIR", help=text(
        "take the toolkit's jars from this folder instead of building them; a release brings them in toolkit/lib",
        "ビルドせず、このフォルダーの jar を使用。リリースでは toolkit/lib に同梱"))
    setup.add_argument("--offline", action="store_true", help=text("never use the network", "ネットワークを使用しない"))
    setup.add_argument("--install", action="store_true", help=text(
        "install missing tools with apt-get (Debian, Ubuntu); as root also without this option",
        "不足しているツールを apt-get でインストール（Debian、Ubuntu）。root では指定不要"))
    setup.add_argument("--verbose", action="store_true", help=text("show the output of the tools that are called", "呼び出すツールの出力を表示"))
    setup.add_argument("-h", "--help", action="help", help=text("this text", "この説明"))
    return parser
