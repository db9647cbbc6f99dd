import MQTTClient
import Messaging
import Testing

@Suite struct TokenClaimsTests {
    @Test(arguments: [
        (#"{"aud":"one"}"#, ["one"]), (#"{"aud":["one","two"]}"#, ["one", "two"]), ("{}", []),
    ])
    func `the audience is a name or several`(claims: String, audiences: [String]) throws {
        #expect(try read(claims).audiences == audiences)
    }

    @Test(
        arguments: [
            (#"{"exp":1700000000}"#, 1_700_000_000), (#"{"exp":1700000000.9}"#, 1_700_000_000),
            (#"{"exp":1e300}"#, nil), ("{}", nil),
        ] as [(String, Int64?)]
    )
    func `the expiry is whole seconds, or not said`(claims: String, expiry: Int64?) throws {
        #expect(try read(claims).expiry == expiry)
    }

    @Test(arguments: [
        "", "no dots", "a.b", "a.b.c.d", "a.!!!!.c", "a.bm90IGpzb24.c", "a.e.c", "..",
        "a.eyJhdWQiOjF9.c",
    ])
    func `anything else is no token`(text: String) {
        #expect(TokenClaims(jwt: Array(text.utf8)) == nil)
    }

    @Test func `bytes of every value survive the alphabet of URLs`() throws {
        let text = "{\"sub\":\"\u{FF}\u{BF}\u{3FF}?>~\"}"
        #expect(try read(text).subject == "\u{FF}\u{BF}\u{3FF}?>~")
    }

    private func read(_ claims: String) throws -> TokenClaims {
        try #require(TokenClaims(jwt: Array(CredentialFileTests.token(claims).utf8)))
    }
}
