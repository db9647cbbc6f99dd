import CMosquitto
import Glibc
import Messaging

/// One client of the library: its handle, which is freed with this.
///
/// A class because the library's callbacks find it by its address. Used on one thread; never let
/// go of within a callback.
final class MosquittoClient {
    /// Which connection of the loop's this is.
    let connection: ConnectionNumber

    private let handle: OpaquePointer
    private weak var observer: (any ClientObserver)?
    private var scratch = CStringScratch()
    private var isMarkedDuplicate = false
    private var keepsLog = false
    /// How many callbacks are going on; the library only queues what is sent within one.
    private var depth = 0

    /// Creates a client that speaks MQTT 5; nil when the library cannot.
    ///
    /// Each takes three descriptors: the socket, and a socket pair that only the library's own
    /// threads have a use for, into which it writes a byte for each packet until it is full. The
    /// pair could be avoided by lowering the limit of descriptors for an instant, but that would
    /// fail whatever another thread opens in that instant.
    ///
    /// - Parameters:
    ///   - identifier: The client identifier; empty has the broker choose one.
    ///   - isCleanStart: Whether **every** CONNECT asks for a new session: the library's choice is
    ///     for the client's whole life.
    ///   - connection: Which connection of the loop's this is.
    ///   - observer: Told what the library calls back for.
    init?(
        _ identifier: String,
        isCleanStart: Bool,
        connection: ConnectionNumber,
        observer: any ClientObserver
    ) {
        guard MosquittoLibrary.isPrepared, !identifier.utf8.contains(0),
            let made = mosquitto_new(identifier.isEmpty ? nil : identifier, isCleanStart, nil)
        else { return nil }
        handle = made
        self.connection = connection
        self.observer = observer
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        MosquittoCallbacks.install(on: handle)
        mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5)
        mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1)
    }

    deinit {
        mosquitto_destroy(handle)
    }

    /// Has connections use TLS; `context` is OpenSSL's, of which the library takes a reference.
    ///
    /// - Returns: Whether they will; a client that cannot must not connect.
    func secure(with context: UnsafeMutableRawPointer) -> Bool {
        mosquitto_void_option(handle, MOSQ_OPT_SSL_CTX, context) == MOSQ_ERR_SUCCESS.code
            && mosquitto_int_option(handle, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0)
                == MOSQ_ERR_SUCCESS.code
    }

    /// Begins to connect, without waiting for anything.
    ///
    /// There is no function for an asynchronous CONNECT with properties. The one that blocks keeps
    /// the properties before it refuses a keep alive below 5 s, so it is asked for 1 s first.
    ///
    /// - Parameters:
    ///   - host: An IP address, so that no name server is asked.
    ///   - request: What CONNECT says.
    /// - Returns: The library's result and `errno`.
    func connect(to host: String, _ request: borrowing ConnectRequest) -> (Int32, Int32) {
        mosquitto_int_option(handle, MOSQ_OPT_SEND_MAXIMUM, Int32(UInt16.max))
        var result = mosquitto_username_pw_set(handle, request.username, request.password)
        guard result == MOSQ_ERR_SUCCESS.code else { return (result, 0) }
        result = mosquitto_connect_bind_v5(
            handle,
            host,
            request.port,
            1,
            request.sourceAddress,
            request.properties.head
        )
        // Success would mean that a later library connected, and blocked for it.
        guard result == MOSQ_ERR_INVAL.code else { return (result, 0) }
        errno = 0
        result = mosquitto_connect_bind_async(
            handle,
            host,
            request.port,
            request.keepAlive,
            request.sourceAddress
        )
        return (result, errno)
    }

    /// The socket; nil where there is none.
    var socket: Int32? {
        let descriptor = mosquitto_socket(handle)
        return descriptor < 0 ? nil : descriptor
    }

    /// OpenSSL's session on the socket; nil without TLS.
    var session: UnsafeMutableRawPointer? { mosquitto_ssl_get(handle) }

    /// Whether something waits that the socket did not take, or that was asked for in a callback.
    var wantsToWrite: Bool { mosquitto_want_write(handle) }

    /// Whether a callback is going on, in which the library only queues.
    var isInCallback: Bool { depth > 0 }

    /// Has the library read what has come.
    func read() -> Int32 {
        errno = 0
        return mosquitto_loop_read(handle, 1)
    }

    /// Has the library write what waits.
    func write() -> Int32 {
        errno = 0
        return mosquitto_loop_write(handle, 1)
    }

    /// Has the library send PINGREQ when it is time, or give the connection up.
    func keepAlive() -> Int32 { mosquitto_loop_misc(handle) }

    /// Publishes.
    ///
    /// - Returns: The library's result, and the packet identifier it used.
    func publish(
        _ message: borrowing OutgoingMessage,
        _ properties: borrowing PropertyList
    ) -> (result: Int32, packetIdentifier: UInt16) {
        var identifier: Int32 = 0
        let list = properties.head
        let payload = message.payload
        let quality = Int32(message.quality.rawValue)
        let isRetained = message.isRetained
        let result = scratch.withCString(message.topic) { topic in
            mosquitto_publish_v5(
                handle,
                &identifier,
                topic,
                Int32(payload.count),
                payload,
                quality,
                isRetained,
                list
            )
        }
        return (result, UInt16(truncatingIfNeeded: identifier))
    }

    /// Subscribes.
    func subscribe(
        to filter: String,
        quality: QualityOfService
    ) -> (result: Int32, packetIdentifier: UInt16) {
        if !keepsLog {
            // Whether DUP is set is told in the log only.
            keepsLog = true
            MosquittoCallbacks.installLog(on: handle)
        }
        var identifier: Int32 = 0
        let quality = Int32(quality.rawValue)
        let result = mosquitto_subscribe_v5(handle, &identifier, filter, quality, 0, nil)
        return (result, UInt16(truncatingIfNeeded: identifier))
    }

    /// Sends DISCONNECT behind everything that waits, and closes when it is written.
    func disconnect(reason: UInt8 = 0) {
        mosquitto_disconnect_v5(handle, Int32(reason), nil)
    }

    /// Tells the observer, within a callback.
    func call(_ body: (any ClientObserver) -> Void) {
        guard let observer else { return }
        depth += 1
        body(observer)
        depth -= 1
    }

    /// Notes that the log told of a PUBLISH with DUP; the message itself comes next.
    func markDuplicate() { isMarkedDuplicate = true }

    /// Whether the message that comes now has DUP.
    func takeDuplicateMark() -> Bool {
        defer { isMarkedDuplicate = false }
        return isMarkedDuplicate
    }
}
