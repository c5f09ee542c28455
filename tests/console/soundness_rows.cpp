#include "tests/console/soundness_rows.h"

#include <QStringList>

#include "tests/console/state_fixture.h"

namespace bafar::test {
namespace {

using shared::ThemeName;

constexpr QSize SmallSize{1024, 700};
constexpr QSize LargeSize{1920, 1080};

} // namespace

std::vector<std::pair<ThemeName, QSize>> everyLook()
{
    std::vector<std::pair<ThemeName, QSize>> looks;
    for (const ThemeName theme : {ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast}) {
        for (const QSize& size : {UsualSize, SmallSize, LargeSize}) {
            looks.emplace_back(theme, size);
        }
    }
    return looks;
}

std::vector<SoundCase> everyCase()
{
    std::vector<SoundCase> cases;
    for (const QString& state : StateFixture::states()) {
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("fa")}) {
            for (const auto& [theme, size] : everyLook()) {
                cases.push_back({state, language, theme, size});
            }
        }
    }
    return cases;
}

/// Three for each state, which each needs for its three themes, and what they leave.
std::vector<SoundCase> usualCases()
{
    const QString english = QStringLiteral("en");
    const QString persian = QStringLiteral("fa");
    const QStringList states = StateFixture::states();
    std::vector<SoundCase> cases;
    for (qsizetype i = 0; i < states.size(); ++i) {
        const bool isEven = i % 2 == 0;
        cases.push_back({states[i], english, ThemeName::Dark, UsualSize}); // of the golden texts
        cases.push_back({states[i], persian, ThemeName::Light, isEven ? LargeSize : SmallSize});
        cases.push_back({states[i], i % 4 < 2 ? english : persian, ThemeName::HighContrast,
                         isEven ? SmallSize : LargeSize});
    }
    const QString trouble = QStringLiteral("trouble");
    cases.push_back({trouble, persian, ThemeName::Light, UsualSize}); // of the golden texts
    cases.push_back({trouble, english, ThemeName::HighContrast, UsualSize});
    cases.push_back({trouble, english, ThemeName::Light, UsualSize});
    cases.push_back({trouble, persian, ThemeName::Dark, LargeSize});
    cases.push_back({trouble, english, ThemeName::Dark, SmallSize}); // of scale_test
    return cases;
}

std::set<std::pair<QString, QString>> pairsOf(const std::vector<SoundCase>& cases)
{
    std::set<std::pair<QString, QString>> pairs;
    for (const SoundCase& one : cases) {
        const QStringList values{one.state, one.language,
                                 QStringLiteral("theme %1").arg(static_cast<int>(one.theme)),
                                 QStringLiteral("%1 wide").arg(one.size.width())};
        for (qsizetype i = 0; i < values.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                pairs.emplace(values[j], values[i]);
            }
        }
    }
    return pairs;
}

QString lookText(const SoundCase& one)
{
    return QStringLiteral("theme %1 %2x%3")
        .arg(static_cast<int>(one.theme))
        .arg(one.size.width())
        .arg(one.size.height());
}

} // namespace bafar::test
