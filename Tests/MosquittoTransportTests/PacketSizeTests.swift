import MQTTWire
import Testing

@testable import MosquittoTransport

@Suite struct PacketSizeTests {
    @Test(arguments: [0, 5, 127, 128, 16_383, 16_384], [0, 110, 120, 16_250, 2_097_152])
    func `a PUBLISH is as large as our own codec makes it`(_ properties: Int, _ payload: Int) {
        for topic in 0...2 {
            for quality in 0...1 as ClosedRange<UInt8> {
                let header = PublishHeader(quality: quality, packetIdentifier: 1)
                let size = PacketSize.ofPublish(
                    topic: topic,
                    payload: payload,
                    properties: properties,
                    isAcknowledged: quality > 0
                )
                let expected = header.packetSize(
                    topic: topic,
                    properties: properties,
                    payload: payload
                )
                #expect(size == expected)
            }
        }
    }
}
