/// One line of the results: what is measured, against what, and what it must reach.
struct Figure: Sendable {
    /// What has to hold for the figure to pass.
    enum Bar: Hashable, Sendable {
        /// At most so many times the reference.
        case ratio(Double)
        /// Below this, in the figure's unit.
        case below(Double)
        /// At most this, in the figure's unit.
        case atMost(Double)
    }

    /// What is measured, for people.
    let title: String
    /// The series of the measured values.
    let series: String
    /// The series of the same run that they are divided by.
    let reference: String
    /// What the reference is, for people.
    let referenceTitle: String
    /// What the values of both series are.
    let unit: Unit
    /// What must be reached; nil for a figure that only informs.
    let bar: Bar?
    /// What to strive for, of the bar's kind, where there is something.
    let aim: Double?

    /// Creates a figure.
    init(
        _ title: String,
        series: String,
        against reference: String,
        _ referenceTitle: String,
        unit: Unit,
        bar: Bar? = nil,
        aim: Double? = nil
    ) {
        self.title = title
        self.series = series
        self.reference = reference
        self.referenceTitle = referenceTitle
        self.unit = unit
        self.bar = bar
        self.aim = aim
    }
}
