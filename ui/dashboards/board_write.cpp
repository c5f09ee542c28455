// A dashboard's file, written.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/dashboards/board.h"

namespace bafar::ui::dashboards {
namespace {

QJsonObject jsonOf(const Selector& selector)
{
    QJsonObject object{{QStringLiteral("metric"), QString::fromStdString(selector.metric)}};
    for (const bool isNot : {false, true}) {
        QJsonObject labels;
        for (const Matcher& matcher : selector.where) {
            if (matcher.isNot != isNot) {
                continue;
            }
            QJsonArray values;
            for (const std::string& value : matcher.values) {
                values.append(QString::fromStdString(value));
            }
            labels.insert(QString::fromStdString(matcher.label),
                          values.size() == 1 ? values.first() : QJsonValue(values));
        }
        if (!labels.isEmpty()) {
            object.insert(isNot ? QStringLiteral("except") : QStringLiteral("where"), labels);
        }
    }
    return object;
}

QJsonObject jsonOf(const Query& query)
{
    QJsonObject object = jsonOf(query.of);
    if (!query.name.empty()) {
        object.insert(QStringLiteral("name"), QString::fromStdString(query.name));
    }
    object.insert(QStringLiteral("as"), readingWord(query.reading));
    if (query.reading == Reading::Quantile) {
        object.insert(QStringLiteral("quantile"), query.quantile);
    }
    if (query.over) {
        object.insert(QStringLiteral("over"), jsonOf(*query.over));
    }
    if (query.rest) {
        object.insert(QStringLiteral("rest"), true);
    }
    QJsonArray by;
    for (const std::string& label : query.by) {
        by.append(QString::fromStdString(label));
    }
    object.insert(QStringLiteral("by"), by);
    return object;
}

QJsonObject jsonOf(const Panel& panel)
{
    QJsonArray lines;
    for (const Query& query : panel.queries) {
        lines.append(jsonOf(query));
    }
    QJsonObject object{{QStringLiteral("title"), QString::fromStdString(panel.title)},
                       {QStringLiteral("unit"), unitWord(panel.unit)},
                       {QStringLiteral("lines"), lines}};
    if (panel.area) {
        object.insert(QStringLiteral("chart"), QStringLiteral("area"));
    }
    if (panel.stacked) {
        object.insert(QStringLiteral("stacked"), true);
    }
    return object;
}

} // namespace

QByteArray writeBoard(const Board& board)
{
    QJsonArray rows;
    for (const std::vector<Panel>& row : board.rows) {
        QJsonArray panels;
        for (const Panel& panel : row) {
            panels.append(jsonOf(panel));
        }
        rows.append(panels);
    }
    QJsonObject object{{QStringLiteral("format"), BoardFormat},
                       {QStringLiteral("title"), QString::fromStdString(board.title)},
                       {QStringLiteral("rows"), rows}};
    if (!board.about.empty()) {
        object.insert(QStringLiteral("about"), QString::fromStdString(board.about));
    }
    return QJsonDocument(object).toJson();
}

} // namespace bafar::ui::dashboards
