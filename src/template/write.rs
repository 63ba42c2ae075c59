//! A question that is missing, in the syntax and the language of the template.

use super::model::{Marks, Sort, Template};
use super::want::Want;
use crate::knowledge::{Bilingual, FieldKind};
use crate::text::Language;
use crate::ticket::{Syntax, scalar};

/// Where words go, and which.
pub(super) struct Insertion {
    /// In bytes of the file; nothing where they have no place.
    pub(super) at: Option<usize>,
    /// As they go there, line breaks and all.
    pub(super) text: String,
}

/// The question for what is wanted.
pub(super) fn question(template: &Template, want: &Want, line_break: &str) -> Insertion {
    let label = in_language(want.label, template.language);
    let hint = in_language(want.hint, template.language);
    let text = match template.sort {
        Sort::Form if template.flow => flow_entry(template, want, label, hint),
        Sort::Form if template.unended => {
            format!("\n{}", entry(template, want, label, hint).trim_end())
        }
        Sort::Form => entry(template, want, label, hint),
        Sort::Markdown(marks) => format!("\n\n{}\n\n<!-- {hint} -->", heading(marks, label)),
        Sort::Draft(Syntax::Yaml) => {
            format!(
                "\n{}",
                scalar::entry(label, &blank(hint, template.language)).trim_end()
            )
        }
        Sort::Draft(Syntax::Markdown) => {
            format!("\n\n## {label}\n\n{}", blank(hint, template.language))
        }
        Sort::Draft(Syntax::Form) => format!("\n{label}: {}", blank(hint, template.language)),
    };
    Insertion {
        at: template.end,
        text: text.replace('\n', line_break),
    }
}

/// A word of warning about secrets before the question that starts at `at`, or
/// below its heading.
pub(super) fn warning(
    template: &Template,
    words: &str,
    start: usize,
    line_break: &str,
) -> Insertion {
    let text = match template.sort {
        Sort::Form if template.flow => {
            let between = between(template);
            format!(
                "{{type: markdown, attributes: {{value: {}}}}},{between}",
                quoted(words)
            )
        }
        Sort::Form => {
            let pad = " ".repeat(template.indent);
            format!(
                "{pad}- type: markdown\n{pad}  attributes:\n{pad}    value: {}\n",
                scalar::written(words)
            )
        }
        Sort::Markdown(_) | Sort::Draft(Syntax::Markdown) => format!("<!-- {words} -->\n\n"),
        Sort::Draft(Syntax::Yaml) => format!("# {words}\n"),
        Sort::Draft(Syntax::Form) => format!("{words}\n"),
    };
    // An entry that stands on no lines of its own gives no place.
    let at = template.end.map(|_| start);
    Insertion {
        at,
        text: text.replace('\n', line_break),
    }
}

fn entry(template: &Template, want: &Want, label: &str, hint: &str) -> String {
    let pad = " ".repeat(template.indent);
    let id = free_id(template, want);
    format!(
        "{pad}- type: {}\n{pad}  id: {id}\n{pad}  attributes:\n{pad}    label: {}\n\
         {pad}    description: {}\n{pad}  validations:\n{pad}    required: {}\n",
        if want.is_short() { "input" } else { "textarea" },
        scalar::written(label),
        scalar::written(hint),
        !want.helpful
    )
}

/// The same between brackets, behind the entry before it.
fn flow_entry(template: &Template, want: &Want, label: &str, hint: &str) -> String {
    let id = free_id(template, want);
    format!(
        ",{}{{type: {}, id: {id}, attributes: {{label: {}, description: {}}}, \
         validations: {{required: {}}}}}",
        between(template),
        if want.is_short() { "input" } else { "textarea" },
        quoted(label),
        quoted(hint),
        !want.helpful
    )
}

/// What stands between two entries in brackets.
fn between(template: &Template) -> String {
    match template.indent {
        0 => " ".to_owned(),
        indent => format!("\n{}", " ".repeat(indent)),
    }
}

/// Text in quotes, whatever is in it: between brackets a comma would end it.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n"))
}

/// A name for the entry of a question that no other entry has.
fn free_id(template: &Template, want: &Want) -> String {
    let taken = |id: &str| template.ids.iter().any(|known| known == id);
    let name = want.id();
    let mut id = name.to_owned();
    let mut number = 1;
    while taken(&id) {
        number += 1;
        id = format!("{name}-{number}");
    }
    id
}

fn heading(marks: Marks, label: &str) -> String {
    match marks {
        Marks::Hashes(level) => format!("{} {label}", "#".repeat(level)),
        Marks::Stars => format!("**{label}**"),
    }
}

fn blank(hint: &str, language: Language) -> String {
    match language {
        Language::Ja => "＿＿".to_owned(),
        Language::En => format!("<{}>", hint.trim_end_matches('.')),
    }
}

/// The words in the language of the template.
pub(super) fn in_language(words: &'static Bilingual, language: Language) -> &'static str {
    match language {
        Language::Ja => &words.ja,
        Language::En => &words.en,
    }
}

impl Want {
    /// A name for the entry of a form.
    pub(super) fn id(&self) -> &'static str {
        match (self.field, self.first()) {
            (Some(field), _) => field.name(),
            (None, Some(need)) => &need.name,
            (None, None) => "more",
        }
    }

    /// Whether an answer fits in one line.
    fn is_short(&self) -> bool {
        use FieldKind::{
            Account, CaseNumber, Channel, Frequency, OccurredAt, Ongoing, OperatingUser, Product,
            Region, RequestId, Resources, Severity, Version, Zone,
        };
        self.field.is_some_and(|field| {
            matches!(
                field,
                Account
                    | CaseNumber
                    | Channel
                    | Frequency
                    | OccurredAt
                    | Ongoing
                    | OperatingUser
                    | Product
                    | Region
                    | RequestId
                    | Resources
                    | Severity
                    | Version
                    | Zone
            )
        })
    }
}
