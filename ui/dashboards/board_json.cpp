// A dashboard's file, read.
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "ui/dashboards/board.h"
#include "ui/dashboards/catalogue.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Dashboards)
};

QString shown(const QString& text)
{
    return shared::fromPeer(text.toStdString(), 60);
}

/// Walks a document and remembers the first thing that is wrong.
class BoardReader {
public:
    [[nodiscard]] Board board(const QJsonObject& object)
    {
        Board board;
        onlyKeys(object, {}, "format title about rows");
        if (object.value(QLatin1String("format")).toInt(-1) != BoardFormat) {
            wrong(
                QStringLiteral("format"),
                Words::tr("this must be %1: the format that this program reads").arg(BoardFormat));
        }
        board.title = text(object, {}, "title", true);
        board.about = text(object, {}, "about", false);
        const QJsonArray rows = list(object, {}, "rows", 1, BoardRowsMax);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QString place = QStringLiteral("rows[%1]").arg(i);
            const QJsonArray panels = rows[i].toArray();
            if (!rows[i].isArray() || panels.isEmpty() || panels.size() > RowPanelsMax) {
                wrong(place, Words::tr("a row must be a list of 1 to %1 panels").arg(RowPanelsMax));
                continue;
            }
            std::vector<Panel> row;
            for (qsizetype j = 0; j < panels.size(); ++j) {
                row.push_back(panel(panels[j], QStringLiteral("%1[%2]").arg(place).arg(j)));
            }
            board.rows.push_back(std::move(row));
        }
        return board;
    }

    [[nodiscard]] const QString& problem() const { return problem_; }

