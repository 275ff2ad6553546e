"""Where the notebooks get their data from, told to them through the environment."""
import os
from pathlib import Path

from .failure import PRECONDITION, Failure
from .project import WINDOWS, start_command


def variables(options, env=None):
    """KEIRO_SOURCE, KEIRO_DEALS and KEIRO_SEED: what was asked for, else what the environment says, else the sandbox."""
    env = os.environ if env is None else env
    chosen = {"KEIRO_SOURCE": _source(options.source or env.get("KEIRO_SOURCE") or "sandbox", env)}
    if options.deals is not None:
        chosen["KEIRO_DEALS"] = str(options.deals)
    if options.seed is not None:
        chosen["KEIRO_SEED"] = str(options.seed)
    if env.get("HUBSPOT_TOKEN_FILE"):  # kernels start in another folder
        chosen["HUBSPOT_TOKEN_FILE"] = str(Path(env["HUBSPOT_TOKEN_FILE"]).expanduser().absolute())
    return chosen


def _source(wanted, env):
    if wanted == "sandbox":
        return wanted
    if wanted == "hubspot":
        check_token(env)
        return wanted
    path = Path(wanted).expanduser().absolute()
    if not path.exists():
        raise Failure(
            PRECONDITION,
            (f"--source {wanted}: there is no such file or folder.", f"--source {wanted}：ファイルもフォルダーもありません。"),
            ("The notebooks read their data from there.", "ノートブックはここからデータを読み込みます。"),
            ("Write sandbox, hubspot, or the path of a file or folder that exists.", "sandbox、hubspot、または存在するファイルかフォルダーのパスを指定してください。"),
        )
    return str(path)


def check_token(env):
    """A portal needs a token, from the environment or from a file that only its owner can read. It is never shown."""
    if env.get("HUBSPOT_TOKEN", "").strip():
        return
    name = env.get("HUBSPOT_TOKEN_FILE", "").strip()
    why = ("Reading a portal needs the token of a service key or private app.", "ポータルを読み込むには、サービスキーまたは非公開アプリのトークンが必要です。")
    if not name:
        raise Failure(
            PRECONDITION,
            ("--source hubspot: neither HUBSPOT_TOKEN nor HUBSPOT_TOKEN_FILE is set.",
             "--source hubspot：HUBSPOT_TOKEN も HUBSPOT_TOKEN_FILE も設定されていません。"),
            why,
            (f"Set one of them in this terminal, then run the same command again: {start_command()} run --source hubspot",
             f"このターミナルでいずれかを設定してから再実行してください：{start_command()} run --source hubspot"),
        )
    path = Path(name).expanduser()
    if not path.is_file() or not path.read_bytes().strip():
        raise Failure(
            PRECONDITION,
            (f"HUBSPOT_TOKEN_FILE names {path}, which is missing or empty.", f"HUBSPOT_TOKEN_FILE が指す {path} がないか、空です。"),
            why,
            ("Put the token into that file, then run the same command again.", "このファイルにトークンを書き込んでから、同じコマンドを再実行してください。"),
        )
    if not WINDOWS and path.stat().st_mode & 0o077:
        raise Failure(
            PRECONDITION,
            (f"HUBSPOT_TOKEN_FILE names {path}, which others on this computer can read.",
             f"HUBSPOT_TOKEN_FILE が指す {path} は、このコンピューターの他のユーザーも読めます。"),
            ("Whoever reads the token can read your portal.", "トークンを読める人は、ポータルの内容を読むことができます。"),
            (f"chmod 600 '{path}', then run the same command again.", f"chmod 600 '{path}' の後、同じコマンドを再実行してください。"),
        )
