// The codec restores every bit of every kind of column, refuses hostile bytes, and is small.
#include "agents/monitoring/series_codec.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>

#include "agents/monitoring/bits.h"
#include "core/base/random.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr double Gap = std::numeric_limits<double>::quiet_NaN();

std::vector<double> restored(const std::vector<double>& values, std::size_t* bytes = nullptr)
{
    Bytes encoded;
    monitoring::encodeColumn(values, encoded);
    if (bytes != nullptr) {
        *bytes = encoded.size();
    }
    std::vector<double> back(values.size(), 42.5);
    encoded.push_back(0xff); // what follows is not the column's
    const auto used = monitoring::decodeColumn(encoded, back);
    const auto skipped = monitoring::columnBytes(encoded, values.size());
    if (!used || *used != encoded.size() - 1 || skipped != used) {
        return {};
    }
    return back;
}

/// Compares as bits, so that -0, NaN and its payload count; prints the first difference.
bool sameBits(const std::vector<double>& left, const std::vector<double>& right)
{
    if (left.size() != right.size()) {
        qWarning("%zu values instead of %zu", left.size(), right.size());
        return false;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (std::bit_cast<std::uint64_t>(left[i]) != std::bit_cast<std::uint64_t>(right[i])) {
            qWarning("value %zu: %.17g instead of %.17g", i, left[i], right[i]);
            return false;
        }
    }
    return true;
}

/// A column of one of nine sorts, some of it absent.
std::vector<double> randomColumn(Random& random)
{
    const std::uint64_t sort = random.below(9);
    const double scale = std::pow(10.0, static_cast<double>(random.below(10)));
    const bool gaps = random.chance(0.3);
    std::vector<double> values(1 + random.below(64));
    auto counter = static_cast<std::int64_t>(random.next() >> (11 + random.below(50)));
    for (double& value : values) {
        counter += random.between(0, 1 << random.below(20));
        switch (sort) {
        case 0: value = static_cast<double>(counter) / scale; break;
        case 1: value = static_cast<double>(random.between(-100, 100)) / scale; break;
        case 2: value = std::bit_cast<double>(random.next()); break;
        case 3: value = random.unit(); break;
        case 4: value = random.chance(0.9) ? 0 : static_cast<double>(random.next() >> 20U); break;
        case 5: value = random.chance(0.5) ? -0.0 : 0.0; break;
        case 6: value = random.chance(0.2) ? std::numeric_limits<double>::infinity() : 3; break;
        case 7: value = 1.5e300; break;
        default: value = std::ldexp(1.0, static_cast<int>(random.below(60))); break;
        }
        value = gaps && random.chance(0.4) ? Gap : value;
    }
    return values;
}

} // namespace

class SeriesCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restores_data();
    void restores();
    void restoresRandomColumns();
    void survivesHostileBytes();
    void survivesTruncation();
    void varintsRoundTrip();
};

