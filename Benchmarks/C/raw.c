/*
 * The limit: what a client that only encrypts and writes would cost.
 *
 * Connects like an MQTT 5 client, then writes one buffer of whole, pre-encoded PUBLISH packets
 * (QoS 0) over and over, connection by connection, and prints the CPU time this process used for a
 * message, in nanoseconds. Nothing is encoded, scheduled or recorded; sockets block. The packet is
 * the one the Swift publisher sends. With as many bytes as one packet has, each write carries one.
 *
 *     raw --port N --authorities FILE [--connections N] [--messages N] [--bytes N]
 */
#define _GNU_SOURCE
#include "client.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One TLS record holds this many bytes. */
#define RECORD_BYTES (16 * 1024)

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
    raise_file_limit();
    SSL_CTX *context = client_context(authorities);
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
    for (int index = 0; index < connections; index++) close_connection(peers[index]);
    free(peers);
    SSL_CTX_free(context);
    return 0;
}