private:
    void wrong(const QString& place, const QString& what)
    {
        if (problem_.isEmpty()) {
            problem_ = Words::tr("%1: %2").arg(shared::technical(place), what);
        }
    }

    static QString in(const QString& place, const char* key)
    {
        const QString name = QString::fromLatin1(key);
        return place.isEmpty() ? name : place + QLatin1Char('.') + name;
    }

    void onlyKeys(const QJsonObject& object, const QString& place, const char* words)
    {
        const QStringList known = QString::fromLatin1(words).split(QLatin1Char(' '));
        for (const QString& key : object.keys()) {
            if (!known.contains(key)) {
                wrong(in(place, qPrintable(shown(key))),
                      Words::tr("there is no such key; it may be one of: %1")
                          .arg(shared::technical(known.join(QStringLiteral(", ")))));
            }
        }
    }

    std::string text(const QJsonObject& object, const QString& place, const char* key, bool must)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        const QString read = value.toString();
        const bool fine = value.isString()
                              ? read.size() <= BoardTextMax && (!must || !read.isEmpty())
                              : value.isUndefined() && !must;
        if (!fine) {
            wrong(in(place, key),
                  Words::tr("this must be a text of at most %1 characters").arg(BoardTextMax));
        }
        return fine ? read.toStdString() : std::string();
    }

    bool flag(const QJsonObject& object, const QString& place, const char* key)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        if (!value.isBool() && !value.isUndefined()) {
            wrong(in(place, key), Words::tr("this must be true or false"));
        }
        return value.toBool();
    }

    QJsonArray list(const QJsonObject& object,
                    const QString& place,
                    const char* key,
                    qsizetype least,
                    qsizetype most)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        const QJsonArray read = value.toArray();
        if (!value.isArray() || read.size() < least || read.size() > most) {
            wrong(in(place, key),
                  Words::tr("this must be a list of %1 to %2").arg(least).arg(most));
            return {};
        }
        return read;
    }

    std::string name(const QString& value, const QString& place)
    {
        const std::string read = value.toStdString();
        const bool fine = !read.empty() && value.size() <= BoardTextMax &&
                          std::all_of(read.begin(), read.end(), [](char c) {
                              return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                     (c >= '0' && c <= '9') || c == '_' || c == ':';
                          });
        if (!fine) {
            wrong(place, Words::tr("this must be a name of letters, digits, _ and :"));
        }
        return fine ? read : std::string();
    }

    template <class Value>
    Value choice(const QJsonObject& object,
                 const QString& place,
                 const char* key,
                 const std::vector<std::pair<QString, Value>>& choices)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        QStringList words;
        for (const auto& [word, chosen] : choices) {
            if (value.isUndefined() || value.toString() == word) {
                return chosen;
            }
            words.append(word);
        }
        wrong(in(place, key), Words::tr("this must be one of: %1")
                                  .arg(shared::technical(words.join(QStringLiteral(", ")))));
        return choices.front().second;
    }

    Panel panel(const QJsonValue& value, const QString& place)
    {
        const QJsonObject object = value.toObject();
        Panel panel;
        onlyKeys(object, place, "title unit chart stacked lines");
        panel.title = text(object, place, "title", true);
        std::vector<std::pair<QString, Unit>> units;
        for (std::size_t i = 0; i < UnitCount; ++i) {
            units.emplace_back(unitWord(static_cast<Unit>(i)), static_cast<Unit>(i));
        }
        panel.unit = choice(object, place, "unit", units);
        panel.area =
            choice<bool>(object, place, "chart",
                         {{QStringLiteral("lines"), false}, {QStringLiteral("area"), true}});
        panel.stacked = flag(object, place, "stacked");
        const QJsonArray lines = list(object, place, "lines", 1, PanelQueriesMax);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            panel.queries.push_back(
                query(lines[i].toObject(), QStringLiteral("%1.lines[%2]").arg(place).arg(i)));
        }
        return panel;
    }

    Query query(const QJsonObject& object, const QString& place)
    {
        Query query;
        onlyKeys(object, place, "name metric where except as quantile over rest by");
        query.name = text(object, place, "name", false);
        query.of = selector(object, place);
        std::vector<std::pair<QString, Reading>> readings;
        for (const Reading reading : {Reading::Gauge, Reading::Rate, Reading::Ratio,
                                      Reading::Quantile, Reading::Magnitude}) {
            readings.emplace_back(readingWord(reading), reading);
        }
        if (object.contains(QLatin1String("as"))) {
            query.reading = choice(object, place, "as", readings);
        } else {
            query.reading = isCounter(query.of.metric) ? Reading::Rate : Reading::Gauge;
        }
        query.rest = flag(object, place, "rest");
        const QJsonValue quantile = object.value(QLatin1String("quantile"));
        query.quantile = quantile.toDouble(quantile.isUndefined() ? 0.95 : -1);
        if (!(query.quantile > 0 && query.quantile < 1)) {
            wrong(in(place, "quantile"), Words::tr("this must be a number between 0 and 1"));
        }
        const QJsonValue over = object.value(QLatin1String("over"));
        if (over.isObject()) {
            onlyKeys(over.toObject(), in(place, "over"), "metric where except");
            query.over = selector(over.toObject(), in(place, "over"));
        }
        if (over.isObject() != (query.reading == Reading::Ratio)) {
            wrong(in(place, "over"),
                  Words::tr("a ratio, and only a ratio, needs a metric that it is of"));
        }
        if (object.contains(QLatin1String("by"))) {
            query.by.clear();
            const QJsonArray by = list(object, place, "by", 0, LabelsMax);
            for (qsizetype i = 0; i < by.size(); ++i) {
                query.by.push_back(
                    name(by[i].toString(), QStringLiteral("%1.by[%2]").arg(place).arg(i)));
            }
        }
        return query;
    }

    Selector selector(const QJsonObject& object, const QString& place)
    {
        Selector selector;
        selector.metric =
            name(object.value(QLatin1String("metric")).toString(), in(place, "metric"));
        matchers(selector, object, place, "where", false);
        matchers(selector, object, place, "except", true);
        return selector;
    }

    void matchers(Selector& selector,
                  const QJsonObject& object,
                  const QString& place,
                  const char* key,
                  bool isNot)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        const QJsonObject labels = value.toObject();
        if ((!value.isObject() && !value.isUndefined()) || labels.size() > LabelsMax) {
            wrong(in(place, key),
                  Words::tr("this must have at most %1 labels and their values").arg(LabelsMax));
            return;
        }
        for (const QString& label : labels.keys()) {
            const QString own = in(place, key) + QLatin1Char('.') + shown(label);
            Matcher matcher{name(label, own), {}, isNot};
            const QJsonValue wanted = labels.value(label);
            const QJsonArray values = wanted.isString() ? QJsonArray{wanted} : wanted.toArray();
            for (const QJsonValue& one : values) {
                if (one.isString() && one.toString().size() <= BoardTextMax) {
                    matcher.values.push_back(one.toString().toStdString());
                }
            }
            if (matcher.values.empty() || values.size() > LabelValuesMax ||
                static_cast<qsizetype>(matcher.values.size()) != values.size()) {
                wrong(own, Words::tr("this must be a text or a list of at most %1 texts")
                               .arg(LabelValuesMax));
            }
            selector.where.push_back(std::move(matcher));
        }
    }

    QString problem_;
};

} // namespace

Result<Board> parseBoard(const QByteArray& json)
{
    const auto invalid = [](const QString& what) {
        return fail(Code::InvalidInput, what.toStdString());
    };
    if (json.size() > BoardBytesMax) {
        return invalid(Words::tr("the file is larger than %1")
                           .arg(shared::bytes(static_cast<double>(BoardBytesMax))));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        const auto line = json.left(error.offset).count('\n') + 1;
        return invalid(
            error.error == QJsonParseError::NoError
                ? Words::tr("a dashboard begins with { and ends with }")
                : Words::tr("line %1 is not JSON: %2").arg(line).arg(error.errorString()));
    }
    BoardReader reader;
    Board board = reader.board(document.object());
    if (!reader.problem().isEmpty()) {
        return invalid(reader.problem());
    }
    return board;
}

} // namespace bafar::ui::dashboards
