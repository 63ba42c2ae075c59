//! Where a draft is parted: rule by rule, until no rule finds a second matter.

use super::assign::{Care, Of, assign};
use super::cut::{covers, stays, text_within, text_without, without};
use super::leaf::{Asks, Leaf, Twin};
use super::unit::{Unit, units};
use super::wish;
use super::{Reason, origin};
use crate::detect::{ACCOUNTS, Context, SEAMS, Seam, accounts};
use crate::engine::{self, Settings};
use crate::facts::Profile;
use crate::knowledge::FieldKind;
use crate::rules;
use crate::text::{Range, SourceFile, Span};
use crate::ticket::{BlockKind, Syntax, Ticket};

/// A draft is parted again so often.
const DEEPEST: usize = 4;

/// The parting of one draft.
pub(super) struct Parting<'a> {
    source: &'a SourceFile,
    settings: Settings,
    /// Why it was parted, as far as it was.
    pub(super) reasons: Vec<Reason>,
    /// What is in several tickets because nothing tells in which it belongs.
    pub(super) unclear: Vec<Span>,
    /// Words that only join matters, and were passed over.
    joints: Vec<Span>,
}

/// What is left out for each matter; and what is unclear.
#[derive(Debug, Default)]
struct Cut {
    matters: Vec<Apart>,
    unclear: Vec<Span>,
}

impl Cut {
    /// Whether it makes several drafts that differ.
    fn parts(&self) -> bool {
        let first = self.matters.first();
        self.matters
            .iter()
            .skip(1)
            .any(|matter| first.is_some_and(|first| first.gone != matter.gone))
    }
}

/// How one of the matters is told.
#[derive(Debug)]
struct Apart {
    /// What it goes without.
    gone: Vec<Span>,
    /// The heading it has.
    heading: Option<String>,
    /// What it asks for, where a sentence of it asks for more.
    asks: Option<Asks>,
}

/// How a draft, or a part of one, falls apart. Spans are of its own text.
enum Found {
    Nothing,
    Matters {
        reason: Reason,
        cut: Cut,
        joints: Vec<Span>,
    },
    /// The matters share their sentences.
    Twins(Reason, Vec<Twin>),
}

/// Whether another seam lies where this one does: its second matter is told where
/// this one tells a matter.
fn is_alike(context: &Context<'_>, seam: &Seam, other: &Seam) -> bool {
    let (_, second) = other.ends();
    let sentence = |range: &Range| context.ticket.sentence_at(range.start);
    let mut places = seam.matters.iter().flatten();
    let told = |(range, _): &(Range, usize)| range.contains(&second.start);
    places.any(|r| sentence(r) == sentence(&second)) || seam.stretches.iter().any(told)
}

/// What each of the matters asks for: its words where a sentence asks for both,
/// else those it was found by.
fn asked(context: &Context<'_>, seam: &Seam, rule: &str) -> Vec<Range> {
    let words = seam.matters.iter().filter_map(|matter| matter.first());
    let words: Vec<&Range> = words.collect();
    let money = words.last().filter(|_| rule == SEAMS[0].0);
    let sentence = money.map(|money| context.around(money.start, 0, 0));
    let both = sentence.and_then(|sentence| wish::both(context, &sentence));
    match both {
        Some(wishes) => wishes.to_vec(),
        None => words.into_iter().cloned().collect(),
    }
}

