//! Issue forms of GitHub: YAML with a `body` of entries.

use std::collections::BTreeSet;

use super::line;
use super::model::{Fault, Found, Input, Prefilled, Question, Sort, Template, language_of};
use super::node::Doc;
use crate::text::Span;
use crate::yaml::{self, Node, NodeKind};

/// Reads the documents of a file of YAML as a form; `Other` where they are none.
pub(super) fn read(text: &str, stem: &str) -> Found {
    let parts = yaml::split(text);
    let parsed: Vec<Vec<Node>> = parts
        .iter()
        .filter_map(|part| yaml::parse(text, *part).ok())
        .collect();
    let Some(head) = parsed.first().map(|nodes| Doc { nodes }) else {
        return Found::Other;
    };
    let body_of = |nodes: &Vec<Node>| {
        let doc = Doc { nodes };
        // A form whose entries are still to be written is a form all the same.
        let unwritten = |at: usize| matches!(nodes[at].kind, NodeKind::Null);
        let mut keys = ["name", "description"].iter();
        let has_head = keys.all(|key| head.get(0, key).is_some());
        doc.get(0, "body")
            .filter(|&at| doc.is_list(at) || (unwritten(at) && has_head))
    };
    let Some((which, body)) = parsed
        .iter()
        .enumerate()
        .find_map(|(which, nodes)| Some((which, body_of(nodes)?)))
    else {
        let is_chooser = ["blank_issues_enabled", "contact_links"]
            .iter()
            .any(|key| head.get(0, key).is_some());
        return if is_chooser {
            Found::Chooser
        } else {
            Found::Other
        };
    };
    let doc = Doc {
        nodes: &parsed[which],
    };
    let mut reader = Reader {
        text,
        doc,
        template: blank(&head, &doc, body, stem),
        ids: BTreeSet::new(),
    };
    let faults = &mut reader.template.faults;
    if which > 0 && parsed.len() == parts.len() {
        // As in Markdown, where the text follows its front matter.
        let marker = parts[which].start();
        faults.push((Fault::Parted, Span::new(marker, marker + 3)));
    }
    for key in ["name", "description"] {
        if head
            .text(0, key)
            .is_none_or(|part| part.text.trim().is_empty())
        {
            faults.push((Fault::Missing(key), reader.template.place));
        }
    }
    let brackets = doc.span(body).slice(text).unwrap_or("");
    reader.template.flow = brackets.starts_with('[');
    for at in yaml::children(doc.nodes, body) {
        reader.entry(at);
    }
    Found::Template(Box::new(reader.finish(body)))
}

fn blank(head: &Doc<'_>, doc: &Doc<'_>, body: usize, stem: &str) -> Template {
    let name = head.text(0, "name");
    let labels = head.get(0, "labels").map(|at| head.all(at));
    let names = [
        name.as_ref().map(|part| part.text.clone()),
        head.text(0, "title").map(|part| part.text),
        labels,
        Some(stem.to_owned()),
        head.text(0, "description").map(|part| part.text),
    ];
    let place = name.map_or_else(|| doc.key_span(0, "body", body), |part| part.span);
    Template::unread(Sort::Form, names.into_iter().flatten().collect(), place)
}

struct Reader<'a> {
    text: &'a str,
    doc: Doc<'a>,
    template: Template,
    ids: BTreeSet<String>,
}

