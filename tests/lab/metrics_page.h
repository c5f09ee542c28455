#pragma once
// A metrics page in Prometheus' text format 0.0.4, read back, and the table of names that pages are
// held against (metric_names.table says what its lines mean).
//
// Values only. A page of another program is trusted to be well formed: promtool looks at ours.
#include <QString>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bafar::test {

using LabelSet = std::set<std::string>;

/// What a page says under one name.
struct PageName {
    std::string type;                     ///< "untyped" without a TYPE line
    std::map<std::string, double> series; ///< by the labels, sorted, as on the page
    std::set<LabelSet> labels;            ///< which names of labels its series have
};

struct MetricsPage {
    /// The series of a histogram or summary stand under their own names, with its type.
    std::map<std::string, PageName> names;

    [[nodiscard]] static MetricsPage read(const std::string& text);

    /// A value by name and labels; NaN: not there.
    [[nodiscard]] double value(const std::string& name, const std::string& labels = {}) const;

    [[nodiscard]] std::size_t seriesCount() const;
};

/// A name of the table with what is expected of it.
struct KnownName {
    std::string group;
    std::string name;
    std::string type;
    std::string labels; ///< names, one space between
};

struct NamesTable {
    std::vector<KnownName> names;
    std::map<std::string, std::string> excepted; ///< name to reason
    std::map<std::string, std::string> partly;   ///< likewise
    std::map<std::string, std::string> unseen;   ///< likewise
    std::map<std::string, double> slack;

    /// Fails the program when the file is not there or a line is not of its form.
    [[nodiscard]] static NamesTable read(const QString& path);
};

} // namespace bafar::test
