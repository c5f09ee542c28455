#pragma once
// Roles as a row of tiles that can be clicked; a second row where there is no room. GUI thread.
#include <QPushButton>

#include "ui/overview/roles.h"

class QGridLayout;
class QLabel;

namespace bafar::shared {
class StatusDot;
class ElidedLabel;
} // namespace bafar::shared

namespace bafar::ui::overview {

/// One role: head with its mark, the answer, a line more.
class Tile : public QPushButton {
    Q_OBJECT

public:
    explicit Tile(QWidget* parent);

    void setRole(const Role& role);

    [[nodiscard]] const Role& role() const { return role_; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

private:
    Role role_;
    shared::StatusDot* dot_;
    shared::ElidedLabel* head_;
    shared::ElidedLabel* value_;
    shared::ElidedLabel* detail_;
};

class Tiles : public QWidget {
    Q_OBJECT

public:
    explicit Tiles(QWidget* parent = nullptr);

    /// Tiles stay while roles only change.
    void setRoles(const std::vector<Role>& roles);

Q_SIGNALS:
    void wanted(const bafar::ui::overview::Role& role);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QGridLayout* grid_;
    std::vector<Tile*> tiles_;
    int columns_ = 0;
};

} // namespace bafar::ui::overview
