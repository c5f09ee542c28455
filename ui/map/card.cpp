#include "ui/map/card.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/map/card_frame.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr double PadX = CardSide;
constexpr double PadY = 10;
constexpr double TitleLine = 20;
constexpr double DetailLine = 17;
constexpr double Mark = 10;
constexpr double PartsLine = 16;
constexpr double PartStep = 13;
constexpr double TitleX = PadX + Mark + 8;
constexpr int AgeSize = 11;
constexpr double AgeGap = 6;

using things::isQuiet;

/// A mark for each part; where there are more than fit, the rest is a number.
void paintParts(QPainter& painter,
                const QRectF& area,
                const Fold& fold,
                bool mirrored,
                const shared::Tokens& tokens)
{
    const auto fitting = static_cast<std::size_t>(std::max(1.0, area.width() / PartStep));
    const bool all = fold.parts.size() <= fitting;
    const std::size_t marks = all ? fold.parts.size() : fitting - std::min<std::size_t>(3, fitting);
    const auto at = [&](std::size_t index, double width) {
        const double x = static_cast<double>(index) * PartStep;
        return QRectF(mirrored ? area.right() - x - width : area.left() + x, area.top() + 4, width,
                      9);
    };
    for (std::size_t i = 0; i < marks; ++i) {
        shared::paintStateMark(painter, at(i, 9), fold.parts[i], tokens);
    }
    if (!all) {
        painter.setFont(shared::figuresFont(11));
        painter.setPen(tokens.muted);
        painter.drawText(at(marks, 3 * PartStep), Qt::AlignCenter,
                         QLatin1Char('+') +
                             shared::number(std::uint64_t{fold.parts.size() - marks}));
    }
}

/// Of the title and the age.
double titleRoom(double width)
{
    return width - TitleX - PadX;
}

/// Of the widest in the first ten seconds: what fits now must not go as it grows. Persian figures
/// are not all of one width.
double youngWidth(const QFontMetricsF& metrics)
{
    static QString language;
    static double widest = 0;
    const QString sample = shared::age(std::chrono::milliseconds(1100));
    if (language != sample) {
        language = sample;
        widest = 0;
        for (int tenths = 11; tenths < 100; tenths += 11) {
            const QString age = shared::age(std::chrono::milliseconds(100) * tenths);
            widest = std::max(widest, metrics.horizontalAdvance(age));
        }
    }
    return widest;
}

} // namespace

double cardHeight(int lines, const Fold& fold)
{
    return 2 * PadY + TitleLine + (lines > 0 ? 3 + lines * DetailLine : 0) +
           (fold.parts.empty() ? 0 : PartsLine);
}

double ageRoom(const QString& age)
{
    const QFontMetricsF metrics(shared::figuresFont(AgeSize));
    return std::ceil(std::max(metrics.horizontalAdvance(age), youngWidth(metrics))) + AgeGap;
}

double widthWithTitle(const topology::Thing& thing, const Fold& fold)
{
    const QFontMetricsF metrics(shared::strongFont());
    return TitleX + metrics.horizontalAdvance(cardTitle(thing, fold)) + PadX;
}

void paintCard(QPainter& painter,
               const QRectF& area,
               const CardFace& face,
               const shared::Tokens& tokens)
{
    const topology::Thing& thing = face.thing;
    const schema::State state = thing.entity.state;
    const bool mirrored = face.look.mirrored;
    paintCardFrame(painter, area, state, face.look, tokens);
    shared::paintStateMark(painter, placeIn(area, {PadX, PadY + 5, Mark, Mark}, mirrored), state,
                           tokens);

    const double titleWidth = titleRoom(area.width()) - face.ageWidth;
    painter.setFont(shared::strongFont());
    painter.setPen(isQuiet(state) ? tokens.muted : tokens.text);
    painter.drawText(placeIn(area, {TitleX, PadY, titleWidth, TitleLine}, mirrored),
                     alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     QFontMetricsF(shared::strongFont())
                         .elidedText(cardTitle(thing, face.fold), Qt::ElideMiddle, titleWidth));

    painter.setFont(shared::captionFont());
    double y = PadY + TitleLine + 3;
    qsizetype reasons = state == schema::State::Ok
                            ? 0
                            : reasonLines(thing, area.width() - 2 * PadX, face.look.lines).size();
    for (const QString& text : face.lines) {
        painter.setPen(reasons-- > 0 ? shared::stateColour(tokens, state) : tokens.muted);
        painter.drawText(placeIn(area, {PadX, y, area.width() - 2 * PadX, DetailLine}, mirrored),
                         alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft), text);
        y += DetailLine;
    }
    paintParts(painter, placeIn(area, {PadX, y + 2, area.width() - 2 * PadX, PartsLine}, mirrored),
               face.fold, mirrored, tokens);
}

void paintAge(QPainter& painter,
              const QRectF& area,
              const QString& age,
              bool mirrored,
              const shared::Tokens& tokens)
{
    painter.setFont(shared::figuresFont(AgeSize));
    painter.setPen(tokens.muted);
    painter.drawText(placeIn(area, {TitleX, PadY, titleRoom(area.width()), TitleLine}, mirrored),
                     alignedTo(mirrored ? Qt::AlignLeft : Qt::AlignRight), age);
}

} // namespace bafar::ui::map
