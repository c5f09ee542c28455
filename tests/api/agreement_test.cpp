// The log of one agent: durable in order, bounded, and whole again after a crash.
#include "agents/cluster/local_agreement.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace

class AgreementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsOrderAcrossStarts();
    void tornEndIsLeftOut();
    void oldestLeaveButRevocationsStay();
    void burstIsBounded();
    void missingFolderIsTold();

private:
    void open();
    void close();
    void append(schema::RecordKind kind, const std::string& text);
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
    ++asked_;
    agreement_->append(recordOf(kind, text), [this](Result<std::uint64_t> index) {
        answers_.push_back(std::move(index));
    });
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

void AgreementTest::oldestLeaveButRevocationsStay()
{
    append(schema::RecordKind::Revocation, "revoked");
    QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    for (std::size_t i = 0; i < 2 * cluster::LocalAgreement::RecordsMax; i += 500) {
        for (std::size_t j = 0; j < 500; ++j) {
            append(schema::RecordKind::Audit, "line");
        }
        QVERIFY(until(*loop_, [this] { return answers_.size() == asked_; }));
    }
    close();
    open();
    QVERIFY(agreement_->lastIndex() - agreement_->firstIndex() <
            cluster::LocalAgreement::RecordsMax);
    int revocations = 0;
    for (const schema::Record& record : agreement_->read(1, 10000)) {
        revocations += record.kind == schema::RecordKind::Revocation ? 1 : 0;
    }
    QCOMPARE(revocations, 1);
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
