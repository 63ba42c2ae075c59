//! Blanks of a template where an identifier was to be written.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::super::blank::is_element;
use super::super::{Context, Hit, trouble};
use super::is_proper;
use crate::facts::{FactKind, Kind};
use crate::knowledge::{FieldKind, GENERIC, cues};
use crate::text::{Range, floor_char_boundary};
use crate::ticket::{BlockKind, Ticket};

/// Parts that hold identifiers.
const HOLD_IDENTIFIERS: &[FieldKind] = &[
    FieldKind::Resources,
    FieldKind::Account,
    FieldKind::SupportId,
    FieldKind::InstalledSupportId,
    FieldKind::RequestId,
    FieldKind::Destination,
    FieldKind::CaseNumber,
    FieldKind::PreviousCases,
];

/// Blanks that were to be filled. Code with blanks is a pattern, not a draft
/// that was not finished.
pub(super) fn placeholders(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    // `vsw` of `vsw-t4n2olpe7tkwugvitwvrg`, each once, however often a draft shortens it.
    let families = LazyCell::new(|| {
        // A blank is taken for a name, too.
        let ids = context
            .facts
            .of(FactKind::ResourceId)
            .filter(|id| is_proper(id));
        let names = ids.filter_map(|id| ticket.slice(&id.range).split_once('-'));
        names.map(|(family, _)| family).collect::<BTreeSet<&str>>()
    });
    let mut end = 0;
    for (range, certain) in blanks(ticket.folded()) {
        let Some(block) = ticket.block_at(range.end - 1) else {
            continue;
        };
        // A label before the blank is no part of it.
        let range = range.start.max(block.range.start)..range.end;
        let inline = ticket
            .inline_code
            .iter()
            .find(|code| code.range.start <= range.start && range.end <= code.range.end);
        let in_command = inline.is_some_and(|code| ticket.slice(&code.range).contains(' '));
        let label = matches!(block.kind, BlockKind::Label);
        let mut fields = ticket.fields_at(range.start);
        let labels = fields.find_map(|field| field.label.as_ref());
        let asked = labels.is_some_and(|label| context.is_asked_for(label));
        // That nothing is written there is no word on the identifier.
        let open = ticket.slice(&range).chars().all(|c| c == '_');
        let identifies = certain || stands_for_resource(context, &range);
        if range.start < end
            || block.is_verbatim()
            || in_command
            || label
            || asked
            || open
            || !identifies
            || is_in_address(ticket.folded(), &range)
            || hides_label(ticket.folded(), &range)
            || is_in_endpoint(ticket.folded(), &range)
            || is_elided_name(ticket, &range)
            || elided_family(ticket.slice(&range)).is_some_and(|of| families.contains(of))
            || is_in_command_line(context, &range)
            || is_element(context, &range)
            || is_pattern(context, &range)
            || is_quoted_form(ticket.folded(), &range)
            || names_variable(context, &range)
        {
            continue;
        }
        end = range.end;
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("placeholder").hole("quote", quote));
    }
}

/// Whether the blank is a part of an e-mail address: `naoki.todo@…` is a name.
fn is_in_address(text: &str, range: &Range) -> bool {
    text[range.end..].starts_with('@')
}

/// Whether the blank is quoted with what stands before it, as a form of names:
/// "oidc:<object ID>".
fn is_quoted_form(text: &str, range: &Range) -> bool {
    let line = text[..range.start].rsplit('\n').next().unwrap_or("");
    let before = line.rsplit(' ').next().unwrap_or("");
    let named = before.len() > 1 && before.starts_with(['"', '“']) && before.ends_with(':');
    named && text[range.end..].starts_with(['"', '”'])
}

/// Whether the blank is a variable that the sentence speaks of, and stands for nothing
/// that the form asks for.
fn names_variable(context: &Context<'_>, range: &Range) -> bool {
    let own = context.around(range.start, 0, 0);
    let asked = |kind: &FieldKind| context.ticket.is_in_field(range.start, *kind);
    let name = context.ticket.slice(range);
    name.starts_with("${")
        && !name.contains(|c: char| c.is_ascii_uppercase())
        && !HOLD_IDENTIFIERS.iter().any(asked)
        && context.says(&own, &cues::SPEAKS_OF_VARIABLES)
}

