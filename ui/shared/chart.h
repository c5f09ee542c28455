#pragma once
// The project's own chart: a card with a title, the newest value in words, and lines over time.
//
// Qt Charts draws it and is named in chart.cpp only, so that it can be replaced. Lines break at
// gaps, are thinned to pixel columns (chart_data.h), and are redrawn at most five times a second
// and never while hidden. Time runs left to right in every language. Line colours are the theme's
// series colours, none of which is a state's. Its accessible description says the headline, the
// gaps and what stands on both axes. GUI thread.
#include <QFrame>
#include <functional>
#include <memory>

#include "core/base/time.h"
#include "ui/shared/chart_data.h"

class QLabel;

namespace bafar::shared {

class Legend;

class Chart : public QFrame {
    Q_OBJECT

public:
    /// Writes a value for the axis and the headline: "38%".
    using ValueText = std::function<QString(double)>;

    /// `top` is the fixed highest value of the axis; 0: the data's own.
    Chart(const QString& title, ValueText valueText, double top, QWidget* parent = nullptr);
    ~Chart() override;
    Chart(const Chart&) = delete;
    Chart& operator=(const Chart&) = delete;

    /// Adds a line; its number is the answer.
    std::size_t addLine(const QString& name);

    void append(std::size_t line, ChartPoint point);
    void prepend(std::size_t line, const std::vector<ChartPoint>& older);

    /// How much time is shown; the right edge is the newest point.
    void setWindow(Duration length);

    /// How often points come: a pause of three and a half intervals is a gap.
    void setInterval(Duration interval);

    /// What stands at the top right: "38% · waiting 2%".
    void setHeadline(const QString& text);

    /// False until there was something to say.
    [[nodiscard]] bool hasHeadline() const;

    [[nodiscard]] double latest(std::size_t line) const;

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Drawing;

    void scheduleRedraw();
    void redraw();
    void describe();

    ValueText valueText_;
    double top_;
    qint64 windowMs_ = 15 * 60 * 1000;
    qint64 endMs_ = 0;
    QString title_;
    QLabel* headline_;
    Legend* legend_;
    std::vector<ChartData> data_;
    std::unique_ptr<Drawing> drawing_;
    bool scheduled_ = false;
};

} // namespace bafar::shared
