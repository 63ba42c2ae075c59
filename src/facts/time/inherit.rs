//! Zones declared for the whole document, for its logs, or for a list.

use super::guard::ends_with_word;
use super::join::{Mention, Moment};
use super::labelled;
use super::part::Kind;
use super::scan::{Text, parts};
use super::scope::Reading;
use super::zone::{self, Zone};
use super::zone_words::{ALL, CARRIED_ON, CARRIED_ON_BEFORE, COUNTS, LINKS, SUBJECTS};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, FieldId, Ticket};

/// Zones that hold beyond their sentence.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// For every time.
    pub(super) document: Option<Zone>,
    /// For times in logs.
    log: Option<Zone>,
    /// For the blocks from one to another: 「経緯(日本時間)」 over a list.
    lists: Vec<(std::ops::Range<usize>, Zone)>,
}

impl Declared {
    /// The zone that holds for a moment.
    pub(super) fn for_moment(&self, moment: &Moment) -> Option<Zone> {
        let i = self
            .lists
            .partition_point(|(blocks, _)| blocks.end <= moment.block);
        let list = self
            .lists
            .get(i)
            .filter(|(blocks, _)| blocks.contains(&moment.block))
            .map(|(_, zone)| zone);
        let log = moment.in_log.then_some(self.log.as_ref()).flatten();
        list.or(log).or(self.document.as_ref()).cloned()
    }
}

/// The last of the blocks of a draft, counted from 0, in which a note on all of it may
/// stand, above every time of day; further down, a quotation is somebody else's.
const NOTE: usize = 12;

/// Bytes of such a note at most; more is a letter.
pub(super) const SHORT: usize = 160;

/// Finds every declaration.
pub(super) fn declared(ticket: &Ticket, reading: &Reading) -> Declared {
    let mut out = Declared {
        document: of_field(ticket),
        ..Declared::default()
    };
    for mention in &reading.mentions {
        let Some(block) = ticket.blocks.get(mention.block) else {
            continue;
        };
        if labelled::is_for_all(ticket, mention, reading) {
            out.document.get_or_insert_with(|| mention.zone.clone());
            continue;
        }
        let text = Text::new(ticket.folded(), ticket.text().as_str(), &block.range);
        if let Some(column) = column_below(ticket, mention, reading) {
            out.lists.push(column);
            continue;
        }
        // A label or a cell speaks for its value or its column alone.
        let is_label = matches!(block.kind, BlockKind::Label | BlockKind::Cell { .. });
        match reach(&text, mention, reading, is_label) {
            Reach::Document => {
                // A note of the author's own, set off above the text.
                let next = ticket.blocks.get(mention.block + 1);
                let note = block.kind == BlockKind::Quote
                    && mention.block <= NOTE
                    && stands_above_times(mention, reading)
                    && block.range.len() <= SHORT
                    && next.is_none_or(|next| next.kind != BlockKind::Quote)
                    && says_all(&text, &mention.zone.range);
                let verbatim = !note && ticket.is_verbatim(&mention.zone.range);
                // Machines have UTC; who has the zone of a place in the log has it elsewhere.
                let of_machines = mention.zone.offset_minutes == Some(0);
                let before_log = ticket
                    .blocks
                    .get(mention.block + 1)
                    .is_some_and(|next| next.kind == BlockKind::Code);
                if verbatim || before_log && of_machines && !says_all(&text, &mention.zone.range) {
                    out.log.get_or_insert_with(|| mention.zone.clone());
                } else {
                    out.document.get_or_insert_with(|| mention.zone.clone());
                }
            }
            Reach::Log => {
                // Said inside of what is pasted, it holds for all the rest of that.
                let at = mention.zone.range.start;
                let pasted = [FieldKind::Log, FieldKind::Error];
                if pasted.iter().any(|kind| ticket.is_in_field(at, *kind)) {
                    out.lists.extend(list_below(ticket, mention));
                }
                out.log.get_or_insert_with(|| mention.zone.clone());
            }
            Reach::List => out.lists.extend(list_below(ticket, mention)),
            Reach::Sentence => {}
        }
    }
    // Lists end where the next begins, so that they can be searched.
    for i in 1..out.lists.len() {
        let (done, rest) = out.lists.split_at_mut(i);
        if let (Some((blocks, _)), Some((next, _))) = (done.last_mut(), rest.first()) {
            blocks.end = blocks.end.min(next.start);
        }
    }
    out
}

/// Whether no time of day stands before a zone.
fn stands_above_times(mention: &Mention, reading: &Reading) -> bool {
    let at = mention.zone.range.start;
    let mut before = reading.moments.iter().take_while(|m| m.range.start < at);
    !before.any(|m| m.hand.is_some())
}

