//! Files that are no files, files that cannot be read or written, and runs that
//! are broken off.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::binary::{Folder, TicketLint, run};

#[test]
fn a_pipe_is_not_waited_for() {
    let folder = Folder::new("fifo");
    let path = folder.at("pipe.md");
    pipe(&path);
    let named = run(&[&path]);
    assert_eq!(named.status, 2);
    assert!(named.err.contains("not a regular file"), "{}", named.err);
    assert!(named.err.contains("ticketlint - <"), "{}", named.err);
    // In a folder it is passed by.
    folder.write("a.md", "# x\n");
    let all = run(&["--format", "json", folder.path()]);
    assert_eq!(all.paths().len(), 1);
    assert_eq!(
        all.err,
        format!("note: passed by {path}: not a regular file\n")
    );
    assert_eq!(run(&["/dev/zero"]).status, 2);
}

/// Some of them, as the log of the kernel, keep their reader waiting.
#[cfg(target_os = "linux")]
#[test]
fn what_the_kernel_makes_up_is_not_read() {
    let folder = Folder::new("kernel");
    let link = folder.at("a.md");
    symlink("/proc/version", &link).unwrap();
    for path in ["/proc/version", &link] {
        let run = run(&[path]);
        assert_eq!(run.status, 2, "{}", run.out);
        assert!(run.err.contains("not a regular file"), "{}", run.err);
    }
    // An empty file elsewhere is one.
    let empty = run(&["--format", "json", &folder.write("b.md", "")]);
    assert_eq!(empty.paths().len(), 1, "{}", empty.err);
}

#[test]
fn a_folder_that_holds_itself() {
    let folder = Folder::new("loop");
    folder.write("a.md", "# x\n");
    symlink(folder.path(), folder.at("again")).unwrap();
    symlink("nowhere", folder.at("broken.md")).unwrap();
    symlink("self.md", folder.at("self.md")).unwrap();
    let looped = run(&["--config", &folder.at("self.md"), &folder.at("a.md")]);
    assert_eq!(looped.status, 2);
    assert!(
        looped.err.contains("leads back to itself") && !looped.err.contains("draft"),
        "{}",
        looped.err
    );
    let all = run(&["--format", "json", folder.path()]);
    assert_eq!(all.paths(), [folder.at("a.md")]);
    assert_eq!(
        run(&["--format", "json", &folder.at("**/*.md")])
            .paths()
            .len(),
        1
    );
    let broken = run(&[&folder.at("broken.md"), &folder.at("self.md")]);
    assert_eq!(broken.status, 2);
    assert_eq!(broken.err.matches("error:").count(), 2, "{}", broken.err);
    let nowhere = format!("a link to `{}`, which is not there", folder.at("nowhere"));
    assert!(broken.err.contains(&nowhere), "{}", broken.err);
    assert!(
        broken
            .err
            .contains("self.md: a link that leads back to itself"),
        "{}",
        broken.err
    );
    assert!(!broken.err.contains("did you mean"), "{}", broken.err);
    // In a folder they are passed by, and that is said.
    assert_eq!(all.status, run(&[&folder.at("a.md")]).status);
    assert_eq!(all.err.matches("note: passed by").count(), 2, "{}", all.err);
}

#[test]
fn what_may_not_be_read_is_named() {
    let folder = Folder::new("locked");
    let path = folder.write("a.md", "# x\n");
    folder.write("b.md", "# x\n");
    fs::set_permissions(&path, PermissionsExt::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // Root may read all.
    }
    let run = run(&["--format", "json", folder.path()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("a.md: permission denied"), "{}", run.err);
    assert_eq!(run.paths(), [folder.at("b.md")]);
}

#[test]
fn names_that_would_harm_a_terminal() {
    let folder = Folder::new("names");
    folder.write(
        "\u{1b}[31mred\u{7}\u{202e}.md",
        "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。\n",
    );
    folder.write("a\nb.md", "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。\n");
    for format in ["human", "concise", "json"] {
        let run = run(&[
            "--format",
            format,
            "--select",
            "unmasked-secret",
            folder.path(),
        ]);
        assert_eq!(run.status, 1, "{}", run.err);
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!run.out.contains(raw), "{format}: {:?}", run.out);
    }
    let missing = run(&["no\u{1b}[31m.md"]);
    assert!(!missing.err.contains('\u{1b}'), "{:?}", missing.err);
}

