#include "agents/monitoring/history.h"

#include <algorithm>

#include "agents/monitoring/series_codec.h"

namespace bafar::monitoring {
namespace {

/// The parts of a name: "cpu{a=\"1\",b=\"2\"}" is `cpu` and two labels as written.
struct Selector {
    std::string_view name;
    std::vector<std::string_view> labels;
};

/// Commas and braces inside quoted values do not count.
Selector parsed(std::string_view text)
{
    Selector selector;
    const std::size_t open = text.find('{');
    selector.name = text.substr(0, open);
    if (open == std::string_view::npos) {
        return selector;
    }
    bool quoted = false;
    std::size_t start = open + 1;
    for (std::size_t at = start; at < text.size(); ++at) {
        if (quoted && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            quoted = !quoted;
        } else if (!quoted && (text[at] == ',' || text[at] == '}')) {
            if (at > start) {
                selector.labels.push_back(text.substr(start, at - start));
            }
            start = at + 1;
        }
    }
    return selector;
}

bool means(const Selector& selector, std::string_view series)
{
    if (!series.starts_with(selector.name)) {
        return false;
    }
    const Selector candidate = parsed(series);
    return candidate.name == selector.name &&
           std::all_of(selector.labels.begin(), selector.labels.end(), [&](std::string_view label) {
               return std::find(candidate.labels.begin(), candidate.labels.end(), label) !=
                      candidate.labels.end();
           });
}

constexpr std::int64_t SecondMax = 253402300799; // the end of year 9999

std::int64_t ceilTo(std::int64_t value, std::int64_t multiple)
{
    const std::int64_t rest = value % multiple;
    return rest == 0 ? value : value - rest + (rest > 0 ? multiple : 0);
}

} // namespace

bool StoredBlock::operator==(const StoredBlock& other) const
{
    return tier == other.tier && firstSecond == other.firstSecond && count == other.count &&
           *names == *other.names && columns == other.columns;
}

History::History(std::size_t bytesMax)
    : bytesMax_(bytesMax)
    , recent_(Recent, catalog_)
    , day_(Day, catalog_)
{
}

void History::remap(const SeriesTable& table)
{
    std::vector<Catalog::NameId> names(table.size(), Row::NoName);
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        if (table.live(index)) {
            names[index] = catalog_.holdName(table.keyOf(index));
        }
    }
    for (const Catalog::NameId name : names_) {
        if (name != Row::NoName) {
            catalog_.releaseName(name);
        }
    }
    names_ = std::move(names);
    revision_ = table.revision();
    ++stamp_;
}

void History::add(std::int64_t second, const SeriesTable& table, const Sample& sample)
{
    if (revision_ != table.revision()) {
        remap(table);
    }
    newest_ = second;
    const std::size_t count = std::min(names_.size(), sample.values.size());
    const Row row{stamp_, {names_.data(), count}, {sample.values.data(), count}};
    recent_.add(second, row);
    if (const auto slot = daySecond(second)) {
        day_.add(*slot, row);
    }
    bound();
}

std::optional<std::int64_t> History::daySecond(std::int64_t second) const
{
    const std::int64_t late = second % Day.stepSeconds;
    return late < interval_ ? std::optional<std::int64_t>(second - late) : std::nullopt;
}

void History::bound()
{
    while (bytes() > bytesMax_ && (day_.dropOldest() || recent_.dropOldest())) {
    }
}

void History::restore(std::vector<StoredBlock> blocks)
{
    std::deque<Block> recent;
    std::deque<Block> day;
    for (StoredBlock& stored : blocks) {
        std::vector<Catalog::NameId> names;
        names.reserve(stored.names->size());
        for (const std::string& name : *stored.names) {
            names.push_back(catalog_.holdName(name));
        }
        Block block{stored.firstSecond, stored.count, catalog_.holdSet(std::move(names)),
                    std::move(stored.columns), true};
        block.columns.shrink_to_fit();
        (stored.tier == Tier::Recent ? recent : day).push_back(std::move(block));
    }
    recent_.prepend(std::move(recent));
    std::deque<Block> dayNow = day_.release();
    day_.prepend(std::move(day));
    std::deque<Block> rebuilt = rebuildDay(day_.closedUntil().value_or(0));
    std::deque<Block> dayBefore = day_.release();
    day_.prepend(std::move(dayNow));
    day_.prepend(std::move(rebuilt));
    day_.prepend(std::move(dayBefore));
    bound();
}