/// What each of `count` matters goes without, by `without`, so that nothing is in no
/// ticket: where a matter cannot be told without the others, or without a label of
/// theirs, what is told of it goes into all. All empty where they cannot be told apart.
/// `spans` are those that `of` tells the matter of.
fn told_apart(
    count: usize,
    of: &mut [Of],
    spans: &[Span],
    without: impl Fn(&[bool]) -> Vec<Span>,
) -> Vec<Vec<Span>> {
    let both = of.contains(&Of::Both);
    let cut = |of: &[Of]| -> Vec<Vec<Span>> {
        let gone = |matter: usize| {
            let other = |of: &Of| of.matter().is_some_and(|of| of != matter);
            let dropped: Vec<bool> = of.iter().map(other).collect();
            if both || of.contains(&Of::Matter(matter)) {
                without(&dropped)
            } else {
                Vec::new()
            }
        };
        (0..count).map(gone).collect()
    };
    let is_lost = |of: &Of, span: &Span, gone: &[Vec<Span>]| {
        let gone = of.matter().map(|matter| &gone[matter]);
        let lost = |gone: &Vec<Span>| (gone.is_empty() && !both) || covers(gone, *span);
        !span.is_empty() && gone.is_some_and(lost)
    };
    let gone = cut(of);
    let mut any = false;
    for (of, span) in of.iter_mut().zip(spans) {
        if is_lost(of, span, &gone) {
            *of = Of::All;
            any = true;
        }
    }
    if !any {
        return gone;
    }
    let gone = cut(of);
    if of
        .iter()
        .zip(spans)
        .any(|(of, span)| is_lost(of, span, &gone))
    {
        return vec![Vec::new(); count];
    }
    gone
}

impl<'a> Parting<'a> {
    pub(super) fn new(source: &'a SourceFile, syntax: Syntax, settings: &Settings) -> Self {
        Self {
            source,
            settings: Settings {
                syntax: Some(syntax),
                ..settings.clone()
            },
            reasons: Vec::new(),
            unclear: Vec::new(),
            joints: Vec::new(),
        }
    }

    /// The tickets of the draft, each with whole pieces of it; one where it holds one
    /// matter.
    pub(super) fn leaves(&mut self, ticket: &Ticket) -> Vec<Leaf> {
        let mut out = Vec::new();
        self.part(Leaf::default(), &[], 0, &mut out);
        let units = units(ticket);
        for leaf in &mut out {
            self.make_whole(leaf, ticket, &units);
        }
        out
    }

    /// Takes out or puts back what is left of a piece: where words that join were passed
    /// over, or a part was read in other pieces than the whole is. Without its joint,
    /// nothing is left of a piece that is gone. What was cut from a part must leave the
    /// whole readable, too.
    fn make_whole(&self, leaf: &mut Leaf, ticket: &Ticket, units: &[Unit]) {
        let passed = Span::merged([&leaf.gone[..], &self.joints].concat());
        let mut torn = false;
        let dropped: Vec<bool> = units
            .iter()
            .map(|unit| {
                let span = ticket.span_of(&unit.range);
                let overlaps = leaf.gone.iter().any(|gone| gone.overlaps(span));
                torn |= overlaps && leaf.keeps(span);
                let rest = || text_within(self.source.text(), span, &passed);
                overlaps && !rest().contains(char::is_alphanumeric)
            })
            .collect();
        let syntax = ticket.syntax;
        if torn || !stays(self.source, syntax, ticket, units, &dropped, &leaf.gone) {
            leaf.gone = without(self.source, syntax, ticket, units, &dropped);
        }
    }

