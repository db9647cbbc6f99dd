public import Quantities

/// That probes went in and nothing, or too little, came out.
public struct GraphSilence: Hashable, Sendable {
    /// The topic, or filter, that the graph reads.
    public let input: String
    /// The topic on which it should have answered.
    public let output: String
    /// How many probes were sent.
    public let sent: UInt64
    /// How many came out.
    public let answered: UInt64
    /// How many had to.
    public let wanted: UInt64
    /// Within how long.
    public let within: Nanoseconds
    /// How many messages came out without Crucible's user property.
    public let foreign: UInt64

    /// Whether the graph answered without what names messages.
    ///
    /// Half as many came nameless as probes were sent, and none with a name: whoever else writes to the
    /// topic does not keep pace so.
    var isNameless: Bool { sent > 0 && answered == 0 && foreign * 2 >= sent }

    /// What happened, in one sentence.
    var sentence: String {
        let seconds = within.seconds
        let time = seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
        guard answered == 0 else {
            return "the graph answered only \(answered) of \(sent) probes within \(time), and "
                + "\(wanted) had to come out on \(output)"
        }
        let silence =
            "the graph does not answer: of \(sent) probes that went to \(input) and must come out, "
            + "none did on \(output) within \(time)"
        guard foreign > 0 else { return silence }
        return silence + ", but \(foreign) messages came without the user property \"crucible\""
    }

    /// What to do about it.
    var hint: String {
        if foreign > 0, answered == 0 {
            return "the graph seems to make new messages without their user properties, so they "
                + "cannot be told apart and nothing can be said of any of them"
        }
        return "see whether the data flow graph is deployed and running, reads \(input) and writes "
            + "\(output), and has the scenario's bounds; a graph that takes longer: "
            + "preflight: { within: 2m }; to send the load anyway: preflight: { probes: 0 }"
    }
}
