#include "core/base/line_diff.h"

#include <algorithm>
#include <span>

#include "core/base/text.h"

namespace bafar {

namespace {

constexpr std::size_t LineMax = 500; ///< bytes shown of one line

using Lines = std::vector<DiffLine>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const bool ended = end != std::string_view::npos;
        lines.push_back({LineSign::Same, text.substr(0, end), ended});
        text.remove_prefix(ended ? end + 1 : text.size());
    }
    return lines;
}

/// How far the furthest paths with `edits` edits came, by diagonal; diagonals run from -edits to
/// edits.
class Furthest {
public:
    explicit Furthest(int edits)
        : edits_(edits)
        , x_(static_cast<std::size_t>(2 * edits + 1))
    {
    }

    [[nodiscard]] int& at(int diagonal) { return x_[static_cast<std::size_t>(diagonal + edits_)]; }

    [[nodiscard]] int at(int diagonal) const
    {
        return x_[static_cast<std::size_t>(diagonal + edits_)];
    }

    /// Whether the path with one edit more comes to this diagonal from the one above it, by a new
    /// line.
    [[nodiscard]] bool comesDown(int diagonal) const
    {
        const int last = edits_ + 1; // of the path with one edit more
        return diagonal == -last || (diagonal != last && at(diagonal - 1) < at(diagonal + 1));
    }

private:
    int edits_;
    std::vector<int> x_;
};

int follow(std::span<const DiffLine> a, std::span<const DiffLine> b, int x, int diagonal)
{
    const auto same = [&](int at) {
        const int y = at - diagonal;
        return at < static_cast<int>(a.size()) && y < static_cast<int>(b.size()) && y >= 0 &&
               a[static_cast<std::size_t>(at)] == b[static_cast<std::size_t>(y)];
    };
    while (same(x)) {
        ++x;
    }
    return x;
}

/// The furthest paths for 0, 1, 2... edits up to the one that arrives; empty: none within EditsMax.
std::vector<Furthest> search(std::span<const DiffLine> a, std::span<const DiffLine> b)
{
    const int goal = static_cast<int>(a.size());
    const int diagonalOfGoal = static_cast<int>(a.size()) - static_cast<int>(b.size());
    std::vector<Furthest> all;
    for (int edits = 0; edits <= static_cast<int>(EditsMax); ++edits) {
        Furthest next(edits);
        for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
            int x = 0;
            if (edits > 0) {
                const Furthest& before = all.back();
                x = before.comesDown(diagonal) ? before.at(diagonal + 1)
                                               : before.at(diagonal - 1) + 1;
            }
            next.at(diagonal) = follow(a, b, x, diagonal);
        }
        const bool arrived = diagonalOfGoal >= -edits && diagonalOfGoal <= edits &&
                             (diagonalOfGoal + edits) % 2 == 0 && next.at(diagonalOfGoal) >= goal;
        all.push_back(std::move(next));
        if (arrived) {
            return all;
        }
    }
    return {};
}

DiffLine signedLine(LineSign sign, const DiffLine& line)
{
    return {sign, line.text, line.ended};
}

Lines replaced(std::span<const DiffLine> a, std::span<const DiffLine> b)
{
    Lines out;
    for (const DiffLine& line : a) {
        out.push_back(signedLine(LineSign::Gone, line));
    }
    for (const DiffLine& line : b) {
        out.push_back(signedLine(LineSign::New, line));
    }
    return out;
}

