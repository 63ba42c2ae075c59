//! What sort of draft it is: its kind, its provider, its language.

use super::{Detail, FactKind, Facts, Kind, question, symptom};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Language, Range};
use crate::ticket::{BlockKind, Field, Sentence, Ticket};

impl Kind {
    /// The kind a draft states or, failing that, looks like.
    #[must_use]
    pub fn guess(ticket: &Ticket, facts: &Facts) -> Self {
        let stated = Self::stated(ticket);
        // Words on a line among others weigh less than a failure that is told.
        let inline = || Self::stated_in_line(ticket).filter(|_| !tells_failure(ticket, facts));
        let stated = stated.or_else(inline);
        stated.unwrap_or_else(|| Self::apparent(ticket, facts))
    }

    /// The kind that a field of the draft names.
    #[must_use]
    pub fn stated(ticket: &Ticket) -> Option<Self> {
        for field in [FieldKind::Kind, FieldKind::Category] {
            for field in ticket.fields_of(field) {
                let value = ticket.prose_of(&field.range).trim();
                if let Some(kind) = Self::said_by(value) {
                    return Some(kind);
                }
            }
        }
        None
    }

    /// The kind that one of several values on a first line names:
    /// 「宛先:サポート/種別:使い方の質問/…」.
    fn stated_in_line(ticket: &Ticket) -> Option<Self> {
        let first = ticket.sentences.first()?;
        let words = ticket.prose_of(&first.range);
        let found = cues::KIND_INLINE.find(words)?;
        // A label alone on its line is a field.
        let among = words.matches(':').count() > 1;
        let (_, value) = words[found].split_once(':').filter(|_| among)?;
        Self::said_by(value.trim())
    }

    /// The kind that words name where a kind is asked for, as prose is folded.
    #[must_use]
    pub fn said_by(words: &str) -> Option<Self> {
        if let Some(kind) = Self::from_name(words) {
            return Some(kind);
        }
        // "account (not a fault)" is not one.
        if cues::QUESTION_DECLARED.is_in(words) {
            return Some(Self::Question);
        }
        let cases = [
            (&cues::KIND_OFFICE_HOURS, Self::OfficeHours),
            (&cues::KIND_CLOSING, Self::Closing),
            (&cues::KIND_REPLY, Self::Reply),
            (&cues::KIND_BILLING, Self::Billing),
            (&cues::KIND_FEATURE, Self::FeatureRequest),
            (&cues::KIND_PRESALES, Self::Presales),
            (&cues::KIND_INCIDENT, Self::Incident),
            (&cues::KIND_QUESTION, Self::Question),
            (&cues::KIND_TECHNICAL, Self::Incident),
        ];
        if cues::KIND_TECHNICAL.is_in(words) && !cues::KIND_INCIDENT.is_in(words) {
            if cues::KIND_ASKED.is_in(words) {
                return Some(Self::Question);
            }
            // A technical inquiry may be either; what is told decides.
            if cues::KIND_QUESTION.is_in(words) {
                return None;
            }
        }
        let named = cases.iter().find(|(cue, _)| cue.is_in(words));
        named.map(|(_, kind)| *kind)
    }

