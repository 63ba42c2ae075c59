//! `ticketlint inspect`: what was understood of drafts.

mod answer;
mod entry;
mod table;
mod words;

use jiff::Zoned;

use super::args::{InspectArgs, ListFormat};
use super::hidden::Hidden;
use super::judge::{Judges, base, command_line};
use super::output::Terminal;
use super::{Status, drafts, input};
use crate::engine::{self, Reading};
use crate::facts::Fact;
use crate::report::json_line;
use crate::text::SourceFile;
use answer::Answer;
use entry::{Entry, detail};

pub(super) fn run(args: &InspectArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.drafts.nature, None);
    let mut judges = Judges::new(&args.drafts.file, layer, base(&args.drafts))?;
    let language = args.lang.or_environment();
    let inputs = input::collect(&args.drafts)?;
    let mut files = Vec::new();
    let how = drafts::Reading {
        encoding: args.drafts.encoding,
        ..drafts::Reading::default()
    };
    let status = drafts::each(
        inputs,
        how,
        &mut judges,
        terminal,
        engine::read_to_show,
        |worked, terminal| {
            let (readings, concealed) = worked.made;
            let view = View {
                source: worked.source,
                hidden: Hidden::of(concealed),
                now: worked.judge.engine.now.as_ref(),
            };
            match args.format {
                ListFormat::Json => files.push(view.file(&readings)),
                ListFormat::Human => terminal.print(&view.human(terminal, language, &readings)),
            }
        },
    );
    if args.format == ListFormat::Json {
        terminal.print(&json_line(&Answer { version: 1, files }));
    }
    terminal.finish(status)
}

/// One file, and the day it is seen from.
struct View<'a> {
    source: &'a SourceFile,
    hidden: Hidden,
    now: Option<&'a Zoned>,
}

impl View<'_> {
    fn entry(&self, reading: &Reading, fact: &Fact) -> Entry {
        let span = reading.ticket.span_of(&fact.range);
        Entry {
            ticket: None,
            span: self.source.place(span),
            text: self.hidden.mask(self.source, span),
            detail: detail(fact, self.now),
        }
    }
}
