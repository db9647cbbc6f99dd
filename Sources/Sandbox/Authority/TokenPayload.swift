/// The claims of a minted token, under the names they have in it.
struct TokenPayload: Encodable {
    /// What Kubernetes adds about the account.
    struct Kubernetes: Encodable {
        let namespace: String
        let serviceaccount: Account
    }

    /// The service account.
    struct Account: Encodable {
        let name: String
    }

    let iss: String
    let sub: String
    let aud: [String]
    let iat: Int64
    let nbf: Int64
    let exp: Int64
    let kubernetes: Kubernetes

    enum CodingKeys: String, CodingKey {
        case iss
        case sub
        case aud
        case iat
        case nbf
        case exp
        case kubernetes = "kubernetes.io"
    }
}
