import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Tokens that expire, are renewed, are refused or cannot be used: the finding says which.
@Suite struct TokensRenewedTests {
    /// A run of 20 publishers whose token is good for `lifetime` seconds.
    private func judge(lifetime: Int64?, renewEvery: Nanoseconds? = nil) throws -> Judge {
        var scenario = TestScenario.make()
        scenario.tokens.renewEvery = renewEvery
        var judge = try Judge(scenario: scenario, plan: TestPlan(publisherCount: 20))
        judge.renew(expiresIn: lifetime.map { ($0 + 1) * 1_000 }, at: -1_000)
        return judge
    }

    private func finding(_ judge: inout Judge, endingAt seconds: Int64 = 600) throws -> Finding {
        judge.apply(.event(.ended("all phases are over"), at: .seconds(seconds)))
        let findings = judge.finishDrained().findings
        return try #require(findings.first { $0.check == "tokens-renewed" })
    }

    private func showAll(_ judge: inout Judge, at milliseconds: Int64) {
        for publisher in 0..<20 as Range<UInt32> {
            judge.note(
                .reauthenticated(after: .milliseconds(Int64(publisher) + 1)),
                of: .publisher(publisher),
                at: milliseconds + Int64(publisher)
            )
        }
    }

    @Test func `says nothing of a run without tokens, or whose token lasts`() throws {
        var none = try Judge(scenario: TestScenario.make(), plan: TestPlan())
        #expect(try finding(&none).sentence == "no token had to be renewed")
        var lasting = try judge(lifetime: 86_400)
        let finding = try finding(&lasting)
        #expect(finding.verdict == .passed)
        #expect(finding.sentence == "no token had to be renewed")
        #expect(lasting.connections[.renewals] == 0)
        var endless = try judge(lifetime: nil)
        endless.renew(expiresIn: .max / 1_000_000 - 1, at: 5_000)
        #expect(try self.finding(&endless).verdict == .passed)
    }

