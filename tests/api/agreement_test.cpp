// The log of one agent: durable in order, bounded, and whole again after a crash.
// It is larger than the budget because one log is opened and closed the same way for every row.
#include "agents/cluster/local_agreement.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

#include "core/schema/json.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

schema::Record recordOf(schema::RecordKind kind, const std::string& text)
{
    schema::Record record;
    record.kind = kind;
    record.body.text.clear();
    schema::appendJsonString(record.body.text, text);
    return record;
}

std::string auditLine(const std::string& what, bool allowed)
{
    schema::AuditEntry entry;
    entry.what = what;
    entry.allowed = allowed;
    return schema::toJson(entry);
}

} // namespace

class AgreementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsOrderAcrossStarts();
    void tornEndIsLeftOut();
    void everyKindHasItsOwnQuota();
    void newestOfEachRevocationStays();
    void aFullFileIsKeptOnce();
    void whatFailedIsNeverWritten();
    void manyRevocationsDoNotBlock();
    void burstIsBounded();
    void missingFolderIsTold();

private:
    void open();
    void close();
    void append(schema::RecordKind kind, const std::string& text);
    void appendBody(schema::RecordKind kind, std::string body);
    [[nodiscard]] bool settled();
    [[nodiscard]] int count(schema::RecordKind kind, const std::string& part) const;
    [[nodiscard]] QString file() const;

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<runtime::Loop> loop_;
    std::unique_ptr<runtime::Worker> worker_;
    std::unique_ptr<cluster::LocalAgreement> agreement_;
    std::size_t asked_ = 0;
    std::vector<Result<std::uint64_t>> answers_;
};

void AgreementTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    loop_ = std::make_unique<runtime::Loop>();
    asked_ = 0;
    answers_.clear();
    open();
}

void AgreementTest::open()
{
    worker_ = std::make_unique<runtime::Worker>(*loop_, "test");
    auto opened = cluster::LocalAgreement::open(*worker_, folder_->path().toStdString(), "n1");
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text.c_str());
    agreement_ = std::move(*opened);
}

void AgreementTest::close()
{
    agreement_.reset();
    worker_.reset();
}

void AgreementTest::cleanup()
{
    close();
    loop_.reset();
}

QString AgreementTest::file() const
{
    return folder_->filePath(QStringLiteral("records.jsonl"));
}

void AgreementTest::append(schema::RecordKind kind, const std::string& text)
{
    appendBody(kind, recordOf(kind, text).body.text);
}

void AgreementTest::appendBody(schema::RecordKind kind, std::string body)
{
    ++asked_;
    schema::Record record;
    record.kind = kind;
    record.body.text = std::move(body);
    agreement_->append(std::move(record), [this](Result<std::uint64_t> index) {
        answers_.push_back(std::move(index));
    });
}

bool AgreementTest::settled()
{
    return until(*loop_, [this] { return answers_.size() == asked_; });
}

