// Linux system interfaces that Swift's Glibc overlay does not show: variadic or newer than it.
#ifndef CRUCIBLE_CLINUX_H
#define CRUCIBLE_CLINUX_H

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/types.h>

/// Waits as epoll_wait does, with a limit in nanoseconds (negative waits for ever).
int crucible_epoll_wait_nanoseconds(
    int poll, struct epoll_event *events, int count, int64_t nanoseconds);

/// Sets the calling thread's timer slack to the smallest the kernel has, for punctual wake-ups.
void crucible_minimise_timer_slack(void);

/// Sets the descriptor's non-blocking flag; 0 or -1 with errno.
int crucible_set_nonblocking(int descriptor);

/// Accepts a connection that is non-blocking and not inherited; -1 with errno.
int crucible_accept_nonblocking(int listener);

/// Names the calling thread; only the first 15 bytes are kept.
void crucible_name_thread(const char *name);

#endif
