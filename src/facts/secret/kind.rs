//! The kinds of credentials.

macro_rules! secret_kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $stem:literal, $ja:literal, $en:literal;)*) => {
        /// What kind of credential. The value itself is never kept: a fact
        /// says what stands there and where, and no report can leak more.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum SecretKind { $($(#[$doc])* $variant,)* }

        impl SecretKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Kebab-case name for machines.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Stem of the placeholder that masks it: `PASSWORD` in `<PASSWORD_1>`.
            #[must_use]
            pub const fn placeholder(self) -> &'static str {
                match self { $(Self::$variant => $stem,)* }
            }

            /// Its name for people, in Japanese or English.
            #[must_use]
            pub const fn label(self, ja: bool) -> &'static str {
                match self { $(Self::$variant => if ja { $ja } else { $en },)* }
            }
        }
    };
}

secret_kinds! {
    /// The public half of an AWS key pair, which names the key to revoke.
    AwsAccessKeyId = "aws-access-key-id", "AWS_ACCESS_KEY_ID", "AWS アクセスキー ID", "AWS access key ID";
    /// The secret half of an AWS key pair.
    AwsSecretKey = "aws-secret-access-key", "AWS_SECRET_KEY", "AWS シークレットアクセスキー", "AWS secret access key";
    /// A temporary credential of AWS STS.
    AwsSessionToken = "aws-session-token", "AWS_SESSION_TOKEN", "AWS セッショントークン", "AWS session token";
    /// The public half of an Alibaba Cloud key pair.
    AlibabaAccessKeyId = "alibaba-access-key-id", "ALIBABA_ACCESS_KEY_ID", "Alibaba Cloud AccessKey ID", "Alibaba Cloud AccessKey ID";
    /// The secret half of an Alibaba Cloud key pair.
    AlibabaAccessKeySecret = "alibaba-access-key-secret", "ALIBABA_ACCESS_KEY_SECRET", "Alibaba Cloud AccessKey Secret", "Alibaba Cloud AccessKey secret";
    /// A temporary credential of Alibaba Cloud STS.
    AlibabaStsToken = "alibaba-sts-token", "ALIBABA_STS_TOKEN", "Alibaba Cloud STS トークン", "Alibaba Cloud STS token";
    /// An access token (a UUID) of the Sakura Cloud API.
    SakuraAccessToken = "sakura-access-token", "SAKURA_ACCESS_TOKEN", "さくらのクラウド アクセストークン", "Sakura Cloud access token";
    /// The secret that goes with it.
    SakuraAccessTokenSecret = "sakura-access-token-secret", "SAKURA_ACCESS_TOKEN_SECRET", "さくらのクラウド アクセストークンシークレット", "Sakura Cloud access token secret";
    /// `keyId-…`.
    SoracomAuthKeyId = "soracom-auth-key-id", "SORACOM_AUTH_KEY_ID", "SORACOM 認証キー ID", "SORACOM auth key ID";
    /// `secret-…`.
    SoracomAuthKey = "soracom-auth-key", "SORACOM_AUTH_KEY", "SORACOM 認証キーシークレット", "SORACOM auth key secret";
    /// `X-Soracom-API-Key`.
    SoracomApiKey = "soracom-api-key", "SORACOM_API_KEY", "SORACOM API キー", "SORACOM API key";
    /// `X-Soracom-Token`.
    SoracomToken = "soracom-api-token", "SORACOM_TOKEN", "SORACOM API トークン", "SORACOM API token";
    /// The keys inside a SIM.
    SimKey = "sim-auth-key", "SIM_KEY", "SIM の認証鍵", "SIM authentication key";
    /// A password of anything.
    Password = "password", "PASSWORD", "パスワード", "password";
    /// A password in the user part of a URL.
    UrlPassword = "url-password", "URL_PASSWORD", "URL に含まれるパスワード", "password in a URL";
    /// The words that open a key.
    Passphrase = "passphrase", "PASSPHRASE", "パスフレーズ", "passphrase";
    /// A short number.
    Pin = "pin", "PIN", "暗証番号", "PIN";
    /// A code that lets somebody in once.
    OneTimeCode = "one-time-code", "ONE_TIME_CODE", "ワンタイムの認証コード", "one-time code";
    /// The shared key of a VPN or wireless network.
    PreSharedKey = "pre-shared-key", "PRE_SHARED_KEY", "事前共有鍵", "pre-shared key";
    /// What a device makes one-time passwords from.
    MfaSeed = "mfa-seed", "MFA_SEED", "MFA のシード", "MFA seed";
    /// A password behind a function that can be tried on many.
    PasswordHash = "password-hash", "PASSWORD_HASH", "パスワードのハッシュ値", "password hash";
    /// The password of SNMP before its third version.
    SnmpCommunity = "snmp-community", "SNMP_COMMUNITY", "SNMP コミュニティ名", "SNMP community string";
    /// A key that makes a product work. Desks ask for the number of the licence.
    LicenseKey = "license-key", "LICENSE_KEY", "ライセンスキー", "license key";
    /// A private key, PEM or bare.
    PrivateKey = "private-key", "PRIVATE_KEY", "秘密鍵", "private key";
    /// A service account's token.
    KubernetesToken = "kubernetes-token", "KUBERNETES_TOKEN", "Kubernetes サービスアカウントトークン", "Kubernetes service account token";
    /// A value of a Kubernetes `Secret`.
    KubernetesSecret = "kubernetes-secret", "KUBERNETES_SECRET", "Kubernetes Secret の値", "Kubernetes secret value";
    /// `client-key-data` of a kubeconfig.
    ClientKeyData = "client-key-data", "CLIENT_KEY_DATA", "クライアント証明書の秘密鍵", "client certificate key";
    /// A signed token of any issuer.
    Jwt = "json-web-token", "JWT", "JWT", "JSON web token";
    /// `ghp_…`, `github_pat_…`.
    GithubToken = "github-token", "GITHUB_TOKEN", "GitHub トークン", "GitHub token";
    /// `glpat-…`.
    GitlabToken = "gitlab-token", "GITLAB_TOKEN", "GitLab トークン", "GitLab token";
    /// `xoxb-…`.
    SlackToken = "slack-token", "SLACK_TOKEN", "Slack トークン", "Slack token";
    /// A web address that takes messages from anybody who knows it.
    WebhookUrl = "webhook-url", "WEBHOOK_URL", "Webhook URL", "webhook URL";
    /// `AIza…`.
    GoogleApiKey = "google-api-key", "GOOGLE_API_KEY", "Google API キー", "Google API key";
    /// A key of an Azure storage account or bus.
    AzureKey = "azure-account-key", "AZURE_KEY", "Azure アカウントキー", "Azure account key";
    /// The signature of an Azure shared access signature.
    AzureSas = "azure-sas-signature", "AZURE_SAS_SIGNATURE", "Azure SAS の署名", "Azure SAS signature";
    /// `sk_live_…`.
    StripeKey = "stripe-key", "STRIPE_KEY", "Stripe キー", "Stripe key";
    /// `npm_…`.
    NpmToken = "npm-token", "NPM_TOKEN", "npm トークン", "npm token";
    /// `pypi-…`.
    PypiToken = "pypi-token", "PYPI_TOKEN", "PyPI トークン", "PyPI token";
    /// `sk-…`.
    OpenaiKey = "openai-api-key", "OPENAI_API_KEY", "OpenAI API キー", "OpenAI API key";
    /// `sk-ant-…`.
    AnthropicKey = "anthropic-api-key", "ANTHROPIC_API_KEY", "Anthropic API キー", "Anthropic API key";
    /// `SG.…`.
    SendgridKey = "sendgrid-api-key", "SENDGRID_API_KEY", "SendGrid API キー", "SendGrid API key";
    /// `SK…` of Twilio.
    TwilioKey = "twilio-api-key", "TWILIO_API_KEY", "Twilio API キー", "Twilio API key";
    /// User and password in base64.
    BasicAuth = "basic-auth", "BASIC_AUTH", "Basic 認証の資格情報", "basic authentication credentials";
    /// A token in a header.
    BearerToken = "bearer-token", "BEARER_TOKEN", "Bearer トークン", "bearer token";
    /// A key to an interface.
    ApiKey = "api-key", "API_KEY", "API キー", "API key";
    /// A token nothing more is known of.
    Token = "token", "TOKEN", "トークン", "token";
    /// A secret nothing more is known of.
    Secret = "secret", "SECRET", "シークレット", "secret";
    /// What stands for a signed-in user.
    SessionCookie = "session-cookie", "SESSION_COOKIE", "セッション Cookie", "session cookie";
    /// The signature of a presigned URL or request.
    Signature = "url-signature", "SIGNATURE", "署名付き URL の署名", "presigned URL signature";
    /// A key that the documentation of a provider prints for everybody.
    DocumentationSample = "documentation-sample", "SAMPLE_KEY", "ドキュメントのサンプルキー", "documentation sample key";
}

impl SecretKind {
    /// A sample of the documentation: nothing leaks.
    #[must_use]
    pub const fn is_sample(self) -> bool {
        matches!(self, Self::DocumentationSample)
    }
}
