public import Evidence
public import Inquiry
import LoadGen
import Messaging
public import Quantities
public import Scenarios

/// A conversation with a scenario's graph: connects, subscribes, talks, and says goodbye.
///
/// It shows what one publisher of the scenario does, and sends to that publisher's topic.
public struct GraphConversation: Sendable {
    private static let tick = Nanoseconds.milliseconds(20)
    private static let goodbye = Nanoseconds.seconds(2)

    private let scenario: Scenario
    private let run: RunIdentifier
    private let environment: RunEnvironment
    private let publisher: UInt32

    /// Prepares a conversation; nothing happens yet.
    ///
    /// - Parameters:
    ///   - scenario: Where the graph is.
    ///   - run: What the messages' identities name.
    ///   - publisher: The number of the publisher that is taken for an example.
    ///   - environment: The transport and the clocks.
    public init(
        _ scenario: Scenario,
        run: RunIdentifier,
        as publisher: UInt32 = 0,
        in environment: RunEnvironment
    ) {
        self.scenario = scenario
        self.run = run
        self.publisher = publisher
        self.environment = environment
    }

    /// What a question for one temperature looks like, as the publisher would send it.
    public var question: TemperatureQuestion {
        let plan = LoadPlan(scenario)
        return TemperatureQuestion(
            topic: plan.topic(of: publisher),
            unit: payload.unit.rawValue,
            properties: plan.properties(of: publisher)
        )
    }

    /// How long the graph may take at most to answer.
    public var within: Nanoseconds { scenario.preflight.within }

    /// The values that a search for the graph's edges begins with.
    ///
    /// - Parameters:
    ///   - range: Within which edges are looked for; nil looks from −10^15 to 10^15.
    ///   - repeats: How often a value must be missing before it counts as withheld.
    /// - Returns: The plan.
    public func searchPlan(within range: ClosedRange<Double>?, repeats: Int) -> SearchPlan {
        let payload = payload
        return SearchPlan(
            usual: range ?? payload.minimum...max(payload.minimum, payload.maximum),
            bounds: payload.bounds.filter { range?.contains($0) ?? true },
            within: range ?? -1e15...1e15,
            repeats: repeats
        )
    }

    /// Holds it.
    ///
    /// - Parameters:
    ///   - course: What is said.
    ///   - name: What the client identifier ends with.
    ///   - progress: Told now and then how many messages were sent.
    /// - Returns: The course as it stands at its end, or when the user asked to stop, or when the
    ///   connection ended on the way.
    /// - Throws: Why nothing was said at all.
    public func hold<Course: ConversationCourse>(
        _ course: Course,
        as name: String,
        progress: (UInt64) -> Void = { _ in }
    ) async throws(RunFailure) -> HeldConversation<Course> {
        let control = ConversationControl<Course>()
        let loop = try start(course, as: name, control)
        do throws(RunFailure) {
            let ended = try await awaitEnd(control, loop, progress)
            await loop.stop(within: Self.goodbye)
            return ended
        } catch {
            await loop.stop(within: Self.goodbye)
            throw error
        }
    }

    private var payload: TemperaturePayload {
        switch scenario.workload(ofPublisher: publisher).workload.payload {
        case .temperature(let payload): payload
        }
    }

    private func start<Course: ConversationCourse>(
        _ course: Course,
        as name: String,
        _ control: ConversationControl<Course>
    ) throws(RunFailure) -> any LoopHandle {
        let credentials: any ClientCredentials
        do throws(TransportError) {
            credentials = try environment.credentials(scenario.target)
        } catch {
            throw .credentialsUnusable(error)
        }
        var configuration = ConnectionConfiguration(
            scenario,
            name: "\(run)-\(name)",
            number: publisher,
            inFlight: environment.connector.capabilities.maximumInFlight,
            credentials: credentials
        )
        // Nobody comes back for the session.
        configuration.sessionExpiry = 0
        configuration.isCleanStart = true
        let (output, seed, run) = (scenario.flow.outputTopic.filter, scenario.seed, run)
        do throws(TransportError) {
            return try environment.connector.start(name, [configuration]) {
                ConversationLoop(course, output: output, run: run, seed: seed, control: control)
            }
        } catch {
            throw .notConnected(who: "the questioner", error)
        }
    }

    private func awaitEnd<Course: ConversationCourse>(
        _ control: ConversationControl<Course>,
        _ loop: any LoopHandle,
        _ progress: (UInt64) -> Void
    ) async throws(RunFailure) -> HeldConversation<Course> {
        var stopping: MonotonicInstant?
        while true {
            switch control.state {
            case .over(let course): return HeldConversation(course: course, failure: nil)
            case .failed(let error, let course, let sent):
                let failure = RunFailure.notConnected(who: "the questioner", error)
                guard sent > 0 else { throw failure }
                return HeldConversation(course: course, failure: failure)
            case .waiting: break
            case .talking(let sent): progress(sent)
            }
            if environment.interruptions() > 0 {
                let now = environment.time.now()
                let since = stopping ?? now
                stopping = since
                guard now - since < Self.goodbye else { throw .interrupted }
                control.end()
                loop.wake()
            }
            await environment.pause(Self.tick)
        }
    }
}
