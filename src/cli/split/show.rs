//! The plan for people.

use owo_colors::{OwoColorize as _, Style};

use super::super::output::Terminal;
use super::super::page::{Page, cropped};
use super::{View, own, shared, unclear, words};
use crate::split::{Piece, Plan, Pointer};
use crate::text::display::visible_line;
use crate::text::width::cells;
use crate::text::{Language, Span};

/// Cells for the number of a line, and the blanks around it.
const MARGIN: usize = 8;

impl View<'_> {
    /// `written`: the drafts are written already.
    pub(super) fn human(&self, terminal: &Terminal, language: Language, written: bool) -> String {
        let mut page = Page::new(terminal, language);
        let name = visible_line(self.source.name());
        page.title(&name, &self.sort(language), Style::new().cyan());
        if !self.plans.iter().any(Plan::is_parted) {
            return page.finish();
        }
        for plan in self.plans {
            self.plan(&mut page, plan);
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

    /// What comes of the file, in a few words.
    fn sort(&self, language: Language) -> String {
        let parted = self.plans.iter().any(Plan::is_parted);
        let tickets: usize = self.plans.iter().map(|plan| plan.parts.len()).sum();
        match (parted, self.plans.len(), language) {
            (false, 0 | 1, Language::Ja) => "1 件: 分けるところはありません".to_owned(),
            (false, 0 | 1, Language::En) => "one issue, nothing to split".to_owned(),
            (false, n, Language::Ja) => format!("下書き {n} 件: 分けるところはありません"),
            (false, n, Language::En) => format!("{n} drafts of one issue each, nothing to split"),
            (true, 1, Language::Ja) => format!("{tickets} 件のチケットに分けます"),
            (true, 1, Language::En) => format!("{tickets} tickets"),
            (true, n, Language::Ja) => {
                format!("下書き {n} 件を {tickets} 件のチケットに分けます")
            }
            (true, n, Language::En) => format!("{tickets} tickets of {n} drafts"),
        }
    }

    fn plan(&self, page: &mut Page, plan: &Plan) {
        let count = plan.parts.len();
        if let Some(number) = plan.number {
            let line = match (plan.is_parted(), page.language) {
                (true, Language::Ja) => format!("下書き {number}: {count} 件に分けます"),
                (true, Language::En) => format!("Draft {number}: {count} tickets"),
                (false, Language::Ja) => format!("下書き {number}: 1 件のまま、ファイルを分けます"),
                (false, Language::En) => {
                    format!("Draft {number}: one issue, into a file of its own")
                }
            };
            page.section(&line);
        }
        self.reasons(page, plan);
        for (at, part) in plan.parts.iter().enumerate() {
            page.section(&visible_line(&self.path(part).to_string_lossy()));
            if let Some(subject) = &part.subject {
                page.paragraph(&visible_line(subject), 2);
            }
            let mut own = own(plan, at)
                .filter(|piece| !piece.unclear && count > 1)
                .peekable();
            if own.peek().is_none() {
                page.paragraph(page.word("下書きの全文", "the whole draft"), MARGIN);
            }
            own.for_each(|piece| self.piece(page, piece.span, ""));
        }
        self.group(
            page,
            page.word("すべてに入れるもの", "In each of them"),
            &shared(plan)
                .filter(|piece| !piece.unclear)
                .map(|piece| (piece.span, String::new()))
                .collect::<Vec<_>>(),
        );
        self.group(
            page,
            page.word(
                "どの件のものか分からず、写したもの",
                "Unclear whose: copied",
            ),
            &unclear(plan)
                .map(|piece| (piece.span, to(piece, count)))
                .collect::<Vec<_>>(),
        );
        self.group(
            page,
            page.word(
                "別のチケットを指す言葉(「関連」の行にも書きます)",
                "Points at another ticket: its line says so",
            ),
            &plan
                .pointers
                .iter()
                .map(|pointer| (pointer.span, from_to(pointer)))
                .collect::<Vec<_>>(),
        );
        self.group(
            page,
            page.word(
                "つなぎの言葉なので外したもの",
                "Left out: it only joins the matters",
            ),
            &plan
                .joints
                .iter()
                .map(|span| (*span, String::new()))
                .collect::<Vec<_>>(),
        );
    }

    fn group(&self, page: &mut Page, title: &str, lines: &[(Span, String)]) {
        if lines.is_empty() {
            return;
        }
        page.section(title);
        for (span, note) in lines {
            self.piece(page, *span, note);
        }
    }

    fn reasons(&self, page: &mut Page, plan: &Plan) {
        let quote = |span| cropped(&self.hidden.mask(self.source, span), 40, page_dots(page));
        let mut lines = Vec::new();
        for reason in &plan.reasons {
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

    /// A piece with the number of its line, and a note behind it.
    fn piece(&self, page: &mut Page, span: Span, note: &str) {
        let text = self.hidden.mask(self.source, span);
        let room = page.width().saturating_sub(MARGIN + cells(note));
        let text = cropped(&text, room, page_dots(page));
        let line = self.source.position(span.start()).line;
        let line = format!("{line:>6}");
        let dim = Style::new().dimmed();
        page.line(&format!("{}  {text}{}", line.style(dim), note.style(dim)));
    }
}

/// In which of the tickets a piece is, where it is not in all.
fn to(piece: &Piece, count: usize) -> String {
    if piece.parts.len() == count {
        return String::new();
    }
    let numbers: Vec<String> = piece.parts.iter().map(|at| (at + 1).to_string()).collect();
    format!(" ({})", numbers.join(", "))
}

/// In which ticket a pointer is, and at which it points.
fn from_to(pointer: &Pointer) -> String {
    format!(" ({} → {})", pointer.part + 1, pointer.at + 1)
}

const fn page_dots(page: &Page) -> &'static str {
    page.sign("…", "...")
}
