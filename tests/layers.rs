//! Imports go one way. The table is the README's map of the house.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod house;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use house::TABLE;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The lines of a source that the program is made of: what stands under
/// `#[cfg(test)]` is left out, what follows it is not.
fn shipped(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            out.push(line);
            continue;
        }
        // Further attributes, then one item: it ends on its first line, or with
        // a bracket that is indented as it is.
        let mut item = lines.by_ref().skip_while(|l| l.trim().starts_with("#["));
        let Some(first) = item.next() else { break };
        if first.trim_end().ends_with([';', '}']) {
            continue;
        }
        let indent = &first[..first.len() - first.trim_start().len()];
        let ends = |line: &str| {
            line.strip_prefix(indent)
                .is_some_and(|rest| rest.starts_with(['}', ']', ')']))
        };
        lines.by_ref().find(|line| ends(line));
    }
    out
}

#[test]
fn what_follows_a_test_is_read() {
    let text = "\
use crate::text;
#[cfg(test)]
mod testing;
#[cfg(test)]
#[allow(dead_code)]
pub(crate) mod tests {
    use crate::engine;
    fn f() {
    }
}
impl Facts {
    #[cfg(test)]
    fn g() -> crate::cli::Page {
        crate::cli::page()
    }
    fn h(x: crate::ticket::Ticket) {}
}
";
    assert_eq!(imports(text), ["text", "ticket"]);
}

/// The layers a source names as `crate::layer`, comments left out. Code under
/// `#[cfg(test)]` may reach further.
fn imports(text: &str) -> Vec<String> {
    shipped(text)
        .into_iter()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| {
            line.match_indices("crate::")
                .map(move |(at, m)| &line[at + m.len()..])
        })
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

#[test]
fn every_import_follows_the_table() {
    let table: BTreeMap<&str, &[&str]> = TABLE.iter().copied().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut seen = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&root).expect("below src");
        if relative
            .components()
            .any(|c| c.as_os_str() == "tests" || c.as_os_str() == "tests.rs")
        {
            continue;
        }
        let first = relative
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy();
        let layer = first.trim_end_matches(".rs").to_owned();
        if matches!(layer.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(layer.as_str()) else {
            wrong.push(format!(
                "{}: layer `{layer}` is not in the table",
                relative.display()
            ));
            continue;
        };
        for import in imports(&fs::read_to_string(&file).expect("readable")) {
            if import != layer && !allowed.contains(&import.as_str()) {
                wrong.push(format!(
                    "{}: {layer} may not import {import}",
                    relative.display()
                ));
            }
        }
        seen.insert(layer);
    }
    for (layer, _) in TABLE {
        if !seen.contains(*layer) {
            wrong.push(format!("the table names `{layer}`, which is not there"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No network, one program that is run, one file that writes and a few that
/// read: SECURITY.md promises it.
#[test]
fn what_reaches_out_stands_where_it_is_said_to() {
    const WAYS: &[(&[&str], &[&str])] = &[
        (&["std::net", "TcpStream", "UdpSocket", "UnixStream"], &[]),
        (&["Command::new", "process::Command"], &["cli/staged.rs"]),
        (
            &[
                "fs::write",
                "fs::remove",
                "fs::rename",
                "fs::create_dir",
                "fs::copy",
                "File::create",
            ],
            &["cli/write.rs"],
        ),
        (
            &[
                "fs::read(",
                "fs::read_to_string",
                "File::open",
                "fs::read_dir",
            ],
            &[
                "cli/input.rs",
                "cli/leftover.rs",
                "cli/write.rs",
                "config/rules.rs",
            ],
        ),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in files {
        let name = file
            .strip_prefix(&root)
            .expect("below src")
            .to_string_lossy();
        if name.split(['/', '\\', '.']).any(|part| part == "tests") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("readable");
        let code = shipped(&text).into_iter();
        for line in code.filter(|line| !line.trim_start().starts_with("//")) {
            for (ways, places) in WAYS {
                let reaches = ways.iter().any(|way| line.contains(way));
                let may = places.iter().any(|place| *place == name.replace('\\', "/"));
                assert!(may || !reaches, "{name}: {line}");
            }
        }
    }
}

#[test]
fn the_table_has_no_circle() {
    // Every layer may only import layers that come before it in some order:
    // take away layers without imports until none is left.
    let mut rest: BTreeMap<&str, Vec<&str>> = TABLE
        .iter()
        .map(|(layer, imports)| (*layer, imports.to_vec()))
        .collect();
    while !rest.is_empty() {
        let free: Vec<&str> = rest
            .iter()
            .filter(|(_, imports)| imports.iter().all(|i| !rest.contains_key(i)))
            .map(|(layer, _)| *layer)
            .collect();
        assert!(!free.is_empty(), "a circle among {:?}", rest.keys());
        for layer in free {
            rest.remove(layer);
        }
    }
}
