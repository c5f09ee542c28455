#pragma once
// A command to be typed elsewhere, in the technical font on a ground of its own, and a button that
// copies it. GUI thread.
#include <QFrame>

class QLabel;

namespace bafar::shared {

class CommandBlock : public QFrame {
    Q_OBJECT

public:
    explicit CommandBlock(QWidget* parent = nullptr);

    /// As it is typed, in one line. A long one wraps where there is too little room.
    void setCommand(const QString& command);

private:
    QLabel* label_;
};

} // namespace bafar::shared
