// What the page of dashboards keeps between two runs: which one was open, of which nodes and of how
// much time. The bar above it says both at once, so nobody takes them for all there is. A zoom and
// a pause are of one moment and are not kept; nor are the nodes and the time of other dashboards.
#include <QJsonArray>
#include <algorithm>

#include "ui/dashboards/desk.h"
#include "ui/shared/kept_choice.h"

namespace bafar::ui::dashboards {
namespace {

constexpr qsizetype KeptNodesMax = 64; ///< as many as a profile can have

const QString BoardKey = QStringLiteral("board");
const QString NodesKey = QStringLiteral("nodes"); ///< none: all
const QString MinutesKey = QStringLiteral("minutes");

QJsonObject toJson(const QString& board, const TimeBar::Choice& choice)
{
    QJsonArray nodes;
    for (const std::string& node : choice.nodes) {
        nodes.append(QString::fromStdString(node));
    }
    return {{BoardKey, board},
            {NodesKey, nodes},
            {MinutesKey, static_cast<int>(choice.length / std::chrono::minutes(1))}};
}

TimeBar::Choice choiceOf(const QJsonObject& state)
{
    TimeBar::Choice choice;
    const QJsonArray nodes = state[NodesKey].toArray();
    for (qsizetype i = 0; i < std::min(nodes.size(), KeptNodesMax); ++i) {
        choice.nodes.insert(nodes[i].toString().toStdString());
    }
    choice.length = std::chrono::minutes(state[MinutesKey].toInt());
    return choice;
}

} // namespace

void BoardDesk::keepChoice()
{
    const auto* kept = new shared::KeptChoice(
        this, QStringLiteral("dashboards"), [this] { return toJson(chosen_, bar_->choice()); },
        [this](const QJsonObject& state) {
            const QString board = state[BoardKey].toString();
            if (library_.find(board) != nullptr) { // else its nodes and time say nothing
                choose(board);
                bar_->choose(choiceOf(state));
            }
        });
    connect(this, &BoardDesk::boardChosen, kept, &shared::KeptChoice::changed);
    connect(bar_, &TimeBar::nodesChanged, kept, &shared::KeptChoice::changed);
    connect(bar_, &TimeBar::lengthChanged, kept, &shared::KeptChoice::changed);
}

} // namespace bafar::ui::dashboards
