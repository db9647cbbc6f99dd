import Quantities
import Testing

@testable import MosquittoTransport

/// What the loop knows of messages in flight, beside a list that is searched.
@Suite struct InFlightMessagesTests {
    @Test(arguments: [1, 7, 2_026] as [UInt64])
    func `agrees with a list that is searched`(_ seed: UInt64) {
        var messages = InFlightMessages()
        var model: [(identifier: UInt16, token: UInt64)] = []
        let random = Philox2x64(key: seed)
        var next: UInt16 = 0
        for step in 0..<20_000 as Range<UInt64> {
            let bits = random.block(low: step, high: 0).0
            let isTaken = model.contains { $0.identifier == (next == .max ? 1 : next + 1) }
            #expect(messages.isNextIdentifierTaken == isTaken, "seed \(seed), step \(step)")
            if bits % 3 != 0, !isTaken, model.count < 50 {
                next = next == .max ? 1 : next + 1
                messages.add(next, step)
                model.append((next, step))
            } else {
                // Now and then an identifier that is not in flight.
                let place = Int(bits / 3 % 60)
                let identifier = place < model.count ? model[place].identifier : next &+ 9
                let known = model.firstIndex { $0.identifier == identifier }
                let token = known.map { model.remove(at: $0).token }
                #expect(messages.take(identifier) == token, "seed \(seed), step \(step)")
            }
            #expect(messages.count == model.count)
        }
        #expect(messages.tokens == model.map(\.token), "seed \(seed)")
        #expect(messages.removeAll() == model.map(\.token) && messages.count == 0)
    }

    @Test func `the identifier behind the last is 1`() {
        var messages = InFlightMessages()
        messages.add(1, 10)
        messages.note(65_534)
        #expect(!messages.isNextIdentifierTaken)
        messages.note(65_535)
        #expect(messages.isNextIdentifierTaken)
        #expect(messages.take(1) == 10)
        #expect(!messages.isNextIdentifierTaken)
    }
}
