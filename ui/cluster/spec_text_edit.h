#pragma once
// A text of YAML that is edited: its lines are numbered, and those that are wrong are marked beside
// their numbers. Left to right, whatever the interface is. GUI thread.
#include <QPlainTextEdit>
#include <map>

class QPainter;

namespace bafar::ui::cluster {

class SpecGutter;

class SpecTextEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int IndentBy = 2; ///< spaces of Tab

    explicit SpecTextEdit(QWidget* parent);

    /// As it was given: toPlainText() makes another letter of a space that does not break.
    [[nodiscard]] QString text() const;

    /// All of it anew, as one step that can be undone.
    void replaceText(const QString& text);

    /// What is wrong, by line from 1.
    void setWrong(std::map<int, QString> wrong);

    [[nodiscard]] const std::map<int, QString>& wrong() const { return wrong_; }

    /// Puts the caret at a line and column, from 1, and the keyboard into the text.
    void goTo(int line, int column);

    /// Chooses the next place with these letters, around the end; false: there is none.
    bool findNext(const QString& word, bool forward);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    friend class SpecGutter;

    void indent();
    void breakLine();
    void makeRoom();
    [[nodiscard]] int gutterWidth() const;
    void paintGutter(QPainter& painter, const QRect& area) const;
    [[nodiscard]] QString wrongAt(int y) const;

    SpecGutter* gutter_;
    std::map<int, QString> wrong_;
};

} // namespace bafar::ui::cluster