int AgreementTest::count(schema::RecordKind kind, const std::string& part) const
{
    int found = 0;
    for (const schema::Record& record : agreement_->read(0, 100'000)) {
        found += record.kind == kind && record.body.text.find(part) != std::string::npos ? 1 : 0;
    }
    return found;
}

void AgreementTest::keepsOrderAcrossStarts()
{
    for (const char* text : {"a", "b", "c"}) {
        append(schema::RecordKind::Audit, text);
    }
    QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    QCOMPARE(*answers_.back(), std::uint64_t{3});
    append(schema::RecordKind::Spec, "d"); // not waited for: written while closing
    close();
    open();
    QCOMPARE(agreement_->firstIndex(), std::uint64_t{1});
    QCOMPARE(agreement_->lastIndex(), std::uint64_t{4});
    QCOMPARE(agreement_->term(), std::uint64_t{2});
    const std::vector<schema::Record> some = agreement_->read(2, 2);
    QCOMPARE(some.size(), std::size_t{2});
    QCOMPARE(some[0].index, std::uint64_t{2});
    QCOMPARE(some[1].body.text, std::string("\"c\""));
    QCOMPARE(some[1].node, std::string("n1"));
    QVERIFY(agreement_->damage().empty());
}

void AgreementTest::tornEndIsLeftOut()
{
    append(schema::RecordKind::Audit, "a");
    append(schema::RecordKind::Audit, "b");
    QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    close();
    QFile torn(file());
    QVERIFY(torn.resize(torn.size() - 5));
    open();
    QCOMPARE(agreement_->lastIndex(), std::uint64_t{1});
    QVERIFY(!agreement_->damage().empty());
    append(schema::RecordKind::Audit, "c");
    QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    close();
    open();
    QVERIFY(agreement_->damage().empty());
    QCOMPARE(agreement_->read(1, 9).back().body.text, std::string("\"c\""));
}

void AgreementTest::everyKindHasItsOwnQuota()
{
    using Shelf = cluster::LocalAgreement::Shelf;
    const auto quota = [](Shelf shelf) {
        return static_cast<int>(
            cluster::LocalAgreement::Quotas[static_cast<std::size_t>(shelf)].records);
    };
    appendBody(schema::RecordKind::Audit, auditLine("confirm toy.move", true));
    append(schema::RecordKind::Action, "moved");
    append(schema::RecordKind::Spec, "toys: []");
    for (int i = 0; i < 2 * quota(Shelf::Refused); ++i) {
        appendBody(schema::RecordKind::Audit, auditLine("POST /v1/actions", false));
        appendBody(schema::RecordKind::Audit, auditLine("GET /v1/state", true));
        if (i % 200 == 0) {
            QVERIFY(settled());
        }
    }
    QVERIFY(settled());
    for (int start = 0; start < 2; ++start) {
        QCOMPARE(count(schema::RecordKind::Audit, "POST /v1/actions"), quota(Shelf::Refused));
        QCOMPARE(count(schema::RecordKind::Audit, "GET /v1/state"), quota(Shelf::Read));
        QCOMPARE(count(schema::RecordKind::Audit, "confirm toy.move"), 1);
        QCOMPARE(count(schema::RecordKind::Action, "moved"), 1);
        QCOMPARE(count(schema::RecordKind::Spec, "toys"), 1);
        QCOMPARE(agreement_->firstIndex(), std::uint64_t{1});
        QCOMPARE(agreement_->lastIndex(), std::uint64_t{asked_});
        close();
        open();
    }
}

void AgreementTest::newestOfEachRevocationStays()
{
    appendBody(schema::RecordKind::Revocation, R"({"serial":"0a","reason":"old"})");
    appendBody(schema::RecordKind::Revocation, R"({"serial":"b","reason":"other"})");
    appendBody(schema::RecordKind::Revocation, R"({"serial":"a","reason":"new"})");
    QVERIFY(settled());
    for (int start = 0; start < 2; ++start) {
        QCOMPARE(count(schema::RecordKind::Revocation, "old"), 0);
        QCOMPARE(count(schema::RecordKind::Revocation, "new"), 1);
        QCOMPARE(count(schema::RecordKind::Revocation, "other"), 1);
        close();
        open();
    }
}

void AgreementTest::aFullFileIsKeptOnce()
{
    constexpr std::size_t Large = 100'000;
    append(schema::RecordKind::Action, "first");
    append(schema::RecordKind::Revocation, "revoked");
    for (std::size_t bytes = 0; bytes < cluster::LocalAgreement::FileMax; bytes += Large) {
        append(schema::RecordKind::Spec, std::string(Large, 'x'));
        QVERIFY(settled());
    }
    const QString older = file() + QStringLiteral(".1");
    QVERIFY(QFileInfo(older).size() > static_cast<qint64>(cluster::LocalAgreement::FileMax / 2));
    QVERIFY(QFileInfo(file()).size() < static_cast<qint64>(cluster::LocalAgreement::FileMax / 2));
    close();
    open();
    QVERIFY2(agreement_->damage().empty(), agreement_->damage().c_str());
    QCOMPARE(count(schema::RecordKind::Action, "first"), 1);
    QCOMPARE(count(schema::RecordKind::Revocation, "revoked"), 1);
}

/// A disk that is full for one record: the file may not grow beyond what it has.
void AgreementTest::whatFailedIsNeverWritten()
{
    append(schema::RecordKind::Audit, "before");
    QVERIFY(settled());
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlim_t whole = limit.rlim_cur;
    limit.rlim_cur = static_cast<rlim_t>(QFileInfo(file()).size());
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    append(schema::RecordKind::Action, "fails");
    append(schema::RecordKind::Action, "waits"); // while the first one is being written
    const bool answered = settled();
    limit.rlim_cur = whole;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(answered); // the one that waited, too
    QVERIFY(!answers_[1].has_value());
    QVERIFY(!answers_[2].has_value());
    append(schema::RecordKind::Audit, "after");
    QVERIFY(settled());
    QVERIFY(answers_[3].has_value());
    close();
    open();
    QVERIFY2(agreement_->damage().empty(), agreement_->damage().c_str());
    QCOMPARE(count(schema::RecordKind::Action, ""), 0);
    QCOMPARE(count(schema::RecordKind::Audit, ""), 2);
}

void AgreementTest::manyRevocationsDoNotBlock()
{
    constexpr int Many = 2500;
    for (int i = 0; i < Many; ++i) {
        appendBody(schema::RecordKind::Revocation,
                   "{\"serial\":\"" + std::to_string(1000 + i) + "\"}");
        if (i % 500 == 0) {
            QVERIFY(settled());
        }
    }
    QVERIFY(settled());
    close();
    open();
    QCOMPARE(count(schema::RecordKind::Revocation, "serial"), Many);
    append(schema::RecordKind::Audit, "line");
    QVERIFY(settled());
    QVERIFY(answers_.back().has_value());
}

void AgreementTest::burstIsBounded()
{
    for (std::size_t i = 0; i < cluster::LocalAgreement::WaitingMax + 100; ++i) {
        append(schema::RecordKind::Audit, "line");
    }
    QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    const auto refused = std::count_if(answers_.begin(), answers_.end(),
                                       [](const auto& answer) { return !answer.has_value(); });
    QVERIFY(refused > 0);
    QCOMPARE(agreement_->lastIndex(), asked_ - static_cast<std::size_t>(refused));
}

void AgreementTest::missingFolderIsTold()
{
    const auto opened = cluster::LocalAgreement::open(*worker_, "/nowhere/at/all", "n1");
    QVERIFY(!opened.has_value());
    QVERIFY(opened.error().text.find("/nowhere/at/all") != std::string::npos);
}

TEST_CLASS(AgreementTest)

} // namespace bafar::test

#include "agreement_test.moc"
