//! The facts as a table, for people.

use owo_colors::{OwoColorize as _, Style};

use super::super::output::Terminal;
use super::super::page::{Page, cropped};
use super::{View, words};
use crate::engine::Reading;
use crate::facts::FactKind;
use crate::text::Language;
use crate::text::display::visible_line;
use crate::text::width::cells;

/// Cells of the table: a page as wide as this has one, the name of a kind, a
/// place.
const WIDE: usize = 64;
const NAME: usize = 19;
const PLACE: usize = 7;

impl View<'_> {
    pub(super) fn human(
        &self,
        terminal: &Terminal,
        language: Language,
        readings: &[Reading],
    ) -> String {
        let mut page = Page::new(terminal, language);
        let dot = page.sign("·", "-");
        let name = visible_line(self.source.name());
        for (at, reading) in readings.iter().enumerate() {
            let profile = reading.profile;
            let title = match readings.len() {
                1 => name.to_string(),
                all => match page.language {
                    Language::Ja => format!("{name} ({all} 件中 {} 件目)", at + 1),
                    Language::En => format!("{name} ({} of {all})", at + 1),
                },
            };
            let sort = format!(
                "{} {dot} {} {dot} {}",
                profile.provider,
                profile.kind.name(),
                profile.language.code()
            );
            page.title(&title, &sort, Style::new().cyan());
            self.facts(&mut page, reading);
            page.blank();
        }
        page.finish()
    }

    /// The facts as a table; on a narrow page each kind has a heading instead.
    fn facts(&self, page: &mut Page, reading: &Reading) {
        let ellipsis = page.sign("…", "...");
        let wide = page.width() >= WIDE;
        let margin = if wide { 2 + NAME } else { 2 };
        let room = page.width().saturating_sub(margin + PLACE + 2);
        let mut any = false;
        for kind in FactKind::ALL {
            for (at, fact) in reading.facts.of(*kind).enumerate() {
                any = true;
                let entry = self.entry(reading, fact);
                let start = entry.span.start;
                let place = format!("{}:{}", start.line, start.column);
                // The words come first; what is known of them takes the rest.
                let more = entry.more();
                let reserved = (cells(&more) + 2).min(room / 3);
                let text = cropped(&entry.text, room - reserved, ellipsis);
                let more = cropped(&more, room - cells(&text) - 2, ellipsis);
                let name = if at == 0 {
                    words::heading(*kind, page.language)
                } else {
                    ""
                };
                let name_style = Style::new().cyan();
                if !wide && at == 0 {
                    page.line(&format!("  {}", name.style(name_style)));
                }
                let head = if wide {
                    let pad = NAME.saturating_sub(cells(name));
                    format!("  {}{:pad$}", name.style(name_style), "")
                } else {
                    "  ".to_owned()
                };
                let more = match more.as_str() {
                    "" => more,
                    _ => format!("  {}", more.style(Style::new().dimmed())),
                };
                page.line(&format!("{head}{place:>PLACE$}  {text}{more}"));
            }
        }
        if !any {
            let none = page.word("読み取れたことはありません", "nothing was understood of it");
            page.line(&format!("  {none}"));
        }
    }
}