/// The value of a field of kind Timezone.
fn of_field(ticket: &Ticket) -> Option<Zone> {
    let field = ticket.field(FieldKind::Timezone)?;
    let value = ticket.slice(&field.range);
    let start = field.range.start + (value.len() - value.trim_start().len());
    let range = start..start + value.trim().len();
    let text = Text::new(ticket.folded(), ticket.text().as_str(), &range);
    let mut zones = parts(&text, &range)
        .into_iter()
        .filter_map(|part| match part.kind {
            Kind::Zone(zone) => Some(*zone),
            _ => None,
        });
    let named = zones.next().map(|mut first| {
        for other in zones {
            first.explained_by(&other);
        }
        first
    });
    Some(named.unwrap_or_else(|| zone::of_field(value.trim(), range)))
}

/// How far a mention holds.
enum Reach {
    Sentence,
    List,
    Log,
    Document,
}

fn reach(text: &Text<'_>, mention: &Mention, reading: &Reading, is_label: bool) -> Reach {
    let range = &mention.zone.range;
    let after = text
        .after(range.end, 36)
        .trim_start_matches([' ', '。', '、', ',', ';', ')', '.']);
    if CARRIED_ON.iter().any(|word| after.starts_with(word)) {
        return Reach::Document;
    }
    // "13:40 local (UTC-3)": so are the others that are told so.
    let local = text.before(range.start, 24).trim_end();
    if local.strip_suffix('(').is_some_and(|before| {
        ["local", "local time", "現地時間", "現地時刻", "当地時間"]
            .iter()
            .any(|word| ends_with_word(before.trim_end(), word))
    }) {
        return Reach::Document;
    }
    // "the server clock is JST:" over the lines of a log is attached to none of them.
    let heads = text.after(range.end, 2).starts_with(":\n");
    if mention.attached && !heads || is_label {
        return Reach::Sentence;
    }
    let clause = clause_before(text, range);
    let trimmed = clause.trim_end_matches([' ', '(', '※', '、', ',']);
    if CARRIED_ON_BEFORE.iter().any(|word| trimmed.ends_with(word)) {
        return Reach::Document;
    }
    let bracketed = clause.rsplit_once('(').map(|(_, inside)| inside.trim());
    if bracketed.is_some_and(|inside| ALL.contains(&inside)) {
        return match is_about_log(clause) {
            true => Reach::Log,
            false => Reach::Document,
        };
    }
    // A time between the subject and the zone takes the zone for itself.
    let from = range.start - clause.len();
    let next = reading
        .moments
        .partition_point(|m| m.range.start < range.start);
    let parted = next
        .checked_sub(1)
        .and_then(|i| reading.moments.get(i))
        .is_some_and(|m| m.hand.is_some() && m.range.end > from);
    if !parted && let Some(subject) = subject_before(clause) {
        return if is_about_log(clause) || matches!(subject, "時計" | "clock" | "clocks") {
            Reach::Log
        } else {
            Reach::Document
        };
    }
    if !parted && is_title(text, range) {
        return Reach::List;
    }
    if !parted && declares(text, clause, range) {
        return match is_about_log(clause) && !cues::ZONE_OF_OTHERS.is_in(clause) {
            true => Reach::Log,
            false => Reach::Document,
        };
    }
    Reach::Sentence
}

/// Whether a clause says of times at large that they are in the zone it ends with:
/// 「表記はすべて UTC+9 です」, 「以下の時刻 → 明記がないものは JST」.
fn declares(text: &Text<'_>, clause: &str, zone: &Range) -> bool {
    let ends = || cues::ZONE_SAID.is_in(text.after(zone.end, 60));
    (cues::ZONE_OF_ALL.is_in(clause) || cues::ZONE_OF_OTHERS.is_in(clause)) && ends()
}

/// Whether a zone is told of what a machine writes: 「接続ログ(UTC+8 表記):」.
pub(super) fn is_of_log(ticket: &Ticket, mention: &Mention) -> bool {
    let block = ticket.blocks.get(mention.block);
    block.is_some_and(|block| {
        let text = Text::new(ticket.folded(), ticket.text().as_str(), &block.range);
        is_about_log(clause_before(&text, &mention.zone.range))
    })
}

/// The clause up to a zone.
fn clause_before<'a>(text: &Text<'a>, zone: &Range) -> &'a str {
    let before = text.before(zone.start, 72);
    let from = ["。", "\n", ". ", ";"]
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    before.get(from..).unwrap_or(before)
}

