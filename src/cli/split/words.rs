//! Why a draft is split, in words.

use crate::detect::ACCOUNTS;
use crate::text::Language;

/// The reason that a rule gives.
pub(super) fn reason(rule: &str, language: Language) -> &'static str {
    let (ja, en) = match rule {
        "technical-and-billing-mixed" => (
            "技術的な内容と料金の内容は窓口が異なります",
            "a technical and a billing matter go to different desks",
        ),
        "multiple-products" => (
            "プロダクトごとに担当が異なります",
            "each product has its own engineers",
        ),
        ACCOUNTS => (
            "アカウントをまたぐ件は、両方のアカウントから起票します",
            "a matter between two accounts wants a case from each",
        ),
        _ => (
            "独立した件は、別々に対応されます",
            "independent issues are worked on one by one",
        ),
    };
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}
