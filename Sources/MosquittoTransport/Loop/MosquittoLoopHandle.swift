import Messaging
import Quantities

/// The handle of one loop of this transport; all of it is in the state that the loop shares.
struct MosquittoLoopHandle: LoopHandle {
    let state: MosquittoLoopState

    var statistics: LoopStatistics { state.statistics }

    func takeLongestGap() -> Nanoseconds { state.takeLongestGap() }

    func wake() {
        state.wake()
    }

    func stop(within limit: Nanoseconds) async {
        await state.stop(within: limit)
    }
}
