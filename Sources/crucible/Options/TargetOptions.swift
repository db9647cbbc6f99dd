import ArgumentParser
import Scenarios

/// Flags that say which broker to use instead of the scenario's, and how to be let in.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The broker, mqtts://host:port.", valueName: "url"))
    var broker: String?

    @Option(
        help: ArgumentHelp("The certificate authorities to trust, PEM.", valueName: "file"),
        completion: .file()
    )
    var ca: String?

    @Option(
        help: ArgumentHelp("Authenticate by K8S-SAT with this token file.", valueName: "file"),
        completion: .file()
    )
    var token: String?

    @Option(help: ArgumentHelp("The random seed instead of the scenario's.", valueName: "number"))
    var seed: UInt64?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Replace a value of the scenario, such as workloads[0].publishers=5; may be repeated.",
            valueName: "path=value"
        )
    )
    var settings: [String] = []

    /// The flags as overrides, in the order in which they are applied.
    func overrides() throws(ScenarioErrors) -> [Override] {
        var overrides: [Override] = []
        if let broker {
            overrides.append(flag("broker", broker, path: "target.broker"))
        }
        if let ca {
            overrides.append(flag("ca", ca, path: "target.ca"))
        }
        if let token {
            overrides.append(
                Override(
                    path: "target.authentication",
                    value: "{method: K8S-SAT}",
                    isYAML: true,
                    origin: "--token \(token)"
                )
            )
            overrides.append(flag("token", token, path: "target.authentication.token"))
        }
        if let seed {
            overrides.append(flag("seed", String(seed), path: "seed"))
        }
        for setting in settings { overrides.append(try Override(assignment: setting)) }
        return overrides
    }

    private func flag(_ name: String, _ value: String, path: String) -> Override {
        Override(path: path, value: value, origin: "--\(name) \(value)")
    }
}
