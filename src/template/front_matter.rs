//! What a template in Markdown says of itself, between two lines `---`.

use super::fault::Fault;
use super::line;
use super::model::{Input, Part, Question, Template};
use crate::text::Span;
use crate::yaml::{self, NodeKind};

/// What the front matter of a template of GitHub may say of it.
const ABOUT: [&str; 7] = [
    "name",
    "title",
    "labels",
    "about",
    "description",
    "assignees",
    "projects",
];

/// What there is of what GitHub needs to offer a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// There is no front matter.
    Nothing,
    /// It cannot be read, which is told as that.
    Unclear,
    /// It lacks these keys, or they are empty.
    Without(Vec<&'static str>),
}

/// Tells of what keeps a template from being offered by GitHub.
pub(super) fn check(said: &Said, template: &mut Template) {
    let place = template.place;
    match said {
        Said::Nothing => template.faults.push((Fault::Unintroduced, place)),
        Said::Unclear => {}
        Said::Without(keys) => {
            let faults = keys.iter().map(|key| (Fault::NotOffered(key), place));
            template.faults.extend(faults);
        }
    }
}

/// What the front matter says of the template, and what it asks for. Gives
/// where the text begins, too.
pub(super) fn read(text: &str, bom: usize, template: &mut Template) -> (Said, usize) {
    let mut lines = line::lines(text, bom);
    let Some((_, "---")) = lines.next().map(|(at, line)| (at, line.trim_end())) else {
        return (Said::Nothing, bom);
    };
    let Some((end, fence)) = lines.find(|(_, line)| matches!(line.trim_end(), "---" | "..."))
    else {
        return (Said::Unclear, unclosed(text, bom, template));
    };
    let body = line::after(text, end + fence.len());
    let start = line::after(text, bom);
    let Ok(nodes) = yaml::parse(text, Span::new(start, end)) else {
        return (Said::Unclear, body);
    };
    if !matches!(
        nodes.first().map(|n| &n.kind),
        Some(NodeKind::Mapping { .. })
    ) {
        return (Said::Nothing, body);
    }
    let mut said = [const { None }; 5];
    for (key, value) in yaml::pairs(&nodes, 0) {
        let (Some(key), Some(value)) = (nodes.get(key), nodes.get(value)) else {
            continue;
        };
        let NodeKind::Scalar(name) = &key.kind else {
            continue;
        };
        let words = match &value.kind {
            NodeKind::Scalar(scalar) => scalar.value.to_string(),
            NodeKind::Sequence { .. } => value.span.slice(text).unwrap_or("").to_owned(),
            _ => String::new(),
        };
        match ABOUT.iter().position(|about| *about == name.value) {
            Some(at) => {
                if at == 0 {
                    template.place = value.span;
                }
                if let Some(said) = said.get_mut(at) {
                    *said = Some(words);
                }
            }
            None if name.value == "type" => {}
            None => template.questions.push(Question {
                label: Part {
                    text: name.value.to_string(),
                    span: key.span,
                },
                hint: words,
                prefilled: None,
                required: false,
                input: Input::Words,
                start: line::start_of(text, key.span.start()),
            }),
        }
    }
    let lacks = |at: usize| match said.get(at) {
        Some(Some(words)) => words.trim().is_empty(),
        _ => true,
    };
    let offered = [(0, "name"), (3, "about")];
    let missing = offered.iter().filter(|(at, _)| lacks(*at));
    let missing = missing.map(|(_, key)| *key).collect();
    template.names.extend(said.into_iter().flatten());
    (Said::Without(missing), body)
}

/// Front matter that is not closed: the lines at the start that say something of
/// the template. Gives where the text begins; without such lines, all is text.
fn unclosed(text: &str, bom: usize, template: &mut Template) -> usize {
    let mut end = bom;
    for (start, line) in line::lines(text, line::after(text, bom)) {
        let Some((key, value)) = line.split_once(':') else {
            break;
        };
        if !ABOUT.contains(&key.trim()) {
            break;
        }
        let value = value.trim().trim_matches(['"', '\'']);
        template.names.push(value.to_owned());
        if template.place.is_empty() {
            template.place = line::place(start, line, line.trim());
        }
        end = line::after(text, start);
    }
    if end > bom {
        let fence = Span::new(bom, bom + 3);
        template.faults.push((Fault::FrontMatter, fence));
    }
    end
}