    fn apparent(ticket: &Ticket, facts: &Facts) -> Self {
        let prose = ticket.prose();
        let trouble = tells_trouble(ticket, facts);
        if cues::OFFICE_HOURS.is_in(prose) {
            return Self::OfficeHours;
        }
        let subject = ticket
            .value(FieldKind::Subject)
            .unwrap_or("")
            .to_ascii_lowercase();
        let calm = || !tells_failure(ticket, facts);
        if cues::FEATURE_TITLE.is_in(&subject)
            || is_labelled_wish(ticket)
            || opens_as_wish(ticket) && occurrences(ticket, facts).next().is_none()
        {
            return Self::FeatureRequest;
        }
        if cues::CLOSING.is_in(prose) {
            return Self::Closing;
        }
        if cues::ANSWERING.is_in(prose)
            || answers_in_title(ticket)
            || opens_with_request(ticket)
            || !trouble && sends_to_case(ticket, facts)
        {
            return Self::Reply;
        }
        if is_titled_question(ticket)
            || has_question_level(ticket)
            || applies_for_limit(ticket)
            || is_headed_question(ticket) && calm()
        {
            return Self::Question;
        }
        let billing = cues::BILLING_MATTER.find_all(prose).len();
        let troubled = facts.has(FactKind::Symptom) || facts.has(FactKind::VagueError);
        let titled = || troubled && !facts.has(FactKind::ErrorMessage) && has_billing_title(ticket);
        let of_money = || billing > 2 || asks_of_money(ticket, facts);
        if billing >= 2 && of_money() && (!troubled || titled()) && !has_trouble_part(ticket) {
            return Self::Billing;
        }
        if cues::FEATURE_WISH.is_in(prose) && !trouble {
            return Self::FeatureRequest;
        }
        if declares_question(ticket)
            || calls_itself_question(ticket) && calm()
            || opens_with_limit(ticket) && calm()
            || has_question_part(ticket, facts)
            || denies_trouble(ticket, facts)
            || asks_at_lowest_level(ticket, facts) && calm()
        {
            return Self::Question;
        }
        if trouble || shows_error(ticket, facts) {
            let only_asks = facts
                .of(FactKind::Question)
                .any(|q| q.detail == Detail::Case(question::MEANING))
                && !facts.has(FactKind::Symptom);
            // Nothing broke: the author looks for the right command.
            let asks_how = !trouble
                && facts.has(FactKind::Question)
                && cues::USAGE_ERROR.is_in(ticket.folded());
            return if only_asks || asks_how {
                Self::Question
            } else {
                Self::Incident
            };
        }
        if billing > 0 && facts.has(FactKind::Question) {
            return Self::Billing;
        }
        let asks = facts.has(FactKind::Question)
            || facts.has(FactKind::Goal)
            || cues::QUESTIONS_ANNOUNCED.is_in(prose)
            || cues::WORK_ASKED.is_in(prose);
        if asks {
            return Self::Question;
        }
        Self::Incident
    }
}

/// Whether what is asked or wished, or the title, names money.
fn asks_of_money(ticket: &Ticket, facts: &Facts) -> bool {
    let asked = [FactKind::Question, FactKind::Goal]
        .into_iter()
        .flat_map(|kind| facts.of(kind))
        .filter_map(|fact| ticket.folded().get(fact.range.clone()));
    let mut asked = titles(ticket).chain(asked);
    asked.any(|words| cues::BILLING_MATTER.is_in(words))
}

/// Whether the draft opens by asking for a higher limit.
fn opens_with_limit(ticket: &Ticket) -> bool {
    const OPENING: usize = 4;
    let mut opening = ticket.sentences.iter().take(OPENING);
    opening.any(|s| cues::LIMIT_RAISE.is_in(ticket.prose_of(&s.range))) && !has_trouble_part(ticket)
}

/// Whether the draft tells of a failure, or of something that happened: whatever it calls
/// itself, somebody waits for it to work again.
fn tells_failure(ticket: &Ticket, facts: &Facts) -> bool {
    let asked = |range: &Range| facts.within(FactKind::Question, range).next().is_some();
    let mut symptoms = facts.of(FactKind::Symptom);
    symptoms.any(|fact| {
        let definite = fact.detail != Detail::Case(symptom::LAST_RESORT);
        definite && !asked(&fact.range) && !is_supposed(ticket, &fact.range)
    }) || occurrences(ticket, facts).next().is_some()
}

/// Whether trouble is told, not only asked about: 「障害は発生していますか」
/// tells none.
fn tells_trouble(ticket: &Ticket, facts: &Facts) -> bool {
    let asked = |range: &Range| {
        facts
            .within(FactKind::Question, range)
            .any(|q| q.detail == Detail::Case(question::STATUS))
    };
    [FactKind::Symptom, FactKind::VagueError]
        .into_iter()
        .flat_map(|kind| facts.of(kind))
        .any(|fact| !asked(&fact.range) && !is_supposed(ticket, &fact.range))
        || occurrences(ticket, facts).any(|range| !asked(&range) && !is_supposed(ticket, &range))
}

