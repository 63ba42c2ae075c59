//! The action for GitHub: its steps are run as a runner would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]
#![cfg(unix)]

mod binary;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use binary::Folder;
use serde_yaml::Value;

const BAD: &str = "件名: 至急\n\nAKIA4QXTZ7MPLNBD5WKE を使うと失敗します。\n";

fn action() -> Value {
    serde_yaml::from_str(&fs::read_to_string("action.yml").unwrap()).unwrap()
}

fn step(id: &str) -> Value {
    let action = action();
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["id"] == id);
    step.unwrap_or_else(|| panic!("no step {id}")).clone()
}

/// The names in a mapping.
fn keys(value: &Value) -> BTreeSet<String> {
    let map = value.as_mapping().unwrap();
    map.keys()
        .map(|key| key.as_str().unwrap().to_owned())
        .collect()
}

/// What came of a step.
struct Step {
    status: i32,
    out: String,
    /// The file of outputs.
    outputs: String,
    /// The folders added to the path.
    added: String,
}

/// Runs a step in a folder, with these inputs and the defaults of the others.
/// The binary is on the path, behind `bin` of the folder.
fn run(id: &str, folder: &Folder, given: &[(&str, &str)]) -> Step {
    let (step, inputs) = (step(id), action()["inputs"].clone());
    for (name, _) in given {
        assert!(keys(&inputs).contains(*name), "{name} is no input");
    }
    let outputs = folder.write("outputs", "");
    let added = folder.write("added", "");
    let binary = Path::new(env!("CARGO_BIN_EXE_ticketlint"))
        .parent()
        .unwrap();
    let mut command = Command::new("bash");
    // As a runner runs `shell: bash`.
    command
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c"])
        .arg(step["run"].as_str().unwrap())
        .current_dir(folder.path())
        .env_clear()
        .env(
            "PATH",
            format!("{}:{}:/usr/bin:/bin", folder.at("bin"), binary.display()),
        )
        .env("LANG", "en_US.UTF-8")
        .env("GITHUB_OUTPUT", &outputs)
        .env("GITHUB_PATH", &added)
        .env("RUNNER_TEMP", folder.at("temp"));
    for (name, value) in step["env"].as_mapping().unwrap() {
        let expression = value.as_str().unwrap();
        let inner = expression
            .strip_prefix("${{ ")
            .and_then(|e| e.strip_suffix(" }}"));
        let value = match inner.unwrap().split_once('.').unwrap() {
            ("inputs", input) => {
                let given = given.iter().find(|(name, _)| *name == input);
                let default = inputs[input]["default"].as_str().unwrap_or("");
                given.map_or(default, |(_, value)| value).to_owned()
            }
            ("github", "action_path") => "/the/action".to_owned(),
            other => panic!("{other:?}"),
        };
        command.env(name.as_str().unwrap(), value);
    }
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Step {
        status: output.status.code().unwrap_or(-1),
        out: text(output.stdout) + &text(output.stderr),
        outputs: fs::read_to_string(outputs).unwrap(),
        added: fs::read_to_string(added).unwrap(),
    }
}

#[test]
fn every_input_is_used_and_no_script_holds_an_expression() {
    let action = action();
    assert_eq!(action["runs"]["using"], "composite");
    let mut used = BTreeSet::new();
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        assert_eq!(step["shell"], "bash");
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "{script}");
        for (name, value) in step["env"].as_mapping().unwrap() {
            let name = name.as_str().unwrap();
            assert!(script.contains(&format!("${name}")) || script.contains(&format!("${{{name}")));
            used.extend(
                value
                    .as_str()
                    .unwrap()
                    .split("inputs.")
                    .nth(1)
                    .map(|rest| rest.trim_end_matches(" }}").to_owned()),
            );
        }
    }
    assert_eq!(used, keys(&action["inputs"]));
    for (name, output) in action["outputs"].as_mapping().unwrap() {
        let name = name.as_str().unwrap();
        // A step that fails early sets none, and that is a failure of ours.
        let otherwise = if name == "status" { " || '2'" } else { "" };
        let wanted = format!("${{{{ steps.check.outputs.{name}{otherwise} }}}}");
        assert_eq!(output["value"], wanted.as_str());
        let script = step("check")["run"].as_str().unwrap().to_owned();
        assert!(script.contains(&format!("{name}=")), "{name}");
    }
}

