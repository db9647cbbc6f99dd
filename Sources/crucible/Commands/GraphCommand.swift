import ArgumentParser
import Evidence
import Harness
import MQTTClient
import Messaging
import Networking
import Quantities
import Sandbox
import Scenarios

/// `crucible graph`: runs only the reference graph, against any broker.
struct GraphCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Stand in for a deployed graph: run the reference graph against a broker.",
        discussion: """
            Runs until SIGINT or SIGTERM, then says what it did. A connection that ends is made \
            again, on the same session where the broker kept it.
            """
    )

    @OptionGroup var arguments: ScenarioArguments

    @Option(
        help: ArgumentHelp(
            "Plant a fault, such as drop:1e-3; may be repeated.",
            valueName: "fault"
        )
    )
    var plant: [String] = []

    @Option(
        help: ArgumentHelp(
            "Seconds without a connection after which the graph gives up.",
            valueName: "seconds"
        )
    )
    var giveUpAfter: UInt32 = 120

    func run() async throws {
        Interruptions.watch()
        let faults = try FaultTexts.faults(plant)
        let scenario = try arguments.read().scenario
        let control = GraphControl()
        Console.note("connecting to \(scenario.target.broker)")
        guard let handle = try await start(scenario, faults, control) else {
            Console.note("stopped before the graph was connected")
            throw ExitStatus.interrupted.code
        }
        Console.print(
            "running: \(scenario.flow.input) ► \(scenario.flow.output) at \(scenario.target.broker)"
        )
        let status = await wait(for: control)
        await handle.stop(within: .seconds(2))
        Console.print(GraphText.summary(of: control.counts))
        throw status.code
    }

    private func start(
        _ scenario: Scenario,
        _ faults: [any Fault],
        _ control: GraphControl
    ) async throws -> (any LoopHandle)? {
        let time = SystemTimeSource()
        let random = UInt64.random(in: 0...UInt64.max)
        let identifier = RunIdentifier(start: time.wallClock(), random: random)
        let credentials: CredentialSources
        do throws(TransportError) {
            credentials = try CredentialSources(scenario.target)
        } catch {
            Console.note("error: the graph: \(error)\n  hint: \(error.hint)")
            throw ExitStatus.notConnected.code
        }
        let configuration = ConnectionConfiguration(
            scenario,
            name: "\(identifier)-graph",
            number: 0,
            credentials: credentials
        )
        do throws(SandboxError) {
            let handle = try ReferenceGraph.start(
                scenario.flow,
                on: MQTTConnector(clock: time),
                configuration,
                faults: faults,
                seed: scenario.seed,
                reconnect: reconnectPlan,
                control: control
            )
            await untilDecided(control)
            guard Interruptions.count == 0 else {
                await handle.stop(within: .seconds(2))
                return nil
            }
            try await control.untilRunning()
            return handle
        } catch {
            switch error {
            case .graphFailed(let cause):
                Console.note("error: the graph: \(cause)\n  hint: \(cause.hint)")
                throw ExitStatus.notConnected.code
            default:
                Console.note("error: \(error)")
                throw ExitStatus.usage.code
            }
        }
    }

    private var reconnectPlan: ReconnectPlan {
        var plan = ReferenceGraph.reconnectPlan
        plan.giveUpAfter = .seconds(Int64(giveUpAfter))
        return plan
    }

    /// Waits until the graph runs or cannot, or the user has enough of waiting.
    private func untilDecided(_ control: GraphControl) async {
        while control.state == .starting, Interruptions.count == 0 {
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits for the user or for the end of the graph; tells when its connection ends and comes back.
    private func wait(for control: GraphControl) async -> ExitStatus {
        var known = GraphState.running
        while Interruptions.count == 0 {
            let state = control.state
            switch state {
            case .stopped(let error):
                if let error { Console.note("error: the graph: \(error)\n  hint: \(error.hint)") }
                return .notConnected
            case .reconnecting(let error) where state != known:
                Console.note("the graph: \(error); connecting again")
            case .running where state != known:
                Console.note("the graph is connected again")
            case .starting, .running, .reconnecting:
                break
            }
            known = state
            try? await Task.sleep(for: .milliseconds(20))
        }
        return .passed
    }
}
