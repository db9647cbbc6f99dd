import Testing

@testable import MQTTWire

@Suite struct InFlightTableTests {
    @Test(arguments: [(1, 71), (7, 72), (100, 73), (1_000, 74), (40_000, 75)] as [(Int, UInt64)])
    func `identifiers are unique in flight over 200,000 messages in any order`(
        window: Int,
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        var table = InFlightTable()
        var model: [UInt16: UInt64] = [:]
        var order: [UInt16] = []
        var token: UInt64 = 0
        while token < 200_000 {
            let isFull = order.count == window
            if isFull || (!order.isEmpty && random.chance(in: 3)) {
                let place = Int.random(in: 0..<order.count, using: &random)
                order.swapAt(place, order.count - 1)
                let identifier = order.removeLast()
                let expected = model.removeValue(forKey: identifier)
                let removed = table.remove(identifier)
                let again = table.remove(identifier)
                guard removed == expected, again == nil else {
                    Issue.record("seed \(seed): \(identifier) gave the wrong token")
                    return
                }
            } else {
                let identifier = try #require(insert(token, into: &table))
                guard identifier != 0, model.updateValue(token, forKey: identifier) == nil else {
                    Issue.record("seed \(seed): \(identifier) was in flight already")
                    return
                }
                order.append(identifier)
                token += 1
            }
            guard table.count == model.count else {
                Issue.record("seed \(seed): \(table.count) counted")
                return
            }
        }
        #expect(Set(table.removeAll()) == Set(model.values))
        #expect(table.count == 0 && table.capacity == 0)
    }

    private func insert(_ token: UInt64, into table: inout InFlightTable) -> UInt16? {
        table.insert(token)
    }

    @Test func `all 65,535 identifiers can be in flight, and no more`() {
        var table = InFlightTable()
        var seen = Set<UInt16>()
        for token in 0..<65_535 {
            if let identifier = table.insert(UInt64(token)) { seen.insert(identifier) }
        }
        #expect(seen.count == 65_535 && !seen.contains(0))
        let refused = table.insert(1)
        #expect(refused == nil)
        #expect(table.remove(4_711) == 4_710)
        #expect(table.insert(9) == 4_711)
    }

    @Test func `an identifier rests for a turn before it is used again`() {
        var table = InFlightTable()
        for expected in 1...65_535 {
            let identifier = table.insert(0)
            #expect(identifier == UInt16(expected))
            if let identifier { _ = table.remove(identifier) }
        }
        #expect(table.insert(0) == 1)
        #expect(table.capacity == 8)
    }

    @Test func `tokens come out in the order they went in`() {
        var table = InFlightTable()
        for token in 0..<100 { _ = table.insert(UInt64(token)) }
        for identifier in stride(from: UInt16(1), through: 99, by: 2) {
            _ = table.remove(identifier)
        }
        #expect(table.removeAll() == stride(from: 1, to: 100, by: 2).map { UInt64($0) })
    }

    @Test(arguments: [(3, 77), (100, 78), (5_000, 79)] as [(Int, UInt64)])
    func `the order is that of insertion, even for those in use for many turns`(
        slow: Int,
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        var table = InFlightTable()
        var model: [UInt16] = []
        for token in 0..<200_000 as Range<UInt64> {
            model.append(try #require(insert(token, into: &table)))
            guard model.count > slow else { continue }
            // Mostly the newest go, so that the oldest stay for turns; now and then an old one.
            let place =
                random.chance(in: 2_000)
                ? Int.random(in: 0..<model.count, using: &random) : model.count - 1
            let removed = table.remove(model.remove(at: place))
            #expect(removed != nil)
        }
        #expect(table.inOrder.map(\.identifier) == model, "seed \(seed)")
        let tokens = table.inOrder.map(\.token)
        #expect(tokens == tokens.sorted() && table.removeAll() == tokens, "seed \(seed)")
    }

    @Test func `identifiers that share a slot are not confused`() {
        var table = InFlightTable()
        let identifier = table.insert(5)
        #expect(identifier == 1 && table.contains(1))
        #expect(table.remove(9) == nil && !table.contains(9) && !table.contains(0))
        #expect(table.remove(0) == nil)
        #expect(table.count == 1)
    }

    @Test func `a set of identifiers agrees with the standard library's`() {
        var random = SplitMix(seed: 76)
        var set = IdentifierSet()
        var model = Set<UInt16>()
        for _ in 0..<20_000 {
            let identifier = UInt16.random(in: 1...2_000, using: &random)
            if random.chance(in: 2) {
                let isNew = set.insert(identifier)
                #expect(isNew == model.insert(identifier).inserted)
            } else {
                let wasThere = set.remove(identifier)
                #expect(wasThere == (model.remove(identifier) != nil))
            }
            #expect(set.count == model.count)
        }
        let last = set.insert(.max)
        #expect(last)
    }
}
