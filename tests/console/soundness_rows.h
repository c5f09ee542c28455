#pragma once
// In which looks and states soundness_test walks through the pages. Values only.
#include <QSize>
#include <QString>
#include <set>
#include <utility>
#include <vector>

#include "ui/shared/theme.h"

namespace bafar::test {

/// How a window is opened.
struct SoundCase {
    QString state; ///< of StateFixture
    QString language;
    shared::ThemeName theme = shared::ThemeName::Dark;
    QSize size;
};

inline constexpr QSize UsualSize{1440, 900};

/// The looks of one window: each theme in each size, the usual one first.
[[nodiscard]] std::vector<std::pair<shared::ThemeName, QSize>> everyLook();

/// Each state in each language, theme and size.
[[nodiscard]] std::vector<SoundCase> everyCase();

/// A few of them, in which every two values of different kinds are together once.
[[nodiscard]] std::vector<SoundCase> usualCases();

/// Every two values of different kinds that are together in one case: "stale" and "theme 2".
[[nodiscard]] std::set<std::pair<QString, QString>> pairsOf(const std::vector<SoundCase>& cases);

/// "theme 1 1024x700"
[[nodiscard]] QString lookText(const SoundCase& one);

} // namespace bafar::test