/// The way back along the paths that search() found, turned round.
Lines script(std::span<const DiffLine> a, std::span<const DiffLine> b)
{
    const std::vector<Furthest> paths = search(a, b);
    if (paths.empty()) {
        return replaced(a, b);
    }
    Lines out;
    int x = static_cast<int>(a.size());
    int y = static_cast<int>(b.size());
    const auto keep = [&](LineSign sign) {
        const bool isNew = sign == LineSign::New;
        y -= sign == LineSign::Gone ? 0 : 1;
        x -= isNew ? 0 : 1;
        out.push_back(signedLine(sign, isNew ? b[static_cast<std::size_t>(y)]
                                             : a[static_cast<std::size_t>(x)]));
    };
    for (std::size_t edits = paths.size() - 1; edits > 0; --edits) {
        const Furthest& before = paths[edits - 1];
        const int diagonal = x - y;
        const bool down = before.comesDown(diagonal);
        const int fromX = before.at(down ? diagonal + 1 : diagonal - 1);
        const int fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
        while (x > fromX && y > fromY) {
            keep(LineSign::Same);
        }
        keep(down ? LineSign::New : LineSign::Gone);
    }
    while (x > 0) {
        keep(LineSign::Same);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

/// Within a run of changes, what is gone first.
void orderRuns(Lines& lines)
{
    for (auto at = lines.begin(); at != lines.end();) {
        const auto end = std::find_if(
            at, lines.end(), [](const DiffLine& line) { return line.sign == LineSign::Same; });
        std::stable_partition(at, end,
                              [](const DiffLine& line) { return line.sign == LineSign::Gone; });
        at = end == lines.end() ? end : end + 1;
    }
}

std::string lineText(const DiffLine& line)
{
    constexpr std::string_view Signs = " -+";
    return Signs[static_cast<std::size_t>(line.sign)] + sanitized(line.text, LineMax) + "\n" +
           (line.ended ? "" : "\\ no line end at the end of the file\n");
}

/// "12,3": the first line and how many, as diff writes it.
std::string rangeText(std::size_t first, std::size_t count)
{
    return std::to_string(count == 0 ? first : first + 1) +
           (count == 1 ? "" : "," + std::to_string(count));
}

} // namespace

std::vector<DiffLine> lineDiff(std::string_view before, std::string_view after)
{
    const Lines a = linesOf(before);
    const Lines b = linesOf(after);
    std::size_t start = 0;
    while (start < a.size() && start < b.size() && a[start] == b[start]) {
        ++start;
    }
    std::size_t tail = 0;
    while (tail < a.size() - start && tail < b.size() - start &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    Lines middle = script(std::span(a).subspan(start, a.size() - start - tail),
                          std::span(b).subspan(start, b.size() - start - tail));
    orderRuns(middle);
    Lines all(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(start));
    all.insert(all.end(), middle.begin(), middle.end());
    all.insert(all.end(), a.end() - static_cast<std::ptrdiff_t>(tail), a.end());
    return all;
}

std::string unifiedDiff(std::string_view before,
                        std::string_view after,
                        std::string_view nameBefore,
                        std::string_view nameAfter,
                        std::size_t context)
{
    const Lines lines = lineDiff(before, after);
    const auto changed = [&lines](std::size_t at) { return lines[at].sign != LineSign::Same; };
    std::string out;
    std::size_t lineBefore = 0; // of both texts, at `at`
    std::size_t lineAfter = 0;
    for (std::size_t at = 0; at < lines.size();) {
        std::size_t next = at; // the next change
        while (next < lines.size() && !changed(next)) {
            ++next;
        }
        if (next == lines.size()) {
            break;
        }
        const std::size_t begin = next - std::min(context, next - at);
        lineBefore += begin - at;
        lineAfter += begin - at;
        std::size_t end = next;
        for (std::size_t quiet = 0; end < lines.size() && quiet <= 2 * context; ++end) {
            quiet = changed(end) ? 0 : quiet + 1;
        }
        while (!changed(end - 1)) {
            --end;
        }
        end = std::min(end + context, lines.size());
        std::string body;
        std::size_t gone = 0;
        std::size_t fresh = 0;
        for (std::size_t i = begin; i < end; ++i) {
            gone += lines[i].sign == LineSign::New ? 0 : 1;
            fresh += lines[i].sign == LineSign::Gone ? 0 : 1;
            body += lineText(lines[i]);
        }
        out += "@@ -" + rangeText(lineBefore, gone) + " +" + rangeText(lineAfter, fresh) + " @@\n" +
               body;
        lineBefore += gone;
        lineAfter += fresh;
        at = end;
    }
    return out.empty() ? out
                       : "--- " + sanitized(nameBefore, LineMax) + "\n+++ " +
                             sanitized(nameAfter, LineMax) + "\n" + out;
}

} // namespace bafar
