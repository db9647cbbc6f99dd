/*
 * How late this machine wakes a thread that does nothing but to sleep until each instant.
 *
 * The limit for the punctuality of a publisher that has one message for each instant. Prints the
 * 99th percentile of the delays, in nanoseconds.
 *
 *     sleeper [--rate PER-SECOND] [--seconds N]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int by_size(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

int main(int count, char **arguments)
{
    long rate = 10000, seconds = 3;
    const struct option options[] = {
        {"rate", required_argument, NULL, 'r'},
        {"seconds", required_argument, NULL, 's'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 'r': rate = atol(optarg); break;
        case 's': seconds = atol(optarg); break;
        default: return 64;
        }
    }
    if (rate < 1 || rate > 1000000 || seconds < 1 || seconds > 60) {
        fprintf(stderr, "usage: sleeper [--rate 1...1000000] [--seconds 1...60]\n");
        return 64;
    }
    long instants = rate * seconds;
    int64_t *delays = calloc((size_t)instants, sizeof *delays);
    if (delays == NULL) {
        perror("sleeper: calloc");
        return 71;
    }
    prctl(PR_SET_TIMERSLACK, 1);
    int64_t start = now() + 1000000;
    for (long index = 0; index < instants; index++) {
        int64_t due = start + index * (1000000000 / rate);
        struct timespec until = {.tv_sec = due / 1000000000, .tv_nsec = due % 1000000000};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {}
        delays[index] = now() - due;
    }
    qsort(delays, (size_t)instants, sizeof *delays, by_size);
    printf("%lld\n", (long long)delays[(instants * 99 - 1) / 100]);
    free(delays);
    return 0;
}
