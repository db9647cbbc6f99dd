import Evidence
import Quantities

extension Judge {
    /// Takes into account what happened to one of the run's own connections.
    mutating func apply(_ record: ConnectionRecord, at: Nanoseconds) {
        connections.add(record)
        events.add(record, at: at)
        switch record.event {
        case .connected(let tcp, let tls, let acceptance, _):
            latencies.tcpConnect.record(tcp)
            if let tls { latencies.tlsHandshake.record(tls) }
            latencies.mqttConnect.record(acceptance)
        case .subscribed(let after): latencies.subscribe.record(after)
        case .reauthenticated(let after): latencies.reauthentication.record(after)
        case .sessionResumed, .sessionLost, .disconnected, .attemptFailed, .gaveUp,
            .reauthenticationFailed:
            break
        }
    }
}
