#include "ui/map/alert_mark.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "ui/map/card_brief.h"
#include "ui/map/label.h"
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
constexpr double FromLines = 2;         ///< pixels
constexpr double FromNextCard = 6;      ///< pixels; nearer, it is taken for that one's

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

double sharedArea(const QRectF& one, const QRectF& other)
{
    const QRectF both = one.intersected(other);
    return both.width() * both.height();
}

/// How much of lines runs through it; all in pixels of the layout.
double linesUnder(const QRectF& area, const std::vector<PlacedEdge>& edges)
{
    double hidden = 0;
    for (const PlacedEdge& placed : edges) {
        // A level line has no height.
        if (!placed.path.controlPointRect().adjusted(-1, -1, 1, 1).intersects(area)) {
            continue;
        }
        for (const QRectF& box : boxesAlong(placed.path)) {
            hidden += sharedArea(box, area);
        }
    }
    return hidden;
}

/// How much of the other cards lies under it; all in pixels of the layout.
double cardsUnder(const QRectF& area, const std::string& own, const Layout& layout)
{
    double hidden = 0;
    for (const auto& [id, card] : layout.cards) {
        hidden += id == own ? 0 : sharedArea(card, area);
    }
    return hidden;
}

/// On the upper side of another card, or less than `apart` over it.
bool isOverAnother(const QRectF& area, const std::string& own, const Layout& layout, double apart)
{
    return std::any_of(layout.cards.begin(), layout.cards.end(), [&](const auto& one) {
        const QRectF& card = one.second;
        const double middle = area.center().x();
        return one.first != own && card.left() < middle && middle < card.right() &&
               area.top() < card.top() && card.top() < area.bottom() + apart;
    });
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

/// A line is followed past what lies on it: what a card says, and another mark, are not.
double hiddenByMark(const QRectF& spot,
                    const std::string& own,
                    const Layout& layout,
                    const Lens& lens,
                    std::span<const QRectF> marks)
{
    constexpr double CardsCount = 4; // times what a line of the same size does
    constexpr double MarksCount = 16;
    const QRectF around =
        lens.inLayout(spot.adjusted(-FromLines, -FromLines, FromLines, FromLines));
    double hidden = linesUnder(around, layout.edges) + CardsCount * cardsUnder(around, own, layout);
    for (const QRectF& mark : marks) {
        hidden += MarksCount * sharedArea(lens.inLayout(mark), around);
    }
    if (isOverAnother(lens.inLayout(spot), own, layout, FromNextCard / lens.zoom)) {
        hidden += around.width() * around.height();
    }
    return hidden;
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
