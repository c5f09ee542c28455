#pragma once
// Says why a place is empty and what to do about it, with a button that asks once more. GUI thread.
#include <QWidget>

class QPushButton;

namespace bafar::shared {
class EmptyState;
}

namespace bafar::ui::cluster {

class TryAgain : public QWidget {
    Q_OBJECT

public:
    explicit TryAgain(QWidget* parent = nullptr);

    void setTexts(const QString& why, const QString& whatToDo);

    /// Whether asking once more may help; false at first.
    void setOffered(bool offered);

Q_SIGNALS:
    void wanted();

private:
    shared::EmptyState* texts_;
    QPushButton* button_;
};

} // namespace bafar::ui::cluster
