#pragma once
// Which charts a node can have, of which lines, made of which figures. No widget here. GUI thread:
// texts are in the language of the moment.
#include <QString>
#include <vector>

#include "ui/monitoring/rates.h"
#include "ui/monitoring/service_rates.h"

namespace bafar::ui::monitoring {

/// What one moment of all series means.
struct Moment {
    HostLoad host;
    ServiceLoad service;
};

/// Both readers of a tier.
class MomentReader {
public:
    explicit MomentReader(Duration interval = std::chrono::seconds{1})
        : host_(interval)
        , service_(interval)
    {
    }

    Moment read(const schema::SeriesTable& table, const schema::Samples& samples, WallTime at)
    {
        return {host_.read(table, samples, at), service_.read(table, samples, at)};
    }

    /// The names of all series that lines are made of: those in `table`.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

    [[nodiscard]] bool hasSwap() const { return host_.hasSwap(); }

private:
    LoadReader host_;
    ServiceReader service_;
};

/// One line of a chart, and where its value is.
struct LineKind {
    const char* name; ///< to be translated
    double (*value)(const Moment& moment);
};

/// One chart as it is described; all of them stand in chart_kinds.cpp.
struct ChartKind {
    const char* id;
    const char* title; ///< to be translated
    QString (*text)(double value);
    double top; ///< of the axis; 0: the data's own
    std::vector<LineKind> lines;
    QString (*headline)(const Moment& moment); ///< empty: nothing is known
};

[[nodiscard]] QString titleOf(const ChartKind& kind);
[[nodiscard]] QString nameOf(const LineKind& line);

/// The charts of a node with these series, in order; at most six.
[[nodiscard]] std::vector<const ChartKind*> kindsFor(const schema::SeriesTable& table,
                                                     bool hasSwap);

} // namespace bafar::ui::monitoring
