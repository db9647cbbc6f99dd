/// How the publishers of a workload take turns: slot _k_ of the _p_-th of _n_ is message _k_ × _n_ + _p_.
struct PublisherTurns: Sendable {
    /// The number of the first publisher.
    let firstPublisher: UInt32
    /// How many publishers take turns.
    let publisherCount: UInt64

    /// The number, in the workload, of a publisher's message.
    @inline(__always)
    func message(of publisher: UInt32, _ sequence: UInt64) -> UInt64 {
        sequence * publisherCount + UInt64(publisher - firstPublisher)
    }
}
