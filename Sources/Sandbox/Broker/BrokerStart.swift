import Networking
import Quantities

/// Carries the broker's parts from the thread that makes them to the one that uses them.
///
/// It is Sendable because `run` is called once, on the new thread, and nobody else has the parts
/// by then: the maker keeps none of them.
final class BrokerStart: @unchecked Sendable {
    private let settings: BrokerSettings
    private let poller: Poller
    private let listeners: [(listener: Listener, context: TLSContext?)]
    private let clock: any TimeSource
    private let mailbox: BrokerMailbox

    init(
        settings: BrokerSettings,
        poller: Poller,
        listeners: [(listener: Listener, context: TLSContext?)],
        clock: any TimeSource,
        mailbox: BrokerMailbox
    ) {
        self.settings = settings
        self.poller = poller
        self.listeners = listeners
        self.clock = clock
        self.mailbox = mailbox
    }

    /// Runs the broker until it is stopped.
    func run() {
        do throws(NetworkError) {
            let loop = try BrokerLoop(
                core: BrokerCore(settings),
                poller: poller,
                listeners: listeners,
                clock: clock,
                mailbox: mailbox
            )
            loop.run()
        } catch {
            // The poller refused a listener: nobody can connect, and clients will say so.
            mailbox.end()
        }
    }
}
