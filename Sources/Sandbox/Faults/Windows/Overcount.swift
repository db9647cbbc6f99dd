/// A window counts one message too many.
struct Overcount: StatisticFault {
    static let kind = "overcount"
    static let summary = "makes the count of this share of the windows one more"

    let rate: Double

    func altered(_ result: JSONValue) -> JSONValue? { result.counting(1) }
}
