import Messaging
import Quantities

@testable import Inquiry

/// A broker and a graph in virtual time that a course talks to: it passes what it is told to, and
/// loses, repeats, delays and refuses by dice of its own.
struct ModelGraph {
    /// Whether a value passes.
    var passes: (Double) -> Bool
    /// The number that the graph reads from a payload's text.
    var reads: (String) -> Double? = { Double($0) }
    /// The shares of messages that are lost, come out twice, come out late, and are refused.
    var loss = 0.0
    var duplicates = 0.0
    var delays = 0.0
    var refusals = 0.0
    /// The share of messages that come out although they must not.
    var leaks = 0.0
    /// When the graph stops, counted in messages.
    var stopsAfter = Int.max
    /// What every message is answered with.
    var answer = ReasonCode.success
    /// Whether results say what they came of.
    var hasIdentity = true
    /// What becomes of a payload.
    var changes: ([UInt8]) -> [UInt8] = { $0 }
    /// What comes of a message, whatever ``passes`` says; nil where that decides.
    var makes: ((Utterance) -> [[UInt8]])?
    var seed: UInt64 = 0

    private enum Event {
        case answer(UInt64, ReasonCode)
        case arrival(Arrival)
    }

    private struct Planned {
        var at: MonotonicInstant
        var event: Event
    }

    init(passes: @escaping (Double) -> Bool) { self.passes = passes }

    /// Holds the conversation to its end, or until nothing happens any more.
    func hold<Course: ConversationCourse>(_ course: Course) -> Course {
        var course = course
        var planned: [Planned] = []
        var now = MonotonicInstant(nanoseconds: 0)
        var dice = Dice(seed: seed)
        var taken = 0
        while !course.isOver {
            var messages: [Utterance] = []
            let wake = course.step(at: now, saying: &messages)
            for message in messages {
                taken += 1
                take(message, at: now, isRunning: taken <= stopsAfter, &dice, into: &planned)
            }
            planned.sort { $0.at < $1.at }
            if course.isOver { break }
            guard let next = [planned.first?.at, wake].compactMap({ $0 }).min() else { break }
            now = max(now, next)
            while let first = planned.first, first.at <= now {
                planned.removeFirst()
                switch first.event {
                case .answer(let number, let reason):
                    course.acknowledged(number, reason: reason, at: now)
                case .arrival(let arrival):
                    course.hear(arrival, at: now)
                }
            }
        }
        return course
    }

    private func take(
        _ message: Utterance,
        at now: MonotonicInstant,
        isRunning: Bool,
        _ dice: inout Dice,
        into planned: inout [Planned]
    ) {
        let isRefused = dice.hits(refusals)
        let reason = isRefused ? ReasonCode(rawValue: 0x97) : answer
        let answer = Event.answer(message.number, reason)
        planned.append(Planned(at: now + .milliseconds(1), event: answer))
        let value = value(of: message.payload)
        let results =
            makes.map { $0(message) }
            ?? (value.map { passes($0) } == true ? [changes(message.payload)] : [])
        let isPassing = !results.isEmpty
        let isLost = dice.hits(loss)
        let isLeaked = dice.hits(leaks)
        let isLate = dice.hits(delays)
        let isTwice = dice.hits(duplicates)
        guard isRunning, !isRefused, isPassing && !isLost || !isPassing && isLeaked else { return }
        let arrival = Arrival(
            origin: hasIdentity ? .own(message.number) : .unknown,
            topic: "processed",
            payload: results.first ?? message.payload
        )
        let due = now + (isLate ? .seconds(2) : .milliseconds(3))
        for _ in 0..<(isTwice ? 2 : 1) {
            planned.append(Planned(at: due, event: .arrival(arrival)))
        }
    }

    private func value(of payload: [UInt8]) -> Double? {
        let text = payload.dropFirst(#"{"temperature":{"value":"#.utf8.count)
        guard let end = text.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        return reads(String(decoding: text[..<end], as: UTF8.self))
    }
}

/// One chance after another, from a seed.
struct Dice {
    private let random: Philox2x64
    private var rolls: UInt64 = 0

    init(seed: UInt64) { random = Philox2x64(key: seed) }

    mutating func roll() -> UInt64 {
        rolls += 1
        return random.block(low: rolls, high: 1).0
    }

    mutating func hits(_ share: Double) -> Bool { roll().uniformFraction < share }

    mutating func below(_ count: UInt64) -> UInt64 { roll() % count }
}
