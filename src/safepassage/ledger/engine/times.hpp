// Times of entries: "2016-12-15T10:40:00Z" is so many seconds after 1970 began.
#pragma once

#include <cstdint>
#include <string_view>

namespace safepassage::ledger {

constexpr std::size_t LETTERS = 20;

constexpr std::int64_t number_in(std::string_view text, std::size_t at, std::size_t letters) {
    std::int64_t number = 0;
    for (std::size_t place = at; place < at + letters; ++place)
        number = number * 10 + (text[place] - '0');
    return number;
}

// Days after 1970 began, in the calendar that everybody uses. With the year begun in March the leap
// day is its last: Howard Hinnant, "chrono-compatible low-level date algorithms".
constexpr std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
    year -= month <= 2;
    const std::int64_t of_era = year % 400, era = year / 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// The text has the shape of a time: whoever keeps an entry has looked at it.
constexpr std::int64_t seconds_of(std::string_view text) {
    const std::int64_t days = days_of(number_in(text, 0, 4), number_in(text, 5, 2),
                                      number_in(text, 8, 2));
    return days * 86400 + number_in(text, 11, 2) * 3600 + number_in(text, 14, 2) * 60 +
           number_in(text, 17, 2);
}

static_assert(seconds_of("1970-01-01T00:00:00Z") == 0);
static_assert(seconds_of("2016-02-29T23:59:59Z") == 1456790399);
static_assert(seconds_of("2099-12-31T00:00:01Z") == 4102358401);

}  // namespace safepassage::ledger
