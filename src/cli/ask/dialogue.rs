//! Questions and answers at a terminal.

use std::io::{self, BufRead};

use super::answers::Answer;
use super::question::Question;
use crate::compose::Matter;
use crate::repair;
use crate::text::Language;
use crate::text::display::visible;

/// What ends an answer of several lines.
const END: &str = ".";

/// A talk with the author.
pub(super) struct Dialogue<'d> {
    input: &'d mut dyn BufRead,
    show: &'d mut dyn FnMut(&str),
    language: Language,
}

/// What came of a question.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    /// An answer; empty where there is none.
    Words(String),
    /// The author has had enough.
    Stop,
}

impl<'d> Dialogue<'d> {
    /// Answers are read from `input`; what is said to the author goes to `show`.
    pub(super) fn new(
        input: &'d mut dyn BufRead,
        show: &'d mut dyn FnMut(&str),
        language: Language,
    ) -> Self {
        Self {
            input,
            show,
            language,
        }
    }

    /// Asks the questions one by one, each shown as one of `pages`.
    ///
    /// # Errors
    /// The input cannot be read.
    pub(super) fn run<'a>(
        &mut self,
        questions: &[Question<'a>],
        pages: &[String],
    ) -> io::Result<Vec<Answer<'a>>> {
        let mut answers = Vec::new();
        for (question, page) in questions.iter().zip(pages) {
            (self.show)(page);
            let (answer, goes_on) = self.ask(question)?;
            if !answer.parts.is_empty() {
                answers.push(answer);
            }
            if !goes_on {
                break;
            }
        }
        Ok(answers)
    }

    /// Asks one question, part by part if it has parts. Tells whether to go on.
    fn ask<'a>(&mut self, question: &Question<'a>) -> io::Result<(Answer<'a>, bool)> {
        let parts = repair::parts_asked(question.finding);
        if parts.is_empty() {
            let several = Question::has_lines(question.field);
            return Ok(match self.reply("", several)? {
                Reply::Words(words) => (Answer::of(question.finding, &words), true),
                Reply::Stop => (Answer::of(question.finding, ""), false),
            });
        }
        let mut answer = Answer {
            question: question.finding,
            parts: Vec::new(),
        };
        for part in parts {
            let label = part.label.as_deref().unwrap_or("");
            match self.reply(label, Question::has_lines(part.kind))? {
                Reply::Words(words) if words.trim().is_empty() => {}
                Reply::Words(words) => answer.parts.push(Matter { words, ..part }),
                Reply::Stop => return Ok((answer, false)),
            }
        }
        Ok((answer, true))
    }

    /// Takes one line, or `several` up to one that is a full stop.
    fn reply(&mut self, label: &str, several: bool) -> io::Result<Reply> {
        let how = match (several, self.language) {
            (false, _) => "",
            (true, Language::Ja) => "(複数行。「.」だけの行で終わり)",
            (true, Language::En) if label.is_empty() => {
                "(several lines; a line with only . ends it)"
            }
            (true, Language::En) => " (several lines; a line with only . ends it)",
        };
        let label = visible(label);
        if several {
            (self.show)(&format!("{label}{how}\n"));
        }
        let mark = if several || label.is_empty() {
            "> ".to_owned()
        } else {
            format!("{label}> ")
        };
        let mut lines: Vec<String> = Vec::new();
        loop {
            (self.show)(&mark);
            let Some(line) = self.line()? else {
                // What was typed so far is not thrown away.
                (self.show)("\n");
                return Ok(if lines.is_empty() {
                    Reply::Stop
                } else {
                    Reply::Words(lines.join("\n"))
                });
            };
            let is_end = line.trim() == END || (lines.is_empty() && line.trim().is_empty());
            if several && is_end {
                return Ok(Reply::Words(lines.join("\n")));
            }
            lines.push(line);
            if !several {
                return Ok(Reply::Words(lines.join("\n")));
            }
        }
    }

    /// A line of the input without its break; `None` at the end.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::question;
    use super::*;
    use crate::engine::{self, Settings};
    use crate::text::SourceFile;

    const DRAFT: &str = "プロバイダ: aws\n種類: incident\n件名: EC2 に SSH 接続できない\n症状: i-0a1b2c3d4e5f60718 に SSH で接続できません。\n";

    /// The rules answered with their words, and all that was shown.
    fn talk(typed: &str) -> (Vec<(String, Vec<String>)>, String) {
        let source = SourceFile::new("a.txt", DRAFT);
        let settings = Settings::default();
        let outcome = engine::lint(&source, &settings);
        let (questions, _) = question::of(&source, &settings, &outcome, usize::MAX);
        let pages: Vec<String> = questions
            .iter()
            .map(|q| format!("? {}\n", q.finding.rule))
            .collect();
        let mut shown = String::new();
        let mut show = |text: &str| shown.push_str(text);
        let mut input = typed.as_bytes();
        let mut dialogue = Dialogue::new(&mut input, &mut show, Language::Ja);
        let answers = dialogue.run(&questions, &pages).unwrap();
        let answers = answers
            .into_iter()
            .map(|answer| {
                let words = answer.parts.into_iter().map(|part| part.words);
                (answer.question.rule.to_string(), words.collect())
            })
            .collect();
        (answers, shown)
    }

    #[test]
    fn an_empty_line_passes_over_and_the_end_stops() {
        // The first question has two parts.
        let (answers, shown) = talk("\n\n");
        assert!(answers.is_empty(), "{answers:?}");
        assert_eq!(shown.matches("? ").count(), 2, "{shown}");
        let (answers, _) = talk("");
        assert!(answers.is_empty(), "{answers:?}");
    }

    #[test]
    fn every_question_takes_its_answer() {
        let typed = "高\n".repeat(60).replace("高\n", "高\n.\n");
        let (answers, shown) = talk(&typed);
        assert!(answers.len() > 3, "{answers:?}");
        assert!(shown.contains("複数行"), "{shown}");
        let one = answers
            .iter()
            .find(|(rule, _)| rule == "missing-reproduction-steps");
        assert!(one.is_some(), "{answers:?}");
    }
}
