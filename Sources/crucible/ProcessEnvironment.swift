import Glibc

/// The process's environment variables.
enum ProcessEnvironment {
    /// All of them, by name.
    static var variables: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let assignment = String(cString: text)
            if let split = assignment.firstIndex(of: "=") {
                let value = assignment[assignment.index(after: split)...]
                variables[String(assignment[..<split])] = String(value)
            }
            entry = entry.advanced(by: 1)
        }
        return variables
    }
}
