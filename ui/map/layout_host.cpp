#include "ui/map/layout_host.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::map {
namespace {

constexpr double Margin = 24;
constexpr double ColumnGap = 40;
constexpr double RowGap = 40;
constexpr double WidthMin = 190; ///< of a block
constexpr double WidthMax = 400;
constexpr double FleetWidthMin = 150; ///< where boxes have few cards
constexpr double TwoBesideMin = 320;  ///< of a box with two cards beside each other
constexpr double Pad = 8;             ///< of a box
constexpr double Between = 8;         ///< cards in a box
constexpr double Below = 16;          ///< more for the edges under the last row
constexpr double AboveShare = 0.36;   ///< of the height that is left over
constexpr int LinesMin = 1;

using topology::Thing;

/// What stands in a block.
struct Content {
    bool isBox = false;
    std::vector<const Thing*> cards; ///< of a box, the node's first
};

/// Boxes in the order that they were given; those without a place in it behind the others.
std::vector<Content> contentsOf(const Picture& picture, const Arranged& arranged)
{
    std::vector<Content> contents;
    std::size_t next = 0;
    const std::vector<Thing>& things = picture.shown.things;
    for (const Host& host : picture.hosts) {
        for (; next < things.size() && things[next].entity.id != host.card; ++next) {
            contents.push_back({false, {&things[next]}});
        }
        Content& box = contents.emplace_back(Content{true, {}});
        for (std::size_t i = 0; i <= host.cards.size() && next < things.size(); ++i, ++next) {
            box.cards.push_back(&things[next]);
        }
    }
    std::map<std::string, std::size_t> rank;
    for (const std::string& host : arranged.hosts) {
        rank.try_emplace(host, rank.size());
    }
    const auto rankOf = [&rank](const Content& content) {
        const auto found = rank.find(content.cards.front()->entity.id);
        return found == rank.end() ? rank.size() : found->second;
    };
    const auto boxes = std::find_if(contents.begin(), contents.end(),
                                    [](const Content& content) { return content.isBox; });
    std::stable_sort(boxes, contents.end(), [&rankOf](const Content& a, const Content& b) {
        return rankOf(a) < rankOf(b);
    });
    return contents;
}

class HostPlacer {
public:
    HostPlacer(const Picture& picture,
               QSizeF size,
               bool mirrored,
               const CardHeight& cardHeight,
               const Arranged& arranged)
        : mirrored_(mirrored)
        , cardHeight_(cardHeight)
        , contents_(contentsOf(picture, arranged))
    {
        const std::size_t hosts = picture.hosts.size();
        const double least = hosts > HostsMax ? FleetWidthMin : WidthMin;
        const double inside = size.width() - 2 * Margin;
        const double fitting =
            std::max(1.0, std::floor((inside + ColumnGap) / (least + ColumnGap)));
        constexpr std::size_t Few = 3; // what is above so few boxes need not be wider than they
        columns_ = std::min(static_cast<std::size_t>(fitting), std::max(hosts, Few));
        const auto count = static_cast<double>(columns_);
        width_ =
            std::round(std::clamp((inside - (count - 1) * ColumnGap) / count, least, WidthMax));
        const double all = count * width_ + (count - 1) * ColumnGap;
        left_ = std::max(Margin, std::round((size.width() - all) / 2));
        whole_ = std::max(size.width(), all + 2 * Margin);
        needed_ = least * count + (count - 1) * ColumnGap + 2 * Margin;
        high_ = size.height();
    }

    Grid place(Layout& out)
    {
        out.width = needed_;
        for (out.lines = LinesMax; out.lines > LinesMin && height(out.lines) > high_; --out.lines) {
        }
        out.height = height(out.lines);
        double y = Margin + std::max(0.0, std::round((high_ - out.height) * AboveShare));
        for (std::size_t from = 0; from < contents_.size(); ++row_) {
            const std::size_t to = rowEnd(from);
            const double rowHeight = heightOfRow(from, to, out.lines);
            grid_.rowGaps.push_back(y - RowGap / 2);
            for (std::size_t i = from; i < to; ++i) {
                placeBlock(contents_[i], i - from, {0, y, width_, rowHeight}, out);
            }
            y += rowHeight + RowGap;
            from = to;
        }
        grid_.rowGaps.push_back(y - RowGap / 2);
        for (std::size_t column = 0; column <= columns_; ++column) {
            const bool isOuter = column == 0 || column == columns_;
            const double before = left_ + static_cast<double>(column) * (width_ + ColumnGap);
            const double x = column == 0 ? before - Margin / 2
                             : isOuter   ? before - ColumnGap + Margin / 2
                                         : before - ColumnGap / 2;
            grid_.columnGaps.push_back(mirrored_ ? whole_ - x : x);
        }
        return std::move(grid_);
    }

private:
    /// Cards of the whole cluster and boxes are in rows of their own.
    [[nodiscard]] std::size_t rowEnd(std::size_t from) const
    {
        std::size_t to = from;
        while (to < contents_.size() && to - from < columns_ &&
               contents_[to].isBox == contents_[from].isBox) {
            ++to;
        }
        return to;
    }

