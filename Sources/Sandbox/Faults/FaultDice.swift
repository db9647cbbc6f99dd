import Messaging
import Quantities

/// The chance of a message to be hit by a fault: a function of the seed and the message alone.
struct FaultDice {
    private let random: Philox2x64

    init(seed: UInt64) {
        random = Philox2x64(key: seed)
    }

    /// A number in [0, 1) for a message and the fault at `index` of the list.
    func chance(of hash: UInt64, fault index: Int) -> Double {
        let domain = UInt64(RandomDomain.faultDice.rawValue) << 48
        return random.block(low: hash, high: domain | UInt64(index)).0.uniformFraction
    }

    /// The 64-bit FNV-1a hash of a message's user properties and payload.
    ///
    /// Each part is followed by a byte that UTF-8 never has, so that no two lists of parts run into
    /// one another.
    /// Source: Fowler, Noll, Vo, _The FNV non-cryptographic hash algorithm_.
    static func hash(_ message: borrowing IncomingMessage) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for property in message.userProperties {
            mix(message.bytes[property.name], into: &hash)
            mix(message.bytes[property.value], into: &hash)
        }
        mix(message.bytes[message.payload], into: &hash)
        return hash
    }

    /// The 64-bit FNV-1a hash of the name of a window's result.
    static func hash(_ name: WindowName) -> UInt64 {
        hash(Array("window \(name.step) \(name.end)".utf8)[...])
    }

    /// The 64-bit FNV-1a hash of some bytes.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        mix(bytes, into: &hash)
        return hash
    }

    private static func mix(_ bytes: ArraySlice<UInt8>, into hash: inout UInt64) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
}
