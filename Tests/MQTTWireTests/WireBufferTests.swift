import MQTTWire
import Testing

@Suite struct WireBufferTests {
    @Test func `bytes leave at the front in the order in which they came`() {
        var buffer = WireBuffer()
        var model: [UInt8] = []
        var random = SplitMix(seed: 51)
        for step in 0..<5_000 {
            if random.chance(in: 3) && !model.isEmpty {
                let size = Int.random(in: 0...model.count, using: &random)
                buffer.removeFirst(size)
                model.removeFirst(size)
            } else {
                let size = Int.random(in: 0...40, using: &random)
                let more = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
                buffer.append(more)
                model += more
            }
            #expect(buffer.bytes == model, "seed 51, step \(step)")
            #expect(buffer.count == model.count && buffer.isEmpty == model.isEmpty)
        }
    }

    @Test func `an emptied buffer keeps its memory unless told not to`() {
        var buffer = WireBuffer()
        #expect(buffer.capacity == 0)
        buffer.append([UInt8](repeating: 1, count: 1000))
        let capacity = buffer.capacity
        buffer.removeAll()
        #expect(buffer.isEmpty && buffer.capacity == capacity && capacity >= 1000)
        buffer.removeAll(keepingCapacity: false)
        #expect(buffer.capacity == 0)
    }

    @Test func `room that was written is used again before the buffer grows`() {
        var buffer = WireBuffer()
        for _ in 0..<1000 {
            buffer.append([1, 2, 3, 4, 5, 6, 7])
            buffer.removeFirst(buffer.count - 1)
        }
        #expect(buffer.capacity == 64)
    }

    @Test func `the transport sees exactly the waiting bytes`() {
        var buffer = WireBuffer()
        buffer.append([1, 2, 3, 4])
        buffer.removeFirst(1)
        let seen = buffer.withSpan { Array(copying: $0, 0..<$0.count) }
        let pointed = buffer.withUnsafeBytes { Array($0) }
        #expect(seen == [2, 3, 4] && pointed == [2, 3, 4])
    }

    @Test func `a failed PUBLISH writes nothing`() throws {
        var buffer = WireBuffer()
        let long = [UInt8](repeating: 0x61, count: 65_536)
        let none: [UInt8] = []
        #expect(throws: WireError.self) {
            try buffer.appendPublish(
                PublishHeader(quality: 0),
                topic: long.span,
                encodedProperties: none.span,
                payload: none.span
            )
        }
        #expect(throws: WireError.self) {
            try buffer.appendPublish(
                PublishHeader(quality: 1),
                topic: [0x61].span,
                encodedProperties: none.span,
                payload: none.span
            )
        }
        #expect(buffer.isEmpty)
    }

    @Test func `properties encoded one by one equal those of a packet`() throws {
        var packet = PublishPacket(PublishHeader(quality: 0), topic: "t", payload: [1])
        packet.payloadFormat = 1
        packet.messageExpiry = 70_000
        packet.topicAlias = 300
        packet.contentType = "json"
        packet.responseTopic = "r"
        packet.correlationData = [7]
        packet.subscriptionIdentifiers = [1, 268_435_455]
        packet.userProperties = [PropertyPair("__ts", "1:2:n"), PropertyPair("", "")]
        var properties = PublishProperties()
        properties.append(payloadFormat: 1)
        properties.append(messageExpiry: 70_000)
        properties.append(topicAlias: 300)
        try properties.append(contentType: Array("json".utf8).span)
        try properties.append(responseTopic: Array("r".utf8).span)
        try properties.append(correlationData: [7].span)
        try properties.append(subscriptionIdentifier: 1)
        try properties.append(subscriptionIdentifier: 268_435_455)
        try properties.append(userProperty: Array("__ts".utf8).span, Array("1:2:n".utf8).span)
        try properties.append(PropertyPair("", ""))
        var buffer = WireBuffer()
        try buffer.appendPublish(
            packet.header,
            topic: Array("t".utf8).span,
            properties: properties,
            payload: packet.payload.span
        )
        #expect(buffer.bytes == (try encoded(packet)))
        properties.removeAll()
        #expect(properties.count == 0)
        #expect(throws: WireError.self) { try properties.append(subscriptionIdentifier: 0) }
    }
}
