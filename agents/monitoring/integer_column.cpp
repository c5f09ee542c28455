#include "agents/monitoring/integer_column.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "agents/monitoring/bits.h"
#include "agents/monitoring/series_codec.h"

namespace bafar::monitoring {
namespace {

constexpr std::array<double, ScaleCount> Scales = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr double IntegerMax = 9007199254740992.0; // 2^53: every integer up to it is a double

constexpr unsigned RiceParameterMax = 31;
constexpr unsigned UnaryMax = 12; ///< a quotient this large is written with its width instead
constexpr unsigned WidthBits = 6; ///< of that width, less one

/// What the integers' second byte says.
enum Difference : std::uint8_t { Values, First, Second };

constexpr unsigned GapsBit = 0x80;

struct Integers {
    std::size_t scale = 0;
    std::size_t count = 0;
    std::array<std::int64_t, ColumnLengthMax> values;
};

/// Fills `integers` with the present values; false when no scale restores all of them.
bool asIntegers(std::span<const double> values, Integers& integers)
{
    integers.scale = 0;
    for (const double value : values) {
        // What is exact at a scale is exact at the next, as long as it does not grow too large.
        while (!isAbsent(value) && !integerAt(value, integers.scale)) {
            if (++integers.scale == ScaleCount) {
                return false;
            }
        }
    }
    integers.count = 0;
    for (const double value : values) {
        if (isAbsent(value)) {
            continue;
        }
        const auto integer = integerAt(value, integers.scale);
        if (!integer) {
            return false;
        }
        integers.values[integers.count++] = *integer;
    }
    return true;
}

/// Bits of the width form of `value`.
unsigned widthOf(std::uint64_t value)
{
    return value == 0 ? 1 : static_cast<unsigned>(std::bit_width(value));
}

std::uint64_t riceBits(std::span<const std::uint64_t> residuals,
                       unsigned parameter,
                       std::uint64_t giveUp)
{
    std::uint64_t total = 0;
    for (const std::uint64_t residual : residuals) {
        const std::uint64_t quotient = residual >> parameter;
        total += quotient < UnaryMax ? quotient + 1 + parameter
                                     : UnaryMax + WidthBits + widthOf(residual);
        if (total >= giveUp) {
            break;
        }
    }
    return total;
}

/// One way to write the integers: head numbers, then residuals by Rice codes.
struct Plan {
    Difference difference = Values;
    unsigned parameter = 0;
    std::uint64_t bits = std::numeric_limits<std::uint64_t>::max();
    std::int64_t first = 0;  ///< the first value; unused for Values
    std::int64_t second = 0; ///< the first difference, for Second
    std::int64_t least = 0;  ///< taken off every residual
    std::size_t count = 0;
    std::array<std::uint64_t, ColumnLengthMax> residuals;
};

std::uint64_t varintBits(std::int64_t value)
{
    return (widthOf(zigzag(value)) + 6U) / 7U * 8U;
}

/// Completes `plan` from signed residuals: takes the least off and finds the best parameter.
void complete(std::span<const std::int64_t> residuals, Plan& plan)
{
    plan.count = residuals.size();
    plan.least = residuals.empty() ? 0 : *std::min_element(residuals.begin(), residuals.end());
    std::uint64_t largest = 0;
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        plan.residuals[i] =
            static_cast<std::uint64_t>(residuals[i]) - static_cast<std::uint64_t>(plan.least);
        largest = std::max(largest, plan.residuals[i]);
    }
    const std::uint64_t head = varintBits(plan.least) +
                               (plan.difference == Values ? 0 : varintBits(plan.first)) +
                               (plan.difference == Second ? varintBits(plan.second) : 0);
    const std::span<const std::uint64_t> used(plan.residuals.data(), plan.count);
    const unsigned last = std::min(RiceParameterMax, widthOf(largest));
    std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
    for (unsigned parameter = 0; parameter <= last; ++parameter) {
        const std::uint64_t bits = riceBits(used, parameter, best);
        if (bits < best) {
            best = bits;
            plan.parameter = parameter;
        }
    }
    plan.bits = head + best;
}

void planIntegers(const Integers& integers, Difference difference, Plan& plan)
{
    std::array<std::int64_t, ColumnLengthMax> residuals;
    const std::span<const std::int64_t> values(integers.values.data(), integers.count);
    plan.difference = difference;
    plan.first = values[0];
    plan.second = values.size() > 1 ? values[1] - values[0] : 0;
    std::size_t count = 0;
    const std::size_t from = static_cast<std::size_t>(difference);
    for (std::size_t i = from; i < values.size(); ++i) {
        residuals[count++] = difference == Values  ? values[i]
                             : difference == First ? values[i] - values[i - 1]
                                                   : values[i] - 2 * values[i - 1] + values[i - 2];
    }
    complete({residuals.data(), count}, plan);
}

void putRice(BitWriter& writer, std::uint64_t residual, unsigned parameter)
{
    const std::uint64_t quotient = residual >> parameter;
    if (quotient < UnaryMax) {
        writer.put(((std::uint64_t{1} << quotient) - 1) << 1U, static_cast<unsigned>(quotient) + 1);
        writer.put(residual, parameter);
        return;
    }
    writer.put((std::uint64_t{1} << UnaryMax) - 1, UnaryMax);
    writer.put(widthOf(residual) - 1, WidthBits);
    writer.put(residual, widthOf(residual));
}

std::uint64_t getRice(BitReader& reader, unsigned parameter)
{
    const unsigned quotient = reader.ones(UnaryMax);
    if (quotient < UnaryMax) {
        return (static_cast<std::uint64_t>(quotient) << parameter) | reader.get(parameter);
    }
    return reader.get(static_cast<unsigned>(reader.get(WidthBits)) + 1);
}

void write(std::span<const double> values, const Integers& integers, Bytes& body)
{
    Plan best;
    Plan other;
    planIntegers(integers, Values, best);
    for (const Difference difference : {First, Second}) {
        if (integers.count > static_cast<std::size_t>(difference)) {
            planIntegers(integers, difference, other);
            if (other.bits < best.bits) {
                best = other;
            }
        }
    }
    const bool gaps = integers.count != values.size();
    putU8(body,
          static_cast<std::uint8_t>(best.parameter | static_cast<unsigned>(best.difference) << 5U |
                                    (gaps ? GapsBit : 0U)));
    putVarint(body, zigzag(best.least));
    if (best.difference != Values) {
        putVarint(body, zigzag(best.first));
    }
    if (best.difference == Second) {
        putVarint(body, zigzag(best.second));
    }
    BitWriter writer(body);
    for (std::size_t i = 0; gaps && i < values.size(); ++i) {
        writer.put(isAbsent(values[i]) ? 0 : 1, 1);
    }
    for (std::size_t i = 0; i < best.count; ++i) {
        putRice(writer, best.residuals[i], best.parameter);
    }
    writer.finish();
}

} // namespace

