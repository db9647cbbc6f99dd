#define _GNU_SOURCE
#include "listening.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>

int listen_on_loopback(int poller, const char *name)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0
        || listen(listener, 4096) != 0
        || getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        perror("sink: listen");
        exit(1);
    }
    /* No pointer is as small as a file number, so the two cannot be mistaken. */
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = (uint64_t)listener};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event) != 0) {
        perror("sink: epoll_ctl");
        exit(1);
    }
    printf("%s %d\n", name, ntohs(address.sin_port));
    return listener;
}

SSL_CTX *tls_context(const char *certificate, const char *key)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (context == NULL || SSL_CTX_use_certificate_chain_file(context, certificate) != 1
        || SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) {
        fprintf(stderr, "sink: cannot use certificate %s with key %s\n", certificate, key);
        exit(1);
    }
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_mode(context, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return context;
}
