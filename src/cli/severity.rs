//! `ticketlint severity`: the level that the facts of a draft support, and what
//! proves it.

mod advice;
mod answer;
mod sheet;

use super::args::{ListFormat, SeverityArgs};
use super::drafts::Worked;
use super::hidden::Hidden;
use super::judge::{Judges, base, command_line};
use super::output::Terminal;
use super::page::Page;
use super::{CLEAN, FINDINGS, Status, drafts, input};
use crate::engine;
use crate::facts::verdict::Relation;
use crate::report::json_line;
use advice::Advice;
use answer::Answer;

pub(super) fn run(args: &SeverityArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.drafts.nature, None);
    let mut judges = Judges::new(&args.drafts.file, layer, base(&args.drafts))?;
    let inputs = input::collect(&args.drafts)?;
    let mut answer = Answer::new();
    let mut contradicted = false;
    let mut first = true;
    let how = drafts::Reading {
        encoding: args.drafts.encoding,
        ..drafts::Reading::default()
    };
    let read = drafts::each(
        inputs,
        how,
        &mut judges,
        terminal,
        engine::read_to_show,
        |worked, terminal| {
            let Worked { source, judge, .. } = worked;
            let (readings, concealed) = worked.made;
            let hidden = Hidden::of(concealed);
            let several = readings.len() > 1;
            let mut advices = Vec::new();
            for (at, reading) in readings.iter().enumerate() {
                let advice = Advice::of(reading, source, &hidden, several.then_some(at + 1));
                let contradicts = advice.is_stated_beyond()
                    || matches!(
                        advice.relation,
                        Relation::Overstated | Relation::Understated
                    );
                contradicted |= contradicts;
                if args.format == ListFormat::Human {
                    let language = args.lang.fixed().or(judge.engine.language);
                    let language = language.unwrap_or(reading.profile.language);
                    let mut page = Page::new(terminal, language);
                    if !std::mem::take(&mut first) {
                        page.blank();
                    }
                    sheet::write(&mut page, source.name(), &advice);
                    terminal.print(&page.finish());
                }
                advices.push(advice);
            }
            answer.add(source.name(), &advices);
        },
    );
    let status = read.max(if contradicted { FINDINGS } else { CLEAN });
    if args.format == ListFormat::Json {
        terminal.print(&json_line(&answer));
    }
    terminal.finish(status)
}
