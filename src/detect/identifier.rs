//! Identifiers that look up nothing.

mod unfilled;

use std::collections::BTreeMap;

use regex::Regex;

use super::form::form_for;
use super::{Context, Hit, full_width};
use crate::facts::form::Labelled;
use crate::facts::{Fact, FactKind, IdentifierDetail};
use crate::knowledge::schema::translate;
use crate::knowledge::{
    Confidence, FieldKind, GENERIC, Identifier, IdentifierCues, IdentifierKind, cues, identifiers,
    provider,
};
use crate::text::Range;

/// Fires on blanks of a template, mistyped identifiers, identifiers of another
/// provider, and identifiers of another region than the draft's.
pub(super) fn unusable(context: &Context<'_>, hits: &mut Vec<Hit>) {
    unfilled::placeholders(context, hits);
    mistyped(context, hits);
    foreign(context, hits);
    elsewhere(context, hits);
    other_zone(context, hits);
    masked(context, hits);
    full_width::identifiers(context, hits);
}

/// Where something looks like the identifier: without the label before it.
fn nearly(identifier: &Identifier, cues: &IdentifierCues, text: &str) -> Vec<Range> {
    const VALUE: &str = "(?P<value>";
    let (Some(written), Some(near)) = (&identifier.near, &cues.near) else {
        return Vec::new();
    };
    let found = near.find_all(text);
    if found.is_empty() || !written.contains(VALUE) {
        return found;
    }
    // Few drafts come here, and only the crate knows groups.
    let Ok(pattern) = Regex::new(&translate(written)) else {
        return Vec::new();
    };
    let values = pattern.captures_iter(text);
    values
        .filter_map(|found| Some(found.name("value")?.range()))
        .collect()
}

/// Identifiers of the draft's provider that are too short, too long or hold a
/// letter that none has.
fn mistyped(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let text = ticket.text().as_str();
    for (_, identifier, cues) in
        identifiers().filter(|(provider, ..)| provider.name == context.profile.provider)
    {
        for range in nearly(identifier, cues, text) {
            let value = &text[range.clone()];
            let digit = value.bytes().any(|b| b.is_ascii_digit());
            if !digit || cues.whole.is_in(value) {
                continue;
            }
            let known = context
                .facts
                .within(FactKind::ResourceId, &range)
                .any(|id| {
                    is_proper(id) && id.range.start <= range.start && range.end <= id.range.end
                });
            let verbatim = ticket
                .block_at(range.start)
                .is_some_and(crate::ticket::Block::is_verbatim);
            if known || verbatim || cues::PLACEHOLDER_ID.is_in(&value.to_ascii_lowercase()) {
                continue;
            }
            // Of what was tried beside, the desk can do without it.
            let beside = ticket.is_in_field(range.start, FieldKind::Attempts)
                && context.facts.of(FactKind::ResourceId).any(is_proper);
            // Its example may begin with a label.
            let example = identifier.example.rsplit(' ').next().unwrap_or_default();
            let quote = context.quote(&range);
            hits.push(
                Hit::at(range)
                    .case(if beside {
                        "malformed-beside"
                    } else {
                        "malformed"
                    })
                    .hole("quote", quote)
                    .hole("example", example),
            );
        }
    }
}

/// Whether an identifier follows a grammar rather than standing where a name
/// is expected.
fn is_proper(id: &Fact) -> bool {
    id.identifier().is_some_and(|id| id.provider.is_some())
}

