//! Settings as rows: a value each, and where it comes from.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::config::{At, FIX_CLASSES, FailOn, Origin, SEVERITIES, Settings};
use crate::facts::Kind;
use crate::knowledge::{Closure, OptionValue, STALE_DAYS, Severity};
use crate::text::Language;

/// A setting, or one of several under a key.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    pub(super) key: &'static str,
    /// Which one of several; `None` of a key with one value.
    pub(super) name: Option<String>,
    /// As people read it.
    pub(super) shown: String,
    pub(super) value: Value,
    /// `None` of what is built in.
    pub(super) origin: Option<Origin>,
}

/// Collects rows.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    /// A key with one value.
    fn one<T: Clone>(
        &mut self,
        key: &'static str,
        at: &Option<At<T>>,
        usual: T,
        show: impl Fn(&T) -> Value,
    ) {
        let value = show(at.as_ref().map_or(&usual, |at| &at.value));
        let shown = match &value {
            Value::String(text) => text.clone(),
            Value::Array(items) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                items.join(", ")
            }
            Value::Null => String::new(),
            other => other.to_string(),
        };
        self.0.push(Row {
            key,
            name: None,
            shown,
            value,
            origin: at.as_ref().map(|at| at.origin.clone()),
        });
    }

    /// A key with values by name; one row says so where there are none.
    fn many<'a, T: 'a>(
        &mut self,
        key: &'static str,
        values: impl Iterator<Item = (String, &'a At<T>)>,
        show: impl Fn(&T) -> String,
    ) {
        let before = self.0.len();
        for (name, at) in values {
            let value = show(&at.value);
            self.0.push(Row {
                key,
                shown: format!("{name}: {value}"),
                name: Some(name),
                value: value.into(),
                origin: Some(at.origin.clone()),
            });
        }
        if self.0.len() == before {
            self.0.push(Row {
                key,
                name: None,
                shown: String::new(),
                value: json!({}),
                origin: None,
            });
        }
    }
}

/// The settings as rows, in the order of their keys.
pub(super) fn rows(settings: &Settings) -> Vec<Row> {
    let auto = |name: Option<&str>| Value::from(name.unwrap_or("auto"));
    let list = |names: &Vec<String>| Value::from(names.clone());
    let mut rows = Rows::default();
    rows.one("provider", &settings.provider, None, |p| auto(*p));
    rows.one("kind", &settings.kind, None, |kind| {
        auto(kind.map(Kind::name))
    });
    rows.one("language", &settings.language, None, |l| {
        auto(l.map(Language::code))
    });
    let zone = settings.timezone.as_ref().map(|at| At {
        value: Some(at.value.name().to_owned()),
        origin: at.origin.clone(),
    });
    rows.one("timezone", &zone, None, |zone| Value::from(zone.clone()));
    let own = settings.own.iter().flat_map(|own| &own.value);
    rows.many(
        "rule-paths",
        own.map(|(name, at)| ((*name).to_owned(), at)),
        |own| own.file.clone(),
    );
    rows.many(
        "account",
        settings
            .account
            .iter()
            .map(|(provider, at)| (provider.unwrap_or("all").to_owned(), at)),
        String::clone,
    );
    rows.one("fail-on", &settings.fail_on, FailOn::default(), |level| {
        level.name().into()
    });
    rows.one("pedantic", &settings.pedantic, false, |flag| {
        Value::from(*flag)
    });
    rows.one("stale-days", &settings.stale_days, STALE_DAYS, |days| {
        Value::from(*days)
    });
    rows.one("select", &settings.select, Vec::new(), list);
    rows.one("ignore", &settings.ignore, Vec::new(), list);
    of_rules(settings, &mut rows);
    rows.many(
        "glossary",
        settings
            .glossary
            .iter()
            .map(|(term, at)| (term.clone(), at)),
        String::clone,
    );
    rows.one("holidays", &settings.holidays, Vec::new(), |closures| {
        closures.iter().map(days).collect()
    });
    rows.many(
        "identifiers",
        settings
            .identifiers
            .iter()
            .map(|(name, at)| (name.clone(), at)),
        |form| form.written.to_string(),
    );
    rows.many(
        "suppressions",
        settings.suppressions.iter().map(|at| {
            let name = match &at.value.field {
                Some(field) => format!("{} ({field})", at.value.rule),
                None => at.value.rule.to_owned(),
            };
            (name, at)
        }),
        |suppression| suppression.reason.clone(),
    );
    rows.0
}

fn severity_word(severity: &Option<Severity>) -> String {
    let mut known = SEVERITIES.iter();
    let name = known.find(|(_, known)| known == severity);
    name.map_or("", |(name, _)| *name).to_owned()
}

/// What an option is set to, for people and for programs.
fn option_value(value: &OptionValue) -> (String, Value) {
    match value {
        OptionValue::Count(number) => (number.to_string(), json!(number)),
        OptionValue::List(list) => (list.join(", "), json!(list)),
    }
}

/// The days of a closure, and what is known of it.
fn days(closure: &Closure) -> String {
    let mut text = closure.from.to_string();
    if closure.to != closure.from {
        let _ = write!(text, "..{}", closure.to);
    }
    if let Some(name) = closure.name.as_ref() {
        let _ = write!(text, " {}", name.0);
    }
    if let Some(provider) = closure.provider {
        let _ = write!(text, " ({provider})");
    }
    text
}

/// What is set of single rules: severities, classes of fixes, options.
fn of_rules(settings: &Settings, rows: &mut Rows) {
    let before = rows.0.len();
    let fixes = settings.fixes.iter().map(|(rule, at)| {
        let mut classes = FIX_CLASSES.iter();
        let name = classes.find(|(_, class)| *class == at.value);
        let class = name.map_or("", |(name, _)| *name);
        (
            format!("{rule}.fix"),
            class.to_owned(),
            class.into(),
            &at.origin,
        )
    });
    let options = settings.options.iter().map(|((rule, name), at)| {
        let (shown, value) = option_value(&at.value.value);
        (format!("{rule}.{name}"), shown, value, &at.origin)
    });
    let further: Vec<Row> = fixes
        .chain(options)
        .map(|(name, shown, value, origin)| Row {
            key: "rules",
            shown: format!("{name}: {shown}"),
            name: Some(name),
            value,
            origin: Some(origin.clone()),
        })
        .collect();
    if !settings.rules.is_empty() || further.is_empty() {
        let severities = settings.rules.iter();
        let severities = severities.map(|(rule, at)| ((*rule).to_owned(), at));
        rows.many("rules", severities, severity_word);
    }
    rows.0.extend(further);
    // What is set of one rule stands together.
    if let Some(rows) = rows.0.get_mut(before..) {
        rows.sort_by(|a, b| a.name.cmp(&b.name));
    }
}
