#include "packets.h"

enum packet_type {
    CONNECT = 1,
    PUBLISH = 3,
    SUBSCRIBE = 8,
    PINGREQ = 12,
    DISCONNECT = 14,
};

/* CONNACK: no session, success, Receive Maximum 65,535, Topic Alias Maximum 0. */
static uint8_t connack[] = {0x20, 9, 0, 0, 6, 0x21, 0xFF, 0xFF, 0x22, 0, 0};
static const uint8_t pingresp[] = {0xD0, 0};

void packets_set_window(uint16_t window)
{
    connack[6] = (uint8_t)(window >> 8);
    connack[7] = (uint8_t)window;
}

/*
 * The variable byte integer at the front of `bytes` (MQTT 5, section 1.5.5).
 *
 * Returns how many bytes it takes, 0 when its end has not come, -1 when it has no end.
 */
static int read_variable(const uint8_t *bytes, size_t length, size_t *value)
{
    size_t result = 0;
    for (int index = 0; index < 4; index++) {
        if ((size_t)index >= length) return 0;
        result |= (size_t)(bytes[index] & 0x7F) << (7 * index);
        if ((bytes[index] & 0x80) == 0) {
            *value = result;
            return index + 1;
        }
    }
    return -1;
}

static size_t read_short(const uint8_t *bytes)
{
    return (size_t)bytes[0] << 8 | bytes[1];
}

static bool answer_publish(
    struct connection *connection,
    uint8_t flags,
    const uint8_t *body,
    size_t length,
    publish_handler copy)
{
    uint8_t quality = flags >> 1 & 3;
    if (quality > 1 || length < 2) return false;
    size_t identifier = 2 + read_short(body);
    if (length < identifier + (quality ? 2 : 0)) return false;
    if (quality == 1) {
        uint8_t puback[] = {0x40, 2, body[identifier], body[identifier + 1]};
        if (!connection_append(connection, puback, sizeof puback)) return false;
    }
    if (copy != NULL) copy(body, length, quality);
    return true;
}

/* Grants QoS 0 to each filter of a SUBSCRIBE. */
static bool answer_subscribe(struct connection *connection, const uint8_t *body, size_t length)
{
    size_t properties = 0;
    if (length < 3) return false;
    int width = read_variable(body + 2, length - 2, &properties);
    if (width <= 0) return false;
    size_t position = 2 + (size_t)width + properties;
    uint8_t suback[5 + 64] = {0x90, 0, body[0], body[1], 0};
    size_t filters = 0;
    while (position + 2 <= length && filters < 64) {
        position += 2 + read_short(body + position) + 1;
        filters++;
    }
    if (position != length || filters == 0) return false;
    suback[1] = (uint8_t)(3 + filters);
    connection->is_subscriber = true;
    return connection_append(connection, suback, 5 + filters);
}

static bool handle_one(
    struct connection *connection,
    uint8_t first,
    const uint8_t *body,
    size_t length,
    struct counts *counts,
    publish_handler copy)
{
    switch (first >> 4) {
    case CONNECT:
        return connection_append(connection, connack, sizeof connack);
    case PUBLISH:
        counts->messages++;
        return answer_publish(connection, first & 0x0F, body, length, copy);
    case SUBSCRIBE:
        return answer_subscribe(connection, body, length);
    case PINGREQ:
        return connection_append(connection, pingresp, sizeof pingresp);
    case DISCONNECT:
        return false;
    default:
        return true; /* PUBACK and the like need no answer */
    }
}

ssize_t packets_handle(
    struct connection *connection,
    const uint8_t *bytes,
    size_t length,
    struct counts *counts,
    publish_handler copy)
{
    size_t handled = 0;
    while (length - handled >= 2) {
        const uint8_t *packet = bytes + handled;
        size_t remaining = 0;
        int width = read_variable(packet + 1, length - handled - 1, &remaining);
        if (width < 0 || remaining > PACKET_LIMIT) return -1;
        size_t total = 1 + (size_t)width + remaining;
        if (width == 0 || total > length - handled) break;
        counts->bytes += total;
        const uint8_t *body = packet + 1 + width;
        if (!handle_one(connection, packet[0], body, remaining, counts, copy)) return -1;
        handled += total;
    }
    return (ssize_t)handled;
}

bool packets_append_copy(
    struct connection *subscriber, const uint8_t *body, size_t length, uint8_t quality)
{
    size_t topic = 2 + read_short(body);
    size_t skipped = quality ? 2 : 0; /* the packet identifier, which QoS 0 has not */
    size_t remaining = length - skipped;
    uint8_t header[5] = {PUBLISH << 4};
    size_t width = 1;
    do {
        header[width++] = (uint8_t)(remaining & 0x7F) | (remaining > 0x7F ? 0x80 : 0);
        remaining >>= 7;
    } while (remaining > 0);
    if (!connection_has_room(subscriber, width + length)) return false;
    return connection_append(subscriber, header, width)
        && connection_append(subscriber, body, topic)
        && connection_append(subscriber, body + topic + skipped, length - topic - skipped);
}