#[test]
fn names_that_are_no_text() {
    let folder = Folder::new("no-text");
    for name in [&b"caf\xe9.md"[..], b"caf\xe8.md"] {
        let path = Path::new(folder.path()).join(OsStr::from_bytes(name));
        // Not every file system takes such names.
        if fs::write(path, "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。\n").is_err() {
            return;
        }
    }
    let all = run(&["--format", "json", folder.path()]);
    assert_eq!(all.status, 1, "{}", all.err);
    assert_eq!(all.paths().len(), 2);
    let missing = TicketLint::new(&[])
        .arg(OsStr::from_bytes(b"\xff\xfe.md"))
        .run();
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("no such file"), "{}", missing.err);
}

const SECRET: &str = "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。\n";
const MASKED: &str = "アクセスキーは <AWS_ACCESS_KEY_ID_1> です。\n";

fn pipe(path: &str) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// What a folder holds, by name.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Reading them would wait for ever.
#[test]
fn patterns_that_are_no_file_keep_a_folder_from_being_searched() {
    let folder = Folder::new("patterns");
    folder.write("a.md", SECRET);
    let far = folder.write("b/c/d.md", SECRET);
    let beside = folder.write("e/f.md", SECRET);
    pipe(&folder.at("b/.ignore"));
    let all = run(&["--format", "json", folder.path()]);
    assert_eq!(all.status, 2);
    assert_eq!(all.paths(), [folder.at("a.md"), beside]);
    let told = format!("error: {}: not a regular file\n", folder.at("b/.ignore"));
    assert!(all.err.starts_with(&told), "{}", all.err);
    // It counts for what is below, and not for what is named.
    let below = run(&["--format", "json", &folder.at("b/c"), &far]);
    assert_eq!(below.status, 2);
    assert_eq!(below.paths(), [far]);
    assert!(below.err.contains("/b/.ignore: not a regular file"));

    fs::remove_file(folder.at("b/.ignore")).unwrap();
    symlink("/dev/zero", folder.at(".gitignore")).unwrap();
    let root = run(&[folder.path()]);
    assert_eq!(root.status, 2);
    assert!(
        root.err.contains("/.gitignore: not a regular file"),
        "{}",
        root.err
    );
}

#[test]
fn patterns_that_cannot_be_read_as_such_are_told() {
    let folder = Folder::new("odd-patterns");
    folder.write("a.md", SECRET);
    folder.write(".gitignore", "{a\nb.md\n");
    folder.write("b.md", SECRET);
    let run = run(&["--format", "json", folder.path()]);
    assert_eq!(run.paths(), [folder.at("a.md")]);
    assert!(run.err.contains("note: "), "{}", run.err);
    assert!(run.err.contains(".gitignore: line 1:"), "{}", run.err);
}

