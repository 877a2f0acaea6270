// The payroll of a month: month FOLDER
//
// Reads the employees of a month and the records of their benefits. Prints who is refused, what the
// employers are told, the payments, and the corrections of what was issued before. FOLDER has
// employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
//
// For a payroll of your own, change `month`, the columns where a file is read, and `report`.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ibo.h"

namespace {

constexpr int32_t month = 202603;
constexpr std::size_t shown = 5; // the first employees, whose amounts are printed

// Structs of the library start from zeros, which mean absent, and with their size.
template <typename Struct>
Struct sized() {
    Struct made{};
    made.struct_size = sizeof made;
    return made;
}

// A status that was not expected.
class Failure : public std::runtime_error {
public:
    Failure(std::string_view what, ibo_status status, const ibo_error& error)
        : std::runtime_error(std::string(what) + ": " + ibo_status_name(status) + " (" +
                             std::to_string(status) + ") at " + error.at + ": " + error.message) {}
};

// Every status is checked.
void must(std::string_view what, ibo_status status, const ibo_error& error) {
    if (status != IBO_OK) throw Failure(what, status, error);
}

// A file: a header, commas, no quotes, amounts with two decimals, dates yyyy-mm-dd.
class Csv {
public:
    // With another header the amounts would be others.
    Csv(const std::string& folder, const std::string& name, std::string_view header)
        : name_(name), file_(folder + "/" + name) {
        if (!file_) throw std::runtime_error(folder + "/" + name + " cannot be opened");
        columns_ = static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')) + 1;
        if (!std::getline(file_, line_) || line_ != header) bad("the columns must be others");
    }

    // Reads the next row; false at the end of the file.
    bool next() {
        ++number_;
        if (!std::getline(file_, line_)) {
            if (file_.bad()) bad("cannot be read");
            return false;
        }
        fields_.clear();
        for (std::string_view rest = line_;;) {
            const std::size_t end = rest.find(',');
            fields_.push_back(rest.substr(0, end));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
        if (fields_.size() != columns_) bad("too few or too many columns");
        return true;
    }

    std::string_view text(std::size_t column) const { return fields_[column]; }
    bool has(std::size_t column) const { return !fields_[column].empty(); }

    // A date as yyyymmdd, a month as yyyymm; 0, for absent, if it is empty. The library checks it.
    int32_t date(std::size_t column) const {
        const std::string_view field = text(column);
        if (field.empty()) return 0;
        const bool has_day = field.size() == 10;
        if ((!has_day && field.size() != 7) || field[4] != '-' || (has_day && field[7] != '-')) {
            bad("a date in another form");
        }
        const auto year = digits<int32_t>(field.substr(0, 4));
        const auto year_and_month = 100 * year + digits<int32_t>(field.substr(5, 2));
        return has_day ? 100 * year_and_month + digits<int32_t>(field.substr(8)) : year_and_month;
    }

    // An amount in cents, or hours in hundredths. It must be there, since the library cannot tell
    // an amount that was forgotten from 0.00.
    int64_t cents(std::size_t column) const {
        std::string_view field = text(column);
        const bool is_negative = field.substr(0, 1) == "-";
        if (is_negative) field.remove_prefix(1);
        if (field.size() < 4 || field.size() > 12 || field[field.size() - 3] != '.') {
            bad("an amount without two decimals");
        }
        const int64_t value = digits<int64_t>(field.substr(0, field.size() - 3)) * 100 +
                              digits<int64_t>(field.substr(field.size() - 2));
        return is_negative ? -value : value;
    }

    // Two fields of hours. The library refuses what is too large, and so what was below zero.
    ibo_fraction fraction(std::size_t part, std::size_t whole_of_it) const {
        return {hours(part), hours(whole_of_it)};
    }

    int32_t whole(std::size_t column) const {
        const bool is_negative = text(column).substr(0, 1) == "-";
        const int32_t value = digits<int32_t>(text(column).substr(is_negative ? 1 : 0));
        return is_negative ? -value : value;
    }

    // A number that may be absent, which 0 means.
    int32_t optional(std::size_t column) const { return has(column) ? whole(column) : 0; }

    // The place of a word in a list; -1 for another word, which the library refuses.
    template <std::size_t Count>
    int32_t word(std::size_t column, const std::array<std::string_view, Count>& words) const {
        const auto found = std::find(words.begin(), words.end(), text(column));
        return found == words.end() ? -1 : static_cast<int32_t>(found - words.begin());
    }

    // A text into the array of a struct, which is zeros.
    template <std::size_t Size>
    void copy(std::size_t column, char (&field)[Size]) const {
        if (text(column).size() >= Size) bad("a text is too long");
        text(column).copy(field, Size);
    }

    [[noreturn]] void bad(std::string_view why) const {
        throw std::runtime_error(name_ + ", line " + std::to_string(number_) + ": " +
                                 std::string(why));
    }

private:
    template <typename Number>
    Number digits(std::string_view text) const {
        Number value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool is_number = error == std::errc() && end == text.data() + text.size();
        if (!is_number || text[0] == '-') bad("not a number");
        return value;
    }

    uint32_t hours(std::size_t column) const {
        const int64_t hundredths = cents(column);
        const bool fits = hundredths >= 0 && hundredths <= UINT32_MAX;
        return fits ? static_cast<uint32_t>(hundredths) : UINT32_MAX;
    }

    std::string name_, line_;
    std::ifstream file_;
    std::size_t columns_ = 0, number_ = 1;
    std::vector<std::string_view> fields_; // in `line_`
};

// The words of the files. Each stands at the place that its constant in ibo.h has as number.
template <std::size_t Count>
using Words = std::array<std::string_view, Count>;
constexpr Words<3> kinds{"", "ibo", "ibo-plus"};
constexpr Words<5> answers{"not-asked", "data", "no-data", "no-result", "filtered"};
constexpr Words<3> bases{"", "full", "half"};
constexpr Words<3> states{"original", "modified", "cancelled"};

// What was read: the employees, and the records of all of them in the order of the files.
class Input {
public:
    explicit Input(const std::string& folder) {
        read_employees(folder);
        read_unemployment(folder);
        read_leefloon(folder);
        read_sickness(folder);
        read_issued(folder);
    }

