import Dispatch
import Foundation
import Synchronization

/// A program that a test starts, with what it writes; never outlives its time limit.
public final class Command: Sendable {
    /// How a program ended.
    public struct Result: Sendable {
        /// Its exit code; for a program that a signal ended, 128 and the signal's number.
        public let status: Int32
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String
    }

    private final class Collected: Sendable {
        let bytes = Mutex(Data())
        let changed = DispatchSemaphore(value: 0)
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    private let process: Mutex<Process>
    private let output = Collected()
    private let errors = Collected()
    private let readers = DispatchGroup()
    private let ended = DispatchSemaphore(value: 0)

    /// Starts `program` with `arguments`.
    ///
    /// - Parameters:
    ///   - program: A path, or a name that is looked up in PATH.
    ///   - arguments: Its arguments.
    ///   - environment: Variables to set besides this process's own.
    ///   - limit: Seconds after which it is killed.
    /// - Throws: When there is no such program.
    public init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        limit: Double = 180
    ) throws {
        let process = Process()
        let path = program.contains("/") ? program : "/usr/bin/env"
        process.executableURL = URL(filePath: path)
        process.arguments = program.contains("/") ? arguments : [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let pipes = [(Pipe(), output), (Pipe(), errors)]
        process.standardOutput = pipes[0].0
        process.standardError = pipes[1].0
        process.terminationHandler = { [ended] _ in ended.signal() }
        try Self.withAllSignalsUnblocked { try process.run() }
        for (pipe, collected) in pipes {
            let handle = pipe.fileHandleForReading
            DispatchQueue.global().async(group: readers) {
                while true {
                    let piece = handle.availableData
                    if !piece.isEmpty { collected.bytes.withLock { $0.append(piece) } }
                    collected.changed.signal()
                    if piece.isEmpty { return }
                }
            }
        }
        let identifier = process.processIdentifier
        let watchdog = DispatchWorkItem { kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: watchdog)
        self.process = Mutex(process)
    }

    /// Worker threads block most signals, and a new program inherits that: it would not be ended by
    /// a signal.
    private static func withAllSignalsUnblocked(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// Runs `program` to its end.
    public static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        limit: Double = 180
    ) throws -> Result {
        try Command(program, arguments, environment: environment, limit: limit).result()
    }

    /// Sends a signal.
    public func send(_ signal: Int32) {
        _ = process.withLock { kill($0.processIdentifier, signal) }
    }

    /// What it has written to standard output until now.
    public var outputSoFar: String { output.text }

    /// Waits until the program has written `text` to either output; false when it ended without.
    public func waits(for text: String) -> Bool {
        while true {
            if output.text.contains(text) || errors.text.contains(text) { return true }
            if !process.withLock({ $0.isRunning }) {
                readers.wait()
                return output.text.contains(text) || errors.text.contains(text)
            }
            // Both outputs wake the same wait in turn; the limit bounds a wake-up that was missed.
            _ = errors.changed.wait(timeout: .now() + 0.05)
            _ = output.changed.wait(timeout: .now() + 0.05)
        }
    }

    /// Waits for the program's end.
    public func result() -> Result {
        ended.wait()
        ended.signal()
        readers.wait()
        let status = process.withLock { process in
            process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus
        }
        return Result(status: status, output: output.text, errors: errors.text)
    }
}