/// What they leave out would else be mended.
#[test]
fn patterns_that_cannot_be_read_to_the_end_keep_a_folder_from_being_searched() {
    let folder = Folder::new("unread-patterns");
    let many = "?\n".repeat(40_000);
    for (name, patterns, told) in [
        (
            "utf16",
            &b"\xff\xfea\0.\0m\0d\0\n\0"[..],
            "not text in UTF-8",
        ),
        ("nul", b"a\0\na.md\n", "not text in UTF-8"),
        ("latin", b"caf\xe9\na.md\n", "not text in UTF-8"),
        ("many", many.as_bytes(), "larger than 64 KiB"),
    ] {
        folder.write(&format!("{name}/.gitignore"), patterns);
        keeps_from_being_searched(&folder.at(name), told);
    }
    let of_git = folder.at("git");
    folder.write("git/.git/info/exclude", b"a.md\0");
    keeps_from_being_searched(&of_git, "git/.git/info/exclude: not text");
    for (name, target, told) in [
        (
            "dangling",
            "nowhere",
            "/dangling/nowhere`, which is not there",
        ),
        ("loop", ".gitignore", "leads back to itself"),
        ("device", "/dev/null", "not a regular file"),
    ] {
        fs::create_dir(folder.at(name)).unwrap();
        symlink(target, folder.at(&format!("{name}/.gitignore"))).unwrap();
        keeps_from_being_searched(&folder.at(name), told);
    }
    fs::create_dir_all(folder.at("folder/.ignore")).unwrap();
    keeps_from_being_searched(&folder.at("folder"), "a folder, not a file of patterns");
    // Some may read everything.
    let closed = folder.write("closed/.gitignore", "a.md\n");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_err() {
        keeps_from_being_searched(&folder.at("closed"), "permission denied");
    }
    // What is not there leaves nothing out, nor does what is empty.
    let bare = folder.write("bare/a.md", SECRET);
    folder.write("bare/.gitignore", "");
    run(&["--fix", &folder.at("bare")]);
    assert_eq!(fs::read_to_string(bare).unwrap(), MASKED);
}

fn keeps_from_being_searched(folder: &str, told: &str) {
    let draft = format!("{folder}/a.md");
    fs::write(&draft, SECRET).unwrap();
    let run = run(&["--fix", folder]);
    assert_eq!(run.status, 2, "{folder}: {}", run.out);
    assert!(run.err.contains(told), "{folder}: {}", run.err);
    assert!(run.err.contains("is not searched while"), "{}", run.err);
    assert_eq!(fs::read_to_string(&draft).unwrap(), SECRET, "{folder}");
}

#[test]
fn a_baseline_that_is_no_file_or_too_large_is_refused() {
    let folder = Folder::new("odd-baseline");
    let draft = folder.write("a.md", SECRET);
    let known = folder.at("known.json");
    pipe(&known);
    let large = folder.write("large.json", "");
    let hole = fs::OpenOptions::new().write(true).open(&large).unwrap();
    hole.set_len(40 << 20).unwrap();
    for (path, why) in [
        (known.as_str(), "not a regular file"),
        ("/dev/zero", "not a regular file"),
        (&large, "larger than 32 MiB"),
    ] {
        let run = run(&["--baseline", path, &draft]);
        assert_eq!(run.status, 2, "{path}");
        let told = format!("error: {path}: {why}\n");
        assert!(run.err.starts_with(&told), "{}", run.err);
    }
}

#[test]
fn what_takes_bytes_is_written_to_and_never_read() {
    let folder = Folder::new("takes-bytes");
    let draft = folder.write("a.md", SECRET);
    for device in ["/dev/null", "/dev/zero"] {
        let args = ["export", "--to", "markdown", "--force"];
        let run = TicketLint::new(&args)
            .args(&["--output", device, &draft])
            .run();
        assert_eq!(run.status, 0, "{device}: {}", run.err);
    }
}

/// As on a full disk: the system takes the first bytes and no more.
#[test]
fn a_disk_that_is_full_leaves_the_draft_as_it_was() {
    let folder = Folder::new("full");
    let much = format!(
        "{SECRET}\n{}",
        "Nothing else is in the way.\n".repeat(2_000)
    );
    let large = folder.write("large.md", &much);
    let small = folder.write("small.md", SECRET);
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    let ended = Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_ticketlint")])
        .args(["--fix", "--format", "concise", &large, &small])
        .output()
        .unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{err}");
    assert!(
        err.contains(&format!("error: {large}: cannot be written: ")),
        "{err}"
    );
    assert_eq!(fs::read_to_string(&large).unwrap(), much);
    assert_eq!(fs::read_to_string(&small).unwrap(), MASKED);
    assert_eq!(names(folder.path()), ["large.md", "small.md"]);
}

