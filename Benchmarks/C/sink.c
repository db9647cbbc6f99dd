/*
 * A broker that only takes: what the benchmarks publish to.
 *
 * A real broker costs a hundred times what a client costs a message, so it would be the broker that
 * is measured. This one decrypts, finds the packets, counts them and answers. One thread, loopback
 * only.
 *
 *     sink --certificate FILE --key FILE [--seconds N] [--window N] [--fan-out]
 *
 * prints "plain PORT" and "tls PORT" once it listens; what it counted when SIGUSR1 comes, and at
 * the end, when SIGTERM comes or its seconds are over. With --fan-out every PUBLISH is copied, as
 * QoS 0, to each connection that subscribed to anything; the copies of one turn of the loop leave in
 * one write, and publishers wait for a subscriber that reads too slowly.
 */
#define _GNU_SOURCE
#include "listening.h"
#include "packets.h"

#include <getopt.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Reads of one connection before the others get their turn. */
#define READS_IN_A_ROW 16
#define EVENTS_AT_ONCE 256

static int poller;
static struct connection *connections;
/* Those that this turn of the loop has something to write to, or has lost. */
static struct connection *touched;
static struct connection *subscribers;
static struct counts counts;
/* What was kept of a packet, at most its header and PACKET_LIMIT, and one read behind it. */
static uint8_t scratch[5 + PACKET_LIMIT + READ_SIZE];
static volatile sig_atomic_t must_stop;
static volatile sig_atomic_t must_print;

static void stop(int signal_number)
{
    (void)signal_number;
    must_stop = 1;
}

static void ask(int signal_number)
{
    (void)signal_number;
    must_print = 1;
}

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Arms exactly what the connection waits for. */
static void watch(struct connection *connection, int operation, bool awaits_room)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    if (awaits_room) event.events |= EPOLLOUT;
    connection->awaits_room = awaits_room;
    if (epoll_ctl(poller, operation, connection->socket, &event) != 0) {
        connection->has_failed = true;
    }
}

static void flush(struct connection *connection)
{
    if (connection->has_failed || connection->is_shaking_hands) return;
    enum step step = connection_flush(connection);
    if (step == STEP_FAILED) connection->has_failed = true;
    bool awaits_room = step == STEP_WAIT_WRITE;
    if (awaits_room != connection->awaits_room) watch(connection, EPOLL_CTL_MOD, awaits_room);
}

static void touch(struct connection *connection)
{
    if (connection->is_touched) return;
    connection->is_touched = true;
    connection->next_touched = touched;
    touched = connection;
}

/* Waits until the subscriber has read half of what may wait, or has not read for five seconds. */
static void await_room(struct connection *subscriber)
{
    while (!subscriber->has_failed && connection_waiting(subscriber) > WAITING_LIMIT / 2) {
        struct pollfd room = {.fd = subscriber->socket, .events = POLLOUT};
        if (poll(&room, 1, 5000) == 0) return;
        if (connection_flush(subscriber) == STEP_FAILED) subscriber->has_failed = true;
    }
}

static void copy_to_subscribers(const uint8_t *body, size_t length, uint8_t quality)
{
    for (struct connection *each = subscribers; each != NULL; each = each->next_subscriber) {
        if (!connection_has_room(each, 5 + length)) await_room(each);
        if (each->has_failed) continue;
        if (packets_append_copy(each, body, length, quality)) counts.copies++;
        else counts.dropped++;
        touch(each);
    }
}

static void leave_subscribers(struct connection *connection)
{
    struct connection **place = &subscribers;
    while (*place != NULL && *place != connection) place = &(*place)->next_subscriber;
    if (*place != NULL) *place = connection->next_subscriber;
}

/* Handles the packets in `scratch` and keeps the beginning of one that is not whole yet. */
static bool digest(struct connection *connection, size_t length, publish_handler copy)
{
    ssize_t handled = packets_handle(connection, scratch, length, &counts, copy);
    if (handled < 0) return false;
    return connection_keep(connection, scratch + handled, length - (size_t)handled);
}

