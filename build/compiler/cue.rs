//! Cues: families of expressions that the detectors of facts look for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fault::Faults;
use super::file::RuleFile;
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::pattern::check_all;
use super::program::Pool;
use super::schema::is_kebab;
use super::schema::{self, CueSource, Text};

/// By name: where a cue stands (path and line), and the cue.
pub(super) type Cues = BTreeMap<String, (String, CueSource)>;

/// The cues of every file.
pub(super) fn read(files: &[&RuleFile], faults: &mut Faults) -> Cues {
    let mut cues = Cues::new();
    for file in files {
        let Some((source, of_file)) = parse::<BTreeMap<String, CueSource>>(file, faults) else {
            continue;
        };
        for (name, cue) in of_file {
            let path = at![Step::Name(&name)];
            let place = format!("{}:{}", file.path, source.line(path));
            if let Some((first, _)) = cues.get(&name) {
                let message = format!("cue `{name}` stands twice, first in {first}");
                faults.add(source.fault(path, message));
                continue;
            }
            if !is_kebab(&name) {
                let message = format!("cue `{name}` is not in kebab-case");
                faults.add(source.fault(path, message));
            }
            check(&source, &name, &cue, faults);
            cues.insert(name, (place, cue));
        }
    }
    cues
}

fn check(source: &Source<'_>, name: &str, cue: &CueSource, faults: &mut Faults) {
    for (list, patterns) in [("any", &cue.any), ("strip", &cue.strip)] {
        for (at, why) in check_all(patterns) {
            let fault = match at {
                Some(at) => source.fault(at![name, list, at], why),
                None => source.fault(at![name, Step::Name(list)], why),
            };
            faults.add(fault);
        }
        for (at, pattern) in patterns.iter().enumerate() {
            if !cue.cased && has_capital(pattern) {
                let message = format!(
                    "`{pattern}` has capitals, but the text is lower-cased; say `cased: true`"
                );
                faults.add(source.fault(at![name, list, at], message));
            }
        }
    }
}

/// Whether the pattern asks for a capital letter: one that names no class.
fn has_capital(pattern: &str) -> bool {
    let mut before = ' ';
    let mut found = false;
    for c in pattern.chars() {
        found |= c.is_ascii_uppercase() && before != '\\' && before != 'P';
        before = c;
    }
    found && !pattern.contains("(?P<")
}

/// The constants: one a cue, and for the tests a table of their examples. The
/// place stands where the compiler shows it when it says that one is not used.
pub(super) fn write(cues: &Cues, pool: &mut Pool) -> String {
    let mut out = String::new();
    let mut examples = String::new();
    for (name, (place, cue)) in cues {
        let constant = name.replace('-', "_").to_uppercase();
        let about = cue.about.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = literal(&cue.any, &cue.strip, pool);
        let _ = writeln!(
            out,
            "/// {about}\npub(crate) static {constant}: Cue = // {place}\n    {value};"
        );
        let _ = writeln!(
            examples,
            "({name:?}, &{constant}, {}, &{:?}, &{:?}),",
            cue.cased,
            cue.yes.as_ref(),
            cue.no.as_ref()
        );
    }
    let _ = writeln!(
        out,
        "/// Name, cue, whether case matters, texts that say it, texts that do not.\n#[cfg(test)]\n\
         pub(crate) static EXAMPLES: &[(&str, &Cue, bool, &[&str], &[&str])] = &[\n{examples}];"
    );
    out
}

/// `Cue::new(…)` for the patterns.
pub(super) fn literal(any: &[Text], strip: &[Text], pool: &mut Pool) -> String {
    let any = pool.literal(&schema::alternation(any));
    let strip = pool.literal(&schema::alternation(strip));
    format!("Cue::new({any}, {strip})")
}

/// The same for one regular expression, of which nothing is taken away.
pub(super) fn of_one(pattern: &str, pool: &mut Pool) -> String {
    let any = pool.literal(pattern);
    format!("Cue::new({any}, {})", pool.literal(""))
}