/// Where the draft says that something happened; what happens at that time of every day
/// did not.
fn occurrences(ticket: &Ticket, facts: &Facts) -> impl Iterator<Item = Range> {
    let recurs = |range: &Range| {
        let mut times = facts.within(FactKind::Timestamp, range);
        times.any(|fact| matches!(&fact.detail, Detail::Time(time) if time.recurring))
    };
    let told = cues::OCCURRENCE.find_all(ticket.prose()).into_iter();
    // What is told as past did happen, however often.
    let past = |range: &Range| ticket.prose_of(range).contains("まし");
    told.filter(move |range| past(range) || !recurs(range))
}

/// Whether an error is shown that is not only supposed to come.
fn shows_error(ticket: &Ticket, facts: &Facts) -> bool {
    let mut errors = facts.of(FactKind::ErrorMessage);
    errors.any(|error| !is_supposed(ticket, &error.range))
}

/// Whether the sentence speaks of what may happen, or of what others say does:
/// 「二重に取得される可能性はありますか」.
fn is_supposed(ticket: &Ticket, trouble: &Range) -> bool {
    let at = ticket.sentence_at(trouble.start);
    let sentence = at.and_then(|at| ticket.sentences.get(at));
    sentence.is_some_and(|s| cues::TROUBLE_SUPPOSED.is_in(ticket.prose_of(&s.range)))
}

/// Whether a label, a heading or the first words of a sentence call it a wish for
/// the product.
fn is_labelled_wish(ticket: &Ticket) -> bool {
    if !cues::FEATURE_LABEL.may_be_in(ticket.folded()) {
        return false;
    }
    // 「要望:」 in a form that tells of trouble heads what is asked about that.
    let troubled = has_trouble_part(ticket);
    let asks = |range: &Range| {
        let mut requests = ticket.fields_of(FieldKind::Request);
        troubled && requests.any(|field| field.label.as_ref() == Some(range))
    };
    let labels = ticket
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Label | BlockKind::Heading(_)))
        .map(|b| &b.range)
        .filter(|range| !asks(range));
    let sentences = ticket.sentences.iter().map(|s| &s.range);
    labels
        .chain(sentences)
        .filter_map(|range| ticket.folded().get(range.clone()))
        .any(|words| cues::FEATURE_LABEL.is_in(words))
}

/// Whether the title, or the first line where there is none, answers a message about
/// a case: "Re: [Case 07418822] …".
fn answers_in_title(ticket: &Ticket) -> bool {
    let first = ticket.sentences.first().map(|s| ticket.prose_of(&s.range));
    titles(ticket)
        .chain(first)
        .any(|t| cues::REPLY_TITLE.is_in(t))
}

/// Whether the draft begins with a message of the desk that asks for something.
fn opens_with_request(ticket: &Ticket) -> bool {
    let mut quotes = ticket
        .blocks
        .iter()
        .take_while(|b| b.kind == BlockKind::Quote);
    quotes.any(|b| {
        ticket
            .folded()
            .get(b.range.clone())
            .is_some_and(|words| cues::DESK_ASKED.is_in(words))
    })
}

/// Whether the draft begins with the number of its case and sends something to
/// it: 「ケース #07123456 ログをアップロードしました。」
fn sends_to_case(ticket: &Ticket, facts: &Facts) -> bool {
    const HEAD: usize = 2;
    let head = ticket.sentences.get(..HEAD.min(ticket.sentences.len()));
    let numbered = head.unwrap_or_default().iter().any(|s| {
        facts
            .within(FactKind::CaseReference, &s.range)
            .next()
            .is_some()
    });
    (numbered || ticket.field(FieldKind::CaseNumber).is_some())
        && cues::SENT_TO_CASE.is_in(ticket.prose())
}

/// The subject and the first heading.
fn titles(ticket: &Ticket) -> impl Iterator<Item = &str> {
    let subject = ticket.fields_of(FieldKind::Subject).map(|f| &f.range);
    let heading = ticket
        .blocks
        .iter()
        .find(|b| matches!(b.kind, BlockKind::Heading(_)))
        .map(|b| &b.range);
    subject
        .chain(heading)
        .filter_map(|range| ticket.folded().get(range.clone()))
}

