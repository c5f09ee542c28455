#include "agents/monitoring/exposition.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>

#include "core/base/text.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view Total = "_total";

/// What HELP and TYPE name: a histogram's parts belong to one family.
std::string_view familyName(const Series& series)
{
    std::string_view name = series.name;
    if (series.type == SeriesType::Histogram) {
        name = name.substr(0, name.rfind('_'));
    }
    return name;
}

/// The order of a histogram's lines: one set of labels after the other, buckets by their bound,
/// then the sum and the count.
struct HistogramPlace {
    std::vector<Label> labels; ///< without le
    int part = 0;
    double bound = 0;

    explicit HistogramPlace(const Series& series)
        : part(series.name.ends_with("_bucket") ? 0
               : series.name.ends_with("_sum")  ? 1
                                                : 2)
    {
        for (const Label& label : series.labels) {
            if (label.name != "le") {
                labels.push_back(label);
            } else if (label.value == "+Inf") {
                bound = std::numeric_limits<double>::infinity();
            } else {
                std::from_chars(label.value.data(), label.value.data() + label.value.size(), bound);
            }
        }
    }

    bool operator<(const HistogramPlace& other) const
    {
        return std::tie(labels, part, bound) < std::tie(other.labels, other.part, other.bound);
    }
};

bool comesBefore(const Series& left, const Series& right)
{
    if (const int names = familyName(left).compare(familyName(right)); names != 0) {
        return names < 0;
    }
    if (left.type == SeriesType::Histogram && right.type == SeriesType::Histogram) {
        return HistogramPlace(left) < HistogramPlace(right);
    }
    return left.labels < right.labels;
}

void appendHelp(std::string& out, std::string_view help, PageFormat format)
{
    for (const char letter : help) {
        if (letter == '\\' || (letter == '"' && format == PageFormat::OpenMetrics)) {
            out += '\\';
            out += letter;
        } else if (letter == '\n') {
            out += "\\n";
        } else {
            out += letter;
        }
    }
}

void appendLine(std::string& out, std::string_view keyword, std::string_view name)
{
    out += "# ";
    out += keyword;
    out += ' ';
    out += name;
    out += ' ';
}

/// A family's head. OpenMetrics names a counter's family without its _total and calls untyped
/// unknown; a counter with another name would not be one there.
void appendHeader(std::string& out, const Series& series, PageFormat format)
{
    std::string_view name = familyName(series);
    const bool open = format == PageFormat::OpenMetrics;
    const bool counter = series.type == SeriesType::Counter && (!open || name.ends_with(Total));
    if (open && counter) {
        name.remove_suffix(Total.size());
    }
    appendLine(out, "HELP", name);
    appendHelp(out, series.help, format);
    out += '\n';
    appendLine(out, "TYPE", name);
    out += counter                                ? "counter"
           : series.type == SeriesType::Gauge     ? "gauge"
           : series.type == SeriesType::Histogram ? "histogram"
           : open                                 ? "unknown"
           : series.type == SeriesType::Counter   ? "counter"
                                                  : "untyped";
    out += '\n';
    if (open && !series.unit.empty() && name.ends_with("_" + series.unit)) {
        appendLine(out, "UNIT", name);
        out += series.unit;
        out += '\n';
    }
}

} // namespace

PageFormat pageFormatFor(std::string_view accept)
{
    for (const std::string_view entry : split(accept, ',')) {
        const std::vector<std::string_view> parts = split(entry, ';');
        if (trimmed(parts[0]) != "application/openmetrics-text") {
            continue;
        }
        bool spoken = true;
        for (const std::string_view parameter : parts) {
            const std::string_view text = trimmed(parameter);
            const bool known = text == "version=1.0.0" || text == "version=0.0.1";
            spoken = spoken && (known || !text.starts_with("version=")) && text != "q=0" &&
                     text != "q=0.0";
        }
        if (spoken) {
            return PageFormat::OpenMetrics;
        }
    }
    return PageFormat::Text;
}

