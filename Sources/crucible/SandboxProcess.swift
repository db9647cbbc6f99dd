import Glibc

/// A sandbox in a process of its own, which is this program once more.
///
/// It ends when its standard input does, so that it can never outlive this process, whatever ends
/// that. Signals of the terminal do not reach it: a run that was interrupted still drains through
/// it. An actor because its pipes serve one question at a time.
actor SandboxProcess {
    /// The process could not be started, or ended before it was ready.
    struct NotStarted: Error {
        /// What went wrong, in words; empty where the process has said so itself.
        let problem: String
        /// The exit code it ended with; nil where there was no process.
        let status: Int32?
    }

    private static let pause = Duration.milliseconds(10)

    private let identifier: pid_t
    private let input: Int32
    private let output: Int32
    private var lines: LineReader
    private var hasEnded = false

    /// Starts the process.
    ///
    /// - Parameter arguments: What follows the program's name on its command line.
    /// - Throws: Why the system did not start it.
    init(_ arguments: [String]) throws(NotStarted) {
        var inner: [Int32] = [-1, -1]
        var outer: [Int32] = [-1, -1]
        guard pipe(&inner) == 0, pipe(&outer) == 0 else {
            throw NotStarted(problem: String(cString: strerror(errno)), status: nil)
        }
        // No child may hold these ends open: the pipe's end is how the two learn of each other's.
        for descriptor in inner + outer { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var made = pid_t()
        let code = Self.spawn(&made, arguments, input: inner[0], output: outer[1])
        close(inner[0])
        close(outer[1])
        input = inner[1]
        output = outer[0]
        identifier = made
        lines = LineReader(outer[0])
        guard code == 0 else {
            close(inner[1])
            close(outer[0])
            throw NotStarted(problem: String(cString: strerror(code)), status: nil)
        }
    }

    /// Waits for the line that tells how to reach the sandbox.
    func untilReady() async throws(NotStarted) -> SandboxAccess {
        guard let line = await nextLine(within: .seconds(60)) else {
            throw NotStarted(problem: "", status: await stop())
        }
        guard let access = SandboxAccess(line: line) else {
            _ = await stop()
            throw NotStarted(problem: "it said what was not expected of it", status: nil)
        }
        return access
    }

    /// What its graph did so far; nil where the process has ended.
    func summary() async -> String? {
        let request = Array((SandboxLine.summaryRequest + "\n").utf8)
        guard write(input, request, request.count) == request.count else { return nil }
        return await nextLine(within: .seconds(10)).flatMap(SandboxLine.string)
    }

    /// Ends the process; returns its exit code once it has ended, in ten seconds at most.
    ///
    /// Calling it again does nothing.
    @discardableResult
    func stop() async -> Int32? {
        guard !hasEnded else { return nil }
        hasEnded = true
        close(input)
        defer { close(output) }
        var status: Int32 = 0
        for _ in 0..<1_000 {
            guard waitpid(identifier, &status, WNOHANG) == 0 else { return Self.code(of: status) }
            await pauseShortly()
        }
        kill(identifier, SIGKILL)
        waitpid(identifier, &status, 0)
        return nil
    }

    private func nextLine(within limit: Duration) async -> String? {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end, !hasEnded {
            switch lines.next() {
            case .line(let line): return line
            case .end: return nil
            case .nothing: await pauseShortly()
            }
        }
        return nil
    }

    private func pauseShortly() async {
        try? await Task.sleep(for: Self.pause)
    }

    /// The exit code of a status; nil for a process that a signal ended.
    private static func code(of status: Int32) -> Int32? {
        status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }

    private static func spawn(
        _ identifier: inout pid_t,
        _ arguments: [String],
        input: Int32,
        output: Int32
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // A group of its own: the terminal's signals are for the run, which ends the sandbox last.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK)
        )
        let words = (CommandLine.arguments.prefix(1) + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        return posix_spawn(
            &identifier,
            "/proc/self/exe",
            &actions,
            &attributes,
            words + [nil],
            environ
        )
    }
}
