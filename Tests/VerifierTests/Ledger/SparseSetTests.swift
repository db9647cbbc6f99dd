import Testing

@testable import Verifier

@Suite struct SparseSetTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `holds what a plain set holds`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var sparse = SparseSet()
        var plain: Set<UInt64> = []
        // Three chunks, one of them dense enough to become a bitmap.
        for _ in 0..<30_000 {
            let chunk = [0, 0, 0, 5, 1 << 20][Int(random.next() % 5)] as UInt64
            let number = chunk << 16 + random.next() % (chunk == 0 ? 9_000 : 300)
            if random.happens(600) {
                #expect(sparse.insert(number) == plain.insert(number).inserted, "seed \(seed)")
            } else {
                #expect(sparse.remove(number) == (plain.remove(number) != nil), "seed \(seed)")
            }
            #expect(sparse.count == plain.count)
            #expect(sparse.contains(number) == plain.contains(number))
        }
        #expect(sparse.smallest(.max) == plain.sorted())
        #expect(sparse.smallest(10) == Array(plain.sorted().prefix(10)))
    }

    @Test func `becomes a bitmap beyond 4,096 members and gives each of them up`() {
        var sparse = SparseSet()
        for number in 0..<5_000 as Range<UInt64> { #expect(sparse.insert(number * 13) == true) }
        #expect(sparse.byteCount < 10_000)
        for number in 0..<5_000 as Range<UInt64> {
            #expect(sparse.insert(number * 13) == false)
            #expect(sparse.remove(number * 13) == true)
            #expect(!sparse.contains(number * 13))
        }
        #expect(sparse.isEmpty)
        #expect(sparse.byteCount == 0)
    }

    @Test func `takes out the chunks that lie within a range, and no other number`() {
        var sparse = SparseSet()
        let numbers = [0, 65_535, 65_536, 131_071, 131_072, 200_000, 300_000] as [UInt64]
        for number in numbers { sparse.insert(number) }
        sparse.removeChunks(in: 1..<131_071)
        #expect(sparse.smallest(.max) == numbers)
        sparse.removeChunks(in: 1..<200_000)
        #expect(sparse.smallest(.max) == [0, 65_535, 200_000, 300_000])
        sparse.removeChunks(in: 0..<(1 << 40))
        #expect(sparse.isEmpty && sparse.byteCount == 0)
    }

    @Test func `costs nothing while empty`() {
        #expect(SparseSet().byteCount == 0)
    }
}
