import Networking
import Quantities

extension Sandbox {
    /// Begins to renew the token file; nil where that is not asked for.
    static func startRenewal(
        _ options: SandboxOptions,
        files: SandboxFiles,
        tokens: TokenAuthority,
        clock: any TimeSource
    ) throws(SandboxError) -> TokenRenewal? {
        guard let interval = options.renewEvery else { return nil }
        let lifetime = options.tokenLifetime
        do throws(NetworkError) {
            return try TokenRenewal(every: interval, clock: clock) { () throws(SandboxError) in
                let now = clock.wallClock()
                let token = try tokens.mint(at: now, lifetime: lifetime)
                try files.replaceToken(with: token, at: now)
            }
        } catch {
            throw .unwritable(path: files.tokenPath, detail: "\(error)")
        }
    }
}
