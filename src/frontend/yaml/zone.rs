//! The zone that a comment of YAML tells of all times: `# times are JST`.

use crate::knowledge::{FieldKind, cues};
use crate::text::{MappedText, Span, fold};
use crate::ticket::{BlockKind, Chunk, TicketBuilder};
use crate::yaml;

/// Longer, in bytes, a comment tells more than that.
const LONGEST: usize = 90;

/// Adds the first comment of the document `source[part]` that tells the zone of its times,
/// as a part of the ticket.
pub(super) fn note(builder: &mut TicketBuilder, source: &str, part: Span) {
    // Most documents have none, and to look for comments is to parse them again.
    let text = part.slice(source).unwrap_or("");
    if !text.contains('#') || !text.lines().any(may_tell) {
        return;
    }
    let comments = yaml::comments(source, part).into_iter();
    let told = comments.filter(|span| span.slice(source).is_some_and(tells));
    let Some(comment) = told.into_iter().next() else {
        return;
    };
    let words = comment.slice(source).unwrap_or("");
    let mark = words.len() - words.trim_start_matches('#').len();
    let (start, end) = (comment.start(), comment.end());
    let chunk = |span| Chunk::plain(MappedText::verbatim(source, span)).into_trimmed();
    let label = chunk(Span::new(start, start + mark));
    builder.open_field_as(&label, Some(FieldKind::Timezone), true);
    builder.block(BlockKind::Value, &chunk(Span::new(start + mark, end)));
    builder.close_field();
}

/// Whether a line may end in such a comment.
fn may_tell(line: &str) -> bool {
    line.rsplit_once('#').is_some_and(|(_, words)| tells(words))
}

fn tells(comment: &str) -> bool {
    let words = comment.trim_start_matches('#').trim();
    words.len() <= LONGEST && cues::ZONE_COMMENT.is_in(&fold::lowered(words))
}
