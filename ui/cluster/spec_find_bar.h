#pragma once
// What to search for in the text that is edited. It says what is wanted and shows whether there is
// such a place. Escape leaves it. GUI thread.
#include <QWidget>

class QLabel;
class QLineEdit;

namespace bafar::ui::cluster {

class SpecFindBar : public QWidget {
    Q_OBJECT

public:
    explicit SpecFindBar(QWidget* parent = nullptr);

    [[nodiscard]] QString word() const;

    /// Shows it with the keyboard in it, all of it chosen.
    void open();

    /// Whether there is such a place; said only while there is a word.
    void setFound(bool found);

Q_SIGNALS:
    void wordChanged(const QString& word);
    void nextWanted(bool forward);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* field_;
    QLabel* none_;
};

} // namespace bafar::ui::cluster
