#pragma once
// A volume, a brick or a mount in words, beside its facts: how full, what is to be healed, whose
// writes arrive. GUI thread.
#include <QWidget>

#include "ui/storage/words.h"

namespace bafar::link {
class Session;
class Store;
} // namespace bafar::link

namespace bafar::ui::storage {

/// Every node's word. Valid until the store's next change.
[[nodiscard]] std::vector<Word> wordsOf(const link::Store& store);

class StoragePanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "storage/VOLUME", "storage/VOLUME/NODE" or "storage/VOLUME/mount/NODE".
    StoragePanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();

    link::Session& session_;
    QString entity_;
    QWidget* barsPlace_;
    shared::ShareBars* bars_;
    shared::FactList* facts_;
};

} // namespace bafar::ui::storage
