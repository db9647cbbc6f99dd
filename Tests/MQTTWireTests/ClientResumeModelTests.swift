import MQTTWire
import Testing

/// Random lives of a session against ``ResumeModel``: every answer, and the whole state, must agree.
@Suite struct ClientResumeModelTests {
    @Test(arguments: [(901, 3), (902, 40), (903, 400)] as [(UInt64, UInt16)])
    func `no identifier is in flight twice and no token is lost, whatever happens to connections`(
        seed: UInt64,
        largestWindow: UInt16
    ) throws {
        var random = SplitMix(seed: seed)
        var model = ResumeModel()
        var bench = try ClientBench.connected()
        model.connect(isSessionPresent: false, window: 65_535)
        var token: UInt64 = 0
        var resolved: Set<UInt64> = []
        func note(_ tokens: [UInt64]) {
            for token in tokens {
                #expect(resolved.insert(token).inserted, "seed \(seed): \(token) came twice")
            }
        }
        for step in 0..<30_000 {
            let place: Comment = "seed \(seed), step \(step)"
            switch Int.random(in: 0..<200, using: &random) {
            case 0:
                let isPresent = !random.chance(in: 4)
                let window = UInt16.random(in: 1...largestWindow, using: &random)
                try bench.reconnect(isSessionPresent: isPresent, receiveMaximum: window)
                model.connect(isSessionPresent: isPresent, window: Int(window))
            case 1..<4:
                let tokens = bench.client.takeUnresolvedIfLost()
                #expect(tokens == model.lost, place)
                model.lost = []
                note(tokens)
            case 4..<8:
                let asked = [Subscription("a", maximumQuality: 1)]
                let number = try bench.client.subscribe(to: asked, now: 0, into: &bench.output)
                #expect(!model.isInUse(number), place)
                model.requests.insert(number)
            case 8..<12:
                guard let number = model.requests.randomElement(using: &random) else { break }
                let answer = SubscriptionAnswer(packetIdentifier: number, reasons: [0])
                #expect(try bench.receive(.suback(answer)) == [.subscribed(answer)], place)
                model.requests.remove(number)
            case 12..<14:
                guard let number = model.next else { break }
                let abandoned = bench.client.abandon(number)
                let expected = model.resolve(number)
                #expect(abandoned == expected, place)
                note(abandoned.map { [$0] } ?? [])
            case 14..<90:
                let number = model.next
                #expect(bench.client.nextToRepublish?.identifier == number, place)
                guard let number else { break }
                let isFull = model.sent.count >= model.window
                let expected: PublishAnswer =
                    isFull ? .windowFull : .accepted(packetIdentifier: number)
                #expect(bench.republish(number) == expected, place)
                if !isFull { model.sent.insert(number) }
            case 90..<150:
                let answer = bench.publish(token: token)
                guard case .accepted(let number) = answer else {
                    #expect(answer == .windowFull && !model.mayPublish, place)
                    break
                }
                #expect(model.mayPublish && !model.isInUse(number), place)
                model.inFlight.append((number, token))
                model.sent.insert(number)
                token += 1
            default:
                // Mostly of what was sent; now and then of what the server had from before.
                let early = random.chance(in: 20) ? model.inFlight.map(\.identifier) : []
                guard let number = (early + model.sent).randomElement(using: &random) else { break }
                let events = try bench.acknowledge(number)
                let known = model.resolve(number)
                let expected = try #require(known)
                #expect(events == [.acknowledged(token: expected, reason: 0, text: nil)], place)
                note([expected])
            }
            bench.output.removeAll()
            #expect(bench.client.inFlight == model.inFlight.count, place)
            #expect(
                bench.client.awaitingRepublish == model.inFlight.count - model.sent.count,
                place
            )
            if step.isMultiple(of: 64) {
                let inOrder = bench.client.inFlightInOrder
                #expect(inOrder.map(\.identifier) == model.inFlight.map(\.identifier), place)
                #expect(inOrder.map(\.token) == model.inFlight.map(\.token), place)
            }
        }
        bench.client.close()
        note(bench.client.takeUnresolved())
        #expect(resolved == Set(0..<token), "seed \(seed)")
        #expect(token > 1_000, "seed \(seed): too few messages for the law to mean much")
    }
}

extension ClientProtocol {
    fileprivate mutating func takeUnresolvedIfLost() -> [UInt64] {
        hasLostMessages ? takeUnresolved() : []
    }
}
