//! What a file holds beside its tickets: comments, attributes of tags, the
//! addresses behind links. Nobody reads it as the draft, yet it is sent with it.

use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Syntax, Ticket, TicketBuilder};

/// A piece without so many letters or digits in a row says nothing.
const SHORTEST: usize = 4;

/// The text of the file that is in none of its tickets, as a ticket of its own;
/// nothing where there is none but marks.
#[must_use]
pub fn aside(source: &str, tickets: &[Ticket]) -> Option<Ticket> {
    let mut read: Vec<Span> = tickets.iter().flat_map(|t| t.text().sources()).collect();
    read.sort_unstable();
    read.push(Span::point(source.len()));
    let mut beside = None;
    let mut done = 0;
    for span in read {
        // Most of what lies between is marks.
        if source.get(done..span.start()).is_some_and(says_something) {
            let builder = beside.get_or_insert_with(|| {
                TicketBuilder::new(Syntax::Form, Span::new(0, source.len()))
            });
            for piece in pieces(source, Span::new(done, span.start())) {
                let text = uncommented(source, piece);
                builder.block(BlockKind::Quote, &Chunk::plain(text));
            }
        }
        done = done.max(span.end());
    }
    beside.map(TicketBuilder::finish)
}

/// What stands in a part of the file, without the marks of comments.
fn pieces(source: &str, part: Span) -> impl Iterator<Item = Span> {
    let text = part.slice(source).unwrap_or("");
    let marks = ["<!--", "-->"].into_iter().flat_map(|mark| {
        let found = text.match_indices(mark);
        found.map(|(at, mark)| (at, at + mark.len()))
    });
    let mut marks: Vec<(usize, usize)> = marks.collect();
    marks.sort_unstable();
    marks.push((text.len(), text.len()));
    let mut from = 0;
    marks.into_iter().filter_map(move |(start, end)| {
        let piece = from..start.max(from);
        from = end.max(from);
        says_something(&text[piece.clone()])
            .then(|| Span::new(part.start() + piece.start, part.start() + piece.end))
    })
}

/// A piece without the signs that lead the lines of a comment.
fn uncommented(source: &str, piece: Span) -> MappedText {
    let mut text = MappedText::new();
    let mut at = piece.start();
    for line in piece.slice(source).unwrap_or("").split_inclusive('\n') {
        let signs = line.trim_start_matches([' ', '\t']);
        let words = signs.trim_start_matches('#');
        let starts = at == 0 || source[..at].ends_with(['\n', '\r']);
        let led = match starts && words.len() < signs.len() {
            true => line.len() - words.strip_prefix(' ').unwrap_or(words).len(),
            false => 0,
        };
        text.push_verbatim(&line[led..], at + led);
        at += line.len();
    }
    text
}

fn says_something(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.len() >= SHORTEST && words.any(|word| word.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontend;
    use crate::text::SourceFile;

    fn beside(name: &str, text: &str) -> String {
        let source = SourceFile::new(name, text);
        let document = frontend::read(&source, None);
        let aside = aside(source.text(), &document.tickets);
        aside.map_or_else(String::new, |a| a.text().as_str().to_owned())
    }

    #[test]
    fn comments_are_beside_the_draft() {
        let yaml = beside(
            "a.yaml",
            "# first second\nsubject: x # three\nbody: |\n  four\n",
        );
        assert!(
            yaml.contains("first second") && yaml.contains("three"),
            "{yaml}"
        );
        assert!(
            !yaml.contains("subject") && !yaml.contains("four"),
            "{yaml}"
        );
        let html = beside("a.md", "# 件名\n\n本文です。<!-- five six -->\n");
        assert!(
            html.contains("five six") && !html.contains("本文"),
            "{html}"
        );
    }

    #[test]
    fn the_lines_of_a_comment_are_lines() {
        let yaml = beside(
            "a.yaml",
            "subject: x\n# - name: one\n#   value: two\nbody: y\n",
        );
        assert!(yaml.contains("- name: one\n  value: two\n"), "{yaml}");
        let heading = beside("a.yaml", "subject: x\n### three\n#\n# four#5\nbody: y\n");
        assert!(heading.contains("three\n\nfour#5\n"), "{heading}");
    }

    #[test]
    fn an_ordinary_draft_has_nothing_beside_it() {
        assert_eq!(beside("a.md", "# 件名\n\n- **本文** です。\n\n> `a`\n"), "");
        assert_eq!(beside("a.yaml", "subject: 'x'\nbody: |\n  a\n  b\n"), "");
    }
}
