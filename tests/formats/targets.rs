//! A file that a run writes takes the place of nothing but its like, whatever it is
//! called.

use std::fs;

use crate::binary::{Folder, Run, TicketLint};

const DRAFT: &str = "The key is AKIA4QXTZ7MPLNBD5WKE.\n";

fn ran(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(args).folder(folder.path()).run()
}

/// It is refused, and all files are as they were.
fn refused(folder: &Folder, args: &[&str], why: &str) {
    let read = |name: &str| fs::read(folder.at(name)).ok();
    let names = [
        "a.md",
        "x",
        ".ticketlint.yaml",
        "base.yaml",
        "ci.yaml",
        "rules/own-word.yaml",
    ];
    let before = names.map(read);
    let run = ran(folder, args);
    assert_eq!(
        (run.status, run.out.as_str()),
        (2, ""),
        "{args:?}: {}",
        run.err
    );
    assert!(run.err.contains(why), "{args:?}: {}", run.err);
    assert!(before == names.map(read), "{args:?}");
}

#[test]
fn one_file_is_one_place_whatever_it_is_called() {
    let folder = Folder::new("targets-same");
    folder.write("a.md", DRAFT);
    fs::create_dir(folder.at("in")).unwrap();
    for other in ["./x", "in/../x", folder.at("x").as_str()] {
        let other = format!("sarif={other}");
        let args = ["--report", "json=x", "--report", &other, "a.md"];
        refused(&folder, &args, "two reports are to go to this file");
    }
    let baseline = ["--report", "json=x", "--write-baseline", "./x", "a.md"];
    refused(&folder, &baseline, "a report and the baseline are to go");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("x", folder.at("link")).unwrap();
        folder.write("x", "old");
        let args = ["--report", "json=x", "--report", "sarif=link", "a.md"];
        refused(&folder, &args, "two reports");
        std::os::unix::fs::symlink("a.md", folder.at("draft")).unwrap();
        refused(
            &folder,
            &["--report", "json=draft", "a.md"],
            "would take the place of this draft",
        );
    }
    let apart = ran(
        &folder,
        &["--report", "json=x", "--report", "sarif=in/x", "a.md"],
    );
    assert_eq!(apart.status, 1, "{}", apart.err);
}

#[test]
fn what_a_run_goes_by_stays() {
    let folder = Folder::new("targets-config");
    folder.write("a.md", DRAFT);
    folder.write("base.yaml", "provider: aws\n");
    folder.write(
        ".ticketlint.yaml",
        "extends: base.yaml\nrule-paths: rules/\n",
    );
    folder.write("ci.yaml", "pedantic: true\n");
    folder.write(
        "rules/own-word.yaml",
        "severity: info\nsummary: S\nwhy: W\nmatch: {find: ['forsooth']}\n\
         messages: {what: Old, do: Write anew}\n\
         examples: {fail: [{text: It is down forsooth.}], pass: [{text: It is down.}]}\n",
    );
    let why = "would take the place of a configuration or a rule";
    for target in [
        ".ticketlint.yaml",
        "base.yaml",
        "rules/own-word.yaml",
        "in/.ticketlint.yml",
    ] {
        let report = format!("json={target}");
        refused(&folder, &["--report", &report, "a.md"], why);
        refused(&folder, &["--write-baseline", target, "a.md"], why);
    }
    let named = ["--config", "ci.yaml", "--report", "json=./ci.yaml", "a.md"];
    refused(&folder, &named, why);
    // One that is broken is meant to be one all the same.
    folder.write("ci.yaml", "provider: nobody\n");
    refused(&folder, &named, why);
    // It goes by none, and by that name there can be no other file.
    let none = ["--no-config", "--report", "json=.ticketlint.yaml", "a.md"];
    refused(&folder, &none, why);
    let other = ran(
        &folder,
        &["--no-config", "--report", "json=base.yaml", "a.md"],
    );
    assert_eq!(other.status, 1, "{}", other.err);
    let template = ["template", "--report", "json=rules/own-word.yaml", "a.md"];
    refused(&folder, &template, why);
}

#[test]
fn a_baseline_replaces_a_baseline_only() {
    let folder = Folder::new("targets-baseline");
    folder.write("a.md", DRAFT);
    folder.write("x", "name: value\n");
    let write = ["--write-baseline", "x", "a.md"];
    refused(&folder, &write, "is there already, and is no baseline");
    folder.write("x", "{\"version\": 1, \"files\": []}");
    refused(&folder, &write, "is there already, and is no baseline");
    for old in [
        "",
        "{\"version\": 1, \"findings\": []}",
        "<<<<<<< ours\n{\"version\": 7, \"findings\": [",
    ] {
        folder.write("x", old);
        let run = ran(&folder, &write);
        assert_eq!(run.status, 0, "{old}: {}", run.err);
        assert!(
            fs::read_to_string(folder.at("x"))
                .unwrap()
                .contains("unmasked-secret")
        );
    }
    // What is read is not written over either.
    let args = ["--baseline", "x", "--report", "json=./x", "a.md"];
    refused(&folder, &args, "a report and the baseline");
}

#[test]
fn the_page_of_a_job_is_no_draft() {
    let folder = Folder::new("targets-page");
    let text = "AKIA4QXTZ7MPLNBD5WKE\n";
    folder.write("a.md", text);
    folder.write(".ticketlint.yaml", "provider: aws\n");
    for page in ["a.md", "./a.md", ".ticketlint.yaml"] {
        let run = TicketLint::new(&["--format", "github", "a.md"])
            .folder(folder.path())
            .env("GITHUB_STEP_SUMMARY", page)
            .run();
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(run.err.contains("GITHUB_STEP_SUMMARY"), "{}", run.err);
    }
    assert_eq!(fs::read_to_string(folder.at("a.md")).unwrap(), text);
}
