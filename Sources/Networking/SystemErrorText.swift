import Glibc

/// The system's words for an `errno`, in lower case.
package enum SystemErrorText {
    static func latest() -> String { text(of: errno) }

    /// The words for `code`.
    package static func text(of code: Int32) -> String {
        guard let words = strerror(code) else { return "error \(code)" }
        let text = String(cString: words)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
