//! What kinds of facts are called.

use crate::facts::FactKind;
use crate::text::Language;

/// The heading of a kind of fact: its name in the contract, or in Japanese what
/// it is.
pub(super) const fn heading(kind: FactKind, language: Language) -> &'static str {
    match language {
        Language::Ja => japanese(kind),
        Language::En => kind.name(),
    }
}

const fn japanese(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Symptom => "症状",
        FactKind::ObservedBehavior => "実際の動作",
        FactKind::ExpectedBehavior => "期待する動作",
        FactKind::ReproductionSteps => "再現手順",
        FactKind::Goal => "目的",
        FactKind::Question => "質問・依頼",
        FactKind::Attempts => "試したこと",
        FactKind::Impact => "影響",
        FactKind::Urgency => "急ぐ言葉",
        FactKind::Timestamp => "日時",
        FactKind::OngoingStatus => "現在の状況",
        FactKind::Frequency => "頻度・条件",
        FactKind::ErrorMessage => "エラーの文言",
        FactKind::VagueError => "文言のないエラー",
        FactKind::Command => "コマンド・操作",
        FactKind::Log => "ログ・出力",
        FactKind::ResourceId => "リソースの識別子",
        FactKind::AccountId => "アカウント・契約",
        FactKind::Region => "リージョン・ゾーン",
        FactKind::Product => "製品・サービス",
        FactKind::Version => "バージョン",
        FactKind::RequestId => "リクエスト ID",
        FactKind::CaseReference => "以前のケース",
        FactKind::Url => "URL",
        FactKind::Contact => "連絡先",
        FactKind::Attachment => "添付",
        FactKind::Secret => "機密情報",
        FactKind::PersonalData => "個人情報",
        FactKind::Jargon => "社内の言葉",
        FactKind::Environment => "環境",
    }
}
