import MQTTWire

extension ClientFuzz {
    mutating func act(_ command: Command, _ input: inout FuzzInput) throws(FuzzFinding) {
        switch command {
        case .publish:
            for _ in 0...(input.byte() % 8) { try send() }
        case .publishAtMostOnce: _ = publish(quality: 0, identifier: nil)
        case .subscribe, .unsubscribe: try ask(command == .subscribe ? .subscribe : .unsubscribe)
        case .acknowledge: try acknowledge(input.byte())
        case .tick:
            now += UInt64(input.byte()) * 250_000_000
            do throws(WireError) {
                try client.tick(now: now, into: &output)
            } catch {
                try FuzzFinding.unless(error.code == .keepAliveTimeout, "tick: \(error)")
                try isOver("after the keep alive")
            }
        case .reauthenticate:
            try? client.reauthenticate([1, 2], now: now, into: &output)
        case .continueAuthentication:
            try? client.continueAuthentication([3], now: now, into: &output)
        case .disconnect:
            try? client.disconnect(into: &output)
            try isOver("after our DISCONNECT")
        case .loseConnection: client.close()
        case .reconnect:
            client.close()
            try connect(isCleanStart: input.byte() % 4 == 0)
        case .republish: try republish()
        case .abandon: try abandon()
        case .takeUnresolved: try takeUnresolved()
        case .serverAccepts, .serverResumes, .serverAcknowledges, .serverDelivers, .serverGrants,
            .serverRefuses:
            try serve(command, &input)
        }
    }

    /// A PUBLISH, new or again.
    mutating func publish(quality: UInt8, identifier: UInt16?) -> PublishAnswer {
        let none: [UInt8] = []
        if let identifier {
            return client.republish(
                identifier: identifier,
                topic: [0x74].span,
                encodedProperties: none.span,
                payload: none.span,
                now: now,
                into: &output
            )
        }
        return client.publish(
            quality: quality,
            topic: [0x74].span,
            encodedProperties: none.span,
            payload: [0x2A].span,
            token: token,
            now: now,
            into: &output
        )
    }

    private mutating func send() throws(FuzzFinding) {
        let waited = client.awaitingRepublish > 0 || client.hasLostMessages
        guard case .accepted(let identifier) = publish(quality: 1, identifier: nil) else { return }
        try FuzzFinding.unless(!waited, "a new message overtook an old one")
        try FuzzFinding.unless(identifier != 0, "a message has identifier 0")
        try FuzzFinding.unless(
            messages[identifier] == nil && requests[identifier] == nil,
            "identifier \(identifier) is in use"
        )
        messages[identifier] = token
        sent.insert(identifier)
        token += 1
    }

    private mutating func ask(_ kind: PacketKind) throws(FuzzFinding) {
        // More would only make every step slower.
        guard requests.count < 20 else { return }
        let identifier =
            kind == .subscribe
            ? try? client.subscribe(
                to: [Subscription("a/+", maximumQuality: 1)],
                now: now,
                into: &output
            ) : try? client.unsubscribe(from: ["a/+"], now: now, into: &output)
        guard let identifier else { return }
        try FuzzFinding.unless(
            messages[identifier] == nil && requests[identifier] == nil && identifier != 0,
            "identifier \(identifier) is in use"
        )
        requests[identifier] = kind
    }

    private mutating func acknowledge(_ choice: UInt8) throws(FuzzFinding) {
        let identifier =
            deliveries.isEmpty
            ? UInt16(choice) : deliveries[Int(choice) % deliveries.count]
        let isKnown = deliveries.contains(identifier) && client.phase == .open
        let isWritten = client.acknowledge(identifier, now: now, into: &output)
        try FuzzFinding.unless(isWritten == isKnown, "PUBACK of \(identifier): \(isWritten)")
        if isWritten { deliveries.removeAll { $0 == identifier } }
    }

    private mutating func republish() throws(FuzzFinding) {
        guard let next = client.nextToRepublish else { return }
        guard case .accepted(let identifier) = publish(quality: 1, identifier: next.identifier)
        else { return }
        try FuzzFinding.unless(
            identifier == next.identifier && messages[identifier] == next.token,
            "another message was sent again"
        )
        try FuzzFinding.unless(sent.insert(identifier).inserted, "sent again twice")
    }

    private mutating func abandon() throws(FuzzFinding) {
        guard let next = client.nextToRepublish else { return }
        let token = client.abandon(next.identifier)
        try FuzzFinding.unless(token == next.token, "another message was let go of")
        messages[next.identifier] = nil
        try resolve([next.token])
    }

    private mutating func takeUnresolved() throws(FuzzFinding) {
        guard client.phase != .open || client.hasLostMessages else { return }
        let isOpen = client.phase == .open
        try resolve(client.takeUnresolved())
        messages = [:]
        sent = []
        if !isOpen { requests = [:] }
    }
}
