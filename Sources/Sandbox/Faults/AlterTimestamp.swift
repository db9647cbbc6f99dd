import Messaging
import Quantities

/// A result comes out with another time in its `__ts`.
///
/// The time is the milliseconds before the first colon; its width stays.
struct AlterTimestamp: GraphFault {
    static let kind = "alter-timestamp"
    static let usage = "alter-timestamp:RATE,DURATION"
    static let summary =
        "moves the time in `__ts` of this share of the results on (1ms unless told)"
    static let outcomes: Set<PlantedOutcome> = [.timestampChanged]

    private let rate: Double
    private let milliseconds: UInt64

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(2)
        rate = try arguments.rate()
        let length = try arguments.duration(at: 1, else: .milliseconds(1))
        milliseconds = UInt64(max(1, length.count / 1_000_000))
    }

    func effect(on situation: FaultSituation) -> FaultEffect? {
        guard var message = situation.passing(rate),
            let index = message.userProperties.firstIndex(where: {
                $0.name.elementsEqual("__ts".utf8)
            })
        else { return nil }
        let value = message.userProperties[index].value
        let digits = value.prefix { $0 != UInt8(ascii: ":") }
        guard digits.count < value.count,
            let time = UInt64(String(decoding: digits, as: UTF8.self))
        else { return nil }
        let text = String(time &+ milliseconds)
        let zeros = [UInt8](
            repeating: UInt8(ascii: "0"),
            count: max(0, digits.count - text.utf8.count)
        )
        message.userProperties[index].value = zeros + Array(text.utf8) + value[digits.endIndex...]
        return FaultEffect(.publish([message]), toldAs: .timestampChanged)
    }
}
