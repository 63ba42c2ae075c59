#!/usr/bin/env python3
"""Seeds for every target: fuzz/corpus/TARGET/seed-…

They come from the fixtures, from the examples of the cards, and from what the
tests feed. A seed need not be exact: what is cut out of YAML or Rust here is cut
out roughly.
"""

import hashlib
import re
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
ROOT = FUZZ.parent
CORPUS = FUZZ / "corpus"

ENDINGS = (".md", ".yaml", ".txt")
"""In the order in which the first byte of an input chooses them, if it does."""

LONGEST = 4096
"""As `run.sh` has it."""

KNOWN = """{
  "version": 1,
  "findings": [
    {"path": "a.md", "rule": "missing-goal", "fingerprint": "0123456789abcdef", "count": 2},
    {"path": "b/\\u3042.md", "rule": "vague-symptom", "fingerprint": "00", "count": 1}
  ]
}
"""


def sow(target: str, text: str, choice: str = "") -> None:
    """One seed, behind the byte that chooses, if there is one."""
    data = (choice + text).encode()
    if text.strip() and len(data) <= LONGEST:
        name = hashlib.sha1(data).hexdigest()[:16]
        (CORPUS / target / f"seed-{name}").write_bytes(data)


def files(*patterns: str) -> list[Path]:
    return [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file()]


def examples(path: Path) -> list[str]:
    """The texts of `- text:` and `fixed:` in YAML."""
    found, lines = [], path.read_text().splitlines()
    for at, line in enumerate(lines):
        match = re.match(r"( *)(?:- )?(?:text|fixed): (.*)", line)
        if not match:
            continue
        indent, rest = match.groups()
        if not re.fullmatch(r"[|>][-+]?", rest):
            found.append(rest.strip("\"'") + "\n")
            continue
        depth = len(indent) + 2 * line.lstrip().startswith("-")
        block = []
        for below in lines[at + 1 :]:
            if below.strip() and len(below) - len(below.lstrip()) <= depth:
                break
            block.append(below)
        first = next((line for line in block if line.strip()), "")
        step = len(first) - len(first.lstrip())
        found.append("\n".join(line[step:] for line in block) + "\n")
    return found


def literals(path: Path) -> list[str]:
    """The strings in a source of Rust."""
    simple = {"n": "\n", "r": "\r", "t": "\t", "0": "", '"': '"', "\\": "\\", "'": "'"}

    def written(escape: re.Match[str]) -> str:
        if escape[1] is not None:
            code = int(escape[1], 16)
            return "" if 0xD800 <= code < 0xE000 else chr(code)
        if escape[2] is not None:
            return chr(int(escape[2], 16))
        return simple.get(escape[3], "")

    source = path.read_text()
    raw = re.findall(r'r#"(.*?)"#', source, re.DOTALL)
    source = re.sub(r'r#".*?"#', "", source, flags=re.DOTALL)
    plain = re.findall(r'"((?:[^"\\]|\\.)*)"', source, re.DOTALL)
    escapes = r"\\u\{([0-9a-fA-F_]+)\}|\\x([0-7][0-9a-fA-F])|\\(?:\n\s*|(.))"
    return raw + [re.sub(escapes, written, text) for text in plain]


def blocks(path: Path) -> list[str]:
    """The fenced blocks of YAML in a page."""
    return re.findall(r"^```yaml\n(.*?)^```", path.read_text(), re.DOTALL | re.MULTILINE)


def drafts() -> None:
    """What is a draft in one syntax is words in another."""
    whole = files("fixtures/**/*.md", "fixtures/**/*.txt", "fixtures/**/*.yaml")
    texts = [(path.read_text(), ENDINGS.index(path.suffix)) for path in whole]
    words = [text for path in files("rules/*/*.yaml", "fixtures/passages/*.yaml") for text in examples(path)]
    tests = files("tests/*.rs", "tests/mapping/*.rs", "tests/secrets/*.rs", "src/**/tests.rs", "src/**/tests/**/*.rs")
    words += [text for path in tests for text in literals(path) if len(text) > 12 and " " in text.strip()]
    texts += [(text, at % len(ENDINGS)) for at, text in enumerate(sorted(set(words)))]
    for at, (text, syntax) in enumerate(texts):
        sow(("markdown", "yaml", "form")[syntax], text)
        # These read a draft many times: the whole drafts, and some of the words.
        if at < len(whole) or at % 5 == 0:
            for target in ("fix", "export", "same"):
                # From 3: every fix is made, in UTF-8.
                sow(target, text, chr(3 + syntax))


def others() -> None:
    for path in files("src/facts/time/tests/*.rs"):
        texts = literals(path)
        for at in range(0, len(texts), 4):
            sow("time", "\n".join(texts[at : at + 4]))
    for path in files("rules/time/*.yaml"):
        for text in examples(path):
            sow("time", text)
    page = ROOT / "README.md"
    for text in literals(ROOT / "tests/config.rs") + literals(ROOT / "src/config/tests.rs") + blocks(page):
        if ":" in text:
            sow("config", text)
            sow("config", "extends: base.yaml\n\0" + text)
    for path in files("fixtures/**/.ticketlint.yaml", "fixtures/config/*.yaml"):
        sow("config", path.read_text())
    for path in files("fixtures/own-rules/rules/*.yaml", "rules/*/*.yaml"):
        text = path.read_text()
        sow("card", text)
        # What ships may say more than what a house adds.
        own = r"^(?:statements|fix|detector|options|wants|asked|severity-for|yields-to)\b.*\n(?: .*\n)*"
        sow("card", re.sub(own, "", text, flags=re.MULTILINE))
    for text in literals(ROOT / "tests/own_rules.rs") + blocks(page):
        sow("card", text)
    for path in files("tests/template*.rs", "src/template/**/*.rs"):
        for text in literals(path):
            if "\n" in text or ":" in text:
                sow("template", text, chr(4 if re.match(r"(name|body|title|description)\b", text) else 3))
    for path in files("fixtures/templates/*"):
        sow("template", path.read_text(), chr(4 if path.suffix == ".yml" else 3))
    for text in literals(ROOT / "tests/baseline.rs") + [KNOWN]:
        if "{" in text:
            sow("baseline", text)


def main() -> None:
    for target in FUZZ.glob("targets/*.rs"):
        folder = CORPUS / target.stem
        folder.mkdir(parents=True, exist_ok=True)
        for seed in folder.glob("seed-*"):
            seed.unlink()
    drafts()
    others()
    for folder in sorted(CORPUS.iterdir()):
        print(f"{folder.name}: {sum(1 for _ in folder.glob('seed-*'))} seeds")


if __name__ == "__main__":
    main()
