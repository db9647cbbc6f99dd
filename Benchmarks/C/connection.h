/*
 * One peer of the sink: a socket, perhaps under TLS, with what could not be read or written whole.
 */
#ifndef CONNECTION_H
#define CONNECTION_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A packet longer than this ends its connection; nothing the benchmarks send comes near. */
#define PACKET_LIMIT (64 * 1024)
/* One TLS record holds at most this much, so one read of this size never leaves a rest in OpenSSL
 * and the kernel's readiness tells the whole truth. */
#define READ_SIZE (16 * 1024)
/* Answers and copies waiting for a peer that does not read; above it copies are dropped. */
#define WAITING_LIMIT (16 * 1024 * 1024)

struct connection {
    int socket;
    SSL *tls; /* NULL: plain */
    bool is_shaking_hands;
    bool is_subscriber;
    bool awaits_room; /* EPOLLOUT is armed */
    bool has_failed;

    uint8_t *partial; /* the beginning of a packet whose end has not come */
    size_t partial_length;
    size_t partial_capacity;

    uint8_t *waiting; /* bytes to write: waiting[written ..< waiting_length] */
    size_t waiting_length;
    size_t waiting_capacity;
    size_t written;

    struct connection *next; /* all connections, so that the end can free them */
    struct connection *previous;
    struct connection *next_touched;
    struct connection *next_subscriber;
    bool is_touched;
};

/* Takes over `socket`; `context` NULL makes it plain. NULL when there is no memory. */
struct connection *connection_new(int socket, SSL_CTX *context);

/* Closes the socket and frees everything. */
void connection_free(struct connection *connection);

/* Keeps the beginning of a packet until its end comes; false when there is no memory. */
bool connection_keep(struct connection *connection, const void *bytes, size_t length);

/* Appends bytes to write later; false when the limit or the memory does not allow it. */
bool connection_append(struct connection *connection, const void *bytes, size_t length);

/* Whether so many more bytes may be appended. */
bool connection_has_room(const struct connection *connection, size_t length);

/* How many bytes wait to be written. */
size_t connection_waiting(const struct connection *connection);

enum step { STEP_DONE, STEP_WAIT_READ, STEP_WAIT_WRITE, STEP_FAILED };

/* Goes on with the TLS handshake; STEP_DONE once it is over. */
enum step connection_shake_hands(struct connection *connection);

/* Reads at most READ_SIZE bytes to `destination` and says how many in `length`. */
enum step connection_read(struct connection *connection, uint8_t *destination, size_t *length);

/* Writes what waits, as much of it as the socket takes. */
enum step connection_flush(struct connection *connection);

#endif
