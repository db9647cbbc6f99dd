extension Scenario {
    /// The workload that a publisher belongs to, and its number there.
    ///
    /// - Parameter number: The publisher's number, counted from 0 over all workloads in their order.
    /// - Returns: The workload, and the publisher's number in it, from 0.
    public func workload(ofPublisher number: UInt32) -> (workload: Workload, number: Int) {
        precondition(number < UInt32(publisherCount), "publishers are numbered from 0")
        var rest = Int(number)
        var index = 0
        while rest >= workloads[index].publishers {
            rest -= workloads[index].publishers
            index += 1
        }
        return (workloads[index], rest)
    }

    /// The number of the first publisher of the workload with that name; nil where there is none.
    public func firstPublisher(ofWorkload name: String) -> UInt32? {
        var first: UInt32 = 0
        for workload in workloads {
            if workload.name == name { return first }
            first += UInt32(workload.publishers)
        }
        return nil
    }
}
