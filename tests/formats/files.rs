//! Several reports at once, and the files they go to.

use std::fs;

use crate::binary::{Folder, SAMPLE, TicketLint, run};

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_report_in_a_file_is_the_one_on_the_screen() {
    let folder = Folder::new("reports");
    let formats = ["human", "concise", "json", "sarif", "junit", "markdown"];
    let mut all = TicketLint::new(&[SAMPLE]);
    for format in formats {
        all = all
            .arg("--report")
            .arg(format!("{format}={}", folder.at(format)));
    }
    let all = all.run();
    assert_eq!((all.status, all.err.as_str()), (1, ""));
    assert_eq!(all.out, run(&[SAMPLE]).out);
    for format in formats {
        let alone = run(&["--format", format, SAMPLE]).out;
        assert_eq!(read(&folder.at(format)), alone, "{format}");
    }
    // Nothing else is left there.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), formats.len());
}

#[test]
fn a_file_never_has_colours_and_an_old_one_is_replaced() {
    let folder = Folder::new("colours");
    let path = folder.write("a", "old ".repeat(10_000));
    let report = format!("human={path}");
    let shown = run(&["--color", "always", "--report", &report, SAMPLE]);
    assert!(shown.out.contains('\u{1b}'));
    assert_eq!(read(&path), run(&[SAMPLE]).out);
}

#[cfg(unix)]
#[test]
fn a_report_is_a_file_like_any_other() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new("modes");
    let mode = |path: &str| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let usual = folder.write("usual", "");
    let target = folder.write("target", "old");
    std::os::unix::fs::symlink(&target, folder.at("link")).unwrap();
    let mut args = vec![SAMPLE.to_owned()];
    for name in ["new", "link"] {
        args.extend([
            "--report".to_owned(),
            format!("concise={}", folder.at(name)),
        ]);
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(run(&args).status, 1);
    assert_eq!(mode(&folder.at("new")), mode(&usual));
    assert!(
        fs::symlink_metadata(folder.at("link"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(read(&target), read(&folder.at("new")));
    // What is no file takes it, too.
    assert_eq!(run(&["--report", "json=/dev/null", SAMPLE]).status, 1);
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let folder = Folder::new("unwritable");
    let nowhere = folder.at("no/such/folder.json");
    let report = format!("json={nowhere}");
    let run = run(&["--report", &report, SAMPLE]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("unmasked-secret"));
    assert!(
        run.err.contains(&format!("{nowhere}: cannot be written")),
        "{}",
        run.err
    );
}

#[test]
fn a_report_never_replaces_a_draft_or_another_report() {
    let folder = Folder::new("replaces");
    let draft = folder.write("a.md", "至急\n");
    let report = format!("markdown={draft}");
    let refused = run(&["--report", &report, folder.path()]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("would take the place of this draft"));
    assert_eq!(read(&draft), "至急\n");

    let out = folder.at("out");
    let [one, other] = ["json", "sarif"].map(|format| format!("{format}={out}"));
    let refused = run(&["--report", &one, "--report", &other, &draft]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("two reports"), "{}", refused.err);
    assert!(fs::metadata(&out).is_err());
}

#[test]
fn what_is_not_format_and_file_is_refused() {
    for (report, why) in [
        ("sarif", "expected FORMAT=FILE"),
        ("sarif=", "no file is named"),
        ("serif=a", "no format is called `serif`"),
        ("sarif=-", "--format sarif"),
    ] {
        let run = run(&["--report", report, SAMPLE]);
        assert_eq!(run.status, 2, "{report}");
        assert!(run.err.contains(why), "{report}: {}", run.err);
    }
}

#[test]
fn a_difference_on_the_screen_leaves_the_reports() {
    let folder = Folder::new("difference");
    let report = format!("json={}", folder.at("a.json"));
    let shown = run(&["--diff", "--report", &report, SAMPLE]);
    assert!(shown.out.starts_with("--- a/"));
    let alone = run(&["--format", "json", SAMPLE]).out;
    assert_eq!(read(&folder.at("a.json")), alone);
}

/// GitHub Actions names a file for the page of a job; other steps write there.
#[test]
fn the_page_of_a_job_gets_the_comment() {
    let folder = Folder::new("page");
    let page = folder.write("page.md", "## Another step\n");
    for args in [
        vec!["--format", "github", SAMPLE],
        vec!["--report", "github=/dev/null", SAMPLE],
    ] {
        let run = TicketLint::new(&args)
            .env("GITHUB_STEP_SUMMARY", &page)
            .run();
        assert_eq!(run.status, 1);
    }
    let comment = run(&["--format", "markdown", SAMPLE]).out;
    assert_eq!(read(&page), format!("## Another step\n{comment}{comment}"));

    let quiet = TicketLint::new(&[SAMPLE])
        .env("GITHUB_STEP_SUMMARY", &page)
        .run();
    assert_eq!(quiet.status, 1);
    assert_eq!(read(&page).matches("## ticketlint").count(), 2);

    let gone = folder.at("no/page.md");
    let failed = TicketLint::new(&["--format", "github", SAMPLE])
        .env("GITHUB_STEP_SUMMARY", &gone)
        .run();
    assert_eq!(failed.status, 2);
}

/// A runner reads standard error, too.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_gives_no_command() {
    let folder = Folder::new("commands");
    let name = "a\n::error::forged\n.md";
    folder.write(
        name,
        "至急"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
    );
    for args in [
        ["--format", "github", "."],
        ["--format", "github", "a\n::error::no.md"],
    ] {
        let run = TicketLint::new(&args).folder(folder.path()).run();
        assert!(!run.err.is_empty());
        let forged = |line: &str| line.trim_start().starts_with("::error::");
        assert!(
            !run.err.lines().chain(run.out.lines()).any(forged),
            "{}",
            run.err
        );
    }
}
