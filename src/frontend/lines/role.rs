//! What a line of plain text is: by its look, and by the lines around it.

use super::label::{self, Parsed, Style};
use super::outline::rank;
use super::output::{self, Above};
use super::shape::{self, Bullet, Line, Marker};
use super::{Extent, Reader, signature, table};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, fold};

/// So many lines above and below one labels are looked for that stand alone like it.
const NEAR: usize = 12;

/// So many lines the value of a label that a gap sets off may take.
const LONGEST_VALUE: usize = 40;

/// Parts whose names stand alone in a form: of two such lines one at least is none of
/// [`OF_OTHERS`], whose names are words of any text.
const OF_FORM: [FieldKind; 9] = [
    FieldKind::Symptom,
    FieldKind::Steps,
    FieldKind::Expected,
    FieldKind::Actual,
    FieldKind::Goal,
    FieldKind::OccurredAt,
    FieldKind::Log,
    FieldKind::Error,
    FieldKind::Question,
];
const OF_OTHERS: [FieldKind; 3] = [FieldKind::Log, FieldKind::Error, FieldKind::Question];

/// Parts of a ticket that no program prints.
const OF_TICKET: [FieldKind; 6] = [
    FieldKind::Subject,
    FieldKind::Severity,
    FieldKind::SupportId,
    FieldKind::Plan,
    FieldKind::Submitter,
    FieldKind::Language,
];

/// The role of a line that does not go on with a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Role {
    Fence(char, usize),
    Quote,
    MailLead,
    Rule,
    Heading(u8, Range),
    Output(usize),
    Row,
    Label(Labelled),
    Item(Marker),
}

/// A line with a label, its ranges in the whole text.
#[derive(Debug, Clone)]
pub(super) struct Labelled {
    /// The label and the value.
    pub(super) parsed: Parsed,
    /// See [`rank`].
    pub(super) rank: u8,
    /// The line is a heading.
    pub(super) heading: bool,
    /// The list marker before the label.
    pub(super) bullet: Option<Bullet>,
}

