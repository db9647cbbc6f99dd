/// What a reader of JSON makes of texts that different libraries read differently.
enum JSONDialect: Hashable, Sendable {
    /// `serde_json` 1.0.145: see ``SerdeReader``. Nesting ends at 127 levels.
    case serde
    /// The grammar of RFC 8259 and every number the nearest double.
    case standard
    /// Python's `json.loads`: as ``standard``, but `NaN`, `Infinity` and half surrogate pairs are
    /// read too.
    case python

    /// How many lists and objects may be open at once.
    var nestingLimit: Int {
        switch self {
        case .serde: 127
        case .standard: 500
        case .python: 900
        }
    }
}
