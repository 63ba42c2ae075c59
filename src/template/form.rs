//! Issue forms of GitHub: YAML with a `body` of entries.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::form_keys;
use super::line;
use super::model::{Found, Input, Part, Prefilled, Question, Sort, Template, language_of};
use super::node::Doc;
use super::place::Place;
use crate::text::Span;
use crate::yaml::{self, Node, NodeKind};

/// Reads the documents of a file of YAML as a form; `Other` where they are none.
/// `place` is where it stands.
pub(super) fn read(text: &str, stem: &str, place: Place) -> Found {
    let parts = yaml::split(text);
    let parsed: Vec<Vec<Node<'_>>> = parts
        .iter()
        .filter_map(|part| yaml::parse(text, *part).ok())
        .collect();
    let Some(head) = parsed.first().map(|nodes| Doc { nodes }) else {
        return Found::Other;
    };
    let has = |key: &&str| head.get(0, key).is_some();
    let placed = place == Place::Issues;
    if ["blank_issues_enabled", "contact_links"].iter().any(has)
        || placed && stem.eq_ignore_ascii_case("config")
    {
        return Found::Chooser;
    }
    let body_of = |nodes: &Vec<Node>| {
        let doc = Doc { nodes };
        doc.get(0, "body").filter(|&at| {
            // A form whose entries are still to be written is a form all the same.
            let unwritten = matches!(nodes[at].kind, NodeKind::Null);
            doc.is_list(at) || unwritten && ["name", "description"].iter().all(has)
        })
    };
    let Some((which, body)) = parsed
        .iter()
        .enumerate()
        .find_map(|(which, nodes)| Some((which, body_of(nodes)?)))
    else {
        let named = ["name", "description", "body"].iter().any(has);
        return match form_keys::are_of_form(&head) || placed && named {
            true => Found::Template(Box::new(without_entries(&head, stem, place))),
            false if placed => Found::Template(Box::new(no_form(&head, stem))),
            false => Found::Other,
        };
    };
    let doc = Doc {
        nodes: &parsed[which],
    };
    let mut reader = Reader {
        text,
        doc,
        template: blank(&head, &doc, Some(body), stem),
        ids: BTreeSet::new(),
        labels: BTreeSet::new(),
    };
    let faults = &mut reader.template.faults;
    if parsed.len() == parts.len() {
        // As in Markdown, where the text follows its front matter.
        let parted = (which > 0).then_some((which, Fault::Parted));
        let more = (which + 1..parsed.len()).find(|&other| !is_empty(&parsed[other]));
        let more = more.map(|other| (other, Fault::Documents));
        for (other, fault) in parted.into_iter().chain(more) {
            let marker = parts[other].start();
            let end = line::after(text, marker);
            let words = text.get(marker..end).unwrap_or("").trim_end().len();
            faults.push((fault, Span::new(marker, marker + words)));
        }
    }
    let brackets = doc.span(body).slice(text).unwrap_or("");
    reader.template.flow = brackets.starts_with('[');
    if place != Place::Discussions {
        missing_keys(&head, reader.template.place, faults);
    }
    form_keys::check_top(&head, faults);
    for at in yaml::children(doc.nodes, body) {
        reader.entry(at);
    }
    Found::Template(Box::new(reader.finish(body)))
}

/// Whether a document says nothing.
fn is_empty(nodes: &[Node]) -> bool {
    nodes
        .first()
        .is_none_or(|node| matches!(node.kind, NodeKind::Null))
}

/// A form that has no entries, nor a list for them.
fn without_entries(head: &Doc<'_>, stem: &str, stands: Place) -> Template {
    let mut template = blank(head, head, None, stem);
    let (place, faults) = (template.place, &mut template.faults);
    if stands != Place::Discussions {
        missing_keys(head, place, faults);
    }
    form_keys::check_top(head, faults);
    faults.push(match head.get(0, "body") {
        Some(body) => (Fault::NotList("body"), head.key_span(0, "body", body)),
        None => (Fault::Missing("body"), place),
    });
    template.broken = true;
    template.language = language_of(&template.names.join("\n"));
    template
}

