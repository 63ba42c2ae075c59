//! Values of the schema as the Rust expressions that make them.

use std::fmt::Debug;

use super::schema::outline::{Asked, Outline};
use super::schema::template::{Need, Purpose, Wanted};
use super::schema::{
    Advice, Applicability, Bilingual, Card, Confidence, Consultation, Contract, Desk, Document,
    Example, Examples, Export, ExportCode, Family, FindOut, Form, FormField, Gloss, Identifier,
    IdentifierKind, KindPlace, LabelWords, LanguageRegion, Languages, Level, Lifecycle, List,
    Match, MeetingTool, Member, Message, Oldest, OptionSet, OptionValue, Origin, PhoneCondition,
    Plan, Product, Provider, ProviderSeverity, Region, RuleOption, Said, Scope, Section, Severity,
    Shared, Statement, Takes, Target, Text, Topic, Variant,
};

/// Writes a value as the Rust expression that makes it.
pub(super) trait Emit {
    fn emit(&self) -> String;
}

impl Emit for Text {
    fn emit(&self) -> String {
        format!("Cow::Borrowed({:?})", self.as_ref())
    }
}

impl Emit for bool {
    fn emit(&self) -> String {
        self.to_string()
    }
}

impl Emit for usize {
    fn emit(&self) -> String {
        self.to_string()
    }
}

impl Emit for OptionValue {
    fn emit(&self) -> String {
        match self {
            Self::Count(number) => format!("OptionValue::Count({})", number.emit()),
            Self::List(list) => format!("OptionValue::List({})", list.emit()),
        }
    }
}

impl<T: Emit> Emit for Option<T> {
    fn emit(&self) -> String {
        self.as_ref()
            .map_or_else(|| "None".to_owned(), |v| format!("Some({})", v.emit()))
    }
}

impl<T: Emit + Clone> Emit for List<T> {
    fn emit(&self) -> String {
        format!("Cow::Borrowed(&{})", emit_slice(self))
    }
}

/// The items as an array.
pub(super) fn emit_slice<T: Emit>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(Emit::emit).collect();
    format!("[{}]", items.join(",\n"))
}

fn variant(value: impl Debug, of: &str) -> String {
    format!("{of}::{value:?}")
}

macro_rules! emit_enums {
    ($($name:ident),*) => {
        $(impl Emit for $name {
            fn emit(&self) -> String { variant(self, stringify!($name)) }
        })*
    };
}

emit_enums!(
    Severity,
    Confidence,
    Scope,
    Applicability,
    IdentifierKind,
    Said,
    PhoneCondition,
    Origin,
    Takes
);

macro_rules! emit_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl Emit for $name {
            fn emit(&self) -> String {
                let Self { $($field),* } = self;
                let fields = [$(format!("{}: {}", stringify!($field), $field.emit())),*];
                format!("{} {{ {} }}", stringify!($name), fields.join(", "))
            }
        }
    };
}

