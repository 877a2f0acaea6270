/* What the test clients share: a check that stops, a reader of the table, and memory that ends where the given length ends. */
#ifndef CHECK_H
#define CHECK_H

#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* mmap with MAP_ANONYMOUS */
#endif

#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is being tested, for the message of a check that fails. */
static const char *doing = "";
static unsigned long checks;

/* The tests run against a library that can be wrong: a failure says where and on what, and ends the program. */
#define CHECK(condition)                                                                       \
    do {                                                                                       \
        checks++;                                                                              \
        if (!(condition)) {                                                                    \
            fprintf(stderr, "%s:%d: %s: failed: %s\n", __FILE__, __LINE__, doing, #condition); \
            exit(1);                                                                           \
        }                                                                                      \
    } while (0)

#define CHECK_STATUS(found, expected)                                                                                              \
    do {                                                                                                                           \
        const long found_ = (long)(found), expected_ = (long)(expected);                                                           \
        checks++;                                                                                                                  \
        if (found_ != expected_) {                                                                                                 \
            fprintf(stderr, "%s:%d: %s: %s gave %ld, not %ld\n", __FILE__, __LINE__, doing, #found, found_, expected_);            \
            exit(1);                                                                                                               \
        }                                                                                                                          \
    } while (0)

#define CHECK_TEXT(found, expected)                                                                                               \
    do {                                                                                                                          \
        const char *const found_ = (found), *const expected_ = (expected);                                                        \
        checks++;                                                                                                                 \
        if (strcmp(found_, expected_) != 0) {                                                                                     \
            fprintf(stderr, "%s:%d: %s: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, doing, #found, found_, expected_);       \
            exit(1);                                                                                                              \
        }                                                                                                                         \
    } while (0)

static inline void *allocated(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (memory == NULL) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    return memory;
}

static inline void *reallocated(void *memory, size_t size)
{
    memory = realloc(memory, size ? size : 1);
    if (memory == NULL) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    return memory;
}

/* Pages of memory with a page behind them that may not be touched. */
typedef struct {
    unsigned char *first;
    size_t size;
} pages;

static inline void give_back(pages *p)
{
    if (p->first != NULL) munmap(p->first, p->size + (size_t)sysconf(_SC_PAGESIZE));
    p->first = NULL;
    p->size = 0;
}

/* `length` bytes, the last of which is the last before the forbidden page: a read or write past them ends the program. */
static inline void *at_the_end(pages *p, size_t length)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (length > p->size || p->first == NULL) {
        const size_t size = (length / page + 1) * page;
        give_back(p);
        p->first = mmap(NULL, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (p->first == MAP_FAILED || mprotect(p->first + size, page, PROT_NONE) != 0) {
            perror("mmap");
            exit(2);
        }
        p->size = size;
    }
    return p->first + p->size - length;
}

/* A copy of `length` bytes there. */
static inline void *copied(pages *p, const void *bytes, size_t length)
{
    void *copy = at_the_end(p, length);
    if (length > 0) memcpy(copy, bytes, length);
    return copy;
}

/* Whether each of `length` bytes is `byte`. */
static inline int all(const void *memory, size_t length, unsigned char byte)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != byte) return 0;
    }
    return 1;
}

/* Whether `length` bytes are UTF-8. */
static inline int is_utf8(const char *text, size_t length)
{
    const unsigned char *byte = (const unsigned char *)text, *end = byte + length;
    while (byte < end) {
        const unsigned char first = *byte++;
        if ((first >= 0x80 && first < 0xC2) || first >= 0xF5) return 0;
        const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        for (int i = 0; i < more; i++) {
            if (byte == end || (*byte++ & 0xC0) != 0x80) return 0;
        }
    }
    return 1;
}

/* The table that tables.py writes: one line at a time. */
typedef struct {
    char *bytes, *next, *end;
    unsigned long line;
    int count;
    struct {
        char *bytes;
        size_t length;
    } fields[32];
} table;

static inline void open_table(table *t, const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = 0;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0) {
        perror(path);
        exit(2);
    }
    t->bytes = allocated((size_t)size + 1);
    if (fread(t->bytes, 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    t->next = t->bytes;
    t->end = t->bytes + size;
    t->line = 0;
}

static inline int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Reads the next line: 0 at the end. Each field ends with a NUL, and may have others before it. */
static inline int next_line(table *t)
{
    if (t->next == t->end) return 0;
    char *from = t->next, *to = t->next;
    t->line++;
    t->count = 0;
    for (;;) {
        char *first = to;
        while (*from != '\t' && *from != '\n') {
            if (*from == '\\') {
                *to++ = (char)(hex_digit(from[2]) * 16 + hex_digit(from[3]));
                from += 4;
            } else {
                *to++ = *from++;
            }
        }
        const char separator = *from++;
        *to = '\0';
        CHECK(t->count < 32);
        t->fields[t->count].bytes = first;
        t->fields[t->count++].length = (size_t)(to++ - first);
        if (separator == '\n') break;
    }
    t->next = from;
    return 1;
}

static inline int line_is(const table *t, const char *what, int fields)
{
    if (strcmp(t->fields[0].bytes, what) != 0) return 0;
    CHECK_STATUS(t->count, fields);
    return 1;
}

static inline int64_t wide(const table *t, int field)
{
    char *end;
    const long long found = strtoll(t->fields[field].bytes, &end, 10);
    CHECK(*end == '\0' && t->fields[field].length > 0);
    return found;
}

static inline int32_t whole(const table *t, int field)
{
    const int64_t found = wide(t, field);
    CHECK(found >= INT32_MIN && found <= INT32_MAX);
    return (int32_t)found;
}

static inline uint32_t part(const table *t, int field)
{
    const int64_t found = wide(t, field);
    CHECK(found >= 0 && found <= UINT32_MAX);
    return (uint32_t)found;
}

/* A field into a character array that is zero: padded, or full. */
static inline void text_into(const table *t, int field, char *array, size_t size)
{
    CHECK(t->fields[field].length <= size);
    memcpy(array, t->fields[field].bytes, t->fields[field].length);
}

#endif
