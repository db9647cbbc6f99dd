/// A window counts a message twice.
struct RepeatDatum: DatumFault {
    static let kind = "repeat-datum"
    static let summary = "takes this share of the messages of windows twice"
    static let action = DatumAction.takeTwice

    let rate: Double
}
