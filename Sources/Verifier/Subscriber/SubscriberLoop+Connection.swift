import Evidence
public import Messaging
import Quantities

/// What becomes of the verifier's connection and subscription.
extension SubscriberLoop {
    /// Subscribes once connected, and notes what becomes of connection and subscription.
    ///
    /// A connection that ended is made again by the plan. Where the broker kept the session it kept
    /// what came out meanwhile as well; where it did not, the subscription is made anew, and what
    /// came out in between is not known. A session that was begun anew and kept since holds no
    /// subscription unless the broker answered it.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected(let limits, let took):
            let isFirst = !course.hasStood
            let attempt = course.connected(limits)
            note(
                .connected(
                    tcp: took.tcp,
                    tls: took.tls,
                    acceptance: took.acceptance,
                    attempt: attempt
                ),
                at: time
            )
            if isFirst { subscribe(through: connections) }
        case .sessionResumed where !course.hasSubscribed:
            break  // Somebody's session of an earlier life: it is subscribed to anyway.
        case .sessionResumed(let resent):
            note(.sessionResumed(resent: UInt64(resent.count)), at: time)
            guard course.isSubscribed else { return subscribe(through: connections) }
            control.note(.subscribed(course.limits, granted: course.granted))
        case .sessionLost(let unresolved):
            note(.sessionLost(unresolved: UInt64(unresolved.count)), at: time)
            course.isSubscribed = false
            subscribe(through: connections)
        case .subscribed(let filter, let granted, let after):
            noteGranted(granted, filter, after: after, at: time)
        case .subscribeFailed(let error): control.note(.failed(error))
        case .unblocked: break
        case .reauthenticated(let after): note(.reauthenticated(after: after), at: time)
        case .reauthenticationFailed(let error):
            note(
                .reauthenticationFailed(
                    code: error.reasonCode?.rawValue,
                    reason: error.description
                ),
                at: time
            )
        case .closed(let error, _): noteClosed(error, at: time)
        }
    }

    private func subscribe(through connections: any Connections) {
        course.beginSubscribing(to: filters.count)
        for filter in filters { connections.subscribe(to: filter, quality: quality, on: 0) }
    }

    /// Notes one answer; the subscription stands when all filters are granted.
    private func noteGranted(
        _ granted: QualityOfService,
        _ filter: String,
        after: Nanoseconds,
        at time: LoopTime
    ) {
        guard granted >= quality else {
            let error = TransportError.qualityLowered(
                filter: filter,
                asked: quality,
                granted: granted
            )
            return control.note(.failed(error))
        }
        guard let longest = course.takeAnswer(granted, after: after) else { return }
        note(.subscribed(after: longest), at: time)
        control.note(.subscribed(course.limits, granted: granted))
    }

    private func noteClosed(_ error: TransportError?, at time: LoopTime) {
        // Identifiers die with their connection: the broker sends those messages again or not.
        arrivals.unacknowledged.removeAll(keepingCapacity: true)
        switch control.state {
        case .subscribed, .reconnecting:
            guard let error else { return control.note(.closed) }
            noteLoss(error, at: time)
            mailbox.post(&arrivals.records)
        case .waiting:
            let error = error ?? .connectionLost(detail: "closed before it was subscribed")
            control.note(.failed(error))
        case .failed, .lost, .closed: break
        }
    }

    private func noteLoss(_ error: TransportError, at time: LoopTime) {
        let code = error.reasonCode?.rawValue
        let (stood, isTriedAgain) = course.closed(error, at: time.monotonic)
        if stood { note(.disconnected(code: code, reason: error.description), at: time) }
        guard isTriedAgain else {
            note(.gaveUp(reason: error.description), at: time)
            let event = RunEvent.subscriberDisconnected(reason: "\(error)")
            arrivals.records.append(.event(event, at: start.offset(of: time.monotonic)))
            return control.note(.lost(error))
        }
        if !stood { note(.attemptFailed(code: code, reason: error.description), at: time) }
        control.note(.reconnecting(error))
    }

    private func note(_ event: ConnectionRecord.Event, at time: LoopTime) {
        let record = ConnectionRecord(.verifier, event)
        arrivals.records.append(.connection(record, at: start.offset(of: time.monotonic)))
    }
}
