import CMosquitto
import Glibc
import Messaging

/// The functions that the library calls; each finds its client by the pointer it was given.
enum MosquittoCallbacks {
    /// Has the library call these for `handle`, a client whose user data is a ``MosquittoClient``.
    static func install(on handle: OpaquePointer) {
        mosquitto_connect_v5_callback_set(handle, connected)
        mosquitto_disconnect_v5_callback_set(handle, disconnected)
        mosquitto_publish_v5_callback_set(handle, published)
        mosquitto_subscribe_v5_callback_set(handle, subscribed)
        mosquitto_message_v5_callback_set(handle, received)
    }

    /// Has the library tell `handle`'s log, which costs a formatted line for each packet.
    static func installLog(on handle: OpaquePointer) {
        mosquitto_log_callback_set(handle, logged)
    }

    private static func client(_ data: UnsafeMutableRawPointer?) -> MosquittoClient? {
        // A client destroys its handle before it goes away, and no callback comes after that.
        data.map { Unmanaged<MosquittoClient>.fromOpaque($0).takeUnretainedValue() }
    }

    private static let connected:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, Int32, OpaquePointer?
        ) -> Void = { _, data, reason, flags, properties in
            guard let client = client(data) else { return }
            let answer = ConnectAnswer(
                reason: ReasonCode(rawValue: UInt8(truncatingIfNeeded: reason)),
                detail: BrokerLimits.text(properties, MQTT_PROP_REASON_STRING),
                limits: BrokerLimits(properties, isSessionPresent: flags & 1 != 0)
            )
            client.call { $0.answered(answer, client.connection) }
        }

    private static let disconnected:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, OpaquePointer?
        ) -> Void = { _, data, code, _ in
            let systemError = errno
            guard let client = client(data) else { return }
            client.call { $0.ended(code, systemError: systemError, client.connection) }
        }

    private static let published:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, Int32, OpaquePointer?
        ) -> Void = { _, data, identifier, reason, _ in
            guard let client = client(data) else { return }
            client.call {
                $0.acknowledged(
                    UInt16(truncatingIfNeeded: identifier),
                    reason: UInt8(truncatingIfNeeded: reason),
                    client.connection
                )
            }
        }

    private static let subscribed:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, Int32, UnsafePointer<Int32>?,
            OpaquePointer?
        ) -> Void = { _, data, identifier, count, granted, _ in
            guard let client = client(data) else { return }
            let reasons = UnsafeBufferPointer(start: granted, count: Int(count))
            client.call {
                $0.subscribed(
                    UInt16(truncatingIfNeeded: identifier),
                    granted: reasons.map { UInt8(truncatingIfNeeded: $0) },
                    client.connection
                )
            }
        }

    private static let received:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, UnsafePointer<mosquitto_message>?,
            OpaquePointer?
        ) -> Void = { _, data, message, properties in
            guard let client = client(data), let message = message?.pointee else { return }
            let isDuplicate = client.takeDuplicateMark()
            client.call {
                $0.received(client.connection) {
                    $0.fill(message, properties, isDuplicate: isDuplicate)
                }
            }
        }

    private static let logged:
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?
        ) -> Void = { _, data, _, line in
            guard let line, strstr(line, "received PUBLISH (d1,") != nil else { return }
            client(data)?.markDuplicate()
        }
}