    [[nodiscard]] double height(int lines) const
    {
        double all = 2 * Margin + Below;
        for (std::size_t from = 0; from < contents_.size();) {
            const std::size_t to = rowEnd(from);
            all += heightOfRow(from, to, lines) + (from > 0 ? RowGap : 0);
            from = to;
        }
        return all;
    }

    [[nodiscard]] double heightOfRow(std::size_t from, std::size_t to, int lines) const
    {
        double most = 0;
        for (std::size_t i = from; i < to; ++i) {
            most = std::max(most, walk(contents_[i], lines, [](const Thing&, const QRectF&) {}));
        }
        return most;
    }

    /// Calls `card(thing, area)` for each, from the block's corner on; returns the block's height.
    template <class OnCard>
    double walk(const Content& content, int lines, OnCard card) const
    {
        if (!content.isBox) {
            const double high = cardHeight_(*content.cards.front(), width_, lines);
            card(*content.cards.front(), {0, 0, width_, high});
            return high;
        }
        const double inner = width_ - 2 * Pad;
        const std::size_t beside = inner >= TwoBesideMin ? 2 : 1;
        double y = Pad;
        for (std::size_t i = 0; i < content.cards.size();) {
            const std::size_t inLine = i == 0 ? 1 : std::min(beside, content.cards.size() - i);
            const std::size_t places = i == 0 ? 1 : beside;
            const double wide =
                (inner - static_cast<double>(places - 1) * Between) / static_cast<double>(places);
            double high = 0;
            for (std::size_t j = 0; j < inLine; ++j) {
                high = std::max(high, cardHeight_(*content.cards[i + j], wide, lines));
            }
            for (std::size_t j = 0; j < inLine; ++j) {
                card(*content.cards[i + j],
                     {Pad + static_cast<double>(j) * (wide + Between), y, wide, high});
            }
            y += high + Between;
            i += inLine;
        }
        return y - Between + Pad;
    }

    [[nodiscard]] QRectF turned(const QRectF& area) const
    {
        return mirrored_ ? QRectF(whole_ - area.right(), area.top(), area.width(), area.height())
                         : area;
    }

    void placeBlock(const Content& content, std::size_t column, QRectF area, Layout& out)
    {
        area.moveLeft(left_ + static_cast<double>(column) * (width_ + ColumnGap));
        const double high = walk(content, out.lines, [&](const Thing& thing, const QRectF& card) {
            grid_.blockOf[thing.entity.id] = grid_.blocks.size();
            out.cards[thing.entity.id] = turned(card.translated(area.topLeft()));
        });
        area.setHeight(high); // the row's is that of its highest block
        if (content.isBox) {
            out.boxes.push_back({content.cards.front()->entity.id, turned(area)});
        }
        grid_.blocks.push_back({turned(area), row_, column});
    }

    bool mirrored_;
    const CardHeight& cardHeight_;
    std::vector<Content> contents_;
    std::size_t columns_ = 1;
    double width_ = 0; ///< of a block
    double left_ = 0;  ///< of the first column
    double whole_ = 0;
    double needed_ = 0;
    double high_ = 0;
    std::size_t row_ = 0;
    Grid grid_;
};

} // namespace

Layout layOutHosts(const Picture& picture,
                   QSizeF size,
                   bool mirrored,
                   const CardHeight& cardHeight,
                   const Arranged& arranged)
{
    Layout out;
    const Grid grid = HostPlacer(picture, size, mirrored, cardHeight, arranged).place(out);
    routeBetweenBlocks(picture.shown, grid, out);
    return out;
}

} // namespace bafar::ui::map
