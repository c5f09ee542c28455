#include "ui/monitoring/choice.h"

#include <algorithm>
#include <iterator>

#include "ui/link/session.h"
#include "ui/shared/kept_choice.h"

namespace bafar::ui::monitoring {
namespace {

const QString KeptMinutes = QStringLiteral("minutes");

} // namespace

ChartsChoice::ChartsChoice(QObject* parent)
    : QObject(parent)
{
    const auto* kept = new shared::KeptChoice(
        this, QStringLiteral("node charts"),
        [this] {
            return QJsonObject{{KeptMinutes, static_cast<int>(length_ / std::chrono::minutes(1))}};
        },
        [this](const QJsonObject& state) {
            const int minutes = state[KeptMinutes].toInt();
            if (std::find(std::begin(ChartMinutes), std::end(ChartMinutes), minutes) !=
                std::end(ChartMinutes)) {
                setLength(std::chrono::minutes(minutes));
            }
        });
    connect(this, &ChartsChoice::lengthChanged, kept, &shared::KeptChoice::changed);
}

ChartsChoice& ChartsChoice::of(link::Session& session)
{
    auto* known = session.findChild<ChartsChoice*>({}, Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new ChartsChoice(&session);
}

void ChartsChoice::setLength(Duration length)
{
    if (length != length_) {
        length_ = length;
        Q_EMIT lengthChanged();
    }
}

bool ChartsChoice::isAway(const char* chart, const char* line) const
{
    return away_.contains(std::pair<std::string, std::string>(chart, line));
}

void ChartsChoice::setAway(const char* chart, const char* line, bool away)
{
    if (away) {
        away_.emplace(chart, line);
    } else {
        away_.erase(std::pair<std::string, std::string>(chart, line));
    }
}

} // namespace bafar::ui::monitoring
