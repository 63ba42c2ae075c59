//! Templates in Markdown: headings and what is said below them.

use super::front_matter;
use super::line;
use super::model::{Input, Marks, Part, Question, Sort, Template, language_of};
use super::place::Place;
use crate::text::Span;

/// Reads a file of Markdown as a template.
pub(super) fn read(text: &str, bom: usize, stem: &str, place: Place) -> Template {
    let hashes = Sort::Markdown(Marks::Hashes(2));
    let mut template = Template::unread(hashes, Vec::new(), Span::point(bom));
    let body = front_matter::read(text, bom, &mut template);
    let (named, body) = body;
    template.names.extend(quick_labels(text, body));
    let mut headings = questions(text, body, heading);
    let title = headings.take_title().or_else(|| headings.only());
    let at = template.names.len().min(3);
    let names = title.iter().map(|title| title.text.clone());
    template
        .names
        .splice(at..at, names.chain([stem.to_owned()]));
    if headings.is_empty() {
        headings = questions(text, body, labelled);
    }
    let notices = headings.notices;
    if let Some(marks) = headings.marks {
        template.sort = Sort::Markdown(marks);
    }
    if let Some(title) = title.filter(|_| template.place.is_empty()) {
        template.place = title.span;
    }
    if template.place.is_empty() {
        let first = headings.list.first().map(|question| question.label.span);
        let line = line::lines(text, body).find(|(_, line)| !line.trim().is_empty());
        let line = line.map(|(start, line)| line::place(start, line, line.trim()));
        template.place = first.or(line).unwrap_or(template.place);
    }
    template.questions.append(&mut headings.list);
    template.notices = notices;
    if place == Place::Issues {
        front_matter::check(&named, &mut template);
    }
    template.end = Some(text.trim_end().len());
    template.language = language_of(&format!(
        "{}\n{}",
        template.names.join("\n"),
        template.words()
    ));
    template
}

/// The questions of a text, and what it says before the first.
#[derive(Default)]
struct Questions {
    list: Vec<Question>,
    notices: String,
    marks: Option<Marks>,
    /// What marks the label of each.
    heads: Vec<Option<Marks>>,
}

impl Questions {
    fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes away the heading that is the title of all: the first, above others
    /// that are deeper. What is said below it is said beside.
    fn take_title(&mut self) -> Option<Part> {
        let top = Some(Marks::Hashes(1));
        let [first, others @ ..] = &self.heads[..] else {
            return None;
        };
        if *first != top || others.is_empty() || others.contains(&top) {
            return None;
        }
        self.marks = others.iter().flatten().next().copied();
        self.heads.remove(0);
        let title = self.list.remove(0);
        self.notices.push_str(&title.hint);
        Some(title.label)
    }

    /// The heading that is the only one, which names what it asks for.
    fn only(&self) -> Option<Part> {
        /// A sentence is no name.
        const LONGEST: (usize, usize) = (3, 24);
        match (&self.list[..], &self.heads[..]) {
            ([only], [Some(Marks::Hashes(_))]) => {
                let label = &only.label;
                let length = (
                    label.text.split_whitespace().count(),
                    label.text.chars().count(),
                );
                let is_name = length.0 <= LONGEST.0 && length.1 <= LONGEST.1;
                is_name.then(|| label.clone())
            }
            _ => None,
        }
    }

    /// What is said of the question that is open.
    fn say(&mut self, words: &str) {
        let open = self.list.last_mut().map(|question| &mut question.hint);
        let open = open.unwrap_or(&mut self.notices);
        open.push_str(words);
        open.push('\n');
    }
}

/// The labels that the quick actions of GitLab give an issue: `/label ~bug`.
fn quick_labels(text: &str, from: usize) -> impl Iterator<Item = String> {
    let lines = line::lines(text, from).filter_map(|(_, line)| line.strip_prefix("/label "));
    lines.map(|labels| labels.replace(['~', '"', ':'], " "))
}

/// The words of a label, and what marks them as one.
type Label<'a> = (Option<Marks>, &'a str);

