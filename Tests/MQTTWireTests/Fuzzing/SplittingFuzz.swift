import MQTTWire

/// The same bytes in other pieces mean the same, whether or not messages are taken by the short way.
enum SplittingFuzz {
    /// Everything that a client made of a stream.
    private struct Reading: Equatable {
        var events: [ClientEvent] = []
        var messages: [PublishPacket] = []
        var phase = ClientProtocol.Phase.idle
        var error: WireError?
        var output: [UInt8] = []
    }

    static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
        let step = Int(input.byte()) + 1
        let bytes = input.rest()
        let whole = read(bytes, inPiecesOf: max(1, bytes.count))
        for size in Set([1, step]) {
            let pieces = read(bytes, inPiecesOf: size)
            try FuzzFinding.unless(
                pieces == whole,
                "in pieces of \(size): \(pieces); at once: \(whole)"
            )
        }
        let short = read(bytes, inPiecesOf: step, byTheShortWay: true)
        try FuzzFinding.unless(short == whole, "the short way: \(short); the long: \(whole)")
    }

    private static func read(
        _ bytes: [UInt8],
        inPiecesOf size: Int,
        byTheShortWay isShort: Bool = false
    ) -> Reading {
        var client = ClientProtocol()
        var output = WireBuffer()
        var frame = PublishFrame()
        var reading = Reading()
        var connect = ConnectPacket(clientIdentifier: "c")
        connect.isCleanStart = false
        connect.authenticationMethod = "M"
        connect.topicAliasMaximum = 2
        var rest: [UInt8] = []
        do throws(WireError) {
            try client.connect(connect, now: 0, into: &output)
            for start in stride(from: 0, to: bytes.count, by: size) {
                rest += bytes[start..<min(start + size, bytes.count)]
                var offset = 0
                while true {
                    var isMessage = false
                    if isShort {
                        isMessage = try client.nextPublish(
                            in: rest.span,
                            from: &offset,
                            publish: &frame,
                            now: 0,
                            into: &output
                        )
                    }
                    var other: ClientEvent?
                    if !isMessage {
                        other = try client.next(
                            in: rest.span,
                            from: &offset,
                            publish: &frame,
                            now: 0,
                            into: &output
                        )
                    }
                    guard let event = isMessage ? .publish : other else { break }
                    reading.events.append(event)
                    if event == .publish {
                        reading.messages.append(PublishPacket(copying: frame, in: rest.span))
                    }
                    if case .connected = event { try occupy(&client, &output) }
                }
                rest.removeFirst(offset)
            }
        } catch {
            reading.error = error
        }
        reading.phase = client.phase
        reading.output = output.bytes
        return reading
    }

    /// Three messages in flight and one subscription, so that answers can be right.
    private static func occupy(
        _ client: inout ClientProtocol,
        _ output: inout WireBuffer
    ) throws(WireError) {
        let none: [UInt8] = []
        for token in 0..<3 as Range<UInt64> {
            _ = client.publish(
                quality: 1,
                topic: [0x74].span,
                encodedProperties: none.span,
                payload: none.span,
                token: token,
                now: 0,
                into: &output
            )
        }
        guard client.limits.maximumPacketSize > 20 else { return }
        let asked = [Subscription("a", maximumQuality: 1)]
        _ = try client.subscribe(to: asked, now: 0, into: &output)
    }
}