std::string_view contentType(PageFormat format)
{
    return format == PageFormat::Text
               ? "text/plain; version=0.0.4; charset=utf-8"
               : "application/openmetrics-text; version=1.0.0; charset=utf-8";
}

char* writeNumber(double value, char* out)
{
    const auto literal = [out](std::string_view text) {
        std::memcpy(out, text.data(), text.size());
        return out + text.size();
    };
    if (std::isnan(value)) {
        return literal("NaN");
    }
    if (std::isinf(value)) {
        return literal(value > 0 ? "+Inf" : "-Inf");
    }
    // Most values are counts: those are written as integers, several times faster.
    constexpr double Plain = 1e15;
    const auto integer = std::abs(value) < Plain ? static_cast<std::int64_t>(value) : 0;
    if (integer != 0 && static_cast<double>(integer) == value) {
        return std::to_chars(out, out + NumberBytesMax, integer).ptr;
    }
    if (value == 0) {
        return literal("0");
    }
    return std::to_chars(out, out + NumberBytesMax, value).ptr;
}

void Exposition::layOut(const SeriesTable& table)
{
    std::vector<SeriesIndex> order;
    order.reserve(table.liveCount());
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        if (table.live(index)) {
            order.push_back(index);
        }
    }
    std::sort(order.begin(), order.end(), [&](SeriesIndex left, SeriesIndex right) {
        return comesBefore(table.at(left), table.at(right));
    });
    parts_.clear();
    lines_.clear();
    for (auto first = order.cbegin(); first != order.cend();) {
        const std::string_view name = familyName(table.at(*first));
        const auto last = std::find_if(first, order.cend(), [&](SeriesIndex index) {
            return familyName(table.at(index)) != name;
        });
        layOutFamily(table, first, last);
        first = last;
    }
    revision_ = table.revision();
    laidOut_ = true;
}

void Exposition::layOutFamily(const SeriesTable& table,
                              std::vector<SeriesIndex>::const_iterator first,
                              std::vector<SeriesIndex>::const_iterator last)
{
    // The head stands once, before the first series' prefix; the others refer to it, because on any
    // page another series may be the first that is present.
    const auto header = static_cast<std::uint32_t>(parts_.size());
    appendHeader(parts_, table.at(*first), format_);
    const auto headerEnd = static_cast<std::uint32_t>(parts_.size());
    for (; first != last; ++first) {
        const auto prefix = static_cast<std::uint32_t>(parts_.size());
        parts_ += table.keyOf(*first);
        parts_ += ' ';
        lines_.push_back(
            {*first, header, headerEnd, prefix, static_cast<std::uint32_t>(parts_.size())});
    }
}

std::string_view Exposition::render(const SeriesTable& table, const Sample& sample)
{
    if (!laidOut_ || revision_ != table.revision()) {
        layOut(table);
    }
    // Large enough for all: each head and prefix once, a number and a line end each.
    page_.resize(parts_.size() + lines_.size() * (NumberBytesMax + 1) + 8);
    char* out = page_.data();
    const auto copy = [&](std::uint32_t from, std::uint32_t to) {
        std::memcpy(out, parts_.data() + from, to - from);
        out += to - from;
    };
    constexpr std::uint32_t None = 0xffffffff;
    std::uint32_t lastHeader = None;
    for (const Line& line : lines_) {
        const double value = sample.value(line.index);
        if (std::isnan(value)) {
            continue;
        }
        if (line.header != lastHeader) {
            copy(line.header, line.headerEnd);
            lastHeader = line.header;
        }
        copy(line.prefix, line.end);
        out = writeNumber(value, out);
        *out++ = '\n';
    }
    if (format_ == PageFormat::OpenMetrics) {
        constexpr std::string_view End = "# EOF\n";
        std::memcpy(out, End.data(), End.size());
        out += End.size();
    }
    return {page_.data(), static_cast<std::size_t>(out - page_.data())};
}

} // namespace bafar::monitoring
