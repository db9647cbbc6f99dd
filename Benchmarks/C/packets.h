/*
 * As much of an MQTT 5 broker as a client needs to keep sending: it accepts, counts, answers.
 */
#ifndef PACKETS_H
#define PACKETS_H

#include "connection.h"

#include <sys/types.h>

struct counts {
    uint64_t connections;
    uint64_t messages;
    uint64_t bytes;
    uint64_t copies;  /* messages appended for subscribers */
    uint64_t dropped; /* copies a subscriber's full buffer had no room for */
};

/* Sets the Receive Maximum of every CONNACK from here on; 65,535 unless this is called. */
void packets_set_window(uint16_t window);

/* Takes a PUBLISH's bytes behind the fixed header: topic, identifier, properties, payload. */
typedef void (*publish_handler)(const uint8_t *body, size_t length, uint8_t quality);

/*
 * Handles every whole packet in `bytes` and appends the answers to the connection.
 *
 * `copy` is NULL unless messages are to be copied to subscribers. Returns how many bytes were
 * handled, or -1 when the connection is to be closed: DISCONNECT, or not MQTT.
 */
ssize_t packets_handle(
    struct connection *connection,
    const uint8_t *bytes,
    size_t length,
    struct counts *counts,
    publish_handler copy);

/* Appends a PUBLISH of QoS 0 made from the variable header and payload of one of any QoS. */
bool packets_append_copy(
    struct connection *subscriber, const uint8_t *body, size_t length, uint8_t quality);

#endif
