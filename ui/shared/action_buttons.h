#pragma once
// A button for each action that is offered for one thing, and while only the console's lock is in
// the way, one beside it that opens both. GUI thread.
#include <QWidget>

#include "core/schema/action_record.h"

class QBoxLayout;
class QPushButton;

namespace bafar::shared {

/// "Unlock and plan": beside a disabled button, for what can be started as soon as the console is
/// unlocked.
[[nodiscard]] QPushButton* makeUnlockButton(QWidget* parent);

/// Of several in a list, or without room for the words: the padlock alone, a square as high as the
/// button of its action. Its accessible name, which tells that action, is its tooltip from now on.
void shortenUnlock(QPushButton* unlock, const QPushButton* action);

class ActionButtons : public QWidget {
    Q_OBJECT

public:
    /// `first` is the look (makeButton()) of a button that stands alone.
    ActionButtons(Qt::Orientation direction, const char* first, QWidget* parent = nullptr);

    /// The look of a button that stands alone, from the next offers on.
    void setFirst(const char* look) { first_ = look; }

    /// `why`: why none can be started now; empty when they can. `canUnlock`: unlocking is all that
    /// is missing. Buttons stay while the offers do.
    void setOffers(const std::vector<schema::ActionInfo>& offers,
                   const QString& why,
                   bool canUnlock);

Q_SIGNALS:
    void wanted(const std::string& action);
    /// The same, from the button that opens the lock for it.
    void unlockWanted(const std::string& action);

private:
    struct Pair {
        QPushButton* action = nullptr;
        QPushButton* unlock = nullptr;
    };

    void make(const std::vector<schema::ActionInfo>& offers);
    [[nodiscard]] bool isRow() const;
    void addPair(const schema::ActionInfo& offer, const char* kind);
    void shapeUnlocks();
    void alignUnlocks();

    QBoxLayout* layout_;
    QByteArray first_;
    QStringList made_;
    std::vector<Pair> pairs_;
};

} // namespace bafar::shared
