/// What names may be made of.
enum NameRules {
    /// Checks a name of `range` letters out of those that `isAllowed` accepts.
    static func check(
        _ name: String,
        length range: ClosedRange<Int>,
        of letters: String,
        _ isAllowed: (Unicode.Scalar) -> Bool
    ) throws(ValueProblem) {
        if let wrong = name.unicodeScalars.enumerated().first(where: { !isAllowed($0.element) }) {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(name)) has \(quoted(String(wrong.element))) in it",
                hint: "write \(letters) only",
                offset: wrong.offset
            )
        }
        guard range.contains(name.unicodeScalars.count) else {
            throw ValueProblem(
                .outOfRange,
                "\(quoted(name)) has \(name.unicodeScalars.count) characters",
                hint: "write \(range.lowerBound) to \(range.upperBound) characters: \(letters)"
            )
        }
    }

    /// A name that becomes part of folders and files: lower-case letters, digits and hyphens.
    static func checkSlug(_ name: String, length: ClosedRange<Int> = 1...63) throws(ValueProblem) {
        try check(name, length: length, of: "lower-case letters, digits and hyphens") {
            isLowercase($0) || isDigit($0) || $0 == "-"
        }
        guard name.first != "-", name.last != "-" else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(name)) begins or ends with a hyphen",
                hint: "remove it"
            )
        }
    }

    /// A word of letters, digits, hyphens and underscores, as nodes and keys of a graph have.
    static func checkWord(_ name: String) throws(ValueProblem) {
        try check(name, length: 1...256, of: "letters, digits, hyphens and underscores") {
            isWord($0)
        }
    }

    /// The start of a client identifier: no colon, which separates the parts of `__ts`.
    static func checkClientPrefix(_ name: String) throws(ValueProblem) {
        try check(name, length: 1...64, of: "letters, digits, hyphens, underscores and dots") {
            isWord($0) || $0 == "."
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isLowercase(scalar) || ("A"..."Z").contains(scalar) || isDigit(scalar)
            || scalar == "-" || scalar == "_"
    }

    private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
