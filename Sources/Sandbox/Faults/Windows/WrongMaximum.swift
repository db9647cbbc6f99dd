/// A window says another maximum than it had.
struct WrongMaximum: StatisticFault {
    static let kind = "wrong-maximum"
    static let summary = "adds one to the maximum of this share of the windows"

    let rate: Double

    func altered(_ result: JSONValue) -> JSONValue? {
        result.changingFirst { member in
            guard member.key.lowercased().hasPrefix("max"), let maximum = member.value.double
            else { return nil }
            return .float(maximum + 1)
        }
    }
}