    std::vector<ibo_case> cases;
    std::vector<ibo_unemployment_record> unemployment;
    std::vector<ibo_leefloon_record> leefloon;
    std::vector<ibo_sickness_record> sickness;
    std::vector<ibo_issued> issued;

private:
    void read_employees(const std::string& folder) {
        Csv in(folder, "employees.csv",
               "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
               "employment_hours,full_time_hours,paid_hours,normal_hours,"
               "unemployment,leefloon,sickness");
        while (in.next()) {
            auto one = sized<ibo_case>();
            one.case_index = static_cast<uint32_t>(cases.size());
            one.month = month;
            in.copy(0, one.case_ref);
            one.kind = in.word(1, kinds);
            one.start = in.date(2);
            one.end = in.date(3);
            one.stopped = in.date(4);
            one.has_reference_gross_wage = in.has(5);
            if (in.has(5)) one.reference_gross_wage_cents = in.cents(5);
            one.percentage = in.optional(6);
            one.rsz_base = in.optional(7);
            one.employment_fraction = in.fraction(8, 9);
            if (in.has(10) || in.has(11)) { // without hours the whole month is paid
                one.attendance_kind = IBO_ATTENDANCE_RATIO;
                one.attendance = in.fraction(10, 11);
            }
            one.unemployment_availability = in.word(12, answers);
            one.leefloon_availability = in.word(13, answers);
            one.sickness_availability = in.word(14, answers);
            if (!places_.emplace(in.text(0), cases.size()).second) in.bad("case_ref stands twice");
            cases.push_back(one);
        }
    }

    // The employee of a record, found by reference: the records of a file may stand in any order.
    ibo_case& owner(const Csv& in) {
        const auto found = places_.find(std::string(in.text(0)));
        if (found == places_.end()) in.bad("employees.csv does not have this case_ref");
        return cases[found->second];
    }

    void read_unemployment(const std::string& folder) {
        Csv in(folder, "unemployment.csv",
               "case_ref,from,to,day_amount,basis,half_per_week,benefit_type");
        while (in.next()) {
            auto record = sized<ibo_unemployment_record>();
            ibo_case& of = owner(in);
            ++of.unemployment_count;
            record.case_index = of.case_index;
            record.from = in.date(1);
            record.to = in.date(2);
            record.day_amount_cents = in.cents(3);
            record.basis = in.word(4, bases);
            record.half_per_week = in.optional(5);
            in.copy(6, record.benefit_type);
            unemployment.push_back(record);
        }
    }

