#include "ui/services/log_layout.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace bafar::ui::services {
namespace {

constexpr int LineGap = 3; ///< pixels between lines

} // namespace

LogLetters::LogLetters(const QFont& wanted)
    : font(wanted)
{
    constexpr int Many = 100; // so that rounding does not add up over a line
    const QFontMetricsF metrics(font);
    width = metrics.horizontalAdvance(QString(Many, QLatin1Char('M'))) / Many;
    height = static_cast<int>(std::ceil(metrics.height())) + LineGap;
    fixed =
        std::abs(metrics.horizontalAdvance(QString(Many, QLatin1Char('i'))) / Many - width) < 0.01;
}

bool isPlain(const LogLetters& letters, const QString& text)
{
    return letters.fixed && std::all_of(text.begin(), text.end(), [](QChar letter) {
               return letter.unicode() >= 0x20 && letter.unicode() < 0x7F;
           });
}

int linesOf(const LogLetters& letters, const QString& text, int columns)
{
    if (columns <= 0 || text.size() <= 1) {
        return 1;
    }
    if (isPlain(letters, text)) {
        return std::max(1, (static_cast<int>(text.size()) + columns - 1) / columns);
    }
    QTextLayout layout(text, letters.font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    int count = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(columns * letters.width);
        ++count;
    }
    layout.endLayout();
    return std::max(1, count);
}

LogLayout::LogLayout(const LogModel* model, LogLetters letters)
    : model_(model)
    , letters_(std::move(letters))
{
    connect(model, &LogModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { added(first, last); });
    connect(model, &LogModel::rowsRemoved, this, [this](const QModelIndex&, int first, int last) {
        lines_.erase(lines_.begin() + first, lines_.begin() + last + 1);
        old_ = true;
    });
    connect(model, &LogModel::modelReset, this, &LogLayout::reset);
    reset();
}

void LogLayout::setColumns(int columns)
{
    if (columns != columns_) {
        columns_ = columns;
        reset();
    }
}

void LogLayout::added(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        lines_.push_back(measured(row)); // a log grows at its end only
        const LogRow* one = model_->rowAt(row);
        widest_ = std::max(widest_, one == nullptr ? 0 : static_cast<int>(one->text.size()));
    }
    old_ = true;
}

void LogLayout::reset()
{
    lines_.clear();
    widest_ = 0;
    added(0, model_->rowCount() - 1);
}

int LogLayout::measured(int row) const
{
    const LogRow* one = model_->rowAt(row);
    return one == nullptr || one->kind != LogRow::Kind::Line
               ? 1
               : linesOf(letters_, one->text, columns_);
}

void LogLayout::sum() const
{
    if (!old_) {
        return;
    }
    tops_.resize(lines_.size() + 1);
    int line = 0;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
        tops_[row] = line;
        line += lines_[row];
    }
    tops_.back() = line;
    old_ = false;
}

int LogLayout::lines() const
{
    sum();
    return tops_.back();
}

int LogLayout::top(int row) const
{
    sum();
    const int last = static_cast<int>(tops_.size()) - 1;
    return tops_[static_cast<std::size_t>(std::clamp(row, 0, last))];
}

int LogLayout::linesOfRow(int row) const
{
    return top(row + 1) - top(row);
}

LogLayout::Place LogLayout::placeOf(int line) const
{
    sum();
    const auto after = std::upper_bound(tops_.begin(), tops_.end(), std::max(0, line));
    const int row = std::max(0, static_cast<int>(after - tops_.begin()) - 1);
    return {row, line - top(row)};
}

} // namespace bafar::ui::services
