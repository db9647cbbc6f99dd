import LoadGen
import Quantities
import Scenarios
import Testing

/// The schedule laws, over every registered kind.
@Suite struct ArrivalProcessesTests {
    private static let random = Philox2x64(key: 2_026)
    static let examples = ArrivalProcesses.all.flatMap { $0.examples }

    @Test func `every kind has a name of its own and examples to be tested on`() {
        #expect(Set(ArrivalProcesses.all.map { $0.kind }).count == ArrivalProcesses.all.count)
        for type in ArrivalProcesses.all {
            #expect(!type.examples.isEmpty, "\(type.kind) is tested on nothing")
        }
    }

    @Test(arguments: examples)
    func `a message is never due before the one it follows`(_ arrivals: Workload.Arrivals) {
        let process = ArrivalProcesses.process(for: arrivals, random: Self.random)
        var last = process.offset(ofMessage: 0)
        #expect(last >= .zero)
        for index in 1..<20_000 as Range<UInt64> {
            let offset = process.offset(ofMessage: index)
            #expect(offset >= last, "message \(index)")
            last = offset
        }
    }

    @Test(arguments: examples, [1, 999_999_999, 1_000_000_000, 7_777_777_777, 86_400_000_000_000])
    func `exactly the messages it counts are due inside a length`(
        _ arrivals: Workload.Arrivals,
        _ nanoseconds: Int64
    ) {
        let length = Nanoseconds(nanoseconds)
        let process = ArrivalProcesses.process(for: arrivals, random: Self.random)
        let count = process.count(within: length)
        if count > 0 { #expect(process.offset(ofMessage: count - 1) < length) }
        #expect(process.offset(ofMessage: count) >= length)
        #expect(process.count(within: .zero) == 0)
    }

    @Test(arguments: examples)
    func `the same seed makes the same schedule`(_ arrivals: Workload.Arrivals) {
        let one = ArrivalProcesses.process(for: arrivals, random: Self.random)
        let other = ArrivalProcesses.process(for: arrivals, random: Philox2x64(key: 2_026))
        for index in 0..<1_000 as Range<UInt64> {
            #expect(one.offset(ofMessage: index) == other.offset(ofMessage: index))
        }
    }
}

/// What constant arrivals promise beyond the laws.
@Suite struct ConstantArrivalsTests {
    @Test func `are exactly as many as the rate says over the whole length`() {
        let process = process(messages: 500)
        #expect(process.count(within: .seconds(25)) == 12_500)
        #expect(process.count(within: .seconds(86_400)) == 43_200_000)
    }

    @Test func `have the millionth message exactly on time at a rate no clock can divide`() {
        let process = process(messages: 7)
        #expect(process.offset(ofMessage: 7_000_000) == .seconds(1_000_000))
        #expect(process.offset(ofMessage: 1) == Nanoseconds(142_857_142))
    }

    private func process(messages: UInt64) -> any ArrivalProcess {
        ArrivalProcesses.process(
            for: .constant(Samples.rate(messages)),
            random: Philox2x64(key: 0)
        )
    }
}
