import Glibc
import MQTTWire

/// What the fuzzer begins with: valid packets of every kind and whole lives of a client, made anew
/// each time from a fixed seed rather than kept as files.
enum Seeds {
    /// Inputs of ``Fuzzing/run(_:)``.
    static func all() -> [[UInt8]] {
        var generator = PacketGenerator(seed: 2_024)
        var seeds = lives
        for number in 0..<400 {
            let sender: Peer = number.isMultiple(of: 2) ? .server : .client
            var buffer = WireBuffer()
            if number.isMultiple(of: 5) {
                try? generator.publish().encode(into: &buffer)
            } else {
                try? generator.packet(from: sender).encode(into: &buffer)
            }
            guard buffer.count < 400 else { continue }
            seeds.append([Fuzzing.Law.decoder.rawValue, UInt8(number % 2)] + buffer.bytes)
            let connack: [UInt8] = [0x20, 7, 0, 0, 4, 0x15, 0, 1, 0x4D]
            seeds.append([Fuzzing.Law.splitting.rawValue, 3] + connack + buffer.bytes)
            guard buffer.count < 0x80 else { continue }
            seeds.append(life(2, [.serverAccepts], buffer.bytes))
        }
        return seeds
    }

    /// Connections that are lost and resumed, with and without their session.
    private static let lives: [[UInt8]] = [
        life(0, [.serverAccepts, .publish, .serverAcknowledges, .disconnect]),
        life(
            1,
            [.serverAccepts, .publish, .loseConnection, .reconnect, .serverResumes, .republish]
        ),
        life(0, [.serverAccepts, .publish, .reconnect, .serverResumes] + again),
        life(2, [.serverAccepts, .publish, .reconnect, .serverAccepts, .takeUnresolved, .publish]),
        life(2, [.serverAccepts, .reauthenticate, .serverRefuses]),
        life(4, [.serverAccepts, .serverDelivers, .acknowledge, .serverDelivers, .tick, .tick]),
        life(8, [.serverAccepts, .subscribe, .serverGrants, .unsubscribe, .serverGrants]),
        life(17, [.serverAccepts, .publish, .reconnect, .serverResumes, .abandon, .serverResumes]),
    ]

    private static let again: [ClientFuzz.Command] = [
        .republish, .republish, .republish, .serverAcknowledges, .republish, .publish,
    ]

    private static func life(
        _ options: UInt8,
        _ commands: [ClientFuzz.Command],
        _ bytes: [UInt8] = []
    ) -> [UInt8] {
        let steps = commands.flatMap { command -> [UInt8] in
            switch command {
            case .subscribe, .unsubscribe, .disconnect, .loseConnection, .republish, .abandon,
                .takeUnresolved, .reauthenticate, .continueAuthentication, .publishAtMostOnce:
                [0x80 | command.rawValue]
            case .serverAccepts: [0x80 | command.rawValue, 0x00]
            default: [0x80 | command.rawValue, 0x17]
            }
        }
        return [Fuzzing.Law.client.rawValue, options] + steps + [UInt8(bytes.count)] + bytes
    }
}

/// Called by libFuzzer before anything else: writes the seeds where `FUZZ_SEEDS` says.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    guard let folder = getenv("FUZZ_SEEDS") else { return 0 }
    for (number, seed) in Seeds.all().enumerated() {
        guard let file = fopen("\(String(cString: folder))/seed-\(number)", "w") else { continue }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    return 0
}
