import Evidence
import LoadGen
import Messaging
import Quantities
import Verifier

/// What happens in one millisecond.
extension Simulation {
    /// Lets everything happen that is due now, in one order.
    func advance() {
        broker.tick = tick
        var isPublisherToldOf = breakConnections()
        let hasOpened = broker.tellOpenings(to: publishers, at: time) { [self] in
            course.isOut(UInt32($0), at: tick)
        }
        isPublisherToldOf = isPublisherToldOf || hasOpened
        isPublisherToldOf = broker.tellAnswers(to: publishers, at: time) || isPublisherToldOf
        moveSubscriber()
        if isPublisherToldOf || wake.map({ $0 <= now }) == true || control.isStopRequested {
            wake = publishers.step(at: time, through: broker)
            while wake == now { wake = publishers.step(at: time, through: broker) }
        }
        judge(mailbox.take())
    }

    /// Ends the connections whose time has come; says whether a publisher's was among them.
    private func breakConnections() -> Bool {
        var isPublisherToldOf = false
        for outage in course.outages where outage.from == tick {
            if let publisher = outage.publisher {
                let ended = broker.interrupt(
                    ConnectionNumber(publisher),
                    keepsSession: outage.isKept,
                    publishers,
                    at: time
                )
                isPublisherToldOf = isPublisherToldOf || ended
            } else {
                let ended = subscription.interrupt(
                    keepsSession: outage.isKept,
                    subscriber,
                    at: time,
                    &broker.account
                )
                if ended { stepSubscriber() }
            }
        }
        return isPublisherToldOf
    }

    private func moveSubscriber() {
        while let stray = course.takeStray(at: tick) {
            strays.put(stray, at: tick, into: subscription)
        }
        var isTold = subscription.tellConnection(
            to: subscriber,
            at: time,
            tick: tick,
            isOut: course.isOut(nil, at: tick),
            &broker.account
        )
        isTold =
            subscription.deliver(tick, to: subscriber, at: time, &broker.account) || isTold
        if isTold || subscriberWake.map({ $0 <= now }) == true { stepSubscriber() }
    }

    func stepSubscriber() {
        subscriberWake = subscriber.step(at: time, through: subscription)
    }
}
