#pragma once
// The tools of a log view: which task, what to search for, wrap, copy, save, clear. They say what
// is wanted and show what is so. On one line, or on two where that is too long. GUI thread.
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bafar::ui::services {

class LogBar : public QWidget {
    Q_OBJECT

public:
    explicit LogBar(QWidget* parent = nullptr);

    /// The tasks to choose from, and the chosen one; empty: all.
    void setTasks(const QStringList& tasks, const QString& chosen);

    /// Which of the found lines is the current one (0: none), and how many there are.
    void setFound(std::size_t place, std::size_t count);

    void setCanCopy(bool can);
    void setCanSave(bool can);

    [[nodiscard]] QString word() const;

    /// Puts the keyboard into the search, all of it chosen.
    void focusSearch();

    /// On two lines.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void taskWanted(const QString& task);
    void wordChanged(const QString& word);
    void nextWanted(bool forward);
    void wrapWanted(bool wrap);
    void copyWanted();
    void saveWanted();
    void clearWanted();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    [[nodiscard]] int awaited() const; ///< pixels that setFound() will take, with a word
    void makeSearch();
    void makeTools();
    QPushButton* addButton(const QString& text, const QString& name, const QString& help);

    QBoxLayout* lines_;
    QBoxLayout* finding_;
    QBoxLayout* tools_;
    QComboBox* tasks_;
    QLineEdit* search_;
    QLabel* found_;
    QPushButton* before_;
    QPushButton* after_;
    QPushButton* copy_ = nullptr;
    QPushButton* save_ = nullptr;
};

} // namespace bafar::ui::services
