#pragma once
// The window's two bars: cluster, counts and the lock above; agents, newest fact and what is
// running, or ended a moment ago, below, with the way to its steps. GUI thread.
#include <QFrame>
#include <map>
#include <string>

#include "core/schema/state.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class StatusDot;
class ElidedLabel;
} // namespace bafar::shared

namespace bafar::app {

class SearchBox;

class TopBar : public QFrame {
    Q_OBJECT

public:
    TopBar(link::Session& session, bool simulated, QWidget* parent);

    /// Puts a button before the lock.
    void addButton(QPushButton* button);

    /// The cluster's name opens it from now on.
    void setClusterMenu(QMenu* menu);

    /// Null: there is none.
    [[nodiscard]] QMenu* clusterMenu() const { return clusters_; }

Q_SIGNALS:
    void searchWanted();

protected:
    bool event(QEvent* event) override;

private:
    void fitSearch();
    void refreshCounts();
    void refreshGroup();
    void refreshLock();

    link::Session& session_;
    QLabel* name_; ///< the cluster's
    QHBoxLayout* counts_;
    std::map<schema::State, QWidget*> places_; ///< mark and count
    std::map<schema::State, QLabel*> labels_;
    QLabel* nothing_;
    shared::ElidedLabel* group_; ///< who leads, or who is missing
    SearchBox* search_;
    QMenu* clusters_ = nullptr;
    QPushButton* lock_;
};

class StatusStrip : public QFrame {
    Q_OBJECT

public:
    StatusStrip(link::Session& session, QWidget* parent);

private:
    void refresh();
    void showAction();

    link::Session& session_;
    shared::StatusDot* dot_;
    QLabel* agents_;
    QLabel* newest_;
    shared::ElidedLabel* running_;
    QPushButton* show_;
    std::string shown_; ///< the action that show_ opens; empty: none
    QLabel* clock_;
};

} // namespace bafar::app
