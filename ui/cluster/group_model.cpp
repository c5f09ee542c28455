#include "ui/cluster/group_model.h"

#include <map>

#include "core/base/natural.h"
#include "ui/cluster/group.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

using schema::State;
using schema::cluster::AgreementStatus;
using schema::cluster::GroupWord;
using shared::Cell;
using shared::CellLook;

/// The median over which a disk makes changes slow and costs leaders, as agents warn of it.
constexpr Duration SlowSync = std::chrono::milliseconds{100};

/// A node and all that is known of its part in the group.
struct Known {
    const schema::Member* member = nullptr; ///< of the word that counts
    const AgreementStatus* said = nullptr;  ///< by itself, however old
    const link::AgentFacts* facts = nullptr;

    [[nodiscard]] bool isFresh() const
    {
        return facts != nullptr && facts->freshness == State::Ok && said != nullptr;
    }
};

const AgreementStatus* standingOf(const link::Session& session, const std::string& node)
{
    const auto* status =
        session.store().status<schema::cluster::Status>(node, schema::cluster::Name);
    return status == nullptr ? nullptr : &status->agreement;
}

/// What agents say now; while nobody is heard, what they said last.
std::vector<GroupWord> wordsThatCount(const link::Session& session)
{
    std::vector<GroupWord> words = wordsOf(session);
    if (!words.empty()) {
        return words;
    }
    for (const auto& [node, facts] : session.store().agents()) {
        if (const AgreementStatus* said = standingOf(session, node)) {
            words.push_back({node, *said});
        }
    }
    return words;
}

/// `words` outlive what is returned.
std::map<std::string, Known, NaturalOrder> knownOf(const link::Session& session,
                                                   const std::vector<GroupWord>& words)
{
    std::map<std::string, Known, NaturalOrder> all;
    for (const auto& [node, facts] : session.store().agents()) {
        all[node] = {nullptr, standingOf(session, node), &facts};
    }
    if (const GroupWord* counts = schema::cluster::newestWord(words)) {
        for (const schema::Member& member : counts->standing.members) {
            if (!member.left) {
                all[member.node].member = &member;
            }
        }
    }
    return all;
}

QString latency(Duration value)
{
    return value > Duration::zero() ? shared::duration(value) : QStringLiteral("–");
}

Cell syncCell(const AgreementStatus& said, CellLook look)
{
    Cell cell{latency(said.syncLatency), look};
    if (said.syncLatencyWorst > Duration::zero()) {
        cell.text = MembersModel::tr("%1, worst %2")
                        .arg(cell.text, shared::duration(said.syncLatencyWorst));
    }
    if (said.syncLatency > SlowSync) {
        cell.mark = State::Degraded;
        cell.tip =
            MembersModel::tr("A disk this slow makes changes slow, and leaders may be lost.");
    }
    return cell;
}

QString recordText(const AgreementStatus& said)
{
    return said.last > said.index
               ? MembersModel::tr("%1, %2 not agreed")
                     .arg(shared::number(said.index), shared::number(said.last - said.index))
               : shared::number(said.index);
}

/// What an agent says of itself in numbers; nothing is known of one that was never heard.
std::vector<Cell> figures(const std::string& node, const Known& known)
{
    if (known.said == nullptr || !schema::cluster::speaksOfGroup(*known.said)) {
        return {{}, {}, {}, {}, {}};
    }
    const AgreementStatus& said = *known.said;
    const bool apart = said.standing == schema::cluster::GroupStanding::Minority;
    const CellLook look = known.isFresh() && !apart ? CellLook::Figures : CellLook::Muted;
    std::vector<Cell> cells = {
        {shared::ordinal(said.term), look},
        {recordText(said), look},
        {latency(said.commitLatency), look},
        syncCell(said, look),
        {said.logBytes == 0 ? QStringLiteral("–")
                            : shared::bytes(static_cast<double>(said.logBytes)),
         look},
    };
    for (Cell& cell : cells) {
        if (apart && cell.tip.isEmpty()) {
            cell.tip = MembersModel::tr("As %1 knows it: it is cut off from the majority.")
                           .arg(shared::technical(node));
        }
    }
    return cells;
}

QString roleText(const Known& known)
{
    if (known.member != nullptr) {
        return roleWord(known.member->role);
    }
    return known.said == nullptr || known.said->members.empty() ? QString()
                                                                : MembersModel::tr("no member");
}

State silentMark(const Known& known)
{
    return known.facts == nullptr ? State::Unknown : known.facts->freshness;
}

