import Quantities
import Testing

@testable import Sandbox

@Suite struct VerifiedTokensTests {
    let now = WallClockInstant(milliseconds: 1_800_000_000_000)

    @Test func `verifies a token once, and looks at its dates every time`() throws {
        let authority = try SharedAuthority.get()
        let token = try authority.mint(at: now, lifetime: .seconds(60))
        let verifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
        // Knows nobody's key: what it lets pass was remembered.
        let blind = TokenVerifier(publicKeyPEM: [])
        var tokens = VerifiedTokens()
        #expect(throws: TokenRefusal.wrongSignature) {
            try tokens.verify(token, at: now, by: blind)
        }
        let first = try tokens.verify(token, at: now, by: verifier)
        #expect(try tokens.verify(token, at: now, by: blind) == first)
        let last = WallClockInstant(milliseconds: now.milliseconds + 59_999)
        #expect(try tokens.verify(token, at: last, by: blind) == first)
        let after = WallClockInstant(milliseconds: now.milliseconds + 60_000)
        #expect(throws: TokenRefusal.expired(at: first.expiry)) {
            try tokens.verify(token, at: after, by: verifier)
        }
        #expect(tokens.count == 0)
    }

    @Test func `a token that differs in one character is another token`() throws {
        let authority = try SharedAuthority.get()
        let verifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
        var token = try authority.mint(at: now)
        var tokens = VerifiedTokens()
        _ = try tokens.verify(token, at: now, by: verifier)
        token[token.count - 5] ^= 1
        #expect(throws: TokenRefusal.self) { try tokens.verify(token, at: now, by: verifier) }
    }

    @Test func `a token is not valid before its time, remembered or not`() throws {
        let authority = try SharedAuthority.get()
        let verifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
        let token = try authority.mint(at: now)
        var tokens = VerifiedTokens()
        _ = try tokens.verify(token, at: now, by: verifier)
        let before = WallClockInstant(milliseconds: now.milliseconds - 1)
        #expect(throws: TokenRefusal.notYetValid(before: now.seconds)) {
            try tokens.verify(token, at: before, by: verifier)
        }
    }
}