/// Whether the level of severity is called that of a question: 「緊急度: 低(質問)」.
fn has_question_level(ticket: &Ticket) -> bool {
    ticket
        .fields_of(FieldKind::Severity)
        .filter_map(|field| ticket.folded().get(field.range.clone()))
        .any(|value| cues::LEVEL_OF_QUESTION.is_in(value))
        && !cues::OUTAGE_TOLD.is_in(ticket.prose())
}

/// Whether the title, or its tag, says that the draft is a question.
fn is_titled_question(ticket: &Ticket) -> bool {
    let tagged = || !cues::OUTAGE_TOLD.is_in(ticket.prose());
    titles(ticket).any(|title| {
        cues::QUESTION_TITLE.is_in(title) || cues::QUESTION_TAG.is_in(title) && tagged()
    }) || line_as_title(ticket).is_some_and(|line| cues::QUESTION_TITLE.is_in(line) && tagged())
        || opens_as_question(ticket)
}

/// Whether the draft opens by saying that it is a question. Further down, what is not
/// broken is only set against what is.
fn declares_question(ticket: &Ticket) -> bool {
    opening(ticket).any(|words| cues::QUESTION_DECLARED.is_in(words))
}

/// The first sentences of a draft, and of those the first that no form chose and that name
/// nobody to contact: what opens it.
fn opening(ticket: &Ticket) -> impl Iterator<Item = &str> {
    // A greeting, a name and what the house does may come first.
    const OPENING: usize = 6;
    let filed = |s: &&Sentence| {
        let mut kinds = ticket.field_kinds_at(s.range.start);
        !kinds.any(|kind| kind.is_choice() || kind == FieldKind::Contact)
    };
    let first = ticket.sentences.iter().take(OPENING);
    // The first six are read already.
    let told = ticket.sentences.iter().enumerate();
    let told = told.filter(move |(_, s)| filed(s)).take(OPENING);
    let told = told.filter(|(at, _)| *at >= OPENING).map(|(_, s)| s);
    first.chain(told).map(|s| ticket.prose_of(&s.range))
}

/// Whether the draft says, wherever that is, that nothing is out of order, asks, and shows
/// nothing that is: what could not be found out is all that it complains of.
fn denies_trouble(ticket: &Ticket, facts: &Facts) -> bool {
    let said = cues::TROUBLE_NONE.find_all(ticket.prose());
    let said = said
        .iter()
        .any(|range| ticket.sentence_at(range.start).is_some());
    let shown = || {
        let kinds = [FactKind::ErrorMessage, FactKind::VagueError, FactKind::Log];
        kinds.into_iter().any(|kind| facts.has(kind)) || tells_failure(ticket, facts)
    };
    said && (facts.has(FactKind::Question) || facts.has(FactKind::Goal)) && !shown()
}

/// Whether a draft of the lowest level of severity asks, and has no part for trouble: that
/// two pages differ, or that a form offers no such day, is what the question comes from.
fn asks_at_lowest_level(ticket: &Ticket, facts: &Facts) -> bool {
    cues::LOWEST_LEVEL.is_in(ticket.folded())
        && facts.has(FactKind::Question)
        && !cues::QUESTION_WHY.is_in(ticket.prose())
        && !facts.has(FactKind::VagueError)
        && !has_trouble_part(ticket)
}

/// Whether the draft opens by saying that it is a wish for the product.
fn opens_as_wish(ticket: &Ticket) -> bool {
    // A greeting may come first.
    const OPENING: usize = 3;
    let mut opening = ticket.sentences.iter().take(OPENING);
    opening.any(|s| cues::FEATURE_OPENING.is_in(ticket.prose_of(&s.range)))
}

/// Whether a title asks to be told something.
fn is_headed_question(ticket: &Ticket) -> bool {
    titles(ticket).any(|title| cues::QUESTION_HEADED.is_in(title))
}

