import CLinux
import Glibc

/// How many file descriptors this process may have open.
///
/// Every connection takes at least one. The system starts programs with a low limit for the sake of
/// old ones that use `select`; a program without `select` may raise its own up to the hard limit.
public enum DescriptorLimit {
    /// The limit that holds now; `Int.max` where there is none.
    public static var current: Int { limits.map { count($0.rlim_cur) } ?? .max }

    /// Raises the limit as far as this process may.
    ///
    /// - Returns: The limit that holds afterwards; `Int.max` where there is none.
    @discardableResult
    public static func raise() -> Int {
        guard var limits, limits.rlim_cur < limits.rlim_max else { return current }
        limits.rlim_cur = limits.rlim_max
        // A refusal changes nothing: what holds afterwards is asked for, not assumed.
        _ = setrlimit(resource, &limits)
        return current
    }

    private static let resource = Int32(RLIMIT_NOFILE.rawValue)

    private static var limits: rlimit? {
        var limits = rlimit()
        return getrlimit(resource, &limits) == 0 ? limits : nil
    }

    private static func count(_ limit: rlim_t) -> Int { Int(clamping: limit) }
}
