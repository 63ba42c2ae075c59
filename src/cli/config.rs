//! `ticketlint config`: the settings in force for drafts, and where each of
//! them comes from.

mod draft;
mod rows;
mod show;

use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::args::{ConfigArgs, ListFormat};
use super::input::{self, Input};
use super::judge::{Judge, Judges, command_line};
use super::output::Terminal;
use super::{CLEAN, FAILED, Failure, Status};
use crate::config::{Origin, said};
use crate::report::json_line;
use crate::text::name::shown;
use draft::Taken;
use rows::{Row, rows};

pub(super) fn run(args: &ConfigArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.nature, Some(&args.judge));
    let mut judges = Judges::new(&args.file, layer, Default::default())?;
    let mut pages = Vec::new();
    for path in &args.why {
        match page(path, &mut judges, terminal)? {
            Some(page) => pages.push(page),
            None => return terminal.finish(FAILED),
        }
    }
    let text = match args.format {
        ListFormat::Json => json(&pages),
        ListFormat::Human => {
            let texts: Vec<String> = pages.iter().map(|page| page.text(terminal)).collect();
            texts.join("\n")
        }
    };
    terminal.print(&text);
    terminal.finish(CLEAN)
}

/// What is told of one path.
struct Page {
    name: String,
    judge: Rc<Judge>,
    rows: Vec<Row>,
    /// What the draft there is taken for, ticket by ticket.
    taken: Vec<Taken>,
    /// The drafts below a folder, or of a pattern, by their settings; those that
    /// have the settings of the page come first.
    groups: Vec<Group>,
}

/// Drafts with the same settings.
struct Group {
    names: Vec<String>,
    judge: Rc<Judge>,
    rows: Vec<Row>,
}

/// The page on a path; `None` where its settings cannot be told, and why not is.
fn page(
    path: &Path,
    judges: &mut Judges,
    terminal: &mut Terminal,
) -> Result<Option<Page>, Failure> {
    let several = path.is_dir() || !path.exists() && super::pattern::is_pattern(path);
    let inputs = match several {
        true => input::named(&[path.to_path_buf()]),
        false => input::Inputs::default(),
    };
    // What is asked for a folder holds for a draft in it, be there one or not.
    let place = match (path.is_dir(), inputs.drafts.first()) {
        (true, _) => path.join("draft.md"),
        (false, Some(first)) => first.path().to_path_buf(),
        (false, None) => path.to_path_buf(),
    };
    if several && !path.is_dir() && inputs.drafts.is_empty() {
        return Err(super::pattern::no_match().of(&shown(path)));
    }
    let Some(judge) = judges.at(&place, terminal) else {
        return Ok(None);
    };
    let mut groups: Vec<Group> = Vec::new();
    for draft in &inputs.drafts {
        let Some(own) = judges.of(draft, terminal) else {
            return Ok(None);
        };
        match groups
            .iter_mut()
            .find(|group| Rc::ptr_eq(&group.judge, &own))
        {
            Some(group) => group.names.push(draft.name()),
            None => groups.push(Group {
                names: vec![draft.name()],
                rows: rows(&own.settings),
                judge: own,
            }),
        }
    }
    groups.sort_by_key(|group| !Rc::ptr_eq(&group.judge, &judge));
    let taken = match path.is_file() {
        true => draft::taken(&Input::File(path.to_path_buf()), &judge)?,
        false => Vec::new(),
    };
    Ok(Some(Page {
        name: path.display().to_string(),
        rows: rows(&judge.settings),
        judge,
        taken,
        groups,
    }))
}

impl Page {
    fn files(&self) -> Vec<&str> {
        files(&self.judge)
    }

    fn text(&self, terminal: &Terminal) -> String {
        let look = show::Look {
            unicode: terminal.unicode(),
            language: terminal.language(),
        };
        let all: Vec<&Row> = self.rows.iter().collect();
        let mut text = show::page(&self.name, &self.files(), &all, look);
        text.push_str(&draft::text(&self.taken, look.language));
        let same = |group: &&Group| Rc::ptr_eq(&group.judge, &self.judge);
        let alike: usize = self.groups.iter().filter(same).map(|g| g.names.len()).sum();
        let all: usize = self.groups.iter().map(|group| group.names.len()).sum();
        let count = match (alike, all) {
            (1, 1) => said!(
                "そこにある 1 件の下書きの設定です",
                "the one draft there has these settings",
            ),
            _ => said!(
                "下書き {all} 件のうち {alike} 件がこの設定です",
                "{alike} of {all} drafts have these settings",
            ),
        };
        if all > 0 {
            text.push_str(&format!("\n{}\n", count.in_language(look.language)));
        }
        for group in self.groups.iter().filter(|group| !same(group)) {
            text.push_str(&show::group(
                &group.names,
                &differing(&group.rows, &self.rows),
                look,
            ));
        }
        text
    }
}

/// The rows that say something else than those of the page.
fn differing<'r>(rows: &'r [Row], page: &[Row]) -> Vec<&'r Row> {
    rows.iter().filter(|row| !page.contains(row)).collect()
}

/// The files of a configuration, the nearest first.
fn files(judge: &Judge) -> Vec<&str> {
    let chain = judge.chain.iter();
    chain.flat_map(|chain| chain.names().rev()).collect()
}

fn json(pages: &[Page]) -> String {
    let answer = |page: &Page| {
        let groups = page.groups.iter();
        let groups: Vec<Value> = groups
            .map(|group| {
                json!({
                    "drafts": group.names,
                    "files": files(&group.judge),
                    "settings": members(&group.rows),
                })
            })
            .collect();
        json!({
            "version": 1,
            "path": page.name,
            "files": page.files(),
            "settings": members(&page.rows),
            "tickets": page.taken.iter().map(Taken::members).collect::<Vec<_>>(),
            "groups": groups,
        })
    };
    // One path has its answer, several have a list of them.
    let answer = match pages {
        [page] => answer(page),
        pages => json!({"version": 1, "paths": pages.iter().map(answer).collect::<Vec<_>>()}),
    };
    json_line(&answer)
}

/// Rows as members of an object.
fn members<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Map<String, Value> {
    let mut out = Map::new();
    for row in rows {
        let entry = json!({"value": row.value, "origin": origin(row.origin.as_ref())});
        match &row.name {
            None => {
                // Of a key with values by name, there are none.
                let entry = if row.value.is_object() {
                    json!({})
                } else {
                    entry
                };
                out.insert(row.key.to_owned(), entry);
            }
            Some(name) => {
                let named = out.entry(row.key).or_insert_with(|| json!({}));
                named[name.as_str()] = entry;
            }
        }
    }
    out
}

fn origin(origin: Option<&Origin>) -> Value {
    match origin {
        None => json!({"from": "built-in"}),
        Some(Origin::CommandLine(option)) => json!({"from": "command-line", "option": option}),
        Some(Origin::File {
            file,
            line,
            column,
            paths,
        }) => json!({
            "from": "file",
            "file": &**file,
            "line": line,
            "column": column,
            "paths": paths.as_deref(),
        }),
    }
}
