#include "ui/palette/row_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::palette {
namespace {

constexpr int SampledMax = 3; ///< nodes whose value of a metric is told

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

} // namespace

QString samplesOf(const link::Store& store, const std::string& name)
{
    QStringList parts;
    for (const auto& [node, facts] : store.agents()) {
        const auto& names = facts.series.names;
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) {
            continue;
        }
        const auto position = static_cast<std::size_t>(at - names.begin());
        const bool known = facts.samples.revision == facts.series.revision &&
                           position < facts.samples.values.size();
        const double value = known ? facts.samples.values[position] : 0;
        parts.append(known && value == value
                         ? RowWords::tr("%1 on %2")
                               .arg(shared::number(value, value == std::trunc(value) ? 0 : 2),
                                    shared::technical(node))
                         : RowWords::tr("on %1").arg(shared::technical(node)));
        if (parts.size() == SampledMax) {
            break;
        }
    }
    return parts.join(shared::separator());
}

std::optional<schema::ActionRecord> runOf(const link::Session& session, const std::string& id)
{
    for (const schema::ActionRecord& record : session.runningActions()) {
        if (record.id == id) {
            return record;
        }
    }
    return std::nullopt;
}

QString stepOf(const schema::ActionRecord& record)
{
    std::uint64_t begun = 0;
    for (const schema::StepRecord& one : record.steps) {
        begun += one.state != schema::StepState::Waiting ? 1U : 0U;
    }
    return RowWords::tr("%1, step %2 of %3, by %4")
        .arg(shared::resultWord(record.state), shared::number(begun),
             shared::number(std::uint64_t{record.steps.size()}), shared::technical(record.actor));
}

} // namespace bafar::ui::palette
