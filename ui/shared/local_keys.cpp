#include "ui/shared/local_keys.h"

#include <QVariant>
#include <QWidget>

namespace bafar::shared {
namespace {

constexpr const char* KeysProperty = "localKeys";

} // namespace

void declareKeys(QWidget* view, const LocalKeys& keys)
{
    view->setProperty(KeysProperty, QVariant::fromValue(keys));
}

LocalKeys keysOf(const QWidget& view)
{
    return view.property(KeysProperty).value<LocalKeys>();
}

} // namespace bafar::shared
