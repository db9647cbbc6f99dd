import Evidence
import Quantities
import Testing

@Suite struct IdentityPropertyTests {
    private let run = RunIdentifier(
        start: WallClockInstant(milliseconds: 1_758_255_553_528),
        random: 9
    )
    private var carrier: IdentityProperty { IdentityProperty(run: run, seed: 2_026) }

    @Test(
        arguments: [
            (0, 0), (1, 1), (1 << 20 - 1, 0), (0, 1 << 40 - 1), (1 << 20 - 1, 1 << 40 - 1),
            (777, 123_456_789),
        ] as [(UInt32, UInt64)]
    )
    func `reads back what it wrote, at the limits too`(_ publisher: UInt32, _ sequence: UInt64) {
        let value = written(publisher, sequence)
        #expect(value.count == IdentityProperty.valueLength)
        #expect(carrier.read(value[...]) == .own(publisher: publisher, sequence: sequence))
    }

    @Test func `begins with the run as people see it`() {
        let text = String(decoding: written(3, 4), as: UTF8.self)
        #expect(text.prefix(8) == run.description)
    }

    @Test func `one flipped bit anywhere is never taken for a message of this run`() {
        for (publisher, sequence) in [(0, 0), (5, 999), (1 << 20 - 1, 1 << 40 - 1)]
            as [(UInt32, UInt64)]
        {
            for index in 0..<IdentityProperty.valueLength {
                for bit in 0..<8 {
                    var value = written(publisher, sequence)
                    value[index] ^= 1 << UInt8(bit)
                    if case .own(let publisher, let sequence) = carrier.read(value[...]) {
                        Issue.record("bit \(bit) of \(index): \(publisher), \(sequence)")
                    }
                }
            }
        }
    }

    @Test func `a change in the run's characters that are still digits is another run`() throws {
        var value = written(5, 999)
        value[7] = value[7] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        let other = try #require(RunIdentifier(String(decoding: value[..<8], as: UTF8.self)))
        #expect(carrier.read(value[...]) == .otherRun(other))
    }

    @Test func `another seed's value is foreign even with the same run`() {
        var value: [UInt8] = []
        IdentityProperty(run: run, seed: 2_027).write(publisher: 1, sequence: 1, into: &value)
        #expect(carrier.read(value[...]) == .foreign)
    }

    @Test(arguments: ["", "e5k0d3mz", "e5k0d3mz0000000000000000000000", "ILOU", "\u{0}"])
    func `anything else is foreign`(_ text: String) {
        #expect(carrier.read(Array(text.utf8)[...]) == .foreign)
    }

    @Test func `is read out of the middle of a longer buffer`() {
        let buffer = Array("before".utf8) + written(8, 80) + Array("after".utf8)
        #expect(carrier.read(buffer[6..<30]) == .own(publisher: 8, sequence: 80))
    }

    @Test func `writes over whatever the value was`() {
        var value = Array("something longer than twenty-four bytes".utf8)
        carrier.write(publisher: 8, sequence: 80, into: &value)
        #expect(value == written(8, 80))
    }

    private func written(_ publisher: UInt32, _ sequence: UInt64) -> [UInt8] {
        var value: [UInt8] = []
        carrier.write(publisher: publisher, sequence: sequence, into: &value)
        return value
    }
}
