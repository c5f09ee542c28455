#pragma once
// Below a concept's table: what the concept has there, and the charts of its shipped dashboard as
// far as there is room. GUI thread.
#include <set>
#include <string>

#include "ui/things/page.h"

namespace bafar::ui::dashboards {

class BoardStrip;

class ChartsBelow : public things::BelowPanel {
    Q_OBJECT

public:
    /// `name` and `without` as of a BoardStrip.
    ChartsBelow(link::Session& session,
                const QString& name,
                const std::set<std::string>& without,
                QWidget* parent);

    /// A chart of the concept's own before the others; it has no margins.
    void setFirst(things::BelowPanel* first);

    void setThing(const QString& entity) override;

    /// The dashboard has the same charts.
    [[nodiscard]] bool givesWay() const override { return true; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    BoardStrip* strip_;
    things::BelowPanel* first_ = nullptr; ///< null: the charts are all there is
};

} // namespace bafar::ui::dashboards