/// The blanks of a text in order, and whether each by itself is one for an
/// identifier.
fn blanks(text: &str) -> Vec<(Range, bool)> {
    let certain = cues::PLACEHOLDER_ID.find_all(text).into_iter();
    let bare = cues::BARE_BLANK.find_all(text).into_iter();
    let mut blanks: Vec<(Range, bool)> = certain
        .map(|range| (range, true))
        .chain(bare.map(|range| (range, false)))
        .collect();
    blanks.sort_by_key(|(range, certain)| (range.start, !certain));
    blanks
}

/// Whether a blank stands where a resource is named: in a field for it, in a
/// report to a desk, or in a sentence on one of its products.
fn stands_for_resource(context: &Context<'_>, range: &Range) -> bool {
    let in_field = context
        .ticket
        .field_kinds_at(range.start)
        .any(|kind| HOLD_IDENTIFIERS.contains(&kind));
    let own = context.around(range.start, 0, 0);
    // A question may speak of the form of an identifier; a report that holds a
    // blank was not finished.
    let reports = context.profile.kind != Kind::Question;
    let on_product = || {
        context
            .facts
            .within(FactKind::Product, &own)
            .any(|p| p.product().is_some_and(|p| p.entry.resource))
    };
    in_field || context.profile.provider != GENERIC && (reports || on_product())
}

/// Whether the blank is a label inside the name of a host, the others being
/// there, or the x-es at the start of one of a provider that goes on: it hides one part of
/// what was written out.
fn hides_label(text: &str, range: &Range) -> bool {
    let wordy = |c: char| c.is_ascii_alphanumeric();
    let starts = text[range.clone()].bytes().all(|b| b == b'x')
        && text[range.end..]
            .strip_prefix('-')
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(label, host)| {
                !label.is_empty() && label.chars().all(wordy) && cues::PROVIDER_DOMAIN.is_in(host)
            });
    if starts {
        return true;
    }
    let before = text[..range.start]
        .strip_suffix('.')
        .is_some_and(|host| host.ends_with(wordy));
    let after = text[range.end..]
        .strip_prefix('.')
        .is_some_and(|host| host.starts_with(wordy));
    before && after
}

/// Whether the blank is a parameter in the path of an endpoint, as references write
/// it: `/v1/sims/{sim_id}`, or `POST /v1/sims/<id>/activate`.
fn is_in_endpoint(text: &str, range: &Range) -> bool {
    const METHODS: [&str; 6] = ["get", "post", "put", "patch", "delete", "head"];
    const LONGEST: usize = 200;
    let from = floor_char_boundary(text, range.start.saturating_sub(LONGEST));
    let mut words = text[from..range.start].rsplit(|c: char| !c.is_ascii_graphic());
    let path = words.next().unwrap_or_default();
    let path = path.trim_start_matches(['`', '"', '\'', '(']);
    let is_path = path.starts_with('/') && path.ends_with('/') && path.len() > 1;
    let method = words.next().unwrap_or_default();
    let method = method.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let parameter = text[range.start..].starts_with('{');
    let named = parameter || text[range.start..].starts_with('<');
    is_path && (parameter || named && METHODS.contains(&method))
}

/// Whether the blank is the tail of a longer name that the author shortened in code,
/// for one thing or for all that begin so: `csi-snap-…`.
fn is_elided_name(ticket: &Ticket, range: &Range) -> bool {
    let elided = ticket.slice(range).contains(['…', '.']);
    let goes_on = ticket.folded()[..range.start].ends_with('-');
    let in_code = ticket
        .inline_code
        .iter()
        .any(|code| code.range.start <= range.start && range.end <= code.range.end);
    elided && goes_on && in_code
}

/// What a name begins with that is shortened after that: `vsw-...v1`.
fn elided_family(words: &str) -> Option<&str> {
    let (family, rest) = words.split_once('-')?;
    (rest.starts_with("...") || rest.starts_with('…')).then_some(family)
}

/// Whether it stands in a line that is a command, as a part to be filled each time.
fn is_in_command_line(context: &Context<'_>, range: &Range) -> bool {
    context.ticket.slice(range).starts_with('<') && trouble::is_in_command(context, range)
}

/// Whether the sentence speaks of the form itself: 「<bucket-name> の形式で」.
fn is_pattern(context: &Context<'_>, range: &Range) -> bool {
    let own = context.around(range.start, 0, 0);
    context.says(&own, &cues::SPEAKS_OF_FORMS)
}