/// What stands where forms do and has nothing of one.
fn no_form(head: &Doc<'_>, stem: &str) -> Template {
    let mut template = blank(head, head, None, stem);
    template.faults.push((Fault::NoForm, template.place));
    template.broken = true;
    template
}

fn missing_keys(head: &Doc<'_>, place: Span, faults: &mut form_keys::Faults) {
    for key in ["name", "description"] {
        let text = head.pair(0, key).map(|(_, value)| head.scalar(value));
        let is_blank = |part: &Part| part.text.trim().is_empty();
        // What is there and no text is told as that.
        let missing = match text {
            Some(Some(part)) => is_blank(&part),
            Some(None) => head.get(0, key).is_some_and(|at| head.is_null(at)),
            None => true,
        };
        if missing {
            faults.push((Fault::Missing(key), place));
        }
    }
}

fn blank(head: &Doc<'_>, doc: &Doc<'_>, body: Option<usize>, stem: &str) -> Template {
    let name = head.text(0, "name");
    let labels = head.get(0, "labels").map(|at| head.all(at));
    let names = [
        name.as_ref().map(|part| part.text.clone()),
        head.text(0, "title").map(|part| part.text),
        labels,
        Some(stem.to_owned()),
        head.text(0, "description").map(|part| part.text),
    ];
    let place = match (name, body) {
        (Some(name), _) => name.span,
        (None, Some(body)) => doc.key_span(0, "body", body),
        (None, None) => head.head(0),
    };
    Template::unread(Sort::Form, names.into_iter().flatten().collect(), place)
}

struct Reader<'a> {
    text: &'a str,
    doc: Doc<'a>,
    template: Template,
    ids: BTreeSet<String>,
    /// The labels so far, as GitHub tells them apart.
    labels: BTreeSet<String>,
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
        let name = sort.as_ref().map_or("", |sort| sort.text.as_str());
        form_keys::check_entry(&doc, at, name, &mut self.template.faults);
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
        if let Some((attributes, options)) = attributes.zip(options) {
            let boxes = input == Input::Boxes;
            form_keys::check_options(&doc, attributes, boxes, &mut self.template.faults);
            form_keys::check_choices(&doc, options, boxes, &mut self.template.faults);
        }
        let Some(label) = of("label").filter(|label| !label.text.trim().is_empty()) else {
            self.template
                .faults
                .push((Fault::Missing("label"), doc.head(at)));
            return;
        };
        if !self.labels.insert(form_keys::plain_label(&label.text)) {
            let fault = Fault::Label(label.text.clone());
            self.template.faults.push((fault, label.span));
        }
        let chosen = attributes.and_then(|attributes| form_keys::chosen(&doc, attributes));
        let value = attributes.and_then(|attributes| doc.pair(attributes, "value"));
        // An empty one is in the way, too.
        let has_example =
            attributes.is_some_and(|attributes| doc.pair(attributes, "placeholder").is_some());
        let choices = options.map(|options| doc.all(options)).unwrap_or_default();
        let hints = ["description", "placeholder", "value"].map(|key| of(key).map(|p| p.text));
        let hints: Vec<String> = hints.into_iter().flatten().chain([choices]).collect();
        let validations = doc.get(at, "validations");
        self.template.questions.push(Question {
            label,
            hint: hints.join("\n"),
            prefilled: match input {
                Input::Words => value.and_then(|(key, value)| {
                    let text = doc.scalar(value)?;
                    (!text.text.trim().is_empty()).then(|| Prefilled {
                        span: text.span,
                        key: (!has_example).then(|| doc.span(key)),
                    })
                }),
                Input::Choice => chosen.map(|number| Prefilled {
                    span: number.span,
                    key: None,
                }),
                Input::Boxes | Input::File => None,
            },
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
        let end = line::after(self.text, end.max(last.start()));
        self.template.end = Some(end);
        self.template.unended = !self.text[..end].ends_with('\n');
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
