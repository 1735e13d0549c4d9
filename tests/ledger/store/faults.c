// Stands between a program and the system (LD_PRELOAD), and lets writes to one folder go wrong.
//
// The control file ($FAULTS_CONTROL), shared by all processes, says what happens at which write:
// the process dies before it or in its middle, or it fails. Every change of a file counts: writes,
// truncations, flushes, new names and removed ones. If $FAULTS_LOG is set, each is recorded there,
// so that the disk can be put together again as a power cut would have left it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, DIE_BEFORE, DIE_WITHIN, FAIL_ONCE, FAIL_FROM_NOW_ON };

struct control {
  int64_t mode;     // one of the above
  int64_t at;       // at which change, from 1
  int64_t error;    // the errno of those that fail
  int64_t count;    // changes so far
  int64_t parent;   // whether the parent process dies too: PostgreSQL's postmaster
  int64_t hit;      // whether it has happened
  int64_t logging;  // whether changes are recorded
  char root[4000];  // the folder
};

static struct control *control;
static int log_to = -1;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULTS_CONTROL"), *log = getenv("FAULTS_LOG");
  if (!path) return;
  int fd = syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) return;
  void *shared = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (shared == MAP_FAILED) return;
  control = shared;
  if (log) log_to = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
}

static void record(char kind, const char *path, const char *other, int64_t offset,
                   const void *bytes, size_t length) {
  if (log_to < 0 || !control->logging) return;
  char head[2 * PATH_MAX + 100];
  int n = snprintf(head, sizeof head, "%c\t%s\t%s\t%lld\t%zu\n", kind, path, other,
                   (long long)offset, length);
  struct iovec parts[] = {{head, n}, {(void *)bytes, length}};
  if (syscall(SYS_writev, log_to, parts, 2) < 0) _exit(99);
}

// What the program has been told is kept is recorded among the changes.
void faults_mark(int64_t number) {
  if (control) record('m', "", "", number, NULL, 0);
}

static int ours(const char *path) {
  size_t n = strlen(control->root);
  return n && !strncmp(path, control->root, n) && path[n] == '/' ;
}

static int ours_open(int fd, char path[PATH_MAX]) {
  if (!control || !control->root[0]) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, PATH_MAX - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  return ours(path) || !strcmp(path, control->root);
}

static void die(void) {
  control->hit = 1;
  if (control->parent) kill(getppid(), SIGKILL);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

enum { GO_ON, HALF, FAIL };

// Counts a change, and says what becomes of it.
static int turn(void) {
  int64_t now = __sync_add_and_fetch(&control->count, 1);
  if (control->mode == DIE_BEFORE && now == control->at) die();
  if (control->mode == DIE_WITHIN && now == control->at) return HALF;
  if ((control->mode == FAIL_ONCE && now == control->at) ||
      (control->mode == FAIL_FROM_NOW_ON && now >= control->at)) {
    control->hit = 1;
    errno = control->error;
    return FAIL;
  }
  return GO_ON;
}

static ssize_t put(int fd, const void *bytes, size_t length, int64_t offset) {
  char path[PATH_MAX];
  int positioned = offset >= 0;
  if (ours_open(fd, path)) {
    int fate = turn();
    if (fate == FAIL) {
      // A disk that is nearly full takes the first half, and then no more.
      if (control->error == ENOSPC && length > 1) {
        int64_t at = positioned ? offset : lseek(fd, 0, SEEK_CUR);
        if (syscall(SYS_pwrite64, fd, bytes, length / 2, at) > 0)
          record('w', path, "", at, bytes, length / 2);
      }
      errno = control->error;
      return -1;
    }
    if (fate == HALF) {
      if (positioned) syscall(SYS_pwrite64, fd, bytes, length / 2, offset);
      else syscall(SYS_write, fd, bytes, length / 2);
      die();
    }
    record('w', path, "", positioned ? offset : lseek(fd, 0, SEEK_CUR), bytes, length);
  }
  return positioned ? syscall(SYS_pwrite64, fd, bytes, length, offset)
                    : syscall(SYS_write, fd, bytes, length);
}

ssize_t write(int fd, const void *bytes, size_t length) { return put(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return put(fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return put(fd, bytes, length, at); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  char path[PATH_MAX];
  if (ours_open(fd, path)) {
    int fate = turn();
    if (fate == FAIL) return -1;
    if (fate == HALF) {
      syscall(SYS_pwrite64, fd, parts[0].iov_base, parts[0].iov_len / 2, at);
      die();
    }
    int64_t next = at;
    for (int i = 0; i < count; next += parts[i].iov_len, i++)
      record('w', path, "", next, parts[i].iov_base, parts[i].iov_len);
  }
  return syscall(SYS_pwritev, fd, parts, count, at, 0);
}

static int cut(int fd, int64_t length) {
  char path[PATH_MAX];
  if (ours_open(fd, path)) {
    int fate = turn();
    if (fate == FAIL) return -1;
    if (fate == HALF) die();
    record('t', path, "", length, NULL, 0);
  }
  return syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int flush(int fd, long call) {
  char path[PATH_MAX];
  if (ours_open(fd, path)) {
    int fate = turn();
    if (fate == FAIL) {
      // The system forgets what it could not write, and says so this once.
      record('f', path, "", 0, NULL, 0);
      errno = control->error;
      return -1;
    }
    if (fate == HALF) die();
    record('s', path, "", 0, NULL, 0);
  }
  return syscall(call, fd);
}

int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

static int name(char kind, const char *path, const char *other, long call) {
  if (control && (ours(path) || (other && ours(other)))) {
    int fate = turn();
    if (fate == FAIL) return -1;
    if (fate == HALF) die();
    record(kind, path, other ? other : "", 0, NULL, 0);
  }
  return other ? syscall(call, AT_FDCWD, path, AT_FDCWD, other, 0)
               : syscall(call, AT_FDCWD, path, 0);
}

int unlink(const char *path) { return name('u', path, NULL, SYS_unlinkat); }
int link(const char *path, const char *other) { return name('l', path, other, SYS_linkat); }
int rename(const char *path, const char *other) { return name('r', path, other, SYS_renameat2); }

static int opened(const char *path, int flags, mode_t mode) {
  if (control && (flags & (O_CREAT | O_TRUNC)) && ours(path)) {
    struct stat there;
    int exists = !syscall(SYS_newfstatat, AT_FDCWD, path, &there, 0);
    if (!exists && (flags & O_CREAT)) {
      int fate = turn();
      if (fate == FAIL) return -1;
      if (fate == HALF) die();
      record('c', path, "", 0, NULL, 0);
    }
  }
  return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPEN(NAME)                                     \
  int NAME(const char *path, int flags, ...) {         \
    mode_t mode = 0;                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {               \
      va_list more;                                    \
      va_start(more, flags);                           \
      mode = va_arg(more, mode_t);                     \
      va_end(more);                                    \
    }                                                  \
    return opened(path, flags, mode);                  \
  }
OPEN(open)
OPEN(open64)
