//! Turns `rules/**/*.yaml` into constants, so that the program parses no YAML
//! at start-up, and refuses what is wrong in them with a message that points
//! into the file.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script speaks to cargo by printing, and ends by failing"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use regex_syntax::hir::literal::{ExtractKind, Extractor};
use serde::de::DeserializeOwned;

#[path = "src/knowledge/schema.rs"]
#[allow(dead_code, unreachable_pub)]
mod schema;

use schema::{
    Applicability, Bilingual, Card, Confidence, Contract, CueSource, Document, Example, Examples,
    Identifier, IdentifierKind, LabelWords, Level, List, Match, Message, Plan, Product, Provider,
    ProviderSeverity, Region, Scope, Severity, Statement, Target, Text,
};

/// Folders of `rules/` that do not hold cards.
const NOT_CARDS: &[&str] = &["providers", "cues"];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/knowledge/schema.rs");
    let mut build = Build::default();
    let tables = build.tables();
    let cues = build.cues();
    if !build.faults.is_empty() {
        for fault in &build.faults {
            println!("cargo:error={fault}");
            eprintln!("{fault}");
        }
        process::exit(1);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("tables.rs"), tables).expect("OUT_DIR is writable");
    fs::write(out.join("cues.rs"), cues).expect("OUT_DIR is writable");
}

#[derive(Default)]
struct Build {
    faults: Vec<String>,
}

/// A file under `rules/` and its text.
struct RuleFile {
    path: PathBuf,
    text: String,
}

