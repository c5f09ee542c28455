#pragma once
// The table of the audit log. What is read stays where it is when lines come in above it. GUI
// thread.
#include <QTableView>

#include "ui/cluster/audit_model.h"

namespace bafar::ui::cluster {

class AuditTable : public QTableView {
    Q_OBJECT

public:
    explicit AuditTable(const QString& accessibleName, QWidget* parent = nullptr);

    /// The chosen line stays chosen while it is among them, else it is the first.
    void setLines(const AuditLines& lines);

    /// Lines of other days than this have their day.
    void setNow(WallTime now);

    [[nodiscard]] const AuditModel& audit() const { return *model_; }

    /// Null: none.
    [[nodiscard]] const AuditLinePtr& chosen() const { return chosen_; }

    /// It is seen, and its last rows are nearly in sight.
    [[nodiscard]] bool isAtEnd() const;

Q_SIGNALS:
    void choiceChanged();

    /// It was scrolled there, or became so high.
    void endReached();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitMoments();
    void keepCurrentInSight(int heightBefore);
    void choose(const AuditLinePtr& line);
    void takeCurrent(int row);
    void tellEnd();

    AuditModel* model_;
    AuditLinePtr chosen_;
    bool setting_ = false;
};

} // namespace bafar::ui::cluster
