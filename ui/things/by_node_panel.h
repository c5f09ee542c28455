#pragma once
// Above a concept's table: its things' parts by node. GUI thread.
#include "ui/things/by_node.h"
#include "ui/things/page.h"

namespace bafar::shared {
class ChipsTable;
}

namespace bafar::ui::things {

class LeftOut;

class ByNodePanel : public AbovePanel {
    Q_OBJECT

public:
    /// `name` is the table's accessible name.
    ByNodePanel(link::Session& session,
                std::string conceptName,
                const QString& name,
                PartWords words,
                QWidget* parent);

    void setThing(const QString& entity) override;

private:
    void refresh();

    link::Session& session_;
    std::string concept_;
    PartWords words_;
    shared::ChipsModel* model_;
    shared::ChipsTable* table_;
    LeftOut* more_;
};

} // namespace bafar::ui::things
