import Messaging
import Quantities

/// The handle of one event loop; all of it is in the state that the loop shares.
struct MQTTLoopHandle: LoopHandle {
    let state: LoopState

    var statistics: LoopStatistics { state.statistics }

    func takeLongestGap() -> Nanoseconds { state.takeLongestGap() }

    func wake() {
        state.wake()
    }

    func stop(within limit: Nanoseconds) async {
        await state.stop(within: limit)
    }
}
