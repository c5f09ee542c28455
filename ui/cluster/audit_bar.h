#pragma once
// Above the audit log: what is looked for, and what can be done with it.
//
// What is looked for is kept between two runs, all of it: the field holds its words and clears
// them, the button that is on says "refused only", and the page's head says how many lines of how
// many are shown. GUI thread.
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

    void setFilter(const AuditFilter& filter);

    /// Everything is shown again.
    void clear() { setFilter({}); }

    void focusSearch();

Q_SIGNALS:
    void filterChanged();
    void againWanted();
    void exportWanted(bafar::ui::cluster::AuditFormat format);

private:
    void makeSearch(QHBoxLayout* row);
    void makeExport(QHBoxLayout* row);
    void keepFilter();

    QLineEdit* search_;
    QComboBox* in_;
    QButtonGroup* which_;
};

} // namespace bafar::ui::cluster
