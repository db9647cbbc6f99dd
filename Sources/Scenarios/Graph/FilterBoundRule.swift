/// Which bounds a published filter has, and what it does without them.
struct FilterBoundRule: Sendable {
    /// The parameter with the lower bound.
    let lowerName: String
    /// The parameter with the upper bound; nil where there is none.
    let upperName: String?
    /// What stands in for bounds that are not set; empty where nothing does.
    let defaults: [Double]
    /// Whether the bounds themselves pass.
    let isInclusive: Bool

    /// The rule of a module with these semantics; nil for those without bounds.
    init?(_ semantics: ModuleSemantics?) {
        switch semantics {
        case .sampleTemperatureFilter:
            self.init(FilterBounds.upperName, defaults: [], isInclusive: false)
        case .exploreTemperatureFilter:
            self.init(FilterBounds.upperName, defaults: [-40, 3_422], isInclusive: false)
        case .documentationTemperatureFilter:
            self.init(FilterBounds.upperName, defaults: [-40, 3_422], isInclusive: true)
        case .exploreThresholdFilter:
            self.init("temperature_threshold", nil, defaults: [20], isInclusive: true)
        default: return nil
        }
    }

    private init(_ upperName: String, defaults: [Double], isInclusive: Bool) {
        self.init(FilterBounds.lowerName, upperName, defaults: defaults, isInclusive: isInclusive)
    }

    private init(
        _ lowerName: String,
        _ upperName: String?,
        defaults: [Double],
        isInclusive: Bool
    ) {
        self.lowerName = lowerName
        self.upperName = upperName
        self.defaults = defaults
        self.isInclusive = isInclusive
    }

    /// The parameters with bounds, the lower first.
    var names: [String] { [lowerName] + (upperName.map { [$0] } ?? []) }

    /// What becomes of a bound that is no number, in words.
    var consequence: String {
        defaults.isEmpty
            ? "the module would keep no bound, and every message would trap"
            : "the module would use its default instead"
    }

    /// Whether nothing lies between the bounds.
    func isEmpty(_ lower: Double, _ upper: Double) -> Bool {
        isInclusive ? lower > upper : lower >= upper
    }
}
