/*
 * The library computes and does nothing else (R7.7): no file, no network, no clock, no environment, no locale, no log, no thread: pure [FAULT]
 *
 * The cases are read from standard input, as JSON Lines. Then the program restricts itself: the kernel ends it at every system call that is not
 * about its memory, and it ends itself when the library asks the C library for what needs no system call (environment, locale, clock).
 * The calls of the library that take text all run so, for cases that compute and for cases that are refused.
 *
 * With a FAULT, the program does what is forbidden itself, so that a test can see that it is noticed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <locale.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "ibo.h"

static volatile int is_restricted;

/* Straight to the kernel, since the functions of the C library are watched. */
static void say(const char *text)
{
    syscall(SYS_write, STDOUT_FILENO, text, strlen(text));
}

static _Noreturn void end(int status, const char *what)
{
    say(what);
    say("\n");
    syscall(SYS_exit_group, status);
    abort();
}

/* Functions of the C library under the same names: the library that is tested finds these first. */
#define WATCHED(type, name, failed, ...)                           \
    type name(__VA_ARGS__)                                         \
    {                                                              \
        if (is_restricted) end(3, "the library called " #name); \
        return failed;                                             \
    }

WATCHED(char *, getenv, NULL, const char *name)
WATCHED(char *, secure_getenv, NULL, const char *name)
WATCHED(char *, setlocale, NULL, int category, const char *locale)
WATCHED(struct lconv *, localeconv, NULL, void)
WATCHED(int, clock_gettime, -1, clockid_t clock, struct timespec *out)
WATCHED(int, gettimeofday, -1, struct timeval *restrict out, void *restrict zone)
WATCHED(time_t, time, -1, time_t *out)
WATCHED(ssize_t, write, -1, int file, const void *bytes, size_t count)
WATCHED(int, pthread_create, EAGAIN, pthread_t *restrict thread, const pthread_attr_t *restrict with, void *(*start)(void *), void *restrict argument)

/* What is left: memory, locks, the seed of a hash table, the end of the program, and what this program says. */
static void restrict_calls(void)
{
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (then), (otherwise))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define LET(call) IF(SYS_##call, 0, 1), ALLOW
    struct sock_filter filter[] = {
        LOAD(nr),
        LET(brk),
        LET(munmap),
        LET(mremap),
        LET(mprotect),
        LET(madvise),
        LET(futex),
        LET(getrandom),
        LET(exit_group),
        IF(SYS_write, 0, 4),
        LOAD(args[0]),
        IF(STDOUT_FILENO, 0, 1),
        ALLOW,
        KILL,
        IF(SYS_mmap, 0, 3),
        /* Memory, never a file. */
        LOAD(args[3]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, MAP_ANONYMOUS, 0, 1),
        ALLOW,
        KILL,
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
        end(2, "pure: this kernel cannot restrict a program");
    }
    is_restricted = 1;
}

static void *start(void *argument)
{
    return argument;
}

static void fault(const char *kind)
{
    struct timespec now;
    pthread_t thread;
    if (strcmp(kind, "file") == 0) syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDONLY);
    if (strcmp(kind, "network") == 0) socket(AF_INET, SOCK_STREAM, 0);
    if (strcmp(kind, "log") == 0) syscall(SYS_write, STDERR_FILENO, "", 0);
    if (strcmp(kind, "mapped") == 0) syscall(SYS_mmap, NULL, 4096, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    if (strcmp(kind, "clock") == 0) clock_gettime(CLOCK_REALTIME, &now);
    if (strcmp(kind, "environment") == 0) getenv("HOME");
    if (strcmp(kind, "locale") == 0) setlocale(LC_ALL, "");
    if (strcmp(kind, "thread") == 0) pthread_create(&thread, NULL, start, NULL);
}

static const char values[] = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-12-01\"\nvalue = \"2278.28\"\ncertainty = \"secondary\"\n"
                             "source = \"made up\"\nchecked_until = \"2027-06-30\"\n";
static const char reform[] = "title = \"a tenth off\"\n\n[[scale]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nfactor = \"0.9\"\n";
static const char payment[] = "{\"case_ref\": \"A-1027\", \"month\": \"2026-03\", \"premium\": \"588.57\", \"fraction\": \"19/38\"}";

static char before[1 << 18], out[1 << 18];

static void must(ibo_status status, const char *what)
{
    if (status != IBO_OK) end(1, what);
}

/* Every way through one case: whether it computes. */
static int compute(const char *line, size_t length, const ibo_parameters *own)
{
    ibo_error error = {.struct_size = sizeof error, .language = IBO_LANGUAGE_NL};
    ibo_statement *statement = NULL;
    size_t needed = 0, issued = 0;
    int32_t verified = 0;

    if (ibo_statement_from_json(line, length, &statement, &error) != IBO_OK) {
        if (error.message[0] == 0) end(1, "a refusal without a sentence");
        return 0;
    }
    must(ibo_statement_to_json(statement, before, sizeof before, &issued), "ibo_statement_to_json");
    must(ibo_statement_explain(statement, IBO_LANGUAGE_NL, out, sizeof out, &needed), "ibo_statement_explain");
    must(ibo_statement_free(statement), "ibo_statement_free");
    /* An ibo-plus has no notice. */
    ibo_json_notice(line, length, NULL, NULL, out, sizeof out, &needed, &error);
    must(ibo_json_statement(line, length, NULL, own, out, sizeof out, &needed, &error), "ibo_json_statement");
    must(ibo_json_correction(before, issued, out, needed, out, sizeof out, &needed, &error), "ibo_json_correction");
    must(ibo_verification_to_json(before, issued, line, length, NULL, &verified, out, sizeof out, &needed, &error), "ibo_verification_to_json");
    if (verified != IBO_VERIFIED_SAME) end(1, "a statement is another one when it is computed again");
    must(ibo_sensitivity_to_json(line, length, NULL, NULL, out, sizeof out, &needed, &error), "ibo_sensitivity_to_json");
    return 1;
}

int main(int count, char **arguments)
{
    static char input[1 << 24];
    size_t length = 0;
    ssize_t more;
    while ((more = read(STDIN_FILENO, input + length, sizeof input - length)) > 0) length += (size_t)more;
    if (more != 0) end(2, "pure: the cases cannot be read");

    restrict_calls();
    if (count > 1) {
        fault(arguments[1]);
        end(0, "pure: a fault on purpose was not seen");
    }
    ibo_error error = {.struct_size = sizeof error};
    ibo_parameters *own = NULL, *tried = NULL;
    size_t needed = 0;
    int32_t until = 0;
    must(ibo_init(&error), "ibo_init");
    must(ibo_parameters_load(values, sizeof values - 1, &own, &error), "ibo_parameters_load");
    must(ibo_parameters_to_toml(own, out, sizeof out, &needed), "ibo_parameters_to_toml");
    must(ibo_parameters_load_reform(own, reform, sizeof reform - 1, &tried, &error), "ibo_parameters_load_reform");
    must(ibo_json_payment(payment, sizeof payment - 1, NULL, NULL, out, sizeof out, &needed, &error), "ibo_json_payment");
    must(ibo_retention_until(20260617, &until, &error), "ibo_retention_until");

    int computed = 0, refused = 0;
    for (char *line = input, *stop = input + length; line < stop;) {
        char *line_end = memchr(line, '\n', (size_t)(stop - line));
        size_t long_as = (size_t)((line_end != NULL ? line_end : stop) - line);
        compute(line, long_as, own) ? computed++ : refused++;
        line += long_as + 1;
    }
    must(ibo_parameters_free(tried), "ibo_parameters_free");
    must(ibo_parameters_free(own), "ibo_parameters_free");

    char told[100];
    snprintf(told, sizeof told, "pure: %d cases computed and %d refused, and nothing else was done", computed, refused);
    end(computed > 0 && refused > 0 ? 0 : 1, told);
}