/// Where the signal that tells of a file that grows too large is heeded, it ends the
/// run, which cannot take away what it had written.
#[cfg(target_os = "linux")]
#[test]
fn a_limit_of_the_size_of_files_leaves_the_draft_as_it_was() {
    let folder = Folder::new("size");
    let much = format!("{SECRET}\n{}", "Nothing else is here.\n".repeat(2_000));
    let large = folder.write("large.md", &much);
    let report = folder.write("report.json", "{}");
    let script = "ulimit -f 8; exec \"$@\"";
    for args in [
        &["--fix", "--format", "concise"][..],
        &[
            "export",
            "--force",
            "--overwrite",
            "--to",
            "text",
            "--output",
            &report,
        ],
    ] {
        let ended = Command::new("sh")
            .args(["-c", script, "sh", env!("CARGO_BIN_EXE_ticketlint")])
            .args(args)
            .arg(&large)
            .output()
            .unwrap();
        assert!(!ended.status.success(), "{args:?}");
        assert_eq!(fs::read_to_string(&large).unwrap(), much);
        assert_eq!(fs::read_to_string(&report).unwrap(), "{}");
    }
}

#[test]
fn a_run_that_is_killed_leaves_whole_files() {
    let folder = Folder::new("killed");
    let paths: Vec<String> = (0..60)
        .map(|i| folder.write(&format!("{i:02}.md"), SECRET))
        .collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ticketlint"))
        .args(["--fix", "--format", "concise", folder.path()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // In the midst of it: some are mended by now.
    while child.try_wait().unwrap().is_none() {
        let third = fs::read_to_string(&paths[2]).unwrap();
        if third == MASKED {
            child.kill().unwrap();
            break;
        }
    }
    child.wait().unwrap();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        assert!(text == SECRET || text == MASKED, "{path}: {text:?}");
    }
}

#[test]
fn what_an_interrupted_run_left_is_told_once() {
    let folder = Folder::new("left");
    for name in ["a.md", "b.md"] {
        folder.write(name, SECRET);
    }
    let left = folder.write(".ticketlint-aB3xY9", "half of it");
    let file = fs::OpenOptions::new().write(true).open(&left).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(90))
        .unwrap();
    // Another run may be at it.
    folder.write(".ticketlint-aB3xY0", "half of it");
    folder.write(".ticketlint-known.json", "{}");
    let first = run(&["--fix", "--lang", "en", folder.path()]);
    let note = format!("note: {left}: left by a run that was interrupted; remove it\n");
    assert_eq!(first.err, note);
    assert!(fs::metadata(&left).is_ok(), "it may be somebody's");
    // Where nothing is written, nothing is said.
    assert_eq!(run(&["--fix", folder.path()]).err, "");
}

#[test]
fn drafts_that_vanish_hide_no_others() {
    let folder = Folder::new("vanishing");
    let (gone, stays) = (folder.at("a.md"), folder.write("b.md", SECRET));
    let run = run(&["--format", "json", &gone, &stays, &folder.at("no/c.md")]);
    assert_eq!(run.status, 2);
    assert_eq!(run.paths(), [stays]);
    assert_eq!(run.err.matches("no such file").count(), 2, "{}", run.err);
}

#[test]
fn a_reader_that_leaves_is_no_fault_in_any_format() {
    let folder = Folder::new("leaves");
    for i in 0..40 {
        folder.write(&format!("{i}.md"), SECRET.repeat(20));
    }
    for format in ticketlint::report::Format::ALL {
        let args = ["--format", format.name(), "--lang", "en", folder.path()];
        let run = TicketLint::new(&args).leave_after(8);
        assert_eq!(run.status, 1, "{}: {}", format.name(), run.err);
        assert!(!run.err.contains("error:"), "{}", run.err);
    }
}

/// A file that is extended may be one of another kind, which others read.
#[test]
fn what_is_wrong_with_a_configuration_shows_no_secret() {
    let folder = Folder::new("extends");
    let draft = folder.write("a/a.md", SECRET);
    folder.write("a/.ticketlint.yaml", "extends: ../token.yaml\n");
    folder.write("token.yaml", "aws_key: AKIA4QXTZ7MPLNBD5WKE\n");
    let run = run(&[&draft]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("token.yaml:1:1"), "{}", run.err);
    assert!(!run.err.contains("AKIA4QXTZ7"), "{}", run.err);
}
