import Quantities
import Testing

@Suite struct Philox2x64Tests {
    /// Source: Random123, `tests/kat_vectors`, the three lines `philox2x64 10`.
    @Test(
        arguments: [
            (0, 0, 0, 0xCA00_A045_9843_D731, 0x66C2_4222_C9A8_45B5),
            (.max, .max, .max, 0x65B0_21D6_0CD8_310F, 0x4D02_F322_2F86_DF20),
            (
                0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
                0x0A5E_742C_2997_341C, 0xB0F8_83D3_8000_DE5D
            ),
        ] as [(UInt64, UInt64, UInt64, UInt64, UInt64)]
    )
    func `gives the published answers`(
        _ low: UInt64,
        _ high: UInt64,
        _ key: UInt64,
        _ left: UInt64,
        _ right: UInt64
    ) {
        #expect(Philox2x64(key: key).block(low: low, high: high) == (left, right))
    }

    @Test func `never gives two slots, publishers or purposes the same bits`() {
        let random = Philox2x64(key: 2_026)
        var seen: Set<[UInt64]> = []
        for domain in RandomDomain.allCases {
            for publisher in [0, 1, 1 << 20 - 1] as [UInt32] {
                for sequence in 0..<200 as Range<UInt64> {
                    let bits = random.bits(domain, publisher: publisher, sequence: sequence)
                    #expect(seen.insert([bits.0, bits.1]).inserted)
                }
            }
        }
    }

    @Test func `puts the purpose above the publisher in the high word of the counter`() {
        let random = Philox2x64(key: 7)
        #expect(
            random.bits(.identityCheck, publisher: 3, sequence: 11)
                == random.block(low: 11, high: 0x0004_0000_0000_0003)
        )
    }
}
