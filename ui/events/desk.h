#pragma once
// The events page: filter, density, table and details, put together. GUI thread.
#include <QWidget>

#include "ui/events/density.h"
#include "ui/shared/page.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace bafar::shared {
class EmptyState;
class Refresher;
} // namespace bafar::shared

namespace bafar::ui::events {

class DensityStrip;
class EventDetails;
class EventsTable;
class FilterBar;

class EventsDesk : public QWidget {
    Q_OBJECT

public:
    explicit EventsDesk(const shared::Workspace& workspace, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeStrip();
    QWidget* makeTable();
    void keepChoice();
    void refresh();
    void sortOut();
    void passTime();
    void showDetails();
    void showEmpty();

    shared::Workspace workspace_;
    Journal journal_;
    Range range_ = Range::HalfHour;
    FilterBar* filter_;
    QButtonGroup* ranges_ = nullptr; ///< by Range
    QLabel* unit_;                   ///< what a bar is
    DensityStrip* strip_;
    QStackedWidget* stack_;
    EventsTable* table_;
    shared::EmptyState* nothing_;
    shared::EmptyState* nothingFits_;
    EventDetails* details_;
    WallTime minute_;    ///< of which the bars were made
    bool chose_ = false; ///< the first event was chosen for the first sight
};

} // namespace bafar::ui::events
