/*
 * Where the sink listens, and what it shows under TLS. Each ends the program where it fails.
 */
#ifndef LISTENING_H
#define LISTENING_H

#include <openssl/ssl.h>

/* Listens on a free port of the loopback interface, prints it after `name`, and has `poller` report
 * the listener under its own file number. */
int listen_on_loopback(int poller, const char *name);

/* The server's side of TLS. */
SSL_CTX *tls_context(const char *certificate, const char *key);

#endif