shared::Row memberRow(const link::Session& session,
                      const std::string& node,
                      const Known& known,
                      Instant now)
{
    shared::Row row;
    row.key = shared::fromPeer(node);
    const bool fresh = known.isFresh();
    row.cells.push_back({shared::technical(node), CellLook::Strong,
                         fresh ? markOf(*known.said) : silentMark(known)});
    if (fresh) { // how it stands is no state
        row.cells.back().said = standingWord(*known.said);
    }
    row.cells.push_back(fresh ? Cell{standingWord(*known.said)}
                        : known.facts != nullptr && known.facts->freshness == State::Ok
                            ? Cell{MembersModel::tr("says nothing of a group"), CellLook::Muted}
                            : Cell{MembersModel::tr("does not answer")});
    row.cells.push_back({roleText(known), CellLook::Muted});
    for (Cell& cell : figures(node, known)) {
        row.cells.push_back(std::move(cell));
    }
    const std::optional<Duration> age = session.store().ageOf(node, now);
    row.cells.push_back({age ? shared::age(*age) : MembersModel::tr("never"), CellLook::Figures});
    return row;
}

} // namespace

MembersModel::MembersModel(QObject* parent)
    : RowsModel({tr("Node"), tr("State"), tr("Role"), tr("Term"), tr("Last record"), tr("Commit"),
                 tr("Disk sync"), tr("Log"), tr("Heard")},
                parent)
{
    setFigures({3, 4, 5, 7, 8}); // not the disk's, which may have a mark and two of them
}

void MembersModel::setSession(const link::Session& session, Instant now)
{
    const std::vector<GroupWord> words = wordsThatCount(session);
    std::vector<shared::Row> rows;
    for (const auto& [node, known] : knownOf(session, words)) {
        rows.push_back(memberRow(session, node, known, now));
    }
    setRows(std::move(rows));
}

ProblemsModel::ProblemsModel(QObject* parent)
    : RowsModel({tr("Node"), tr("Why")}, parent)
{
}

void ProblemsModel::setSession(const link::Session& session, Instant now)
{
    const std::vector<GroupWord> words = wordsThatCount(session);
    std::vector<shared::Row> rows;
    bool isTold = false; // what being cut off means: it is long, and the same for all
    for (const auto& [node, known] : knownOf(session, words)) {
        shared::Row row;
        row.key = shared::fromPeer(node);
        if (known.isFresh()) {
            if (known.said->problem.empty()) {
                continue;
            }
            const State mark = markOf(*known.said);
            const bool apart = known.said->standing == schema::cluster::GroupStanding::Minority;
            const QString whole = shared::sentence(known.said->problem);
            row.cells = {{shared::technical(node), CellLook::Strong,
                          mark == State::Ok ? State::Degraded : mark},
                         {apart && isTold ? tr("cut off from the majority, too") : whole,
                          CellLook::Plain,
                          {},
                          whole}};
            if (mark != State::Ok) {
                row.cells.front().said = standingWord(*known.said);
            }
            isTold = isTold || apart;
        } else if (known.member != nullptr) {
            const std::optional<Duration> age = session.store().ageOf(node, now);
            QString why =
                known.facts == nullptr ? tr("a member that is not in this console's profile")
                : age
                    ? tr("a member that does not answer, last heard %1 ago").arg(shared::age(*age))
                    : tr("a member that was never heard");
            if (known.facts != nullptr && !known.facts->problem.isEmpty()) {
                why += QStringLiteral(": ") + shared::sentence(known.facts->problem.toStdString());
            }
            row.cells = {{shared::technical(node), CellLook::Strong, silentMark(known)}, {why}};
        } else {
            continue;
        }
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

RecoveriesModel::RecoveriesModel(QObject* parent)
    : RowsModel({tr("From the copy of"), tr("Up to"), tr("By"), tr("Why"), tr("Left behind")},
                parent)
{
}

void RecoveriesModel::setSession(const link::Session& session)
{
    const std::vector<schema::Recovery>* most = nullptr;
    for (const auto& [node, facts] : session.store().agents()) {
        const AgreementStatus* said = standingOf(session, node);
        if (said != nullptr && (most == nullptr || said->recoveries.size() > most->size())) {
            most = &said->recoveries;
        }
    }
    std::vector<shared::Row> rows;
    for (const schema::Recovery& one : most == nullptr ? std::vector<schema::Recovery>() : *most) {
        QStringList lost;
        for (const std::string& line : one.lost) {
            const std::size_t name = line.find(": "); // "n1: what it had"
            lost.append(name == std::string::npos
                            ? shared::sentence(line)
                            : shared::technical(line.substr(0, name)) + QStringLiteral(": ") +
                                  shared::sentence(line.substr(name + 2)));
        }
        shared::Row row;
        row.key = QString::number(rows.size());
        row.cells = {
            {shared::technical(one.node),
             CellLook::Strong,
             State::Failed,
             {},
             {},
             QString()}, // changes were lost: the node did not fail
            {tr("record %1, term %2").arg(shared::ordinal(one.index), shared::ordinal(one.term)),
             CellLook::Figures},
            {shared::technical(one.who), CellLook::Technical},
            {shared::technical(shared::fromPeer(one.why))},
            {lost.join(QLatin1Char('\n'))},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::cluster
