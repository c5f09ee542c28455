#pragma once
// The table of a ChipsModel: each thing in a cell is a small frame with its mark, side by side
// while they fit and then below each other. A click chooses one; Return goes through those of the
// current cell. As tall as its rows, up to a bound, then it scrolls. GUI thread.
#include <QTableView>

#include "ui/shared/chips_model.h"

namespace bafar::shared {

class ChipsTable : public QTableView {
    Q_OBJECT

public:
    explicit ChipsTable(const QString& accessibleName, QWidget* parent = nullptr);

    void setChips(ChipsModel* model);

    /// The thing or row that is marked as the chosen one; empty: none.
    void setChosen(const QString& key);

    [[nodiscard]] const QString& chosen() const { return chosen_; }

    /// Pixels beyond which it scrolls.
    void setHeightMax(int pixels);

    /// Where a thing is, in the viewport; empty: it is not there.
    [[nodiscard]] QRect placeOf(const QString& key) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person chose this thing, or this row.
    void chipWanted(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fit();
    void chooseNext(const QModelIndex& index);

    ChipsModel* chips_ = nullptr;
    QString chosen_;
    int heightMax_ = 320;
};

} // namespace bafar::shared
