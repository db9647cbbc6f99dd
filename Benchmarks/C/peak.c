/*
 * Runs a command and prints the most memory it ever held, in KiB (the kernel's ru_maxrss).
 *
 *     peak COMMAND [ARGUMENT...]
 *
 * The command's output goes to standard error, so that the figure stands alone. The exit code is
 * the command's own. In C because a parent's own size counts into its child's until exec: a
 * shell's or an interpreter's would show.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
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
    if (count < 2) {
        fprintf(stderr, "usage: peak COMMAND [ARGUMENT...]\n");
        return 64;
    }
    signal(SIGTERM, pass_on);
    signal(SIGINT, pass_on);
    pid_t process = fork();
    if (process < 0) {
        perror("peak: fork");
        return 71;
    }
    if (process == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(arguments[1], arguments + 1);
        perror(arguments[1]);
        _exit(127);
    }
    child = process;
    int status = 0;
    struct rusage usage;
    /* A signal that was passed on interrupts the wait; the command is then about to end. */
    while (wait4(process, &status, 0, &usage) < 0) {
        if (errno == EINTR) continue;
        perror("peak: wait4");
        return 71;
    }
    printf("%ld\n", usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
