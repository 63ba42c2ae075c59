//! The language a draft is written in.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::form;
use crate::knowledge::PROVIDERS;
use crate::text::{Language, Range};
use crate::ticket::Ticket;

/// The labels that the forms of desks print, as labels are compared.
static FORM_LABELS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let forms = PROVIDERS.iter().flat_map(|provider| provider.forms.iter());
    let lines = forms.flat_map(|form| form.fields.iter());
    lines.map(|line| form::key(&line.label)).collect()
});

impl Language {
    /// The language of a ticket's prose. Product names, logs and code are Latin
    /// in Japanese drafts too, so a tenth of Japanese letters makes it Japanese.
    /// The labels of a desk's own form stay as they are in whatever language it
    /// is filled in: where all else is in English, the draft is.
    #[must_use]
    pub fn of(ticket: &Ticket) -> Self {
        let all = Letters::of(ticket.prose());
        if all.language() == Self::En {
            return Self::En;
        }
        let labels = form_labels(ticket);
        if labels.is_empty() {
            return Self::Ja;
        }
        let printed = labels
            .iter()
            .map(|label| Letters::of(ticket.prose_of(label)));
        let own = printed.fold(all, Letters::without);
        match own.language() {
            Self::En if is_answered_in_english(ticket) => Self::En,
            _ => Self::Ja,
        }
    }
}

/// How many letters of the two scripts there are.
#[derive(Debug, Clone, Copy)]
struct Letters {
    japanese: usize,
    latin: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self {
            japanese: 0,
            latin: 0,
        };
        if text.is_ascii() {
            letters.latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
            return letters;
        }
        for c in text.chars() {
            if c.is_ascii() {
                letters.latin += usize::from(c.is_ascii_alphabetic());
            } else if matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}') {
                letters.japanese += 1;
            }
        }
        letters
    }

    fn without(self, part: Self) -> Self {
        Self {
            japanese: self.japanese.saturating_sub(part.japanese),
            latin: self.latin.saturating_sub(part.latin),
        }
    }

    const fn language(self) -> Language {
        if self.japanese > 0 && self.japanese * 9 >= self.latin {
            Language::Ja
        } else {
            Language::En
        }
    }
}

/// The labels in a ticket that a form of a desk prints.
fn form_labels(ticket: &Ticket) -> Vec<Range> {
    let fields = form::fields(ticket).filter_map(|(_, field)| field.label.clone());
    fields
        .filter(|label| FORM_LABELS.contains(&form::key(ticket.slice(label))))
        .collect()
}

/// Whether a value is English: three words in a row, which no list of names or
/// identifiers has, or a blank that says in two what is to be filled in.
fn is_answered_in_english(ticket: &Ticket) -> bool {
    const SENTENCE: usize = 3;
    const BLANK: usize = 2;
    form::fields(ticket).any(|(_, field)| {
        let value = ticket.slice(&field.range).trim();
        let blank = value.strip_prefix('<').and_then(|v| v.strip_suffix('>'));
        match blank {
            Some(blank) => words_in_a_row(blank) >= BLANK,
            None => words_in_a_row(ticket.prose_of(&field.range)) >= SENTENCE,
        }
    })
}

/// The most English words that stand in a row.
fn words_in_a_row(text: &str) -> usize {
    let (mut most, mut row) = (0, 0);
    for word in text.split([' ', '\n']) {
        let word = word.trim_end_matches([',', '.', ';', ':', '?', '!']);
        let is_word = word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        row = if is_word { row + 1 } else { 0 };
        most = most.max(row);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::fields;

    #[test]
    fn labels_of_a_form_in_another_language_do_not_decide() {
        let zone = ("障害対象リソースのゾーン", "is1b");
        let name = ("障害対象リソース名", "web-03");
        let english: [&[(&str, &str)]; 2] = [
            &[
                zone,
                name,
                ("障害の内容", "the disk gives read errors"),
                ("障害の現状", "still going on"),
            ],
            &[
                ("障害対象リソースのゾーン", "<fill in>"),
                ("障害の内容", "<fill in>"),
            ],
        ];
        for lines in english {
            assert_eq!(Language::of(&fields(lines)), Language::En, "{lines:?}");
        }
        let japanese: [&[(&str, &str)]; 4] = [
            &[zone, name, ("障害対象リソースID", "113300456789")],
            &[zone, ("障害の内容", "ディスクの読み込みエラー")],
            &[("障害対象リソースのゾーン", "＿＿"), ("障害の内容", "＿＿")],
            &[name, ("障害の内容", "read error が出ます")],
        ];
        for lines in japanese {
            assert_eq!(Language::of(&fields(lines)), Language::Ja, "{lines:?}");
        }
    }
}