impl RuleFile {
    fn stem(&self) -> String {
        self.path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    fn folder(&self) -> String {
        let parent = self.path.parent().and_then(Path::file_name);
        parent.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// `path:line` of the first line that holds `what`, else of the first line.
    fn place(&self, what: &str) -> String {
        let line = self
            .text
            .lines()
            .position(|l| l.contains(what))
            .unwrap_or(0);
        format!("{}:{}", self.path.display(), line + 1)
    }
}

impl Build {
    fn read(&mut self, path: &Path) -> RuleFile {
        let text = fs::read_to_string(path).unwrap_or_else(|error| {
            self.faults.push(format!("{}: {error}", path.display()));
            String::new()
        });
        RuleFile {
            path: path.to_path_buf(),
            text,
        }
    }

    fn parse<T: DeserializeOwned>(&mut self, file: &RuleFile) -> Option<T> {
        match serde_yaml::from_str(&file.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let place = error.location().map_or_else(
                    || file.path.display().to_string(),
                    |at| format!("{}:{}:{}", file.path.display(), at.line(), at.column()),
                );
                self.faults.push(format!("{place}: {error}"));
                None
            }
        }
    }

    fn folder(&mut self, name: &str) -> Vec<RuleFile> {
        let mut paths: Vec<PathBuf> = fs::read_dir(Path::new("rules").join(name))
            .map(|entries| entries.flatten().map(|e| e.path()).collect())
            .unwrap_or_default();
        paths.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
        paths.sort();
        paths.iter().map(|p| self.read(p)).collect()
    }

    fn tables(&mut self) -> String {
        let statements = self.statements();
        let vocabulary = self.vocabulary();
        let fields = vocabulary.values().map(String::as_str).collect();
        let providers = self.providers(&fields);
        let cards = self.cards(&statements, &providers, &fields);
        let mut out = String::new();
        let _ = writeln!(
            out,
            "/// Every rule that ships, sorted by name.\npub static CARDS: [Card; {}] = {};",
            cards.len(),
            emit_slice(&cards)
        );
        let _ = writeln!(
            out,
            "/// Every provider, sorted by name.\npub static PROVIDERS: [Provider; {}] = {};",
            providers.len(),
            emit_slice(&providers)
        );
        let _ = writeln!(
            out,
            "/// Every statement of the sources, sorted by id.\npub static STATEMENTS: [Statement; {}] = {};",
            statements.len(),
            emit_slice(&statements)
        );
        let _ = writeln!(
            out,
            "static VOCABULARY: [(&str, FieldKind); {}] = [",
            vocabulary.len()
        );
        for (label, kind) in &vocabulary {
            let _ = writeln!(out, "({label:?}, FieldKind::{}),", camel(kind));
        }
        out.push_str("];\n");
        let matchers: Vec<&Card> = cards.iter().filter(|c| c.matcher.is_some()).collect();
        let _ = writeln!(
            out,
            "/// The compiled side of each declarative card: what raises it, what keeps it silent.\n\
             pub static MATCHERS: [(&str, Cue, Cue); {}] = [",
            matchers.len()
        );
        for card in matchers {
            let Some(matcher) = &card.matcher else {
                continue;
            };
            let _ = writeln!(
                out,
                "({:?}, {}, {}),",
                card.name,
                cue_literal(&matcher.find, &matcher.strip),
                cue_literal(&matcher.unless, &[])
            );
        }
        out.push_str("];\n");
        out
    }

    fn statements(&mut self) -> Vec<Statement> {
        let file = self.read(Path::new("rules/statements.yaml"));
        let mut statements: Vec<Statement> = self.parse(&file).unwrap_or_default();
        statements.sort_by(|a, b| a.id.cmp(&b.id));
        for pair in statements.windows(2) {
            if pair[0].id == pair[1].id {
                let place = file.place(&pair[0].id);
                self.faults
                    .push(format!("{place}: statement `{}` stands twice", pair[0].id));
            }
        }
        statements
    }

    fn providers(&mut self, fields: &BTreeSet<&str>) -> Vec<Provider> {
        let mut providers = Vec::new();
        for file in self.folder("providers") {
            let Some(mut provider) = self.parse::<Provider>(&file) else {
                continue;
            };
            provider.name = Cow::Owned(file.stem());
            for identifier in provider.identifiers.to_mut() {
                self.check_pattern(&file, &identifier.pattern);
                if let Some(near) = &identifier.near {
                    self.check_pattern(&file, near);
                }
                let found = needles(&schema::translate(&identifier.pattern));
                identifier.needles = found.into_iter().map(Cow::Owned).collect();
                for field in identifier.fields.iter() {
                    if !fields.contains(field.as_ref()) {
                        let place = file.place(field);
                        self.faults
                            .push(format!("{place}: unknown kind of field `{field}`"));
                    }
                }
            }
            for product in provider.products.iter() {
                for alias in product.aliases.iter() {
                    if alias.to_lowercase() != *alias {
                        let place = file.place(alias);
                        self.faults
                            .push(format!("{place}: alias `{alias}` is not in lower case"));
                    }
                }
            }
            providers.push(provider);
        }
        providers
    }

    fn cards(
        &mut self,
        statements: &[Statement],
        providers: &[Provider],
        fields: &BTreeSet<&str>,
    ) -> Vec<Card> {
        let mut families: Vec<String> = fs::read_dir("rules")
            .map(|entries| {
                entries
                    .flatten()
                    .filter(|e| e.path().is_dir())
                    .map(|e| e.file_name().to_string_lossy().into_owned())
                    .collect()
            })
            .unwrap_or_default();
        families.retain(|f| !NOT_CARDS.contains(&f.as_str()));
        families.sort();
        let ids: BTreeSet<&str> = statements.iter().map(|s| s.id.as_ref()).collect();
        let names: BTreeSet<&str> = providers.iter().map(|p| p.name.as_ref()).collect();
        let mut cards = Vec::new();
        for family in families {
            for file in self.folder(&family) {
                let Some(mut card) = self.parse::<Card>(&file) else {
                    continue;
                };
                card.name = Cow::Owned(file.stem());
                card.family = Cow::Owned(file.folder());
                for fault in card.faults() {
                    self.faults.push(format!("{}: {fault}", file.place("")));
                }
                for id in card
                    .statements
                    .iter()
                    .filter(|id| !ids.contains(id.as_ref()))
                {
                    self.faults
                        .push(format!("{}: unknown statement `{id}`", file.place(id)));
                }
                for field in card.belongs.iter().filter(|f| !fields.contains(f.as_ref())) {
                    self.faults.push(format!(
                        "{}: unknown kind of field `{field}`",
                        file.place(field)
                    ));
                }
                let named = card.named_providers();
                for name in named.filter(|n| !names.contains(n.as_ref())) {
                    self.faults
                        .push(format!("{}: unknown provider `{name}`", file.place(name)));
                }
                if let Some(matcher) = &card.matcher {
                    for pattern in matcher
                        .find
                        .iter()
                        .chain(matcher.strip.iter())
                        .chain(matcher.unless.iter())
                    {
                        self.check_pattern(&file, pattern);
                    }
                }
                cards.push(card);
            }
        }
        cards.sort_by(|a, b| a.name.cmp(&b.name));
        cards
    }

    fn check_pattern(&mut self, file: &RuleFile, pattern: &str) {
        if let Err(error) = regex_syntax::parse(&schema::translate(pattern)) {
            self.faults
                .push(format!("{}: `{pattern}`: {error}", file.place(pattern)));
        }
    }

    fn vocabulary(&mut self) -> BTreeMap<String, String> {
        let file = self.read(Path::new("rules/vocabulary.yaml"));
        let parsed: BTreeMap<String, Vec<String>> = self.parse(&file).unwrap_or_default();
        let mut vocabulary: BTreeMap<String, String> = BTreeMap::new();
        for (kind, labels) in parsed {
            for label in labels {
                let key = schema::label_key(&label.to_lowercase());
                if let Some(other) = vocabulary.insert(key, kind.clone())
                    && other != kind
                {
                    let place = file.place(&label);
                    self.faults.push(format!(
                        "{place}: label `{label}` is both {other} and {kind}"
                    ));
                }
            }
        }
        vocabulary
    }

    fn cues(&mut self) -> String {
        let mut out = String::new();
        let mut examples = String::new();
        for file in self.folder("cues") {
            let cues: BTreeMap<String, CueSource> = self.parse(&file).unwrap_or_default();
            for (name, cue) in cues {
                for pattern in cue.any.iter().chain(cue.strip.iter()) {
                    self.check_pattern(&file, pattern);
                    let upper = pattern.chars().scan(' ', |before, c| {
                        let literal = c.is_ascii_uppercase() && *before != '\\' && *before != 'P';
                        *before = c;
                        Some(literal)
                    });
                    if !cue.cased && upper.into_iter().any(|u| u) && !pattern.contains("(?P<") {
                        let place = file.place(pattern);
                        self.faults.push(format!("{place}: `{pattern}` has capitals, but the text is lower-cased; say `cased: true`"));
                    }
                }
                let constant = name.replace('-', "_").to_uppercase();
                let _ = writeln!(
                    out,
                    "/// {}\npub static {constant}: Cue = {};",
                    cue.about.trim().replace('\n', " "),
                    cue_literal(&cue.any, &cue.strip)
                );
                let _ = writeln!(
                    examples,
                    "({name:?}, &{constant}, {}, &{:?}, &{:?}),",
                    cue.cased,
                    cue.yes.as_ref(),
                    cue.no.as_ref()
                );
            }
        }
        let _ = writeln!(
            out,
            "/// Name, cue, whether case matters, texts that say it, texts that do not.\n#[cfg(test)]\n\
             pub static EXAMPLES: &[(&str, &Cue, bool, &[&str], &[&str])] = &[\n{examples}];"
        );
        out
    }
}

/// `Cue::new(…)` for the patterns, with literals one of which every match holds.
fn cue_literal(any: &[Text], strip: &[Text]) -> String {
    let any = schema::alternation(any);
    let strip = schema::alternation(strip);
    format!(
        "Cue::new(Cow::Borrowed({any:?}), Cow::Borrowed({strip:?}), &{:?})",
        needles(&any)
    )
}

/// Literals one of which is in every match of `pattern`; empty when none such
/// are found, and the pattern is then always tried.
fn needles(pattern: &str) -> Vec<String> {
    let Ok(hir) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    for prefix in [true, false] {
        let kind = if prefix {
            ExtractKind::Prefix
        } else {
            ExtractKind::Suffix
        };
        let mut extractor = Extractor::new();
        extractor
            .kind(kind)
            .limit_total(400)
            .limit_literal_len(24)
            .limit_repeat(4);
        let mut seq = extractor.extract(&hir);
        if prefix {
            seq.optimize_for_prefix_by_preference();
        } else {
            seq.optimize_for_suffix_by_preference();
        }
        let Some(literals) = seq.literals() else {
            continue;
        };
        let mut texts = BTreeSet::new();
        let usable = literals.iter().all(|literal| {
            let mut bytes = literal.as_bytes();
            // A literal cut inside a character is shortened to whole ones.
            while let Err(error) = std::str::from_utf8(bytes) {
                if prefix {
                    bytes = &bytes[..error.valid_up_to()];
                } else {
                    bytes = &bytes[1..];
                }
            }
            let Ok(text) = std::str::from_utf8(bytes) else {
                return false;
            };
            texts.insert(text.to_owned());
            text.len() >= 2
        });
        if usable && !texts.is_empty() && texts.len() <= 200 {
            // One needle inside another makes the longer one needless.
            let kept = texts
                .iter()
                .filter(|t| !texts.iter().any(|o| o != *t && t.contains(o.as_str())));
            return kept.cloned().collect();
        }
    }
    Vec::new()
}

fn camel(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|part| {
            let mut chars = part.chars();
            chars
                .next()
                .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect()
}

/// Writes a value as the Rust expression that makes it.
trait Emit {
    fn emit(&self) -> String;
}

impl Emit for Text {
    fn emit(&self) -> String {
        format!("Cow::Borrowed({:?})", self.as_ref())
    }
}

impl Emit for bool {
    fn emit(&self) -> String {
        self.to_string()
    }
}

impl Emit for usize {
    fn emit(&self) -> String {
        self.to_string()
    }
}

impl<T: Emit> Emit for Option<T> {
    fn emit(&self) -> String {
        self.as_ref()
            .map_or_else(|| "None".to_owned(), |v| format!("Some({})", v.emit()))
    }
}

impl<T: Emit + Clone> Emit for List<T> {
    fn emit(&self) -> String {
        format!("Cow::Borrowed(&{})", emit_slice(self))
    }
}

fn emit_slice<T: Emit>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(Emit::emit).collect();
    format!("[{}]", items.join(",\n"))
}

fn variant(value: impl Debug, of: &str) -> String {
    format!("{of}::{value:?}")
}

macro_rules! emit_enums {
    ($($name:ident),*) => {
        $(impl Emit for $name {
            fn emit(&self) -> String { variant(self, stringify!($name)) }
        })*
    };
}

emit_enums!(Severity, Confidence, Scope, Applicability, IdentifierKind);

macro_rules! emit_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl Emit for $name {
            fn emit(&self) -> String {
                let Self { $($field),* } = self;
                let fields = [$(format!("{}: {}", stringify!($field), $field.emit())),*];
                format!("{} {{ {} }}", stringify!($name), fields.join(", "))
            }
        }
    };
}