    @Test func `an expiry that ends connections fails, and says when and how`() throws {
        var judge = try judge(lifetime: 180)
        for publisher in 0..<20 as Range<UInt32> {
            judge.end(.publisher(publisher), code: 0x87, at: 180_400 + Int64(publisher))
        }
        judge.end(.verifier, code: 0x87, at: 180_410)
        let finding = try finding(&judge)
        #expect(finding.verdict == .failed)
        #expect(
            finding.sentence
                == "the token expired 3 min 0 s into the run and was not renewed: the broker ended 21"
                + " connections with 0x87 (not authorized), the first 400 ms after the expiry"
        )
        #expect(judge.tokens.expiries.map(\.at) == [.seconds(180)])
    }

    @Test func `what ends before the expiry is not its doing`() throws {
        var judge = try judge(lifetime: 180)
        judge.end(.publisher(1), code: 0x8B, at: 179_999)
        let finding = try finding(&judge)
        #expect(finding.verdict == .passed)
        #expect(
            finding.sentence
                == "the token expired 3 min 0 s into the run, and no connection ended for that: they"
                + " lived on for 7 min 0 s"
        )
    }

    @Test func `other codes, and attempts to come back, are told too`() throws {
        var judge = try judge(lifetime: 10)
        judge.end(.publisher(1), code: 0x87, at: 11_000)
        judge.end(.publisher(2), code: 0x87, at: 11_000)
        judge.end(.publisher(3), at: 12_000)
        for _ in 0..<5 {
            judge.note(
                .attemptFailed(code: 0x87, reason: "refused"),
                of: .publisher(1),
                at: 12_500
            )
        }
        #expect(
            try finding(&judge).sentence
                == "the token expired 10 s into the run and was not renewed: the broker ended 3"
                + " connections with 0x87 (not authorized) (2) and without a reason code (1), the"
                + " first 1 s after the expiry, and 5 attempts to connect again failed with 0x87"
                + " (not authorized)"
        )
    }

    @Test func `three renewals in time pass, and each is told`() throws {
        var judge = try judge(lifetime: 180)
        for renewal in 1...3 as ClosedRange<Int64> {
            judge.renew(expiresIn: 180_000, at: renewal * 150_000)
            showAll(&judge, at: renewal * 150_000 + 100)
        }
        let finding = try finding(&judge)
        #expect(finding.verdict == .passed)
        #expect(
            finding.sentence
                == "3 renewals: connections showed the new token 60 times, and the broker took it each"
                + " time"
        )
        #expect(judge.connections[.renewals] == 3)
        #expect(judge.tokens.renewals.map(\.taken) == [20, 20, 20])
        #expect(
            judge.tokens.renewals.map(\.slowest) == Array(repeating: .milliseconds(20), count: 3)
        )
        #expect(judge.tokens.renewals.last?.expires == .seconds(630))
    }

    @Test func `a renewal that comes too late fails if connections ended before it`() throws {
        var judge = try judge(lifetime: 10)
        judge.end(.publisher(1), code: 0x87, at: 10_500)
        judge.renew(expiresIn: 60_000, at: 12_000)
        judge.end(.publisher(2), code: 0x8B, at: 13_000)
        let finding = try finding(&judge, endingAt: 20)
        #expect(
            finding.sentence
                == "the token expired 10 s into the run and was renewed only 2 s later: the broker"
                + " ended 1 connection with 0x87 (not authorized), the first 500 ms after the expiry"
        )
        var lucky = try self.judge(lifetime: 10)
        lucky.renew(expiresIn: 60_000, at: 12_000)
        let passed = try self.finding(&lucky, endingAt: 20)
        #expect(passed.verdict == .passed)
        #expect(passed.sentence.hasSuffix("lived on for 2 s until a new one was there"))
    }

    @Test func `a renewal that is refused fails, with the broker's words`() throws {
        var judge = try judge(lifetime: 180)
        judge.renew(expiresIn: 180_000, at: 90_000)
        showAll(&judge, at: 90_000)
        for publisher in 3..<6 as Range<UInt32> {
            judge.note(
                .reauthenticationFailed(code: 0x87, reason: "0x87 (not authorized)"),
                of: .publisher(publisher),
                at: 91_000
            )
        }
        let finding = try finding(&judge, endingAt: 100)
        #expect(finding.verdict == .failed)
        #expect(
            finding.sentence
                == "the broker did not take a new token on 3 connections, first at 1 min 31 s:"
                + " 0x87 (not authorized)"
        )
        #expect(judge.tokens.renewals.first?.refused == 3)
    }

    @Test(arguments: [(nil, .passed), (.seconds(90), .inconclusive)] as [(Nanoseconds?, Verdict)])
    func `a token that could not be shown matters where that was to be tested`(
        renewEvery: Nanoseconds?,
        expected: Verdict
    ) throws {
        var judge = try judge(lifetime: 180, renewEvery: renewEvery)
        judge.renew(expiresIn: 180_000, at: 90_000)
        for reason in ["no AUTH", "no AUTH", "no answer"] {
            judge.note(
                .reauthenticationFailed(code: nil, reason: reason),
                of: .publisher(3),
                at: 91_000
            )
        }
        let finding = try finding(&judge, endingAt: 100)
        #expect(finding.verdict == expected)
        #expect(
            finding.sentence
                == "a new token was not taken on 3 connections, first at 1 min 31 s: no AUTH,"
                + " and 1 more reason"
        )
    }

    @Test func `a token that cannot be used is in the sentence of what came of it`() throws {
        var judge = try judge(lifetime: 180)
        judge.apply(.event(.tokenUnusable(reason: "the file is empty"), at: .seconds(170)))
        judge.end(.publisher(1), code: 0x87, at: 181_000)
        let finding = try finding(&judge)
        #expect(finding.verdict == .failed)
        #expect(
            finding.sentence.contains(
                "was not renewed (a new one could not be used: the file is empty): the broker"
            )
        )
        #expect(finding.details.count == 1)
    }

    @Test func `a token that could not be used puts renewal to no test, until one can`() throws {
        var judge = try judge(lifetime: 1_000)
        judge.apply(.event(.tokenUnusable(reason: "the file is empty"), at: .seconds(100)))
        #expect(try finding(&judge).verdict == .inconclusive)
        judge.renew(expiresIn: 1_000_000, at: 200_000)
        #expect(try finding(&judge).verdict == .passed)
    }

    @Test func `renewals that a scenario plans must happen`() throws {
        var judge = try judge(lifetime: 1_000, renewEvery: .seconds(60))
        #expect(try finding(&judge, endingAt: 64).verdict == .passed)
        let finding = try finding(&judge, endingAt: 65)
        #expect(finding.verdict == .inconclusive)
        #expect(finding.sentence == "a new token was to be shown every 1 min 0 s, and none was")
    }

    @Test func `a token that expired before the schedule says so`() throws {
        var judge = try Judge(scenario: TestScenario.make(), plan: TestPlan())
        judge.renew(expiresIn: -4_000, at: -1_000)
        judge.end(.publisher(0), code: 0x87, at: 1_000)
        #expect(
            try finding(&judge).sentence.hasPrefix(
                "the token expired 5 s before the schedule began and was not renewed: the broker ended"
                    + " 1 connection with 0x87 (not authorized), the first 6 s after the expiry"
            )
        )
    }

    @Test func `keeps a hundred renewals and counts them all`() throws {
        var judge = try judge(lifetime: 10)
        for renewal in 1...300 as ClosedRange<Int64> {
            judge.renew(expiresIn: 500, at: renewal * 1_000)
            showAll(&judge, at: renewal * 1_000)
        }
        #expect(judge.tokens.renewalCount == 300)
        #expect(judge.tokens.renewals.count == 100)
        #expect(judge.tokens.expiries.count == 100)
        #expect(judge.tokens.renewals.allSatisfy { $0.taken == 20 })
        #expect(judge.connections[.reauthentications] == 6_000)
    }
}
