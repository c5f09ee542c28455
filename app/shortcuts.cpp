#include "app/shortcuts.h"

#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

#include "ui/shared/format.h"

namespace bafar::app {
namespace {

struct KeyWords {
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

} // namespace

std::vector<Shortcut> shortcuts()
{
    return {
        {Deed::Search, {Qt::CTRL | Qt::Key_K}, KeyWords::tr("Search for anything")},
        {Deed::Lock, {Qt::CTRL | Qt::Key_L}, KeyWords::tr("Unlock the console, or lock it")},
        {Deed::NextPage, {Qt::CTRL | Qt::Key_PageDown}, KeyWords::tr("Next page")},
        {Deed::PreviousPage, {Qt::CTRL | Qt::Key_PageUp}, KeyWords::tr("Previous page")},
        {Deed::NextArea,
         {Qt::Key_F6},
         KeyWords::tr("To navigation, page, inspector and top bar in turn")},
        {Deed::PreviousArea, {Qt::SHIFT | Qt::Key_F6}, KeyWords::tr("The same the other way")},
        {Deed::ListKeys, {Qt::Key_F1, Qt::Key_Question}, KeyWords::tr("This list of keys")},
    };
}

QKeySequence pageKey(int place)
{
    constexpr int Digits = 10; // the tenth is 0, as on the keyboard
    return place < 0 || place >= Digits
               ? QKeySequence()
               : QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + (place + 1) % Digits));
}

QString keyText(const QKeySequence& key)
{
    return shared::technical(key.toString(QKeySequence::NativeText));
}

QString keyText(Deed deed)
{
    for (const Shortcut& one : shortcuts()) {
        if (one.deed == deed) {
            return keyText(one.keys.front());
        }
    }
    return {};
}

QString withKey(const QString& text, const QString& key)
{
    return key.isEmpty() ? text : KeyWords::tr("%1 (%2)").arg(text, key);
}

void addShortcut(QWidget* window,
                 const QList<QKeySequence>& keys,
                 const QString& text,
                 const std::function<void()>& work)
{
    for (const QKeySequence& key : keys) {
        auto* shortcut = new QShortcut(key, window);
        shortcut->setWhatsThis(text);
        QObject::connect(shortcut, &QShortcut::activated, window, work);
    }
}

} // namespace bafar::app