/// Cuts a text at the lines in which `label` finds one. Comments and code are
/// part of what is said.
fn questions(text: &str, from: usize, label: fn(&str) -> Option<Label<'_>>) -> Questions {
    let mut out = Questions::default();
    let (mut in_comment, mut fence) = (false, None::<&str>);
    let mut before: Option<(usize, &str)> = None;
    for (start, line) in line::lines(text, from) {
        let trimmed = line.trim();
        let ticks = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        if !in_comment && ticks.is_some() && (fence.is_none() || fence == ticks) {
            fence = if fence.is_some() { None } else { ticks };
        }
        let plain = !in_comment && fence.is_none() && !trimmed.starts_with("<!--");
        // Opened and not closed again in the same line.
        let opened = trimmed.rfind("<!--").map_or(0, |at| at + 1);
        let closed = trimmed.rfind("-->").map_or(0, |at| at + 1);
        if fence.is_none() && opened != closed {
            in_comment = opened > closed;
        }
        let found = if plain { label(line) } else { None };
        if let Some((marks, words)) = found {
            out.heads.push(marks);
            out.marks = out.marks.or(marks);
            out.list.push(question(start, line, words));
            let rest = line.split_once(words).map_or("", |(_, rest)| rest);
            out.say(rest.trim_matches(['*', '_', ':', '：', '#', ' ']));
        } else if plain && is_underline(trimmed) && before.is_some() {
            if let Some((start, line)) = before {
                let level = if trimmed.starts_with('=') { 1 } else { 2 };
                out.heads.push(Some(Marks::Hashes(level)));
                out.list.push(question(start, line, line.trim()));
            }
        } else {
            out.say(line);
        }
        let is_text = plain && found.is_none() && trimmed.chars().any(char::is_alphanumeric);
        before = (is_text && !trimmed.starts_with(['-', '*', '>', '|'])).then_some((start, line));
    }
    out
}

fn question(start: usize, line: &str, words: &str) -> Question {
    Question {
        label: Part {
            text: words.to_owned(),
            span: line::place(start, line, words),
        },
        hint: String::new(),
        prefilled: None,
        required: false,
        input: Input::Words,
        start,
    }
}

/// The line below a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

/// The words of a heading: after `#`, in `**`, in `【】`, after `■`.
fn heading(line: &str) -> Option<Label<'_>> {
    let trimmed = line.trim();
    let hashes = trimmed.len() - trimmed.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) {
        let words = trimmed.trim_start_matches('#');
        // GitHub wants a blank there; authors forget it.
        let words = words.trim().trim_end_matches('#').trim();
        let words = words.trim_matches(['*', '_', ':', '：']).trim();
        return has_words(words).then_some((Some(Marks::Hashes(hashes)), words));
    }
    for mark in ["**", "__"] {
        if let Some(rest) = trimmed.strip_prefix(mark)
            && let Some(end) = rest.find(mark)
        {
            let words = rest[..end].trim().trim_end_matches([':', '：']).trim();
            return has_words(words).then_some((Some(Marks::Stars), words));
        }
    }
    if let Some(rest) = trimmed.strip_prefix('【')
        && let Some((words, _)) = rest.split_once('】')
    {
        return has_words(words).then_some((None, words));
    }
    let words = match trimmed.strip_prefix('|') {
        Some(row) => first_cell(row)?,
        None => trimmed.strip_prefix(['■', '◆', '●', '▼', '□', '◇'])?,
    };
    let words = words.trim();
    has_words(words).then_some((None, words))
}

/// The first cell of a row of two, as forms have it that are a table.
fn first_cell(row: &str) -> Option<&str> {
    let (first, rest) = row.split_once('|')?;
    let is_last = rest
        .trim_end()
        .strip_suffix('|')
        .is_some_and(|cell| !cell.contains('|'));
    is_last.then_some(first.trim().trim_matches(['*', '_', '`']))
}

/// The words before a colon, or those of an item or a question.
fn labelled(line: &str) -> Option<Label<'_>> {
    let item = line.trim().trim_start_matches(['-', '*', '+', '・', ' ']);
    let item = item.strip_prefix("[ ]").unwrap_or(item);
    let item =
        item.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let is_item = item.len() < line.trim().len();
    let words = match item.split_once([':', '：']) {
        Some((words, rest)) if words.chars().count() <= 60 && !rest.starts_with("//") => words,
        _ if is_item || item.ends_with(['?', '？']) => item,
        _ => return None,
    };
    let words = words.trim_matches(['*', '_', ' ']);
    has_words(words).then_some((None, words))
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
