/* Cases in, statements out: one JSON object per line. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ibo.h"

/* A buffer that grows and is reused for each line. */
typedef struct {
    char *bytes;
    size_t length, capacity;
} text;

static int reserve(text *t, size_t capacity)
{
    if (capacity > t->capacity) {
        char *grown = realloc(t->bytes, capacity);
        if (grown == NULL) return 0;
        t->bytes = grown;
        t->capacity = capacity;
    }
    return 1;
}

/* Reads the next line without its line end: 1, or 0 at the end of the input, or -1 if it cannot be read. */
static int next_line(FILE *from, text *line)
{
    int c;
    line->length = 0;
    while ((c = getc(from)) != EOF && c != '\n') {
        if (line->length == line->capacity && !reserve(line, 2 * line->capacity)) return -1;
        line->bytes[line->length++] = (char)c;
    }
    return ferror(from) ? -1 : c == '\n' || line->length > 0;
}

/* Computes a line; its statement as JSON is in `json`. The statement is freed on every path. */
static ibo_status compute(const text *line, text *json, ibo_error *error)
{
    ibo_statement *statement = NULL;
    ibo_status status = ibo_statement_from_json(line->bytes, line->length, &statement, error);
    if (status != IBO_OK) return status;

    status = ibo_statement_to_json(statement, json->bytes, json->capacity, &json->length);
    if (status == IBO_BUFFER_TOO_SMALL && reserve(json, json->length + 1)) {
        status = ibo_statement_to_json(statement, json->bytes, json->capacity, &json->length);
    }
    ibo_statement_free(statement);
    return status;
}

int main(void)
{
    text line = {NULL, 0, 0}, json = {NULL, 0, 0};
    int more = reserve(&line, 4096) && reserve(&json, 4096) ? 1 : -1;
    int refused = 0;

    for (unsigned long number = 1; more > 0 && (more = next_line(stdin, &line)) > 0; number++) {
        ibo_error error = {.struct_size = sizeof error};
        ibo_status status = compute(&line, &json, &error);
        if (status == IBO_OK) {
            puts(json.bytes);
        } else if (status < 1000) { /* the fault is in this program or its memory, not in the line */
            fprintf(stderr, "line %lu: %s\n", number, ibo_status_meaning(status, IBO_LANGUAGE_EN));
            more = -1;
        } else {
            fprintf(stderr, "line %lu: %s at %s: %s\n", number, ibo_status_name(status), error.at[0] ? error.at : "-", error.message);
            refused = 1;
        }
    }
    if (fflush(stdout) != 0 || ferror(stdout)) more = -1;
    free(line.bytes);
    free(json.bytes);
    return more < 0 ? 2 : refused;
}
