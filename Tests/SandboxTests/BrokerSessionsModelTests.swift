import MQTTWire
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// One subscriber that comes and goes at random, beside a list that does the same slowly.
@Suite struct BrokerSessionsModelTests {
    /// What must happen to the subscriber's messages.
    struct Model {
        struct Message {
            var payload: String
            var identifier: UInt16?
            var isSent = false
        }

        var window = 3
        /// In flight, then waiting, in order.
        var messages: [Message] = []
        var hasSession = false

        /// What goes out now: payloads, and the identifiers of those that went out before.
        mutating func takeDeliveries() -> [(payload: String, identifier: UInt16?)] {
            var out: [(String, UInt16?)] = []
            for index in messages.indices where !messages[index].isSent {
                guard messages.count(where: \.isSent) < window else { break }
                messages[index].isSent = true
                out.append((messages[index].payload, messages[index].identifier))
            }
            return out
        }

        mutating func learn(_ payload: String, _ identifier: UInt16) {
            guard let index = messages.firstIndex(where: { $0.payload == payload }) else { return }
            messages[index].identifier = identifier
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 2_026])
    func `keeps, resends and forgets as a plain list does`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        let bench = BrokerBench()
        let publisher = CoreClient(bench)
        publisher.connect("p") { $0.keepAlive = 600 }
        var client: CoreClient?
        var model = Model()
        var published = 0
        for round in 0..<4_000 {
            let (dice, extra) = random.block(low: UInt64(round), high: 0)
            switch dice % 10 {
            case 0..<4:
                publisher.publish("t", "\(published)")
                if model.hasSession { model.messages.append(.init(payload: "\(published)")) }
                published += 1
            case 4..<7:
                let sent = model.messages.filter { $0.isSent && $0.identifier != nil }
                guard let client, !sent.isEmpty else { break }
                let chosen = sent[Int(extra % UInt64(sent.count))]
                chosen.identifier.map { client.acknowledge($0) }
                model.messages.removeAll { $0.payload == chosen.payload }
            case 7:
                client?.cut()
                client = nil
            case 8:
                // Beyond the expiry once in a while.
                bench.advance(.seconds(extra % 4 == 0 ? 20 : 1))
                publisher.send(.pingreq)
                if client == nil, extra % 4 == 0 { model = Model() }
            default:
                let isClean = extra % 5 == 0
                if isClean { model = Model() }
                model.window = 1 + Int(extra >> 8) % 5
                let next = CoreClient(bench)
                let answer = next.resume("s") { packet in
                    packet.isCleanStart = isClean
                    packet.sessionExpiry = 20
                    packet.keepAlive = 600
                    packet.receiveMaximum = UInt16(model.window)
                }
                #expect(answer?.isSessionPresent == model.hasSession, "seed \(seed), \(round)")
                if !model.hasSession { next.subscribe("t") }
                model.hasSession = true
                for index in model.messages.indices { model.messages[index].isSent = false }
                client = next
            }
            _ = publisher.take()
            check(client, &model, "seed \(seed), round \(round)")
        }
        #expect(bench.core.statistics.redelivered > 100)
    }

    private func check(_ client: CoreClient?, _ model: inout Model, _ place: String) {
        guard let client else { return }
        let before = client.identifiers.count
        let deliveries = client.take().deliveries
        let identifiers = client.identifiers[before...]
        let expected = model.takeDeliveries()
        #expect(deliveries.map(\.payload) == expected.map(\.payload), "\(place)")
        #expect(deliveries.map(\.isDuplicate) == expected.map { $0.identifier != nil }, "\(place)")
        for (identifier, entry) in zip(identifiers, expected) {
            if let known = entry.identifier { #expect(identifier == known, "\(place)") }
            model.learn(entry.payload, identifier)
        }
        let inFlight = model.messages.compactMap(\.identifier)
        #expect(Set(inFlight).count == inFlight.count, "\(place): an identifier is used twice")
    }
}
