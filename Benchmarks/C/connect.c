/*
 * What a connection costs a client that does nothing else: the limit for setting one up and for
 * keeping it.
 *
 * Opens connections one after another, each with a full TLS handshake and an answered CONNECT,
 * keeps all of them, and prints what one cost: CPU time in nanoseconds, or resident memory in bytes.
 *
 *     connect --port N --authorities FILE [--connections N] [--memory]
 */
#define _GNU_SOURCE
#include "client.h"

#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Resident memory of this process, in bytes. */
static double resident_bytes(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%*d %ld", &pages) != 1) fail("reading /proc/self/statm");
    fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

int main(int count, char **arguments)
{
    int port = 0, connections = 1000;
    const char *authorities = NULL;
    bool prints_memory = false;
    const struct option options[] = {
        {"port", required_argument, NULL, 'p'},
        {"authorities", required_argument, NULL, 'a'},
        {"connections", required_argument, NULL, 'c'},
        {"memory", no_argument, NULL, 'm'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'p': port = atoi(optarg); break;
        case 'a': authorities = optarg; break;
        case 'c': connections = atoi(optarg); break;
        case 'm': prints_memory = true; break;
        default: return 64;
        }
    }
    if (port <= 0 || authorities == NULL || connections < 1) {
        fprintf(stderr,
            "usage: connect --port N --authorities FILE [--connections N] [--memory]\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    raise_file_limit();
    SSL_CTX *context = client_context(authorities);
    SSL **peers = calloc((size_t)connections, sizeof *peers);
    if (peers == NULL) fail("calloc");

    double memory = resident_bytes();
    double processor = processor_seconds();
    for (int index = 0; index < connections; index++) {
        peers[index] = open_connection(context, port, index);
    }
    processor = processor_seconds() - processor;
    memory = resident_bytes() - memory;
    printf("%.0f\n", (prints_memory ? memory : processor * 1e9) / connections);

    for (int index = 0; index < connections; index++) close_connection(peers[index]);
    free(peers);
    SSL_CTX_free(context);
    return 0;
}
