/* A program of a later release, whose header has two structs that have grown. On the library of that
 * release it gets what they have more; on today's it is told that they have not.
 *
 *   later today | later grown */
#include <stdio.h>
#include <string.h>

#include "ibo.h"

#define CHECK(condition)                                                      \
    do {                                                                      \
        if (!(condition)) {                                                   \
            fprintf(stderr, "later.c:%d: %s\n", __LINE__, #condition);        \
            return 1;                                                         \
        }                                                                     \
    } while (0)

enum { TODAY = 48, LATER = 56 };

int main(int count, char **arguments)
{
    const char *json = "{\"premium\":\"588.57\",\"fraction\":\"38/38\"}";
    ibo_fraction whole = {100, 100};
    ibo_error error = {.struct_size = sizeof error};
    char buffer[16384];
    int grown;
    CHECK(count == 2);
    grown = strcmp(arguments[1], "grown") == 0;
    CHECK(sizeof(ibo_payment_result) == LATER && sizeof(ibo_options) == 24);

    /* What the library fills: as much as it says in struct_size. The rest is zeros. */
    ibo_payment_result paid;
    memset(&paid, 0x55, sizeof paid);
    paid.struct_size = sizeof paid;
    CHECK(ibo_payment(58857, whole, whole, &paid, &error) == IBO_OK);
    CHECK(paid.net_cents == 52318);
    CHECK(paid.struct_size == (grown ? LATER : TODAY));
    CHECK(paid.later_cents == (grown ? 4242 : 0));

    /* The struct can be used again as it is. */
    CHECK(ibo_payment(58857, whole, whole, &paid, &error) == IBO_OK);
    CHECK(paid.net_cents == 52318 && paid.struct_size == (grown ? LATER : TODAY));

    /* In an array the size of the element is the stride. */
    ibo_payment_row rows[2] = {{.struct_size = sizeof rows[0], .premium_cents = 58857,
                                .employment = {100, 100}, .attendance = {100, 100}},
                               {.struct_size = sizeof rows[0], .premium_cents = 22500,
                                .employment = {100, 100}, .attendance = {100, 100}}};
    ibo_payment_result results[2];
    ibo_status statuses[2];
    memset(results, 0x55, sizeof results);
    CHECK(ibo_payments(rows, 2, sizeof rows[0], NULL, results, sizeof results[0], statuses, NULL,
                       NULL, 0, 0, &error) == IBO_OK);
    CHECK(results[0].net_cents == 52318 && results[1].net_cents == 20000);
    CHECK(results[1].struct_size == (grown ? LATER : TODAY));
    CHECK(results[1].later_cents == (grown ? 4242 : 0));

    /* A field that the library does not know is not ignored. Zero is absent, in both. */
    ibo_options options = {.struct_size = sizeof options};
    CHECK(ibo_json_payment(json, strlen(json), &options, NULL, buffer, sizeof buffer, NULL,
                           &error) == IBO_OK);
    options.later = 1;
    ibo_status status = ibo_json_payment(json, strlen(json), &options, NULL, buffer, sizeof buffer,
                                         NULL, &error);
    if (grown) {
        CHECK(status == IBO_OK);
        options.later = 2;
        CHECK(ibo_json_payment(json, strlen(json), &options, NULL, buffer, sizeof buffer, NULL,
                               &error) == IBO_ERROR_WRONG_TYPE);
        CHECK(strcmp(error.at, "later") == 0);
    } else {
        CHECK(status == IBO_ERROR_UNKNOWN_FIELD);
        CHECK(strcmp(error.at, "options") == 0);
    }
    CHECK(buffer[0] == '\0');
    puts("later: ok");
    return 0;
}