impl Reader<'_> {
    pub(super) fn role(&mut self, at: usize, inside: bool) -> Option<Role> {
        let content = &self.text[self.lines[at].content()];
        if !self.in_markdown() {
            if let Some((mark, len)) = shape::fence(content) {
                return Some(Role::Fence(mark, len));
            }
            if content.starts_with('>') && !content.starts_with(">>> ") {
                return Some(Role::Quote);
            }
            if self.is_mail_lead(at, content) {
                return Some(Role::MailLead);
            }
            if table::is_row(content) {
                return Some(Role::Row);
            }
        }
        if self.in_markdown() && table::is_drawn(content) {
            return Some(Role::Row);
        }
        if shape::rule(content).is_some() {
            return Some(Role::Rule);
        }
        if at >= self.not_output {
            match output::run(self.text, &self.lines, at, self.above(inside)) {
                Ok(end) => return Some(Role::Output(end)),
                Err(end) => self.not_output = end,
            }
        }
        if self.lines[at].indent() < 4
            && let Some((level, words)) = shape::heading(content)
        {
            let start = self.lines[at].content().start;
            return Some(Role::Heading(level, start + words.start..start + words.end));
        }
        if let Some(labelled) = self.labelled(at, inside) {
            return Some(Role::Label(labelled));
        }
        let marker = shape::marker(content)?;
        // Markdown has read its own markers; the rest of the line is theirs.
        let own = self.in_markdown() && content.starts_with(['-', '*', '+']);
        (!own).then_some(Role::Item(marker))
    }

    /// What stands above the line that is read.
    fn above(&self, inside: bool) -> Above {
        if inside {
            Above::Words
        } else if self.asks_for_output() {
            Above::Request
        } else if self.blank || self.builder.is_at_label() {
            Above::Nothing
        } else {
            Above::Words
        }
    }

    /// Whether a label for errors or logs stands right above.
    fn asks_for_output(&self) -> bool {
        let kind = self.builder.current_kind();
        self.builder.is_at_label() && matches!(kind, Some(FieldKind::Error | FieldKind::Log))
    }

    /// Reads the label of a line, if one may stand there. `inside`: the line
    /// follows a line of a paragraph.
    fn labelled(&self, at: usize, inside: bool) -> Option<Labelled> {
        let line = &self.lines[at];
        let content = &self.text[line.content()];
        let marker = shape::marker(content);
        let skip = marker.map_or(0, |m| m.len);
        let bullet = marker.map(|m| m.bullet);
        let start = line.content().start + skip;
        let body = &self.text[start..line.content().end];
        let parsed = label::parse(body, self.rich.bold_at(start));
        // 「会社・氏名 例示商会 森」 is no list of labels.
        let doubtful = parsed
            .as_ref()
            .is_none_or(|p| p.style == Style::Bare && body.contains('・'));
        let behind_mark = (doubtful && bullet == Some(Bullet::Mark))
            .then(|| label::behind_mark(body))
            .flatten();
        let open = parsed.as_ref().is_none_or(|p| p.style == Style::Bare);
        let in_form = open && bullet.is_none();
        let in_form = in_form.then(|| self.in_latin_form(at)).flatten();
        if let Some(p) = behind_mark
            .or(parsed)
            .filter(|p| self.may_stand(at, inside, bullet, body, p))
            .or(in_form)
        {
            let section = p.style == Style::Bracket
                || bullet == Some(Bullet::Mark)
                || (p.is_alone() && (p.style != Style::Colon || bullet == Some(Bullet::Number)));
            let rank = match bullet {
                Some(Bullet::Plain) => rank::ITEM,
                _ if section => rank::SECTION,
                _ => rank::LINE,
            };
            let heading = p.is_alone() && p.style != Style::Colon;
            return Some(Labelled {
                parsed: Parsed {
                    label: start + p.label.start..start + p.label.end,
                    value: start + p.value.start..start + p.value.end,
                    ..p
                },
                rank,
                heading,
                bullet,
            });
        }
        self.is_heading(at, inside, bullet, body).then(|| Labelled {
            parsed: Parsed {
                label: start..start + body.trim_end_matches([':', '：']).trim_end().len(),
                value: line.content().end..line.content().end,
                kind: None,
                style: Style::Bare,
            },
            rank: rank::SECTION,
            heading: true,
            bullet,
        })
    }

    /// Whether a label of that look is one at that place.
    fn may_stand(
        &self,
        at: usize,
        inside: bool,
        bullet: Option<Bullet>,
        body: &str,
        p: &Parsed,
    ) -> bool {
        let name = &body[p.label.clone()];
        let first_lower = name.starts_with(|c: char| c.is_ascii_lowercase());
        let Some(kind) = p.kind else {
            return self.unknown_may_stand(at, inside, bullet, name, p);
        };
        match p.style {
            Style::Bracket | Style::Bold => true,
            Style::Colon => {
                // `ERROR: …` is what a program printed.
                let shouted = name.bytes().all(|b| b.is_ascii_uppercase());
                let printed =
                    kind == FieldKind::Error && (first_lower || shouted || self.asks_for_output());
                if p.is_alone() || !(printed || (inside && first_lower)) {
                    return true;
                }
                self.is_among_labels(at)
            }
            Style::Equal | Style::Gap => {
                bullet == Some(Bullet::Mark)
                    || !inside
                    || self.is_among_labels(at)
                    || p.style == Style::Gap && self.follows_set_in_value(at)
            }
            Style::Bare => match bullet {
                Some(Bullet::Mark) => true,
                Some(Bullet::Plain) => self
                    .below(at, 1)
                    .is_some_and(|b| self.indent(b) > self.indent(at)),
                Some(Bullet::Number) => !self.is_in_list(at),
                None if self.is_among_bare_labels(at) => true,
                None => {
                    !inside
                        && (self.blank
                            || self.ruled
                            || self.outline.is_pending()
                            || self.lines[at].indent() == 0 && self.follows_list(at))
                }
            },
        }
    }

    fn unknown_may_stand(
        &self,
        at: usize,
        inside: bool,
        bullet: Option<Bullet>,
        name: &str,
        p: &Parsed,
    ) -> bool {
        match p.style {
            Style::Bracket => {
                let short = name.chars().nth(30).is_none() && !name.contains('。');
                short
                    && !label::is_tag(name)
                    && bullet.is_none()
                    && if p.is_alone() {
                        !inside
                    } else {
                        self.is_among_labels(at)
                    }
            }
            Style::Bold => {
                let short = name.chars().nth(40).is_none();
                short && !label::is_tag(name) && (!p.is_alone() || (!inside && bullet.is_none()))
            }
            Style::Colon => {
                self.extent == Extent::File && bullet.is_none() && self.is_among_labels(at)
            }
            Style::Equal | Style::Gap | Style::Bare => false,
        }
    }

    /// Whether the line above or below is labelled too.
    fn is_among_labels(&self, at: usize) -> bool {
        let looks_labelled = |line: &Line| {
            let content = &self.text[line.content()];
            let skip = shape::marker(content).map_or(0, |m| m.len);
            let bold = self.rich.bold_at(line.content().start + skip);
            label::parse(&content[skip..], bold).is_some_and(|p| p.style != Style::Bare)
        };
        let neighbours = [at.checked_sub(1), at.checked_add(1)];
        neighbours
            .into_iter()
            .flatten()
            .filter_map(|i| self.lines.get(i))
            .any(looks_labelled)
    }

    /// Whether the lines right above go on, set in deeper, with the value of a label that
    /// a gap sets off, too.
    fn follows_set_in_value(&self, at: usize) -> bool {
        let above = at.saturating_sub(LONGEST_VALUE)..at;
        let label = above
            .rev()
            .take_while(|&i| !self.lines[i].is_blank())
            .find(|&i| self.indent(i) <= self.indent(at));
        label.is_some_and(|i| {
            i + 1 < at && label::parse(self.content(i), 0).is_some_and(|p| p.style == Style::Gap)
        })
    }

    /// The label of a line among those of a form whose labels gaps set off: three parts at
    /// least are told in the lines around, one of them none that programs print.
    fn in_latin_form(&self, at: usize) -> Option<Parsed> {
        let own = label::latin(self.content(at))?;
        let of_form = |line: &usize| !self.lines[*line].is_blank();
        let above = (at.saturating_sub(NEAR)..at).rev().take_while(of_form);
        let below = (at + 1..self.lines.len().min(at + NEAR)).take_while(of_form);
        let lines = above.chain(std::iter::once(at)).chain(below);
        let kinds: std::collections::BTreeSet<FieldKind> = lines
            .filter_map(|line| label::latin(self.content(line))?.kind)
            .collect();
        let told = OF_TICKET.iter().any(|kind| kinds.contains(kind));
        (kinds.len() >= 3 && told).then_some(own)
    }

    /// Whether labels stand alone above their values with no blank line between, as a form
    /// is pasted: another line near is nothing but a label, too.
    fn is_among_bare_labels(&self, at: usize) -> bool {
        let kind = |at: usize| {
            let line = self.lines.get(at)?;
            let content = &self.text[line.content()];
            let parsed = label::parse(content, 0)?;
            let alone = parsed.style == Style::Bare && parsed.is_alone();
            parsed.kind.filter(|_| alone && line.indent() == 0)
        };
        let is_value = |at: usize| {
            let line = self.lines.get(at);
            line.is_some_and(|line| !line.is_blank()) && kind(at).is_none()
        };
        let Some(own) = kind(at).filter(|own| OF_FORM.contains(own) && is_value(at + 1)) else {
            return false;
        };
        let first = at.saturating_sub(NEAR);
        (first..=at + NEAR)
            .filter(|other| *other != at && is_value(other + 1))
            .filter_map(kind)
            .filter(|other| *other != own && OF_FORM.contains(other))
            .any(|other| !(OF_OTHERS.contains(&own) && OF_OTHERS.contains(&other)))
    }

    /// Whether the line above or below is an item numbered like this one.
    fn is_in_list(&self, at: usize) -> bool {
        let numbered = |line: &Line| {
            line.indent() == self.lines[at].indent()
                && shape::marker(&self.text[line.content()])
                    .is_some_and(|m| m.bullet == Bullet::Number)
        };
        let above = at.checked_sub(1).and_then(|i| self.lines.get(i));
        let below = self.lines.get(at + 1);
        above.is_some_and(numbered) || below.is_none_or(numbered)
    }

    fn follows_list(&self, at: usize) -> bool {
        !self.list.is_empty()
            && at > 0
            && self
                .below(at, 1)
                .is_some_and(|b| shape::marker(self.content(b)).is_some())
    }

    /// Whether a line that names nothing known is a heading all the same.
    fn is_heading(&self, at: usize, inside: bool, bullet: Option<Bullet>, body: &str) -> bool {
        let folded_end = body.trim_end_matches([':', '：']);
        let short = body.chars().nth(40).is_none()
            && !body.contains(['。', '、', '！', '!'])
            && !body.ends_with(['.', ',', ';', '」', '…'])
            && !folded_end.is_empty();
        if inside || !short || self.in_markdown() && bullet.is_none() {
            return false;
        }
        if self.is_underlined(at) {
            return true;
        }
        match bullet {
            Some(Bullet::Mark) => {
                let mark = self.content(at).chars().next();
                let same = |i: usize| self.content(i).chars().next() == mark;
                let next =
                    (at + 1..self.lines.len().min(at + 4)).find(|&i| !self.lines[i].is_blank());
                next.is_some_and(|i| !same(i))
                    && !(at > 0 && !self.lines[at - 1].is_blank() && same(at - 1))
            }
            // 「5. 補足情報」 where 「4. 影響」 was a heading.
            Some(Bullet::Number) => {
                let next = self.below(at, 1);
                self.numbered
                    && self.blank
                    && next.is_some_and(|i| self.indent(i) > self.indent(at))
                    && label::is_noun_like(folded_end)
            }
            Some(Bullet::Plain) => false,
            // 「使った環境」, then lines that are set in or itemised.
            None => {
                let Some(next) = self.below(at, 1) else {
                    return false;
                };
                let set_in = self.indent(next) > self.indent(at);
                let itemised = shape::marker(self.content(next)).is_some();
                let heads = itemised || (set_in && label::is_noun_like(folded_end));
                self.extent == Extent::File && self.blank && self.at > 0 && heads
            }
        }
    }

    /// Whether the line below underlines this one.
    pub(super) fn is_underlined(&self, at: usize) -> bool {
        let Some(next) = self.below(at, 1) else {
            return false;
        };
        let line = matches!(
            shape::rule(self.content(next)),
            Some('-' | '=' | '―' | '─' | '━' | '~' | '＝' | '‐' | '－')
        );
        let opens_block = at > 0 && !self.lines[at - 1].is_blank();
        line && self.content(next).chars().count() >= 3
            && !opens_block
            && !self.in_markdown()
            && !self.rest_is_signature(next + 1)
    }

    pub(super) fn rest_is_signature(&self, from: usize) -> bool {
        let start = self.lines.get(from).map_or(self.text.len(), |l| l.start());
        // A signature is short; do not look at a long rest again and again.
        self.text.len() - start < 2000 && signature::is_signature(&self.text[start..])
    }

    fn is_mail_lead(&self, at: usize, content: &str) -> bool {
        if is_mail_lead(content) {
            return true;
        }
        // Outlook draws a line and copies the head of the mail.
        content.starts_with("__________")
            && self.below(at, 1).is_some_and(|b| {
                let head = self.content(b);
                head.starts_with("From:") || head.starts_with("差出人")
            })
    }
}

/// Whether a line is what one writes above one's name.
pub(super) fn is_closing_phrase(line: &str) -> bool {
    line.len() <= 120
        && line.starts_with(|c: char| c.is_ascii_alphabetic() || "以敬草よ宜".contains(c))
        && cues::CLOSING_PHRASE.is_in(&fold::lowered(line))
}

/// Whether a line announces an earlier mail that is quoted below it.
pub(in crate::frontend) fn is_mail_lead(line: &str) -> bool {
    line.len() <= 200
        && line.ends_with([':', '：', '-'])
        && cues::MAIL_LEAD.is_in(&fold::lowered(line))
}
