/// A fault that takes nothing but the share of the messages that it hits.
protocol RateFault: Fault {
    /// Creates a fault that hits this share of the messages, above 0 and at most 1.
    init(rate: Double)
}

extension RateFault {
    static var usage: String { "\(kind):RATE" }

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        self.init(rate: try arguments.rate())
    }
}