    void read_leefloon(const std::string& folder) {
        Csv in(folder, "leefloon.csv", "case_ref,month,aid_type,entry_kind,amount");
        while (in.next()) {
            auto record = sized<ibo_leefloon_record>();
            ibo_case& of = owner(in);
            ++of.leefloon_count;
            record.case_index = of.case_index;
            record.month = in.date(1);
            in.copy(2, record.aid_type);
            in.copy(3, record.entry_kind);
            record.amount_cents = in.cents(4);
            leefloon.push_back(record);
        }
    }

    void read_sickness(const std::string& folder) {
        Csv in(folder, "sickness.csv",
               "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,attest_id,"
               "version,status");
        while (in.next()) {
            auto record = sized<ibo_sickness_record>();
            ibo_case& of = owner(in);
            ++of.sickness_count;
            record.case_index = of.case_index;
            in.copy(1, record.document_type);
            in.copy(2, record.benefit_code);
            record.nature = in.whole(3);
            record.from = in.date(4);
            record.to = in.date(5);
            record.gross_taxable_cents = in.cents(6);
            record.days = in.whole(7);
            in.copy(8, record.attest_id);
            record.version = in.optional(9);
            record.status = in.word(10, states);
            sickness.push_back(record);
        }
    }

    // What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`.
    void read_issued(const std::string& folder) {
        Csv in(folder, "issued.csv",
               "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
               "premium_after_fraction,premium_due,withholding_tax,net,employer_contribution");
        while (in.next()) {
            auto result = sized<ibo_issued>();
            in.copy(0, result.case_ref);
            result.month = month;
            result.kind = in.word(1, kinds);
            result.status = in.whole(2);
            if (result.status == IBO_OK) result.amounts = issued_amounts(in);
            issued.push_back(result);
        }
    }

    static ibo_amounts issued_amounts(const Csv& in) {
        auto amounts = sized<ibo_amounts>();
        amounts.scheme = in.whole(3);
        amounts.payer = in.whole(4);
        amounts.certainty = in.whole(5);
        amounts.replacement_income_cents = in.cents(6);
        amounts.premium_cents = in.cents(7);
        amounts.premium_after_fraction_cents = in.cents(8);
        amounts.premium_due_cents = in.cents(9);
        amounts.withholding_tax_cents = in.cents(10);
        amounts.net_cents = in.cents(11);
        amounts.has_employer_contribution = in.has(12);
        if (in.has(12)) amounts.employer_contribution_cents = in.cents(12);
        return amounts;
    }

    std::unordered_map<std::string, std::size_t> places_; // of the employees, by reference
};

struct Free {
    void operator()(ibo_statement* statement) const { ibo_statement_free(statement); }
};
using Statement = std::unique_ptr<ibo_statement, Free>;

// Some payments or notices together.
struct Sum {
    std::size_t count = 0;
    int64_t premium = 0, due = 0, tax = 0, net = 0;

    // `Result` is an ibo_payment_result or an ibo_amounts.
    template <typename Result>
    void add(const Result& result) {
        ++count;
        premium += result.premium_cents;
        due += result.premium_due_cents;
        tax += result.withholding_tax_cents;
        net += result.net_cents;
    }
};

// The month: what was read, and what came of it.
class Month {
public:
    explicit Month(Input input) : in_(std::move(input)) {
        compute();
        notices();
        payments();
        corrections();
    }

    void report(std::ostream& out) const;

private:
    // The amounts of all employees in one call, with the records as they stand in the files.
    void compute() {
        auto error = sized<ibo_error>();
        amounts_.resize(in_.cases.size());
        statuses_.resize(in_.cases.size());
        errors_.resize(in_.cases.size());
        std::size_t refused = 0;
        must("amounts",
             ibo_amounts_compute_many(
                 in_.cases.data(), in_.cases.size(), sizeof(ibo_case), in_.unemployment.data(),
                 in_.unemployment.size(), sizeof(ibo_unemployment_record), in_.leefloon.data(),
                 in_.leefloon.size(), sizeof(ibo_leefloon_record), in_.sickness.data(),
                 in_.sickness.size(), sizeof(ibo_sickness_record), nullptr, 0, 0, nullptr, nullptr,
                 amounts_.data(), sizeof(ibo_amounts), statuses_.data(), &refused, errors_.data(),
                 errors_.size(), sizeof(ibo_error), &error),
             error);
        errors_.resize(refused); // the others are empty
        for (std::size_t i = 0; i < amounts_.size(); ++i) {
            const ibo_amounts& amounts = amounts_[i];
            if (statuses_[i] == IBO_OK && amounts.payer == IBO_PAYER_VDAB) vdab_.add(amounts);
        }
    }

