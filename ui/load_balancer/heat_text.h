#pragma once
// What the heat map says of answers, in figures and words. GUI thread: texts are in the language of
// the moment.
#include <QString>

#include "core/base/time.h"
#include "ui/load_balancer/heat.h"

namespace bafar::ui::load_balancer {

/// The share of 5xx.
[[nodiscard]] double errorsOf(const Answers& answers);

/// The stretch with the largest share of errors; nothing: there was none.
[[nodiscard]] std::optional<std::size_t> worstOf(const Heat::Row& row);

/// The first stretch that somebody told of; Columns: none is.
[[nodiscard]] std::size_t firstOf(const Heat::Row& row);

/// When a stretch begins, of those that have ended by `nowMs`.
[[nodiscard]] WallTime beginOf(std::int64_t nowMs, std::size_t column);

/// "10:55", local time.
[[nodiscard]] QString clockText(WallTime time);

/// "246/s", of so many answers in one stretch.
[[nodiscard]] QString answersRate(double count);

/// "mean 30/s; worst: 12% 5xx at 09:41:15", "mean 0.2/s; no 5xx".
[[nodiscard]] QString heatText(const Heat::Row& row, std::int64_t nowMs);

} // namespace bafar::ui::load_balancer
