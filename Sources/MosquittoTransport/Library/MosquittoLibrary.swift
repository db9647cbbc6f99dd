import CMosquitto
import Glibc
import Networking

/// The installed libmosquitto, on which the second, independent transport stands.
public enum MosquittoLibrary {
    /// The version of the library that is loaded now, such as `2.0.11`.
    ///
    /// It is in every report: with the second transport, the library is part of what was measured.
    public static var version: String {
        var major: Int32 = 0
        var minor: Int32 = 0
        var revision: Int32 = 0
        _ = mosquitto_lib_version(&major, &minor, &revision)
        return "\(major).\(minor).\(revision)"
    }

    /// Prepares the library, once for the process; every client asks for it first.
    static let isPrepared = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.code

    /// Whether a result says that a call failed; the negative ones say that it is under way.
    static func isFailure(_ result: Int32) -> Bool { result > MOSQ_ERR_SUCCESS.code }

    /// Whether a result says that the message or the filter itself cannot be sent, now or later.
    static func isAboutMessage(_ result: Int32) -> Bool {
        switch mosq_err_t(result) {
        case MOSQ_ERR_INVAL, MOSQ_ERR_MALFORMED_UTF8, MOSQ_ERR_PAYLOAD_SIZE,
            MOSQ_ERR_OVERSIZE_PACKET, MOSQ_ERR_QOS_NOT_SUPPORTED, MOSQ_ERR_RETAIN_NOT_SUPPORTED,
            MOSQ_ERR_NOT_SUPPORTED, MOSQ_ERR_DUPLICATE_PROPERTY:
            true
        default: false
        }
    }

    /// Whether a result says that the peer broke a rule of MQTT.
    static func isAboutProtocol(_ result: Int32) -> Bool {
        switch mosq_err_t(result) {
        case MOSQ_ERR_PROTOCOL, MOSQ_ERR_MALFORMED_PACKET, MOSQ_ERR_MALFORMED_UTF8,
            MOSQ_ERR_DUPLICATE_PROPERTY, MOSQ_ERR_TOPIC_ALIAS_INVALID:
            true
        default: false
        }
    }

    /// Whether a result says that no PINGRESP came.
    static func isKeepAlive(_ result: Int32) -> Bool { result == MOSQ_ERR_KEEPALIVE.code }

    /// `errno` as the last call of the library's left it.
    static var systemError: Int32 { errno }

    /// The words for one of the library's results, in lower case; the system's where it blames it.
    static func words(of result: Int32, systemError: Int32) -> String {
        if result == MOSQ_ERR_ERRNO.code, systemError != 0 {
            return SystemErrorText.text(of: systemError)
        }
        guard let words = mosquitto_strerror(result) else { return "error \(result)" }
        var text = String(cString: words)
        if text.hasSuffix(".") { text.removeLast() }
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

extension mosq_err_t {
    /// The result as the library's functions return it.
    var code: Int32 { Int32(rawValue) }

    /// The result that a function returned.
    init(_ result: Int32) { self.init(rawValue: result) }
}
