/* The header alone, twice, before anything else: as C99, C11, C17 and as C++17. */
#include "ibo.h"

#include "ibo.h"

int main(void)
{
    ibo_case the_case;
    ibo_error error;
    the_case.struct_size = sizeof the_case;
    error.struct_size = sizeof error;
    return ibo_abi_version() == IBO_ABI_VERSION && the_case.struct_size > error.rule - (char *)&error ? 0 : 1;
}
