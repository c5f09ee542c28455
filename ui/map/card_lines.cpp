// What a card says: its title, why it is not ok, its facts.
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>
#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

#include "ui/map/card.h"
#include "ui/map/card_text.h"
#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr int ReasonLinesMax = 3; ///< the rest of a long one is read beside the map
constexpr QChar Cut(0x2026);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

using things::isQuiet;
using States = std::map<schema::State, std::size_t>;

std::size_t sizeOf(const States& counts)
{
    std::size_t all = 0;
    for (const auto& [state, count] : counts) {
        all += count;
    }
    return all;
}

/// "16 ok, 1 failed".
QString countsText(const States& counts)
{
    QStringList parts;
    for (const auto& [state, count] : counts) {
        parts.append(
            Words::tr("%1 %2").arg(shared::number(std::uint64_t{count}), shared::stateWord(state)));
    }
    return parts.join(shared::comma());
}

/// Of a card of many.
QString groupText(const Fold& fold)
{
    const std::size_t all = sizeOf(fold.counts);
    const QString counts = countsText(fold.counts);
    return fold.more == all
               ? counts
               : Words::tr("of %1: %2").arg(shared::number(std::uint64_t{all}), counts);
}

Measure measureIn(const QFont& font)
{
    return [metrics = QFontMetricsF(font)](const QString& text) {
        return metrics.horizontalAdvance(text);
    };
}

/// `text` cut into lines that fit. A token too wide for the last of them is left out.
QStringList wrapped(const QString& text, const QFont& font, double width, int limit)
{
    const Measure measure = measureIn(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    QStringList lines;
    QString open; // what is isolated goes on in the next line
    QString before;
    while (lines.size() < limit) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        const bool last = lines.size() == limit - 1;
        const QString rest = open + (last ? text.mid(line.textStart())
                                          : text.mid(line.textStart(), line.textLength()))
                                        .trimmed();
        const QString words = elidedWords(rest, measure, width + 1); // rounded
        const QString less = words.isEmpty() && last && !lines.isEmpty()
                                 ? elidedWords(before + QLatin1Char(' ') + rest, measure, width)
                                 : QString();
        if (!less.isEmpty()) {
            lines.back() = less;
            break;
        }
        lines.append(shared::isolatesClosed(
            words.isEmpty() ? QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width) : words));
        open = shared::isolatesOpen(rest);
        before = rest;
    }
    layout.endLayout();
    return lines;
}

/// "259 of 300" of "259 of 300 connections are open": figures, as whole words. A number alone may
/// be anybody's.
bool tells(std::string_view reason, std::string_view figures)
{
    const auto isLetter = [reason](std::size_t at) {
        return at < reason.size() && std::isalnum(static_cast<unsigned char>(reason[at])) != 0;
    };
    const bool isFigures = !figures.empty() && figures.front() >= '0' && figures.front() <= '9' &&
                           figures.find(' ') != std::string_view::npos;
    const std::size_t at = isFigures ? reason.find(figures) : std::string_view::npos;
    return at != std::string_view::npos &&
           (at == 0 || (!isLetter(at - 1) && reason[at - 1] != '.')) &&
           !isLetter(at + figures.size());
}

/// Facts put side by side while they fit.
QStringList packedFacts(const topology::Thing& thing, const QFont& font, double width)
{
    const Measure measure = measureIn(font);
    QStringList lines;
    for (const schema::Fact& fact : thing.entity.facts) {
        const QString text = isNewsOn(thing, fact) ? factText(fact, measure, width) : QString();
        const QString joined = lines.isEmpty() ? text : lines.back() + shared::separator() + text;
        if (text.isEmpty()) {
            continue; // the panel has it
        }
        if (!lines.isEmpty() && measure(joined) <= width) {
            lines.back() = joined;
        } else {
            lines.append(text);
        }
    }
    return lines;
}

} // namespace

QString cardTitle(const topology::Thing& thing, const Fold& fold)
{
    if (!thing.entity.title.empty()) {
        return shared::thingTitle(thing.entity.title);
    }
    if (fold.isOpen) {
        return Words::tr("Show fewer");
    }
    if (fold.more < sizeOf(fold.counts)) { // some of them have cards
        return Words::tr("%Ln more", nullptr, static_cast<int>(fold.more));
    }
    const bool isNodes = thing.entity.lane == schema::Lane::Nodes;
    return Words::tr("%1: %2").arg(isNodes ? shared::laneTitle(thing.entity.lane)
                                           : shared::factHead(thing.entity.concept_),
                                   shared::number(std::uint64_t{fold.more}));
}

QString partsText(const Fold& fold)
{
    States counts;
    for (const schema::State state : fold.parts) {
        ++counts[state];
    }
    return countsText(counts);
}

bool isNewsOn(const topology::Thing& thing, const schema::Fact& fact)
{
    const schema::Entity& entity = thing.entity;
    const bool isTold = !isQuiet(entity.state) && tells(entity.reason, fact.value);
    return fact.value != entity.title && !isTold;
}

int linesWanted(const topology::Thing& thing, int lines)
{
    constexpr int OfReason = 2;
    const bool isWhy = thing.entity.state != schema::State::Ok && !isQuiet(thing.entity.state) &&
                       !thing.entity.reason.empty();
    return isWhy ? std::max(lines, OfReason) : lines;
}

QStringList reasonLines(const topology::Thing& thing, double room, int limit)
{
    if (isQuiet(thing.entity.state) || thing.entity.reason.empty()) {
        return {};
    }
    const QFont font = shared::captionFont();
    const int most = std::min(ReasonLinesMax, limit);
    const auto fits = [&font, room, most](const QString& parts) {
        const QStringList lines = wrapped(parts, font, room, most + 1);
        return lines.size() <= most && !lines.join(QString()).contains(Cut);
    };
    const QString reason = shared::sentence(thing.entity.reason);
    const QString parts = shared::wholeParts(reason, fits);
    // Of what is cut anyway, the head tells least.
    const QString rest = fits(parts) ? QString() : shared::behindHead(reason);
    return wrapped(rest.isEmpty() ? parts : shared::wholeParts(rest, fits), font, room, most);
}

QStringList heardLines(const topology::Thing& thing,
                       const QStringList& lines,
                       double width,
                       int limit)
{
    if (thing.entity.title.empty() || thing.entity.reason.empty() || isQuiet(thing.entity.state)) {
        return lines;
    }
    const QStringList shown = reasonLines(thing, width - 2 * CardSide, limit);
    return QStringList{shared::sentence(thing.entity.reason)} + lines.mid(shown.size());
}

QStringList cardLines(const topology::Thing& thing, const Fold& fold, double width, int limit)
{
    const QFont font = shared::captionFont();
    const double room = width - 2 * CardSide;
    QStringList lines;
    if (thing.entity.title.empty()) {
        return wrapped(groupText(fold), font, room, limit);
    }
    if (isQuiet(thing.entity.state)) {
        lines.append(seenText(thing));
    } else {
        lines = reasonLines(thing, room, limit);
    }
    for (const QString& line : packedFacts(thing, font, room)) {
        if (lines.size() >= limit) {
            break;
        }
        lines.append(line);
    }
    return lines;
}

QString seenText(const topology::Thing& thing)
{
    const std::optional<Duration> known = things::knownAge(thing);
    return known ? shared::seenAgo(*known) : shared::sentence("never heard");
}

} // namespace bafar::ui::map
