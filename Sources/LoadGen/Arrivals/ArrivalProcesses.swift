public import Quantities
public import Scenarios

/// The kinds of arrival process there are.
public enum ArrivalProcesses {
    /// One line for each kind.
    public static let all: [any ArrivalProcess.Type] = [
        ConstantArrivals.self
    ]

    /// The process that `arrivals` describes.
    public static func process(
        for arrivals: Workload.Arrivals,
        random: Philox2x64
    ) -> any ArrivalProcess {
        for type in all {
            if let process = type.init(arrivals, random: random) { return process }
        }
        preconditionFailure("ArrivalProcesses.all has no kind for \(arrivals): add its line")
    }
}
