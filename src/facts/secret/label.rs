//! Words that name a credential.

use super::SecretKind::{self, *};
use super::value::floor;
use crate::text::Range;

/// What a value must look like to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Whatever people choose for a password.
    Chosen,
    /// At least eight characters with digits among the letters.
    Keyed,
    /// Made by a machine; the label alone may name other things.
    Random,
    /// The same, and in the query of a URL.
    Query,
    /// Four to eight digits.
    Digits,
    /// Thirty-two hexadecimal digits.
    Hex,
    /// A list of `name=value`.
    Cookie,
    /// Digits that somebody was sent, or groups of letters and digits.
    Code,
    /// A long run of base64: the words name what is no secret, too.
    Blob,
    /// The secret half of a key pair, by its length.
    Half,
    /// Sixteen letters of base32 or more.
    Seed,
    /// Twelve letters and digits or more, in groups or not.
    Licence,
    /// The label is a word for other things too: letters with digits, no path.
    Strict,
}

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: SecretKind,
    pub(super) demand: Demand,
}

/// What an ending names; nothing if it only looks like a credential's.
type Meaning = Option<(SecretKind, Demand)>;

/// Endings of labels, reduced to letters and digits (`DB_PASSWORD` and
/// `db.password` both end in `password`). The longest that fits decides; one
/// without a kind names no credential. A leading `^` wants a word of its own.
#[rustfmt::skip]
static ENDINGS: &[(&str, Meaning)] = &[
    ("password", Some((Password, Demand::Chosen))),
    ("passwd", Some((Password, Demand::Chosen))),
    ("passcode", Some((Password, Demand::Chosen))),
    ("storepass", Some((Password, Demand::Chosen))),
    ("keypass", Some((Password, Demand::Chosen))),
    ("userpass", Some((Password, Demand::Chosen))),
    ("dbpass", Some((Password, Demand::Chosen))),
    ("^pass", Some((Password, Demand::Chosen))),
    ("^pwd", Some((Password, Demand::Chosen))),
    ("^oldpwd", None),
    ("^pw", Some((Password, Demand::Chosen))),
    ("identifiedby", Some((Password, Demand::Chosen))),
    ("パスワード", Some((Password, Demand::Chosen))),
    ("^パス", Some((Password, Demand::Strict))),
    ("パスコード", Some((Password, Demand::Chosen))),
    ("合言葉", Some((Password, Demand::Chosen))),
    ("passphrase", Some((Passphrase, Demand::Chosen))),
    ("パスフレーズ", Some((Passphrase, Demand::Chosen))),
    ("暗証番号", Some((Pin, Demand::Digits))),
    ("pinコード", Some((Pin, Demand::Digits))),
    ("pincode", Some((Pin, Demand::Digits))),
    ("^pin", Some((Pin, Demand::Digits))),
    ("^puk", Some((Pin, Demand::Digits))),
    ("認証コード", Some((OneTimeCode, Demand::Code))),
    ("確認コード", Some((OneTimeCode, Demand::Code))),
    ("検証コード", Some((OneTimeCode, Demand::Code))),
    ("ワンタイムコード", Some((OneTimeCode, Demand::Code))),
    ("セキュリティコード", Some((OneTimeCode, Demand::Code))),
    ("バックアップコード", Some((OneTimeCode, Demand::Code))),
    ("リカバリコード", Some((OneTimeCode, Demand::Code))),
    ("リカバリーコード", Some((OneTimeCode, Demand::Code))),
    ("復旧コード", Some((OneTimeCode, Demand::Code))),
    ("復元コード", Some((OneTimeCode, Demand::Code))),
    ("mfaコード", Some((OneTimeCode, Demand::Code))),
    ("otpコード", Some((OneTimeCode, Demand::Code))),
    ("2faコード", Some((OneTimeCode, Demand::Code))),
    ("認証番号", Some((OneTimeCode, Demand::Code))),
    ("確認番号", Some((OneTimeCode, Demand::Code))),
    ("verificationcode", Some((OneTimeCode, Demand::Code))),
    ("confirmationcode", Some((OneTimeCode, Demand::Code))),
    ("onetimecode", Some((OneTimeCode, Demand::Code))),
    ("securitycode", Some((OneTimeCode, Demand::Code))),
    ("backupcode", Some((OneTimeCode, Demand::Code))),
    ("recoverycode", Some((OneTimeCode, Demand::Code))),
    ("mfacode", Some((OneTimeCode, Demand::Code))),
    ("otpcode", Some((OneTimeCode, Demand::Code))),
    ("2facode", Some((OneTimeCode, Demand::Code))),
    ("onetimepassword", Some((OneTimeCode, Demand::Code))),
    ("onetimepasscode", Some((OneTimeCode, Demand::Code))),
    ("ワンタイムパスワード", Some((OneTimeCode, Demand::Code))),
    ("^otp", Some((OneTimeCode, Demand::Code))),
    ("^psk", Some((PreSharedKey, Demand::Chosen))),
    ("presharedkey", Some((PreSharedKey, Demand::Chosen))),
    ("sharedsecret", Some((PreSharedKey, Demand::Chosen))),
    ("事前共有鍵", Some((PreSharedKey, Demand::Chosen))),
    ("事前共有キー", Some((PreSharedKey, Demand::Chosen))),
    ("プリシェアードキー", Some((PreSharedKey, Demand::Chosen))),
    ("プリシェアドキー", Some((PreSharedKey, Demand::Chosen))),
    ("プリシェアキー", Some((PreSharedKey, Demand::Chosen))),
    ("共有シークレット", Some((PreSharedKey, Demand::Chosen))),
    ("共有鍵", Some((PreSharedKey, Demand::Chosen))),
    ("共有キー", Some((PreSharedKey, Demand::Chosen))),
    ("sharedkey", Some((PreSharedKey, Demand::Keyed))),
    ("radiussecret", Some((PreSharedKey, Demand::Chosen))),
    ("radiuskey", Some((PreSharedKey, Demand::Chosen))),
    ("tacacskey", Some((PreSharedKey, Demand::Chosen))),
    ("wpakey", Some((PreSharedKey, Demand::Chosen))),
    ("wpa2key", Some((PreSharedKey, Demand::Chosen))),
    ("wifikey", Some((PreSharedKey, Demand::Chosen))),
    ("wpaキー", Some((PreSharedKey, Demand::Chosen))),
    ("wpa2キー", Some((PreSharedKey, Demand::Chosen))),
    ("wpa3キー", Some((PreSharedKey, Demand::Chosen))),
    ("wifiキー", Some((PreSharedKey, Demand::Chosen))),
    ("無線キー", Some((PreSharedKey, Demand::Chosen))),
    ("無線lanキー", Some((PreSharedKey, Demand::Chosen))),
    ("ipseckey", Some((PreSharedKey, Demand::Chosen))),

    ("mfaシード", Some((MfaSeed, Demand::Seed))),
    ("otpシード", Some((MfaSeed, Demand::Seed))),
    ("2faシード", Some((MfaSeed, Demand::Seed))),
    ("mfaseed", Some((MfaSeed, Demand::Seed))),
    ("otpseed", Some((MfaSeed, Demand::Seed))),
    ("2faseed", Some((MfaSeed, Demand::Seed))),
    ("mfasecret", Some((MfaSeed, Demand::Seed))),
    ("otpsecret", Some((MfaSeed, Demand::Seed))),
    ("2fasecret", Some((MfaSeed, Demand::Seed))),
    ("mfakey", Some((MfaSeed, Demand::Seed))),
    ("otpkey", Some((MfaSeed, Demand::Seed))),
    ("mfaシークレット", Some((MfaSeed, Demand::Seed))),
    ("otpシークレット", Some((MfaSeed, Demand::Seed))),
    ("mfaシークレットキー", Some((MfaSeed, Demand::Seed))),
    ("otpシークレットキー", Some((MfaSeed, Demand::Seed))),
    ("mfaキー", Some((MfaSeed, Demand::Seed))),
    ("otpキー", Some((MfaSeed, Demand::Seed))),

    ("snmpコミュニティ", Some((SnmpCommunity, Demand::Chosen))),
    ("コミュニティ名", Some((SnmpCommunity, Demand::Chosen))),
    ("コミュニティ文字列", Some((SnmpCommunity, Demand::Chosen))),
    ("snmpcommunity", Some((SnmpCommunity, Demand::Chosen))),
    ("communitystring", Some((SnmpCommunity, Demand::Chosen))),
    ("snmpcommunityname", Some((SnmpCommunity, Demand::Chosen))),

    ("license", Some((LicenseKey, Demand::Blob))),
    ("licence", Some((LicenseKey, Demand::Blob))),
    ("ライセンス", Some((LicenseKey, Demand::Blob))),
    ("licensekey", Some((LicenseKey, Demand::Licence))),
    ("licencekey", Some((LicenseKey, Demand::Licence))),
    ("productkey", Some((LicenseKey, Demand::Licence))),
    ("activationkey", Some((LicenseKey, Demand::Licence))),
    ("ライセンスキー", Some((LicenseKey, Demand::Licence))),
    ("プロダクトキー", Some((LicenseKey, Demand::Licence))),
    ("アクティベーションキー", Some((LicenseKey, Demand::Licence))),

    ("secretaccesskey", Some((AwsSecretKey, Demand::Keyed))),
    ("awssecretkey", Some((AwsSecretKey, Demand::Keyed))),
    ("シークレットアクセスキー", Some((AwsSecretKey, Demand::Keyed))),
    ("sessiontoken", Some((AwsSessionToken, Demand::Random))),
    ("xamzsecuritytoken", Some((AwsSessionToken, Demand::Random))),
    ("セッショントークン", Some((AwsSessionToken, Demand::Random))),
    ("accesskeysecret", Some((AlibabaAccessKeySecret, Demand::Keyed))),
    ("アクセスキーシークレット", Some((AlibabaAccessKeySecret, Demand::Keyed))),
    ("aliyunsecret", Some((AlibabaAccessKeySecret, Demand::Keyed))),
    ("alicloudsecretkey", Some((AlibabaAccessKeySecret, Demand::Keyed))),
    ("securitytoken", Some((AlibabaStsToken, Demand::Random))),
    ("ststoken", Some((AlibabaStsToken, Demand::Random))),
    ("stsトークン", Some((AlibabaStsToken, Demand::Random))),
    ("accesstokensecret", Some((SakuraAccessTokenSecret, Demand::Keyed))),
    ("アクセストークンシークレット", Some((SakuraAccessTokenSecret, Demand::Keyed))),
    ("sakuracloudaccesstoken", Some((SakuraAccessToken, Demand::Random))),
    ("sakuraaccesstoken", Some((SakuraAccessToken, Demand::Random))),
    ("soracomtoken", Some((SoracomToken, Demand::Random))),
    ("soracomapikey", Some((SoracomApiKey, Demand::Random))),
    ("soracomauthkey", Some((SoracomAuthKey, Demand::Random))),
    ("simauthkey", Some((SimKey, Demand::Random))),
    ("sim認証キー", Some((SimKey, Demand::Random))),
    ("sim認証鍵", Some((SimKey, Demand::Random))),
    ("^ki", Some((SimKey, Demand::Hex))),
    ("^opc", Some((SimKey, Demand::Hex))),
    ("^op", Some((SimKey, Demand::Hex))),
    ("^k", Some((SimKey, Demand::Hex))),
    ("認証鍵", Some((SimKey, Demand::Hex))),
    ("milenagekey", Some((SimKey, Demand::Hex))),
    ("鍵", Some((Secret, Demand::Hex))),
    ("公開鍵", None),
    ("ホスト鍵", None),

    ("apikey", Some((ApiKey, Demand::Keyed))),
    ("apiキー", Some((ApiKey, Demand::Keyed))),
    ("accesskey", Some((ApiKey, Demand::Random))),
    ("アクセスキー", Some((ApiKey, Demand::Random))),
    ("subscriptionkey", Some((ApiKey, Demand::Random))),
    ("authkey", Some((ApiKey, Demand::Keyed))),
    ("認証キー", Some((ApiKey, Demand::Keyed))),
    ("secretkey", Some((Secret, Demand::Keyed))),
    ("^sk", Some((Secret, Demand::Half))),
    ("secretstring", Some((Secret, Demand::Keyed))),
    ("シークレットキー", Some((Secret, Demand::Keyed))),
    ("秘密キー", Some((Secret, Demand::Keyed))),
    ("encryptionkey", Some((Secret, Demand::Random))),
    ("signingkey", Some((Secret, Demand::Random))),
    ("masterkey", Some((Secret, Demand::Random))),
    ("accountkey", Some((AzureKey, Demand::Random))),
    ("sharedaccesskey", Some((AzureKey, Demand::Random))),
    ("storagekey", Some((AzureKey, Demand::Random))),
    ("privatekey", Some((PrivateKey, Demand::Random))),
    ("秘密鍵", Some((PrivateKey, Demand::Random))),
    ("tlskey", Some((PrivateKey, Demand::Random))),
    ("clientkeydata", Some((ClientKeyData, Demand::Random))),

    ("secret", Some((Secret, Demand::Random))),
    ("シークレット", Some((Secret, Demand::Random))),
    ("clientsecret", Some((Secret, Demand::Keyed))),
    ("consumersecret", Some((Secret, Demand::Keyed))),
    ("appsecret", Some((Secret, Demand::Keyed))),
    ("apisecret", Some((Secret, Demand::Keyed))),
    ("webhooksecret", Some((Secret, Demand::Keyed))),
    ("jwtsecret", Some((Secret, Demand::Keyed))),
    ("クライアントシークレット", Some((Secret, Demand::Keyed))),
    ("apiシークレット", Some((Secret, Demand::Keyed))),
    ("dockerconfigjson", Some((Secret, Demand::Random))),
    ("^auth", Some((BasicAuth, Demand::Random))),

    ("token", Some((Token, Demand::Random))),
    ("トークン", Some((Token, Demand::Random))),
    ("bearertoken", Some((BearerToken, Demand::Random))),
    ("nexttoken", None),
    ("pagetoken", None),
    ("startingtoken", None),
    ("paginationtoken", None),
    ("continuationtoken", None),
    ("resumetoken", None),
    ("synctoken", None),
    ("clienttoken", None),
    ("clientrequesttoken", None),
    ("creationtoken", None),
    ("idempotencytoken", None),
    ("canceltoken", None),
    ("cancellationtoken", None),
    ("csrftoken", None),
    ("xsrftoken", None),
    ("verificationtoken", None),
    ("tasktoken", None),
    ("changetoken", None),
    ("locktoken", None),
    ("sequencetoken", None),
    ("etoken", None),
    ("次トークン", None),
    ("ページトークン", None),
    ("csrfトークン", None),

    ("cookie", Some((SessionCookie, Demand::Cookie))),
    // A desk looks a session up by its ID; the names of cookies let one in.
    ("sessionid", None),
    ("セッションid", None),
    ("jsessionid", Some((SessionCookie, Demand::Random))),
    ("phpsessid", Some((SessionCookie, Demand::Random))),
    ("aspsessionid", Some((SessionCookie, Demand::Random))),
    ("netsessionid", Some((SessionCookie, Demand::Random))),
    ("connectsid", Some((SessionCookie, Demand::Random))),
    ("sessionkey", Some((SessionCookie, Demand::Random))),
    ("xamzsignature", Some((Signature, Demand::Random))),
    ("xgoogsignature", Some((Signature, Demand::Random))),
    ("^signature", Some((Signature, Demand::Query))),
    ("^sig", Some((AzureSas, Demand::Query))),
];

