#pragma once
// Above the audit log: what is looked for, and what can be done with it. GUI thread.
#include <QWidget>

#include "ui/cluster/audit_book.h"
#include "ui/cluster/audit_export.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace bafar::ui::cluster {

class AuditBar : public QWidget {
    Q_OBJECT

public:
    explicit AuditBar(QWidget* parent = nullptr);

    [[nodiscard]] AuditFilter filter() const;

    /// Everything is shown again.
    void clear();

    void focusSearch();

Q_SIGNALS:
    void filterChanged();
    void againWanted();
    void exportWanted(bafar::ui::cluster::AuditFormat format);

private:
    void makeSearch(QHBoxLayout* row);
    void makeExport(QHBoxLayout* row);

    QLineEdit* search_;
    QComboBox* in_;
    QButtonGroup* which_;
};

} // namespace bafar::ui::cluster
