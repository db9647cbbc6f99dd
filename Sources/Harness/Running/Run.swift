import Evidence
import LoadGen
import Messaging
import Quantities
import Verifier

/// One run, from its scenario to its verdict.
///
/// ``execute()`` is the table of contents; each phase has its own file.
public struct Run: Sendable {
    /// How long after everything is connected the schedule begins.
    static let lead = Nanoseconds.milliseconds(50)
    /// How often records are taken from the loops and judged.
    static let tick = Nanoseconds.milliseconds(20)
    /// How long the loops may take to say goodbye to the broker.
    static let goodbye = Nanoseconds.seconds(2)

    let request: RunRequest
    let environment: RunEnvironment
    let plan: LoadPlan

    /// Creates a run; nothing happens yet.
    public init(_ request: RunRequest, in environment: RunEnvironment) {
        self.request = request
        self.environment = environment
        plan = LoadPlan(request.scenario)
    }

    /// Runs it.
    ///
    /// - Returns: The verdict, and where the evidence is.
    /// - Throws: What prevented a verdict; nothing is left behind then.
    public func execute() async throws(RunFailure) -> RunResult {
        do throws(RunFailure) {
            return try await attempt()
        } catch {
            guard let weaker = hidingIdentity(after: error) else { throw error }
            return try await weaker.attempt()
        }
    }

    private func attempt() async throws(RunFailure) -> RunResult {
        let prepared = try prepare()
        let connected = try await connect(prepared)
        await load(connected)
        let isAborted = await drain(connected)
        await disconnect(connected)
        return report(connected, isAborted: isAborted)
    }
}
