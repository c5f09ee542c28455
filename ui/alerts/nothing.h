#pragma once
// The list of alerts without a row: why it is empty, and that things are not well although no rule
// fires for them. GUI thread.
#include "ui/shared/widgets.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::alerts {

class NothingFires : public shared::EmptyState {
    Q_OBJECT

public:
    explicit NothingFires(link::Session& session, QWidget* parent = nullptr);

    /// `isFiltered`: there are alerts, but none that is asked for.
    void refresh(bool isFiltered);

private:
    link::Session& session_;
    QLabel* unalarmed_; ///< what is not well, while nothing fires
    QPushButton* show_; ///< leads there
    QPushButton* spec_; ///< leads to the cluster spec's page
    QString worst_;     ///< the thing that show_ leads to
};

} // namespace bafar::ui::alerts