    /// `passed`: words that only join the matters; they are in the tickets, but
    /// say nothing of these.
    fn part(&mut self, leaf: Leaf, passed: &[Span], depth: usize, out: &mut Vec<Leaf>) {
        let hidden = Span::merged([&leaf.gone[..], passed].concat());
        let text = text_without(self.source.text(), &hidden);
        let text = SourceFile::new(self.source.name(), text);
        let found = engine::examine(&text, &self.settings, |context| self.look(context, &text));
        let place = |span: Span| origin(span, &hidden);
        let moved = |reason: Reason| Reason {
            first: place(reason.first),
            second: place(reason.second),
            ..reason
        };
        match found.into_iter().next().unwrap_or(Found::Nothing) {
            Found::Matters {
                reason,
                cut,
                joints,
            } if depth < DEEPEST => {
                let reason = moved(reason);
                // What is in several parts may be found in each of them.
                if !self.reasons.contains(&reason) {
                    self.reasons.push(reason);
                }
                self.unclear.extend(cut.unclear.into_iter().map(place));
                let joints: Vec<Span> = joints.into_iter().map(place).collect();
                self.joints.extend(&joints);
                let passed = [passed, &joints].concat();
                for Apart {
                    gone,
                    heading,
                    asks,
                } in cut.matters
                {
                    let gone = gone.into_iter().map(place);
                    let next = Leaf {
                        gone: Span::merged(leaf.gone.iter().copied().chain(gone).collect()),
                        heading: heading.or_else(|| leaf.heading.clone()),
                        asks: asks.map(|asks| Asks {
                            span: place(asks.span),
                            ..asks
                        }),
                        twin: None,
                    };
                    // The sentence of both would be found in it again.
                    if next.asks.is_some() {
                        out.push(next);
                    } else {
                        self.part(next, &passed, depth + 1, out);
                    }
                }
            }
            // Once it is parted, the rest of what a sentence says is passed over.
            Found::Twins(reason, twins) if depth == 0 || reason.rule == ACCOUNTS => {
                self.reasons.push(moved(reason));
                out.extend(twins.into_iter().map(|twin| Leaf {
                    twin: Some(match twin {
                        Twin::Account { own, field, other } => Twin::Account {
                            own,
                            field: field.map(place),
                            other,
                        },
                        about => about,
                    }),
                    ..leaf.clone()
                }));
            }
            _ => out.push(leaf),
        }
    }

    fn applies(&self, rule: &str, profile: Profile) -> bool {
        rules::card(rule).is_some_and(|card| {
            self.settings.selection.has(card) && rules::applies(card, profile, false, false)
        })
    }

