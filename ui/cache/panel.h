#pragma once
// Above the table of cache servers: who is the primary, who follows, and how full each is. GUI
// thread.
#include "ui/cache/outlook.h"
#include "ui/things/page.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::cache {

/// Every node's word. Valid until the store's next change.
[[nodiscard]] std::vector<Word> wordsOf(const link::Store& store);

class MemoryPanel : public things::AbovePanel {
    Q_OBJECT

public:
    MemoryPanel(link::Session& session, QWidget* parent);

    /// It is of all servers, whichever is chosen.
    void setThing(const QString& entity) override;

private:
    void refresh();

    link::Session& session_;
    things::OutlookHead* head_;
    shared::ShareBars* bars_;
};

} // namespace bafar::ui::cache