    // The notices to the employers. A notice needs a statement, and that the records of its case.
    void notices() {
        const auto by_case = [](auto& records) {
            std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
                return a.case_index < b.case_index;
            });
        };
        by_case(in_.unemployment);
        by_case(in_.leefloon);
        by_case(in_.sickness);
        const ibo_unemployment_record* unemployment = in_.unemployment.data();
        const ibo_leefloon_record* leefloon = in_.leefloon.data();
        const ibo_sickness_record* sickness = in_.sickness.data();
        for (const ibo_case& one : in_.cases) {
            if (statuses_[one.case_index] == IBO_OK) {
                auto error = sized<ibo_error>();
                ibo_statement* made = nullptr;
                must(one.case_ref,
                     ibo_statement_compute(&one, unemployment, one.unemployment_count,
                                           sizeof *unemployment, leefloon, one.leefloon_count,
                                           sizeof *leefloon, sickness, one.sickness_count,
                                           sizeof *sickness, &made, &error),
                     error);
                notice(one, Statement(made));
            }
            unemployment += one.unemployment_count;
            leefloon += one.leefloon_count;
            sickness += one.sickness_count;
        }
    }

    // What the employer is told of a case. It pays the premium of the notice, for its own hours.
    void notice(const ibo_case& one, const Statement& statement) {
        auto error = sized<ibo_error>();
        auto told = sized<ibo_notice>();
        const ibo_status status = ibo_notice_compute(statement.get(), &told, &error);
        if (const auto found = without_notice_.find(status); found != without_notice_.end()) {
            ++found->second;
            return;
        }
        must(one.case_ref, status, error);
        if (told.kind == IBO_NOTICE_CONTRIBUTION) {
            ++contributions_;
            contribution_cents_ += told.amount_cents;
            return;
        }
        const bool has_hours = one.attendance_kind == IBO_ATTENDANCE_RATIO;
        auto row = sized<ibo_payment_row>();
        row.month = told.month;
        row.premium_cents = told.amount_cents;
        row.employment = one.employment_fraction;
        row.attendance = has_hours ? one.attendance : ibo_fraction{100, 100};
        rows_.push_back(row);
        premium_cents_ += told.amount_cents;
    }

    // What the employers pay, in one call: from the premiums of the notices and their own hours.
    void payments() {
        auto error = sized<ibo_error>(), first = sized<ibo_error>();
        std::vector<ibo_payment_result> paid(rows_.size());
        std::vector<ibo_status> statuses(rows_.size());
        std::size_t refused = 0;
        must("payments",
             ibo_payments(rows_.data(), rows_.size(), sizeof(ibo_payment_row), nullptr, paid.data(),
                          sizeof(ibo_payment_result), statuses.data(), &refused, &first, 1,
                          sizeof first, &error),
             error);
        must("a payment", first.number, first); // no row may be left out
        for (const ibo_payment_result& result : paid) employers_.add(result);
    }

    // What is still to be paid or recovered, from what was issued to what is computed now.
    void corrections() {
        std::vector<ibo_issued> now;
        for (const ibo_case& one : in_.cases) {
            auto result = sized<ibo_issued>();
            result.month = month;
            result.status = statuses_[one.case_index];
            if (result.status == IBO_OK) result.kind = one.kind;
            result.amounts = amounts_[one.case_index];
            std::copy(std::begin(one.case_ref), std::end(one.case_ref), result.case_ref);
            now.push_back(result);
        }
        auto error = sized<ibo_error>();
        std::vector<ibo_row_correction> rows(in_.issued.size() + now.size());
        std::size_t written = 0;
        must("corrections",
             ibo_corrections(in_.issued.data(), in_.issued.size(), sizeof(ibo_issued), now.data(),
                             now.size(), sizeof(ibo_issued), 0, rows.data(),
                             sizeof(ibo_row_correction), &written, &totals_, &error),
             error);
        rows.resize(written);
        to_pay_.resize(now.size());
        for (const ibo_row_correction& row : rows) {
            if (row.after_index < 0) continue; // it is gone
            to_pay_[static_cast<std::size_t>(row.after_index)] = row.to_pay_cents;
        }
    }

