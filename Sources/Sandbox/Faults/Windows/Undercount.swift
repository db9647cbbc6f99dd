/// A window counts one message too few.
struct Undercount: StatisticFault {
    static let kind = "undercount"
    static let summary = "makes the count of this share of the windows one less"

    let rate: Double

    func altered(_ result: JSONValue) -> JSONValue? { result.counting(-1) }
}
