#pragma once
// The page's table with its filter, and the panel of the chosen alert beside it. GUI thread.
#include <QWidget>

#include "ui/alerts/model.h"
#include "ui/shared/page.h"

class QBoxLayout;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bafar::shared {
class Refresher;
} // namespace bafar::shared

namespace bafar::ui::alerts {

class AlertPanel;
class NothingFires;

class AlertDesk : public QWidget {
    Q_OBJECT

public:
    AlertDesk(const shared::Workspace& workspace, QWidget* parent);

Q_SIGNALS:
    void countsChanged(const QString& text);

private:
    void makeTable();
    [[nodiscard]] QWidget* makeFilter();
    [[nodiscard]] QHBoxLayout* makeGrouping(QWidget* bar);
    void fitFilter(QBoxLayout& rows);
    void refresh();
    void filterChanged();
    void want(const QString& entity, const QString& fingerprint);
    void choose(const QString& key);
    void open(const QModelIndex& index);
    void markChosen();
    [[nodiscard]] const schema::alerting::Alert* alertOf(const QString& key) const;

    shared::Workspace workspace_;
    AlertsModel* model_;
    QTableView* table_;
    QStackedWidget* views_;
    NothingFires* empty_;
    QLabel* caveats_;
    QWidget* bar_ = nullptr; ///< of the filter
    QButtonGroup* severities_ = nullptr;
    QLineEdit* text_;
    QPushButton* entity_; ///< clears the filter of one thing
    AlertPanel* panel_;
    QWidget* side_;
    shared::Refresher* soon_ = nullptr;
    Filter filter_;
    QString chosen_; ///< a row's key
    bool refreshing_ = false;
};

} // namespace bafar::ui::alerts
