#pragma once
// The slowest upstreams of the last 15 minutes as a table, with the number of requests beside each
// and the way to the map. Hidden until somebody measures. GUI thread.
#include <QWidget>

#include "ui/load_balancer/gatherer.h"
#include "ui/load_balancer/slowest.h"
#include "ui/shared/rows_model.h"

class QTableView;

namespace bafar::shared {
class Refresher;
}

namespace bafar::ui::load_balancer {

struct Word;

/// The rows of Slowest; keys are upstreams.
class SlowestModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 8;

    enum Column { Route, To, P95, Requests, Map };

    explicit SlowestModel(QObject* parent = nullptr);

    void setSlowest(const std::vector<SlowUpstream>& slowest, const std::vector<Word>& words);
};

class SlowestPanel : public QWidget {
    Q_OBJECT

public:
    SlowestPanel(link::Session& session, QWidget* parent);

private:
    void refresh();
    void open(int row);

    link::Session& session_;
    SlowestModel* model_;
    QTableView* table_;
    Slowest slowest_;
    Gatherer<DurationReader, Slowest> gatherer_;
    shared::Refresher* soon_ = nullptr;
};

} // namespace bafar::ui::load_balancer
