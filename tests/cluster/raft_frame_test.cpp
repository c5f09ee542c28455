// What passes the check of a connection's bytes, what does not, and that libraft digests what
// passes.
#include <QTest>

#include "agents/cluster/raft_frame.h"
#include "core/base/random.h"
#include "tests/cluster/raft_wire.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using cluster::putLittle64;
using cluster::RaftFrame;

void set64(Bytes& bytes, std::size_t at, std::uint64_t value)
{
    Bytes number;
    putLittle64(number, value);
    std::copy(number.begin(), number.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

} // namespace

class RaftFrameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void initTestCase() { wire_ = std::make_unique<RaftWire>(), samples_ = wire_->samples(); }

    void cleanupTestCase() { wire_.reset(); }

    void realMessagesPass_data();
    void realMessagesPass();
    void splitEqualsUnsplit();
    void whatIsWrongIsRefused_data();
    void whatIsWrongIsRefused();
    void whatPassesIsDigested();
    void memberships_data();
    void memberships();

private:
    [[nodiscard]] Bytes all() const;

    std::unique_ptr<RaftWire> wire_;
    std::map<std::string, Bytes> samples_;
};

/// One after the other.
Bytes RaftFrameTest::all() const
{
    Bytes bytes;
    for (const auto& [name, sample] : samples_) {
        putBytes(bytes, sample);
    }
    return bytes;
}

void RaftFrameTest::realMessagesPass_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto& [name, sample] : samples_) {
        QTest::newRow(name.c_str()) << QByteArray(name.c_str());
    }
}

void RaftFrameTest::realMessagesPass()
{
    QFETCH(QByteArray, name);
    const Bytes& bytes = samples_.at(name.toStdString());
    RaftFrame frame(RaftWire::Sender);
    const Result<void> fed = frame.feed(bytes);
    QVERIFY2(fed.has_value(), fed ? "" : fed.error().text.c_str());
    QCOMPARE(frame.messages(), std::uint64_t{1});
    QCOMPARE(wire_->deliver(bytes), std::size_t{1});
    // A message without its last byte is none yet.
    RaftFrame cut(RaftWire::Sender);
    QVERIFY(cut.feed(ByteView(bytes).first(bytes.size() - 1)).has_value());
    QCOMPARE(cut.messages(), std::uint64_t{0});
}

void RaftFrameTest::splitEqualsUnsplit()
{
    const Bytes bytes = all();
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
        Bytes damaged = bytes;
        if (round > 0) { // the first one is whole
            const std::size_t at = random.below(damaged.size());
            damaged[at] = static_cast<std::uint8_t>(random.next());
        }
        RaftFrame whole(RaftWire::Sender);
        RaftFrame pieces(RaftWire::Sender);
        const Result<void> expected = whole.feed(damaged);
        Result<void> got;
        for (ByteView rest = damaged; got && !rest.empty();) {
            const std::size_t size = std::min<std::size_t>(rest.size(), random.below(24) + 1);
            got = pieces.feed(rest.first(size));
            rest = rest.subspan(size);
        }
        QCOMPARE(got.has_value(), expected.has_value());
        if (!got) {
            QCOMPARE(got.error(), expected.error());
        }
        QCOMPARE(pieces.messages(), whole.messages());
    }
}

void RaftFrameTest::whatIsWrongIsRefused_data()
{
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<qulonglong>("at");
    QTest::addColumn<qulonglong>("value");
    QTest::addColumn<QByteArray>("why");
    constexpr std::size_t Header = 16;
    const auto row = [](const char* name, const char* sample, std::size_t at, std::uint64_t value,
                        const char* why) {
        QTest::newRow(name) << QByteArray(sample) << qulonglong{at} << qulonglong{value}
                            << QByteArray(why);
    };
    row("given a type of 0, then refused", "heartbeat", 0, 0, "unknown type 0");
    row("given a type above the last, then refused", "heartbeat", 0, 7, "unknown type 7");
    row("given a header of no bytes, then refused", "heartbeat", 8, 0, "a header of 0 bytes");
    row("given a header beyond all memory, then refused", "heartbeat", 8, ~0ULL, "a header of 184");
    row("given a vote's header that is too short, then refused", "vote", 8, 16,
        "a vote: a header of 16 bytes");
    row("given entries beyond the header, then refused", "heartbeat", Header + 32, 1, "1 entries");
    row("given fewer entries than the header has room for, then refused", "entries", Header + 32, 2,
        "2 entries");
    row("given more entries than are allowed, then refused", "entries", Header + 32, 1ULL << 40U,
        "1099511627776 entries");
    row("given a term that would overflow, then refused", "heartbeat", Header, ~0ULL, "the number");
    row("given a commit index that would overflow, then refused", "heartbeat", Header + 24, ~0ULL,
        "the number");
    row("given an entry of type 0, then refused", "entries", Header + 48, 56ULL << 32U,
        "entry 1 has type 0");
    row("given an entry of type 4, then refused", "entries", Header + 48, 4 | 56ULL << 32U,
        "entry 1 has type 4");
    row("given an entry without content, then refused", "entries", Header + 48, 1,
        "entry 1 of 0 bytes");
    row("given an entry that is no multiple of eight, then refused", "entries", Header + 48,
        1 | 57ULL << 32U, "entry 1 of 57 bytes");
    row("given an entry larger than is allowed, then refused", "entries", Header + 48,
        1 | 0xfffffff8ULL << 32U, "entry 1 of 4294967288 bytes");
    row("given a membership larger than is allowed, then refused", "entries", Header + 64,
        3 | 0x20000ULL << 32U, "entry 2 of 131072 bytes");
    row("given an entry of a term that would overflow, then refused", "entries", Header + 40, ~0ULL,
        "entry 1 has type 1 and term");
    row("given an entry's membership of no members, then refused", "entries", Header + 96 + 56 + 1,
        0, "0 members");
    row("given a request for a vote for another, then refused", "request_vote", Header + 8, 9,
        "member 7 asks for member 9");
    row("given a request's index that would overflow, then refused", "request_vote", Header + 16,
        ~0ULL, "the number");
    row("given a snapshot's membership beyond the header, then refused", "snapshot", Header + 32,
        4096, "a membership of 4096 bytes");
    row("given a snapshot's membership beyond all memory, then refused", "snapshot", Header + 32,
        ~0ULL, "a membership of 184");
    row("given a snapshot's membership of too many members, then refused", "snapshot",
        Header + 40 + 1, 600, "600 members");
    row("given a snapshot without index, then refused", "snapshot", Header + 8, 0, "of index 0");
    row("given an answer's index that would overflow, then refused", "entries_result", Header + 16,
        ~0ULL, "the number");
}

