import Quantities
import Testing

@testable import Sandbox

@Suite struct TokenVerifierTests {
    static let now = WallClockInstant(milliseconds: 1_800_000_000_000)
    let authority: TokenAuthority
    let verifier: TokenVerifier

    init() throws {
        authority = try SharedAuthority.get()
        verifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
    }

    static func claims(
        subject: String = "system:serviceaccount:azure-iot-operations:mqtt-client",
        audience: String = #"["aio-internal"]"#,
        expiry: String = #","exp":1800003600"#,
        start: String = #","nbf":1800000000"#
    ) -> String {
        #"{"sub":"\#(subject)","aud":\#(audience)\#(expiry)\#(start)}"#
    }

    func forged(
        header: String = #"{"alg":"RS256","typ":"JWT"}"#,
        _ claims: String
    ) throws -> [UInt8] {
        try authority.sign(header: Array(header.utf8), payload: Array(claims.utf8))
    }

    func refusal(of token: [UInt8], at time: WallClockInstant = now) -> TokenRefusal? {
        do {
            _ = try verifier.verify(token, at: time)
            return nil
        } catch {
            return error
        }
    }

    @Test func `accepts a minted token until the second of its expiry`() throws {
        let token = try authority.mint(at: Self.now, lifetime: .seconds(60))
        let verified = try verifier.verify(token, at: Self.now)
        #expect(verified.subject == "system:serviceaccount:azure-iot-operations:mqtt-client")
        #expect(verified.expiry == 1_800_000_060)
        let last = WallClockInstant(milliseconds: 1_800_000_059_999)
        #expect(refusal(of: token, at: last) == nil)
        let end = WallClockInstant(milliseconds: 1_800_000_060_000)
        #expect(refusal(of: token, at: end) == .expired(at: 1_800_000_060))
    }

    @Test func `takes an audience written as one name`() throws {
        let token = try forged(Self.claims(audience: #""aio-internal""#))
        #expect(refusal(of: token) == nil)
    }

    @Test(arguments: ["none", "HS256", "RS384", "rs256", "PS256", ""])
    func `refuses every algorithm but RS256`(name: String) throws {
        let token = try forged(header: #"{"alg":"\#(name)"}"#, Self.claims())
        #expect(refusal(of: token) == .wrongAlgorithm(name))
    }

    @Test(arguments: [
        (claims(audience: #"["aio-mq"]"#), TokenRefusal.wrongAudience(["aio-mq"])),
        (claims(audience: "[]"), .wrongAudience([])),
        (claims(expiry: #","exp":1800000000"#), .expired(at: 1_800_000_000)),
        (claims(expiry: ""), .unreadableClaims),
        (claims(start: #","nbf":1800000001"#), .notYetValid(before: 1_800_000_001)),
        (claims(subject: "somebody"), .wrongSubject("somebody")),
        (
            claims(subject: "system:serviceaccount:only"),
            .wrongSubject("system:serviceaccount:only")
        ),
        (
            claims(subject: "system:serviceaccount:a:b:c"),
            .wrongSubject("system:serviceaccount:a:b:c")
        ),
        (claims(subject: "system:serviceaccount::b"), .wrongSubject("system:serviceaccount::b")),
        ("[]", .unreadableClaims),
        ("{", .unreadableClaims),
    ])
    func `names the one defect of a token`(claims: String, expected: TokenRefusal) throws {
        #expect(refusal(of: try forged(claims)) == expected)
    }

    @Test(arguments: ["", "a.b", "a.b.c.d", "....", "e30.e30.e=0", "e30.e30. "])
    func `refuses what is not three parts of base 64`(text: String) {
        #expect(refusal(of: Array(text.utf8)) == .notAToken)
    }

    @Test func `refuses a header that is not JSON`() throws {
        #expect(refusal(of: try forged(header: "{}", Self.claims())) == .unreadableHeader)
        #expect(refusal(of: try forged(header: "x", Self.claims())) == .unreadableHeader)
    }

    @Test func `refuses another authority's signature`() throws {
        let token = try TokenAuthority().mint(at: Self.now)
        #expect(refusal(of: token) == .wrongSignature)
    }

    @Test func `refuses every flipped bit`() throws {
        let token = try authority.mint(at: Self.now)
        for index in token.indices {
            var flipped = token
            flipped[index] ^= 1 << UInt8(index % 7)
            #expect(refusal(of: flipped) != nil, "bit flip at byte \(index) was accepted")
        }
    }

    @Test func `shows no key in a dump`() {
        var text = ""
        dump(authority, to: &text)
        #expect(!text.contains("PRIVATE") && text.count < 400)
    }
}
