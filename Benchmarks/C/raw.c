/*
 * The limit: what a client that only encrypts and writes would cost.
 *
 * Connects like an MQTT 5 client, then writes one buffer of whole, pre-encoded PUBLISH packets
 * (QoS 0) over and over, connection by connection, and prints the CPU time this process used for a
 * message, in nanoseconds. Nothing is encoded, scheduled or recorded; sockets block. The packet is
 * the one the Swift publisher sends.
 *
 *     raw --port N --authorities FILE [--connections N] [--messages N] [--bytes N]
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/* One TLS record holds this many bytes. */
#define RECORD_BYTES (16 * 1024)

static void fail(const char *what)
{
    fprintf(stderr, "raw: %s failed\n", what);
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

/* PUBLISH, QoS 0, as MQTT 5 section 3.3 lays it out; returns its length. */
static size_t encode_publish(uint8_t *packet)
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

static SSL *open_connection(SSL_CTX *context, int port, int number)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    SSL *tls = SSL_new(context);
    if (tls == NULL || SSL_set_fd(tls, connection) != 1) fail("SSL_set_fd");
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

static double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int count, char **arguments)
{
    int port = 0, connections = 1;
    long messages = 1000000, bytes = RECORD_BYTES;
    const char *authorities = NULL;
    const struct option options[] = {
        {"port", required_argument, NULL, 'p'},
        {"authorities", required_argument, NULL, 'a'},
        {"connections", required_argument, NULL, 'c'},
        {"messages", required_argument, NULL, 'm'},
        {"bytes", required_argument, NULL, 'b'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'p': port = atoi(optarg); break;
        case 'a': authorities = optarg; break;
        case 'c': connections = atoi(optarg); break;
        case 'm': messages = atol(optarg); break;
        case 'b': bytes = atol(optarg); break;
        default: return 64;
        }
    }
    uint8_t packet[512];
    size_t packet_length = encode_publish(packet);
    if (port <= 0 || authorities == NULL || connections < 1 || bytes < (long)packet_length
        || bytes > RECORD_BYTES) {
        fprintf(stderr, "usage: raw --port N --authorities FILE [--connections N] [--messages N]\n"
                        "           [--bytes N], from one packet's %zu to a record's %d\n",
            packet_length, RECORD_BYTES);
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (context == NULL || SSL_CTX_load_verify_locations(context, authorities, NULL) != 1) {
        fail("loading the authorities");
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL **peers = calloc((size_t)connections, sizeof *peers);
    if (peers == NULL) fail("calloc");
    for (int index = 0; index < connections; index++) {
        peers[index] = open_connection(context, port, index);
    }

    static uint8_t record[RECORD_BYTES];
    long packets_in_record = bytes / (long)packet_length;
    for (long index = 0; index < packets_in_record; index++) {
        memcpy(record + (size_t)index * packet_length, packet, packet_length);
    }
    int record_length = (int)(packets_in_record * (long)packet_length);

    double before = processor_seconds();
    long sent = 0;
    for (int index = 0; sent < messages; index = (index + 1) % connections) {
        if (SSL_write(peers[index], record, record_length) != record_length) fail("SSL_write");
        sent += packets_in_record;
    }
    double used = processor_seconds() - before;

    printf("%.3f\n", used * 1e9 / (double)sent);
    static const uint8_t disconnect[] = {0xE0, 0};
    for (int index = 0; index < connections; index++) {
        SSL_write(peers[index], disconnect, sizeof disconnect);
        int connection = SSL_get_fd(peers[index]);
        SSL_free(peers[index]);
        close(connection);
    }
    free(peers);
    SSL_CTX_free(context);
    return 0;
}
