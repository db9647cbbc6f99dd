/// When a client must show that it lives, and when a silent server counts as dead.
///
/// A PINGREQ is due after three quarters of the keep alive without a packet sent: the interval may
/// not be exceeded (MQTT-3.1.2-20), and a timer is never early. It is also due after as long without
/// a packet received: TCP takes what is sent on a dead path for a quarter of an hour, so that a
/// client that publishes and hears nothing would not notice. Its answer then stands behind all that
/// was sent, and has a whole keep alive to come.
struct KeepAlive: Sendable {
    /// Silence after which PINGREQ is due, in nanoseconds; 0 is never.
    private var interval: UInt64 = 0
    private var responseTimeout: UInt64 = 0
    private var lastSent: UInt64 = 0
    private var lastHeard: UInt64 = 0
    /// When PINGRESP is overdue; nil where none is awaited.
    private(set) var overdue: UInt64?
    /// How long the PINGRESP that is awaited may take, in nanoseconds.
    private(set) var patience: UInt64 = 0

    init() {}

    init(seconds: UInt16, responseTimeout: UInt64, now: UInt64) {
        interval = UInt64(seconds) * 750_000_000
        self.responseTimeout = responseTimeout
        lastSent = now
        lastHeard = now
    }

    /// The next instant at which ``isOverdue(_:)`` or ``takePing(_:)`` may change its answer.
    var nextDeadline: UInt64? {
        guard interval > 0 else { return nil }
        guard let overdue else { return Self.sum(min(lastSent, lastHeard), interval) }
        return min(Self.sum(lastSent, interval), overdue)
    }

    @inline(__always)
    mutating func sent(at now: UInt64) {
        lastSent = now
    }

    /// Something was received.
    @inline(__always)
    mutating func heard(at now: UInt64) {
        lastHeard = now
    }

    /// PINGRESP was received.
    mutating func answered() {
        overdue = nil
    }

    /// Whether a PINGRESP did not come in time.
    func isOverdue(_ now: UInt64) -> Bool {
        guard let overdue else { return false }
        return now >= overdue
    }

    /// Whether a PINGREQ must leave now; counts it as sent.
    mutating func takePing(_ now: UInt64) -> Bool {
        guard interval > 0 else { return false }
        let isIdle = now >= Self.sum(lastSent, interval)
        let isUnheard = overdue == nil && now >= Self.sum(lastHeard, interval)
        guard isIdle || isUnheard else { return false }
        lastSent = now
        if overdue == nil {
            patience = isIdle ? responseTimeout : max(responseTimeout, interval / 3 * 4)
            overdue = Self.sum(now, patience)
        }
        return true
    }

    private static func sum(_ instant: UInt64, _ duration: UInt64) -> UInt64 {
        let (sum, overflow) = instant.addingReportingOverflow(duration)
        return overflow ? .max : sum
    }
}
