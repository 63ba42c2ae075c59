//! A ticket as YAML: a key for each part, its text as a block.

use super::Case;
use super::block::{Marks, lines};
use super::comment::Comments;
use super::group::grouped;
use super::markdown::verbatim;
use super::part::{Names, Part, line, parts, short};
use super::region::Cut;
use crate::text::Language;
use crate::ticket::scalar::entry;
use crate::ticket::{Block, BlockKind, Syntax};

/// The whole ticket. One that is YAML stays as it is written.
pub(super) fn write(case: &Case<'_>) -> String {
    if case.reading.ticket.syntax == Syntax::Yaml {
        return verbatim(case);
    }
    let parts = grouped(case, parts(case));
    let mut page = Page {
        case,
        out: String::new(),
        names: Names::default(),
        words: words(case, &parts),
    };
    let mut comments = Comments::of(case);
    match Cut::of(case, &parts) {
        Some(cut) => page.cut(&cut, &parts, &mut comments),
        None => {
            let first = case.alone_before(&parts);
            page.text(Some(first).filter(|first| !first.is_empty()));
            for part in &parts {
                page.out.push_str(&comments.before(case, part).lines());
                page.part(part);
            }
        }
    }
    page.out.push_str(&comments.rest().lines());
    page.out
}

/// Keys for what has no label.
struct Words {
    title: &'static str,
    text: &'static str,
}

/// In the language of the labels that are there, or else of the draft. A title
/// beside a subject of its own is none.
fn words(case: &Case<'_>, parts: &[Part]) -> Words {
    let labels = || parts.iter().filter_map(|part| part.label.as_deref());
    let is_english = if labels().next().is_some() {
        labels().all(str::is_ascii)
    } else {
        case.language() != Language::Ja
    };
    let (titles, text) = if is_english {
        (["subject", "title", "summary"], "body")
    } else {
        (["件名", "タイトル", "表題"], "本文")
    };
    let free = titles
        .into_iter()
        .find(|title| !labels().any(|label| label.eq_ignore_ascii_case(title)));
    Words {
        title: free.unwrap_or(titles[0]),
        text,
    }
}

struct Page<'c> {
    case: &'c Case<'c>,
    out: String,
    names: Names,
    words: Words,
}

impl Page<'_> {
    /// A draft in Markdown, part by part as it is written.
    fn cut(&mut self, cut: &Cut, parts: &[Part], comments: &mut Comments) {
        let case = self.case;
        if let Some(front) = cut.front {
            let yaml = front.slice(case.source.text()).unwrap_or("");
            let yaml = yaml.replace("\r\n", "\n").replace('\r', "\n");
            self.out.push_str(yaml.trim_end_matches('\n'));
            self.out.push('\n');
            comments.before_place(front.end());
            for part in &parts[..cut.fronted] {
                self.names.free(part.label.as_deref().unwrap_or_default());
            }
        }
        // Where the first part has no label, what stands before belongs to it.
        let first = parts.get(cut.fronted);
        let leads = first.is_none_or(|part| part.label_block.is_some() || part.title);
        let lead = if leads { cut.lead(case) } else { String::new() };
        let mut lead = Some(lead).filter(|lead| !lead.is_empty());
        for (at, part) in parts.iter().enumerate().skip(cut.fronted) {
            if part.label_block.is_some() || part.title {
                self.text(lead.take());
            }
            self.out.push_str(&comments.before(case, part).lines());
            if part.title
                && let Some((title, below)) = cut.title(case, at)
            {
                let key = self.names.free(self.words.title);
                self.out.push_str(&entry(&key, &title));
                let next = parts.get(at + 1);
                if next.is_none_or(|next| next.label_block.is_some()) {
                    self.text(Some(below).filter(|below| !below.is_empty()));
                }
                continue;
            }
            match cut.text(case, at, parts) {
                Some(text) => {
                    let key = self.key(part);
                    self.value(&key, &text);
                }
                None => self.part(part),
            }
        }
        self.text(lead);
    }

    /// A passage without a label.
    fn text(&mut self, text: Option<String>) {
        if let Some(text) = text {
            let key = self.names.free(self.words.text);
            self.value(&key, &text);
        }
    }

    fn value(&mut self, key: &str, text: &str) {
        let items: Option<Vec<String>> = text
            .lines()
            .map(|line| Some(line.strip_prefix("- ")?.trim().to_owned()))
            .collect();
        match items.filter(|items| !items.is_empty() && items.iter().all(|i| !i.is_empty())) {
            Some(items) => self.out.push_str(&list(key, &items)),
            None if text.contains('\n') => self.out.push_str(&entry(key, &format!("{text}\n"))),
            None => self.out.push_str(&entry(key, text)),
        }
    }

    fn key(&mut self, part: &Part) -> String {
        let label = match &part.label {
            Some(label) => label.as_str(),
            None if part.title => self.words.title,
            None => self.words.text,
        };
        self.names.free(label)
    }

    /// A part as its blocks.
    fn part(&mut self, part: &Part) {
        let case = self.case;
        let key = self.key(part);
        if let Some(items) = items(case, part) {
            self.out.push_str(&list(&key, &items));
            return;
        }
        let alone = case.alone(&part.blocks);
        let value = short(case, &part.blocks);
        let value = match value.filter(|_| part.title || alone.is_empty()) {
            Some(value) => line(&case.words(&value.range)),
            None => lines(case, part.blocks.clone(), Marks::Lines),
        };
        self.out.push_str(&entry(&key, &value));
        if part.title && !alone.is_empty() {
            let below = alone.iter().map(|(_, words)| format!("{words}\n"));
            self.text(Some(below.collect()));
        }
    }
}

/// The items of a part that is a plain list and nothing else.
fn items(case: &Case<'_>, part: &Part) -> Option<Vec<String>> {
    case.alone(&part.blocks).is_empty().then_some(())?;
    let blocks = case.reading.ticket.blocks.get(part.blocks.clone())?;
    let item = |block: &Block| {
        let words = case.words(&block.range);
        let plain = matches!(
            block.kind,
            BlockKind::Item {
                ordered: false,
                depth: 0
            }
        );
        (plain && !words.trim().contains('\n')).then(|| line(&words))
    };
    let items: Option<Vec<String>> = blocks.iter().map(item).collect();
    items.filter(|items| !items.is_empty())
}

fn list(key: &str, items: &[String]) -> String {
    let mut out = entry(key, "");
    for item in items {
        // The item as the value of a key, without that key.
        let value = entry("k", item);
        out.push_str(&format!(
            "  - {}",
            value.trim_start_matches("k:").trim_start()
        ));
    }
    out
}