#[test]
fn findings_fail_the_step() {
    let folder = Folder::new("action-findings");
    folder.write("tickets/a b.md", BAD);
    folder.write("good/b.md", "Thank you, the case may be closed.\n");
    let bad = run(
        "check",
        &folder,
        &[("paths", "tickets\ngood\n"), ("sarif", "out.sarif")],
    );
    assert_eq!(
        (bad.status, bad.outputs.as_str()),
        (1, "status=1\nsarif=out.sarif\n")
    );
    assert!(
        bad.out.contains("::error file=tickets/a b.md,line=3"),
        "{}",
        bad.out
    );
    assert!(
        fs::read_to_string(folder.at("out.sarif"))
            .unwrap()
            .contains("unmasked-secret")
    );

    let never = run(
        "check",
        &folder,
        &[("paths", "tickets"), ("fail-on", "never")],
    );
    assert_eq!(
        (never.status, never.outputs.as_str()),
        (0, "status=0\n"),
        "{}",
        never.out
    );
    let good = run("check", &folder, &[("paths", "  \n  good\t\r\n")]);
    let came = (good.status, good.outputs.as_str());
    assert_eq!(came, (0, "status=0\n"), "{}", good.out);
}

#[test]
fn templates_are_judged_as_such() {
    let folder = Folder::new("action-templates");
    let place = ".github/ISSUE_TEMPLATE/bug.md";
    let template = "---\nname: Bug\nabout: x\n---\n\n## What happened\n\n## Steps\n";
    folder.write(place, template);
    folder.write("good/b.md", "Thank you, the case may be closed.\n");
    let bad = run(
        "check",
        &folder,
        &[("templates", ".github"), ("sarif", "out.sarif")],
    );
    let came = (bad.status, bad.outputs.as_str());
    assert_eq!(came, (1, "status=1\nsarif=out.sarif\n"), "{}", bad.out);
    let wanted = format!("::warning file={place},line=2");
    assert!(bad.out.contains(&wanted), "{}", bad.out);
    let both = run(
        "check",
        &folder,
        &[("templates", ".github\n"), ("paths", "good")],
    );
    assert_eq!((both.status, both.outputs.as_str()), (1, "status=1\n"));
    let whole = format!("{template}\n## Expected\n\n## Version\n");
    folder.write(place, &whole);
    let good = run("check", &folder, &[("templates", ".github")]);
    assert_eq!(
        (good.status, good.outputs.as_str()),
        (0, "status=0\n"),
        "{}",
        good.out
    );
    let attack = run("check", &folder, &[("templates", "--report=json=pwned")]);
    assert_eq!((attack.status, attack.outputs.as_str()), (2, "status=2\n"));
}

#[test]
fn the_configuration_and_the_provider_are_handed_over() {
    let folder = Folder::new("action-config");
    folder.write("a.md", BAD);
    folder.write("ci.yaml", "ignore: [confidential]\nfail-on: never\n");
    let config = run(
        "check",
        &folder,
        &[("paths", "a.md"), ("config", "ci.yaml")],
    );
    assert_eq!(config.status, 0, "{}", config.out);
    assert!(!config.out.contains("unmasked-secret"), "{}", config.out);
    let provider = run(
        "check",
        &folder,
        &[("paths", "a.md"), ("provider", "nobody")],
    );
    assert_eq!(provider.status, 2);
    assert!(
        provider.out.contains("invalid value 'nobody'"),
        "{}",
        provider.out
    );
}

