import MQTTWire
import Messaging

/// What an event loop touches for every message.
struct HotState {
    var outbox: Outbox
    var statistics = LoopStatistics()
    var time: LoopTime

    init(connectionCount: Int, time: LoopTime) {
        outbox = Outbox(connectionCount: connectionCount)
        self.time = time
    }
}
