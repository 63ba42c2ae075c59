//! Maps, spans and edits, whatever text they are made of.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Encoding, MappedText, Range, SourceFile, Span, fold};

/// A file, and text that was decoded from it.
#[derive(Debug, Clone)]
struct Made {
    source: String,
    text: MappedText,
    /// What was decoded, piece by piece: its place in the file (`None` for what is
    /// not in it) and how it reads.
    pieces: Vec<(Option<Span>, String)>,
}

/// How a piece of a file is read.
#[derive(Debug, Clone)]
enum Piece {
    /// As it stands.
    Verbatim(String),
    /// As something else: what is written, what is read.
    Mapped(&'static str, &'static str),
    /// Not in the file.
    Synthetic(&'static str),
    /// In the file, and not read.
    Mark(&'static str),
}

fn piece() -> impl Strategy<Value = Piece> {
    let words = vec![
        "あ",
        "障害 ",
        "ab",
        "ＥＣ２",
        "x\n",
        "\r\n",
        "ｶﾞ",
        "🎉",
        "15:52",
        " ",
        "か\u{3099}",
        "①",
        "A\u{30a}",
        "。",
    ];
    let written = vec![
        ("\\u3042", "あ"),
        ("&amp;", "&"),
        ("\\n", "\n"),
        ("''", "'"),
        ("\n  ", " "),
        ("\\U0001F389", "🎉"),
        ("&fflig;", "ff"),
        ("\\uFF21", "Ａ"),
    ];
    prop_oneof![
        4 => prop::collection::vec(select(words), 1..4).prop_map(|w| Piece::Verbatim(w.concat())),
        2 => select(written).prop_map(|(written, read)| Piece::Mapped(written, read)),
        1 => select(vec!["\n", ": ", "\u{a0}"]).prop_map(Piece::Synthetic),
        2 => select(vec!["**", "> ", "<b>", "| ", "\n", "  ", "<!-- 注 -->"]).prop_map(Piece::Mark),
    ]
}

fn made() -> impl Strategy<Value = Made> {
    prop::collection::vec(piece(), 0..12).prop_map(|pieces| {
        let mut made = Made {
            source: "\u{feff}".to_owned(),
            text: MappedText::new(),
            pieces: Vec::new(),
        };
        for piece in pieces {
            let at = made.source.len();
            match piece {
                Piece::Verbatim(words) => {
                    made.text.push_verbatim(&words, at);
                    made.source.push_str(&words);
                    made.pieces
                        .push((Some(Span::new(at, at + words.len())), words));
                }
                Piece::Mapped(written, read) => {
                    let span = Span::new(at, at + written.len());
                    made.text.push_mapped(read, span);
                    made.source.push_str(written);
                    made.pieces.push((Some(span), read.to_owned()));
                }
                Piece::Synthetic(words) => {
                    made.text.push_synthetic(words, at);
                    // Where something parts the text, something parts the file.
                    made.source.push('|');
                    made.pieces.push((None, words.to_owned()));
                }
                Piece::Mark(mark) => made.source.push_str(mark),
            }
        }
        made
    })
}

/// A range of a text, on boundaries of characters.
fn range(text: &str, from: &Index, to: &Index) -> Range {
    let bounds: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let (one, other) = (*from.get(&bounds), *to.get(&bounds));
    one.min(other)..one.max(other)
}

/// The range of each character.
fn letters(text: &str, range: &Range) -> Vec<Range> {
    let inside = text[range.clone()].char_indices();
    inside
        .map(|(at, c)| range.start + at..range.start + at + c.len_utf8())
        .collect()
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start() <= inner.start() && inner.end() <= outer.end()
}

proptest! {
    #[test]
    fn a_span_covers_what_its_letters_are_written_with(
        made in made(), from: Index, to: Index,
    ) {
        let Made { source, text, pieces } = &made;
        let read: String = pieces.iter().map(|(_, read)| read.as_str()).collect();
        prop_assert_eq!(text.as_str(), read);
        let range = range(text.as_str(), &from, &to);
        let span = text.span(range.clone());
        prop_assert!(span.slice(source).is_some(), "{span:?}");
        let letters = letters(text.as_str(), &range);
        let written = letters.iter().map(|letter| text.span(letter.clone()));
        let cover = written.filter(|span| !span.is_empty()).reduce(Span::cover);
        prop_assert_eq!(cover.unwrap_or(Span::point(text.offset(range.start))), span);
        for letter in letters {
            prop_assert_eq!(text.offset(letter.start), text.span(letter).start());
        }
    }

    #[test]
    fn parts_of_a_text_keep_its_map(
        made in made(), from: Index, to: Index, part_from: Index, part_to: Index,
    ) {
        let Made { source, text, .. } = &made;
        let outer = range(text.as_str(), &from, &to);
        let slice = text.slice(outer.clone());
        prop_assert_eq!(slice.as_str(), &text.as_str()[outer.clone()]);
        let inner = range(slice.as_str(), &part_from, &part_to);
        let same = outer.start + inner.start..outer.start + inner.end;
        for letter in letters(slice.as_str(), &inner) {
            let in_whole = outer.start + letter.start..outer.start + letter.end;
            prop_assert_eq!(slice.span(letter), text.span(in_whole));
        }
        if !slice.span(inner.clone()).is_empty() {
            prop_assert_eq!(slice.span(inner.clone()), text.span(same.clone()));
            let spans = slice.editable(inner.clone(), source);
            prop_assert_eq!(spans, text.editable(same.clone(), source));
        }
        prop_assert_eq!(slice.unfolded(inner.clone(), source), text.unfolded(same.clone(), source));
        let (part, same) = (slice.slice(inner), text.slice(same));
        prop_assert_eq!(part.as_str(), same.as_str());

        let mut joined = text.slice(0..outer.start);
        joined.push_text(&slice, 0..slice.len());
        joined.push_text(text, outer.end..text.len());
        prop_assert_eq!(joined.as_str(), text.as_str());
        for letter in letters(text.as_str(), &(0..text.len())) {
            prop_assert_eq!(joined.span(letter.clone()), text.span(letter));
        }
    }

    #[test]
    fn folding_keeps_the_map(made in made(), from: Index, to: Index) {
        let Made { source, text, .. } = &made;
        let part = range(text.as_str(), &from, &to);
        let mut folded = MappedText::new();
        fold::push_folded(&mut folded, text, part.clone());
        prop_assert_eq!(folded.as_str(), fold::fold_str(&text.as_str()[part.clone()]));
        let whole = text.span(part.clone());
        if !whole.is_empty() {
            prop_assert_eq!(folded.span(0..folded.len()), whole);
        }
        for letter in letters(folded.as_str(), &(0..folded.len())) {
            let span = folded.span(letter);
            prop_assert!(span.slice(source).is_some());
            prop_assert!(span.is_empty() || holds(whole, span), "{span:?} {whole:?}");
        }
        let mut twice = MappedText::new();
        fold::push_folded(&mut twice, &folded, 0..folded.len());
        prop_assert_eq!(twice.as_str(), folded.as_str());
    }

    /// Text that stands in a file as it is comes back from its folded form.
    #[test]
    fn what_was_folded_comes_back(words in prop::collection::vec(any::<char>(), 0..20)) {
        let source: String = words.into_iter().collect();
        let text = MappedText::verbatim(&source, Span::new(0, source.len()));
        let mut folded = MappedText::new();
        fold::push_folded(&mut folded, &text, 0..text.len());
        prop_assert_eq!(folded.unfolded(0..folded.len(), &source), source.as_str());
        prop_assert_eq!(folded.as_str(), fold::fold_str(&source));
    }

    #[test]
    fn what_can_be_edited_is_the_range(made in made(), from: Index, to: Index) {
        let Made { source, text, .. } = &made;
        let range = range(text.as_str(), &from, &to);
        let Some(spans) = text.editable(range.clone(), source) else {
            return Ok(());
        };
        let whole = text.span(range.clone());
        prop_assert_eq!(spans.iter().copied().reduce(Span::cover), Some(whole));
        prop_assert!(spans.windows(2).all(|two| two[0].end() < two[1].start()), "{spans:?}");
        for letter in letters(text.as_str(), &range) {
            let span = text.span(letter);
            prop_assert!(span.is_empty() || spans.iter().any(|outer| holds(*outer, span)));
        }
        // Nothing that is read beside the range goes with it.
        for letter in letters(text.as_str(), &(0..range.start)) {
            prop_assert!(spans.iter().all(|span| !span.overlaps(text.span(letter.clone()))));
        }
        for letter in letters(text.as_str(), &(range.end..text.len())) {
            prop_assert!(spans.iter().all(|span| !span.overlaps(text.span(letter.clone()))));
        }
    }

    #[test]
    fn the_place_of_an_offset_is_the_first_behind_it(made in made(), at: Index) {
        let Made { source, text, .. } = &made;
        let all = 0..text.len();
        let offset = range(source, &at, &at).start;
        let place = text.place_from(all.clone(), offset);
        prop_assert!(text.as_str().is_char_boundary(place));
        let first = letters(text.as_str(), &all).into_iter().find(|letter| {
            let span = text.span(letter.clone());
            !span.is_empty() && span.start() >= offset
        });
        prop_assert_eq!(place, first.map_or(text.len(), |letter| letter.start));
    }

    /// Whole pieces replaced, or words put before them.
    #[test]
    fn text_after_edits_reads_as_the_file_after_them(
        made in made(), changes in prop::collection::vec(0..4_u8, 12),
    ) {
        let mut edits = Vec::new();
        let mut expected = String::new();
        for ((span, read), change) in made.pieces.iter().zip(changes) {
            let Some(span) = span.filter(|_| change < 3) else {
                expected.push_str(read);
                continue;
            };
            let words = ["Ｎ", "", "new "][usize::from(change)];
            edits.push((span, words));
            expected.push_str(&fold::fold_str(words));
        }
        prop_assert_eq!(made.text.after(&edits), expected);
    }

    #[test]
    fn an_edit_changes_its_own_bytes_alone(
        text in "[abｱあ障①～－♪\r\n\u{feff}]{0,24}",
        places in prop::collection::vec((any::<Index>(), any::<Index>()), 0..4),
        words in select(vec!["", "x", "日本", "\n"]),
        encoding in select(Encoding::ALL.to_vec()),
    ) {
        let Ok(decoded) = encoding.encode(&text).map(|bytes| encoding.decode(bytes)) else {
            return Ok(());
        };
        let source = SourceFile::decoded("d.md", decoded.expect("what was written"));
        let mut spans: Vec<Span> = places
            .iter()
            .map(|(from, to)| range(source.text(), from, to))
            .map(|range| Span::new(range.start, range.end))
            .collect();
        spans.sort();
        let mut end = 0;
        spans.retain(|span| {
            let free = span.start() >= end;
            end = end.max(span.end());
            free
        });
        let after = source.edited(spans.iter().map(|span| (*span, words))).expect("it is writable");
        let (mut text, mut bytes) = (String::new(), Vec::new());
        let mut from = 0;
        let end = (Span::point(source.text().len()), "");
        for (span, words) in spans.iter().map(|span| (*span, words)).chain([end]) {
            text.push_str(&source.text()[from..span.start()]);
            let gap = source.file_offset(from)..source.file_offset(span.start());
            bytes.extend_from_slice(&source.bytes()[gap]);
            text.push_str(words);
            bytes.extend(encoding.encode(words).expect("it is writable"));
            from = span.end();
        }
        prop_assert_eq!(after.text(), text);
        // The shifts of the old mail are written anew.
        if encoding != Encoding::Iso2022Jp {
            prop_assert_eq!(after.bytes(), bytes);
        }
    }
}
