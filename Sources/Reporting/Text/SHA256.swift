/// The SHA-256 of some bytes, in hexadecimal, as `sha256sum` prints it.
///
/// For naming files by their content, not for secrets. Source: FIPS 180-4.
enum SHA256 {
    private static let primes: [UInt64] = (2...311).filter { candidate in
        !(2..<candidate).contains { $0 * $0 <= candidate && candidate % $0 == 0 }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let roundConstants: [UInt32] = primes.map { fraction(of: $0, power: 3) }

    /// The same of the square roots of the first eight.
    private static let initialState: [UInt32] = primes.prefix(8).map { fraction(of: $0, power: 2) }

    /// The 64 digits of the sum of `bytes`.
    static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
        var message = Array(bytes)
        let bitCount = UInt64(message.count) * 8
        message.append(0x80)
        message += repeatElement(0, count: (120 - message.count % 64) % 64)
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            message.append(UInt8(truncatingIfNeeded: bitCount >> shift))
        }
        var state = initialState
        for start in stride(from: 0, to: message.count, by: 64) {
            compress(message[start..<start + 64], into: &state)
        }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }
        .joined()
    }

    private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
            block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let early = words[index - 15]
            let late = words[index - 2]
            let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
            let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var working = state
        for (word, constant) in zip(words, roundConstants) {
            let e = working[4]
            let choice = e & working[5] ^ ~e & working[6]
            let mixedE = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let first = working[7] &+ mixedE &+ choice &+ constant &+ word
            let a = working[0]
            let majority = a & working[1] ^ a & working[2] ^ working[1] & working[2]
            let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
            working.removeLast()
            working[3] &+= first
            working.insert(first &+ second, at: 0)
        }
        for index in state.indices { state[index] &+= working[index] }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    /// The first 32 bits behind the point of the root of a prime, found bit by bit in integers.
    private static func fraction(of prime: UInt64, power: Int) -> UInt32 {
        var root: UInt64 = 0
        // The largest root with root^power <= prime * 2^(32 * power).
        for bit in stride(from: 36, through: 0, by: -1) {
            let candidate = root | 1 << UInt64(bit)
            if isPower(candidate, power, atMost: prime) { root = candidate }
        }
        return UInt32(truncatingIfNeeded: root)
    }

    private static func isPower(_ value: UInt64, _ power: Int, atMost prime: UInt64) -> Bool {
        let wide = UInt128(value)
        let limit = UInt128(prime) << UInt128(32 * power)
        return power == 2 ? wide * wide <= limit : wide * wide * wide <= limit
    }
}
