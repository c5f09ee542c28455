// The group behind the agreement's door: three agents' parts on one loop, with real libraft, real
// TLS on loopback and real files; only the API between them is a call.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "agents/cluster/group_agreement.h"
#include "core/schema/json.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::cluster::GroupStanding;

namespace {

class Site {
public:
    Site()
        : certificates_(folder_.filePath(QStringLiteral("pki")).toStdString(), "lab")
    {
    }

    /// The agent of `node` starts, with what it left on its disk.
    [[nodiscard]] bool start(const std::string& node)
    {
        cluster::GroupAgreement::Options options;
        options.state = folder_.filePath(QString::fromStdString(node)).toStdString();
        QDir().mkpath(QString::fromStdString(options.state));
        options.cluster = "lab";
        options.node = node;
        options.boot = node + "-" + std::to_string(++boots_);
        options.endpoint = {net::Address::parse("127.0.0.1").value(), 0};
        options.tls = certificates_.issue("agent", node);
        cluster::GroupAgreement::Links links;
        links.forward = [this, node](const std::string& to, const schema::Proposal& proposal,
                                     const std::function<void(Result<void>)>& done) {
            const auto found = parts.find(to);
            if (found == parts.end()) {
                done(fail(Code::Unavailable, to + " is down"));
            } else {
                found->second->takeIn(node, proposal, done);
            }
        };
        links.applied = [](const schema::Record&, const cluster::Verdict&) {};
        links.replaced = [] {};
        links.standingChanged = [] {};
        links.refused = [](const std::string&, const Error&) {};
        auto opened = cluster::GroupAgreement::open(loop, worker_, options, std::move(links));
        if (!opened) {
            qWarning("%s", opened.error().text.c_str());
            return false;
        }
        parts[node] = std::move(*opened);
        return true;
    }

    /// A planned end.
    [[nodiscard]] bool stop(const std::string& node)
    {
        bool stopped = false;
        parts.at(node)->stop([&stopped] { stopped = true; });
        const bool answered = until(loop, [&stopped] { return stopped; });
        parts.erase(node);
        return answered;
    }

    /// n1 founds the group and admits the others, as the actions of people do.
    [[nodiscard]] bool form(const std::vector<std::string>& others)
    {
        return start("n1") && follows("n1") &&
               std::ranges::all_of(others, [this](const std::string& node) {
                   return start(node) && join(node) && follows(node);
               });
    }

    /// This agent has all that was agreed, within the time limit.
    [[nodiscard]] bool follows(const std::string& node)
    {
        return until(loop, [&] { return parts.at(node)->current(); });
    }

    /// An audit line with a certificate, told to this agent; its index, or why not.
    Result<std::uint64_t> append(const std::string& node)
    {
        schema::AuditEntry entry;
        entry.serial = "a1";
        entry.what = "PUT /v1/spec";
        entry.allowed = true;
        schema::Record record;
        record.at = {1'800'000'000'000};
        record.body = {schema::toJson(entry)};
        std::optional<Result<std::uint64_t>> index;
        parts.at(node)->append(record, [&](const Result<std::uint64_t>& got) { index = got; });
        return until(loop, [&] { return index.has_value(); }) ? *index
                                                              : fail(Code::Timeout, "no answer");
    }

    runtime::Loop loop;
    std::map<std::string, std::unique_ptr<cluster::GroupAgreement>> parts;

private:
    bool join(const std::string& node)
    {
        const Result<schema::Member> member = parts.at(node)->giveUpOwnGroup(false);
        std::optional<Result<void>> admitted;
        if (member) {
            parts.at("n1")->admit(*member, [&](const Result<void>& result) { admitted = result; });
        }
        return until(loop, [&] { return admitted.has_value(); }) && admitted->has_value();
    }

    QTemporaryDir folder_;
    Certificates certificates_;
    runtime::Worker worker_{loop, "files"};
    unsigned boots_ = 0;
};

} // namespace

class GroupAgreementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoWasAdmittedProposesAtOnce();
    void whatCannotBeAgreedGoesToTheOwnLog();
    void whoWaitsGoesOnWaitingAfterAStart();
    void whoWaitedMayFoundAGroup();
    void aNumberIsNotUsedTwice();
};

void GroupAgreementTest::whoWasAdmittedProposesAtOnce()
{
    Site site;
    QVERIFY(site.form({"n2"}));
    const Result<std::uint64_t> index = site.append("n2");
    QVERIFY2(index.has_value(), index ? "" : index.error().text.c_str());
    QVERIFY(site.parts["n2"]->ownLog().read(0, 10).empty());
    QVERIFY(until(site.loop, [&] {
        const auto records = site.parts["n1"]->read(*index, 1);
        return !records.empty() && records.front().node == "n2";
    }));
}

void GroupAgreementTest::whatCannotBeAgreedGoesToTheOwnLog()
{
    Site site;
    QVERIFY(site.form({"n2"}));
    site.parts.erase("n1");
    const Result<std::uint64_t> index = site.append("n2");
    QVERIFY2(index.has_value(), index ? "" : index.error().text.c_str());
    const std::vector<schema::Record> own = site.parts["n2"]->ownLog().read(0, 10);
    QCOMPARE(own.size(), std::size_t{1});
    QVERIFY(own.front().body.text.find("PUT /v1/spec") != std::string::npos);
    QCOMPARE(site.parts["n2"]->standing().standing, GroupStanding::Minority);
}

void GroupAgreementTest::whoWaitsGoesOnWaitingAfterAStart()
{
    Site site;
    QVERIFY(site.start("n1"));
    QVERIFY(site.follows("n1"));
    const auto waits = site.parts["n1"]->giveUpOwnGroup(false);
    QVERIFY(waits.has_value());
    QVERIFY(site.stop("n1"));
    QVERIFY(site.start("n1"));
    QCOMPARE(site.parts["n1"]->self().number, waits->number);
    // Longer than the founder of a group needs.
    QVERIFY(!until(
        site.loop, [&] { return !site.parts["n1"]->members().empty(); }, 500ms));
    QVERIFY(site.parts["n1"]->problem().find("waits to be admitted") != std::string::npos);
}

void GroupAgreementTest::whoWaitedMayFoundAGroup()
{
    Site site;
    QVERIFY(site.start("n1"));
    QVERIFY(site.follows("n1"));
    QVERIFY(site.parts["n1"]->giveUpOwnGroup(false).has_value());
    QVERIFY(site.parts["n1"]->foundOwnGroup().has_value());
    QVERIFY(site.follows("n1"));
    QVERIFY(site.stop("n1"));
    QVERIFY(site.start("n1"));
    QVERIFY(site.follows("n1"));
}

void GroupAgreementTest::aNumberIsNotUsedTwice()
{
    Site site;
    QVERIFY(site.start("n1"));
    const std::uint64_t first = site.parts["n1"]->self().number;
    QVERIFY(site.stop("n1"));
    QVERIFY(site.start("n1"));
    QCOMPARE(site.parts["n1"]->self().number, first);
    QVERIFY(site.follows("n1"));
    const auto again = site.parts["n1"]->giveUpOwnGroup(false);
    QVERIFY(again.has_value() && again->number != first);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::GroupAgreementTest)

#include "group_agreement_test.moc"
