//! Passwords that are printed into a pipe: `echo … | sudo -S`.

use super::super::value::Value;
use super::arguments::words;
use crate::knowledge::cues;

/// The passwords that a program behind a pipe reads.
pub(super) fn values(text: &str) -> Vec<Value> {
    let commands = cues::SECRET_PIPED.find_all(text).into_iter();
    commands
        .filter_map(|command| {
            let arguments = words(text, command.start + "echo".len(), command.end);
            let printed = arguments.iter().find(|word| !word.text.starts_with('-'))?;
            let range = printed.range.clone();
            // `chpasswd` reads the user, too.
            let user = match text[range.end..command.end].ends_with("chpasswd") {
                true => printed.text.find(':')? + 1,
                false => 0,
            };
            Some(Value {
                range: range.start + user..range.end,
                quoted: true,
            })
        })
        .collect()
}
