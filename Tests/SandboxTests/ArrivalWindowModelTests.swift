import Quantities
import Testing

@testable import Sandbox

/// The arrival window beside a plain list, over connections that end at random.
@Suite struct ArrivalWindowModelTests {
    /// A message that the broker has, until it is acknowledged.
    struct Message {
        let identifier: UInt16
        /// The number the graph holds it by.
        var number: UInt64
        var holds: Int
        /// Whether it has come on this connection.
        var isHere: Bool
    }

    @Test(arguments: [UInt64(1), 2, 3, 2_026])
    func `acknowledges each message once, complete, here, and in the order of arrival`(
        seed: UInt64
    ) {
        let random = Philox2x64(key: seed)
        var window = ArrivalWindow()
        var model: [Message] = []
        var identifier: UInt16 = 0
        var total = 0
        for round in 0..<20_000 {
            let (dice, extra) = random.block(low: UInt64(round), high: 0)
            var acknowledged: [UInt16] = []
            switch dice % 16 {
            case 0..<6:
                guard model.allSatisfy({ $0.isHere }) else { break }
                identifier = identifier % 500 + 1
                guard !model.contains(where: { $0.identifier == identifier }) else { break }
                let number = window.open(identifier)
                model.append(.init(identifier: identifier, number: number, holds: 1, isHere: true))
            case 6, 7:
                guard let index = Self.index(model, extra, { $0.holds > 0 }) else { break }
                window.retain(model[index].number)
                model[index].holds += 1
            case 8..<14:
                guard let index = Self.index(model, extra, { $0.holds > 0 }) else { break }
                window.release(model[index].number) { acknowledged.append($0) }
                model[index].holds -= 1
            case 14 where extra % 10 == 0:
                window.carryOver()
                for index in model.indices { model[index].isHere = false }
                #expect(window.carriedCount == model.count)
            default:
                guard let index = model.firstIndex(where: { !$0.isHere }) else { break }
                let isKnown = window.reopen(model[index].identifier) { acknowledged.append($0) }
                #expect(isKnown, "seed \(seed), round \(round)")
                model[index].isHere = true
            }
            var expected: [UInt16] = []
            while let first = model.first, first.isHere, first.holds == 0 {
                expected.append(first.identifier)
                model.removeFirst()
            }
            #expect(acknowledged == expected, "seed \(seed), round \(round)")
            total += expected.count
        }
        #expect(total > 500)
    }

    private static func index(
        _ model: [Message],
        _ dice: UInt64,
        _ isFit: (Message) -> Bool
    ) -> Int? {
        let fit = model.indices.filter { isFit(model[$0]) }
        return fit.isEmpty ? nil : fit[Int(dice % UInt64(fit.count))]
    }
}
