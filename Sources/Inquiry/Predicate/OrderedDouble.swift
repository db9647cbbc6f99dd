/// A finite double by its place among all of them: neighbours differ by one.
///
/// Both zeros have the same place, so halving the distance of two places meets every value once.
///
///     value   -5e-324   0.0   5e-324   1e-323
///     place        -1     0        1        2
struct OrderedDouble: Hashable, Sendable {
    /// How many doubles away from zero, with the sign of the value.
    let place: Int64

    /// The place of a finite value.
    init(_ value: Double) {
        precondition(value.isFinite, "only finite values have a place")
        let magnitude = Int64(value.magnitude.bitPattern)
        place = value < 0 ? -magnitude : magnitude
    }

    /// The value at a place.
    init(place: Int64) {
        precondition(
            place.magnitude <= Double.greatestFiniteMagnitude.bitPattern,
            "only finite values have a place"
        )
        self.place = place
    }

    /// The value; never −0.0.
    var value: Double {
        let magnitude = Double(bitPattern: place.magnitude)
        return place < 0 ? -magnitude : magnitude
    }

    /// The place half-way to another, towards the lower one; one of the two only for neighbours.
    func middle(to other: OrderedDouble) -> OrderedDouble {
        // What both have, and half of what differs: their distance may not fit 64 bits.
        OrderedDouble(place: (place & other.place) + ((place ^ other.place) >> 1))
    }

    /// Whether nothing lies between the two.
    func isNeighbour(of other: OrderedDouble) -> Bool {
        place == other.place || place + 1 == other.place || place - 1 == other.place
    }
}

extension OrderedDouble: Comparable {
    static func < (left: OrderedDouble, right: OrderedDouble) -> Bool { left.place < right.place }
}
