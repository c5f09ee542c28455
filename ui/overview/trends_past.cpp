// The past of the overview's charts: asked for when they begin, again where this console did not
// hear for longer than a gap, and once more after some of it could not be read.
#include <QLabel>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/overview/trends_panel.h"
#include "ui/shared/chart.h"

namespace bafar::ui::overview {

void TrendsPanel::askPast()
{
    if (!need_.due(link::monotonicNow())) {
        return;
    }
    need_.asked();
    auto* asker = new PastAsker(session_, step_, this);
    connect(asker, &PastAsker::arrived, this, [this, asker](const Past& totals, bool whole) {
        asker->deleteLater();
        need_.answered(!whole, link::monotonicNow());
        takePast(totals, whole);
    });
    asker->ask();
}

void TrendsPanel::takePast(const Past& totals, bool whole)
{
    partial_->setVisible(!whole);
    std::array<std::vector<shared::ChartPoint>, 7> lines;
    for (const auto& [step, measures] : totals) {
        if (step >= current_) {
            break;
        }
        const qint64 at = step * wholeMs(step_);
        const double values[] = {of(measures, Measure::Requests),
                                 of(measures, Measure::Errors),
                                 cpuOf(measures),
                                 memoryOf(measures),
                                 of(measures, Measure::Received),
                                 of(measures, Measure::Sent),
                                 of(measures, Measure::DatabaseWrites)};
        for (std::size_t line = 0; line < lines.size(); ++line) {
            lines[line].push_back({at, values[line]});
        }
        firstStep_ = firstStep_ == 0 ? step : std::min(firstStep_, step);
    }
    requests_->prepend(0, lines[0]);
    requests_->prepend(1, lines[1]);
    cpu_->prepend(0, lines[2]);
    memory_->prepend(0, lines[3]);
    network_->prepend(0, lines[4]);
    network_->prepend(1, lines[5]);
    writes_->prepend(0, lines[6]);
    showCaption();
}

} // namespace bafar::ui::overview
