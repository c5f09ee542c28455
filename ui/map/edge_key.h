#pragma once
// What the kinds of lines on the map stand for: a sample of each that is drawn, in one row or one
// below the other. Every word is an accessible item. GUI thread.
#include <QWidget>
#include <set>
#include <vector>

#include "core/schema/presence.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::map {

class EdgeKey : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit EdgeKey(QWidget* parent = nullptr);

    /// Of those that are drawn. What only the chosen thing has is said beside the map.
    void setKinds(const std::set<schema::RelationKind>& kinds);

    /// One below the other.
    void setStacked(bool isStacked);

    /// None of them needs a word.
    [[nodiscard]] bool isEmpty() const { return samples().empty(); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Sample {
        schema::RelationKind kind{};
        QString word;
        QRectF area; ///< of line and word, as where text runs from the left
    };

    [[nodiscard]] static QString wordOf(schema::RelationKind kind);
    [[nodiscard]] std::vector<Sample> samples() const;
    [[nodiscard]] QRectF turned(const QRectF& area) const;

    std::set<schema::RelationKind> kinds_;
    bool isStacked_ = false;
};

} // namespace bafar::ui::map