/// Whether a title applies for a higher limit: that the old one is reached is no failure.
fn applies_for_limit(ticket: &Ticket) -> bool {
    titles(ticket).any(|title| cues::LIMIT_HEADED.is_in(title))
}

/// Whether the draft opens by calling itself a question on something.
fn calls_itself_question(ticket: &Ticket) -> bool {
    opening(ticket).any(|words| cues::QUESTION_CALLED.is_in(words))
}

/// The first line of a draft, where it stands alone as a title does.
fn line_as_title(ticket: &Ticket) -> Option<&str> {
    let first = ticket.blocks.first()?;
    let line = ticket.folded().get(first.range.clone())?.trim();
    let titled = ticket.field(FieldKind::Subject).is_some();
    let within = |range: &Range| first.range.start <= range.start && range.end <= first.range.end;
    let sentences = ticket.sentences.iter().filter(|s| within(&s.range));
    let one = sentences.take(2).count() == 1 && !line.contains('\n');
    let alone = first.kind == BlockKind::Paragraph && one;
    (!titled && alone && ticket.blocks.len() > 1).then_some(line)
}

/// Whether the title names a bill before anything else, 「請求: 共有されていない?」, or the
/// draft opens by asking about one; of an outage, a system for bills may be what is out.
fn has_billing_title(ticket: &Ticket) -> bool {
    // The desk, a greeting and a name may come first.
    const OPENING: usize = 6;
    let mut opening = ticket.sentences.iter().take(OPENING);
    let mut headed = titles(ticket).chain(line_as_title(ticket));
    if headed.any(|title| cues::BILLING_COMPLAINT.is_in(title)) {
        return true;
    }
    (titles(ticket).any(|title| cues::BILLING_TITLE.is_in(title))
        || opening.any(|s| cues::BILLING_OPENING.is_in(ticket.prose_of(&s.range))))
        && !cues::OUTAGE_TOLD.is_in(ticket.prose())
}

/// Whether the first words of the draft are the label of a question, and no part
/// is about trouble.
fn opens_as_question(ticket: &Ticket) -> bool {
    let Some(first) = ticket.blocks.first().filter(|b| b.kind == BlockKind::Label) else {
        return false;
    };
    let asks = |field: &Field| field.label.as_ref() == Some(&first.range);
    let Some(field) = ticket.fields_of(FieldKind::Question).find(|f| asks(f)) else {
        return false;
    };
    // 「質問: …」 on one line is the title.
    let between = ticket.folded().get(first.range.end..field.range.start);
    let titled = !field.range.is_empty() && between.is_some_and(|gap| !gap.contains('\n'));
    let calm = || {
        cues::TROUBLE_NONE.is_in(ticket.prose())
            || !cues::OUTAGE_TOLD.is_in(ticket.prose_of(&field.range))
    };
    titled && calm() || !has_trouble_part(ticket)
}

/// Whether the draft has a part for what went wrong.
fn has_trouble_part(ticket: &Ticket) -> bool {
    const TROUBLE: &[FieldKind] = &[
        FieldKind::Symptom,
        FieldKind::Actual,
        FieldKind::Error,
        FieldKind::Log,
        FieldKind::Steps,
        FieldKind::OccurredAt,
        FieldKind::Ongoing,
    ];
    TROUBLE.iter().any(|kind| ticket.field(*kind).is_some())
}

/// Whether the draft has a part for its question and none for trouble, nor any
/// error or time of trouble.
fn has_question_part(ticket: &Ticket, facts: &Facts) -> bool {
    ticket.field(FieldKind::Question).is_some()
        && !has_trouble_part(ticket)
        && ![
            FactKind::ErrorMessage,
            FactKind::VagueError,
            FactKind::Log,
            FactKind::OngoingStatus,
        ]
        .into_iter()
        .any(|kind| facts.has(kind))
        && !occurrences(ticket, facts).any(|range| !is_supposed(ticket, &range))
}

/// What sort of draft it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Name of the provider, `generic` when none is known.
    pub provider: &'static str,
    /// The kind.
    pub kind: Kind,
    /// The language it is written in.
    pub language: Language,
}
