#define _GNU_SOURCE
#include "client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

void fail(const char *what)
{
    fprintf(stderr, "%s failed\n", what);
    exit(1);
}

static size_t put_text(uint8_t *to, const char *text)
{
    size_t length = strlen(text);
    to[0] = (uint8_t)(length >> 8);
    to[1] = (uint8_t)length;
    memcpy(to + 2, text, length);
    return 2 + length;
}

static size_t put_user_property(uint8_t *to, const char *name, const char *value)
{
    to[0] = 0x26;
    size_t length = 1 + put_text(to + 1, name);
    return length + put_text(to + length, value);
}

size_t encode_publish(uint8_t *packet)
{
    uint8_t properties[128];
    size_t property_length = put_user_property(properties, "__ts", "1758255553528:0:e5k0d3mz-17");
    property_length
        += put_user_property(properties + property_length, "crucible", "e5k0d3mz00000h0000000000");
    const char *payload = "{\"temperature\":{\"value\":3421.125,\"unit\":\"C\"}}";

    uint8_t body[512];
    size_t length = put_text(body, "sensor/temperature/raw");
    body[length++] = (uint8_t)property_length; /* below 128: one byte */
    memcpy(body + length, properties, property_length);
    length += property_length;
    memcpy(body + length, payload, strlen(payload));
    length += strlen(payload);

    packet[0] = 0x30;
    packet[1] = (uint8_t)(length & 0x7F) | 0x80; /* 128 and more: two bytes */
    packet[2] = (uint8_t)(length >> 7);
    memcpy(packet + 3, body, length);
    return 3 + length;
}

SSL_CTX *client_context(const char *authorities)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (context == NULL || SSL_CTX_load_verify_locations(context, authorities, NULL) != 1) {
        fail("loading the authorities");
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return context;
}

SSL *open_connection(SSL_CTX *context, int port, int number)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    SSL *tls = SSL_new(context);
    if (tls == NULL || SSL_set_fd(tls, connection) != 1) fail("SSL_set_fd");
    if (SSL_set1_host(tls, "localhost") != 1 || SSL_set_tlsext_host_name(tls, "localhost") != 1) {
        fail("SSL_set1_host");
    }
    if (SSL_connect(tls) != 1) fail("SSL_connect");

    /* CONNECT: version 5, clean start, keep alive 60 s, no properties. */
    uint8_t connect_packet[64] = {0x10, 0, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0};
    char identifier[24];
    snprintf(identifier, sizeof identifier, "raw-%d", number);
    size_t length = 13 + put_text(connect_packet + 13, identifier);
    connect_packet[1] = (uint8_t)(length - 2);
    uint8_t answer[64];
    if (SSL_write(tls, connect_packet, (int)length) != (int)length) fail("CONNECT");
    if (SSL_read(tls, answer, sizeof answer) < 4 || answer[0] != 0x20) fail("CONNACK");
    return tls;
}

double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void close_connection(SSL *connection)
{
    static const uint8_t disconnect[] = {0xE0, 0};
    SSL_write(connection, disconnect, sizeof disconnect);
    int socket = SSL_get_fd(connection);
    SSL_free(connection);
    close(socket);
}

void raise_file_limit(void)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}