/// How much of the line before the end of a label can belong to it.
const REACH: usize = 72;

/// The label that ends at `end`, and where it begins. `folded` is the
/// lower-cased text, `text` the one with case.
pub(super) fn ending_at(text: &str, folded: &str, end: usize) -> Option<(Range, Label)> {
    let from = floor(folded, end.saturating_sub(REACH));
    let line = folded.get(from..end)?;
    let from = line.rfind('\n').map_or(from, |n| from + n + 1);
    // Letters and digits of the label, each with its place.
    let letters: Vec<(usize, char)> = folded[from..end]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric() && *c != 'の')
        .map(|(at, c)| (from + at, c))
        .collect();
    let mut best: Option<(usize, usize, Meaning)> = None;
    for (ending, meaning) in ENDINGS {
        let (own_word, ending) = match ending.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, *ending),
        };
        let mut at = letters.len();
        let fits = ending.chars().rev().all(|c| {
            at = at.wrapping_sub(1);
            letters.get(at).is_some_and(|l| l.1 == c)
        });
        if !fits {
            continue;
        }
        let start = letters[at].0;
        if own_word && !begins_word(text, start) {
            continue;
        }
        let length = letters.len() - at;
        if best.is_none_or(|b| length > b.1) {
            best = Some((start, length, *meaning));
        }
    }
    let (start, _, meaning) = best?;
    let (kind, demand) = meaning?;
    Some((start..end, Label { kind, demand }))
}

/// Whether a word, or a part of a `camelCase` or `snake_case` name, begins.
fn begins_word(text: &str, at: usize) -> bool {
    // 「バイパス」 is one word.
    let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    if text[at..].starts_with(katakana) {
        return !text[..at].ends_with(katakana);
    }
    let bytes = text.as_bytes();
    let Some(before) = at.checked_sub(1).and_then(|i| bytes.get(i)) else {
        return true;
    };
    let here = bytes.get(at).copied().unwrap_or(b' ');
    !before.is_ascii_alphanumeric() || (before.is_ascii_lowercase() && here.is_ascii_uppercase())
}