emit_struct!(Bilingual { ja, en });
emit_struct!(Message {
    case,
    severity,
    severity_for,
    what,
    action,
    rewrite
});
emit_struct!(Match {
    find,
    strip,
    unless,
    within,
    unless_facts
});
emit_struct!(Example {
    text,
    syntax,
    provider,
    kind,
    whole,
    case,
    fixed
});
emit_struct!(Examples { fail, pass });
emit_struct!(LabelWords { name, words });
emit_struct!(ProviderSeverity { provider, severity });
emit_struct!(Card {
    name,
    family,
    severity,
    severity_for,
    confidence,
    kinds,
    providers,
    scope,
    belongs,
    summary,
    why,
    silent,
    statements,
    fix,
    detector,
    matcher,
    messages,
    labels,
    examples,
});
emit_struct!(Identifier {
    name,
    kind,
    pattern,
    telling,
    labels,
    fields,
    address,
    client_side,
    near,
    example,
    general_knowledge,
    needles
});
emit_struct!(Product {
    name,
    aliases,
    weak,
    resource,
    endpoint,
    client_side,
    global,
    telling,
    id_example
});
emit_struct!(Region { code, names });
emit_struct!(Document {
    code,
    title,
    url,
    edition
});
emit_struct!(Provider {
    name,
    title,
    names,
    on_others,
    first_guess,
    id_example,
    own_accounts,
    sample_accounts,
    documents,
    contract,
    plans,
    levels,
    products,
    regions,
    identifiers
});
emit_struct!(Contract {
    title,
    key,
    example,
    general_knowledge
});
emit_struct!(Target {
    level,
    within,
    minutes,
    business_hours
});
emit_struct!(Plan {
    name,
    title,
    aliases,
    channels,
    entitled,
    office_hours,
    hours,
    targets,
    statements,
    general_knowledge
});
emit_struct!(Level {
    name,
    title,
    aliases,
    meaning,
    statements,
    general_knowledge
});
emit_struct!(Statement {
    id,
    provider,
    document,
    section,
    gloss
});