/// Whether a clause names what a machine writes.
fn is_about_log(clause: &str) -> bool {
    [
        "ログ",
        "log",
        "dmesg",
        "サーバ",
        "server",
        "journal",
        "trace",
        "出力",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// Whether the zone closes a short line that has the look of a title:
/// 「経緯(日本時間)」, "Timeline (UTC):", "JST:", "Numbers per day, AEDT:".
fn is_title(text: &Text<'_>, zone: &Range) -> bool {
    const LONGEST: usize = 60;
    let before = text.before(zone.start, LONGEST + 1);
    let line = before.rsplit('\n').next().unwrap_or(before);
    let after = text.after(zone.end, 40);
    // The day of all the times may stand beside the zone: 「経過(JST、11/27)」.
    let day = after.trim_start_matches(is_of_day);
    let (close, rest) = match day.strip_prefix([')', ']', '】']) {
        Some(rest) => (true, rest),
        None => (false, after),
    };
    let rest = rest.trim_start_matches([' ', '】', ']', ')', '。']);
    let before_zone = line.trim_end_matches(is_of_day);
    let opened = before_zone.ends_with(['(', '[', '【']);
    let bracketed = close && (opened || line.trim_end().ends_with(['、', ',']));
    let colon = rest.starts_with(':');
    line.len() <= LONGEST
        && (rest.is_empty() || rest.starts_with('\n') || colon)
        && (bracketed || colon)
}

/// Whether a character may stand in a day that is written beside a zone.
fn is_of_day(c: char) -> bool {
    let mark = matches!(c, ' ' | '-' | '/' | '、' | ',' | '.' | '年' | '曜');
    mark || c.is_ascii_digit() || "月火水木金土日".contains(c)
}

/// The word for times in general that stands before the zone, with nothing but
/// small words between.
fn subject_before(clause: &str) -> Option<&'static str> {
    let mut rest = clause;
    for _ in 0..24 {
        if let Some(subject) = SUBJECTS.iter().find(|word| ends_with_word(rest, word)) {
            let head = rest.strip_suffix(subject)?;
            return is_general(head, subject).then_some(*subject);
        }
        let link = LINKS
            .iter()
            .filter(|word| ends_with_word(rest, word))
            .max_by_key(|word| word.len())?;
        rest = rest.strip_suffix(link)?;
    }
    None
}

/// Whether the word speaks of times as such. 「発生時刻」 or "start time" is one
/// time only.
fn is_general(head: &str, subject: &str) -> bool {
    if subject.is_ascii() {
        let head = head.trim_end();
        // "several times in the JST shift"
        let counted = head.ends_with(|c: char| c.is_ascii_digit())
            || COUNTS.iter().any(|count| ends_with_word(head, count));
        if counted {
            return false;
        }
        return subject != "time"
            || head.is_empty()
            || ["the", "all", "every", "each", "any"]
                .iter()
                .any(|word| ends_with_word(head, word));
    }
    let kanji = head.ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    subject == "時計"
        || !kanji
        || ["記載", "表記", "文中", "各", "全", "下記", "以下"]
            .iter()
            .any(|word| head.ends_with(word))
}

/// Whether the sentence speaks of all times.
fn says_all(text: &Text<'_>, zone: &Range) -> bool {
    let before = text.before(zone.start, 60);
    [
        "すべて",
        "全て",
        "全部",
        "ぜんぶ",
        "いずれ",
        "どれも",
        "以下",
        "本件",
        "本文",
        "all ",
        "every",
    ]
    .iter()
    .any(|word| before.contains(word))
}

/// The blocks that a title with a zone stands over: those after it in its field
/// up to the next heading.
fn list_below(ticket: &Ticket, mention: &Mention) -> Option<(std::ops::Range<usize>, Zone)> {
    let field: FieldId = ticket.blocks.get(mention.block)?.field;
    let kind = ticket.blocks.get(mention.block)?.kind;
    if matches!(
        kind,
        BlockKind::Label | BlockKind::Cell { .. } | BlockKind::Code
    ) {
        return None;
    }
    // A few lines on, a list or a log is no longer under its title.
    const LONGEST: usize = 64;
    let first = mention.block;
    let blocks = ticket.blocks.get(first + 1..)?;
    let below = blocks
        .iter()
        .take(LONGEST)
        .take_while(|b| b.field == field || matches!(b.kind, BlockKind::Cell { .. }))
        .take_while(|b| !matches!(b.kind, BlockKind::Heading(_)))
        .count();
    Some((first..first + 1 + below, mention.zone.clone()))
}

/// The blocks under the first of several heads in a line of plain text, 「時刻(JST)
/// 遅延  件数」, which reads like a label with its value: those that begin with a clock.
fn column_below(
    ticket: &Ticket,
    mention: &Mention,
    reading: &Reading,
) -> Option<(std::ops::Range<usize>, Zone)> {
    // Rows of a table somebody set by hand.
    const LONGEST: usize = 64;
    let kind_of = |index: usize| ticket.blocks.get(index).map(|block| block.kind);
    if kind_of(mention.block) != Some(BlockKind::Label) {
        return None;
    }
    let head = ticket.blocks.get(mention.block)?.range.start..mention.zone.range.start;
    let head = ticket.folded().get(head)?.trim_matches([' ', '(', '[']);
    if !SUBJECTS.contains(&head) {
        return None;
    }
    let begins = |index: usize| {
        let first = reading.moments.partition_point(|m| m.block < index);
        let first = reading.moments.get(first).filter(|m| m.block == index);
        first
            .zip(ticket.blocks.get(index))
            .is_some_and(|(m, block)| m.hand.is_some() && m.range.start == block.range.start)
    };
    // Beside the label stand the other heads.
    let rows = mention.block + 2;
    let is_row = |index: &usize| begins(*index) || kind_of(*index) == Some(BlockKind::Value);
    let below = (rows..rows + LONGEST).take_while(is_row).count();
    begins(rows).then(|| (mention.block..rows + below, mention.zone.clone()))
}
