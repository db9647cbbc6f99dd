import ArgumentParser
import Harness
import Verifier

/// The exit codes, which are a contract with everyone's scripts.
enum ExitStatus: Int32 {
    /// The run passed.
    case passed = 0
    /// The run failed.
    case failed = 1
    /// What the run saw is not enough for a verdict.
    case inconclusive = 2
    /// The generator could not keep up, so nothing is said about the target.
    case invalid = 3
    /// The broker could not be reached or did not let us in, or the graph did not answer.
    case notConnected = 4
    /// The command line, the scenario or a file is wrong.
    case usage = 64
    /// The user stopped the run before there was a verdict.
    case interrupted = 130

    /// The code as ArgumentParser throws it.
    var code: ExitCode { ExitCode(rawValue) }
}