    Input in_;
    std::vector<ibo_amounts> amounts_; // of each employee; zeros if refused
    std::vector<ibo_status> statuses_; // of each employee
    std::vector<ibo_error> errors_;    // of each who is refused
    std::vector<ibo_payment_row> rows_; // what the employers pay, one for each notice of a premium
    std::vector<int64_t> to_pay_;       // of each employee; below zero to be recovered
    // The notices that there are not, and why.
    std::map<ibo_status, std::size_t> without_notice_{{IBO_ERROR_NOTICE_FOR_IBO_PLUS, 0},
                                                      {IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION, 0}};
    std::size_t contributions_ = 0;
    int64_t premium_cents_ = 0, contribution_cents_ = 0;
    Sum employers_, vdab_;
    ibo_correction_totals totals_ = sized<ibo_correction_totals>();
};

// Cents as euro.
std::string euro(int64_t cents) {
    const int64_t positive = cents < 0 ? -cents : cents;
    const std::string decimals = std::to_string(100 + positive % 100).substr(1);
    return (cents < 0 ? "-" : "") + std::to_string(positive / 100) + "." + decimals;
}

// The lines of the report: a label, with a count, an amount, or both.
class Lines {
public:
    explicit Lines(std::ostream& out) : out_(out) {}

    void count(std::string_view label, uint64_t count) const {
        label_and_count(label, count);
        out_ << '\n';
    }

    void amount(std::string_view label, int64_t cents) const {
        out_ << std::left << std::setw(36) << label << std::right << std::setw(16) << euro(cents)
             << '\n';
    }

    void both(std::string_view label, uint64_t count, int64_t cents) const {
        label_and_count(label, count);
        out_ << std::setw(16) << euro(cents) << '\n';
    }

    void paid(std::string_view payer, const Sum& sum) const {
        out_ << "\nPaid by " << payer << '\n';
        count("payments", sum.count);
        amount("premium", sum.premium);
        amount("premium due", sum.due);
        amount("withholding tax", sum.tax);
        amount("net", sum.net);
    }

private:
    void label_and_count(std::string_view label, uint64_t count) const {
        out_ << std::left << std::setw(28) << label << std::right << std::setw(8) << count;
    }

    std::ostream& out_;
};

void Month::report(std::ostream& out) const {
    const Lines lines(out);
    const std::size_t count = in_.cases.size();
    const std::string digits = std::to_string(month);
    out << "Month " << digits.substr(0, 4) << '-' << digits.substr(4) << '\n';
    lines.count("employees", count);
    lines.count("computed", count - errors_.size());
    lines.count("refused", errors_.size());

    out << "\nRefused\n";
    for (const ibo_error& error : errors_) {
        out << in_.cases[static_cast<std::size_t>(error.row)].case_ref << ": "
            << ibo_status_name(error.number) << " (" << error.number << ") at " << error.at << ": "
            << error.message << '\n';
    }

    out << "\nNotices to employers\n";
    lines.both("premium", rows_.size(), premium_cents_);
    lines.both("contribution", contributions_, contribution_cents_);
    for (const auto& [status, cases] : without_notice_) lines.count(ibo_status_name(status), cases);

    lines.paid("the employer", employers_);
    lines.paid("VDAB", vdab_);

    out << "\nCorrections of what was issued\n";
    lines.count("changed", totals_.changed);
    lines.count("new", totals_.new_ones);
    lines.count("withdrawn", totals_.withdrawn);
    lines.count("unchanged", totals_.unchanged);
    lines.count("refused", totals_.refused);
    lines.amount("to pay", totals_.to_pay_cents);
    lines.amount("to recover", totals_.to_recover_cents);
    lines.amount("issued, refused now", totals_.issued_net_of_refused_cents);

    out << "\nEmployee         premium         due         tax         net  correction\n";
    for (std::size_t i = 0; i < std::min(shown, count); ++i) {
        const ibo_amounts& a = amounts_[i];
        out << std::left << std::setw(12) << in_.cases[i].case_ref << std::right;
        for (int64_t cents : {a.premium_cents, a.premium_due_cents, a.withholding_tax_cents,
                              a.net_cents, to_pay_[i]}) {
            out << std::setw(12) << euro(cents);
        }
        out << '\n';
    }
}

} // namespace

int main(int count, char** arguments) {
    try {
        if (count != 2) throw std::runtime_error("which folder? month FOLDER");
        if (ibo_abi_version() != IBO_ABI_VERSION) {
            throw std::runtime_error(std::string(ibo_version()) + " is not of this ibo.h");
        }
        auto error = sized<ibo_error>();
        must("the dated values", ibo_init(&error), error);
        Month(Input(arguments[1])).report(std::cout);
        if (!std::cout.flush()) throw std::runtime_error("the report cannot be written");
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "month: " << error.what() << '\n';
        return 1;
    }
}
