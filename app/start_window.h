#pragma once
// The window of a start that has no cluster to show: why, the clusters that there are, and the
// other ways on. GUI thread.
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bafar::link {
struct ProfileEntry;
}

namespace bafar::app {

/// Why no cluster is shown, as the interface says it.
struct StartReason {
    QString title;  ///< what
    QString text;   ///< where, and why; a line for each thing
    QString remedy; ///< what to do
};

class StartWindow : public QWidget {
    Q_OBJECT

public:
    /// `folder` has the profiles.
    explicit StartWindow(QString folder);

    /// Says why, and lists the profiles anew.
    void tell(const StartReason& reason);

Q_SIGNALS:
    /// A profile's file was chosen.
    void openWanted(const QString& file);

    void demoWanted();

private:
    void makeHead(QVBoxLayout* rows);
    void makeFoot(QVBoxLayout* rows);
    void list();
    [[nodiscard]] QPushButton* makeEntry(const link::ProfileEntry& entry);
    void fit();
    void askForFile();

    QString folder_;
    QLabel* title_;
    QLabel* text_;
    QLabel* remedy_;
    QVBoxLayout* content_ = nullptr; ///< what scrolls
    QLabel* head_;                   ///< above the profiles
    QVBoxLayout* profiles_;
    QPushButton* first_ = nullptr; ///< of those that can be used; null: none
    QFrame* foot_;
    QPushButton* openFile_ = nullptr;
    QPushButton* demo_ = nullptr;
    QPushButton* quit_ = nullptr;
};

} // namespace bafar::app
