//! Identifiers that look up nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::schema::translate;
use crate::knowledge::{
    Confidence, FieldKind, GENERIC, Identifier, IdentifierKind, PROVIDERS, cues, provider,
};
use crate::text::Range;
use crate::ticket::BlockKind;

/// What looks like an identifier of a provider and is none.
struct Near {
    provider: &'static str,
    identifier: &'static Identifier,
    near: Regex,
    right: Regex,
}

static NEARS: LazyLock<Vec<Near>> = LazyLock::new(|| {
    PROVIDERS
        .iter()
        .flat_map(|p| p.identifiers.iter().map(|i| (p.name.as_ref(), i)))
        .filter_map(|(provider, identifier)| {
            let near = Regex::new(&translate(identifier.near.as_ref()?)).ok()?;
            let right = translate(&identifier.pattern);
            let right = Regex::new(&format!("^(?:{right})$")).ok()?;
            Some(Near {
                provider,
                identifier,
                near,
                right,
            })
        })
        .collect()
});

/// Fires on blanks of a template, mistyped identifiers, identifiers of another
/// provider, and identifiers of another region than the draft's.
pub(super) fn unusable(context: &Context<'_>, hits: &mut Vec<Hit>) {
    placeholders(context, hits);
    mistyped(context, hits);
    foreign(context, hits);
    elsewhere(context, hits);
    masked(context, hits);
}

/// Blanks that were to be filled. Code with blanks is a pattern, not a draft
/// that was not finished.
fn placeholders(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    for range in cues::PLACEHOLDER_ID.find_all(ticket.folded()) {
        let Some(block) = ticket.block_at(range.start) else {
            continue;
        };
        let inline = ticket
            .inline_code
            .iter()
            .find(|code| code.range.start <= range.start && range.end <= code.range.end);
        let in_command = inline.is_some_and(|code| ticket.slice(&code.range).contains(' '));
        let label = matches!(block.kind, BlockKind::Label);
        if block.is_verbatim() || in_command || label || is_pattern(context, &range) {
            continue;
        }
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("placeholder").hole("quote", quote));
    }
}

/// Whether the sentence speaks of the form itself: 「<bucket-name> の形式で」.
fn is_pattern(context: &Context<'_>, range: &Range) -> bool {
    let own = context.around(range.start, 0, 0);
    context.says(&own, &cues::SPEAKS_OF_FORMS)
}

/// Identifiers of the draft's provider that are too short, too long or hold a
/// letter that none has.
fn mistyped(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let text = ticket.text().as_str();
    for near in NEARS
        .iter()
        .filter(|n| n.provider == context.profile.provider)
    {
        for found in near.near.captures_iter(text) {
            let Some(value) = found.name("value").or_else(|| found.get(0)) else {
                continue;
            };
            let range = value.range();
            let is_right = near.right.is_match(value.as_str());
            let known = context
                .facts
                .within(FactKind::ResourceId, &range)
                .any(|id| {
                    is_proper(id) && id.range.start <= range.start && range.end <= id.range.end
                });
            let digit = value.as_str().bytes().any(|b| b.is_ascii_digit());
            let verbatim = ticket
                .block_at(range.start)
                .is_some_and(crate::ticket::Block::is_verbatim);
            if is_right
                || known
                || !digit
                || verbatim
                || cues::PLACEHOLDER_ID.is_in(&value.as_str().to_ascii_lowercase())
            {
                continue;
            }
            let example = provider(near.provider)
                .and_then(|p| p.id_example.as_deref())
                .filter(|_| near.identifier.labels.is_empty())
                .unwrap_or(&near.identifier.example);
            let quote = context.quote(&range);
            hits.push(
                Hit::at(range)
                    .case("malformed")
                    .hole("quote", quote)
                    .hole("example", example),
            );
        }
    }
}

/// Whether an identifier follows a grammar rather than standing where a name
/// is expected.
fn is_proper(id: &Fact) -> bool {
    matches!(
        &id.detail,
        Detail::Identifier {
            provider: Some(_),
            ..
        }
    )
}

/// Identifiers that only another provider has, in a draft that does not speak
/// of that provider.
fn foreign(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let own = context.profile.provider;
    let Some(desk) = provider(own).filter(|p| !p.on_others && p.name != GENERIC) else {
        return;
    };
    // A guess rests on such identifiers itself.
    if context.ticket.field(FieldKind::Provider).is_none() && !names(context, &desk.names) {
        return;
    }
    let stray = context.facts.of(FactKind::ResourceId).find_map(|id| {
        let Detail::Identifier {
            provider: Some(of),
            kind: IdentifierKind::Resource,
            client_side: false,
            address: false,
            ..
        } = id.detail
        else {
            return None;
        };
        let other = provider(of).filter(|p| p.name != own && p.name != GENERIC)?;
        let told = names(context, &other.names)
            || context.ticket.is_verbatim(&id.range)
            || context
                .facts
                .within(FactKind::Url, &id.range)
                .next()
                .is_some();
        (!told).then_some((id, other))
    });
    if let Some((id, other)) = stray {
        hits.push(
            Hit::at(id.range.clone())
                .case("foreign")
                .hole("quote", context.quote(&id.range))
                .hole("other", other.title.en.as_ref())
                .hole("own", desk.title.en.as_ref()),
        );
    }
}

/// Whether the author names a provider, anywhere but in its field.
fn names(context: &Context<'_>, names: &[crate::knowledge::Text]) -> bool {
    let prose = context.ticket.prose();
    names.iter().any(|name| prose.contains(name.as_ref()))
}

/// Identifiers with a region inside that is not the region the draft states.
fn elsewhere(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let Some(field) = ticket.field(FieldKind::Region) else {
        return;
    };
    let Some(stated) = region_code(ticket.folded().get(field.range.clone()).unwrap_or("")) else {
        return;
    };
    let inner: Vec<(&Fact, &str)> = context
        .facts
        .of(FactKind::ResourceId)
        .filter(|id| !ticket.is_verbatim(&id.range))
        .filter_map(|id| Some((id, region_code(ticket.folded().get(id.range.clone())?)?)))
        .collect();
    let others_told = || {
        context.facts.of(FactKind::Region).any(|r| {
            !field.range.contains(&r.range.start)
                && context
                    .facts
                    .within(FactKind::ResourceId, &r.range)
                    .next()
                    .is_none()
        })
    };
    let Some((id, other)) = inner.first() else {
        return;
    };
    if inner.iter().any(|(_, region)| *region == stated) || others_told() {
        return;
    }
    hits.push(
        Hit::at(id.range.clone())
            .case("region")
            .hole("quote", context.quote(&id.range))
            .hole("other", *other)
            .hole("stated", stated)
            .related(field.range.clone(), "stated"),
    );
}

/// The code of the region in a value, without the letter of the zone.
fn region_code(text: &str) -> Option<&str> {
    let found = cues::REGION_CODE.find(text)?;
    Some(&text[found])
}

/// Drafts all of whose resources are masked: the desk cannot look them up.
fn masked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut ids = context.facts.of(FactKind::ResourceId).peekable();
    let Some(first) = ids.peek().copied() else {
        return;
    };
    if ids.all(|id| matches!(id.detail, Detail::Identifier { masked: true, .. })) {
        hits.push(
            Hit::at(first.range.clone())
                .case("masked")
                .whole_draft()
                .confidence(Confidence::Low)
                .hole("quote", context.quote(&first.range)),
        );
    }
}
