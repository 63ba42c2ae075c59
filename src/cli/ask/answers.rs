//! Answers: from a file, and into a draft.

use std::path::Path;

use crate::cli::Failure;
use crate::cli::input::Input;
use crate::compose::Matter;
use crate::config::{Said, said};
use crate::diagnostic::{Diagnostic, Mend};
use crate::engine::{self, Outcome, Settings};
use crate::facts::Veil;
use crate::knowledge::House;
use crate::repair::{self, Refusal};
use crate::rules::{Selection, UnknownRule};
use crate::text::{SourceFile, Span};
use crate::ticket::scalar;
use crate::yaml::{self, NodeKind};

/// An answer to a question.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    /// The finding that asks it.
    pub(super) question: &'a Diagnostic,
    /// Its parts; none for a question that is passed over.
    pub(super) parts: Vec<Matter>,
}

impl<'a> Answer<'a> {
    /// The answer in these words.
    pub(super) fn of(question: &'a Diagnostic, words: &str) -> Self {
        let parts = if words.trim().is_empty() {
            Vec::new()
        } else {
            repair::parts_of(question, words.trim_matches(['\n', '\r']).trim_end())
        };
        Self { question, parts }
    }

    /// The answer as a line or a block of a file of answers.
    fn yaml(&self) -> String {
        let parts = self.parts.iter().map(|part| match &part.label {
            Some(label) => format!("{label}: {}", part.words),
            None => part.words.clone(),
        });
        let words = parts.collect::<Vec<_>>().join("\n");
        let rule = &self.question.rule;
        if !words.contains('\n') {
            return format!("{rule}: {}\n", scalar::written(&words));
        }
        let lines = words
            .lines()
            .map(|line| format!("  {line}").trim_end().to_owned() + "\n");
        format!("{rule}: |2\n{}", lines.collect::<String>())
    }
}

/// Answers that are in no draft, as a file of answers; those of the rules that are
/// `secret` are not shown again.
pub(super) fn kept(answers: &[&Answer<'_>], secret: &[&str]) -> String {
    let answers = answers.iter();
    let shown = answers.filter(|a| !secret.contains(&a.question.rule.as_ref()));
    shown.map(|answer| answer.yaml()).collect()
}

/// Answers by the names of the rules that ask, from a file of YAML.
///
/// # Errors
/// It cannot be read, or is no mapping of names to words.
pub(super) fn read(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let input = if path.as_os_str() == "-" {
        Input::Stdin("standard input".to_owned())
    } else {
        Input::File(path.to_path_buf())
    };
    let source = input.read(None)?;
    pairs(&source).map_err(|why| {
        Failure::new(why).of(source.name()).help(said!(
            "回答は YAML で、規則の名前、コロン、言葉の順に書きます",
            "answers are a YAML mapping: the name of a rule, a colon, the words",
        ))
    })
}

/// The pairs of a mapping whose values are texts, as they are written.
fn pairs(source: &SourceFile) -> Result<Vec<(String, String)>, Said> {
    let whole = Span::new(source.bom_len(), source.text().len());
    let nodes = yaml::parse(source.text(), whole).map_err(|failure| {
        let words = |japanese| failure.fault.message(japanese);
        Said::new(words(true), words(false))
    })?;
    let text = |at: usize| match nodes.get(at).map(|node| &node.kind) {
        Some(NodeKind::Scalar(scalar)) => Some(scalar.value.to_string()),
        Some(NodeKind::Null) => Some(String::new()),
        _ => None,
    };
    match nodes.first().map(|node| &node.kind) {
        Some(NodeKind::Mapping { .. }) => yaml::pairs(&nodes, 0)
            .map(|(key, value)| Some((text(key)?, text(value)?)))
            .collect::<Option<_>>()
            .ok_or_else(|| said!("値が言葉ではありません", "a value is no text")),
        None | Some(NodeKind::Null) => Ok(Vec::new()),
        Some(_) => Err(said!(
            "名前と言葉の組になっていません",
            "this is no mapping of names to texts",
        )),
    }
}

/// The question of the rule of that name, if it has one.
///
/// # Errors
/// There is no such rule.
pub(super) fn question<'a>(
    found: &'a [Diagnostic],
    rule: &str,
    house: &House,
) -> Result<Option<&'a Diagnostic>, Failure> {
    if crate::rules::card_in(house, rule).is_none() {
        let named = vec![rule.to_owned()];
        let suggestion = Selection::in_house(house, named, Vec::new()).err();
        let unknown = UnknownRule {
            name: Veil::over([rule]).shown(rule),
            suggestion: suggestion.and_then(|unknown| unknown.suggestion),
        };
        return Err(Failure::unknown(false, &unknown));
    }
    let asks = |d: &&Diagnostic| d.rule == rule && d.ask.is_some();
    Ok(found.iter().find(asks))
}

/// A draft with answers in it.
#[derive(Debug)]
pub(super) struct Written {
    /// The draft as it is now.
    pub(super) source: SourceFile,
    /// How many answers are in it.
    pub(super) count: usize,
    /// The rules in whose answers secrets were masked.
    pub(super) masked: Vec<String>,
    /// The rules in whose answers something was mended, and what.
    pub(super) mended: Vec<(String, Mend)>,
    /// The rules whose answers were not written, and why.
    pub(super) refused: Vec<(String, Refusal)>,
}

/// Writes the answers into the draft, one after the other.
pub(super) fn write(
    source: &SourceFile,
    settings: &Settings,
    outcome: &Outcome,
    answers: &[Answer<'_>],
) -> Written {
    let mut written = Written {
        source: source.clone(),
        count: 0,
        masked: Vec::new(),
        mended: Vec::new(),
        refused: Vec::new(),
    };
    // Whose desk it is for does not change under way.
    let settings = Settings {
        provider: Some(outcome.profile.provider),
        kind: Some(outcome.profile.kind),
        ..settings.clone()
    };
    for answer in answers {
        let rule = answer.question.rule.to_string();
        let now = engine::lint(&written.source, &settings);
        match repair::answer(
            &written.source,
            &settings,
            &now,
            answer.question,
            &answer.parts,
        ) {
            Ok(answered) => {
                written.source = answered.source;
                written.count += 1;
                let mended = answered.mended.into_iter();
                written
                    .mended
                    .extend(mended.map(|mend| (rule.clone(), mend)));
                if answered.masked > 0 {
                    written.masked.push(rule);
                }
            }
            Err(refusal) => written.refused.push((rule, refusal)),
        }
    }
    written
}
