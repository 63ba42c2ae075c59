//! The plan for people.

use owo_colors::{OwoColorize as _, Style};

use super::super::output::Terminal;
use super::super::page::{Page, cropped};
use super::{View, words};
use crate::split::Piece;
use crate::text::Language;
use crate::text::display::visible_line;

/// Cells for the number of a line, and the blanks around it.
const MARGIN: usize = 8;

impl View<'_> {
    /// `written`: the drafts are written already.
    pub(super) fn human(&self, terminal: &Terminal, language: Language, written: bool) -> String {
        let plan = self.plan;
        let mut page = Page::new(terminal, language);
        let count = plan.parts.len();
        let sort = match (count, language) {
            (0, Language::Ja) => "1 件: 分けるところはありません".to_owned(),
            (0, Language::En) => "one issue, nothing to split".to_owned(),
            (n, Language::Ja) => format!("{n} 件のチケットに分けます"),
            (n, Language::En) => format!("{n} tickets"),
        };
        let name = visible_line(self.source.name());
        page.title(&name, &sort, Style::new().cyan());
        if count == 0 {
            return page.finish();
        }
        self.reasons(&mut page);
        for at in 0..count {
            let name = self.names[at].to_string_lossy();
            page.section(&visible_line(&name));
            let mut any = false;
            for piece in self.own(at) {
                any = true;
                self.piece(&mut page, piece);
            }
            if !any {
                page.paragraph(page.word("下書きの全文", "the whole draft"), MARGIN);
            }
        }
        let mut shared = self.shared().peekable();
        if shared.peek().is_some() {
            page.section(page.word("すべてに入れるもの", "In each of them"));
            shared.for_each(|piece| self.piece(&mut page, piece));
        }
        page.blank();
        let end = if written {
            page.word(
                "書き出しました。「関連」の ID は、起票してから記入してください。",
                "Written. Fill in the IDs of the related tickets once they are open.",
            )
        } else {
            page.word(
                "まだ何も書き出していません。書き出すには --write",
                "Nothing is written yet: --write does that",
            )
        };
        page.paragraph(end, 0);
        page.finish()
    }

    fn reasons(&self, page: &mut Page) {
        let quote = |span| cropped(&self.hidden.mask(self.source, span), 40, page_dots(page));
        let mut lines = Vec::new();
        for reason in &self.plan.reasons {
            let (first, second) = (quote(reason.first), quote(reason.second));
            let why = words::reason(reason.rule, page.language);
            let line = match (page.language, reason.first == reason.second) {
                (Language::Ja, true) => format!("「{first}」: {why} [{}]", reason.rule),
                (Language::En, true) => format!("“{first}”: {why} [{}]", reason.rule),
                (Language::Ja, false) => {
                    format!("「{first}」と「{second}」: {why} [{}]", reason.rule)
                }
                (Language::En, false) => {
                    format!("“{first}” and “{second}”: {why} [{}]", reason.rule)
                }
            };
            lines.push(line);
        }
        for line in lines {
            page.paragraph(&line, 2);
        }
    }

    fn piece(&self, page: &mut Page, piece: &Piece) {
        let text = self.hidden.mask(self.source, piece.span);
        let room = page.width().saturating_sub(MARGIN);
        let text = cropped(&text, room, page_dots(page));
        let line = self.source.position(piece.span.start()).line;
        let line = format!("{line:>6}");
        page.line(&format!("{}  {text}", line.style(Style::new().dimmed())));
    }
}

const fn page_dots(page: &Page) -> &'static str {
    page.sign("…", "...")
}
