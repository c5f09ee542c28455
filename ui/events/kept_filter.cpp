#include "ui/events/kept_filter.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

namespace bafar::ui::events {
namespace {

constexpr std::size_t KeptNamesMax = 64; ///< of concepts, and of nodes
constexpr qsizetype KeptNameMax = 100;   ///< letters
constexpr qsizetype KeptTextMax = 200;   ///< as the search field takes them

const QString ConceptsKey = QStringLiteral("concepts");
const QString NodesKey = QStringLiteral("nodes");
const QString SeveritiesKey = QStringLiteral("severities");
const QString TextKey = QStringLiteral("text");

QJsonArray arrayOf(const std::set<std::string>& names)
{
    QJsonArray array;
    for (const std::string& name : names) {
        array.append(QString::fromStdString(name));
    }
    return array;
}

std::set<std::string> namesIn(const QJsonValue& value)
{
    std::set<std::string> names;
    for (const QJsonValue& one : value.toArray()) {
        const QString name = one.toString();
        if (!name.isEmpty() && name.size() <= KeptNameMax && names.size() < KeptNamesMax) {
            names.insert(name.toStdString());
        }
    }
    return names;
}

std::set<schema::Severity> severitiesIn(const QJsonValue& value)
{
    std::set<schema::Severity> severities;
    for (const std::string& name : namesIn(value)) {
        const auto known =
            std::find(std::begin(schema::SeverityNames), std::end(schema::SeverityNames), name);
        if (known != std::end(schema::SeverityNames)) {
            severities.insert(
                static_cast<schema::Severity>(known - std::begin(schema::SeverityNames)));
        }
    }
    return severities.contains(schema::Severity::Critical) ? severities
                                                           : std::set<schema::Severity>();
}

} // namespace

QJsonObject keptOf(const Filter& filter)
{
    QJsonObject kept;
    if (!filter.concepts.empty()) {
        kept[ConceptsKey] = arrayOf(filter.concepts);
    }
    if (!filter.nodes.empty()) {
        kept[NodesKey] = arrayOf(filter.nodes);
    }
    if (!filter.severities.empty()) {
        std::set<std::string> names;
        for (const schema::Severity severity : filter.severities) {
            names.emplace(schema::SeverityNames[static_cast<std::size_t>(severity)]);
        }
        kept[SeveritiesKey] = arrayOf(names);
    }
    if (!filter.text.trimmed().isEmpty()) {
        kept[TextKey] = filter.text;
    }
    return kept;
}

Filter filterOf(const QJsonObject& kept)
{
    Filter filter;
    filter.concepts = namesIn(kept[ConceptsKey]);
    filter.nodes = namesIn(kept[NodesKey]);
    filter.severities = severitiesIn(kept[SeveritiesKey]);
    filter.text = kept[TextKey].toString().left(KeptTextMax);
    return filter;
}

} // namespace bafar::ui::events
