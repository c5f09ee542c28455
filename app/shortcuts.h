#pragma once
// The keys of the whole window: one table that shortcuts, tooltips and the list of keys are made
// of, so that none of them can be wrong. GUI thread.
#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace bafar::app {

/// What keys do in the window.
enum class Deed : std::uint8_t {
    Search,
    Lock,
    NextPage,
    PreviousPage,
    NextArea,
    PreviousArea,
    ListKeys
};

struct Shortcut {
    Deed deed;
    QList<QKeySequence> keys; ///< any of them
    QString text;             ///< what they do
};

/// All of them, in the order of the list.
[[nodiscard]] std::vector<Shortcut> shortcuts();

/// The key of a page by its place in the navigation, from 0; empty: it has none.
[[nodiscard]] QKeySequence pageKey(int place);

/// "Ctrl+K", isolated; empty: no key.
[[nodiscard]] QString keyText(const QKeySequence& key);
[[nodiscard]] QString keyText(Deed deed);

/// "Topology (Ctrl+1)"; without a key the text alone.
[[nodiscard]] QString withKey(const QString& text, const QString& key);

/// Makes these keys do it while `window` is active; `text` is what the list of keys says.
void addShortcut(QWidget* window,
                 const QList<QKeySequence>& keys,
                 const QString& text,
                 const std::function<void()>& work);

} // namespace bafar::app
