#pragma once
// The log of the chosen service, or of the chosen task, below the services' table.
//
// Who reads a log is recorded by the agents, and it is theirs to send: so it is read once a person
// wants it, and from then on for whichever service is chosen, while it is seen. GUI thread.
#include <QTimer>
#include <memory>

#include "ui/link/log_reader.h"
#include "ui/services/log_words.h"
#include "ui/things/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace bafar::shared {
class ElidedLabel;
class EmptyState;
} // namespace bafar::shared

namespace bafar::ui::services {

class LogBar;
class LogSearch;
class LogView;

class LogPanel : public things::BelowPanel {
    Q_OBJECT

public:
    /// The session must outlive the panel.
    LogPanel(link::Session& session, QWidget* parent);
    ~LogPanel() override;
    LogPanel(const LogPanel&) = delete;
    LogPanel& operator=(const LogPanel&) = delete;

    void setThing(const QString& entity) override;
    [[nodiscard]] int beyondLeast() const override;

    /// Begins to read, or stops and folds the lines away.
    void setReading(bool on);

    [[nodiscard]] LogModel& model() { return *model_; }

    /// Writes the shown rows to a file. Empty: done; else why not, in the interface's language.
    [[nodiscard]] QString saveTo(const QString& file) const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void makeShortcuts();
    void openLog();
    void closeLog();
    void refresh();
    void refreshTasks();
    void refreshFound();
    void refreshChip();
    void refreshOlder();
    void readOlder();
    void holdOlder(const schema::LogPiece& piece);
    void olderEnded();
    void dropOlder();
    void find(bool forward);
    void copy();
    void save();

    link::Session& session_;
    LogModel* model_;
    LogSearch* search_;
    QLabel* title_ = nullptr;
    shared::ElidedLabel* status_ = nullptr;
    QPushButton* before_ = nullptr; ///< "Older lines"
    QPushButton* read_ = nullptr;
    QPushButton* stop_ = nullptr;
    QWidget* body_ = nullptr;
    LogBar* bar_ = nullptr;
    QStackedWidget* places_ = nullptr;
    LogView* view_ = nullptr;
    QPushButton* chip_ = nullptr; ///< "12 new lines"
    shared::EmptyState* empty_ = nullptr;
    QString entity_;
    LogSubject subject_;
    bool reading_ = false;
    QString outcome_; ///< what became of the last file, or of the last look further back
    std::unique_ptr<link::LogReader> reader_;
    std::unique_ptr<link::LogReader> older_; ///< while it is read further back
    std::vector<schema::LogLine> olderLines_;
    std::size_t asked_ = 0;  ///< lines of each task, of the past
    bool beganHere_ = false; ///< a look further back gave nothing
    QTimer soon_;            ///< rows that are only passed by with the keyboard open nothing
};

} // namespace bafar::ui::services