std::deque<Block> History::rebuildDay(std::int64_t from)
{
    HistoryTier rebuilt(Day, catalog_);
    std::vector<double> matrix;
    std::vector<double> row;
    for (const Block& block : recent_.blocks()) {
        if (block.firstSecond + block.count <= from || !block.saved) {
            continue; // the day has it, or this run added it to the day itself
        }
        const std::vector<Catalog::NameId> names = catalog_.set(block.set);
        matrix.assign(names.size() * block.count, Absent);
        ByteView rest = block.columns;
        for (std::size_t index = 0; index < names.size(); ++index) {
            const auto size = decodeColumn(rest, {&matrix[index * block.count], block.count});
            if (!size) {
                break;
            }
            rest = rest.subspan(*size);
        }
        for (std::size_t moment = 0; moment < block.count; ++moment) {
            const std::int64_t second = block.firstSecond + static_cast<std::int64_t>(moment);
            const auto slot = daySecond(second);
            if (second < from || !slot) {
                continue;
            }
            row.resize(names.size());
            for (std::size_t index = 0; index < names.size(); ++index) {
                row[index] = matrix[index * block.count + moment];
            }
            rebuilt.add(*slot, {++stamp_, names, row});
        }
    }
    rebuilt.close();
    return rebuilt.release();
}

Result<History::Points> History::query(std::string_view series,
                                       std::int64_t from,
                                       std::int64_t to,
                                       std::int64_t step) const
{
    const auto name = catalog_.find(series);
    if (!name) {
        return fail(Code::NotFound,
                    "history has no series named exactly like that; ask for its names first");
    }
    if (from < 0 || to < from || to > SecondMax || step < 0 || step > Day.keepSeconds) {
        return fail(Code::InvalidInput, "the time asked for ends before it begins or is out of "
                                        "range, or the step is longer than a day");
    }
    if (step == 0) {
        const bool inHour = from >= newest_ - Recent.keepSeconds - 60;
        step = inHour ? Recent.stepSeconds : Day.stepSeconds;
    }
    const HistoryTier& source = tier(step < Day.stepSeconds ? Tier::Recent : Tier::Day);
    const std::int64_t base = source.shape().stepSeconds;
    Points points{ceilTo(from, base), ceilTo(step, base), {}};
    if (to < points.from) {
        return points;
    }
    const auto span = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(points.from);
    if (span / static_cast<std::uint64_t>(points.step) >= PointsMax ||
        span / static_cast<std::uint64_t>(base) >= PointsMax * 10) {
        return fail(Code::LimitExceeded,
                    "more than " + std::to_string(PointsMax) +
                        " values asked for; ask for less time or a longer step");
    }
    std::vector<double> values(span / static_cast<std::uint64_t>(base) + 1);
    source.read(*name, points.from, values);
    for (std::size_t at = 0; at < values.size();
         at += static_cast<std::size_t>(points.step / base)) {
        points.values.push_back(values[at]);
    }
    return points;
}

std::vector<std::string> History::matching(std::string_view selector) const
{
    const Selector wanted = parsed(selector);
    std::vector<std::string> found;
    for (const std::string_view name : catalog_.names()) {
        if (means(wanted, name)) {
            found.emplace_back(name);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<StoredBlock> History::unsaved() const
{
    for (const Tier which : {Tier::Recent, Tier::Day}) {
        if (const Block* block = tier(which).firstUnsaved()) {
            auto names = std::make_shared<std::vector<std::string>>();
            for (const Catalog::NameId name : catalog_.set(block->set)) {
                names->push_back(catalog_.name(name));
            }
            return StoredBlock{which, block->firstSecond, block->count, std::move(names),
                               block->columns};
        }
    }
    return std::nullopt;
}

void History::markSaved(Tier tier, std::int64_t firstSecond)
{
    (tier == Tier::Recent ? recent_ : day_).markSaved(firstSecond);
}

std::optional<std::int64_t> History::since() const
{
    const auto recent = recent_.since();
    const auto day = day_.since();
    return recent && day ? std::min(*recent, *day) : recent ? recent : day;
}

std::size_t History::bytes() const
{
    return recent_.bytes() + day_.bytes() + catalog_.bytes() +
           names_.capacity() * sizeof(Catalog::NameId);
}

std::size_t History::blockBytes() const
{
    return recent_.blockBytes() + day_.blockBytes() + catalog_.bytes();
}

} // namespace bafar::monitoring
