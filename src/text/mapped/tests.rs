//! Maps by hand.

use super::*;

#[test]
fn a_range_across_runs_maps_to_one_span() {
    // source:  "件名: \"a\\u3042b\"" decoded to aあb
    let source = "件名: \"a\\u3042b\"";
    let mut text = MappedText::new();
    text.push_verbatim("a", 9);
    text.push_mapped("あ", Span::new(10, 16));
    text.push_verbatim("b", 16);
    assert_eq!(text.as_str(), "aあb");
    assert_eq!(text.span(0..5).slice(source), Some("a\\u3042b"));
    assert_eq!(text.span(1..4).slice(source), Some("\\u3042"));
    assert_eq!(text.span(4..5).slice(source), Some("b"));
    let spans = |range| text.editable(range, source);
    assert_eq!(spans(4..5), Some(vec![Span::new(16, 17)]));
    assert_eq!(spans(1..4), Some(vec![Span::new(10, 16)]));
    assert_eq!(spans(0..5), Some(vec![Span::new(9, 17)]));
    assert_eq!(spans(1..3), None, "a part of an escape");
    assert_eq!(text.span(2..2), Span::point(10), "in an escape");
}

#[test]
fn marks_inside_a_line_stay_where_what_they_are_in_is_replaced() {
    let source = "a **b** c\n> d";
    let mut text = MappedText::new();
    for (part, at) in [("a ", 0), ("b", 4), (" c\n", 7), ("d", 12)] {
        text.push_verbatim(part, at);
    }
    assert_eq!(text.as_str(), "a b c\nd");
    let spans = |range| text.editable(range, source);
    let three = vec![Span::new(1, 2), Span::new(4, 5), Span::new(7, 9)];
    assert_eq!(spans(1..5), Some(three));
    assert_eq!(spans(4..7), Some(vec![Span::new(8, 13)]));
    let places = [0, 2, 5, 8, 12, 13].map(|at| text.place_from(0..7, at));
    assert_eq!(places, [0, 2, 3, 4, 6, 7]);
}

#[test]
fn text_after_edits_of_its_source() {
    let mut text = MappedText::new();
    text.push_verbatim("abc", 0);
    text.push_synthetic("\n", 3);
    text.push_mapped("あ", Span::new(10, 16));
    text.push_verbatim("def", 16);
    let after = |edits: &[(Span, &str)]| text.after(edits);
    assert_eq!(after(&[]), "abc\nあdef");
    assert_eq!(after(&[(Span::new(1, 2), "Ｘ")]), "aXc\nあdef");
    assert_eq!(after(&[(Span::point(3), "!")]), "abc!\nあdef");
    assert_eq!(after(&[(Span::new(10, 17), "い")]), "abc\nいef");
    assert_eq!(after(&[(Span::new(2, 17), "-")]), "ab-\nef");
    let two = [(Span::new(0, 1), ""), (Span::new(18, 19), "F")];
    assert_eq!(after(&two), "bc\nあdeF");
}

#[test]
fn synthetic_text_never_widens_a_span() {
    let mut text = MappedText::new();
    text.push_verbatim("abc", 0);
    text.push_synthetic("\n", 3);
    text.push_verbatim("def", 10);
    assert_eq!(text.span(0..4), Span::new(0, 3));
    assert_eq!(text.span(3..4), Span::point(3));
    assert_eq!(text.span(2..6), Span::new(2, 12));
    assert_eq!(text.offset(7), 13);
}

#[test]
fn what_was_folded_is_quoted_as_it_is_written() {
    let source = "ＥＣ２ は \\u3042、１５：５２？";
    let mut text = MappedText::new();
    let escape = source.find('\\').unwrap_or_default();
    text.push_verbatim(&source[..escape], 0);
    text.push_mapped("あ", Span::new(escape, escape + 6));
    text.push_verbatim(&source[escape + 6..], escape + 6);
    let mut folded = MappedText::new();
    fold::push_folded(&mut folded, &text, 0..text.len());
    assert_eq!(folded.as_str(), "EC2 は あ、15:52?");
    let all = 0..folded.len();
    assert_eq!(folded.unfolded(all, source), "ＥＣ２ は あ、１５：５２？");
    assert_eq!(folded.unfolded(1..3, source), "Ｃ２");
}

#[test]
fn slicing_keeps_the_map() {
    let source = "xx障害yy";
    let text = MappedText::verbatim(source, Span::new(2, 8));
    let part = text.slice(3..6);
    assert_eq!(part.as_str(), "害");
    assert_eq!(part.span(0..3), Span::new(5, 8));
}

/// An edit of the part would take the rest with it.
#[test]
fn a_part_of_what_was_mapped_cannot_be_edited() {
    let source = "\"a\\tb\"";
    let mut text = MappedText::new();
    text.push_mapped("a\tb", Span::new(0, source.len()));
    let part = text.slice(2..3);
    assert_eq!(part.as_str(), "b");
    assert_eq!(part.span(0..1), Span::new(0, source.len()));
    assert_eq!(part.editable(0..1, source), None);
    assert_eq!(part.slice(0..1).editable(0..1, source), None);
    let mut wide = MappedText::new();
    wide.push_mapped("Ａb", Span::new(0, source.len()));
    let mut folded = MappedText::new();
    fold::push_folded(&mut folded, &wide, 0..wide.len());
    assert_eq!(folded.as_str(), "Ab");
    assert_eq!(folded.editable(0..1, source), None);
    assert_eq!(folded.editable(1..2, source), None);
    let whole = text.slice(0..3).editable(0..3, source);
    assert_eq!(whole, Some(vec![Span::new(0, source.len())]));
}

#[test]
fn the_map_is_small() {
    assert_eq!(size_of::<Entry>(), 12);
    for kind in [Kind::Verbatim, Kind::Mapped, Kind::Part, Kind::Synthetic] {
        let source = Span::new(7, 7 + (32 << 20));
        let entry = Entry::new(5, source, kind);
        assert_eq!((entry.at, entry.source(), entry.kind()), (5, source, kind));
    }
}
