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

class AuditDetails : public QScrollArea {
    Q_OBJECT

public:
    explicit AuditDetails(QWidget* parent = nullptr);

    /// Null: none is chosen.
    void show(const AuditLinePtr& line);

private:
    [[nodiscard]] QHBoxLayout* makeAuditHead(QWidget* place);

    AuditLinePtr line_;
    QWidget* content_;
    QLabel* nothing_;
    shared::StatusDot* dot_;
    QLabel* what_;
    shared::FactList* deed_;
    shared::FactList* origin_;
};

} // namespace bafar::ui::cluster
