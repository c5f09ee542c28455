#pragma once
// Parts below each other in columns of one width and about one height, as many columns as there is
// room for. The order goes down a column, then on at the top of the next. GUI thread.
#include <QWidget>
#include <vector>

namespace bafar::app {

class EvenColumns : public QWidget {
    Q_OBJECT

public:
    /// In pixels, but for `most`.
    struct Measures {
        int column = 0;  ///< the least width of one, where there are several
        int between = 0; ///< two columns
        int below = 0;   ///< a part, before the next
        int most = 1;    ///< how many columns, at least 1
    };

    explicit EvenColumns(const Measures& measures, QWidget* parent = nullptr);

    /// A new part after the others, to be filled; it belongs to this widget.
    [[nodiscard]] QWidget* addPart();

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] std::vector<QRect> placesIn(int width) const;
    void arrange();

    Measures measures_;
    std::vector<QWidget*> parts_;
};

} // namespace bafar::app
