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

/// Pixels of a button that names a thing, in the narrowest of the panels beside pages.
inline constexpr int NamingButtonMax = 280;

/// A button that names a thing, such as "Scale web…", and would be wider than `most`: the name
/// gives way in its middle, and the whole text is the button's tip and its accessible name.
void narrowNaming(QPushButton* button, int most = NamingButtonMax);

/// The tip of such a button, say why it cannot be pressed; behind its whole text where that is cut.
void setNamingTip(QPushButton* button, const QString& tip);

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
