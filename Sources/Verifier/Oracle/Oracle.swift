public import Scenarios

/// Says what the graph under test must do with a message, from the graph's own definition.
///
/// It interprets the operations stage by stage and shares no code with the sandbox's graph, so a
/// run against the sandbox never compares a thing with itself. An expectation costs well under
/// 100 ns for a filter and payloads of the common shape.
public struct Oracle: Sendable {
    private let path: OraclePath
    /// The stage, where there is only one and it has no arms.
    private let only: (any OracleStage)?

    /// How the graph aggregates; nil where each message comes out by itself or not at all.
    let windows: WindowPlan?

    /// How results find their topics; nil where all come out on one.
    let destination: OracleDestination?

    /// Where the graph limits the rate of messages; nil where it does not.
    let throttle: ThrottlePlan?

    /// Whether the graph makes results of many messages, by the times that these carry.
    public var aggregates: Bool { windows != nil }

    /// Whether any message can come out with other bytes than it went in with.
    let changesPayloads: Bool

    /// Whether what must become of a message depends on more than its body.
    public let readsEnvelopes: Bool

    /// The names of the user properties that the graph can write.
    var writtenProperties: Set<String> {
        path.steps.reduce(into: []) { $0.formUnion($1.stage.writtenProperties) }
    }

    /// Creates the oracle of a graph through which each message has one way.
    ///
    /// - Parameter flow: The graph.
    /// - Throws: The first thing that keeps Crucible from judging the graph.
    public init(_ flow: DataFlow) throws(OracleError) {
        let path = try OraclePath(flow)
        let windows = try WindowPlanTracing.plan(of: path)
        let throttle = try ThrottlePlanTracing.plan(of: path, windows: windows)
        let destination = try OracleDestination(flow.outputTopic, windows: windows)
        self.init(path, windows: windows, throttle: throttle, destination: destination)
    }

    /// Creates an oracle of stages that stand one behind the other and aggregate nothing.
    init(stages: [any OracleStage]) {
        self.init(OraclePath(stages: stages), windows: nil, throttle: nil, destination: nil)
    }

    private init(
        _ path: OraclePath,
        windows: WindowPlan?,
        throttle: ThrottlePlan?,
        destination: OracleDestination?
    ) {
        self.path = path
        self.windows = windows
        self.throttle = throttle
        self.destination = destination
        let single = path.steps.count == 1 && path.first == 0 ? path.steps.first : nil
        only =
            destination == nil && single?.next == OraclePath.sink
                && single?.nextOnFalse == OraclePath.sink
            ? single?.stage : nil
        changesPayloads = path.steps.contains { $0.stage.changesPayloads }
        readsEnvelopes = path.steps.contains { $0.stage.readsEnvelopes }
    }

    /// What must become of a message.
    public func expectation(of message: OracleMessage) -> Expectation {
        if let only {
            switch only.verdict(on: message) {
            case .passUnchanged, .route: return .deliverUnchanged
            case .pass(let message): return Self.delivery(of: message)
            case .fold(let datum): return fold(datum, at: 0)
            case .drop: return .withhold
            case .fail(let reason), .trap(let reason): return .poison(reason: reason)
            }
        }
        return walk(message) { _, _ in true }
    }

    /// The topic that a message must come out on, which must come out; nil where all come out on one.
    func topic(of message: OracleMessage) -> String? {
        guard let destination else { return nil }
        var topic: String?
        _ = walk(
            message,
            { _, _ in true },
            arriving: { topic = destination.topic(of: $0.envelope) }
        )
        return topic
    }

    /// The number in a message by which the first stage on its way that reads one decides; nil
    /// without one.
    public func value(in message: OracleMessage) -> Double? {
        var value: Double?
        _ = walk(message) { stage, message in
            value = stage.value(in: message)
            return value == nil
        }
        return value
    }

    /// Whether a message that cannot be processed spoils the window that it goes into.
    func spoilsWindow(_ message: OracleMessage) -> Bool {
        var last: (any OracleStage)?
        _ = walk(message) { stage, _ in
            last = stage
            return true
        }
        if case .statistics? = last?.windowRole { return true }
        return false
    }

    /// Leads a message on its way as long as `visit` says so.
    private func walk(
        _ message: OracleMessage,
        _ visit: (any OracleStage, OracleMessage) -> Bool,
        arriving: (OracleMessage) -> Void = { _ in }
    ) -> Expectation {
        var message = message
        var place = path.first
        while place >= 0 {
            let step = path.steps[place]
            guard visit(step.stage, message) else { break }
            switch step.stage.verdict(on: message) {
            case .passUnchanged: place = step.next
            case .pass(let changed):
                message = changed
                place = step.next
            case .route(let arm): place = arm ? step.next : step.nextOnFalse
            case .fold(let datum): return fold(datum, at: place)
            case .drop: return .withhold
            case .fail(let reason), .trap(let reason): return .poison(reason: reason)
            }
        }
        guard place != OraclePath.nowhere else { return .withhold }
        // The destination has no topic for it: the message is dropped.
        if let destination, destination.topic(of: message.envelope) == nil { return .withhold }
        arriving(message)
        return Self.delivery(of: message)
    }

    private func fold(_ datum: Datum, at place: OraclePath.Place) -> Expectation {
        guard let number = windows?.foldNumbers[place] else { return .withhold }
        return .fold(Contribution(fold: number, datum: datum))
    }

    private static func delivery(of message: OracleMessage) -> Expectation {
        message.isRewritten ? .deliver(message.payload) : .deliverUnchanged
    }
}