#[test]
fn what_is_given_is_no_command() {
    let folder = Folder::new("action-injection");
    folder.write("a.md", "Thank you.\n");
    let attacks = [
        "$(touch pwned)",
        "`touch pwned`",
        "a.md; touch pwned",
        "\"; touch pwned; \"",
        "--report=json=pwned",
        "--write-baseline=pwned",
    ];
    for attack in attacks {
        for input in ["paths", "provider", "fail-on", "config"] {
            let step = run("check", &folder, &[(input, attack)]);
            assert_eq!(step.status, 2, "{input} {attack}: {}", step.out);
            assert_eq!(step.outputs, "status=2\n");
        }
        let step = run("install", &folder, &[("version", attack)]);
        assert_eq!(step.status, 2, "version {attack}: {}", step.out);
        assert!(!Path::new(&folder.at("pwned")).exists(), "{attack}");
    }
    // A name of a file is a name, and one line.
    let sarif = run(
        "check",
        &folder,
        &[("paths", "a.md"), ("sarif", "o\nstatus=0")],
    );
    let came = (sarif.status, sarif.outputs.as_str());
    assert_eq!(came, (2, "status=2\n"), "{}", sarif.out);
    for paths in ["", "\n\n", " \t\n"] {
        let nothing = run("check", &folder, &[("paths", paths)]);
        let came = (nothing.status, nothing.outputs.as_str());
        assert_eq!(came, (2, "status=2\n"), "{paths:?}");
        assert!(nothing.out.contains("names nothing"));
    }
}

#[test]
fn a_report_of_another_run_is_not_handed_on() {
    let folder = Folder::new("action-stale");
    folder.write("a.md", "Thank you.\n");
    folder.write("out.sarif", "{}");
    // It is refused before anything is written.
    let given = [
        ("paths", "a.md"),
        ("sarif", "out.sarif"),
        ("provider", "nobody"),
    ];
    let step = run("check", &folder, &given);
    assert_eq!((step.status, step.outputs.as_str()), (2, "status=2\n"));
    let anew = run("check", &folder, &given[..2]);
    assert_eq!(anew.outputs, "status=0\nsarif=out.sarif\n", "{}", anew.out);
}

#[test]
fn the_version_asked_for_is_installed() {
    let folder = Folder::new("action-install");
    // In the place of Python: it makes the folder, and tells what it is asked.
    let python = "#!/bin/sh\n\
        if [ \"$2\" = venv ]; then mkdir -p \"$3/bin\"; cp \"$0\" \"$3/bin/python\"; exit; fi\n\
        echo \"python $*\"\n";
    let path = folder.write("bin/python3", python);
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(path, mode).unwrap();

    let index = ("index", "https://packages.example.com/simple");
    for (written, version) in [
        ("0.1.0", "0.1.0"),
        ("v0.1.0", "0.1.0"),
        ("0.1.0-rc.1", "0.1.0-rc.1"),
    ] {
        let named = run("install", &folder, &[("version", written), index]);
        assert_eq!(named.status, 0, "{}", named.out);
        let wanted = format!(
            "python -m pip install --quiet --only-binary :all: --index-url={} ticketlint=={version}\n",
            index.1
        );
        assert_eq!(named.out, wanted);
    }
    let named = run("install", &folder, &[("version", "0.1.0"), index]);
    assert_eq!(
        named.added,
        format!("{}\n", folder.at("temp/ticketlint/bin"))
    );

    let nowhere = run("install", &folder, &[("version", "0.1.0")]);
    assert_eq!(nowhere.status, 2, "{}", nowhere.out);
    assert!(nowhere.out.contains("no public index"), "{}", nowhere.out);
    let odd = run("install", &folder, &[("version", "latest"), index]);
    assert!(odd.out.contains("write it as in 0.1.0"), "{}", odd.out);

    let own = run("install", &folder, &[]);
    assert_eq!(
        (own.status, own.out.as_str()),
        (0, "python -m pip install --quiet /the/action\n")
    );

    let path = run("install", &folder, &[("version", "path")]);
    assert_eq!((path.status, path.added.as_str()), (0, ""), "{}", path.out);
}
