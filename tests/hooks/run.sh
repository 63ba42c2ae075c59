#!/usr/bin/env bash
# The wheel and the hooks, tried with the real tools: maturin builds the wheel,
# pip installs it, and git commits by the hooks that pre-commit installs. Takes
# Python 3 with venv, git, and an index of packages; without them it fails.
#
# The wheel is built as `cargo build` builds, which takes seconds after a build
# or a test. PROFILE=release tries the one that is distributed.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
profile=${PROFILE:-dev}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "FAILED: $*" >&2
  [[ ! -e $work/log ]] || sed 's/^/    /' "$work/log" >&2
  exit 1
}

# What a command says is shown if something fails.
quietly() {
  "$@" > "$work/log" 2>&1 || fail "$*"
}

# Neither takes the parts of Python that some systems leave out.
venv() {
  quietly python3 -m venv --without-pip "$1"
}
pip() {
  quietly python3 -m pip --python "$work/$1/bin/python" "${@:2}"
}

# --- The wheel -----------------------------------------------------------------

export PIP_DISABLE_PIP_VERSION_CHECK=1
venv "$work/tools"
pip tools install 'maturin>=1.9,<2' 'pre-commit>=4,<5'
# What builds the package of hooks, below.
pip tools download --only-binary :all: --dest "$work/wheels" setuptools
quietly "$work/tools/bin/maturin" build --locked --profile "$profile" --out "$work/wheels"
wheels=("$work"/wheels/ticketlint-*.whl)
[[ ${#wheels[@]} -eq 1 && -e ${wheels[0]} ]] || fail "not one wheel: ${wheels[*]}"

# Found by its name and version alone: no index is asked, nothing is built.
export PIP_NO_INDEX=1 PIP_FIND_LINKS=$work/wheels PIP_ONLY_BINARY=:all:
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
venv "$work/user"
pip user install "ticketlint==$version"
said=$("$work/user/bin/ticketlint" --version)
[[ $said == "ticketlint $version" ]] || fail "the installed program says: $said"
echo "ok: the wheel installs, and is ticketlint $version"

# --- The hooks -----------------------------------------------------------------

# Nothing of the user's own settings, nor of a hook that runs this.
unset "${!GIT_@}"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
export PRE_COMMIT_HOME=$work/cache PATH=$work/user/bin:$work/tools/bin:$PATH

# What pre-commit takes the hooks from: the hooks of this repository beside a
# package that needs the wheel, as a repository of hooks alone would have it. So
# nothing is compiled for them.
hooks=$work/hooks
mkdir "$hooks"
cp .pre-commit-hooks.yaml "$hooks/"
cat > "$hooks/setup.py" << PYTHON
from setuptools import setup
setup(name="hooks", version="1", install_requires=["ticketlint==$version"], py_modules=[])
PYTHON
quietly git -C "$hooks" init --quiet
quietly git -C "$hooks" add .
quietly git -C "$hooks" commit --quiet --message hooks
rev=$(git -C "$hooks" rev-parse HEAD)
quietly pre-commit validate-manifest "$hooks/.pre-commit-hooks.yaml"

good=fixtures/ok/aws-alb-502-after-scale-in.md
bad=$work/bad.md
secret=AKIA4QXTZ7MPLNBD5WKE
{ cat "$good"; printf '\nキーは %s です。\n' "$secret"; } > "$bad"

# The configuration for the hook of that name.
config() {
  if [[ $1 == local ]]; then
    # The one that the README shows.
    awk '/^```yaml$/ {block = ""; next} /^```$/ {if (block ~ /repo: local/) printf "%s", block}
         {block = block $0 "\n"}' README.md
  else
    printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - {id: %s, files: ^tickets/}\n' \
      "$hooks" "$rev" "$1"
  fi
}

# A repository that commits by that hook.
by() {
  repo=$work/by-$1
  mkdir "$repo"
  quietly git -C "$repo" init --quiet
  config "$1" > "$repo/.pre-commit-config.yaml"
  (cd "$repo" && quietly pre-commit install)
  mkdir "$repo/tickets"
}

# Whether what there is now can be committed.
commits() {
  git -C "$repo" add .
  git -C "$repo" commit --message drafts > "$work/log" 2>&1
}

for id in $(sed -n 's/^- id: //p' .pre-commit-hooks.yaml) local; do
  [[ $id != *-template* ]] || continue
  by "$id"
  draft="$repo/tickets/障害 の件.md"
  cp "$good" "$draft"
  # No draft by its place, or by its sort.
  cp "$bad" "$repo/elsewhere.md"
  cp "$bad" "$repo/tickets/code.rs"
  commits || fail "$id: a good draft is not committed"
  grep -q 'ticketlint.*Passed' "$work/log" || fail "$id: the hook did not run"

  cp "$bad" "$draft"
  ! commits || fail "$id: a draft with an error is committed"
  case $id in
    *-fix*)
      grep -q 'files were modified by this hook' "$work/log" || fail "$id: mends nothing"
      ! grep -q "$secret" "$draft" || fail "$id: leaves the secret"
      commits || fail "$id: the mended draft is not committed"
      ;;
    *)
      grep -q 'unmasked-secret' "$work/log" || fail "$id: does not say why"
      cmp -s "$bad" "$draft" || fail "$id: changes the draft"
      ;;
  esac
  echo "ok: $id"
done

# Those for templates say themselves where these are.
for id in ticketlint-template ticketlint-template-system; do
  repo=$work/by-$id
  mkdir -p "$repo/.github/ISSUE_TEMPLATE"
  quietly git -C "$repo" init --quiet
  printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - {id: %s}\n' "$hooks" "$rev" "$id" \
    > "$repo/.pre-commit-config.yaml"
  (cd "$repo" && quietly pre-commit install)
  form="$repo/.github/ISSUE_TEMPLATE/bug.md"
  {
    printf -- '---\nname: Bug\nabout: x\n---\n\n'
    printf '## %s\n\n' 'What happened' Steps Expected Version
  } > "$form"
  # No template by its place.
  cp "$bad" "$repo/notes.md"
  printf 'contact_links: []\n' > "$repo/.github/ISSUE_TEMPLATE/config.yml"
  commits || fail "$id: a good template is not committed"
  grep -q 'ticketlint template.*Passed' "$work/log" || fail "$id: the hook did not run"
  sed -i '/Expected/d' "$form"
  ! commits || fail "$id: a template that does not ask for enough is committed"
  grep -q 'template-missing-question' "$work/log" || fail "$id: does not say why"
  echo "ok: $id"
done
