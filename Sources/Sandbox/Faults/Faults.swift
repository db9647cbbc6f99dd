/// The faults that can be planted.
public enum Faults {
    /// One of each kind.
    public static let all: [any Fault.Type] = [
        Drop.self,
        Duplicate.self,
        Leak.self,
        Corrupt.self,
        Delay.self,
        Reorder.self,
        WrongBound.self,
        ExtraByte.self,
        ExtraField.self,
        ChangeUnit.self,
        RespellNumber.self,
        StripProperty.self,
        AlterProperty.self,
        ReorderProperties.self,
        AlterTimestamp.self,
        SwapRoute.self,
        DropRoute.self,
        OtherTopic.self,
        Foreign.self,
        NewMessage.self,
        TrapOutage.self,
        SkipDatum.self,
        RepeatDatum.self,
        MoveDatum.self,
        Overcount.self,
        Undercount.self,
        WrongMaximum.self,
        StickWindow.self,
        DropWindow.self,
        DoubleWindow.self,
        Refuse.self,
        RefuseThenDeliver.self,
        AcknowledgeThenLose.self,
        AcknowledgeLate.self,
        LeaveUnanswered.self,
        Ignore.self,
        DropUnassured.self,
        LoseResult.self,
        Expire.self,
        Redeliver.self,
        RedeliverMarked.self,
        Kick.self,
        LoseSession.self,
        Stall.self,
    ]

    /// Reads a fault such as `drop:1e-3`.
    ///
    /// - Parameter text: The kind, and after a colon its values with commas between them.
    /// - Returns: The fault.
    /// - Throws: ``FaultError`` with what is wrong and everything that could be written.
    public static func parse(_ text: String) throws(FaultError) -> any Fault {
        let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let kind = halves.first.map(String.init) ?? ""
        guard let fault = all.first(where: { $0.kind == kind }) else {
            let kinds = all.map { $0.kind }.joined(separator: ", ")
            throw FaultError(
                problem: "\"\(text)\" names no fault",
                hint: "begin with one of \(kinds)"
            )
        }
        let parts =
            halves.count < 2
            ? [] : halves[1].split(separator: ",", omittingEmptySubsequences: false)
        return try fault.init(FaultArguments(text, parts: parts, usage: fault.usage))
    }
}
