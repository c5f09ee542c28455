#include "ui/overview/card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::overview {
namespace {

constexpr double PadX = 12;
constexpr double PadY = 10;
constexpr double TitleLine = 20;
constexpr double DetailLine = 17;
constexpr double Mark = 10;
constexpr double AgeWidth = 64;
constexpr int LinesMax = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

bool isQuiet(schema::State state)
{
    return state == schema::State::Stale || state == schema::State::Unknown;
}

/// `text` cut into lines that fit.
QStringList wrapped(const QString& text, const QFont& font, double width, int limit)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QStringList lines;
    while (lines.size() < limit) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        const bool last = lines.size() == limit - 1;
        const QString rest =
            last ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        lines.append(QFontMetricsF(font).elidedText(rest.trimmed(), Qt::ElideRight, width));
    }
    layout.endLayout();
    return lines;
}

/// Facts put side by side while they fit.
QStringList packedFacts(const topology::Thing& thing, const QFont& font, double width)
{
    const QFontMetricsF metrics(font);
    QStringList lines;
    for (const schema::Fact& fact : thing.entity.facts) {
        const QString text =
            shared::factName(fact.name) + QLatin1Char(' ') + shared::factValue(fact);
        const QString joined = lines.isEmpty() ? text : lines.back() + QStringLiteral(" · ") + text;
        if (!lines.isEmpty() && metrics.horizontalAdvance(joined) <= width) {
            lines.back() = joined;
        } else {
            lines.append(metrics.elidedText(text, Qt::ElideRight, width));
        }
    }
    return lines;
}

void paintFrame(QPainter& painter,
                const QRectF& area,
                schema::State state,
                const CardLook& look,
                const shared::Tokens& tokens)
{
    QPen border(tokens.line, 1);
    if (state == schema::State::Failed) {
        border = QPen(tokens.bad, 2);
    } else if (state == schema::State::Unknown) {
        border = QPen(tokens.unknown, 1.2, Qt::DashLine);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(state == schema::State::Unknown ? tokens.panel : tokens.raised);
    const QRectF inner = area.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(inner, 8, 8);
    if (state == schema::State::Stale) {
        painter.setBrush(
            QBrush(shared::blend(tokens.unknown, tokens.raised, 0.3), Qt::BDiagPattern));
        painter.drawRoundedRect(inner, 8, 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(border);
    painter.drawRoundedRect(inner, 8, 8);
    if (look.selected) {
        painter.setPen(QPen(tokens.accent, 2));
        const double out = state == schema::State::Failed ? 3 : 0;
        painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), 8 + out, 8 + out);
    }
    if (look.focused) {
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(inner.adjusted(-5, -5, 5, 5), 12, 12);
    }
}

} // namespace

std::optional<Duration> knownAge(const topology::Thing& thing)
{
    if (!isQuiet(thing.entity.state) || thing.entity.node.empty()) {
        return thing.age;
    }
    for (const topology::Belief& belief : thing.beliefs) {
        if (belief.observer == thing.entity.node) {
            return belief.age;
        }
    }
    return std::nullopt;
}

QString ageText(const topology::Thing& thing)
{
    const std::optional<Duration> known = knownAge(thing);
    return known ? shared::age(*known) : Words::tr("never");
}

QStringList cardLines(const topology::Thing& thing, double width)
{
    const QFont font = shared::captionFont();
    const double room = width - 2 * PadX;
    QStringList lines;
    if (isQuiet(thing.entity.state)) {
        const std::optional<Duration> known = knownAge(thing);
        lines.append(known ? shared::seenAgo(*known) : shared::sentence("never heard"));
    } else if (!thing.entity.reason.empty()) {
        lines = wrapped(shared::sentence(thing.entity.reason), font, room, 2);
    }
    for (const QString& line : packedFacts(thing, font, room)) {
        if (lines.size() == LinesMax) {
            break;
        }
        lines.append(line);
    }
    return lines;
}

double cardHeight(const topology::Thing& thing, double width)
{
    const auto lines = static_cast<double>(cardLines(thing, width).size());
    return 2 * PadY + TitleLine + (lines > 0 ? 3 + lines * DetailLine : 0);
}

void paintCard(QPainter& painter,
               const QRectF& area,
               const topology::Thing& thing,
               const CardLook& look,
               const shared::Tokens& tokens)
{
    const schema::State state = thing.entity.state;
    paintFrame(painter, area, state, look, tokens);
    const auto place = [&](double x, double y, double width, double height) {
        const double left = look.mirrored ? area.right() - x - width : area.left() + x;
        return QRectF(left, area.top() + y, width, height);
    };
    // Absolute: the painter of a mirrored widget would mirror them a second time.
    const int line = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute);
    const int start = line | static_cast<int>(look.mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const int end = line | static_cast<int>(look.mirrored ? Qt::AlignLeft : Qt::AlignRight);
    shared::paintStateMark(painter, place(PadX, PadY + 5, Mark, Mark), state, tokens);

    const double titleX = PadX + Mark + 8;
    const double titleWidth = area.width() - titleX - PadX - AgeWidth;
    painter.setFont(shared::strongFont());
    painter.setPen(isQuiet(state) ? tokens.muted : tokens.text);
    painter.drawText(
        place(titleX, PadY, titleWidth, TitleLine), start,
        QFontMetricsF(shared::strongFont())
            .elidedText(shared::technical(thing.entity.title), Qt::ElideRight, titleWidth));
    painter.setFont(shared::figuresFont(11));
    painter.setPen(tokens.muted);
    painter.drawText(place(area.width() - PadX - AgeWidth, PadY, AgeWidth, TitleLine), end,
                     ageText(thing));

    painter.setFont(shared::captionFont());
    double y = PadY + TitleLine + 3;
    bool first = true;
    const bool reasonFirst = !thing.entity.reason.empty() && !isQuiet(state);
    for (const QString& text : cardLines(thing, area.width())) {
        const bool strong = first && reasonFirst && state != schema::State::Ok;
        painter.setPen(strong ? shared::stateColour(tokens, state) : tokens.muted);
        painter.drawText(place(PadX, y, area.width() - 2 * PadX, DetailLine), start, text);
        y += DetailLine;
        first = false;
    }
}

} // namespace bafar::ui::overview