/// Identifiers that only another provider has, in a draft that does not speak
/// of that provider.
fn foreign(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let own = context.profile.provider;
    let Some(desk) = provider(own).filter(|p| !p.on_others && p.name != GENERIC) else {
        return;
    };
    // What the desk can look up is there; the other is what it has to do with.
    let of_desk = |id: &Fact| {
        id.identifier().is_some_and(|id| {
            id.provider == Some(own) && id.kind == IdentifierKind::Resource && !id.address
        })
    };
    // What stands where the desk's own form asks for the resource is to be looked up.
    let known = context.facts.of(FactKind::ResourceId).any(of_desk);
    let form = form_for(context).is_some();
    let in_form = |id: &Fact| {
        let at = id.range.start;
        form && context.ticket.is_in_field(at, FieldKind::Resources)
    };
    // A guess rests on such identifiers itself.
    let chosen = context.ticket.field(FieldKind::Provider).is_some() || names(context, &desk.names);
    // The whole draft is searched once for each provider, however many identifiers it has.
    let mut told_of: BTreeMap<&str, bool> = BTreeMap::new();
    let stray = context.facts.of(FactKind::ResourceId).find_map(|id| {
        let Some(&IdentifierDetail {
            provider: Some(of),
            kind: IdentifierKind::Resource,
            client_side: false,
            address: false,
            ..
        }) = id.identifier()
        else {
            return None;
        };
        let other = provider(of).filter(|p| p.name != own && p.name != GENERIC)?;
        let told = *told_of
            .entry(other.name.as_ref())
            .or_insert_with(|| names(context, &other.names))
            || context.ticket.is_verbatim(&id.range)
            || context
                .facts
                .within(FactKind::Url, &id.range)
                .next()
                .is_some();
        let asked = in_form(id);
        let meant = || !is_other_end(context, id) && (chosen || asked || calls_own(context, id));
        (!told && (!known || asked) && meant()).then_some((id, other))
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

/// Whether the sentence of an identifier calls it a product of the draft's
/// provider: 「OSS バケットは arn:…」.
fn calls_own(context: &Context<'_>, id: &Fact) -> bool {
    let own = context.around(id.range.start, 0, 0);
    let before = own.start..id.range.start.max(own.start);
    let products = context.facts.within(FactKind::Product, &before);
    products
        .filter_map(Fact::product)
        .any(|product| product.provider() == context.profile.provider)
}

/// Whether the identifier is where something of the draft's provider goes to or
/// comes from: 「EC2 から www.… へ」.
fn is_other_end(context: &Context<'_>, id: &Fact) -> bool {
    let own = context.around(id.range.start, 0, 0);
    let apart = |p: &Fact| p.range.end <= id.range.start || id.range.end <= p.range.start;
    context.says(&own, &cues::END_TO_END)
        && context.facts.within(FactKind::Product, &own).any(|p| {
            let of = p.product().map(|product| product.provider());
            apart(p) && of == Some(context.profile.provider)
        })
}

/// Whether the author names a provider, anywhere but in its field.
fn names(context: &Context<'_>, names: &[crate::knowledge::Text]) -> bool {
    let prose = context.ticket.prose();
    let spelled = |at: usize, name: &str| {
        let range = at..at + name.len();
        let inside = |kind| context.facts.within(kind, &range).next().is_some();
        !inside(FactKind::ResourceId) && !inside(FactKind::Url)
    };
    names.iter().any(|name| {
        prose
            .match_indices(name.as_ref())
            .any(|(at, _)| spelled(at, name))
    })
}

/// Identifiers with a region inside that is not the region the draft states: in
/// its field, or right before the identifier.
fn elsewhere(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let folded = |range: &Range| ticket.folded().get(range.clone()).unwrap_or("");
    let inner: Vec<(&Fact, &str)> = context
        .facts
        .of(FactKind::ResourceId)
        .filter(|id| !ticket.is_verbatim(&id.range))
        .filter_map(|id| Some((id, region_code(folded(&id.range))?)))
        .collect();
    let Some((id, other)) = inner.first() else {
        return;
    };
    let stated: Vec<(&Range, &str)> = context
        .facts
        .of(FactKind::Region)
        .map(|region| &region.range)
        .filter(|range| {
            let inside = |kind| context.facts.within(kind, range).next().is_some();
            !inside(FactKind::ResourceId) && !inside(FactKind::Url)
        })
        .filter_map(|range| {
            let value = folded(range);
            Some((
                range,
                region_code(value).or_else(|| named_region(context, value))?,
            ))
        })
        .collect();
    let bound = stated.iter().find(|(range, _)| {
        ticket.is_in_field(range.start, FieldKind::Region) || leads_to(context, range, &id.range)
    });
    let Some((place, code)) = bound else {
        return;
    };
    // Whoever speaks of two regions may mean either.
    let one = stated.iter().all(|(_, region)| region == code);
    if !one || inner.iter().any(|(_, region)| region == code) {
        return;
    }
    hits.push(
        Hit::at(id.range.clone())
            .case("region")
            .hole("quote", context.quote(&id.range))
            .hole("other", *other)
            .hole("stated", context.quote(place))
            .related((*place).clone(), "stated"),
    );
}

/// The identifiers that name a host.
const HOST: &str = "host-name";

/// Names of hosts with a zone inside that is not the one of the form's field.
fn other_zone(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let folded = |range: &Range| ticket.folded().get(range.clone()).unwrap_or("");
    let zone_in = |range: &Range| {
        let mut zones = cues::ZONE_CODE.find_all(folded(range)).into_iter();
        let only = zones.next().filter(|_| zones.next().is_none())?;
        Some(range.start + only.start..range.start + only.end)
    };
    let mut fields = ticket.fields_of(FieldKind::Zone);
    let Some(stated) = fields.next().and_then(|field| zone_in(&field.range)) else {
        return;
    };
    // A related resource may lie in another zone; what holds this one does not.
    let labelled = Labelled::of(ticket);
    let lines = form_for(context)
        .into_iter()
        .flat_map(|form| form.fields.iter());
    let of_host = lines.filter(|line| line.identifiers.iter().any(|name| name == HOST));
    let fields: Vec<&Range> = of_host
        .flat_map(|line| labelled.under(line))
        .map(|(_, field)| &field.range)
        .collect();
    let hosts = fields
        .iter()
        .flat_map(|field| context.facts.within(FactKind::ResourceId, field));
    let stray = hosts
        .filter(|id| is_proper(id) && !ticket.is_verbatim(&id.range))
        .find_map(|id| Some((id, zone_in(&id.range)?)))
        .filter(|(_, zone)| folded(zone) != folded(&stated));
    if let Some((id, zone)) = stray {
        hits.push(
            Hit::at(id.range.clone())
                .case("zone")
                .hole("quote", context.quote(&id.range))
                .hole("other", folded(&zone))
                .hole("stated", folded(&stated))
                .related(stated, "stated"),
        );
    }
}

/// How far before an identifier its region is told, in bytes.
const LEAD: usize = 40;

/// Whether the region is told of the identifier: 「大阪リージョンの SQS(arn:…)」,
/// not 「大阪リージョンから arn:… へ」.
fn leads_to(context: &Context<'_>, region: &Range, id: &Range) -> bool {
    let gap = region.end..id.start.max(region.end);
    region.end <= id.start
        && gap.len() <= LEAD
        && cues::REGION_OF.is_in(context.ticket.prose_of(&gap))
}

/// The code of the one region of the draft's provider that a value names.
fn named_region(context: &Context<'_>, value: &str) -> Option<&'static str> {
    let regions = &provider(context.profile.provider)?.regions;
    let mut named = regions.iter().filter(|region| {
        region
            .names
            .iter()
            .any(|name| value.contains(name.as_ref()))
    });
    let only = named.next()?;
    named.next().is_none().then_some(only.code.as_ref())
}

/// The code of the region in a value, without the letter of the zone.
fn region_code(text: &str) -> Option<&str> {
    let found = cues::REGION_CODE.find(text)?;
    Some(&text[found])
}

/// Drafts all of whose resources are masked: the desk cannot look them up. A
/// masked address or host name is no identifier that it would ask for.
fn masked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let is_address = |id: &Fact| id.identifier().is_some_and(|id| id.address);
    let mut ids = context.facts.of(FactKind::ResourceId);
    let Some(first) = context
        .facts
        .of(FactKind::ResourceId)
        .find(|id| !is_address(id))
    else {
        return;
    };
    if ids.all(|id| id.identifier().is_some_and(|id| id.masked)) {
        hits.push(
            Hit::at(first.range.clone())
                .case("masked")
                .whole_draft()
                .confidence(Confidence::Low)
                .hole("quote", context.quote(&first.range)),
        );
    }
}
