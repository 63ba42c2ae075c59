//! What a ticket lacks, as the desk would ask for it: one block, the questions
//! in order, each with the text to copy into the draft.

use super::human::{INDENT, Page, blanks, put};
use crate::diagnostic::{Ask, Diagnostic, Severity};
use crate::text::display::visible_line;
use crate::text::width::cells;
use crate::text::wrap::wrap;

/// Questions that are marked: to answer these is worth the most.
const MARKED: usize = 3;
/// Cells that text to copy stands further in than its question.
const FURTHER: usize = 2;

/// The questions about one ticket, in order.
pub(super) struct Questions<'a>(Vec<(&'a Ask, &'a Diagnostic)>);

impl<'a> Questions<'a> {
    /// The questions of some findings, if several are about something missing:
    /// one of those needs no block, and words at fault are shown in their place.
    pub(super) fn of(findings: &'a [Diagnostic]) -> Option<Self> {
        let asked = findings.iter().filter_map(|d| Some((d.ask.as_ref()?, d)));
        let mut list: Vec<_> = asked.collect();
        list.sort_by_key(|(ask, _)| ask.rank);
        let gathered = list.iter().filter(|(ask, _)| !ask.in_place).count();
        (gathered > 1).then_some(Self(list))
    }
}

impl Page<'_> {
    /// Writes the block.
    pub(super) fn questions(&self, out: &mut String, questions: &Questions<'_>) {
        let Self { style, .. } = self;
        let name = format!("({})", self.name);
        self.tagged(out, style.language.questions(), &name, 0, INDENT);
        let last = questions.0.len().to_string();
        for (at, (ask, finding)) in questions.0.iter().enumerate() {
            if at == MARKED {
                self.faint(out, style.language.further_questions());
            }
            let mark = if style.unicode { "▸" } else { ">" };
            let number = format!("{:>1$}.", at + 1, last.len());
            if at < MARKED {
                put(out, mark, style.severity(finding.severity));
            } else {
                blanks(out, cells(mark));
            }
            out.push(' ');
            put(out, &number, style.severity(finding.severity));
            out.push(' ');
            let column = cells(mark) + 1 + cells(&number) + 1;
            self.tagged(out, &ask.question, &self.tag(ask, finding), column, column);
            match &finding.rewrite {
                // It stands where the words are shown.
                _ if ask.in_place => {}
                Some(rewrite) => self.copy(out, rewrite, column + FURTHER),
                None => self.copy(out, &finding.help, column + FURTHER),
            }
        }
        self.faint(out, style.language.explained());
    }

    /// The rule, how much it matters where that is out of the ordinary, and the
    /// lines it is about.
    fn tag(&self, ask: &Ask, finding: &Diagnostic) -> String {
        let rule = visible_line(&finding.rule);
        let mut tag = match finding.severity {
            Severity::Warning => format!("[{rule}]"),
            severity => format!("[{rule}, {}]", severity.word(self.style.language)),
        };
        let places = finding.places().filter(|_| ask.exact);
        if let Some(lines) = self.lines(places) {
            tag.push(' ');
            tag.push_str(&lines);
        }
        tag
    }

    /// A faint line.
    fn faint(&self, out: &mut String, text: &str) {
        let room = self.style.measure() - INDENT;
        for line in wrap(text, room, room) {
            blanks(out, INDENT);
            put(out, line, self.style.faint());
            out.push('\n');
        }
    }
}
