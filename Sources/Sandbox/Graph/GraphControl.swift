public import Messaging
import Synchronization

/// The reference graph seen from other threads: what it did, and how far it is.
///
/// A class because the loop that writes and those who read share it.
public final class GraphControl: Sendable {
    private struct Waiting {
        let isMet: @Sendable (GraphState, GraphCounts) -> Bool
        let continuation: CheckedContinuation<GraphState, Never>
    }

    private struct Contents {
        var counts = GraphCounts()
        var state = GraphState.starting
        var waiting: [Waiting] = []
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
        if case .stopped(let error) = await until({ state, _ in state != .starting }) {
            throw .graphFailed(error ?? .connectionLost(detail: "stopped before it had started"))
        }
    }

    /// Waits until the graph's connection has ended for good.
    ///
    /// - Returns: Why; nil where it was asked to.
    public func untilStopped() async -> TransportError? {
        let end = await until { state, _ in
            if case .stopped = state { true } else { false }
        }
        if case .stopped(let error) = end { return error }
        return nil
    }

    /// Waits until state and counts are as `isMet` wants them, which must be quick; the state then.
    func until(
        _ isMet: @escaping @Sendable (GraphState, GraphCounts) -> Bool
    ) async -> GraphState {
        await withCheckedContinuation { continuation in
            let known = contents.withLock { contents -> GraphState? in
                if isMet(contents.state, contents.counts) { return contents.state }
                contents.waiting.append(Waiting(isMet: isMet, continuation: continuation))
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    func update(_ change: (inout GraphCounts) -> Void) {
        changeContents { change(&$0.counts) }
    }

    func enter(_ state: GraphState) {
        changeContents { $0.state = state }
    }

    /// Notes that another connection is sought, and counts it where that is new: both at once, so
    /// that nobody sees an outage counted while the graph still seems to run.
    func seekConnection(after error: TransportError, isNew: Bool) {
        changeContents { contents in
            if isNew { contents.counts.reconnects += 1 }
            contents.state = .reconnecting(error)
        }
    }

    /// Notes that the graph's loop has ended, which closes no connection where none stands.
    func end() {
        changeContents { contents in
            if case .stopped = contents.state { return }
            contents.state = .stopped(nil)
        }
    }

    private func changeContents(_ change: (inout Contents) -> Void) {
        let (met, state) = contents.withLock { contents in
            change(&contents)
            guard !contents.waiting.isEmpty else { return ([Waiting](), contents.state) }
            let met = contents.waiting.filter { $0.isMet(contents.state, contents.counts) }
            contents.waiting.removeAll { $0.isMet(contents.state, contents.counts) }
            return (met, contents.state)
        }
        for waiting in met { waiting.continuation.resume(returning: state) }
    }
}
