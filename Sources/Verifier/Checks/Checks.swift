/// The questions that every run is asked.
public enum Checks {
    /// One line for each, the most telling first: the order in which a verdict's reason is chosen.
    static let all: [any Check] = [
        TokensRenewed(),
        SamePredicate(),
        PoisonContained(),
        NoLoss(),
        InputComplete(),
        NoLeaks(),
        NoCorruption(),
        NoMisrouting(),
        WindowsComplete(),
        WindowsCorrect(),
        NoInventedWindows(),
        ThrottleKept(),
        NoPhantoms(),
        NothingUnexpected(),
        SubscriberConnected(),
        SessionsKept(),
        LoadAccepted(),
        WholeSchedule(),
        EnoughEvidence(),
        ConsistentRecords(),
        EnoughMemory(),
        GeneratorValid(),
    ]

    /// The names of all checks, in order.
    public static var kinds: [String] { all.map { type(of: $0).kind } }
}
