#include "ui/database/replication_panel.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/database/graph_view.h"
#include "ui/database/heard.h"
#include "ui/database/outlook.h"
#include "ui/database/words.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"
#include "ui/things/left_out.h"
#include "ui/things/outlook_head.h"

namespace bafar::ui::database {
namespace {

constexpr int GraphLeast = 104; ///< pixels: a card and a little of the next one
constexpr int LowWindow = 800;  ///< pixels: in a lower one the trends would have no room

} // namespace

/// As high as the graph where there is room, else it scrolls.
class GraphArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    /// Pixels.
    void setMost(int most)
    {
        most_ = most;
        followGraph();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {QScrollArea::sizeHint().width(), wanted_};
    }

protected:
    /// The graph is lower once it has its width: its legend finds room beside a card.
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (object == widget() && event->type() == QEvent::Resize) {
            followGraph();
        }
        return QScrollArea::eventFilter(object, event);
    }

private:
    void followGraph()
    {
        const int wanted = std::clamp(widget()->height() + 2, GraphLeast, most_);
        if (wanted != wanted_) {
            wanted_ = wanted;
            setMaximumHeight(wanted);
            updateGeometry();
        }
    }

    int most_ = GraphLeast;
    int wanted_ = 0; ///< pixels
};

ReplicationPanel::ReplicationPanel(link::Session& session, QWidget* parent)
    : AbovePanel(parent)
    , session_(session)
    , head_(new things::OutlookHead(this))
    , graph_(new GraphView)
    , area_(new GraphArea(this))
    , more_(new things::LeftOut(this))
    , note_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 6);
    column->setSpacing(10);
    column->addWidget(head_);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setMinimumHeight(GraphLeast);
    area_->setWidget(graph_);
    column->addWidget(area_);
    column->addWidget(more_);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("what is missing"));
    column->addWidget(note_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(graph_, &GraphView::chosen, this, [this](const std::string& node) {
        Q_EMIT wanted(shared::fromPeer("database/" + node));
    });
    connect(more_, &things::LeftOut::wanted, this, &ReplicationPanel::wanted);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void ReplicationPanel::setThing(const QString& entity)
{
    if (entity == chosen_) {
        return; // a person may have scrolled elsewhere
    }
    chosen_ = entity;
    const std::string node = entity.section(QLatin1Char('/'), 1).toStdString();
    graph_->setChosen(node);
    const QRect place = graph_->placeOf(node);
    if (place.isValid()) {
        area_->ensureVisible(place.center().x(), place.center().y(), place.width() / 2 + 8,
                             place.height() / 2 + 8);
    }
}

void ReplicationPanel::refresh()
{
    const std::vector<replication::Word> words = wordsOf(session_.store());
    const replication::Fleet fleet = replication::fleetOf(words);
    head_->setOutlook(outlookOf(words, fleet));
    graph_->setLow(window()->height() < LowWindow);
    graph_->setFleet(fleet);
    // Servers on the map whose agents say nothing typed: the table is all there is.
    head_->setVisible(!fleet.servers.empty());
    area_->setVisible(!fleet.servers.empty());
    more_->setLeftOut(fleet.leftOut, shared::fromPeer("database/" + fleet.firstLeftOut));
    // Where the table says how each of them is, no word is missing that anybody waits for.
    const auto& all = session_.topology().things;
    const bool isTold = std::any_of(all.begin(), all.end(), [](const topology::Thing& thing) {
        return thing.entity.concept_ == schema::database::Name && !thing.entity.facts.empty();
    });
    const QString missing = fleet.servers.empty() && isTold ? QString() : missingText(fleet);
    note_->setText(missing);
    note_->setVisible(!missing.isEmpty());
    const bool isEmpty = fleet.servers.empty() && missing.isEmpty(); // then it takes no room
    layout()->setContentsMargins(isEmpty ? QMargins()
                                         : QMargins(16, 12, 16, fleet.servers.empty() ? 12 : 6));
    // As much as it needs, but the table keeps its share of a low window.
    area_->setMost(std::max(GraphLeast, window()->height() * 2 / 5));
}

} // namespace bafar::ui::database
