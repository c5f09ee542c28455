#include "ui/services/log_paint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

#include "ui/shared/theme.h"

namespace bafar::ui::services {
namespace {

constexpr int Margin = 8; ///< pixels at the left edge
constexpr int NarrowWriter = 14;
constexpr int NarrowView = 90; ///< letters, below which names are narrow
constexpr int TextWidthMin = 8;
const QChar Ellipsis(0x2026);

double leftOf(const LogPaint& paint, const QRect& area, int column)
{
    return area.left() + Margin + column * paint.letters.width;
}

/// A text in one column, cut to its letters.
void paintCell(QPainter& painter,
               const LogPaint& paint,
               const QRect& area,
               int column,
               int letters,
               const QString& text)
{
    const QRectF cell(leftOf(paint, area, column), area.top(), letters * paint.letters.width,
                      paint.letters.height);
    const QString shown =
        text.size() <= letters ? text : text.left(std::max(1, letters - 1)) + Ellipsis;
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(cell, shown, option);
}

/// Where the word stands in the text.
std::vector<qsizetype> hits(const QString& text, const QString& word)
{
    constexpr std::size_t HitsMax = 500;
    std::vector<qsizetype> found;
    qsizetype at = word.isEmpty() ? -1 : text.indexOf(word, 0, Qt::CaseInsensitive);
    while (at >= 0 && found.size() < HitsMax) {
        found.push_back(at);
        at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive);
    }
    return found;
}

/// The lines of a text whose letters all have one width: cut by counting.
void paintPlain(QPainter& painter,
                const LogRow& row,
                const QRect& area,
                const LogPaint& paint,
                const QColor& mark)
{
    const int width = paint.wrap > 0 ? paint.wrap : paint.columns.textWidth;
    const double left = leftOf(paint, area, paint.columns.text);
    const int height = paint.letters.height;
    const auto lineOf = [&](qsizetype at) { return paint.wrap > 0 ? at / width : 0; };
    const auto columnOf = [&](qsizetype at) {
        return paint.wrap > 0 ? at % width : at - paint.shift;
    };
    for (const qsizetype hit : hits(row.text, paint.word)) {
        for (qsizetype at = hit; at < hit + paint.word.size(); ++at) {
            painter.fillRect(QRectF(left + static_cast<double>(columnOf(at)) * paint.letters.width,
                                    static_cast<double>(area.top() + lineOf(at) * height),
                                    std::ceil(paint.letters.width), height),
                             mark);
        }
    }
    const qsizetype count = paint.wrap > 0 ? row.text.size() : 1;
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (qsizetype line = 0; line * width < count; ++line) {
        const QString part = row.text.mid(paint.wrap > 0 ? line * width : paint.shift, width + 1);
        painter.drawText(QRectF(left, static_cast<double>(area.top() + line * height),
                                (width + 2) * paint.letters.width, height),
                         paint.wrap > 0 ? part.left(width) : part, option);
    }
}

/// Any other text: laid out by the font, left to right as a whole.
void paintOther(QPainter& painter,
                const LogRow& row,
                const QRect& area,
                const LogPaint& paint,
                const QColor& mark)
{
    QTextLayout layout(row.text, paint.letters.font);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(paint.wrap > 0 ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const qsizetype hit : hits(row.text, paint.word)) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(hit);
        range.length = static_cast<int>(paint.word.size());
        range.format.setBackground(mark);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    int count = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        if (paint.wrap > 0) {
            line.setLineWidth(paint.wrap * paint.letters.width);
        }
        // Other fonts may be higher: the lines keep the height of ours.
        line.setPosition(
            {0, count * paint.letters.height + (paint.letters.height - line.height()) / 2.0});
        ++count;
    }
    layout.endLayout();
    layout.draw(&painter, {leftOf(paint, area, paint.columns.text) -
                               (paint.wrap > 0 ? 0.0 : paint.shift * paint.letters.width),
                           static_cast<double>(area.top())});
}

/// What is no line: in the interface's own direction and font, with a bar at its side.
void paintNote(QPainter& painter,
               const LogRow& row,
               const QRect& area,
               bool selected,
               const shared::Tokens& tokens)
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const bool warning = row.kind == LogRow::Kind::Warning;
    painter.setPen(selected ? tokens.text : warning ? tokens.warn : tokens.muted);
    painter.setFont(row.kind == LogRow::Kind::Day ? shared::sectionFont() : shared::bodyFont());
    const QString lead = row.kind == LogRow::Kind::Day ? QString()
                         : warning                     ? QStringLiteral("! ")
                                                       : QString(QChar(0x2013)) + QLatin1Char(' ');
    const QRect inside = area.adjusted(Margin, 0, -Margin, 0);
    const QString text =
        painter.fontMetrics().elidedText(lead + row.text, Qt::ElideRight, inside.width());
    QTextOption option;
    option.setTextDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
                        Qt::AlignVCenter);
    painter.drawText(QRectF(inside), text, option);
}

} // namespace

LogColumns::LogColumns(int letters, int widestWriter)
    : writer(TimeWidth + 2)
    , writerWidth(letters < NarrowView ? std::min(widestWriter, NarrowWriter) : widestWriter)
    , stream(writer + writerWidth + (writerWidth > 0 ? 2 : 0))
    , text(stream + StreamWidth + 1)
    , textWidth(std::max(TextWidthMin, letters - text - 2))
{
}

QString logTime(WallTime at)
{
    return at == WallTime{}
               ? QString()
               : QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.unixMs).time(),
                                       QStringLiteral("HH:mm:ss.zzz"));
}

void paintLogRow(QPainter& painter,
                 const QPalette& palette,
                 const LogRow& row,
                 const QRect& area,
                 const LogPaint& paint)
{
    const shared::Tokens& tokens = shared::tokensOf(palette);
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    if (paint.selected) {
        painter.fillRect(area, tokens.selection);
    }
    if (row.kind != LogRow::Kind::Line) {
        paintNote(painter, row, area, paint.selected, tokens);
    } else {
        painter.setFont(paint.letters.font);
        painter.setPen(paint.selected ? tokens.text : tokens.muted);
        paintCell(painter, paint, area, 0, LogColumns::TimeWidth, logTime(row.at));
        paintCell(painter, paint, area, paint.columns.writer, paint.columns.writerWidth,
                  writerOf(row));
        if (row.errors) {
            painter.setPen(paint.selected ? tokens.text : tokens.bad);
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), tokens.bad);
            paintCell(painter, paint, area, paint.columns.stream, LogColumns::StreamWidth,
                      QStringLiteral("err"));
        }
        painter.setPen(tokens.text);
        const QRect texts = area.adjusted(
            static_cast<int>(leftOf(paint, area, paint.columns.text)) - area.left() - 1, 0, 0, 0);
        painter.setClipRect(texts, Qt::IntersectClip);
        const QColor mark = shared::foundFill(tokens);
        if (isPlain(paint.letters, row.text)) {
            paintPlain(painter, row, area, paint, mark);
        } else {
            paintOther(painter, row, area, paint, mark);
        }
    }
    painter.restore();
    if (paint.current) {
        painter.setPen(tokens.accent);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    }
}

} // namespace bafar::ui::services
