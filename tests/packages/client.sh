#!/bin/sh
# A client of an installed libibo that knows nothing but pkg-config: the month of 1000 employees,
# compared with the totals that are written beside it.
#   client.sh EXAMPLES OUTDIR
# CC is the compiler, gcc if it is not given; LINK has further words for it.
set -eu
examples="$1" out="$2"
# Words, as pkg-config gives them.
# shellcheck disable=SC2046,SC2086
"${CC:-gcc}" -std=c99 -Wall -Wextra -Wno-missing-field-initializers -Werror -o "$out/month" \
    "$examples/month.c" $(pkg-config --cflags --libs ibo) ${LINK:-}
"$out/month" "$examples/month" >"$out/month.txt"
diff --strip-trailing-cr "$examples/month/totals.txt" "$out/month.txt"
lines="$(wc -l <"$out/month.txt")"
echo "client: linked by pkg-config to ibo $(pkg-config --modversion ibo), $lines lines as written"
