#include "connection.h"

#include <errno.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection *connection_new(int socket, SSL_CTX *context)
{
    struct connection *connection = calloc(1, sizeof *connection);
    if (connection == NULL) return NULL;
    connection->socket = socket;
    if (context == NULL) return connection;
    connection->tls = SSL_new(context);
    if (connection->tls == NULL || SSL_set_fd(connection->tls, socket) != 1) {
        SSL_free(connection->tls);
        free(connection);
        return NULL;
    }
    SSL_set_accept_state(connection->tls);
    connection->is_shaking_hands = true;
    return connection;
}

void connection_free(struct connection *connection)
{
    SSL_free(connection->tls);
    close(connection->socket);
    free(connection->partial);
    free(connection->waiting);
    free(connection);
}

size_t connection_waiting(const struct connection *connection)
{
    return connection->waiting_length - connection->written;
}

bool connection_keep(struct connection *connection, const void *bytes, size_t length)
{
    if (length > connection->partial_capacity) {
        uint8_t *grown = realloc(connection->partial, length);
        if (grown == NULL) return false;
        connection->partial = grown;
        connection->partial_capacity = length;
    }
    if (length > 0) memcpy(connection->partial, bytes, length);
    connection->partial_length = length;
    return true;
}

bool connection_has_room(const struct connection *connection, size_t length)
{
    return connection->waiting_length + length <= WAITING_LIMIT;
}

bool connection_append(struct connection *connection, const void *bytes, size_t length)
{
    size_t needed = connection->waiting_length + length;
    if (!connection_has_room(connection, length)) return false;
    if (needed > connection->waiting_capacity) {
        size_t capacity = connection->waiting_capacity ? connection->waiting_capacity : 1024;
        while (capacity < needed) capacity *= 2;
        uint8_t *grown = realloc(connection->waiting, capacity);
        if (grown == NULL) return false;
        connection->waiting = grown;
        connection->waiting_capacity = capacity;
    }
    memcpy(connection->waiting + connection->waiting_length, bytes, length);
    connection->waiting_length = needed;
    return true;
}

/* What a TLS call that returned `result` is waiting for. */
static enum step tls_step(SSL *tls, int result)
{
    int error = SSL_get_error(tls, result);
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ) return STEP_WAIT_READ;
    if (error == SSL_ERROR_WANT_WRITE) return STEP_WAIT_WRITE;
    return STEP_FAILED;
}

enum step connection_shake_hands(struct connection *connection)
{
    int result = SSL_accept(connection->tls);
    if (result != 1) return tls_step(connection->tls, result);
    connection->is_shaking_hands = false;
    return STEP_DONE;
}

enum step connection_read(struct connection *connection, uint8_t *destination, size_t *length)
{
    if (connection->tls != NULL) {
        int result = SSL_read(connection->tls, destination, READ_SIZE);
        if (result <= 0) return tls_step(connection->tls, result);
        *length = (size_t)result;
        return STEP_DONE;
    }
    ssize_t result = recv(connection->socket, destination, READ_SIZE, 0);
    if (result > 0) {
        *length = (size_t)result;
        return STEP_DONE;
    }
    return result < 0 && (errno == EAGAIN || errno == EINTR) ? STEP_WAIT_READ : STEP_FAILED;
}

/* Hands the socket as much as it takes in one call; the count in `length`. */
static enum step write_once(struct connection *connection, size_t *length)
{
    const uint8_t *bytes = connection->waiting + connection->written;
    size_t count = connection_waiting(connection);
    if (connection->tls != NULL) {
        int result = SSL_write(connection->tls, bytes, (int)count);
        if (result <= 0) return tls_step(connection->tls, result);
        *length = (size_t)result;
        return STEP_DONE;
    }
    ssize_t result = send(connection->socket, bytes, count, MSG_NOSIGNAL);
    if (result >= 0) {
        *length = (size_t)result;
        return STEP_DONE;
    }
    return errno == EAGAIN || errno == EINTR ? STEP_WAIT_WRITE : STEP_FAILED;
}

enum step connection_flush(struct connection *connection)
{
    enum step step = STEP_DONE;
    while (step == STEP_DONE && connection_waiting(connection) > 0) {
        size_t length = 0;
        step = write_once(connection, &length);
        connection->written += length;
    }
    /* The rest moves to the front once it is the smaller part, so that moving costs little. */
    size_t rest = connection_waiting(connection);
    if (rest <= connection->written) {
        if (rest > 0) memmove(connection->waiting, connection->waiting + connection->written, rest);
        connection->waiting_length = rest;
        connection->written = 0;
    }
    return step;
}
