//! `ticketlint rules`: the list of rules, and the checklist they make.

mod checklist;
mod filter;
mod json;
mod list;
mod test;

use super::args::{ListFormat, RulesArgs, RulesCommand};
use super::judge::own_rules;
use super::output::Terminal;
use super::page::Page;
use super::{CLEAN, FAILED, Status};
use checklist::Checklist;
use filter::Filter;

pub(super) fn run(args: &RulesArgs, terminal: &mut Terminal) -> Status {
    if let Some(RulesCommand::Test(args)) = &args.command {
        return test::run(args, terminal);
    }
    let Some(own) = own_rules(&args.file, terminal)? else {
        return terminal.finish(FAILED);
    };
    let filter = Filter::new(args, own)?;
    let text = match (args.format, args.checklist) {
        (ListFormat::Json, false) => json::list(&filter)?,
        (ListFormat::Json, true) => json::checklist(&filter, &Checklist::new(&filter))?,
        (ListFormat::Human, checklist) => {
            let mut page = Page::new(terminal, args.lang.or_environment());
            if checklist {
                Checklist::new(&filter).write(&mut page, &filter);
            } else {
                list::write(&mut page, &filter);
            }
            page.finish()
        }
    };
    terminal.print(&text);
    terminal.finish(CLEAN)
}
