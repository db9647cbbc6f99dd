import Messaging
import Networking
import Quantities

extension MosquittoLoop {
    /// Begins the connections that were asked for.
    func beginRequested() {
        guard !requested.isEmpty else { return }
        let batch = requested
        requested.removeAll(keepingCapacity: true)
        for connection in batch where connections[connection].stage == .requested {
            begin(connection)
        }
    }

    /// Hands the addresses that were found to the connections that wait for them.
    func takeAnswers() {
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
                    connectToNext(connection)
                case .failure(let error):
                    end(connection, failure(error, connection))
                }
            }
        }
    }

    /// Begins to connect to the host's next address.
    ///
    /// The library makes CONNECT here, so this is when the source of credentials is asked.
    func connectToNext(_ connection: ConnectionNumber) {
        let configuration = configurations[connection]
        let link = connections[connection]
        let request: ConnectRequest
        do throws(TransportError) {
            let credentials = try configuration.credentials.credentials()
            request = try ConnectRequest(configuration, credentials)
            link.offeredMethod = credentials.enhanced?.method
        } catch {
            return end(connection, error)
        }
        guard let client = client(of: connection) else {
            let detail = "libmosquitto could not make a client of this identifier"
            return end(connection, failure(.connectionFailed(detail: detail), connection))
        }
        while let address = link.takeCandidate(at: time.monotonic) {
            link.stepBegan = clock.now()
            let (result, systemError) = client.connect(to: address.numericHost ?? "", request)
            guard !MosquittoLibrary.isFailure(result), client.socket != nil else {
                let detail = MosquittoLibrary.words(of: result, systemError: systemError)
                link.noteFailedAddress(detail)
                continue
            }
            do throws(NetworkError) {
                try link.watch(connection, by: poller, reading: false, writing: true)
                link.stage = .connecting
                return watch(link.attemptDeadline)
            } catch {
                link.noteFailedAddress("\(error)")
            }
        }
        // The host may have moved: the next attempt asks again.
        hosts[lookupKey(connection)] = nil
        end(connection, failure(.connectionFailed(detail: link.addressFailures), connection))
    }

    /// Takes the next step of TCP and TLS.
    ///
    /// The library would take it as well, but it neither notices that TCP was refused nor tells why
    /// TLS fails.
    func advance(_ connection: ConnectionNumber) {
        let link = connections[connection]
        guard let line = link.line else { return }
        do throws(NetworkError) {
            if link.stage == .connecting {
                guard try line.isConnected() else { return }
                link.took.tcp = takeStep(of: link)
                link.stage = .handshaking
            }
            switch try line.negotiate() {
            case .reading: try link.watch(connection, by: poller, reading: true, writing: false)
            case .writing: try link.watch(connection, by: poller, reading: false, writing: true)
            case .done:
                if configurations[connection].address.isSecure {
                    link.took.tls = takeStep(of: link)
                }
                introduce(connection)
            }
        } catch {
            guard case .connectionFailed(let detail) = error else {
                let reason = contexts.context(for: configurations[connection])?.takeFailure()
                return end(connection, failure(reason ?? error, connection))
            }
            giveUpAddress(connection, detail)
        }
    }

    /// Goes on to the host's next address after one failed.
    func giveUpAddress(_ connection: ConnectionNumber, _ detail: String) {
        let link = connections[connection]
        link.noteFailedAddress(detail)
        link.unwatch(by: poller)
        link.line?.cutOff()
        connectToNext(connection)
    }

    /// The error with the broker's address added.
    func failure(_ error: NetworkError, _ connection: ConnectionNumber) -> TransportError {
        TransportError(error, at: configurations[connection].address)
    }

    /// Ends the step that is going on and begins the next.
    func takeStep(of link: MosquittoConnection) -> Nanoseconds {
        let now = clock.now()
        defer { link.stepBegan = now }
        return now - link.stepBegan
    }

    /// Has the library find out that TLS is done, and send CONNECT.
    private func introduce(_ connection: ConnectionNumber) {
        let link = connections[connection]
        guard let client = link.client else { return }
        link.stage = .awaitingAcceptance
        link.candidates = []
        link.introductions += 1
        statistics.packetsSent += 1
        if client.session != nil {
            let result = client.read()
            guard isAlive(connection, after: result) else { return }
        }
        flush(connection)
    }

    private func begin(_ connection: ConnectionNumber) {
        let link = connections[connection]
        link.begin(until: time.monotonic + configurations[connection].connectTimeout)
        watch(link.deadline)
        let key = lookupKey(connection)
        switch hosts[key] {
        case .known(let addresses):
            link.candidates = addresses
            connectToNext(connection)
        case .asked:
            link.stage = .resolving
        case nil:
            link.stage = .resolving
            hosts[key] = .asked
            resolver.ask(for: key.host, port: key.port)
        }
    }

    /// The client that holds the session, or a new one.
    private func client(of connection: ConnectionNumber) -> MosquittoClient? {
        let link = connections[connection]
        if link.hasSession, let client = link.client { return client }
        retire(link)
        let configuration = configurations[connection]
        let client = MosquittoClient(
            configuration.clientIdentifier,
            isCleanStart: configuration.sessionExpiry == 0
                && (configuration.isCleanStart || link.hasStood),
            connection: connection,
            observer: self
        )
        if configuration.address.isSecure {
            guard let client, let context = contexts.context(for: configuration),
                client.secure(with: context.pointer)
            else { return nil }
        }
        link.client = client
        return client
    }

    func lookupKey(_ connection: ConnectionNumber) -> HostLookup.Key {
        let address = configurations[connection].address
        return HostLookup.Key(host: address.host, port: address.port)
    }
}
