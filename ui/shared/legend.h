#pragma once
// Which line of a chart is which: a short stroke in the line's colour, its name, and its value at
// the moment that is pointed at. Each is a button that puts its line away and back. GUI thread.
#include <QAbstractButton>
#include <QColor>
#include <vector>

namespace bafar::shared {

struct Tokens;

/// Of a chart's line of that number: the first three are far apart in every theme.
[[nodiscard]] QColor lineColour(const Tokens& tokens, std::size_t line);

class LegendEntry : public QAbstractButton {
    Q_OBJECT

public:
    /// `line` decides the colour: the theme's series of that number.
    LegendEntry(std::size_t line, const QString& name, QWidget* parent);

    /// Empty: nothing is pointed at, or there is no value.
    void setValue(const QString& value);

    [[nodiscard]] const QString& value() const { return value_; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t line_;
    QString value_;
    int valueWidth_ = 0; ///< the widest so far: entries must not move while one points
};

class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);

    /// Names a line more; its colour is the theme's next series colour. `shown`: not put away.
    void add(const QString& name, bool shown = true);

    /// A line is named once it has a value, not before; one line alone needs no telling apart.
    void reveal(std::size_t line);

    void clear();

    /// By line; missing ones are empty.
    void setValues(const QStringList& values);

Q_SIGNALS:
    void toggled(std::size_t line, bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Rows as long as there is room; as high as they are.
    void arrange();

    std::vector<LegendEntry*> entries_;
};

} // namespace bafar::shared
