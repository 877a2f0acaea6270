// The payroll of a month: month FOLDER
//
// Reads the employees of a month and the records of their benefits. Prints who is refused, what the
// employers are told, the payments, and the corrections of what was issued before. FOLDER has
// employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
//
// For a payroll of your own, change `month`, the columns where a row is read, and `report`.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <initializer_list>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
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

// A later library may have more of them; what this program does not know it must not pay.
void known(const std::string& of, const char* field, int32_t value,
           std::initializer_list<int32_t> values) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        throw std::runtime_error(of + ": the " + field + " must be one that this program knows");
    }
}

void known_certainty(const std::string& of, int32_t certainty) {
    known(of, "certainty", certainty,
          {IBO_CERTAINTY_ASSUMED, IBO_CERTAINTY_SECONDARY, IBO_CERTAINTY_OFFICIAL});
}

// Every status is checked; the sentence says what must be.
void must(const std::string& what, ibo_status status, const ibo_error& error) {
    if (status == IBO_OK) return;
    throw std::runtime_error(what + ": " + ibo_status_name(status) + " (" +
                             std::to_string(status) + ") at " + error.at + ": " + error.message);
}

using Words = std::vector<std::string_view>;

// A row of a file: a header, commas, no quotes, amounts with two decimals, dates yyyy-mm-dd.
class Row {
public:
    Row(std::string file, std::size_t number, const std::string& line)
        : file_(std::move(file)), number_(number) {
        for (std::size_t start = 0, end = 0; end != std::string::npos; start = end + 1) {
            end = line.find(',', start);
            fields_.push_back(line.substr(start, end - start));
        }
    }

    std::size_t columns() const { return fields_.size(); }
    const std::string& text(std::size_t column) const { return fields_[column]; }
    bool has(std::size_t column) const { return !text(column).empty(); }

    // A date as yyyymmdd; 0, for absent, if it is empty.
    int32_t date(std::size_t column) const { return has(column) ? day(text(column)) : 0; }

    // A month as yyyymm.
    int32_t month(std::size_t column) const { return day(text(column) + "-01") / 100; }

    // An amount in cents. An empty one is refused: the library cannot tell it from 0.00 later.
    int64_t cents(std::size_t column) const {
        const std::string& field = text(column);
        auto error = sized<ibo_error>();
        int64_t cents = 0;
        if (ibo_amount_from_text(field.data(), field.size(), IBO_FORM_STANDARD, &cents, &error)) {
            bad(error.message);
        }
        if (field.size() < 3 || field[field.size() - 3] != '.') bad("must have two decimals");
        return cents;
    }

    int64_t cents_or_none(std::size_t column) const { return has(column) ? cents(column) : 0; }

    // Two fields of hours. The library refuses what is too large, and so what was below zero.
    ibo_fraction fraction(std::size_t part, std::size_t whole_of_it) const {
        return {hours(part), hours(whole_of_it)};
    }

    // A whole number; 0, for absent, if it is empty.
    int32_t whole(std::size_t column) const {
        const std::string& field = text(column);
        const char* end = field.data() + field.size();
        int32_t value = 0;
        const auto read = std::from_chars(field.data(), end, value);
        if (has(column) && (read.ec != std::errc() || read.ptr != end)) bad("not a whole number");
        return value;
    }

    // The place of a word in a list; -1 for another word, which the library refuses.
    int32_t word(std::size_t column, const Words& words) const {
        const auto found = std::find(words.begin(), words.end(), text(column));
        return found == words.end() ? -1 : static_cast<int32_t>(found - words.begin());
    }

    // A text into the array of a struct, which is zeros.
    template <std::size_t Size>
    void copy(std::size_t column, char (&field)[Size]) const {
        if (text(column).size() >= Size) bad("a text is too long");
        text(column).copy(field, Size);
    }

    [[noreturn]] void bad(const std::string& why) const {
        throw std::runtime_error(file_ + ", line " + std::to_string(number_) + ": " + why);
    }

private:
    int32_t day(const std::string& text) const {
        auto error = sized<ibo_error>();
        int32_t day = 0;
        if (ibo_date_from_text(text.data(), text.size(), IBO_FORM_STANDARD, &day, &error)) {
            bad(error.message);
        }
        return day;
    }

