/*
 * Faults on purpose, one at a time, which the tools must see: faults overflow|overread|use-after-free|leak|signed|misaligned|none
 *
 * A checker that lets its fault pass was not on.
 */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ibo.h"

static const char json[] =
    "{\"case_ref\":\"A-1027\",\"month\":\"2025-10\",\"agreement\":{\"kind\":\"ibo-plus\",\"start\":\"2025-09-01\",\"end\":\"2026-02-27\","
    "\"employment_fraction\":\"38/38\"},\"unemployment\":{\"availability\":\"no-data\"},\"leefloon\":{\"availability\":\"no-data\"},"
    "\"sickness\":{\"availability\":\"no-data\"}}";

/* Not to be seen through by a compiler. */
static volatile int one = 1;

int main(int count, char **arguments)
{
    const char *fault = count > 1 ? arguments[1] : "";
    ibo_statement *statement = NULL;
    ibo_error error = {.struct_size = sizeof error};
    if (ibo_statement_from_json(json, sizeof json - 1, &statement, &error) != IBO_OK) {
        fprintf(stderr, "%s: %s\n", error.at, error.message);
        return 2;
    }
    size_t needed = 0;
    if (strcmp(fault, "overflow") == 0) {
        /* A capacity that lies: the library writes past the buffer. */
        char *buffer = malloc(16);
        if (buffer == NULL) return 2;
        ibo_statement_to_json(statement, buffer, 1 << 20, &needed);
        free(buffer);
    } else if (strcmp(fault, "overread") == 0) {
        /* A length that lies: the library reads past the text. */
        char *text = malloc(sizeof json / 2);
        if (text == NULL) return 2;
        memcpy(text, json, sizeof json / 2);
        ibo_statement *none = NULL;
        ibo_statement_from_json(text, sizeof json - 1, &none, NULL);
        free(text);
    } else if (strcmp(fault, "use-after-free") == 0) {
        ibo_statement_free(statement);
        ibo_statement_line_count(statement, &needed);
        return 0;
    } else if (strcmp(fault, "leak") == 0) {
        statement = NULL;
        return 0;
    } else if (strcmp(fault, "signed") == 0) {
        int large = INT_MAX - 1 + one;
        large += one;
        printf("%d\n", large);
    } else if (strcmp(fault, "misaligned") == 0) {
        char bytes[2 * sizeof(int32_t)] = {0};
        const int32_t *number = (const int32_t *)(const void *)(bytes + one);
        if ((uintptr_t)number % sizeof *number == 0) number = (const int32_t *)(const void *)(bytes + one + 1);
        printf("%d\n", (int)*number);
    } else if (strcmp(fault, "none") != 0) {
        fprintf(stderr, "faults overflow|overread|use-after-free|leak|signed|misaligned|none\n");
        return 2;
    }
    return ibo_statement_free(statement) == IBO_OK ? 0 : 2;
}
