import ArgumentParser
import Sandbox

/// What `--plant` asks for.
enum FaultTexts {
    /// The faults; a mistake is printed and ends the command.
    static func faults(_ texts: [String]) throws -> [any Fault] {
        try texts.map { text in
            do throws(FaultError) {
                return try Faults.parse(text)
            } catch {
                Console.note("error: --plant \(text): \(error.problem)\n  hint: \(error.hint)")
                throw ExitStatus.usage.code
            }
        }
    }
}
