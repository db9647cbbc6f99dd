import MQTTWire
import Messaging
import Networking
import Quantities

extension EventLoop {
    /// Begins the connections that were asked for.
    func beginRequested(_ task: any LoopTask) {
        guard !requested.isEmpty else { return }
        let batch = requested
        requested.removeAll(keepingCapacity: true)
        for connection in batch where connections[connection].stage == .requested {
            begin(connection, task)
        }
    }

    /// Hands the addresses that were found to the connections that wait for them.
    func takeAnswers(_ task: any LoopTask) {
        for answer in resolver.takeAnswers() {
            let key = HostLookup.Key(host: answer.host, port: answer.port)
            switch answer.result {
            case .success(let addresses): hosts[key] = .known(addresses)
            case .failure: hosts[key] = nil
            }
            for connection in connections.indices
            where connections[connection].stage == .resolving && lookupKey(connection) == key {
                switch answer.result {
                case .success(let addresses):
                    connections[connection].candidates = addresses
                    connectToNext(connection, task)
                case .failure(let error):
                    end(connection, failure(error, connection), task)
                }
            }
        }
    }

    /// Takes the next step of TCP and TLS.
    func advance(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard let stream = connections[connection].stream else { return }
        do throws(NetworkError) {
            let phase = try stream.advance()
            if phase != .connecting, connections[connection].stage == .connecting {
                connections[connection].took.tcp = takeStep(of: connection)
            }
            switch phase {
            case .connecting, .closed: break
            case .handshaking: connections[connection].stage = .handshaking
            case .open:
                if configurations[connection].address.isSecure {
                    connections[connection].took.tls = takeStep(of: connection)
                }
                introduce(connection, task)
            }
        } catch {
            guard case .connectionFailed = error else {
                return end(connection, failure(error, connection), task)
            }
            giveUpAddress(connection, error, task)
        }
    }

    /// Goes on to the host's next address after one failed.
    func giveUpAddress(
        _ connection: ConnectionNumber,
        _ error: NetworkError,
        _ task: any LoopTask
    ) {
        connections[connection].noteFailedAddress(error)
        connections[connection].stream?.close()
        connections[connection].stream = nil
        connectToNext(connection, task)
    }

    /// The error with the broker's address added.
    func failure(_ error: NetworkError, _ connection: ConnectionNumber) -> TransportError {
        TransportError(error, at: configurations[connection].address)
    }

    /// Ends the step that is going on and begins the next.
    ///
    /// Reads the clock, because many connections may be served since the turn began.
    func takeStep(of connection: ConnectionNumber) -> Nanoseconds {
        let now = clock.now()
        defer { connections[connection].stepBegan = now }
        return now - connections[connection].stepBegan
    }

    private func begin(_ connection: ConnectionNumber, _ task: any LoopTask) {
        let configuration = configurations[connection]
        var settings = ClientSettings()
        settings.inFlightLimit = configuration.inFlightLimit
        connections[connection].begin(
            until: time.monotonic + configuration.connectTimeout,
            settings
        )
        watch(connections[connection].deadline)
        let key = lookupKey(connection)
        switch hosts[key] {
        case .known(let addresses):
            connections[connection].candidates = addresses
            connectToNext(connection, task)
        case .asked:
            connections[connection].stage = .resolving
        case nil:
            connections[connection].stage = .resolving
            hosts[key] = .asked
            resolver.ask(for: key.host, port: key.port)
        }
    }

    private func connectToNext(_ connection: ConnectionNumber, _ task: any LoopTask) {
        let configuration = configurations[connection]
        let security = contexts[configuration.trust].flatMap {
            configuration.address.isSecure
                ? ClientSecurity(context: $0, host: configuration.address.host) : nil
        }
        while let address = connections[connection].takeCandidate(at: time.monotonic) {
            do throws(NetworkError) {
                let stream = try ByteStream(
                    connectingTo: address,
                    from: try source(of: configuration),
                    security: security
                )
                try stream.attach(to: poller, key: connections[connection].key(of: connection))
                connections[connection].stream = stream
                connections[connection].stage = .connecting
                connections[connection].stepBegan = clock.now()
                watch(connections[connection].attemptDeadline)
                return
            } catch {
                connections[connection].noteFailedAddress(error)
            }
        }
        // The host may have moved: the next attempt asks again.
        hosts[lookupKey(connection)] = nil
        let detail = connections[connection].addressFailures
        end(connection, failure(.connectionFailed(detail: detail), connection), task)
    }

    /// The local address that a configuration connects from.
    private func source(
        of configuration: ConnectionConfiguration
    ) throws(NetworkError) -> SocketAddress? {
        guard let name = configuration.sourceAddress else { return nil }
        if let known = sources[name] { return known }
        guard let address = SocketAddress(numericHost: name, port: 0) else {
            throw .connectionFailed(detail: "\"\(name)\" is no IP address to connect from")
        }
        sources[name] = address
        return address
    }

    private func lookupKey(_ connection: ConnectionNumber) -> HostLookup.Key {
        let address = configurations[connection].address
        return HostLookup.Key(host: address.host, port: address.port)
    }
}
