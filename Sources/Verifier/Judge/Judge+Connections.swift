import Evidence
import Quantities
import Scenarios

extension Judge {
    /// Takes into account what happened to one of the run's own connections.
    mutating func apply(_ record: ConnectionRecord, at: Nanoseconds) {
        connections.add(record, at: at)
        events.add(record, at: at)
        tokens.add(record.event, at: at)
        if case .verifier = record.client { apply(watch.note(record.event, at: at)) }
        switch record.event {
        case .connected(let tcp, let tls, let acceptance, _):
            latencies.tcpConnect.record(tcp)
            if let tls { latencies.tlsHandshake.record(tls) }
            latencies.mqttConnect.record(acceptance)
        case .subscribed(let after): latencies.subscribe.record(after)
        case .reauthenticated(let after): latencies.reauthentication.record(after)
        case .disconnected: interruptions += 1
        case .sessionResumed, .sessionLost, .attemptFailed, .gaveUp, .reauthenticationFailed:
            break
        }
    }

    /// Takes into account what happened to the run as a whole.
    mutating func apply(_ event: RunEvent, at: Nanoseconds) {
        events.add(event, at: at)
        switch event {
        case .tokenRenewed(let expiresIn):
            tokens.noteToken(expiresIn: expiresIn, at: at)
            connections[.renewals] = tokens.renewalCount
        case .tokenUnusable(let reason): tokens.noteUnusable(reason, at: at)
        case .subscriberDisconnected:
            let effect = watch.noteLoss(at: at)
            // Otherwise the end of the connection was counted when it was told.
            if effect == .suspended { interruptions += 1 }
            apply(effect)
        case .scheduleBegan(let start):
            calendar = ScheduleCalendar(start: start)
            windows?.begin(at: start)
        case .phase, .interrupted, .ended: tokens.advance(to: at)
        }
    }

    /// Takes into account how the generator was doing.
    mutating func apply(_ sample: HealthSample) {
        health.add(sample, sent: sentSoFar)
        tokens.advance(to: sample.at)
    }
}
