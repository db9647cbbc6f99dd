import Foundation

/// Runs a shell command to its end without blocking a cooperative thread.
enum Shell {
    struct Result: Sendable {
        var status: Int32
        var output: String
    }

    /// Runs `command` for at most 30 s; standard error is part of the output.
    static func run(_ command: String) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["30", "/bin/sh", "-c", command]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                let data = pipe.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(
                    returning: Result(
                        status: process.terminationStatus,
                        output: String(decoding: data, as: UTF8.self)
                    )
                )
            }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Whether the real clients are installed; `make test` installs them.
    static let hasMosquitto =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/mosquitto_pub")
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/mosquitto_sub")

    /// A folder name that nobody else uses.
    static func temporaryDirectory() -> String {
        NSTemporaryDirectory() + "crucible-sandbox-\(UUID().uuidString)"
    }
}