void RaftFrameTest::whatIsWrongIsRefused()
{
    QFETCH(QByteArray, sample);
    QFETCH(qulonglong, at);
    QFETCH(qulonglong, value);
    QFETCH(QByteArray, why);
    Bytes bytes = samples_.at(sample.toStdString());
    set64(bytes, at, value);
    RaftFrame frame(RaftWire::Sender);
    const Result<void> fed = frame.feed(bytes);
    QVERIFY(!fed);
    QVERIFY2(fed.error().text.find(why.toStdString()) != std::string::npos,
             fed.error().text.c_str());
    QCOMPARE(frame.messages(), std::uint64_t{0});
}

/// Random damage; whatever passes goes to libraft, whose memory has forbidden pages behind it.
void RaftFrameTest::whatPassesIsDigested()
{
    const Bytes bytes = all();
    Random random(2);
    std::size_t passed = 0;
    for (int round = 0; round < 1000; ++round) {
        Bytes damaged = bytes;
        for (std::uint64_t change = random.below(3) + 1; change > 0; --change) {
            const std::size_t at = random.below(damaged.size());
            damaged[at] = random.chance(0.5)
                              ? static_cast<std::uint8_t>(random.next())
                              : static_cast<std::uint8_t>(damaged[at] ^ (1U << random.below(8)));
        }
        RaftFrame frame(RaftWire::Sender);
        Bytes let;
        std::uint64_t messages = 0;
        for (ByteView rest = damaged; !rest.empty();) {
            const std::size_t size = std::min<std::size_t>(rest.size(), random.below(64) + 1);
            if (!frame.feed(rest.first(size))) {
                break;
            }
            messages = frame.messages();
            putBytes(let, rest.first(size));
            rest = rest.subspan(size);
        }
        QCOMPARE(wire_->deliver(let), static_cast<std::size_t>(messages));
        passed += let.size() == damaged.size() ? 1U : 0U;
    }
    QVERIFY(passed > 100 && passed < 900); // both kinds were tried
}

void RaftFrameTest::memberships_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char* name, const Bytes& bytes, const char* why) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << QByteArray(why);
    };
    const Bytes one = membershipOf(1);
    row("given one member, then good", one, "");
    row("given 512 members, then good", membershipOf(512), "");
    row("given 513 members, then refused", membershipOf(513), "513 members");
    row("given nothing, then refused", {}, "0 bytes long");
    const auto with = [&](std::size_t at, std::uint8_t value) {
        Bytes bytes = one;
        bytes.at(at) = value;
        return bytes;
    };
    row("given another format, then refused", with(0, 2), "format 2");
    row("given no members, then refused", with(1, 0), "0 members");
    row("given one member more than there is, then refused", with(1, 2), "it ends in member 2");
    row("given a member without number, then refused", with(9, 0), "member number 0");
    row("given no address, then refused", with(17, 0), "the address");
    row("given a role that is none, then refused", with(17 + 24, 3), "role 3");
    Bytes open(one.begin(), one.begin() + 40);
    row("given an address without end, then refused", open, "it ends in member 1");
    Bytes longer = one;
    longer.resize(longer.size() + 8);
    row("given bytes behind it, then refused", longer, "bytes too many");
    Bytes twice = membershipOf(2);
    twice.at(9 + 33) = 1; // behind the first: number, address with its zero, role
    row("given a number twice, then refused", twice, "member number 1");
}

void RaftFrameTest::memberships()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, why);
    const Result<void> checked =
        cluster::checkMembership({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                  static_cast<std::size_t>(bytes.size())});
    QCOMPARE(checked.has_value(), why.isEmpty());
    if (!checked) {
        QVERIFY2(checked.error().text.find(why.toStdString()) != std::string::npos,
                 checked.error().text.c_str());
    }
}

TEST_CLASS(RaftFrameTest)

} // namespace bafar::test

#include "raft_frame_test.moc"
