/* A library that says what the header does not know, loaded before libibo: UNKNOWN names the field
 * of which the first result has another value. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "ibo.h"

static int is(const char *field)
{
    const char *asked = getenv("UNKNOWN");
    return asked != NULL && strcmp(asked, field) == 0;
}

#define NEXT(name) \
    __typeof__(&name) next; \
    *(void **)&next = dlsym(RTLD_NEXT, #name)

ibo_status ibo_amounts_compute_many(
    const ibo_case *cases, size_t count, size_t size, const ibo_unemployment_record *unemployment,
    size_t unemployment_count, size_t unemployment_size, const ibo_leefloon_record *leefloon,
    size_t leefloon_count, size_t leefloon_size, const ibo_sickness_record *sickness,
    size_t sickness_count, size_t sickness_size, const ibo_absence *absences, size_t absence_count,
    size_t absence_size, const ibo_options *options, const ibo_parameters *parameters,
    ibo_amounts *out, size_t out_size, ibo_status *statuses, size_t *refused, ibo_error *errors,
    size_t error_count, size_t error_size, ibo_error *error)
{
    NEXT(ibo_amounts_compute_many);
    const ibo_status status = next(
        cases, count, size, unemployment, unemployment_count, unemployment_size, leefloon,
        leefloon_count, leefloon_size, sickness, sickness_count, sickness_size, absences,
        absence_count, absence_size, options, parameters, out, out_size, statuses, refused, errors,
        error_count, error_size, error);
    size_t row = 0;
    while (row < count && statuses[row] != IBO_OK) row++;
    if (row == count) return status;
    if (is("scheme")) out[row].scheme = 2031;
    if (is("payer")) out[row].payer = 3;
    if (is("certainty")) out[row].certainty = 4;
    return status;
}

ibo_status ibo_notices(const ibo_issued *issued, size_t count, size_t size, ibo_notice *out,
                       size_t out_size, ibo_status *statuses, size_t *refused, ibo_error *errors,
                       size_t error_count, size_t error_size, ibo_error *error)
{
    NEXT(ibo_notices);
    const ibo_status status = next(issued, count, size, out, out_size, statuses, refused, errors,
                                   error_count, error_size, error);
    for (size_t row = 0; is("kind of the notice") && row < count; row++) {
        if (statuses[row] == IBO_OK) out[row].kind = 3;
    }
    return status;
}

ibo_status ibo_corrections(const ibo_issued *before, size_t before_count, size_t before_size,
                           const ibo_issued *after, size_t after_count, size_t after_size,
                           int32_t with_unchanged, ibo_row_correction *out, size_t out_size,
                           size_t *written, ibo_correction_totals *totals, ibo_error *error)
{
    NEXT(ibo_corrections);
    const ibo_status status = next(before, before_count, before_size, after, after_count,
                                   after_size, with_unchanged, out, out_size, written, totals,
                                   error);
    if (is("change") && *written > 0) out[0].change = 6;
    return status;
}