    uint32_t hours(std::size_t column) const {
        const int64_t hundredths = cents(column);
        const bool fits = hundredths >= 0 && hundredths <= UINT32_MAX;
        return fits ? static_cast<uint32_t>(hundredths) : UINT32_MAX;
    }

    std::string file_;
    std::size_t number_;
    std::vector<std::string> fields_;
};

// The next line, without its end, which may be that of Windows.
bool next_line(std::istream& in, std::string& line) {
    if (!std::getline(in, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

// The structs of a file: `fill` gets each row, and the struct that it fills. With another header
// the amounts would be others.
template <typename Struct, typename Fill>
void read(const std::string& folder, const std::string& file, const std::string& header,
          std::vector<Struct>& structs, Fill fill) {
    std::ifstream in(folder + "/" + file);
    if (!in) throw std::runtime_error(folder + "/" + file + " cannot be opened");
    std::string line;
    next_line(in, line);
    // Before the columns may stand the byte order mark of UTF-8.
    if (line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    const Row head(file, 1, line);
    if (line != header) head.bad("the columns must be others");
    for (std::size_t number = 2; next_line(in, line); ++number) {
        const Row row(file, number, line);
        if (row.columns() != head.columns()) row.bad("too few or too many columns");
        auto made = sized<Struct>();
        fill(row, made);
        structs.push_back(made);
    }
    if (in.bad()) throw std::runtime_error(file + " cannot be read");
}

// What was read: the employees, and the records of all of them in the order of the files.
struct Input {
    std::vector<ibo_case> cases;
    std::vector<ibo_unemployment_record> unemployment;
    std::vector<ibo_leefloon_record> leefloon;
    std::vector<ibo_sickness_record> sickness;
    std::vector<ibo_issued> issued;
};

Input read_files(const std::string& folder) {
    // Each word stands at the place that its constant in ibo.h has as number.
    const Words kinds{"", "ibo", "ibo-plus"}, bases{"", "full", "half"};
    const Words answers{"not-asked", "data", "no-data", "no-result", "filtered"};
    const Words states{"original", "modified", "cancelled"};
    Input in;
    std::map<std::string, std::size_t> places; // of the employees, by reference
    read(folder, "employees.csv",
         "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
         "employment_hours,full_time_hours,paid_hours,normal_hours,unemployment,leefloon,sickness",
         in.cases, [&](const Row& row, ibo_case& one) {
             one.case_index = static_cast<uint32_t>(in.cases.size());
             one.month = month;
             row.copy(0, one.case_ref);
             one.kind = row.word(1, kinds);
             one.start = row.date(2);
             one.end = row.date(3);
             one.stopped = row.date(4);
             one.has_reference_gross_wage = row.has(5);
             one.reference_gross_wage_cents = row.cents_or_none(5);
             one.percentage = row.whole(6);
             one.rsz_base = row.whole(7);
             one.employment_fraction = row.fraction(8, 9);
             if (row.has(10) || row.has(11)) { // without hours the whole month is paid
                 one.attendance_kind = IBO_ATTENDANCE_RATIO;
                 one.attendance = row.fraction(10, 11);
             }
             one.unemployment_availability = row.word(12, answers);
             one.leefloon_availability = row.word(13, answers);
             one.sickness_availability = row.word(14, answers);
             if (!places.emplace(row.text(0), in.cases.size()).second) row.bad("stands twice");
         });

    // The employee of a record, found by reference: the records of a file may stand in any order.
    const auto owner = [&](const Row& row) -> ibo_case& {
        const auto found = places.find(row.text(0));
        if (found == places.end()) row.bad("employees.csv does not have this case_ref");
        return in.cases[found->second];
    };
    read(folder, "unemployment.csv", "case_ref,from,to,day_amount,basis,half_per_week,benefit_type",
         in.unemployment, [&](const Row& row, ibo_unemployment_record& record) {
             record.case_index = owner(row).case_index;
             ++owner(row).unemployment_count;
             record.from = row.date(1);
             record.to = row.date(2);
             record.day_amount_cents = row.cents(3);
             record.basis = row.word(4, bases);
             record.half_per_week = row.whole(5);
             row.copy(6, record.benefit_type);
         });
    read(folder, "leefloon.csv", "case_ref,month,aid_type,entry_kind,amount", in.leefloon,
         [&](const Row& row, ibo_leefloon_record& record) {
             record.case_index = owner(row).case_index;
             ++owner(row).leefloon_count;
             record.month = row.month(1);
             row.copy(2, record.aid_type);
             row.copy(3, record.entry_kind);
             record.amount_cents = row.cents(4);
         });
    read(folder, "sickness.csv",
         "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,attest_id,version,"
         "status",
         in.sickness, [&](const Row& row, ibo_sickness_record& record) {
             record.case_index = owner(row).case_index;
             ++owner(row).sickness_count;
             row.copy(1, record.document_type);
             row.copy(2, record.benefit_code);
             record.nature = row.whole(3);
             record.from = row.date(4);
             record.to = row.date(5);
             record.gross_taxable_cents = row.cents(6);
             record.days = row.whole(7);
             row.copy(8, record.attest_id);
             record.version = row.whole(9);
             record.status = row.word(10, states);
         });
    // What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`.
    read(folder, "issued.csv",
         "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
         "premium_after_fraction,premium_due,withholding_tax,net,employer_contribution",
         in.issued, [&](const Row& row, ibo_issued& result) {
             row.copy(0, result.case_ref);
             result.month = month;
             result.kind = row.word(1, kinds);
             result.status = row.whole(2);
             if (result.status != IBO_OK) return; // it was refused: there are no amounts
             ibo_amounts& amounts = result.amounts;
             amounts.scheme = row.whole(3);
             amounts.payer = row.whole(4);
             amounts.certainty = row.whole(5);
             amounts.replacement_income_cents = row.cents(6);
             amounts.premium_cents = row.cents(7);
             amounts.premium_after_fraction_cents = row.cents(8);
             amounts.premium_due_cents = row.cents(9);
             amounts.withholding_tax_cents = row.cents(10);
             amounts.net_cents = row.cents(11);
             amounts.has_employer_contribution = row.has(12);
             amounts.employer_contribution_cents = row.cents_or_none(12);
         });
    return in;
}

// Some payments together.
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

// What comes of a month.
struct Results {
    std::vector<ibo_issued> now;     // of each employee
    std::vector<ibo_error> refusals; // of each who is refused
    std::vector<int64_t> to_pay;     // of each employee; below zero to be recovered
    std::vector<ibo_payment_row> rows; // what the employers pay, one for each notice of a premium
    // The notices that there are not, and why.
    std::map<ibo_status, std::size_t> without_notice{{IBO_ERROR_NOTICE_FOR_IBO_PLUS, 0},
                                                     {IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION, 0}};
    std::size_t contributions = 0;
    int64_t premium_cents = 0, contribution_cents = 0;
    Sum employers, vdab;
    ibo_correction_totals totals = sized<ibo_correction_totals>();
};

// The amounts of all employees in one call, with the records as they stand in the files.
void compute(const Input& in, Results& out) {
    auto error = sized<ibo_error>();
    std::vector<ibo_amounts> amounts(in.cases.size());
    std::vector<ibo_status> statuses(in.cases.size());
    std::size_t refused = 0;
    out.refusals.resize(in.cases.size());
    must("amounts",
         ibo_amounts_compute_many(
             in.cases.data(), in.cases.size(), sizeof(ibo_case), in.unemployment.data(),
             in.unemployment.size(), sizeof(ibo_unemployment_record), in.leefloon.data(),
             in.leefloon.size(), sizeof(ibo_leefloon_record), in.sickness.data(),
             in.sickness.size(), sizeof(ibo_sickness_record), nullptr, 0, 0, nullptr, nullptr,
             amounts.data(), sizeof(ibo_amounts), statuses.data(), &refused, out.refusals.data(),
             out.refusals.size(), sizeof(ibo_error), &error),
         error);
    out.refusals.resize(refused); // the others are empty
    for (const ibo_case& one : in.cases) {
        auto result = sized<ibo_issued>();
        result.month = month;
        result.status = statuses[one.case_index];
        result.amounts = amounts[one.case_index];
        if (result.status == IBO_OK) { // else the kind may be none, and nobody pays
            result.kind = one.kind;
            known(one.case_ref, "scheme", result.amounts.scheme,
                  {IBO_SCHEME_2018, IBO_SCHEME_2026});
            known(one.case_ref, "payer", result.amounts.payer,
                  {IBO_PAYER_EMPLOYER, IBO_PAYER_VDAB});
            known_certainty(one.case_ref, result.amounts.certainty);
        }
        std::copy(std::begin(one.case_ref), std::end(one.case_ref), result.case_ref);
        out.now.push_back(result);
        if (result.amounts.payer == IBO_PAYER_VDAB) out.vdab.add(result.amounts);
    }
}

// The notices to the employers, in one call. An employer pays the premium, for its own hours.
void notices(const Input& in, Results& out) {
    auto error = sized<ibo_error>();
    std::vector<ibo_notice> told(out.now.size());
    std::vector<ibo_status> statuses(out.now.size());
    must("notices",
         ibo_notices(out.now.data(), out.now.size(), sizeof(ibo_issued), told.data(),
                     sizeof(ibo_notice), statuses.data(), nullptr, nullptr, 0, 0, &error),
         error);
    for (const ibo_case& one : in.cases) {
        if (out.now[one.case_index].status != IBO_OK) continue; // who is refused gets no notice
        const ibo_status status = statuses[one.case_index];
        const ibo_notice& notice = told[one.case_index];
        if (const auto found = out.without_notice.find(status); found != out.without_notice.end()) {
            ++found->second;
        } else if (must(one.case_ref, status, error); notice.kind == IBO_NOTICE_CONTRIBUTION) {
            ++out.contributions;
            out.contribution_cents += notice.amount_cents;
        } else {
            known(one.case_ref, "kind of the notice", notice.kind, {IBO_NOTICE_PREMIUM});
            auto row = sized<ibo_payment_row>();
            row.month = month;
            row.premium_cents = notice.amount_cents;
            row.employment = one.employment_fraction;
            row.attendance = one.attendance;
            row.start = one.start;
            row.end = one.end;
            row.stopped = one.stopped;
            out.rows.push_back(row);
            out.premium_cents += notice.amount_cents;
        }
    }
}

// What the employers pay, in one call: from the premiums of the notices and their own hours.
void payments(Results& out) {
    auto error = sized<ibo_error>(), first = sized<ibo_error>();
    std::vector<ibo_payment_result> paid(out.rows.size());
    std::vector<ibo_status> statuses(out.rows.size());
    must("payments",
         ibo_payments(out.rows.data(), out.rows.size(), sizeof(ibo_payment_row), nullptr,
                      paid.data(), sizeof(ibo_payment_result), statuses.data(), nullptr, &first, 1,
                      sizeof first, &error),
         error);
    must("a payment", first.number, first); // no row may be left out
    for (const ibo_payment_result& result : paid) {
        known_certainty("a payment", result.certainty);
        out.employers.add(result);
    }
}

// What is still to be paid or recovered, from what was issued to what is computed now.
void corrections(const Input& in, Results& out) {
    auto error = sized<ibo_error>();
    std::vector<ibo_row_correction> changes(in.issued.size() + out.now.size());
    std::size_t written = 0;
    must("corrections",
         ibo_corrections(in.issued.data(), in.issued.size(), sizeof(ibo_issued), out.now.data(),
                         out.now.size(), sizeof(ibo_issued), 0, changes.data(),
                         sizeof(ibo_row_correction), &written, &out.totals, &error),
         error);
    changes.resize(written);
    out.to_pay.resize(out.now.size());
    for (const ibo_row_correction& change : changes) {
        known(change.case_ref, "change", change.change,
              {IBO_CHANGE_CHANGED, IBO_CHANGE_NEW, IBO_CHANGE_WITHDRAWN, IBO_CHANGE_UNCHANGED,
               IBO_CHANGE_REFUSED});
        if (change.after_index < 0) continue; // it is gone
        out.to_pay[static_cast<std::size_t>(change.after_index)] = change.to_pay_cents;
    }
}

// Cents as euro.
std::string euro(int64_t cents) {
    const int64_t positive = cents < 0 ? -cents : cents;
    const std::string decimals = std::to_string(100 + positive % 100).substr(1);
    return (cents < 0 ? "-" : "") + std::to_string(positive / 100) + "." + decimals;
}

// A line of the report: a label, with a count, an amount, or both.
void line(std::string_view label, const std::string& count, const std::string& amount = "") {
    std::cout << std::left << std::setw(28) << label << std::right << std::setw(8) << count;
    if (!amount.empty()) std::cout << std::setw(16) << amount;
    std::cout << '\n';
}

void paid_lines(std::string_view payer, const Sum& sum) {
    std::cout << "\nPaid by " << payer << '\n';
    line("payments", std::to_string(sum.count));
    line("premium", "", euro(sum.premium));
    line("premium due", "", euro(sum.due));
    line("withholding tax", "", euro(sum.tax));
    line("net", "", euro(sum.net));
}

void report(const Results& out) {
    const std::size_t refused = out.refusals.size();
    std::cout << "Month " << std::to_string(month).insert(4, "-") << '\n';
    line("employees", std::to_string(out.now.size()));
    line("computed", std::to_string(out.now.size() - refused));
    line("refused", std::to_string(refused));
    std::cout << "\nRefused\n";
    for (const ibo_error& error : out.refusals) {
        std::cout << out.now[static_cast<std::size_t>(error.row)].case_ref << ": "
                  << ibo_status_name(error.number) << " (" << error.number << ") at " << error.at
                  << ": " << error.message << '\n';
    }
    std::cout << "\nNotices to employers\n";
    line("premium", std::to_string(out.rows.size()), euro(out.premium_cents));
    line("contribution", std::to_string(out.contributions), euro(out.contribution_cents));
    for (const auto& [status, count] : out.without_notice) {
        line(ibo_status_name(status), std::to_string(count));
    }
    paid_lines("the employer", out.employers);
    paid_lines("VDAB", out.vdab);
    std::cout << "\nCorrections of what was issued\n";
    line("changed", std::to_string(out.totals.changed));
    line("new", std::to_string(out.totals.new_ones));
    line("withdrawn", std::to_string(out.totals.withdrawn));
    line("unchanged", std::to_string(out.totals.unchanged));
    line("refused", std::to_string(out.totals.refused));
    line("to pay", "", euro(out.totals.to_pay_cents));
    line("to recover", "", euro(out.totals.to_recover_cents));
    line("issued, refused now", "", euro(out.totals.issued_net_of_refused_cents));
    std::cout << "\nEmployee         premium         due         tax         net  correction\n";
    for (std::size_t i = 0; i < std::min(shown, out.now.size()); ++i) {
        const ibo_amounts& a = out.now[i].amounts;
        std::cout << std::left << std::setw(12) << out.now[i].case_ref << std::right;
        for (int64_t cents : {a.premium_cents, a.premium_due_cents, a.withholding_tax_cents,
                              a.net_cents, out.to_pay[i]}) {
            std::cout << std::setw(12) << euro(cents);
        }
        std::cout << '\n';
    }
    if (!std::cout.flush()) throw std::runtime_error("the report cannot be written");
}

} // namespace

int main(int count, char** arguments) {
    try {
        if (count != 2) throw std::runtime_error("which folder? month FOLDER");
        if (ibo_abi_version() != IBO_ABI_VERSION) {
            throw std::runtime_error(std::string(ibo_version()) + " is not of this ibo.h");
        }
        const Input in = read_files(arguments[1]);
        Results out;
        compute(in, out);
        notices(in, out);
        payments(out);
        corrections(in, out);
        report(out);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "month: " << error.what() << '\n';
        return 1;
    }
}
