// Tells ThreadSanitizer what Swift's Mutex does where it cannot look. Loaded by `scripts/sanitize
// thread` into every program that it runs; no part of any product.
//
// Synchronization.Mutex is a futex on Linux. Its fast paths are compiled into whoever uses it, so
// ThreadSanitizer sees one atomic exchange that acquires and one that releases the mutex's word. When
// two threads meet, the exchange fails and `_lockSlow` or `_unlockSlow` of libswiftSynchronization
// goes on: by a system call, or by an exchange of its own, in a library that is built without
// ThreadSanitizer. It then knows no order between the two threads and reports a race between two
// closures under the same mutex.
//
// These three functions take those two's places, tell the order about the same word, and call them.
// That is better than suppressions, which would have to name every function that is ever called
// under a mutex, and would hide its real races too: an access outside of the mutex is still reported.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

// In a program that ThreadSanitizer is not built into, these are null.
__attribute__((weak)) void __tsan_acquire(void *word);
__attribute__((weak)) void __tsan_release(void *word);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF void *word) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF void *word) __asm__(TRY);
SWIFT void unlock_slow(SELF void *word) __asm__(UNLOCK);

static SWIFT void (*real_lock_slow)(uint32_t, SELF void *);
static SWIFT bool (*real_try_lock_slow)(SELF void *);
static SWIFT void (*real_unlock_slow)(SELF void *);

// Before any thread is started. Programs that use no Mutex have none of the three, and need none.
__attribute__((constructor)) static void find_real_functions(void) {
    real_lock_slow = dlsym(RTLD_NEXT, LOCK);
    real_try_lock_slow = dlsym(RTLD_NEXT, TRY);
    real_unlock_slow = dlsym(RTLD_NEXT, UNLOCK);
}

SWIFT void lock_slow(uint32_t thread, SELF void *word) {
    real_lock_slow(thread, word);
    if (__tsan_acquire) __tsan_acquire(word);
}

SWIFT bool try_lock_slow(SELF void *word) {
    bool isTaken = real_try_lock_slow(word);
    if (isTaken && __tsan_acquire) __tsan_acquire(word);
    return isTaken;
}

SWIFT void unlock_slow(SELF void *word) {
    if (__tsan_release) __tsan_release(word);
    real_unlock_slow(word);
}
