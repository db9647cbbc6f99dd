/// A message falls in the window behind its own; both are wrong.
struct MoveDatum: DatumFault {
    static let kind = "move-datum"
    static let summary = "puts this share of the messages in the window behind theirs"
    static let action = DatumAction.moveOn

    let rate: Double
}