void SeriesCodecTest::restores_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<int>("bytesMax");

    const double infinity = std::numeric_limits<double>::infinity();
    const double payload = std::bit_cast<double>(std::uint64_t{0x7ff8000000000001U});
    const double negativeNan = std::bit_cast<double>(std::uint64_t{0xfff8000000000000U});
    std::vector<double> ticks;
    std::vector<double> bursts(60, 0.0);
    for (int i = 0; i < 60; ++i) {
        ticks.push_back((88505 + i * 100 - i % 3) / 100.0);
    }
    bursts[30] = 1e6;
    QTest::newRow("given zeros, then one byte") << std::vector<double>(60, 0.0) << 1;
    QTest::newRow("given nothing at all, then one byte") << std::vector<double>(60, Gap) << 1;
    QTest::newRow("given a constant integer, then a few bytes")
        << std::vector<double>(60, 1500.0) << 3;
    QTest::newRow("given a constant fraction, then at most nine bytes")
        << std::vector<double>(60, 1.0 / 3) << 9;
    QTest::newRow("given a constant -0, then it stays negative")
        << std::vector<double>(60, -0.0) << 9;
    QTest::newRow("given one value") << std::vector<double>{12.25} << 9;
    QTest::newRow("given two values") << std::vector<double>{1, 2} << 8;
    QTest::newRow("given processor ticks, then two bits each") << ticks << 24;
    QTest::newRow("given one burst among zeros, then little more than a bit each") << bursts << 20;
    QTest::newRow("given gaps, then they stay gaps")
        << std::vector<double>{1, Gap, 2, Gap, Gap, 3} << 8;
    QTest::newRow("given a gap first and last") << std::vector<double>{Gap, 7, 9, Gap} << 8;
    QTest::newRow("given one value among gaps") << std::vector<double>{Gap, Gap, 5, Gap} << 8;
    QTest::newRow("given infinities of both signs")
        << std::vector<double>{infinity, -infinity, 1, 0} << 64;
    QTest::newRow("given NaNs that are not the canonical one")
        << std::vector<double>{payload, negativeNan, Gap, 1} << 64;
    QTest::newRow("given the smallest and the largest double")
        << std::vector<double>{std::numeric_limits<double>::denorm_min(),
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::lowest(), 0}
        << 64;
    QTest::newRow("given integers around 2^53")
        << std::vector<double>{9007199254740991.0, 9007199254740992.0, -9007199254740992.0} << 32;
    QTest::newRow("given integers above 2^53")
        << std::vector<double>{9007199254740994.0, 1.8446744073709552e19} << 32;
    QTest::newRow("given a counter that was reset")
        << std::vector<double>{1e9, 1e9 + 5, 0, 3, 9} << 32;
}

void SeriesCodecTest::restores()
{
    QFETCH(const std::vector<double>, values);
    QFETCH(const int, bytesMax);
    std::size_t bytes = 0;
    QVERIFY(sameBits(restored(values, &bytes), values));
    QVERIFY2(bytes <= static_cast<std::size_t>(bytesMax), qPrintable(QString::number(bytes)));
}

void SeriesCodecTest::restoresRandomColumns()
{
    Random random(20261123);
    for (int round = 0; round < 50000; ++round) {
        const std::vector<double> values = randomColumn(random);
        QVERIFY2(sameBits(restored(values), values),
                 qPrintable(QStringLiteral("round %1").arg(round)));
    }
}

void SeriesCodecTest::survivesHostileBytes()
{
    Random random(7);
    std::size_t accepted = 0;
    for (int round = 0; round < 50000; ++round) {
        Bytes bytes(random.below(60));
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(random.next());
        }
        if (!bytes.empty()) {
            bytes[0] &= 0x97U; // most first bytes name no mode at all; aim at those that do
        }
        std::vector<double> values(1 + random.below(60));
        const auto used = monitoring::decodeColumn(bytes, values);
        accepted += used ? 1 : 0;
        QVERIFY(!used || *used <= bytes.size());
    }
    QVERIFY(accepted > 1000); // the decoders behind the frame were reached
}

void SeriesCodecTest::survivesTruncation()
{
    Random random(8);
    for (int round = 0; round < 500; ++round) {
        const std::vector<double> values = randomColumn(random);
        Bytes encoded;
        monitoring::encodeColumn(values, encoded);
        for (std::size_t length = 0; length < encoded.size(); ++length) {
            std::vector<double> back(values.size());
            QVERIFY(!monitoring::decodeColumn(ByteView(encoded).subspan(0, length), back));
        }
    }
}

void SeriesCodecTest::varintsRoundTrip()
{
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128},
                                      std::uint64_t{1} << 63U, ~std::uint64_t{0}}) {
        Bytes bytes;
        monitoring::putVarint(bytes, value);
        ByteView rest = bytes;
        const auto back = monitoring::takeVarint(rest);
        QVERIFY(back && rest.empty());
        QCOMPARE(*back, value);
    }
    const Bytes overlong(11, 0xff);
    ByteView rest = overlong;
    QVERIFY(!monitoring::takeVarint(rest));
}

TEST_CLASS(SeriesCodecTest)

} // namespace bafar::test

#include "series_codec_test.moc"
