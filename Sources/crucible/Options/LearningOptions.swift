import ArgumentParser
import Inquiry
import Scenarios

/// What a graph is asked for, and how thoroughly.
struct LearningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The workload whose topic, unit and properties the questions have; without it the first.",
            valueName: "name"
        )
    )
    var workload: String?

    @Option(
        help: ArgumentHelp(
            "How often a value must be missing before it counts as withheld, 1 to 20.",
            valueName: "number"
        )
    )
    var repeats = 3

    @Option(help: ArgumentHelp("Look for edges from this value on.", valueName: "number"))
    var from: Double?

    @Option(help: ArgumentHelp("Look for edges up to this value.", valueName: "number"))
    var to: Double?

    @Flag(help: "Ask which metamorphic relations hold as well; they need no definition.")
    var relations = false

    @Option(
        name: .customLong("relation"),
        help: ArgumentHelp("Ask only this relation; may be repeated.", valueName: "name")
    )
    var chosen: [RelationArgument] = []

    @Option(help: ArgumentHelp("Ask relations at this value only.", valueName: "number"))
    var at: Double?

    func validate() throws {
        guard at == nil || !wantedRelations.isEmpty else {
            throw ValidationError("--at needs --relations or --relation NAME")
        }
        guard (1...20).contains(repeats) else {
            throw ValidationError("--repeats \(repeats) is not between 1 and 20")
        }
        for (name, value) in [("from", from), ("to", to), ("at", at)] {
            guard value?.isFinite ?? true else {
                throw ValidationError("--\(name) is not a finite number")
            }
        }
        guard (from == nil) == (to == nil) else {
            throw ValidationError("--from and --to go together")
        }
        if let from, let to, from >= to {
            throw ValidationError("--from \(from) is not below --to \(to)")
        }
    }

    /// Within which edges are looked for; nil for the usual range.
    var range: ClosedRange<Double>? {
        guard let from, let to else { return nil }
        return from...to
    }

    /// The relations that are to be asked; empty for none.
    var wantedRelations: [Relation] {
        chosen.isEmpty ? (relations ? Relation.allCases : []) : chosen.map(\.relation)
    }

    /// The publisher that is taken for an example; a name that no workload has is printed and ends
    /// the command.
    func publisher(of scenario: Scenario) throws -> UInt32 {
        guard let workload else { return 0 }
        if let first = scenario.firstPublisher(ofWorkload: workload) { return first }
        let names = scenario.workloads.map(\.name).joined(separator: ", ")
        Console.note(
            "error: --workload \(workload): the scenario has no such workload"
                + "\n  hint: name one of \(names)"
        )
        throw ExitStatus.usage.code
    }

    /// What asks one relation at one value again, besides the scenario and its target.
    func commandLine(_ relation: Relation, at value: String) -> [String] {
        var words = ["--relation", relation.rawValue, "--at", value]
        if let workload { words += ["--workload", workload] }
        if let from, let to { words += ["--from", "\(from)", "--to", "\(to)"] }
        if repeats != 3 { words += ["--repeats", "\(repeats)"] }
        return words
    }
}