static void receive(struct connection *connection, publish_handler copy)
{
    touch(connection);
    if (connection->is_shaking_hands) {
        enum step step = connection_shake_hands(connection);
        if (step == STEP_FAILED) connection->has_failed = true;
        if (step != STEP_DONE) return;
    }
    for (int turn = 0; turn < READS_IN_A_ROW; turn++) {
        size_t length = 0;
        size_t kept = connection->partial_length;
        if (kept > 0) memcpy(scratch, connection->partial, kept);
        enum step step = connection_read(connection, scratch + kept, &length);
        bool was_subscriber = connection->is_subscriber;
        if (step == STEP_DONE && !digest(connection, kept + length, copy)) step = STEP_FAILED;
        if (connection->is_subscriber && !was_subscriber) {
            connection->next_subscriber = subscribers;
            subscribers = connection;
        }
        if (step == STEP_FAILED) connection->has_failed = true;
        if (step != STEP_DONE) break;
    }
}

static void accept_all(int listener, SSL_CTX *context)
{
    for (int turn = 0; turn < 64; turn++) {
        int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0) return;
        int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct connection *connection = connection_new(socket, context);
        if (connection == NULL) {
            close(socket);
            continue;
        }
        connection->next = connections;
        if (connections != NULL) connections->previous = connection;
        connections = connection;
        counts.connections++;
        watch(connection, EPOLL_CTL_ADD, false);
    }
}

/* Writes what this turn of the loop left to write, and lets go of who is gone. */
static void finish_turn(void)
{
    while (touched != NULL) {
        struct connection *each = touched;
        touched = each->next_touched;
        each->is_touched = false;
        if (connection_waiting(each) > 0 && !each->awaits_room) flush(each);
        if (!each->has_failed) continue;
        if (each->is_subscriber) leave_subscribers(each);
        if (each->previous != NULL) each->previous->next = each->next;
        else connections = each->next;
        if (each->next != NULL) each->next->previous = each->previous;
        connection_free(each);
    }
}

static void print_counts(void)
{
    printf("connections %" PRIu64 "\nmessages %" PRIu64 "\nbytes %" PRIu64 "\n", counts.connections,
        counts.messages, counts.bytes);
    printf("copies %" PRIu64 "\ndropped %" PRIu64 "\nend\n", counts.copies, counts.dropped);
    fflush(stdout);
}

static void serve(int plain, int tls, SSL_CTX *context, long seconds, bool fans_out)
{
    time_t end = time(NULL) + seconds;
    struct epoll_event events[EVENTS_AT_ONCE];
    while (!must_stop && time(NULL) < end) {
        int count = epoll_wait(poller, events, EVENTS_AT_ONCE, 200);
        for (int index = 0; index < count; index++) {
            if (events[index].data.u64 == (uint64_t)plain) {
                accept_all(plain, NULL);
            } else if (events[index].data.u64 == (uint64_t)tls) {
                accept_all(tls, context);
            } else {
                struct connection *connection = events[index].data.ptr;
                if (events[index].events & EPOLLOUT) {
                    flush(connection);
                    touch(connection);
                }
                receive(connection, fans_out ? copy_to_subscribers : NULL);
            }
        }
        finish_turn();
        if (must_print) {
            must_print = 0;
            print_counts();
        }
    }
}

int main(int count, char **arguments)
{
    const char *certificate = NULL;
    const char *key = NULL;
    long seconds = 300;
    bool fans_out = false;
    const struct option options[] = {
        {"certificate", required_argument, NULL, 'c'},
        {"key", required_argument, NULL, 'k'},
        {"seconds", required_argument, NULL, 's'},
        {"window", required_argument, NULL, 'w'},
        {"fan-out", no_argument, NULL, 'f'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'c': certificate = optarg; break;
        case 'k': key = optarg; break;
        case 's': seconds = atol(optarg); break;
        case 'w': packets_set_window((uint16_t)atoi(optarg)); break;
        case 'f': fans_out = true; break;
        default: return 64;
        }
    }
    if (certificate == NULL || key == NULL || optind != count) {
        fprintf(stderr, "usage: sink --certificate FILE --key FILE [--seconds N] [--window N]"
                        " [--fan-out]\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    signal(SIGUSR1, ask);
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    poller = epoll_create1(EPOLL_CLOEXEC);
    if (poller < 0) fail("sink: epoll_create1");
    SSL_CTX *context = tls_context(certificate, key);
    int plain = listen_on_loopback(poller, "plain");
    int tls = listen_on_loopback(poller, "tls");
    fflush(stdout);

    serve(plain, tls, context, seconds, fans_out);

    print_counts();
    while (connections != NULL) {
        connections->has_failed = true;
        touch(connections);
        finish_turn();
    }
    SSL_CTX_free(context);
    close(plain);
    close(tls);
    close(poller);
    return 0;
}
