#pragma once
// Everything about one thing: state and why, facts with their age, its concept's own panel, what
// may be done, its last figures as small charts, what it is related to, what each agent believes,
// what happened last. Stands beside the map and beside every concept's table. GUI thread.
#include <QScrollArea>

#include "ui/shared/page.h"
#include "ui/shared/widgets.h"

class QHBoxLayout;
class QTableView;
class QVBoxLayout;

namespace bafar::topology {
struct Thing;
}

namespace bafar::shared {
class ActionButtons;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::things {

class BeliefsModel;
class HoldsView;
class RecentModel;
class RelationsModel;
class Sparks;

/// Pixels that the panel wants, and has at most; between them it is a PanelShare-th of what stands
/// beside it.
inline constexpr int PanelWidth = 328;
inline constexpr int PanelWidthMax = 420;
inline constexpr int PanelShare = 4;

class ThingPanel : public QScrollArea {
    Q_OBJECT

public:
    /// `nothing` and `whatToDo` are said while no thing is chosen.
    ThingPanel(const shared::Workspace& workspace,
               const QString& nothing,
               const QString& whatToDo,
               QWidget* parent = nullptr);

    /// Shows this entity from now on; empty: none.
    void setThing(const QString& entity);

private:
    void makeContent();
    [[nodiscard]] QHBoxLayout* makeStateLine();
    QTableView* makeRelations();
    void refresh();
    void showThing(const topology::Thing& thing);
    void showHolds(const std::string& entity);
    void showRelations(const topology::Thing& thing);
    void refreshActions();
    void refreshEvents();
    void changePanel();

    shared::Workspace workspace_;
    QString nothing_;  ///< said while no thing is chosen
    QString whatToDo_; ///< and while there is one to choose
    QWidget* content_;
    shared::EmptyState* empty_;
    shared::ElidedLabel* title_;
    QLabel* badge_;
    shared::StatusDot* mark_;
    shared::ShortLabel* state_;
    HoldsView* holds_;
    shared::FactList* facts_;
    QLabel* speaker_;
    QVBoxLayout* panelPlace_;
    QWidget* panel_ = nullptr;
    QLabel* actionsHead_;
    shared::ActionButtons* actions_;
    QLabel* why_;
    Sparks* sparks_;
    QWidget* relationsPlace_;
    RelationsModel* relations_;
    QLabel* moreRelations_;
    BeliefsModel* beliefs_;
    QWidget* beliefsPlace_;
    QWidget* recentPlace_;
    RecentModel* recent_;
    QString wanted_;
    QString shown_;
};

} // namespace bafar::ui::things
