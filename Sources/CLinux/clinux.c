#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <time.h>

int crucible_epoll_wait_nanoseconds(
    int poll, struct epoll_event *events, int count, int64_t nanoseconds) {
    if (nanoseconds < 0) {
        return epoll_wait(poll, events, count, -1);
    }
    struct timespec limit = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    int ready = epoll_pwait2(poll, events, count, &limit, 0);
    if (ready < 0 && errno == ENOSYS) {
        // Kernels before 5.11: round up, so that a wait never ends early and spins.
        ready = epoll_wait(poll, events, count, (int)((nanoseconds + 999999) / 1000000));
    }
    return ready;
}

void crucible_minimise_timer_slack(void) { prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0); }

int crucible_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL, 0);
    return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

int crucible_accept_nonblocking(int listener) {
    return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void crucible_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
