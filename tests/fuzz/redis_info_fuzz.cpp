// INFO of a Redis server: whatever the text, what is read of it stays within its bounds, reads the
// same again, and makes a metrics page of finite numbers.
#include <cmath>

#include "agents/cache/judgement.h"
#include "agents/cache/measures.h"
#include "core/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

constexpr Instant Now{std::chrono::seconds(1000)};
constexpr WallTime Wall{1795887800000};

std::string measuredOf(cache::MeasureWriter& writer, const cache::Observation& seen)
{
    const MeasuresPtr measures = writer.of(seen, Now, Wall, Now);
    std::string page;
    for (SeriesIndex index = 0; index < measures->table->size(); ++index) {
        const double value = measures->sample.value(index);
        if (std::isnan(value)) {
            continue;
        }
        if (std::isinf(value)) {
            broken("an infinite measure");
        }
        const std::string& key = measures->table->keyOf(index);
        if (!isUtf8(key)) {
            broken("a series whose name is no UTF-8");
        }
        page += key + " " + numberText(value) + "\n";
    }
    return page;
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    const std::string_view text = asText(input);
    Result<cache::Observation> seen = cache::observe(std::string(text));
    if (!seen) {
        if (seen.error().text.size() > 1000 || !isUtf8(seen.error().text)) {
            broken("a refusal that cannot be shown");
        }
        return 0;
    }
    if (seen->text->size() > cache::InfoBytesMax || seen->replicas.size() > cache::ReplicasMax ||
        seen->loadedPercent < 0 || seen->loadedPercent > 100 || seen->uptime < Duration{}) {
        broken("a figure beyond its bound");
    }
    Result<cache::Observation> again = cache::observe(*seen->text);
    if (!again) {
        broken("what was kept of the text is refused");
    }
    again->text = seen->text;
    if (*again != *seen) {
        broken("the same text reads differently");
    }
    cache::Circumstances about;
    about.node = "n1";
    about.primary = "n2";
    about.levels = cache::levelsAfter({}, {}, *seen, 1);
    for (const std::string& reason : cache::judge(*seen, about).reasons) {
        if (reason.size() > 1000 || !isUtf8(reason)) {
            broken("a reason that cannot be shown");
        }
    }
    cache::MeasureWriter writer;
    const std::string first = measuredOf(writer, *seen);
    mustEqual("remembered series change the page", first, measuredOf(writer, *seen));
    (void)writer.ofNone(Now, Wall, Now);
    mustEqual("a silence changes the page", first, measuredOf(writer, *seen));
    return 0;
}

} // namespace bafar::fuzz
