#pragma once
// Below the table: all about one line of the audit log, to read, select and copy. GUI thread.
#include <QScrollArea>

#include "ui/cluster/audit_book.h"

class QHBoxLayout;
class QLabel;

namespace bafar::shared {
class FactList;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::cluster {

/// As high as what it has had to show at its width, up to half of its parent; beyond that it
/// scrolls.
class AuditDetails : public QScrollArea {
    Q_OBJECT

public:
    /// `parent` holds the table, too.
    explicit AuditDetails(QWidget* parent);

    /// Null: none is chosen.
    void show(const AuditLinePtr& line);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    [[nodiscard]] QHBoxLayout* makeAuditHead(QWidget* place);
    void levelFacts();
    void fitHeight();

    AuditLinePtr line_;
    QWidget* content_;
    QLabel* nothing_;
    shared::StatusDot* dot_;
    QLabel* what_;
    shared::FactList* deed_;
    shared::FactList* origin_;
    int fittedWidth_ = -1; ///< pixels
    int needed_ = 0;       ///< pixels of height at that width, at any time since it had it
};

} // namespace bafar::ui::cluster
