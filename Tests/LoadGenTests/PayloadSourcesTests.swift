import LoadGen
import Quantities
import Scenarios
import Testing

/// The payload laws, over every registered kind.
@Suite struct PayloadSourcesTests {
    static let examples = PayloadSources.all.flatMap { $0.examples }

    @Test func `every kind has a name of its own and examples to be tested on`() {
        #expect(Set(PayloadSources.all.map { $0.kind }).count == PayloadSources.all.count)
        for type in PayloadSources.all {
            #expect(!type.examples.isEmpty, "\(type.kind) is tested on nothing")
        }
    }

    @Test(arguments: examples)
    func `a payload is a function of seed and slot, whatever was asked before`(
        _ payload: Workload.Payload
    ) {
        let source = PayloadSources.source(for: payload, random: Philox2x64(key: 2_026))
        let again = PayloadSources.source(for: payload, random: Philox2x64(key: 2_026))
        var written: [[UInt8]] = []
        for message in 0..<500 as Range<UInt64> {
            var bytes: [UInt8] = Array("left over from before".utf8)
            source.write(slot(message), into: &bytes)
            written.append(bytes)
        }
        for message in (0..<500 as Range<UInt64>).reversed() {
            var bytes: [UInt8] = []
            again.write(slot(message), into: &bytes)
            #expect(bytes == written[Int(message)], "message \(message)")
        }
    }

    @Test(arguments: examples)
    func `slots whose payloads have the same number hold the same bytes`(
        _ payload: Workload.Payload
    ) {
        let source = PayloadSources.source(for: payload, random: Philox2x64(key: 2_026))
        guard source.count > 0 else { return }
        var known: [Int: [UInt8]] = [:]
        for message in 0..<5_000 as Range<UInt64> {
            let number = source.number(of: slot(message))
            #expect((0..<source.count).contains(number), "message \(message)")
            var bytes: [UInt8] = []
            source.write(slot(message), into: &bytes)
            #expect(known[number, default: bytes] == bytes, "message \(message)")
            known[number] = bytes
        }
        #expect(known.count > 50, "as good as nothing was compared")
    }

    @Test func `values that are too many to be numbered are not numbered`() {
        let fine = TemperaturePayload(minimum: 0, maximum: 1, decimals: 12)
        let source = PayloadSources.source(for: .temperature(fine), random: Philox2x64(key: 1))
        #expect(source.count == 0)
    }

    private func slot(_ message: UInt64) -> PayloadSlot {
        PayloadSlot(publisher: UInt32(message % 7), sequence: message / 7, message: message)
    }
}
