/// What became of one figure.
struct FigureResult: Hashable, Sendable {
    /// Whether the figure's bar was reached.
    enum Mark: String, Sendable {
        /// It was.
        case passed = "PASS"
        /// It was not.
        case failed = "FAIL"
        /// It was not measured, which is no pass.
        case absent = "NOT MEASURED"
        /// There is no bar.
        case information = "info"
    }

    /// The middle measured value.
    let value: Double?
    /// The middle value of the reference.
    let reference: Double?
    /// The middle ratio.
    let ratio: Double?
    /// Whether the bar was reached.
    let mark: Mark

    /// Judges a figure by its samples.
    init(_ figure: Figure, _ samples: Samples) {
        let value = samples.median(of: figure.series)
        let ratio = samples.medianRatio(of: figure.series, to: figure.reference)
        self.value = value
        self.ratio = ratio
        reference = samples.median(of: figure.reference)
        guard let value, let ratio else {
            mark = .absent
            return
        }
        switch figure.bar {
        case nil: mark = .information
        case .ratio(let limit): mark = ratio <= limit ? .passed : .failed
        case .below(let limit): mark = value < limit ? .passed : .failed
        case .atMost(let limit): mark = value <= limit ? .passed : .failed
        }
    }

    /// Whether the whole run may still pass.
    var isAcceptable: Bool { mark == .passed || mark == .information }
}
