/*
 * Runs a command and prints what the kernel charges it for: the most memory it ever held, in KiB
 * (ru_maxrss), or its CPU time, in nanoseconds.
 *
 *     usage memory|cpu COMMAND [ARGUMENT...]
 *
 * The command's output goes to standard error, so that the figure stands alone. The exit code is
 * the command's own. In C because a parent's own size counts into its child's until exec: a
 * shell's or an interpreter's would show.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t child;

/* Whoever ends this program means the command. */
static void pass_on(int signal_number)
{
    if (child > 0) kill((pid_t)child, signal_number);
}

int main(int count, char **arguments)
{
    bool prints_memory = count > 2 && strcmp(arguments[1], "memory") == 0;
    if (count < 3 || (!prints_memory && strcmp(arguments[1], "cpu") != 0)) {
        fprintf(stderr, "usage: usage memory|cpu COMMAND [ARGUMENT...]\n");
        return 64;
    }
    signal(SIGTERM, pass_on);
    signal(SIGINT, pass_on);
    pid_t process = fork();
    if (process < 0) {
        perror("usage: fork");
        return 71;
    }
    if (process == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(arguments[2], arguments + 2);
        perror(arguments[2]);
        _exit(127);
    }
    child = process;
    int status = 0;
    struct rusage usage;
    /* A signal that was passed on interrupts the wait; the command is then about to end. */
    while (wait4(process, &status, 0, &usage) < 0) {
        if (errno == EINTR) continue;
        perror("usage: wait4");
        return 71;
    }
    if (prints_memory) {
        printf("%ld\n", usage.ru_maxrss);
    } else {
        printf("%lld\n",
            (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000LL
                + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000LL);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
