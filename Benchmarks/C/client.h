/*
 * What the C programs that stand beside Crucible's client share: an MQTT 5 client over TLS whose
 * calls block.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <openssl/ssl.h>
#include <stddef.h>
#include <stdint.h>

/* Says what failed and ends the program. */
void fail(const char *what);

/* PUBLISH, QoS 0, as MQTT 5 section 3.3 lays it out, such as the Swift side's; returns its length,
 * which is below 512. */
size_t encode_publish(uint8_t *packet);

/* What all connections share: TLS 1.2 or later, the chain verified against `authorities`. */
SSL_CTX *client_context(const char *authorities);

/* Connects to `localhost` on this machine, shakes hands, verifies the name, and has CONNECT
 * answered. */
SSL *open_connection(SSL_CTX *context, int port, int number);

/* Sends DISCONNECT and closes. */
void close_connection(SSL *connection);

/* User and kernel time of this process so far, in seconds. */
double processor_seconds(void);

/* Raises the limit of open files as far as it goes. */
void raise_file_limit(void);

#endif
