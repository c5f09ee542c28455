#include "ui/map/alert_mark.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "ui/map/card_brief.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::map {
namespace {

constexpr double Height = 14; ///< with its rim it fits between cards of a small map
constexpr double Pad = 6;
constexpr double Sign = 9;
constexpr double Gap = 5;
constexpr double FromSide = -6; ///< of the card: it stands out, away from edges' labels
constexpr double Rim = 1;
constexpr double Into = BriefPad - Rim; ///< of the card: its frame, and none of its text

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

QString countText(const bafar::alerts::Mark& mark)
{
    return shared::number(std::uint64_t{mark.count});
}

void add(bafar::alerts::Mark& to, const bafar::alerts::Mark& mark)
{
    to.worst = to.count == 0 ? mark.worst : std::max(to.worst, mark.worst);
    to.count += mark.count;
    for (const std::string& summary : mark.summaries) {
        if (to.summaries.size() < bafar::alerts::Mark::SummariesMax) {
            to.summaries.push_back(summary);
        }
    }
}

} // namespace

CardMarks cardMarks(const bafar::alerts::Marks& bySubject, const Picture& picture)
{
    CardMarks marks;
    for (const auto& [subject, mark] : bySubject) {
        const std::string card = picture.cardOf(subject);
        add(card.empty() ? marks.elsewhere : marks.byCard[card], mark);
    }
    return marks;
}

QString alertMarkName(const bafar::alerts::Mark& mark)
{
    return Words::tr("%Ln alert(s)", nullptr, static_cast<int>(mark.count));
}

QStringList alertMarkLines(const bafar::alerts::Mark& mark)
{
    QStringList lines;
    for (const std::string& summary : mark.summaries) {
        lines.append(shared::sentence(summary));
    }
    if (mark.count > mark.summaries.size()) {
        lines.append(Words::tr("and %Ln more", nullptr,
                               static_cast<int>(mark.count - mark.summaries.size())));
    }
    return lines;
}

QRectF alertMarkArea(const QRectF& card,
                     const bafar::alerts::Mark& mark,
                     bool mirrored,
                     const std::function<double(const QRectF&)>& hidden)
{
    const double text = QFontMetricsF(shared::captionFont()).horizontalAdvance(countText(mark)) + 1;
    const double width = Pad + Sign + Gap + text + Pad;
    const double left = card.left() + FromSide;
    const double right = card.right() - FromSide - width;
    const double above = card.top() + Into - Height;
    const double below = card.bottom() - Into;
    const QRectF spots[] = {{mirrored ? left : right, above, width, Height},
                            {mirrored ? left : right, below, width, Height},
                            {mirrored ? right : left, below, width, Height}};
    const QRectF* best = std::begin(spots);
    double least = hidden(*best);
    for (const QRectF* spot = best + 1; spot != std::end(spots) && least > 0; ++spot) {
        if (const double its = hidden(*spot); its < least) {
            best = spot;
            least = its;
        }
    }
    return *best;
}

void paintAlertMark(QPainter& painter,
                    const QRectF& area,
                    const bafar::alerts::Mark& mark,
                    bool mirrored,
                    const shared::Tokens& tokens)
{
    const schema::State state = shared::markOf(mark.worst);
    const QColor colour = shared::stateColour(tokens, state);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(area.adjusted(-Rim, -Rim, Rim, Rim), Height / 2 + Rim,
                            Height / 2 + Rim);
    painter.setPen(QPen(colour, 1.2));
    painter.drawRoundedRect(area, Height / 2, Height / 2);
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = area.adjusted(Pad, 0, -Pad, 0);
    const double x = mirrored ? inner.right() - Sign : inner.left();
    shared::paintStateMark(painter, {x, area.center().y() - Sign / 2, Sign, Sign}, state, tokens);
    painter.setFont(shared::captionFont());
    painter.setPen(colour);
    const int side = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                     static_cast<int>(mirrored ? Qt::AlignLeft : Qt::AlignRight);
    painter.drawText(inner, side, countText(mark));
}

} // namespace bafar::ui::map
