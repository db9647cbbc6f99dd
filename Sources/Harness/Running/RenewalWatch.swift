import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

/// When a run's connections are told to show a fresh token: when the file has one, and as often as
/// the scenario plans.
///
/// A class because all phases of a run go on with the same one; used by the run's own task only.
final class RenewalWatch {
    private var last = Nanoseconds.zero

    /// Looks whether a renewal is due, and has every connection renew if one is.
    func look(at now: Nanoseconds, _ connected: Run.Connected, _ run: Run) {
        let environment = run.environment
        switch environment.tokens?.takeChange() {
        case .renewed(let claims):
            renew(at: now, claims?.expiry, connected, environment)
        case .unusable(let error):
            connected.recorder.note(.event(.tokenUnusable(reason: error.description), at: now))
        case nil:
            guard let every = run.request.scenario.tokens.renewEvery, isDue(now, every) else {
                return
            }
            renew(at: now, nil, connected, environment)
        }
    }

    /// A planned renewal is due when none happened for a whole period; one that a new file brought
    /// a little earlier or later takes its place.
    private func isDue(_ now: Nanoseconds, _ every: Nanoseconds) -> Bool {
        now - last >= every + min(.seconds(2), Nanoseconds(every.count / 4))
    }

    private func renew(
        at now: Nanoseconds,
        _ expiry: Int64?,
        _ connected: Run.Connected,
        _ environment: RunEnvironment
    ) {
        last = now
        let expiresIn = expiry.map { seconds in
            Nanoseconds.seconds(seconds - environment.time.wallClock().seconds)
        }
        connected.recorder.note(.event(.tokenRenewed(expiresIn: expiresIn), at: now))
        connected.load.renew()
        connected.subscription.renew()
        connected.wakePublishers()
        connected.subscriberLoop.wake()
    }
}

extension Run {
    /// Keeps when the token that connections showed first expires.
    func noteToken(_ connected: Connected) {
        guard let expires = request.credential?.expires else { return }
        let left = expires.milliseconds - environment.time.wallClock().milliseconds
        let now = connected.start.offset(of: environment.time.now())
        let event = RunEvent.tokenRenewed(expiresIn: .milliseconds(left))
        connected.recorder.note(.event(event, at: min(now, .zero)))
    }
}