impl Reader<'_> {
    fn entry(&mut self, at: usize) {
        let doc = self.doc;
        let span = doc.span(at);
        let sort = doc.text(at, "type");
        let attributes = doc.get(at, "attributes");
        let of = |key| attributes.and_then(|attributes| doc.text(attributes, key));
        if let Some(id) = doc.text(at, "id") {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            if !id.text.chars().all(is_plain) {
                let fault = Fault::Id(id.text.clone());
                self.template.faults.push((fault, id.span));
            }
            if !self.ids.insert(id.text.clone()) {
                self.template.faults.push((Fault::Twice(id.text), id.span));
            }
        }
        let input = match sort.as_ref().map(|sort| sort.text.as_str()) {
            Some("markdown") => {
                let notices = &mut self.template.notices;
                notices.push_str(&of("value").map_or_else(String::new, |value| value.text));
                notices.push('\n');
                return;
            }
            Some("input" | "textarea") => Input::Words,
            Some("dropdown") => Input::Choice,
            Some("checkboxes") => Input::Boxes,
            Some("upload") => Input::File,
            Some(other) => {
                let fault = (Fault::Type(other.to_owned()), sort.map_or(span, |s| s.span));
                self.template.faults.push(fault);
                Input::Words
            }
            None => {
                self.template
                    .faults
                    .push((Fault::Missing("type"), doc.head(at)));
                Input::Words
            }
        };
        let options = attributes.and_then(|attributes| doc.get(attributes, "options"));
        if options.is_none() && matches!(input, Input::Choice | Input::Boxes) {
            self.template
                .faults
                .push((Fault::Missing("options"), doc.head(at)));
        }
        if let Some(options) = options {
            self.options(options, input);
        }
        let Some(label) = of("label").filter(|label| !label.text.trim().is_empty()) else {
            self.template
                .faults
                .push((Fault::Missing("label"), doc.head(at)));
            return;
        };
        let value = attributes.and_then(|attributes| doc.pair(attributes, "value"));
        let has_example = of("placeholder").is_some();
        let choices = options.map(|options| doc.all(options)).unwrap_or_default();
        let hints = ["description", "placeholder", "value"].map(|key| of(key).map(|p| p.text));
        let hints: Vec<String> = hints.into_iter().flatten().chain([choices]).collect();
        let validations = doc.get(at, "validations");
        self.template.questions.push(Question {
            label,
            hint: hints.join("\n"),
            prefilled: value.and_then(|(key, value)| {
                let text = doc.scalar(value)?;
                let words = !text.text.trim().is_empty() && input == Input::Words;
                words.then(|| Prefilled {
                    span: text.span,
                    key: (!has_example).then(|| doc.span(key)),
                })
            }),
            required: validations
                .and_then(|validations| doc.text(validations, "required"))
                .is_some_and(|required| required.text.eq_ignore_ascii_case("true")),
            input,
            start: match self.template.flow {
                true => span.start(),
                false => line::start_of(self.text, span.start()),
            },
        });
        if matches!(input, Input::Words | Input::Choice | Input::File) {
            self.end_after(at);
        }
    }

    /// What GitHub takes no form for: a choice that is there twice, or called as
    /// the one that it adds itself.
    fn options(&mut self, options: usize, input: Input) {
        let mut seen = BTreeSet::new();
        for at in yaml::children(self.doc.nodes, options) {
            let label = self.doc.text(at, "label");
            let Some(option) = label.or_else(|| self.doc.scalar(at)) else {
                continue;
            };
            if input == Input::Choice && option.text.trim().eq_ignore_ascii_case("none") {
                let fault = Fault::Reserved(option.text.clone());
                self.template.faults.push((fault, option.span));
            }
            if !seen.insert(option.text.clone()) {
                let fault = Fault::Option(option.text);
                self.template.faults.push((fault, option.span));
            }
        }
    }

    /// A further question goes after this one, if it stands on lines of its own.
    fn end_after(&mut self, at: usize) {
        let span = self.doc.span(at);
        let start = span.start();
        let head = line::start_of(self.text, start);
        let before = self.text.get(head..start).unwrap_or("");
        if self.template.flow {
            let written = span.slice(self.text).unwrap_or("");
            let whole = written.starts_with('{') && written.ends_with('}');
            let alone = before.trim().is_empty();
            self.template.end = whole.then_some(span.end());
            self.template.indent = if alone { before.len() } else { 0 };
            return;
        }
        let Some(indent) = before.find('-').filter(|_| before.trim() == "-") else {
            return;
        };
        let last = self.doc.last(at);
        let end = self.text.get(..last.end()).unwrap_or("").trim_end().len();
        self.template.end = Some(line::after(self.text, end.max(last.start())));
        self.template.indent = indent;
    }

    fn finish(self, body: usize) -> Template {
        let mut template = self.template;
        template.ids = self.ids.into_iter().collect();
        if template.questions.is_empty() && template.faults.is_empty() {
            let place = self.doc.key_span(0, "body", body);
            template.faults.push((Fault::NoQuestion, place));
        }
        template.language = language_of(&format!(
            "{}\n{}",
            template.names.join("\n"),
            template.words()
        ));
        template
    }
}
