import MQTTWire
import Messaging
import Networking
import Quantities

extension EventLoop {
    /// How often one connection is read in a turn before others have theirs.
    private static let roundsPerTurn = 8

    /// Up to this size a packet's beginning is moved to the front of the shared buffer; a larger
    /// one grows in a buffer of its own.
    private static let smallPartial = 16_384

    /// Acts on what the poller said of a connection.
    func react(to readiness: Readiness, _ task: any LoopTask) {
        let connection = ClientConnection.number(ofKey: readiness.key)
        guard connections[connection].stream != nil,
            connections[connection].key(of: connection) == readiness.key
        else { return }
        switch connections[connection].stage {
        case .closed, .cancelled, .requested, .resolving: break
        case .connecting, .handshaking: advance(connection, task)
        case .awaitingAcceptance, .open, .finishing, .draining:
            if readiness.isWritable { flushStream(connection, task) }
            if readiness.isReadable || readiness.isHungUp { read(connection, task) }
        }
        if outbox.buffer.count > Self.highWater { flush(task) }
    }

    /// Goes on with connections that had more to read than one turn's share.
    func readOn(_ task: any LoopTask) {
        guard !unread.isEmpty else { return }
        let batch = unread
        unread.removeAll(keepingCapacity: true)
        for connection in batch where connections[connection].isUnread {
            connections[connection].isUnread = false
            read(connection, task)
        }
    }

    /// Reads and decodes what has arrived, and tells the task.
    func read(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard let stream = connections[connection].stream else { return }
        // Taken out of `self` so that the task can be called while they are in use.
        var message = IncomingMessage()
        var frame = PublishFrame()
        swap(&message, &incoming)
        swap(&frame, &self.frame)
        defer {
            swap(&message, &incoming)
            swap(&frame, &self.frame)
        }
        for _ in 0..<Self.roundsPerTurn {
            let result: ReadResult
            do throws(NetworkError) {
                result = try take(&message, &frame, from: stream, connection, task)
            } catch {
                return lose(connection, error, task)
            }
            guard connections[connection].stream === stream else { return }
            if result.isAtEnd { return reachEnd(connection, task) }
            if !result.hasMore { return announceRoom(connection, task) }
        }
        if !connections[connection].isUnread {
            connections[connection].isUnread = true
            unread.append(connection)
        }
        announceRoom(connection, task)
    }

    /// Reads once, behind the beginning of a packet that came earlier, and decodes.
    private func take(
        _ message: inout IncomingMessage,
        _ frame: inout PublishFrame,
        from stream: ByteStream,
        _ connection: ConnectionNumber,
        _ task: any LoopTask
    ) throws(NetworkError) -> ReadResult {
        let old = connections[connection].partial.count
        let isGrowing = old > Self.smallPartial
        let place = isGrowing ? 0 : old
        if place > 0 {
            message.bytes.replaceSubrange(0..<old, with: connections[connection].partial)
        }
        let result = try message.bytes.withUnsafeMutableBufferPointer {
            (buffer) throws(NetworkError) in
            try stream.read(
                into: UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[place...]
                )
            )
        }
        guard result.count > 0 else { return result }
        readClock()
        needsStep = true
        statistics.bytesReceived += UInt64(result.count)
        guard isGrowing else {
            decode(&message, &frame, old + result.count, connection, task)
            return result
        }
        connections[connection].partial.append(contentsOf: message.bytes[..<result.count])
        // The packet's own buffer stands in for the shared one while it is decoded.
        var own: [UInt8] = []
        swap(&own, &connections[connection].partial)
        swap(&own, &message.bytes)
        decode(&message, &frame, old + result.count, connection, task)
        swap(&own, &message.bytes)
        return result
    }

    /// Decodes the first `count` bytes of the message's buffer and keeps what is left.
    private func decode(
        _ message: inout IncomingMessage,
        _ frame: inout PublishFrame,
        _ count: Int,
        _ connection: ConnectionNumber,
        _ task: any LoopTask
    ) {
        var offset = 0
        var taken: UInt64 = 0
        defer { statistics.packetsReceived += taken }
        while true {
            while let token = connections[connection].session.nextAcknowledged(
                in: message.bytes.span.extracting(0..<count),
                from: &offset
            ) {
                taken &+= 1
                let success = ReasonCode.success
                task.acknowledged(token, on: connection, reason: success, at: time, through: self)
            }
            var start = outbox.buffer.count
            let event: ClientEvent?
            do throws(WireError) {
                while try connections[connection].session.nextPublish(
                    in: message.bytes.span.extracting(0..<count),
                    from: &offset,
                    publish: &frame,
                    now: now,
                    into: &outbox.buffer
                ) {
                    taken &+= 1
                    message.take(frame)
                    task.received(message, on: connection, at: time, through: self)
                    // What the task had to say to that is noted as its own.
                    start = outbox.buffer.count
                }
                event = try connections[connection].session.next(
                    in: message.bytes.span.extracting(0..<count),
                    from: &offset,
                    publish: &frame,
                    now: now,
                    into: &outbox.buffer
                )
            } catch {
                outbox.note(connection, from: start)
                let isGreeting = connections[connection].stage == .awaitingAcceptance
                let foreign = isGreeting ? ForeignGreeting.words(message.bytes[..<count]) : nil
                return leave(connection, .protocolViolation(detail: foreign ?? "\(error)"), task)
            }
            guard let event else { break }
            taken &+= 1
            switch event {
            case .publish:
                message.take(frame)
                task.received(message, on: connection, at: time, through: self)
            case .acknowledged(let token, let reason, _):
                task.acknowledged(
                    token,
                    on: connection,
                    reason: ReasonCode(rawValue: reason),
                    at: time,
                    through: self
                )
            default:
                act(on: event, connection, task)
                guard connections[connection].stream != nil else { return }
            }
        }
        keep(offset..<count, of: &message, connection)
    }

    private func keep(
        _ rest: Range<Int>,
        of message: inout IncomingMessage,
        _ connection: ConnectionNumber
    ) {
        if rest.isEmpty {
            if !connections[connection].partial.isEmpty { connections[connection].partial = [] }
        } else if rest.lowerBound == 0, message.bytes.count == rest.count {
            // A growing packet that is still not whole gets its buffer back without a copy.
            connections[connection].partial = message.bytes
        } else {
            connections[connection].partial = Array(message.bytes[rest])
        }
    }
}

extension IncomingMessage {
    /// Takes over the places that the decoder found.
    @inline(__always)
    fileprivate mutating func take(_ frame: borrowing PublishFrame) {
        topic = frame.topic
        payload = frame.payload
        contentType = frame.contentType
        quality = frame.quality == 0 ? .atMostOnce : .atLeastOnce
        isDuplicate = frame.isDuplicate
        isRetained = frame.isRetained
        packetIdentifier = frame.packetIdentifier
        // Written over one by one, which costs less than to empty the array and fill it again.
        let places = frame.userProperties.span
        if userProperties.count != places.count {
            let blank = PropertyRange(name: 0..<0, value: 0..<0)
            userProperties = Array(repeating: blank, count: places.count)
        }
        var targets = userProperties.mutableSpan
        for index in places.indices {
            targets[index] = PropertyRange(name: places[index].name, value: places[index].value)
        }
    }
}
