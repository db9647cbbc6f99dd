import Evidence
import Quantities

@testable import Verifier

/// Runs of a graph that aggregates with everything that can happen to messages and windows, from a
/// seed: the records, and the same told to the naive account.
struct RandomWindows {
    private static let start: Int64 = 612_345
    private static let slots: UInt64 = 300

    private var random: SeededGenerator
    private(set) var records: [Record] = []
    private(set) var naive = NaiveWindows(firstEnd: 620_000)
    let plan: TestPlan

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        plan = TestPlan(
            slots: Self.slots,
            interval: .milliseconds(300),
            value: { Int($1 &* 7_919 % 5_003) }
        )
        make()
    }

    private mutating func make() {
        records.append(
            .event(.scheduleBegan(WallClockInstant(milliseconds: Self.start)), at: .zero)
        )
        var inWindow: [Int64: [(value: Double, at: Int64, times: Int)]] = [:]
        for sequence in 0..<Self.slots where !random.happens(20) {
            let sent = Nanoseconds(Int64(sequence) * 300_000_000 + Int64(random.next() % 9_000_000))
            let at = Self.start + sent.count / 1_000_000
            let value = Double(plan.value(0, sequence))
            let record = SentRecord(publisher: 0, sequence: sequence, sent: sent, delay: .generator)
            records.append(.sent(record))
            let range = answer(sequence, sent)
            naive.messages.append(.init(at: at, value: value, times: range))
            let spread = UInt64(range.upperBound - range.lowerBound)
            let times = range.lowerBound + (spread > 0 ? Int(random.next() % (spread + 1)) : 0)
            let end = (at + 9_999) / 10_000 * 10_000
            inWindow[end, default: []].append((value, at, times))
        }
        // Every window is emitted a little after it is over, and all are over before any is given up.
        for end in stride(from: Int64(620_000), through: 720_000, by: 10_000) {
            var members = (inWindow[end] ?? []).flatMap { member in
                Array(repeating: member, count: member.times)
            }
            if random.happens(60) { members.append((42, end, 1)) }
            if members.isEmpty || random.happens(80) { continue }
            repeat { emit(members, end) } while random.happens(100)
        }
    }

    /// How often the graph may take a message, by what its publisher hears of it.
    private mutating func answer(_ sequence: UInt64, _ sent: Nanoseconds) -> ClosedRange<Int> {
        if random.happens(30) {
            records.append(.acknowledged(publisher: 0, sequence: sequence, reason: 0x97, at: sent))
            return 0...0
        }
        let isResent = random.happens(15)
        if isResent { records.append(.resent(publisher: 0, sequence: sequence, at: sent)) }
        if random.happens(20) {
            records.append(.unresolved(publisher: 0, sequence: sequence, at: sent))
            return isResent ? 0...2 : 0...1
        }
        records.append(.acknowledged(publisher: 0, sequence: sequence, reason: 0, at: sent))
        return isResent ? 0...2 : 1...1
    }

    private mutating func emit(_ members: [(value: Double, at: Int64, times: Int)], _ end: Int64) {
        let values = members.map(\.value)
        var observed = (
            count: values.count, max: values.max() ?? 0, min: values.min() ?? 0,
            average: values.reduce(0, +) / Double(values.count), last: values.last ?? 0
        )
        switch random.next() % 12 {
        case 0: observed.count += 1
        case 1: observed.count -= 1
        case 2: observed.max += 1
        case 3: observed.min = values.dropFirst().min() ?? -1
        case 4: observed.average += 0.01
        case 5: observed.last = values[Int(random.next() % UInt64(values.count))]
        default: break
        }
        guard observed.count > 0 else { return }
        let text =
            #"{"temperature":{"count":\#(observed.count),"max":\#(observed.max),"#
            + #""min":\#(observed.min),"average":\#(observed.average),"last":\#(observed.last),"#
            + #""unit":"C"}}"#
        records.append(
            .result(
                ResultRecord(
                    received: .milliseconds(end - Self.start + 500),
                    timestamp: WallClockInstant(milliseconds: end - Int64(random.next() % 10_000)),
                    body: Array(text.utf8)
                )
            )
        )
        guard let json = try? JSONValue(Array(text.utf8), as: .standard)["temperature"],
            let read = ObservedStatistics(json, of: .temperature)
        else { preconditionFailure("the model writes what it cannot read: \(text)") }
        naive.results.append(.init(end: end, observed: read))
    }
}
