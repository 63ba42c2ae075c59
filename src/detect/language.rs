//! Does the desk answer in the language of the draft?

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::{FieldKind, LanguageRegion, Languages, cues, provider};
use crate::text::{Language, Range};
use crate::ticket::BlockKind;

/// Letters that a text must have for its language to be told.
const ENOUGH: usize = 15;

/// One letter in so many being Japanese makes a text Japanese: product names
/// and quoted errors are Latin in Japanese drafts, too.
const JAPANESE_SHARE: usize = 5;

/// Fires on a text in another language than the one its form chooses, and on
/// Japanese where the desk answers in English only.
pub(super) fn not_supported(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some((body, first)) = body(context) else {
        return;
    };
    if let Some((chosen, range)) = chosen(context)
        && chosen != body
    {
        let (ja, en) = name(body);
        let (chosen_ja, chosen_en) = name(chosen);
        let hit = Hit::at(range).words("body", ja, en);
        let hit = hit.words("chosen", chosen_ja, chosen_en);
        hits.push(hit.case("field").related(first.clone(), "body"));
    }
    let languages = provider(context.profile.provider)
        .and_then(|p| p.desk.as_ref())
        .and_then(|desk| desk.languages.as_ref());
    let Some(languages) = languages else { return };
    if body != Language::En {
        hits.extend(unspoken(context, languages, body, &first));
    }
}

/// Why the desk does not speak the language of the text, if it does not.
fn unspoken(
    context: &Context<'_>,
    languages: &'static Languages,
    body: Language,
    first: &Range,
) -> Option<Hit> {
    let ticket = context.ticket;
    let (ja, en) = name(body);
    let at = |range: Range, case| {
        let quote = context.quote(&range);
        let hit = Hit::at(range).case(case).hole("quote", quote);
        hit.words("body", ja, en).related(first.clone(), "body")
    };
    let partner = ticket
        .field(FieldKind::UserType)
        .filter(|f| context.says(&f.range, &cues::PARTNER_USER))
        .map(|f| f.range.clone())
        .or_else(|| cues::PARTNER_SAID.find(ticket.prose()));
    if let Some(range) = partner {
        return Some(at(range, "partner"));
    }
    if let Some(range) = english_only(context, languages) {
        return Some(at(range, "product"));
    }
    if let Some((region, range)) = region(context, languages) {
        let spoken = region.languages.iter().any(|l| l == body.code());
        if !spoken {
            let hit = at(range, "region").named("region", &region.title);
            return Some(hit.named("spoken", &region.words));
        }
    }
    let after = submitted(context).filter(|(hour, _)| {
        !(languages.from_hour..languages.to_hour).contains(&usize::from(*hour))
    })?;
    let hours = format!("{}:00-{}:00", languages.from_hour, languages.to_hour);
    Some(at(after.1, "hours").hole("hours", hours))
}

/// The product of the draft, if the desk speaks English only about it: the one
/// its field names, else the only one of the desk's that the text names.
fn english_only(context: &Context<'_>, languages: &Languages) -> Option<Range> {
    let ticket = context.ticket;
    let only = |name: &str| languages.english_only.iter().any(|n| n == name);
    let named = |in_field: bool| {
        context.facts.of(FactKind::Product).filter(move |fact| {
            ticket.is_in_field(fact.range.start, FieldKind::Product) == in_field
        })
    };
    let product = |fact: &crate::facts::Fact| {
        let product = fact.product()?;
        let of_desk = product.provider() == context.profile.provider;
        of_desk.then(|| (product.name(), fact.range.clone()))
    };
    if ticket.field(FieldKind::Product).is_some() {
        let mut chosen = named(true).filter_map(product);
        return chosen.next().filter(|(name, _)| only(name)).map(|p| p.1);
    }
    // The first of the desk's products that is named decides, if all others
    // are of the same sort; parts such as a job belong to any of them.
    let whole: Vec<_> = named(false)
        .filter_map(product)
        .filter(|(name, _)| only(name) || name.contains('&'))
        .collect();
    let all = whole.iter().all(|(name, _)| only(name));
    whole.into_iter().next().filter(|_| all).map(|p| p.1)
}

