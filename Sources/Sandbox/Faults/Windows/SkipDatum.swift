/// A window leaves a message out.
struct SkipDatum: DatumFault {
    static let kind = "skip-datum"
    static let summary = "leaves this share of the messages of windows out"
    static let action = DatumAction.leaveOut

    let rate: Double
}
