#pragma once
// The agents' audit logs as one list, all about one line of it, and the way to a file.
//
// Older lines are read as the list is scrolled to its end, or looked through with a filter, or
// exported. Every state has its words: asking, nobody heard, refused, empty, nothing fits; whose
// lines are missing, and where the log begins. GUI thread.
#include <QWidget>
#include <optional>

#include "ui/cluster/audit_desk.h"
#include "ui/cluster/audit_export.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace bafar::ui::cluster {

class AuditBar;
class AuditDetails;
class AuditTable;
class TryAgain;

class AuditView : public QWidget {
    Q_OBJECT

public:
    AuditView(link::Session& session, QWidget* parent);

    /// What is known is shown; what is missing or old is asked for.
    void refresh();

    /// "Lines: 14 of 210, told by n1, n2 and n3"; empty: there is nothing to say.
    [[nodiscard]] QString summaryText() const;

    /// Reads all that there is, then writes what fits the filter as it is now. Not while another
    /// one is under way: that is said.
    void exportTo(const QString& path, AuditFormat format);

Q_SIGNALS:
    void summaryChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Export {
        QString path;
        AuditFormat format;
        AuditFilter filter;
    };

    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeNothingFits();
    [[nodiscard]] QWidget* makeFoot();
    bool tellsThatOneRuns();
    void askForPath(AuditFormat format);
    void present();
    void showNotice();
    void showLines();
    void showMissing();
    void showFoot();
    void writeExport();
    void cancelExport();
    [[nodiscard]] QString progressText(const QString& text) const;
    [[nodiscard]] QString endText() const;

    link::Session& session_;
    AuditDesk* desk_;
    AuditLines lines_;             ///< before the filter
    std::optional<Export> export_; ///< under way
    QString exported_;             ///< what came of the last one
    bool exportFell_ = false;      ///< short of what was wanted
    QStackedWidget* stack_;
    TryAgain* notice_;
    AuditBar* bar_;
    QLabel* missing_;
    QStackedWidget* rows_;
    AuditTable* table_;
    QLabel* foot_;
    QPushButton* cancel_;
    AuditDetails* details_;
};

} // namespace bafar::ui::cluster
