import Messaging
import Quantities

/// Time limits: every one has its own instant, so that none is late and none costs a search.
extension BrokerCore {
    /// How long a client may take to begin with CONNECT, its handshake included.
    static let connectLimit = Nanoseconds.seconds(30)
    /// How long a connection that ends may take to read our last words and to close.
    static let endingLimit = Nanoseconds.seconds(5)
    /// The calendar clock may step, so tokens are looked at this often whatever it said.
    private static let calendarLimit = Nanoseconds.seconds(1)

    /// How long nothing is due after `time`; nil where only bytes can change anything.
    func idleTime(at time: LoopTime) -> Nanoseconds? {
        var idle = timers.first.map { max(.zero, $0 - time.monotonic) }
        if let expiry = tokenExpiries.first {
            let rest = max(0, expiry.milliseconds - time.wallClock.milliseconds)
            // In milliseconds first: an expiry may be further away than nanoseconds can count.
            let limit = Nanoseconds.milliseconds(min(rest, Self.calendarLimit.count / 1_000_000))
            idle = min(idle ?? limit, limit)
        }
        return idle
    }

    /// Sets the time limit that goes with a connection's phase.
    func arm(_ connection: BrokerConnection) {
        let limit: Nanoseconds? =
            switch connection.phase {
            case .new: Self.connectLimit
            case .open: connection.silenceLimit
            case .ending: nil
            }
        guard let limit else { return timers.remove(.connection(connection.key)) }
        timers.set(.connection(connection.key), to: connection.lastHeard + limit)
    }

    /// Ends a connection that is silent; one that was heard meanwhile is looked at again later.
    func checkSilence(_ connection: BrokerConnection) {
        switch connection.phase {
        case .new where now.monotonic - connection.lastHeard >= Self.connectLimit:
            end(connection, 0)
        case .open
        where connection.silenceLimit.map { connection.lastHeard + $0 <= now.monotonic }
            == true:
            end(connection, 0x8D)
        case .new, .open:
            arm(connection)
        case .ending:
            connection.isOverdue = true
            touch(connection)
        }
    }

    /// Has the connection end when the token does.
    func setTokenExpiry(_ expiry: WallClockInstant?, of connection: BrokerConnection) {
        if let expiry {
            tokenExpiries.set(connection.key, to: expiry)
        } else {
            tokenExpiries.remove(connection.key)
        }
    }
}
