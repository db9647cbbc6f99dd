import Testing

@testable import Verifier

@Suite struct FisherTestTests {
    /// Expected values from the definition, in exact fractions.
    @Test(
        arguments: [
            // The lady tasting tea: all four of eight right is one in seventy; three or four, 17 / 70.
            (4, 4, 4, 8, 1.0 / 70), (3, 4, 4, 8, 17.0 / 70), (1, 4, 4, 8, 69.0 / 70),
            (1, 1, 1, 1_000_000, 1e-6), (0, 5, 5, 10, 1), (2, 2, 10, 10, 1),
        ] as [(UInt64, UInt64, UInt64, UInt64, Double)]
    )
    func `gives the exact chance`(
        wrongHere: UInt64,
        here: UInt64,
        wrong: UInt64,
        all: UInt64,
        chance: Double
    ) {
        let result = FisherTest.chance(wrongHere: wrongHere, here: here, wrong: wrong, all: all)
        #expect(abs(result - chance) <= chance * 1e-12)
    }

    @Test func `neither overflows nor underflows with very many messages`() {
        let large = FisherTest.chance(
            wrongHere: 50_000,
            here: 100_000,
            wrong: 100_000,
            all: 200_000
        )
        #expect(large > 0.49 && large < 0.51)
        let tiny = FisherTest.chance(wrongHere: 9_000, here: 9_000, wrong: 9_000, all: 200_000)
        #expect(tiny == 0)
    }
}
