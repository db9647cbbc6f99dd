/// The JOSE header of a token: RFC 7515, section 4.
struct TokenHeader: Codable {
    let alg: String
    let kid: String?
    let typ: String?
}
