/* Pointers that are NULL or misaligned. */
#ifndef HOSTILE_POINTERS_H
#define HOSTILE_POINTERS_H

#include "calls.h"

static void every_null_or_misaligned_pointer_is_refused(void)
{
    unsigned long nulls = 0, misaligned = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[POINTERS];
        doing = f->name;
        restore();
        size_t count = pointers_of(f, p);
        CHECK_STATUS(f->call(p), IBO_OK); /* so that what follows is refused for its one fault */
        check_no_error(f, p);
        for (size_t j = 0; j < count; j++) {
            restore();
            pointers_of(f, p);
            p[j] = NULL;
            if (f->pointers[j].required) {
                refuse(f, p, IBO_NULL_POINTER, f->pointers[j].name);
            } else {
                CHECK_STATUS(f->call(p), IBO_OK);
                check_no_error(f, p);
            }
            nulls++;
            for (size_t off = 1; off < kinds[f->pointers[j].kind].alignment; off++) {
                restore();
                pointers_of(f, p);
                p[j] = (char *)p[j] + off;
                refuse(f, p, IBO_MISALIGNED_POINTER, f->pointers[j].name);
                misaligned++;
            }
        }
        /* A fault without a place to tell it. */
        for (size_t j = 0; j + 1 < count; j++) {
            if (f->pointers[count - 1].kind != ERROR || !f->pointers[j].required) continue;
            restore();
            pointers_of(f, p);
            p[count - 1] = NULL;
            p[j] = NULL;
            refuse(f, p, IBO_NULL_POINTER, NULL);
            check_nothing_told();
        }
    }
    restore();
    doing = "the functions that free";
    CHECK_STATUS(ibo_statement_free(NULL), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_free((ibo_statement *)(void *)((char *)statement + 1)), IBO_MISALIGNED_POINTER);
    CHECK_STATUS(ibo_parameters_free((ibo_parameters *)(void *)((char *)parameters + 4)), IBO_MISALIGNED_POINTER);
    printf("%zu functions: %lu pointers NULL, %lu misaligned\n", FUNCTIONS, nulls, misaligned);
}

#endif
