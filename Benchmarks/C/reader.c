/*
 * The limit of receiving: what a client that only decrypts and finds the packets would cost.
 *
 * Subscribes, says "subscribed" on standard error, reads so many messages and prints the CPU time
 * that one took this process, in nanoseconds. Nothing is looked at but where a packet ends.
 *
 *     reader --port N --authorities FILE [--messages N]
 */
#define _GNU_SOURCE
#include "client.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t buffer[2 * 16 * 1024];

/* How many bytes the packet takes; 0 where the bytes end before its length does. */
static size_t packet_size(const uint8_t *bytes, size_t length)
{
    size_t size = 0;
    for (size_t index = 1; index < length && index < 5; index++) {
        size |= (size_t)(bytes[index] & 0x7F) << (7 * (index - 1));
        if (bytes[index] < 0x80) return index + 1 + size;
    }
    return 0;
}

int main(int count, char **arguments)
{
    int port = 0;
    long messages = 1000000;
    const char *authorities = NULL;
    const struct option options[] = {
        {"port", required_argument, NULL, 'p'},
        {"authorities", required_argument, NULL, 'a'},
        {"messages", required_argument, NULL, 'm'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'p': port = atoi(optarg); break;
        case 'a': authorities = optarg; break;
        case 'm': messages = atol(optarg); break;
        default: return 64;
        }
    }
    if (port <= 0 || authorities == NULL || messages < 1) {
        fprintf(stderr, "usage: reader --port N --authorities FILE [--messages N]\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    SSL_CTX *context = client_context(authorities);
    SSL *connection = open_connection(context, port, 0);
    /* SUBSCRIBE: packet identifier 1, no properties, the filter "#", QoS 0. */
    static const uint8_t subscribe[] = {0x82, 7, 0, 1, 0, 0, 1, '#', 0};
    if (SSL_write(connection, subscribe, sizeof subscribe) != sizeof subscribe) fail("SUBSCRIBE");
    if (SSL_read(connection, buffer, sizeof buffer) < 5 || buffer[0] != 0x90) fail("SUBACK");
    fprintf(stderr, "subscribed\n");

    size_t kept = 0;
    long received = 0;
    double before = 0;
    while (received < messages) {
        int length = SSL_read(connection, buffer + kept, 16 * 1024);
        if (length <= 0) fail("SSL_read");
        if (received == 0) before = processor_seconds();
        size_t end = kept + (size_t)length, place = 0;
        for (size_t size; (size = packet_size(buffer + place, end - place)) > 0; place += size) {
            if (size > 16 * 1024) fail("reading: a packet longer than 16 KiB");
            if (size > end - place) break;
            received++;
        }
        kept = end - place;
        memmove(buffer, buffer + place, kept);
    }
    printf("%.3f\n", (processor_seconds() - before) * 1e9 / (double)received);

    close_connection(connection);
    SSL_CTX_free(context);
    return 0;
}
