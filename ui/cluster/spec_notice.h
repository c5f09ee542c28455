#pragma once
// What a person has to decide or to know about the text that is edited: a sentence or two and a few
// buttons, in a frame above it. GUI thread.
#include <QFrame>
#include <array>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace bafar::ui::cluster {

class SpecNotice : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t ChoicesMax = 3;

    struct Choice {
        QString text;
        std::function<void()> work;
    };

    /// Hidden.
    explicit SpecNotice(QWidget* parent = nullptr);

    /// Shows it. At most ChoicesMax choices; `more` may be empty.
    void say(const QString& text, const QString& more, const std::vector<Choice>& choices);

    void clear();

    /// Gives the keyboard to the first choice.
    void focusFirst();

private:
    QLabel* text_;
    QLabel* more_;
    std::array<QPushButton*, ChoicesMax> buttons_{};
    std::array<std::function<void()>, ChoicesMax> works_;
};

} // namespace bafar::ui::cluster
