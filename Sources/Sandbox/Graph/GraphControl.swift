public import Messaging
import Synchronization

/// The reference graph seen from other threads: what it did, and how far it is.
///
/// A class because the loop that writes and those who read share it.
public final class GraphControl: Sendable {
    private struct Contents {
        var counts = GraphCounts()
        var state = GraphState.starting
        var waiting: [CheckedContinuation<GraphState, Never>] = []
        var awaitingEnd: [CheckedContinuation<TransportError?, Never>] = []
    }

    private let contents = Mutex(Contents())

    /// Creates a control for one graph.
    public init() {}

    /// What the graph did so far.
    public var counts: GraphCounts { contents.withLock { $0.counts } }

    /// How far the graph is.
    public var state: GraphState { contents.withLock { $0.state } }

    /// Waits until the graph is subscribed.
    ///
    /// Always returns: the loop's connect timeout ends an attempt that hangs.
    ///
    /// - Throws: ``SandboxError/graphFailed(_:)`` where it could not connect or subscribe.
    public func untilRunning() async throws(SandboxError) {
        let state = await withCheckedContinuation { continuation in
            let known = contents.withLock { contents -> GraphState? in
                guard contents.state == .starting else { return contents.state }
                contents.waiting.append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
        if case .stopped(let error) = state {
            throw .graphFailed(error ?? .connectionLost(detail: "stopped before it had started"))
        }
    }

    /// Waits until the graph's connection has ended.
    ///
    /// - Returns: Why; nil where it was asked to.
    public func untilStopped() async -> TransportError? {
        await withCheckedContinuation { continuation in
            let known: TransportError?? = contents.withLock { contents in
                if case .stopped(let error) = contents.state { return .some(error) }
                contents.awaitingEnd.append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    func update(_ change: (inout GraphCounts) -> Void) {
        contents.withLock { change(&$0.counts) }
    }

    func enter(_ state: GraphState) {
        let (waiting, awaitingEnd) = contents.withLock { contents in
            contents.state = state
            let waiting = contents.waiting
            contents.waiting = []
            var ended: [CheckedContinuation<TransportError?, Never>] = []
            if case .stopped = state { swap(&ended, &contents.awaitingEnd) }
            return (waiting, ended)
        }
        for continuation in waiting { continuation.resume(returning: state) }
        guard case .stopped(let error) = state else { return }
        for continuation in awaitingEnd { continuation.resume(returning: error) }
    }
}
