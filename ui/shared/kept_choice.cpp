#include "ui/shared/kept_choice.h"

#include <utility>

namespace bafar::shared {

KeptChoice::KeptChoice(QObject* owner, QString id, Read read, Show show)
    : QObject(owner)
    , id_(std::move(id))
    , read_(std::move(read))
    , show_(std::move(show))
    , shipped_(read_())
{
}

QJsonObject KeptChoice::state() const
{
    const QJsonObject now = read_();
    return now == shipped_ ? QJsonObject() : now;
}

void KeptChoice::setState(const QJsonObject& state)
{
    if (!state.isEmpty()) {
        show_(state);
    }
}

} // namespace bafar::shared