emit_struct!(Bilingual { ja, en });
emit_struct!(Message {
    case,
    severity,
    severity_for,
    what,
    ask,
    action,
    rewrite,
    goes_in,
    in_place,
    rests_on
});
emit_struct!(FindOut {
    providers,
    cases,
    of,
    how
});
emit_struct!(Match {
    find,
    strip,
    unless,
    within,
    unless_facts,
    replace,
    topics
});
emit_struct!(Topic {
    case,
    name,
    providers,
    kinds,
    find,
    strip,
    with,
    carries,
    said,
    unless,
    within,
    unless_draft,
    severity,
    confidence,
    rests_on,
    redirect,
    variants
});
emit_struct!(Variant {
    providers,
    plans,
    levels,
    answered,
    case,
    severity,
    redirect
});
emit_struct!(Example {
    text,
    syntax,
    provider,
    kind,
    whole,
    case,
    fixed,
    glossary,
    holidays,
    options
});
emit_struct!(OptionSet { name, value });
emit_struct!(RuleOption {
    name,
    takes,
    least,
    most,
    among,
    default,
    unset,
    about,
    example
});
emit_struct!(Gloss { term, meaning });
emit_struct!(Examples { fail, pass });
emit_struct!(LabelWords { name, words });
emit_struct!(ProviderSeverity { provider, severity });
emit_struct!(KindPlace { kind, place });
emit_struct!(Card {
    name,
    family,
    severity,
    severity_for,
    confidence,
    kinds,
    providers,
    scope,
    belongs,
    asked,
    asked_for,
    yields_to,
    last,
    find_out,
    summary,
    wants,
    why,
    silent,
    statements,
    general_knowledge,
    fix,
    detector,
    matcher,
    messages,
    labels,
    holes,
    options,
    examples,
});
emit_struct!(Identifier {
    name,
    kind,
    pattern,
    telling,
    labels,
    fields,
    address,
    client_side,
    near,
    example,
    general_knowledge
});
emit_struct!(Product {
    name,
    aliases,
    weak,
    resource,
    endpoint,
    client_side,
    global,
    telling,
    id_example
});
emit_struct!(Document {
    code,
    title,
    url,
    edition,
    sections
});
emit_struct!(Section { name, title });
emit_struct!(Provider {
    name,
    title,
    names,
    on_others,
    first_guess,
    id_example,
    place_example,
    evidence,
    own_accounts,
    sample_accounts,
    documents,
    contract,
    plans,
    levels,
    forms,
    consultation,
    lifecycle,
    desk,
    related_products,
    common_products,
    products,
    regions,
    identifiers
});
emit_struct!(Statement {
    id,
    provider,
    document,
    section,
    gloss
});
emit_struct!(Family { name, title });
emit_struct!(Advice {
    topic,
    title,
    text,
    providers,
    kinds,
    goes_with,
    statements,
    shared
});
emit_struct!(Shared { statements, why });
emit_struct!(Contract {
    title,
    key,
    example,
    runs_out,
    two_sided,
    general_knowledge
});
emit_struct!(Target {
    level,
    within,
    minutes,
    business_hours
});
emit_struct!(Plan {
    name,
    title,
    aliases,
    channels,
    entitled,
    office_hours,
    hours,
    targets,
    statements,
    general_knowledge
});
emit_struct!(Level {
    name,
    title,
    aliases,
    meaning,
    situations,
    advised,
    statements,
    general_knowledge
});
emit_struct!(FormField {
    name,
    label,
    title,
    aliases,
    fields,
    facts,
    identifiers,
    expects,
    example,
    unknown,
    optional,
    local,
    found_by,
    kinds,
    statements
});
emit_struct!(Form {
    name,
    title,
    kind,
    opening,
    fields
});
emit_struct!(ExportCode { code, names });
emit_struct!(Member {
    name,
    from,
    labels,
    codes,
    longest,
    most,
    optional,
    wants,
    how
});
emit_struct!(Export {
    name,
    title,
    provider,
    reference,
    general_knowledge,
    members,
    lines
});
emit_struct!(MeetingTool {
    name,
    aliases,
    invited,
    call,
    account_only,
    general_knowledge
});
emit_struct!(Consultation {
    timezone,
    lead_days,
    opens,
    closes,
    shortest,
    longest,
    choices,
    closed,
    tools,
    statements
});
emit_struct!(Lifecycle {
    supported_months,
    oldest,
    general_knowledge,
    statements
});
emit_struct!(Oldest { product, number });
emit_struct!(Desk {
    refuses,
    phone,
    web_first,
    wants_contact,
    engineer_for,
    languages
});
emit_struct!(Languages {
    english_only,
    regions,
    from_hour,
    to_hour
});
emit_struct!(LanguageRegion {
    title,
    aliases,
    languages,
    words
});
emit_struct!(Region { code, names });
emit_struct!(Outline {
    provider,
    kind,
    asks
});
emit_struct!(Asked {
    field,
    label,
    hint,
    answer,
    prose
});
emit_struct!(Need {
    name,
    fields,
    asks,
    strip,
    labels,
    told,
    beside,
    title,
    label,
    hint,
    asked,
    not_asked
});
emit_struct!(Purpose {
    name,
    title,
    kind,
    named,
    strip,
    speaks,
    unless,
    lists,
    needs
});
emit_struct!(Wanted { any, helpful });
