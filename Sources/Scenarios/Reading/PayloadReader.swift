/// Reads `payload:`.
enum PayloadReader {
    /// The largest whole number up to which every whole number is a `Double` of its own: 2^53.
    ///
    /// A value's digits, read as one whole number, must stay below it: then the sample's parser
    /// (digits to a 64-bit integer, one conversion, one division by a power of ten) rounds exactly
    /// once, as a correctly rounding parser does. For the thousands that the sample is fed, that
    /// is 12 decimals.
    static let digitLimit: UInt64 = 1 << 53

    static func read(
        _ node: LocatedNode,
        bounds: [Double]?,
        into problems: inout Problems
    ) -> Workload.Payload? {
        guard var keys = MappingReader(node, "payload", into: &problems) else { return nil }
        let example = "temperature: { uniform: [0, 6000], unit: C }"
        var payload = keys.require("temperature", example: example, into: &problems)
            .flatMap { temperature($0, into: &problems) }
        payload?.bounds = bounds ?? []
        if let share = keys.take("boundaries") {
            let millionths = share.value("boundaries", example: "1%", into: &problems) {
                text throws(ValueProblem) in try ShareGrammar.read(text)
            }
            payload?.boundaryShareMillionths = millionths ?? 0
            if let millionths, millionths > 0, bounds?.isEmpty == true {
                problems.add(
                    .contradiction,
                    at: keys.keyLocation("boundaries"),
                    "boundaries asks for values at a filter's bounds, but the graph has none",
                    hint: "remove boundaries, or give the graph a filter with bounds"
                )
            }
        }
        keys.finish(into: &problems)
        return payload.map { .temperature($0) }
    }

    private static func temperature(
        _ node: LocatedNode,
        into problems: inout Problems
    ) -> TemperaturePayload? {
        guard var keys = MappingReader(node, "temperature", into: &problems) else { return nil }
        let decimals =
            keys.take("decimals")
            .map { node -> Int? in
                node.integer(
                    "decimals",
                    in: 0...12,
                    because: "with more, the sample's parser rounds differently",
                    into: &problems
                )
            } ?? 0
        let unit =
            keys.take("unit")
            .map { node -> TemperaturePayload.Unit? in node.kind("unit", into: &problems) }
            ?? .celsius
        let limits = keys.require("uniform", example: "uniform: [0, 6000]", into: &problems)
            .flatMap { uniform($0, decimals: decimals, into: &problems) }
        keys.finish(into: &problems)
        guard let decimals, let unit, let limits else { return nil }
        return TemperaturePayload(
            minimum: limits.minimum,
            maximum: limits.maximum,
            decimals: decimals,
            unit: unit
        )
    }

    private static func uniform(
        _ node: LocatedNode,
        decimals: Int?,
        into problems: inout Problems
    ) -> (minimum: Double, maximum: Double)? {
        guard let elements = node.elements("uniform", into: &problems) else { return nil }
        guard elements.count == 2 else {
            problems.add(
                .malformedValue,
                at: node.location,
                "uniform has \(elements.count) elements",
                hint: "write the smallest and the largest value, such as [0, 6000]"
            )
            return nil
        }
        let values = elements.map { limit($0, decimals: decimals, into: &problems) }
        guard let minimum = values[0], let maximum = values[1] else { return nil }
        guard minimum <= maximum else {
            problems.add(
                .outOfRange,
                at: node.location,
                "uniform begins at \(minimum), above its end at \(maximum)",
                hint: "write the smaller value first"
            )
            return nil
        }
        return (minimum, maximum)
    }

    private static func limit(
        _ node: LocatedNode,
        decimals: Int?,
        into problems: inout Problems
    ) -> Double? {
        guard let scalar = node.scalar, scalar.looksLikeNumber else {
            problems.add(
                .wrongType,
                at: node.location,
                "a value of uniform is \(node.inWords), not a number",
                hint: "write numbers without quotes, such as [0, 6000]"
            )
            return nil
        }
        guard let decimals else { return nil }
        guard let number = DecimalNumber(scalar.text, allowsExponent: true),
            let value = Double(scalar.text)
        else {
            addTooManyDigits(node, scalar.text, decimals, into: &problems)
            return nil
        }
        guard number.fractionDigits <= decimals else {
            problems.add(
                .contradiction,
                at: node.location,
                "\(shortened(scalar.text)) has more decimals than the values, which have \(decimals)",
                hint: number.fractionDigits <= 12
                    ? "add decimals: \(number.fractionDigits) beside uniform, or round the limit"
                    : "round the limit; values have at most 12 decimals"
            )
            return nil
        }
        let magnitude = DecimalNumber(positive: number)
        guard let digits = magnitude.scaled(byDigits: decimals), digits <= digitLimit else {
            addTooManyDigits(node, scalar.text, decimals, into: &problems)
            return nil
        }
        return value
    }

    private static func addTooManyDigits(
        _ node: LocatedNode,
        _ text: String,
        _ decimals: Int,
        into problems: inout Problems
    ) {
        problems.add(
            .outOfRange,
            at: node.location,
            "\(shortened(text)) with \(decimals) decimals has more digits than two parsers read"
                + " alike",
            hint: "the digits together must stay below \(digitLimit) (2^53): write fewer decimals"
                + " or a smaller limit"
        )
    }
}
