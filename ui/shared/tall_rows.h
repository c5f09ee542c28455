#pragma once
// Rows of two lines in a table that is too long to measure: only those in sight. GUI thread.
#include <QObject>

class QTableView;

namespace bafar::shared {

/// Pixels of a row whose text stands on several lines.
[[nodiscard]] int tallRowHeight(int lines = 2);

/// From now on a text of one column that is too long stands on two lines. Its rows get their height
/// before they are scrolled to; what is above the first one in sight stays as it was.
class TallRows : public QObject {
    Q_OBJECT

public:
    /// Of a table with its model and a RowsDelegate, which owns it.
    TallRows(QTableView* table, int column);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void fit();
    void fitSoon();
    [[nodiscard]] bool isCurrentInSight() const;
    void keepCurrentInSight();

    QTableView* table_;
    int column_;
    bool fitting_ = false;
    bool isSoon_ = false; ///< it is fitted when this event is done
    bool keeps_ = false;  ///< the current row was in sight before others became higher
};

} // namespace bafar::shared
