#pragma once
// How a row of the palette is painted: icon, title, what it is, and below the title how it is. GUI
// thread.
#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace bafar::ui::palette {

struct Row;

class Delegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    /// Pixels.
    [[nodiscard]] static int heightOf(const Row& row);

    /// Pixels at the end of a locked row that are left for the button which unlocks.
    void setButtonWidth(int width) { button_ = width; }

private:
    void paintHead(QPainter* painter, const QStyleOptionViewItem& option, const Row& row) const;
    [[nodiscard]] const QIcon& icon(const QString& name) const;

    int button_ = 0;
    mutable QHash<QString, QIcon> icons_; ///< drawn once, not at every paint
};

} // namespace bafar::ui::palette
