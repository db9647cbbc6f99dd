import Messaging
import Quantities

@testable import Sandbox

/// A broker core with a clock that tests move.
final class BrokerBench {
    let core: BrokerCore
    var time = LoopTime(
        monotonic: MonotonicInstant(nanoseconds: 1_000_000_000),
        wallClock: WallClockInstant(milliseconds: 1_800_000_000_000)
    )
    private var lastKey: UInt64 = 0

    init(_ change: (inout BrokerSettings) -> Void = { $0.allowsAnonymous = true }) {
        var settings = BrokerSettings()
        change(&settings)
        core = BrokerCore(settings)
    }

    func takeKey() -> UInt64 {
        lastKey += 1
        return lastKey
    }

    /// A client that is connected.
    func client(_ identifier: String) -> CoreClient {
        let client = CoreClient(self)
        client.connect(identifier)
        _ = client.take()
        return client
    }

    /// A client with a subscription.
    func subscriber(_ identifier: String, _ filter: String, quality: UInt8 = 1) -> CoreClient {
        let client = client(identifier)
        client.subscribe(filter, quality: quality)
        _ = client.take()
        return client
    }

    func advance(_ length: Nanoseconds) {
        time.monotonic = time.monotonic + length
        time.wallClock.milliseconds += length.count / 1_000_000
        core.checkTimes(at: time)
    }
}
