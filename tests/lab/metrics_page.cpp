#include "tests/lab/metrics_page.h"

#include <QFile>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/check.h"

namespace bafar::test {
namespace {

/// The labels of `{a="b",c="d"}` in order, as "a=\"b\",c=\"d\"", and their names.
std::pair<std::string, LabelSet> labelsOf(const std::string& text)
{
    std::set<std::string> pairs;
    LabelSet names;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t equals = text.find("=\"", at);
        if (equals == std::string::npos) {
            break;
        }
        std::size_t end = equals + 2;
        while (end < text.size() && text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        const std::string name = text.substr(at, equals - at);
        names.insert(name);
        if (end > equals + 2) { // an empty label is none
            pairs.insert(text.substr(at, end + 1 - at));
        }
        at = end + 1;
        at += at < text.size() && text[at] == ',' ? 1 : 0;
    }
    std::string joined;
    for (const std::string& pair : pairs) {
        joined += (joined.empty() ? "" : ",") + pair;
    }
    return {joined, names};
}

/// The family of a histogram's or summary's series.
std::string familyOf(const std::string& name, const std::map<std::string, std::string>& types)
{
    for (const std::string end : {"_bucket", "_sum", "_count"}) {
        if (name.ends_with(end)) {
            const std::string family = name.substr(0, name.size() - end.size());
            const auto type = types.find(family);
            if (type != types.end() && (type->second == "histogram" || type->second == "summary")) {
                return family;
            }
        }
    }
    return name;
}

} // namespace

MetricsPage MetricsPage::read(const std::string& text)
{
    MetricsPage page;
    std::map<std::string, std::string> types;
    for (const QString& line : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("# TYPE "))) {
            types[line.section(QLatin1Char(' '), 2, 2).toStdString()] =
                line.section(QLatin1Char(' '), 3, 3).toStdString();
        }
        if (line.isEmpty() || line.startsWith(QLatin1Char('#'))) {
            continue;
        }
        const std::string whole = line.toStdString();
        const std::size_t value = whole.rfind(' ');
        const std::size_t open = whole.find('{');
        const std::string name = whole.substr(0, std::min(open, value));
        const auto [labels, labelNames] = open < value
                                              ? labelsOf(whole.substr(open + 1, value - open - 2))
                                              : std::pair<std::string, LabelSet>();
        PageName& entry = page.names[name];
        const auto type = types.find(familyOf(name, types));
        entry.type = type == types.end() ? "untyped" : type->second;
        entry.series[labels] = std::stod(whole.substr(value + 1));
        entry.labels.insert(labelNames);
    }
    return page;
}

double MetricsPage::value(const std::string& name, const std::string& labels) const
{
    constexpr double None = std::numeric_limits<double>::quiet_NaN();
    const auto known = names.find(name);
    if (known == names.end()) {
        return None;
    }
    const auto series = known->second.series.find(labels);
    return series == known->second.series.end() ? None : series->second;
}

std::size_t MetricsPage::seriesCount() const
{
    std::size_t count = 0;
    for (const auto& [name, entry] : names) {
        count += entry.series.size();
    }
    return count;
}

NamesTable NamesTable::read(const QString& path)
{
    QFile file(path);
    CHECK(file.open(QIODevice::ReadOnly));
    NamesTable table;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.isEmpty() || words.first().startsWith(QLatin1Char('#'))) {
            continue;
        }
        CHECK(words.size() >= 2);
        const std::string kind = words[0].toStdString();
        const std::string name = words[1].toStdString();
        const std::string rest = QStringList(words.mid(2)).join(QLatin1Char(' ')).toStdString();
        std::map<std::string, std::string>* reasons = kind == "except"   ? &table.excepted
                                                      : kind == "part"   ? &table.partly
                                                      : kind == "unseen" ? &table.unseen
                                                                         : nullptr;
        if (reasons != nullptr) {
            CHECK(!rest.empty());
            (*reasons)[name] = rest;
        } else if (kind == "slack") {
            CHECK(words.size() > 3);
            table.slack[name] = words[2].toDouble();
        } else {
            table.names.push_back({kind, name, words.value(2).toStdString(),
                                   QStringList(words.mid(3)).join(QLatin1Char(' ')).toStdString()});
        }
    }
    return table;
}

} // namespace bafar::test