/// Where the customer is, if the form says so.
fn region(
    context: &Context<'_>,
    languages: &'static Languages,
) -> Option<(&'static LanguageRegion, Range)> {
    let field = context.ticket.field(FieldKind::Region)?;
    let text = context.ticket.folded().get(field.range.clone())?;
    let words: Vec<&str> = text
        .split(['、', ',', '/', '(', ')', '\n'])
        .map(str::trim)
        .collect();
    languages
        .regions
        .iter()
        .find(|region| region.aliases.iter().any(|a| words.contains(&a.as_ref())))
        .map(|region| (region, field.range.clone()))
}

/// The hour at which the draft was or is to be filed, if its form says so.
fn submitted(context: &Context<'_>) -> Option<(u8, Range)> {
    let field = context.ticket.field(FieldKind::Today)?;
    // A "date" at which something failed is not that of the draft.
    let of_trouble = [FactKind::Frequency, FactKind::OngoingStatus];
    let mut of_trouble = FactKind::COMPLAINTS.into_iter().chain(of_trouble);
    if of_trouble.any(|kind| context.facts.within(kind, &field.range).next().is_some()) {
        return None;
    }
    let mut times = context.facts.within(FactKind::Timestamp, &field.range);
    times.find_map(|fact| match &fact.detail {
        Detail::Time(time) => Some((time.clock?.hour, fact.range.clone())),
        _ => None,
    })
}

/// The language that the form asks for.
fn chosen(context: &Context<'_>) -> Option<(Language, Range)> {
    let field = context.ticket.field(FieldKind::Language)?;
    let japanese = context.says(&field.range, &cues::LANGUAGE_JAPANESE);
    let english = context.says(&field.range, &cues::LANGUAGE_ENGLISH);
    match (japanese, english) {
        (true, false) => Some((Language::Ja, field.range.clone())),
        (false, true) => Some((Language::En, field.range.clone())),
        _ => None,
    }
}

/// The language of what the author wrote himself, code, quotes and the values
/// of the form left out, and its first sentence.
fn body(context: &Context<'_>) -> Option<(Language, Range)> {
    let ticket = context.ticket;
    let (mut japanese, mut latin) = (0_usize, 0_usize);
    let mut first = None;
    for sentence in &ticket.sentences {
        let label = ticket
            .blocks
            .get(sentence.block)
            .is_some_and(|b| b.kind == BlockKind::Label);
        let choice = ticket
            .field_kinds_at(sentence.range.start)
            .next()
            .is_some_and(is_in_any_language);
        if label || choice {
            continue;
        }
        first.get_or_insert_with(|| sentence.range.clone());
        for c in ticket.prose_of(&sentence.range).chars() {
            if matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}') {
                japanese += 1;
            } else if c.is_ascii_alphabetic() {
                latin += 1;
            }
        }
    }
    if japanese + latin < ENOUGH {
        return None;
    }
    let language = if japanese * JAPANESE_SHARE > japanese + latin {
        Language::Ja
    } else {
        Language::En
    };
    // A few words of either kind between names and figures tell nothing.
    let clear = language == Language::Ja || japanese * 10 <= latin;
    first.filter(|_| clear).map(|range| (language, range))
}

/// Whether a field holds names and choices, in whatever language.
fn is_in_any_language(kind: FieldKind) -> bool {
    kind.is_choice()
        || matches!(
            kind,
            FieldKind::Resources
                | FieldKind::OccurredAt
                | FieldKind::Contact
                | FieldKind::Submitter
                | FieldKind::Attachments
                | FieldKind::Error
        )
}

const fn name(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Ja => ("日本語", "Japanese"),
        Language::En => ("英語", "English"),
    }
}
