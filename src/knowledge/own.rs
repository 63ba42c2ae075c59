//! A rule of the author's own house: a card that is read at run time, with what
//! looks for it.

use std::sync::{Mutex, PoisonError};

use super::pattern::{Misfit, Pattern};
use super::{Card, Cue, TopicCues};

/// A rule of the house.
#[derive(Debug)]
pub struct OwnRule {
    /// All there is about it, as of a rule that ships.
    pub card: Card,
    /// Name of the file it stands in, as reports print it.
    pub file: String,
    /// The lines (from 1) on which its examples begin: those that must fire, and
    /// those that must not.
    pub lines: (Vec<usize>, Vec<usize>),
    /// What raises it.
    pub find: Cue,
    /// What keeps it silent.
    pub unless: Cue,
    /// What looks for its topics.
    pub topics: Vec<TopicCues>,
}

/// Every rule that was read.
static READ: Mutex<Vec<&'static OwnRule>> = Mutex::new(Vec::new());

impl OwnRule {
    /// The rule of a card that stands in `file`, its examples on these lines.
    ///
    /// It lives as long as the program, as the cards that ship do, so that a
    /// finding need not copy its words. The same card is kept once, however
    /// often it is read.
    ///
    /// # Errors
    /// The list of the matcher whose patterns cannot be used together, and why.
    pub fn keep(
        card: Card,
        file: &str,
        lines: (Vec<usize>, Vec<usize>),
    ) -> Result<&'static Self, (&'static str, String)> {
        let matcher = card.matcher.as_ref();
        let cue = |list, any: Option<&[_]>, strip: Option<&[_]>| {
            let compiled = |patterns: Option<&[_]>| Pattern::of_house(patterns.unwrap_or(&[]));
            match (compiled(any), compiled(strip)) {
                (Ok(any), Ok(strip)) => Ok(Cue::new(any, strip)),
                (Err(Misfit(why)), _) | (_, Err(Misfit(why))) => Err((list, why)),
            }
        };
        let find = cue(
            "find",
            matcher.map(|m| &*m.find),
            matcher.map(|m| &*m.strip),
        )?;
        let unless = cue("unless", matcher.map(|m| &*m.unless), None)?;
        let topics = card.topics().enumerate().map(|(index, topic)| {
            Ok(TopicCues {
                card: "",
                index,
                find: cue("topics", Some(&*topic.find), Some(&*topic.strip))?,
                with: cue("topics", Some(&*topic.with), None)?,
                unless: cue("topics", Some(&*topic.unless), None)?,
                draft: cue("topics", Some(&*topic.unless_draft), None)?,
            })
        });
        let topics = topics.collect::<Result<Vec<_>, _>>()?;
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &&&'static Self| {
            known.card == card && known.file == file && known.lines == lines
        };
        if let Some(known) = read.iter().find(same) {
            return Ok(known);
        }
        let kept: &'static Self = Box::leak(Box::new(Self {
            card,
            file: file.to_owned(),
            lines,
            find,
            unless,
            topics,
        }));
        read.push(kept);
        Ok(kept)
    }
}