std::optional<std::int64_t> integerAt(double value, std::size_t scale)
{
    const double scaled = value * Scales[scale];
    if (!(std::abs(scaled) <= IntegerMax)) {
        return std::nullopt; // too large, infinite or not a number
    }
    const auto integer = static_cast<std::int64_t>(std::nearbyint(scaled));
    // Compared as bits: minus zero is not the integer 0.
    return std::bit_cast<std::uint64_t>(fromInteger(integer, scale)) ==
                   std::bit_cast<std::uint64_t>(value)
               ? std::optional<std::int64_t>(integer)
               : std::nullopt;
}

double fromInteger(std::int64_t integer, std::size_t scale)
{
    return static_cast<double>(integer) / Scales[scale];
}

std::optional<std::size_t> encodeIntegers(std::span<const double> values, Bytes& body)
{
    Integers integers;
    if (!asIntegers(values, integers)) {
        return std::nullopt;
    }
    write(values, integers, body);
    return integers.scale;
}

bool decodeIntegers(ByteView body, std::size_t scale, std::span<double> values)
{
    if (body.empty()) {
        return false;
    }
    const unsigned head = body[0];
    const unsigned parameter = head & RiceParameterMax;
    const unsigned difference = (head >> 5U) & 3U;
    body = body.subspan(1);
    const auto least = takeVarint(body);
    const auto first = difference == Values ? std::optional<std::uint64_t>(0) : takeVarint(body);
    const auto second = difference == Second ? takeVarint(body) : std::optional<std::uint64_t>(0);
    if (difference > Second || !least || !first || !second) {
        return false;
    }
    BitReader reader(body);
    if ((head & GapsBit) != 0) {
        for (double& value : values) {
            value = std::bit_cast<double>(reader.get(1) == 1 ? 0 : AbsentBits);
        }
    } else {
        std::fill(values.begin(), values.end(), 0.0);
    }
    // Unsigned, because hostile bytes may overflow; ours never do.
    const auto offset = static_cast<std::uint64_t>(unzigzag(*least));
    std::uint64_t last = static_cast<std::uint64_t>(unzigzag(*first));
    std::uint64_t slope = static_cast<std::uint64_t>(unzigzag(*second));
    unsigned seen = 0;
    for (double& value : values) {
        if (isAbsent(value)) {
            continue;
        }
        if (difference == Values) {
            last = getRice(reader, parameter) + offset;
        } else if (seen == 1 && difference == Second) {
            last += slope;
        } else if (seen > 0) {
            slope = getRice(reader, parameter) + offset + (difference == Second ? slope : 0);
            last += slope;
        }
        ++seen;
        value = fromInteger(static_cast<std::int64_t>(last), scale);
    }
    return reader.ok();
}

} // namespace bafar::monitoring