    /// The rule that finds most matters, the first of several, and these. Words
    /// that announce no more matters than it finds are joints, whichever rule
    /// found them. `passed` is a rule that is left out.
    fn seam(&self, context: &Context<'_>, passed: &str) -> Option<(&'static str, Seam)> {
        let all: Vec<(&'static str, Seam)> = SEAMS
            .iter()
            .filter(|(rule, _)| *rule != passed && self.applies(rule, context.profile))
            .filter_map(|(rule, find)| Some((*rule, find(context)?)))
            .collect();
        let best = all.iter().rev();
        let (rule, best) = best.max_by_key(|(_, seam)| seam.matters.len())?;
        let mut seam = best.clone();
        for (_, other) in all.iter().filter(|(other, _)| other != rule) {
            if other.count <= best.matters.len() {
                let alike = is_alike(context, best, other);
                let joints = other.joints.iter();
                let passed = joints.filter(|joint| alike || Seam::counts(context, joint));
                seam.joints.extend(passed.cloned());
            }
        }
        Some((*rule, seam))
    }

    fn look(&self, context: &Context<'_>, text: &SourceFile) -> Found {
        let Some((rule, seam)) = self.seam(context, "") else {
            return self.between_accounts(context);
        };
        let found = self.matters(context, text, rule, &seam);
        // What one rule cannot cut, another may.
        if let Found::Twins(..) = found
            && let Some((rule, seam)) = self.seam(context, rule)
            && let other @ Found::Matters { .. } = self.matters(context, text, rule, &seam)
        {
            return other;
        }
        found
    }

    fn matters(
        &self,
        context: &Context<'_>,
        text: &SourceFile,
        rule: &'static str,
        seam: &Seam,
    ) -> Found {
        let ticket = context.ticket;
        let (first, second) = seam.ends();
        let reason = Reason {
            rule,
            first: ticket.span_of(&first),
            second: ticket.span_of(&second),
        };
        let joints: Vec<Span> = seam.joints.iter().map(|r| ticket.span_of(r)).collect();
        let careful = self.cut(context, text, rule, seam, Care::Careful);
        let left = self.unparted(text, &careful, &joints);
        let mut cut = careful;
        if left > 0 || !cut.parts() {
            let eager = self.cut(context, text, rule, seam, Care::Eager);
            if !cut.parts() || self.unparted(text, &eager, &joints) < left {
                cut = eager;
            }
        }
        if !cut.parts() {
            let words = asked(context, seam, rule);
            let twins = words
                .iter()
                .map(|r| Twin::About(context.quote(r)))
                .collect();
            return Found::Twins(reason, twins);
        }
        Found::Matters {
            reason,
            cut,
            joints,
        }
    }

    /// Parts the text.
    fn cut(
        &self,
        context: &Context<'_>,
        text: &SourceFile,
        rule: &str,
        seam: &Seam,
        care: Care,
    ) -> Cut {
        let ticket = context.ticket;
        let units = units(ticket);
        let billing = rule == SEAMS[0].0;
        let mut of = assign(context, seam, billing, &units, care);
        let syntax = self.settings.syntax.unwrap_or(ticket.syntax);
        let both = of.contains(&Of::Both);
        let asks = if both {
            asked(context, seam, rule)
        } else {
            Vec::new()
        };
        let spans: Vec<Span> = units.iter().map(|u| ticket.span_of(&u.range)).collect();
        let cut = told_apart(seam.matters.len(), &mut of, &spans, |dropped| {
            without(text, syntax, ticket, &units, dropped)
        });
        let unclear = spans.iter().zip(&of).filter(|(_, of)| **of == Of::Unclear);
        let unclear = unclear.map(|(span, _)| *span);
        let matters = seam.matters.iter().enumerate().zip(cut);
        let matters = matters
            .filter(|((matter, _), _)| both || of.contains(&Of::Matter(*matter)))
            .filter_map(|((matter, anchors), gone)| {
                let heading = anchors.first().and_then(|at| {
                    let block = ticket.block_at(at.start)?;
                    let titled = matches!(block.kind, BlockKind::Heading(2..));
                    titled.then(|| context.quote(&block.range))
                });
                let asks = asks.get(matter).map(|range| Asks {
                    quote: context.quote(range),
                    span: ticket.span_of(range),
                });
                (both || !gone.is_empty()).then_some(Apart {
                    gone,
                    heading,
                    asks,
                })
            });
        Cut {
            matters: matters.collect(),
            unclear: unclear.collect(),
        }
    }

    /// How many of the parts still hold several matters.
    fn unparted(&self, text: &SourceFile, cut: &Cut, joints: &[Span]) -> usize {
        let holds_several = |gone: &[Span]| {
            let hidden = Span::merged([gone, joints].concat());
            let part = SourceFile::new(text.name(), text_without(text.text(), &hidden));
            let found = engine::examine(&part, &self.settings, |c| self.seam(c, "").is_some());
            found.contains(&true)
        };
        cut.matters
            .iter()
            .filter(|matter| holds_several(&matter.gone))
            .count()
    }

    fn account_link(&self, context: &Context<'_>) -> Option<(std::ops::Range<usize>, Vec<String>)> {
        let applies = self.applies(ACCOUNTS, context.profile);
        applies.then(|| accounts(context)).flatten()
    }

    /// A case from each of two accounts.
    fn between_accounts(&self, context: &Context<'_>) -> Found {
        let Some((link, numbers)) = self.account_link(context) else {
            return Found::Nothing;
        };
        let ticket = context.ticket;
        let field = ticket.field(FieldKind::Account).filter(|f| f.metadata);
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let chosen = field
            .map(|f| digits(ticket.slice(&f.range)))
            .filter(|digits| numbers.contains(digits));
        let main = chosen.clone().or_else(|| numbers.first().cloned());
        let other = numbers.into_iter().find(|n| Some(n) != main.as_ref());
        let value = field.filter(|_| chosen.is_some()).map(|f| {
            let text = ticket.slice(&f.range);
            let start = f.range.start + text.len() - text.trim_start().len();
            ticket.span_of(&(start..start + text.trim().len()))
        });
        let span = ticket.span_of(&link);
        let reason = Reason {
            rule: ACCOUNTS,
            first: span,
            second: span,
        };
        let twins = vec![
            Twin::Account {
                own: None,
                field: None,
                other: other.clone(),
            },
            Twin::Account {
                own: other,
                field: value,
                other: main,
            },
        ];
        Found::Twins(reason, twins)
    }
}
