import MQTTWire
import Quantities
import Testing

@testable import MQTTClient

@Suite struct OutboxTests {
    @Test func `an empty outbox has nothing for anybody`() {
        var outbox = Outbox(connectionCount: 2)
        #expect(outbox.waiting.isEmpty)
        #expect(outbox.bytes(of: 0).isEmpty)
    }

    @Test func `packets of connections that take turns come out together, each in its order`() {
        var outbox = Outbox(connectionCount: 3)
        outbox.add([1], to: 2)
        outbox.add([2], to: 0)
        outbox.add([3, 4], to: 2)
        outbox.add([5], to: 2)
        #expect(outbox.waiting == [2, 0])
        #expect(outbox.bytes(of: 2) == [1, 3, 4, 5])
        #expect(outbox.bytes(of: 0) == [2])
        #expect(outbox.bytes(of: 1).isEmpty)
        #expect(outbox.byteCount(of: 2) == 4)
    }

    @Test func `what a lost connection had asked for is never written to its successor`() {
        var outbox = Outbox(connectionCount: 2)
        outbox.add([1, 2], to: 0)
        outbox.discard(0)
        outbox.add([3], to: 0)
        #expect(outbox.bytes(of: 0) == [3])
        #expect(outbox.waiting == [0])
        #expect(outbox.byteCount(of: 0) == 1)
    }

    @Test func `an emptied outbox begins anew`() {
        var outbox = Outbox(connectionCount: 2)
        outbox.add([1], to: 1)
        outbox.removeAll()
        #expect(outbox.waiting.isEmpty)
        outbox.add([9], to: 1)
        #expect(outbox.bytes(of: 1) == [9])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `agrees with one array for each connection`(seed: UInt64) {
        let dice = Philox2x64(key: seed)
        var outbox = Outbox(connectionCount: 5)
        var model = [[UInt8]](repeating: [], count: 5)
        for step in 0..<20_000 as Range<UInt64> {
            let (left, right) = dice.block(low: step, high: 0)
            let connection = Int(left.uniform(below: 5))
            switch right.uniform(below: 100) {
            case 0:
                outbox.removeAll()
                model = [[UInt8]](repeating: [], count: 5)
            case 1:
                outbox.discard(connection)
                model[connection] = []
            default:
                let bytes = (0..<(left >> 8) % 5).map { UInt8(truncatingIfNeeded: $0 &+ right) }
                outbox.add(bytes, to: connection)
                model[connection] += bytes
            }
            guard step % 16 == 0 else { continue }
            for connection in 0..<5 {
                #expect(outbox.bytes(of: connection) == model[connection], "seed \(seed)")
                #expect(outbox.byteCount(of: connection) == model[connection].count)
            }
        }
    }
}

extension Outbox {
    fileprivate mutating func add(_ bytes: [UInt8], to connection: Int) {
        let start = buffer.count
        buffer.append(bytes)
        note(connection, from: start)
    }

    fileprivate mutating func bytes(of connection: Int) -> [UInt8] {
        var copy: [UInt8] = []
        withBytes(of: connection) { copy = Array($0) }
        return copy
    }
}
