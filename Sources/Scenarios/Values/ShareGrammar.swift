/// Reads shares such as `1%` and `0.5%`, in millionths.
enum ShareGrammar {
    /// The share that `text` writes, 0…1,000,000 millionths.
    static func read(_ text: some StringProtocol) throws(ValueProblem) -> UInt32 {
        guard text.last == "%", let number = DecimalNumber(text.dropLast()) else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(text)) is not a share",
                hint: "write a percentage with its sign, such as 1% or 0.5%"
            )
        }
        guard let millionths = number.scaled(byDigits: 4), millionths <= 1_000_000 else {
            throw ValueProblem(
                .outOfRange,
                "share \(quoted(text)) is not between 0% and 100% in steps of 0.0001%",
                hint: "write a percentage in that range, such as 1%"
            )
        }
        return UInt32(millionths)
    }
}
