// The lines of a statement, in Dutch and English.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>

#include "ibo.h"

// A refusal, with its number in the catalogue and the field.
class Refused : public std::runtime_error {
public:
    Refused(ibo_status status, const ibo_error& error)
        : std::runtime_error(error.message), number(status), name(ibo_status_name(status)), at(error.at), rule(error.rule) {}

    const int32_t number;
    const std::string name, at, rule;
};

// A call without an `ibo_error` fails only because of a fault in this program.
static void must(ibo_status status) {
    if (status != IBO_OK) throw std::logic_error(ibo_status_meaning(status, IBO_LANGUAGE_EN));
}

struct Free {
    void operator()(ibo_statement* statement) const { ibo_statement_free(statement); }
};

class Statement {
public:
    Statement(const ibo_case& the_case, const ibo_unemployment_record& benefit) {
        ibo_error error{};
        error.struct_size = sizeof error;
        ibo_statement* made = nullptr;
        const ibo_status status =
            ibo_statement_compute(&the_case, &benefit, 1, sizeof benefit, nullptr, 0, 0, nullptr, 0, 0, &made, &error);
        if (status != IBO_OK) {
            throw Refused(status, error);
        }
        statement_.reset(made);
    }

    std::size_t lines() const {
        std::size_t count = 0;
        must(ibo_statement_line_count(statement_.get(), &count));
        return count;
    }

    ibo_line line(std::size_t index) const {
        ibo_line line{};
        line.struct_size = sizeof line;
        must(ibo_statement_line(statement_.get(), index, &line));
        return line;
    }

    std::string formula(std::size_t index) const {
        std::size_t needed = 0;
        must(ibo_statement_line_formula(statement_.get(), index, nullptr, 0, &needed));
        std::string text(needed, '\0');
        // A std::string has room for the closing NUL behind its characters.
        must(ibo_statement_line_formula(statement_.get(), index, text.data(), text.size() + 1, nullptr));
        return text;
    }

private:
    std::unique_ptr<ibo_statement, Free> statement_;
};

// The amount of a line, which is never below zero.
static std::string euro(int64_t cents) {
    const std::string decimals = std::to_string(cents % 100);
    return std::to_string(cents / 100) + (decimals.size() < 2 ? ".0" : ".") + decimals;
}

// What a line does to the running amount: `=` is the amount from there on, and a line without a sign is left out.
static char sign(int32_t role) {
    switch (role) {
    case IBO_ROLE_BASE: return '+';
    case IBO_ROLE_DEDUCTED: return '-';
    case IBO_ROLE_RESULT: return '=';
    default: return ' ';
    }
}

static int run() {
    if (ibo_abi_version() != IBO_ABI_VERSION) throw std::runtime_error("libibo has another ABI than ibo.h");

    ibo_case the_case{}; // fields that are not set are absent
    the_case.struct_size = sizeof the_case;
    std::strcpy(the_case.case_ref, "A-1027");
    the_case.month = 202603;
    the_case.kind = IBO_KIND_IBO;
    the_case.start = 20260302;
    the_case.end = 20260828;
    the_case.percentage = 80;
    the_case.has_reference_gross_wage = 1;
    the_case.reference_gross_wage_cents = 250000;
    the_case.employment_fraction = {3800, 3800};
    the_case.unemployment_availability = IBO_AVAILABILITY_DATA;
    the_case.leefloon_availability = IBO_AVAILABILITY_NO_DATA;
    the_case.sickness_availability = IBO_AVAILABILITY_NO_DATA;

    ibo_unemployment_record benefit{};
    benefit.struct_size = sizeof benefit;
    benefit.from = 20260105;
    benefit.basis = IBO_BASIS_FULL;
    benefit.day_amount_cents = 5529;
    std::strcpy(benefit.benefit_type, "full-unemployment");

    const Statement statement(the_case, benefit);
    for (std::size_t index = 0; index < statement.lines(); ++index) {
        const ibo_line line = statement.line(index);
        std::printf("%-32s %c%9s  %-5s %s | %s | %s\n", line.name, sign(line.role), euro(line.amount_cents).c_str(), line.rule,
                    line.label_nl, line.label_en, statement.formula(index).c_str());
    }

    the_case.percentage = 75;
    try {
        const Statement refused(the_case, benefit);
        return EXIT_FAILURE;
    } catch (const Refused& error) {
        std::printf("%s (%d) at %s, %s: %s\n", error.name.c_str(), static_cast<int>(error.number), error.at.c_str(), error.rule.c_str(),
                    error.what());
    }
    return EXIT_SUCCESS;
}

int main() {
    try {
        return run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return EXIT_FAILURE;
    }
}
